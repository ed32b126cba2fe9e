"""A document and its frames as RDF: a pure function of the two.

Everything that the document says stands in one named graph: the document itself with its stored text, the things it
names, and its facts, each with its evidence. What merely follows from them stands in a second graph, which can be
left out or thrown away.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.documents.source import source_of
from kg.graph.evidence import evidence_triples
from kg.graph.inferred import inferred_triples
from kg.graph.iris import document_graph, document_iri, evidence_iri, fact_iri, inferred_graph, thing_iri
from kg.graph.known import thing_of_entry
from kg.graph.literals import count_literal, date_literal, number_literal, text_literal
from kg.graph.table import FACTS, Slot
from kg.graph.things import Triple, code_triples, things_of, things_triples
from kg.graph.vocabulary import DCTERMS, PROV, RDF, RDFS, SCHEMA, SG, XSD, code
from kg.model.document import Document
from kg.model.frames import Evidence, Frame, Thing
from kg.registers import Registers
from kg.resolve.identity import council_of as council_entry

__all__ = ["said_on", "to_nquads", "to_quads"]


def to_quads(
    document: Document,
    frames: Iterable[Frame],
    *,
    council: Thing | None = None,
    registers: Registers | None = None,
) -> list[Quad]:
    """Return a document and its facts as RDF.

    Arguments:
        document: as read.
        frames: the facts read from it, things resolved.
        council: whose document it is, where the caller knows; else the manifest and the frames tell it.
        registers: with which it was read; the project's own by default.

    Returns:
        The quads of the document's two graphs, each once, sorted.

    Raises:
        DocumentError: the evidence of a frame does not stand in the text.
    """
    graphs = _graphs(document, tuple(frames), council, registers or Registers.load())
    return sorted((Quad(*triple, graph) for graph, triples in graphs for triple in triples), key=str)


def to_nquads(
    document: Document,
    frames: Iterable[Frame],
    *,
    council: Thing | None = None,
    registers: Registers | None = None,
) -> bytes:
    """Return the same as lines of N-Quads, sorted: what a store loads, and one process hands to another, fastest."""
    graphs = _graphs(document, tuple(frames), council, registers or Registers.load())
    ends = [(f" {graph} .\n", triples) for graph, triples in graphs]
    lines = [f"{s!s} {p!s} {o!s}{end}" for end, triples in ends for s, p, o in triples]
    return "".join(sorted(lines)).encode()


def _graphs(
    document: Document, frames: tuple[Frame, ...], council: Thing | None, registers: Registers
) -> list[tuple[NamedNode, set[Triple]]]:
    """Return the document's graphs, each with its triples: what it says, and what follows from that."""
    source = document.source
    publisher = council or council_of(document, frames, registers)
    named = [*things_of(frames), *([publisher] if publisher else [])]
    triples: set[Triple] = set(things_triples(named, source))
    triples.update(_document_triples(document, publisher))
    places: set[Evidence] = set()
    for frame in frames:
        triples.update(_fact_triples(document, frame))
        places.update(frame.evidence)
    triples.update(evidence_triples(document, places))
    return [(document_graph(source), triples), (inferred_graph(source), set(inferred_triples(document, frames)))]


def council_of(document: Document, frames: tuple[Frame, ...], registers: Registers) -> Thing | None:
    """Return the council whose document it is, with all its names, or None.

    It is the one within which resolution put the names of the document, told in the same way: by the manifest, the web
    address, or the names in the frames; else the one council that is the scope of the things in them.
    """
    found = council_entry(document, frames, registers, said_on(document, ()))
    if found is not None:
        return thing_of_entry(found)
    scopes = {thing.scope for thing in things_of(frames) if ":" in thing.scope}
    if len(scopes) == 1:
        with suppress(KeyError):
            return thing_of_entry(registers.by_key(scopes.pop()))
    return None


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


def _title_of(document: Document) -> str:
    """Return what a document without a title in the manifest is called: after its one item, or its meeting."""
    titles = list(dict.fromkeys(item.title for item in document.items))
    if len(titles) != 1:
        for meeting in document.meetings:
            if meeting.body:
                return f"{meeting.body}, {meeting.date}" if meeting.date else meeting.body
    return titles[0] if titles else document.source


def _document_triples(document: Document, council: Thing | None) -> Iterator[Triple]:
    iri, entry = document_iri(document.source), document.entry
    title = entry.title or _title_of(document)
    yield iri, RDF.type, SG.Document
    yield iri, RDFS.label, text_literal(title)
    yield iri, DCTERMS.identifier, text_literal(document.source)
    yield iri, SG.fileName, text_literal(document.path)
    yield iri, SG.sha256, text_literal(document.sha256)
    yield iri, SG.pageType, text_literal(document.page_type)
    yield iri, DCTERMS.format, text_literal(document.media_type)
    yield iri, SCHEMA.text, text_literal(document.text)
    if entry.url:
        yield iri, SCHEMA.url, Literal(entry.url, datatype=XSD.anyURI)
    if entry.replaced_by:
        yield iri, DCTERMS.isReplacedBy, document_iri(source_of(entry.replaced_by))
    if entry.gone:
        yield iri, SCHEMA.expires, date_literal(entry.gone)
    if council is not None:
        yield iri, DCTERMS.publisher, thing_iri(council, document.source)
    date = said_on(document, ())
    if date:
        yield iri, DCTERMS.date, date_literal(date)


def _fact_triples(document: Document, frame: Frame) -> Iterator[Triple]:
    """Yield the triples of one fact: its class, status, slots, and where it was said."""
    terms = FACTS[type(frame)]
    values: list[tuple[NamedNode, NamedNode | Literal]] = [(SG.status, code("status", frame.status))]
    labels: list[Triple] = list(code_triples("status", frame.status))
    for name, slot in terms.slots.items():
        content = getattr(frame, name)
        if content in (None, "", ()):
            continue
        for member in content if isinstance(content, tuple) else (content,):
            values.append((slot.property, _value(slot, member, document.source)))
            if slot.form == "code":
                labels.extend(code_triples(slot.scheme, member))
    told = sorted(f"{predicate!s} {value!s}" for predicate, value in values)
    fact = fact_iri(document.source, terms.word, *told)
    yield fact, RDF.type, terms.type
    yield fact, PROV.hadPrimarySource, document_iri(document.source)
    for predicate, value in values:
        yield fact, predicate, value
    yield from labels
    date = said_on(document, frame.evidence)
    if date:
        yield fact, SG.saidOn, date_literal(date)
    for place in frame.evidence:
        yield fact, PROV.wasDerivedFrom, evidence_iri(document.source, place.start, place.end, place.rule)


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
