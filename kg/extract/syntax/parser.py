"""The parser: spaCy's trained English pipeline on sentences whose names are one token each.

A name of eight words is one token, in place of which the parser sees a word that it knows: "Board" for a body, "Smith"
for a person. So sentences are short, and no name is taken apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.matching import Merged
from kg.extract.syntax.repair import joined_perfects
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
#: verbs that are nouns too: after a party in "that the Board report to", the parser sees them as verbs
_BARE = {
    "report": "reports", "review": "considers", "monitor": "monitors", "account": "answers", "brief": "informs",
    "answer": "answers", "challenge": "considers", "check": "considers", "update": "informs", "present": "presents",
    "test": "considers", "track": "considers", "audit": "considers", "scrutinise": "considers", "oversee": "oversees",
    "examine": "examines", "supply": "supplies", "share": "shares", "draft": "drafts", "release": "releases",
}  # fmt: skip
_PARTIES = frozenset({"BODY", "ORG", "ROLE", "PERSON"})
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
            words = [word.lower() for word in merged.words]
            tags, deps, heads = [one.tag_ for one in doc], [one.dep_ for one in doc], [one.head.i for one in doc]
            joined_perfects(words, merged.names, tags, deps, heads)
            yield Tree(number, merged, words, tags, deps, heads)


def _acts(merged: Merged, at: int) -> bool:
    """Return whether a bare verb follows a party, singular, of which something is said: "that the Board report to"."""
    before = merged.names[at - 1]
    if before is None or before.label not in _PARTIES or at + 1 >= len(merged.words):
        return False
    after = merged.words[at + 1].lower()
    if after in {"of", "and", ",", ".", "was", "were", "is", "for", "by", "had", "has"}:
        return False
    start = at - 1
    while start and merged.words[start - 1].lower() in {"the", "this", "an", "a", "new"}:
        start -= 1
    lead = [word.lower() for word in merged.words[max(0, start - 3) : start]]
    return bool(lead) and (lead[-1] in {"that", ",", ";", ")", "and", "–", "also"} or not lead)


def _seen(merged: Merged) -> list[str]:
    """Return the words as the parser sees them."""
    return [_word(merged, at) for at in range(len(merged.words))]


def _word(merged: Merged, at: int) -> str:
    name, word = merged.names[at], merged.words[at]
    if name is None and at and word in _BARE and _acts(merged, at):
        return _BARE[word]
    if name is None or name.label not in _WORDS:
        return word.split()[-1] if " " in word else word
    if name.label == "FREQ" and " " not in word:
        return word
    if name.generic and " " not in word:
        return word
    one, several = _WORDS[name.label]
    last = word.split()[-1].rstrip(".,")
    return several if last.endswith("s") and not last.endswith("ss") and last not in {"Services", "Needs"} else one
