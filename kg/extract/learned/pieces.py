"""Words as pieces of a vocabulary: WordPiece, as BERT's uncased models have it.

After Wu et al., "Google's Neural Machine Translation System" (2016), section 4.1: from the left, the longest piece that
the vocabulary has; a piece that continues a word begins with "##".
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["CLASS", "SEPARATOR", "UNKNOWN", "Pieces"]

CLASS, SEPARATOR, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
#: a longer word is unknown
_LONGEST = 60


class Pieces:
    """Cuts words into pieces of a vocabulary.

    Arguments:
        vocabulary: piece -> its number.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self.of = lru_cache(maxsize=20_000)(self._cut)

    def __getitem__(self, piece: str) -> int:
        """Return the number of a piece."""
        return self._vocabulary[piece]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        plain = unicodedata.normalize("NFD", word.lower())
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
        numbers: list[int] = []
        start = 0
        while start < len(plain) <= _LONGEST:
            for end in range(len(plain), start, -1):
                piece = plain[start:end] if start == 0 else f"##{plain[start:end]}"
                if piece in self._vocabulary:
                    numbers.append(self._vocabulary[piece])
                    start = end
                    break
            else:
                return (self._vocabulary[UNKNOWN],)
        return tuple(numbers) or (self._vocabulary[UNKNOWN],)
