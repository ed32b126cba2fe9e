"""The parser: spaCy's trained English pipeline on sentences whose names are one token each.

A name of eight words is one token, in place of which the parser sees a word that it knows: "Board" for a body, "Smith"
for a person. So sentences are short, and no name is taken apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.matching import Merged
from kg.extract.syntax.tree import Tree

__all__ = ["Parser"]

#: what the parser sees in place of a name, by its label; of several it sees the second
_WORDS = {
    "ORG": ("Ofsted", "Ofsted"),
    "BODY": ("Board", "Boards"),
    "PERSON": ("Smith", "Smiths"),
    "ROLE": ("Director", "Directors"),
    "PLAN": ("Plan", "Plans"),
    "DATE": ("June", "June"),
    "FREQ": ("monthly", "monthly"),
    "PERIOD": ("weeks", "weeks"),
}
#: longer sentences are lists or tables, which have no syntax
_LONGEST = 220
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses merged sentences.

    Arguments:
        nlp: a pipeline with a tagger and a dependency parser.
    """

    nlp: Language

    def parse(self, sentences: Iterable[tuple[int, Merged]]) -> Iterator[Tree]:
        """Yield the parses of sentences, in their order.

        Arguments:
            sentences: each with its index in the reading.
        """
        chosen = [(number, merged) for number, merged in sentences if 1 < len(merged.words) <= _LONGEST]
        docs = (Doc(self.nlp.vocab, words=_seen(merged), spaces=merged.spaces) for _, merged in chosen)
        for (number, merged), doc in zip(chosen, self.nlp.pipe(docs, batch_size=_BATCH), strict=True):
            yield Tree(
                number,
                merged,
                [word.lower() for word in merged.words],
                [token.tag_ for token in doc],
                [token.dep_ for token in doc],
                [token.head.i for token in doc],
            )


def _seen(merged: Merged) -> list[str]:
    """Return the words as the parser sees them."""
    return [_word(merged, at) for at in range(len(merged.words))]


def _word(merged: Merged, at: int) -> str:
    name, word = merged.names[at], merged.words[at]
    if name is None or name.label not in _WORDS:
        return word.split()[-1] if " " in word else word
    if name.label == "FREQ" and " " not in word:
        return word
    if name.generic and " " not in word:
        return word
    one, several = _WORDS[name.label]
    last = word.split()[-1].rstrip(".,")
    return several if last.endswith("s") and not last.endswith("ss") and last not in {"Services", "Needs"} else one
