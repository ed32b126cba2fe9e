"""Where in a sentence a pattern can match at all: told by whole numbers, before spaCy's Matcher is asked.

A set of places is a number: its bit `i` stands for the place before token `i`, or for token `i` itself. One step of a
pattern is then one shift for all places at once, however many ways to match there are, where the Matcher follows each
way on its own. What fills which slot is the Matcher's to say.
"""

from collections.abc import Sequence

from kg.extract.name import Name
from kg.rules.pattern import Element

__all__ = ["BODY_WORDS", "Places", "Steps"]

#: the elements of a pattern, each with the tokens that it may take in a sentence
Steps = list[tuple[Element, int]]

#: words for a body that are a name of their own where they are capitalised ("the Committee")
BODY_WORDS = frozenset({"committee", "board", "panel", "forum", "cabinet", "group", "partnership", "commission"})


class Places:
    """The tokens of one sentence by word and by type of name.

    Arguments:
        lowered: the tokens in small letters, each name one token.
        names: for each token the name that it is, or None.
    """

    def __init__(self, lowered: Sequence[str], names: Sequence[Name | None]) -> None:
        self._all = (1 << len(lowered)) - 1
        self._words: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        for at, (word, name) in enumerate(zip(lowered, names, strict=True)):
            self._words[word] = self._words.get(word, 0) | 1 << at
            label = name.label if name is not None else ""
            self._labels[label] = self._labels.get(label, 0) | 1 << at

    def steps(self, elements: Sequence[Element]) -> Steps:
        """Return the elements of a pattern, each with the tokens that it may take."""
        return [(element, self._tokens(element)) for element in elements]

    def stretch(self, steps: Steps) -> tuple[int, int] | None:
        """Return the place where the first match of a pattern begins and where the last one ends, or None."""
        ends = _reached(self._all, steps)
        if not ends:
            return None
        starts = _reached(ends, steps[::-1], back=True)
        return (starts & -starts).bit_length() - 1, ends.bit_length() - 1

    def joined(self, steps: Steps, start: int, end: int) -> bool:
        """Return whether a match of a pattern begins at one place and ends at the other."""
        return bool(_reached(1 << start, steps) >> end & 1)

    def _tokens(self, element: Element) -> int:
        """Return the tokens that an element may take, as `kg.extract.matching.to_tokens` tells it to the Matcher."""
        if element.labels:
            found = self._any(self._labels, element.labels)
        elif element.words:
            found = self._any(self._words, element.words)
            if found and element.most == 1:
                free = self._labels.get("", 0)
                found &= free | self._labels.get("BODY", 0) if element.words & BODY_WORDS else free
        else:
            found = self._all & ~self._words.get(";", 0)
        return found & 1 if element.first else found

    @staticmethod
    def _any(tokens: dict[str, int], keys: frozenset[str]) -> int:
        found = 0
        for key in keys.intersection(tokens):
            found |= tokens[key]
        return found


def _reached(places: int, steps: Steps, *, back: bool = False) -> int:
    """Return where a pattern can end that begins in these places; or, going back, begin that ends there."""
    for element, tokens in steps:
        further = places
        if element.most == 1 and not element.optional:
            places = 0
        for _ in range(element.most):
            further = further >> 1 & tokens if back else (further & tokens) << 1
            if not further:
                break
            places |= further
        if not places:
            return 0
    return places
