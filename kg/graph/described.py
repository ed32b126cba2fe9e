"""The description of a file: what is in it, counted as it is written, under which terms, and in which other forms.

The store describes itself once (`kg.graph.dataset`); an export has other statements in it, so here it is counted again.
DCAT: https://www.w3.org/TR/vocab-dcat-3/; VoID: https://www.w3.org/TR/void/.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.iris import REGISTERS_GRAPH, dataset_iri, slug
from kg.graph.literals import count_literal, english_literal
from kg.graph.turtle import Block
from kg.graph.vocabulary import DCAT, DCTERMS, FOAF, NAMESPACES, RDF, VOID, term

__all__ = ["UNTOLD", "Terms", "described"]

#: where IANA tells of media types, and that of each format
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_MEDIA_TYPES: Final = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
}
_OGL: Final = NamedNode("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
_ATTRIBUTION: Final = "Contains public sector information licensed under the Open Government Licence v3.0."
_RIGHTS: Final = (
    f"{_ATTRIBUTION} The words that are quoted are those of the papers, whose publishers keep their rights in them."
)
_WITHOUT_TEXTS: Final = "The papers' whole texts are left out, since their terms are not known."

_TYPE: Final = str(RDF.type).encode()
#: what the store says of itself, and is counted again
_COUNTED: Final = tuple(f" {one} ".encode() for one in (VOID.triples, VOID.documents))

Row = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a publisher says of an export.

    Arguments:
        licence: the IRI of the licence under which it is given; none where empty.
        publisher: who gives it, by name; by the base where empty.
    """

    licence: str = ""
    publisher: str = ""


#: of an export of which its publisher says nothing
UNTOLD: Final = Terms()


def described(
    blocks: Iterable[Block], own: list[bytes], *, base: str, name: str, texts: bool, documents: int, terms: Terms
) -> Iterator[Block]:
    """Yield the blocks of a file as they are, and at last the description of the file.

    Args:
        blocks: all else that is written.
        own: what the store says of itself, as lines of N-Triples.
        base: of the publisher.
        name: the format.
        texts: whether the papers' texts are in it.
        documents: how many there are.
        terms: what the publisher says.
    """
    dataset = dataset_iri(base)
    total = 0
    graphs: list[tuple[str, int]] = []
    members: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for block in blocks:
        total += len(block.lines)
        if block.graph and block.lines:
            graphs.append((block.graph[1:-1], len(block.lines)))
        _count(block.lines, members)
        yield block
    rows = [
        *_terms(dataset, base, name, terms, texts=texts),
        *_subsets(dataset, graphs),
        (dataset, VOID.documents, count_literal(documents)),
    ]
    lines = {*(line for line in own if not any(one in line for one in _COUNTED)), *map(_line, rows)}
    _count(lines, members)
    for class_, found in members.items():
        lines.update(map(_line, _partition(dataset, class_[1:-1].decode(), len(found))))
    # the count counts itself
    lines.add(_line((dataset, VOID.triples, count_literal(total + len(lines) + 1))))
    yield Block("The data set", sorted(lines), f"<{dataset.value}>" if graphs else "")


def _line(row: Row) -> bytes:
    subject, predicate, value = row
    return f"{subject} {predicate} {value} .".encode()


def _count(lines: Iterable[bytes], members: defaultdict[bytes, set[bytes]]) -> None:
    for line in lines:
        subject, predicate, value = line.split(b" ", 2)
        if predicate == _TYPE:
            members[value[:-2]].add(subject)


def _terms(dataset: NamedNode, base: str, name: str, terms: Terms, *, texts: bool) -> Iterator[Row]:
    publisher, form = NamedNode(f"{base}publisher"), NamedNode(f"{dataset.value}/{name}")
    media = NamedNode(_IANA + _MEDIA_TYPES[name])
    yield dataset, DCTERMS.rights, english_literal(_RIGHTS if texts else f"{_RIGHTS} {_WITHOUT_TEXTS}")
    yield dataset, DCTERMS.publisher, publisher
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, FOAF.name, Literal(terms.publisher or f"Whoever publishes {base}")
    yield dataset, DCAT.distribution, form
    yield form, RDF.type, DCAT.Distribution
    yield form, DCTERMS.title, english_literal(f"The data set as {_MEDIA_TYPES[name]}")
    yield form, DCAT.mediaType, media
    for about in (dataset, form):
        if terms.licence:
            yield about, DCTERMS.license, NamedNode(terms.licence)
    for vocabulary in NAMESPACES.values():
        yield dataset, VOID.vocabulary, NamedNode(vocabulary.base)


def _subsets(dataset: NamedNode, graphs: Iterable[tuple[str, int]]) -> Iterator[Row]:
    """Yield what each graph of a file is, and how large."""
    for iri, size in graphs:
        graph = NamedNode(iri)
        yield dataset, VOID.subset, graph
        yield graph, RDF.type, DCAT.Dataset
        yield graph, VOID.triples, count_literal(size)
        document, _, what = iri.rpartition("/")
        if graph == REGISTERS_GRAPH:
            yield graph, DCTERMS.title, english_literal("What the registers say of the organisations that are named")
            yield graph, DCTERMS.license, _OGL
            yield graph, DCTERMS.rights, english_literal(_ATTRIBUTION)
        elif what in {"graph", "inferred"}:
            told = "What the paper says" if what == "graph" else "What follows from what the paper says"
            yield graph, DCTERMS.title, english_literal(told)
            yield graph, DCTERMS.source, NamedNode(document)
        else:
            yield graph, DCTERMS.title, english_literal("The lists of codes that are used")


def _partition(dataset: NamedNode, class_: str, count: int) -> Iterator[Row]:
    """Yield how many there are of a class."""
    prefix = next((one for one, known in NAMESPACES.items() if class_.startswith(known.base)), "")
    part = NamedNode(f"{dataset.value}/class/{prefix}-{slug(class_.rpartition('#')[2].rpartition('/')[2])}")
    yield dataset, VOID.classPartition, part
    yield part, term("void:class"), NamedNode(class_)
    yield part, VOID.entities, count_literal(count)
