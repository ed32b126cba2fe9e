"""English words, to tell a word that was divided at the end of a line from a compound that was written with a hyphen.

The list is the British one of SCOWL (`data/SOURCES.md`). It must not be taken for a list of all words.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["Hyphens", "known_words"]

_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_BEGIN = re.compile(r"[^\W\d_]+")
#: endings of a word that is in the list without them
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "’s", "'s", "er", "ers", "ness", "al", "ally")


@cache
def known_words() -> frozenset[str]:
    """Return the words of the list, in small letters."""
    path = Path(__file__).parent / "data" / "words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


class Hyphens:
    """Decides what becomes of hyphens at the ends of lines, by the words of the document itself and the list."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take note of the words of a document; those that a line's end divides count for nothing."""
        self._own: set[str] = set()
        for text in texts:
            self._own.update(word.lower() for word in _LETTERS.findall(text))

    def joined(self, before: str, after: str) -> str:
        """Return two texts put together at the hyphen that stood between them.

        Arguments:
            before: what ends at the hyphen, without it.
            after: what goes on in the next line.
        """
        first, second = _END.search(before), _BEGIN.match(after)
        if not first or not second or self._is_compound(first.group(), second.group()):
            return f"{before}-{after}"
        return before + after

    def _is_compound(self, first: str, second: str) -> bool:
        """Were two parts of a word written with a hyphen anyway?

        Capitals say so, and the document where it has the word elsewhere; else a word of the list was divided, and so
        was what is no two words of the list.
        """
        if not second[0].islower() and not (first.isupper() and second.isupper()):
            return True
        last = first.rsplit("-", 1)[-1].lower()
        whole, hyphened = last + second.lower(), f"{first}-{second}".lower()
        if hyphened in self._own or f"{last}-{second.lower()}" in self._own:
            return True
        if whole in self._own or _is_word(whole):
            return False
        return len(second) > 2 and _is_word(second.lower())


def _is_word(word: str) -> bool:
    known = known_words()
    return word in known or any(word.endswith(end) and word[: -len(end)] in known for end in _ENDINGS)
