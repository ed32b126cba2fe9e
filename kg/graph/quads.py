"""A document and its frames as RDF: a pure function of the two.

Everything that the document says stands in one named graph: the document itself with its stored text, the things it
names, and its facts, each with its evidence. What merely follows from them stands in a second graph, and what it may
say in a third; both can be left out or thrown away.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.base import naming
from kg.graph.evidence import Places
from kg.graph.facts import fact_triples, said_on
from kg.graph.inferred import inferred_triples
from kg.graph.iris import ID, MARKS_GRAPH, Names, mark_iri
from kg.graph.known import thing_of_entry
from kg.graph.literals import date_literal, text_literal
from kg.graph.suggestions import suggestion_triples
from kg.graph.things import Triple, things_of, things_triples
from kg.graph.vocabulary import DCTERMS, RDF, RDFS, SCHEMA, SG, XSD
from kg.model.document import Document
from kg.model.frames import Frame, Thing
from kg.registers import Registers
from kg.resolve.identity import council_of as council_entry

__all__ = ["council_of", "mark_line", "names_of", "to_nquads", "to_quads"]


def to_quads(
    document: Document,
    frames: Iterable[Frame],
    *,
    council: Thing | None = None,
    registers: Registers | None = None,
    suggestions: Iterable[Frame] = (),
    names: Names | None = None,
) -> list[Quad]:
    """Return a document and its facts as RDF.

    Arguments:
        document: as read.
        frames: the facts read from it, things resolved.
        council: whose document it is, where the caller knows; else the manifest and the frames tell it.
        registers: with which it was read; the project's own by default.
        suggestions: what it may say, as frames whose evidence tells their score.
        names: of its nodes; by default by its address, else by its path, below the base of no publisher in particular.

    Returns:
        The quads of the document's graphs, each once, sorted.

    Raises:
        DocumentError: the evidence of a frame does not stand in the text.
    """
    named = names or names_of(document)
    graphs = _graphs(document, tuple(frames), council, registers or Registers.load(), tuple(suggestions), named)
    return sorted((Quad(*triple, graph) for graph, triples in graphs for triple in triples), key=str)


def to_nquads(
    document: Document,
    frames: Iterable[Frame],
    *,
    council: Thing | None = None,
    registers: Registers | None = None,
    suggestions: Iterable[Frame] = (),
    names: Names | None = None,
) -> bytes:
    """Return the same as lines of N-Quads, sorted: what a store loads, and one process hands to another, fastest."""
    named = names or names_of(document)
    graphs = _graphs(document, tuple(frames), council, registers or Registers.load(), tuple(suggestions), named)
    ends = [(f" {graph} .\n", triples) for graph, triples in graphs]
    lines = [f"{s!s} {p!s} {o!s}{end}" for end, triples in ends for s, p, o in triples]
    return "".join(sorted(lines)).encode()


def mark_line(source: str, mark: str) -> bytes:
    """Return the line of N-Quads that tells the next build by which mark it knows a document again."""
    return f"{mark_iri(source)} {SG.mark} {text_literal(mark)} {MARKS_GRAPH} .\n".encode()


def names_of(document: Document) -> Names:
    """Return the names of a document's nodes below the base of no publisher in particular."""
    return naming((document.entry,), ID)(document.entry)


def _graphs(
    document: Document,
    frames: tuple[Frame, ...],
    council: Thing | None,
    registers: Registers,
    suggestions: tuple[Frame, ...],
    names: Names,
) -> list[tuple[NamedNode, set[Triple]]]:
    """Return the document's graphs, each with its triples: what it says, what follows from that, what it may say."""
    publisher = council or council_of(document, frames, registers)
    named = [*things_of(frames), *([publisher] if publisher else [])]
    triples: set[Triple] = set(things_triples(named, names))
    triples.update(_document_triples(document, publisher, names))
    places = Places(document, names)
    for frame in frames:
        triples.update(fact_triples(frame, places))
    triples.update(places.triples())
    described = {subject for subject, predicate, _ in triples if predicate == RDFS.label}
    return [
        (names.graph, triples),
        (names.inferred, set(inferred_triples(names, frames))),
        (names.suggested, set(suggestion_triples(document, names, suggestions, frames, described))),
    ]


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


def _title_of(document: Document) -> str:
    """Return what a document without a title in the manifest is called: after its one item, or its meeting."""
    titles = list(dict.fromkeys(item.title for item in document.items))
    if len(titles) != 1:
        for meeting in document.meetings:
            if meeting.body:
                return f"{meeting.body}, {meeting.date}" if meeting.date else meeting.body
    return titles[0] if titles else document.source


def _document_triples(document: Document, council: Thing | None, names: Names) -> Iterator[Triple]:
    iri, entry = names.document, document.entry
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
    if names.later is not None:
        yield iri, DCTERMS.isReplacedBy, names.later.document
    if entry.gone:
        yield iri, SCHEMA.expires, date_literal(entry.gone)
    if council is not None:
        yield iri, DCTERMS.publisher, names.thing(council)
    date = said_on(document, ())
    if date:
        yield iri, DCTERMS.date, date_literal(date)
