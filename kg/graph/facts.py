"""A fact as RDF: its class, status and slots, and the places in the document on which it rests."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from kg.graph.coded import code_of
from kg.graph.events import event_triples
from kg.graph.evidence import Place, Places
from kg.graph.iris import Names
from kg.graph.literals import count_literal, date_literal, number_literal, text_literal
from kg.graph.table import FACTS, Slot
from kg.graph.things import Triple, code_triples
from kg.graph.vocabulary import PROV, RDF, SG, code
from kg.model.document import Document
from kg.model.frames import Evidence, Frame
from kg.model.keywords import keywords
from kg.model.kinds import KIND_OF

__all__ = ["fact_node", "fact_triples", "places_of", "said_on"]

#: property of words -> the list of codes to whose values some words come, and the property of these
_CODED: Final = {SG.frequency: ("frequency", SG.frequencyCode), SG.outcome: ("outcome", SG.outcomeCode)}


def fact_triples(frame: Frame, places: Places) -> Iterator[Triple]:
    """Yield the triples of one fact: its class, status, slots, what event it speaks of, and where it was said.

    Arguments:
        frame: the fact, its things resolved.
        places: those of the document where it was read; the fact's own are added to them.
    """
    names = places.names
    values = _values(frame, names)
    fact = _node(frame, names, values)
    yield fact, RDF.type, FACTS[type(frame)].type
    yield fact, PROV.hadPrimarySource, names.document
    yield from ((fact, predicate, value) for predicate, value in values)
    yield from code_triples("status", frame.status)
    for name, slot in FACTS[type(frame)].slots.items():
        if slot.form == "code" and getattr(frame, name):
            yield from code_triples(slot.scheme, getattr(frame, name))
    yield from _coded_triples(fact, frame)
    yield from event_triples(fact, frame, names)
    yield from ((fact, SG.keyword, text_literal(word)) for word in _keywords(frame))
    date = said_on(places.document, frame.evidence)
    if date:
        yield fact, SG.saidOn, date_literal(date)
    for place in places_of(frame):
        yield fact, PROV.wasDerivedFrom, places.iri(place)


def _keywords(frame: Frame) -> tuple[str, ...]:
    """Return the words by which what a fact promises is known again; none where it promises nothing."""
    kind = KIND_OF[type(frame)]
    if not kind.promise or (kind.promised and not any(getattr(frame, slot) for slot in kind.promised)):
        return ()
    return keywords(getattr(frame, kind.promise), done=frame.status == "completed")


def _coded_triples(fact: NamedNode, frame: Frame) -> Iterator[Triple]:
    """Yield the codes that the words of a fact come to, beside the words."""
    for name, slot in FACTS[type(frame)].slots.items():
        if slot.property in _CODED:
            scheme, property_ = _CODED[slot.property]
            content = getattr(frame, name)
            for words in content if isinstance(content, tuple) else (content,):
                value = code_of(scheme, words)
                if value:
                    yield fact, property_, code(scheme, value)
                    yield from code_triples(scheme, value)


def _value(slot: Slot, content: Any, names: Names) -> NamedNode | Literal:
    match slot.form:
        case "thing":
            return names.thing(content)
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


def fact_node(frame: Frame, names: Names) -> NamedNode:
    """Return the IRI of a fact, which is made from all that it says."""
    return _node(frame, names, _values(frame, names))


def _node(frame: Frame, names: Names, values: list[tuple[NamedNode, NamedNode | Literal]]) -> NamedNode:
    told = sorted(f"{predicate!s} {value!s}" for predicate, value in values)
    return names.fact(FACTS[type(frame)].word, *told)


def _values(frame: Frame, names: Names) -> list[tuple[NamedNode, NamedNode | Literal]]:
    """Return the status and the values of a fact's slots, each with its property."""
    values: list[tuple[NamedNode, NamedNode | Literal]] = [(SG.status, code("status", frame.status))]
    for name, slot in FACTS[type(frame)].slots.items():
        content = getattr(frame, name)
        if content not in (None, "", ()):
            members = content if isinstance(content, tuple) else (content,)
            values.extend((slot.property, _value(slot, member, names)) for member in members)
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
