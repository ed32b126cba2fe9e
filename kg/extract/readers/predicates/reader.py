"""The reader of predicates: parses the sentences that may hold a fact, and lets each kind read what they tell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.matching import merge
from kg.extract.name import Name
from kg.extract.readers.predicates.actions import undertaken, undertakings
from kg.extract.readers.predicates.governance import accountability, monitoring
from kg.extract.readers.predicates.telling import Telling
from kg.extract.readers.predicates.undertakings import delegations, presentations
from kg.extract.reading import Reading
from kg.extract.syntax.lexicon import Lexicon, own_lexicon
from kg.extract.syntax.match import find
from kg.extract.syntax.model import ModelError, english
from kg.extract.syntax.parser import Parser
from kg.extract.syntax.tree import Tree
from kg.model.frames import Evidence, Frame

__all__ = ["PredicatesReader"]

_READERS: dict[str, Callable[[Telling], Iterable[Candidate]]] = {
    "monitoring": monitoring,
    "accountability": accountability,
    "delegations": delegations,
    "presentations": presentations,
    "actions": undertakings,
}
_PARTIES = frozenset({"ORG", "BODY", "PARTY", "PERSON", "ROLE"})
_GROUPS = frozenset("group groups workstreams officers leads team teams we it they members he she these both each clerk".split())
#: words that show an undertaking, whatever its verb
_UNDERTAKES = frozenset("will would shall 'll must to may might could".split())


class PredicatesReader:
    """Reads by syntax. Without a parser it reads nothing."""

    name = "predicates"
    version = "1"

    def __init__(self, *, lexicon: Lexicon | None = None, parser: Parser | None = None) -> None:
        self._lexicon = lexicon or own_lexicon()
        self._parser = parser

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document."""
        if self._parser is None:
            try:
                self._parser = Parser(english())
            except ModelError:
                return
        chosen = []
        for number, sentence in enumerate(reading.sentences):
            words = set(sentence.lowered)
            if not (words & self._lexicon.forms or words & _UNDERTAKES):
                continue
            if not self._party(sentence.names, words):
                continue
            merged = reading.merged.get(number) or merge(sentence, sentence.doc.vocab)
            chosen.append((number, merged))
        yield from _gathered(
            candidate for tree in self._parser.parse(chosen) for candidate in self._told(reading, tree)
        )

    def _told(self, reading: Reading, tree: Tree) -> Iterator[Candidate]:
        for told in find(tree, self._lexicon):
            reader = _READERS.get(told.predicate.kind)
            if reader is not None:
                yield from reader(Telling(reading, told, self.name, self.version))
        yield from undertaken(reading, tree)

    @staticmethod
    def _party(names: Iterable[Name], words: set[str]) -> bool:
        return any(name.label in _PARTIES for name in names) or bool(words & _GROUPS)


def _gathered(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield each fact once, as certain as where it is told most plainly, with all the places that tell it."""
    places: dict[Frame, dict[Evidence, None]] = {}
    best: dict[Frame, Candidate] = {}
    for candidate in candidates:
        bare = replace(candidate.frame, evidence=())
        places.setdefault(bare, {}).update(dict.fromkeys(candidate.frame.evidence))
        if bare not in best or best[bare].score < candidate.score:
            best[bare] = candidate
    for bare, candidate in best.items():
        yield replace(candidate, frame=replace(bare, evidence=tuple(places[bare])))
