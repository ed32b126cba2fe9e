"""The reader of predicates: parses the sentences that may hold a fact, and lets each kind read what they tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.matching import merge
from kg.extract.name import Name
from kg.extract.readers.predicates.actions import undertaken, undertakings
from kg.extract.readers.predicates.allowed import allowed
from kg.extract.readers.predicates.authorities import authorities
from kg.extract.readers.predicates.chains import chains
from kg.extract.readers.predicates.delegations import delegations
from kg.extract.readers.predicates.governance import accountability, monitoring
from kg.extract.readers.predicates.inspections import inspections
from kg.extract.readers.predicates.interventions import interventions, spoken_of
from kg.extract.readers.predicates.offices import in_office
from kg.extract.readers.predicates.plans import plans
from kg.extract.readers.predicates.presentations import presentations
from kg.extract.readers.predicates.telling import Telling
from kg.extract.reading import Reading
from kg.extract.syntax.grammar import words_of
from kg.extract.syntax.lexicon import Lexicon
from kg.extract.syntax.listed_clauses import clauses
from kg.extract.syntax.match import find
from kg.extract.syntax.model import english
from kg.extract.syntax.parser import Parser
from kg.extract.syntax.tree import Tree
from kg.model.frames import Evidence, Frame
from kg.model.kinds.action import Action
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.presentation import Presentation
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["PredicatesReader"]

_READERS: dict[str, Callable[[Telling], Iterable[Candidate]]] = {
    "monitoring": monitoring,
    "accountability": accountability,
    "delegations": delegations,
    "presentations": presentations,
    "actions": undertakings,
    "inspections": inspections,
    "plans": plans,
    "interventions": interventions,
}
_PARTIES = frozenset({"ORG", "BODY", "PARTY", "PERSON", "ROLE"})
#: what tells that a plan is due, by whomever
_DUE = frozenset({"PLAN", "DATE"})
_GROUPS = frozenset(
    "group groups workstreams officers leads team teams we it they members he she these both each clerk minister "
    "ministers department government inspectors inspectorates".split()
)
#: what is put on somebody, though nobody is named beside it: "a revised direction came in May"
_MEASURES = frozenset("direction directions notice commissioner adviser advisor".split())
_ARROWS = frozenset({">", "→", "->", "»", "=>"})
#: words that show an undertaking, whatever its verb
_UNDERTAKES = frozenset("will would shall 'll must to may might could".split())


class PredicatesReader:
    """Reads by syntax; the pipeline is loaded with the first document.

    Args:
        lexicon: the predicates.
    """

    name = "predicates"
    version = "1"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parser: Parser | None = None

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document."""
        if self._parser is None:
            self._parser = Parser(english())
        chosen = []
        for number, sentence in enumerate(reading.sentences):
            words = set(sentence.lowered)
            if len(words & _ARROWS) and self._party(sentence.names, words):
                words |= _UNDERTAKES
            measure = bool(words & _MEASURES) and any(name.label == "DATE" for name in sentence.names)
            if not (measure or words & self._lexicon.forms or words & _UNDERTAKES):
                continue
            known = measure or self._party(sentence.names, words) or sentence.lowered[0] in words_of("openers")
            if not known:
                continue
            merged = reading.merged.get(number) or merge(sentence, sentence.doc.vocab)
            chosen += [(number, clause) for clause in clauses(merged)]
        yield from _gathered(
            candidate for tree in self._parser.parse(chosen) for candidate in _apart(self._told(reading, tree))
        )

    def _told(self, reading: Reading, tree: Tree) -> Iterator[Candidate]:
        for told in find(tree, self._lexicon):
            reader = _READERS.get(told.predicate.kind)
            if reader is not None:
                yield from reader(Telling(reading, told, self.name, self.version))
        yield from undertaken(reading, tree)
        yield from allowed(reading, tree)
        yield from chains(reading, tree)
        yield from spoken_of(reading, tree)
        yield from in_office(reading, tree)
        yield from authorities(reading, tree)

    @staticmethod
    def _party(names: Iterable[Name], words: set[str]) -> bool:
        labels = {name.label for name in names}
        return bool(labels & _PARTIES) or labels >= _DUE or bool(words & _GROUPS)


#: by kind of fact, the slots in which two facts of one sentence must differ
_APART: Mapping[type[Frame], tuple[str, ...]] = {
    Delegation: ("to", "matter"),
    Inspection: ("kind", "date", "area"),
    Intervention: ("kind", "date"),
    Monitoring: ("monitor", "frequency"),
    Plan: ("plan", "responsible", "due"),
    Presentation: ("presenter",),
    ReportingLine: ("body", "to"),
    Action: ("text",),
}


def _apart(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Return the candidates of a sentence without those that tell in other words what a surer one tells."""
    best: dict[tuple[object, ...], Candidate] = {}
    for candidate in candidates:
        frame = candidate.frame
        key = (type(frame), frame.status == "denied", *(getattr(frame, slot) for slot in _APART[type(frame)]))
        if key not in best or best[key].score < candidate.score:
            best[key] = candidate
    return best.values()


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
