"""Events that papers speak of without a name: inspections, meetings, interventions, told by kind, whose they are, date.

The event is one node, whoever speaks of it; what a paper says of it (that it is planned, what it found) is a statement,
with its evidence, as with plans. An event without a date is its document's own: two papers that speak of an inspection
and give no date need not mean one.
"""

from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode

from kg.graph.iris import Names
from kg.graph.literals import date_literal, text_literal
from kg.graph.table import FACTS
from kg.graph.things import Triple
from kg.graph.vocabulary import RDF, RDFS, code, term
from kg.model.frames import Frame
from kg.model.kinds import KIND_OF

__all__ = ["event_triples"]


def event_triples(fact: NamedNode, frame: Frame, names: Names) -> Iterator[Triple]:
    """Yield what the event of a fact is, and that the fact is a statement about it; nothing where its kind has none."""
    kind = KIND_OF[type(frame)]
    event, slots = kind.event, FACTS[type(frame)].slots
    if event is None:
        return
    word = event.property.rpartition(":")[2]
    sort: str = getattr(frame, event.kind) if event.kind else ""
    of: Any = getattr(frame, event.of)
    date: str = getattr(frame, event.date)
    iri = names.event(word, sort, of, date)
    yield fact, term(event.property), iri
    yield iri, RDF.type, term(event.type)
    yield iri, RDFS.label, text_literal(_label(sort or word, of.name if of is not None else "", date))
    if sort:
        yield iri, slots[event.kind].property, code(slots[event.kind].scheme, sort)
    if of is not None:
        yield iri, slots[event.of].property, names.thing(of)
    if date:
        yield iri, slots[event.date].property, date_literal(date)


def _label(what: str, of: str, date: str) -> str:
    return ", ".join(filter(None, (what.capitalize(), of, date)))
