"""Words as a search compares them: no capitals, no accents, one sort of apostrophe."""

import re
import unicodedata

__all__ = ["plain", "words_of"]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_WORD = re.compile(r"[\w']+")


def plain(text: str) -> str:
    """Return a text as searches compare it."""
    folded = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return "".join(char for char in folded if not unicodedata.combining(char))


def words_of(text: str) -> list[str]:
    """Return the words of a text as searches compare them, each once."""
    return list(dict.fromkeys(word.strip("'") for word in _WORD.findall(plain(text)) if word.strip("'")))
