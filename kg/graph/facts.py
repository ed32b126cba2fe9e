"""A fact as RDF: its class, status and slots, and the places in the document on which it rests."""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.graph.evidence import Place
from kg.graph.iris import document_iri, fact_iri, thing_iri
from kg.graph.literals import count_literal, date_literal, number_literal, text_literal
from kg.graph.table import FACTS, Slot
from kg.graph.things import Triple, code_triples
from kg.graph.vocabulary import PROV, RDF, SG, code
from kg.model.document import Document
from kg.model.frames import Evidence, Frame

__all__ = ["fact_node", "fact_triples", "places_of", "said_on"]


def fact_triples(document: Document, frame: Frame) -> Iterator[Triple]:
    """Yield the triples of one fact: its class, status, slots, and where it was said.

    Arguments:
        document: where it was read.
        frame: the fact, its things resolved.
    """
    values = _values(document, frame)
    fact = _node(document, frame, values)
    yield fact, RDF.type, FACTS[type(frame)].type
    yield fact, PROV.hadPrimarySource, document_iri(document.source)
    yield from ((fact, predicate, value) for predicate, value in values)
    yield from code_triples("status", frame.status)
    for name, slot in FACTS[type(frame)].slots.items():
        if slot.form == "code" and getattr(frame, name):
            yield from code_triples(slot.scheme, getattr(frame, name))
    date = said_on(document, frame.evidence)
    if date:
        yield fact, SG.saidOn, date_literal(date)
    for place in places_of(frame):
        yield fact, PROV.wasDerivedFrom, place.iri(document.source)


def _value(slot: Slot, content: Any, source: str) -> NamedNode | Literal:
    match slot.form:
        case "thing":
            return thing_iri(content, source)
        case "code":
            return code(slot.scheme, content)
        case "date":
            return date_literal(content)
        case "number":
            return number_literal(content)
        case "count":
            return count_literal(content)
        case _:
            return text_literal(content)


def fact_node(document: Document, frame: Frame) -> NamedNode:
    """Return the IRI of a fact, which is made from all that it says."""
    return _node(document, frame, _values(document, frame))


def _node(document: Document, frame: Frame, values: list[tuple[NamedNode, NamedNode | Literal]]) -> NamedNode:
    told = sorted(f"{predicate!s} {value!s}" for predicate, value in values)
    return fact_iri(document.source, FACTS[type(frame)].word, *told)


def _values(document: Document, frame: Frame) -> list[tuple[NamedNode, NamedNode | Literal]]:
    """Return the status and the values of a fact's slots, each with its property."""
    values: list[tuple[NamedNode, NamedNode | Literal]] = [(SG.status, code("status", frame.status))]
    for name, slot in FACTS[type(frame)].slots.items():
        content = getattr(frame, name)
        if content not in (None, "", ()):
            members = content if isinstance(content, tuple) else (content,)
            values.extend((slot.property, _value(slot, member, document.source)) for member in members)
    return values


def places_of(frame: Frame) -> tuple[Place, ...]:
    """Return the places on which a fact rests, each with the properties whose values it supports where not with all."""
    slots = FACTS[type(frame)].slots
    return tuple(
        Place(evidence, tuple(sorted({slots[name].property.value for name in evidence.slots if name in slots})))
        for evidence in frame.evidence
    )


def said_on(document: Document, evidence: Iterable[Evidence]) -> str:
    """Return the date on which something was said: that of the meeting whose section it stands in.

    Where the layout does not tell, it is the date of the only meeting, else that of the manifest, else empty.
    """
    for place in evidence:
        section = document.section_at(place.start)
        if section is not None and section.meeting is not None:
            date = document.meetings[section.meeting].date
            if date:
                return date
    dates = {meeting.date for meeting in document.meetings if meeting.date}
    return dates.pop() if len(dates) == 1 else document.entry.date
