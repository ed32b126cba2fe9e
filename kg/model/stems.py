"""What the forms of a word have in common, for comparing words; it knows no word, and makes none.

A stem is no word that anybody reads: it is compared with other stems only.
"""

import re

__all__ = ["stem", "stems", "words"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: endings in which forms of one word differ, the longest first, and what stands for them
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, in their order."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """Return what the forms of a word have in common: "boards" and "board", "monitored" and "monitors" are one."""
    bare = re.sub(r"['’]s?$", "", word.casefold())
    for ending, instead in _ENDINGS:
        if bare.endswith(ending) and not bare.endswith("ss") and len(bare) - len(ending) >= 3:
            bare = bare[: -len(ending)] + instead
            break
    return bare[:-1] if bare.endswith("e") and len(bare) > 3 else bare


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, in their order."""
    return [stem(word) for word in words(text)]
