"""When two words are one: in another form, as an abbreviation, or misspelt. For searches, never for identity.

What a search finds by likeness is shown to whoever searched; nothing here merges or decides anything.
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from kg.model.stems import stem, stems, words

__all__ = ["nearest_word", "respelt", "stem", "stems", "words"]

#: how much alike a misspelt word and the one that is meant must be, and from which length on a word can be misspelt
ALIKE = 0.8
LONG_ENOUGH = 4


def nearest_word(word: str, known: Collection[str]) -> str:
    """Return the known word, or stem, that a misspelt one is likeliest to be meant for; empty where none is near."""
    if len(word) < LONG_ENOUGH:
        return ""
    begun = sorted(one for one in known if one[:1] == word[:1])
    return next(iter(get_close_matches(word, begun, n=1, cutoff=ALIKE)), "")


def respelt(given: Iterable[str], known: Collection[str]) -> list[str]:
    """Return words, or stems, with each that is not known replaced by the nearest that is, where one is near."""
    return [word if word in known else nearest_word(word, known) or word for word in given]
