"""When two words are one: in another form, as an abbreviation, or misspelt. For searches, never for identity.

What a search finds by likeness is shown to whoever searched; nothing here merges or decides anything.
"""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

__all__ = ["nearest_word", "respelt", "stem", "stems", "words"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: endings that forms of one word differ in, the longest first, and what stands for them
_ENDINGS = (
    ("ies", "y"),
    ("ing", ""),
    ("sses", "ss"),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
)
#: how much alike a misspelt word and the one that is meant must be, and from which length on a word can be misspelt
ALIKE = 0.8
LONG_ENOUGH = 4


def stem(word: str) -> str:
    """Return what the forms of a word have in common: "boards" and "board", "monitored" and "monitors" are one."""
    bare = re.sub(r"['’]s?$", "", word.casefold())
    for ending, instead in _ENDINGS:
        if bare.endswith(ending) and not bare.endswith("ss") and len(bare) - len(ending) >= 3:
            bare = bare[: -len(ending)] + instead
            break
    return bare[:-1] if bare.endswith("e") and len(bare) > 3 else bare


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, in their order."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, in their order."""
    return [stem(word) for word in words(text)]


def nearest_word(word: str, known: Collection[str]) -> str:
    """Return the known word, or stem, that a misspelt one is likeliest to be meant for; empty where none is near."""
    if len(word) < LONG_ENOUGH:
        return ""
    begun = sorted(one for one in known if one[:1] == word[:1])
    return next(iter(get_close_matches(word, begun, n=1, cutoff=ALIKE)), "")


def respelt(given: Iterable[str], known: Collection[str]) -> list[str]:
    """Return words, or stems, with each that is not known replaced by the nearest that is, where one is near."""
    return [word if word in known else nearest_word(word, known) or word for word in given]
