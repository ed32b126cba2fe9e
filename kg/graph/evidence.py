"""Evidence as Web Annotation: the exact quote with what stands around it, its characters, page, rule and reader.

The quote is cut from the stored text by its positions, never searched for, so it stands there by construction.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import DocumentError
from kg.graph.iris import document_iri, evidence_iri, reader_iri
from kg.graph.literals import count_literal, number_literal, text_literal
from kg.graph.things import Triple
from kg.graph.vocabulary import OA, OWL, PROV, RDF, RDFS, SG
from kg.model.document import Document
from kg.model.frames import Evidence

__all__ = ["CONTEXT", "Place", "evidence_triples"]

#: characters of the text kept before and after a quote
CONTEXT: Final = 48


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document as a node of the graph.

    Arguments:
        evidence: where it is, and who read it.
        supports: the IRIs of the properties whose values rest on it; all of the fact's where there is none.
    """

    evidence: Evidence
    supports: tuple[str, ...] = ()

    def iri(self, source: str) -> NamedNode:
        """Return its IRI in the document `source`; two facts may share it where it supports the same of both."""
        one = self.evidence
        names = "+".join(re.split(r"[#/]", name)[-1] for name in self.supports)
        return evidence_iri(source, one.start, one.end, one.rule, names, "" if one.score >= 1 else f"{one.score:.3f}")


def evidence_triples(document: Document, places: Iterable[Place]) -> Iterator[Triple]:
    """Yield what is said of the places in the text on which facts rest.

    Arguments:
        document: whose stored text the positions refer to.
        places: each with start and end in characters, end exclusive, and the rule that read it.

    Yields:
        Each place (named by its positions and rule) with its document, selectors, rule, reader, and page where there
        are pages; and what stands there, once for all the rules that read it.

    Raises:
        DocumentError: the positions are not within the text, or there is nothing between them.
    """
    source, iri = document.source, document_iri(document.source)
    spans: dict[tuple[int, int], tuple[NamedNode, NamedNode]] = {}
    readers: set[tuple[str, str]] = set()
    for one in places:
        evidence = one.evidence
        start, end = evidence.start, evidence.end
        if (start, end) not in spans:
            if not (0 <= start < end <= len(document.text)) or document.text[start:end].isspace():
                raise DocumentError(
                    f"rule {evidence.rule} rests a fact of {document.path} on characters {start} to {end}, "
                    "where no text is",
                    "Report this fault of the rule",
                )
            span = evidence_iri(source, start, end).value
            spans[start, end] = NamedNode(f"{span}/quote"), NamedNode(f"{span}/position")
        place = one.iri(source)
        quote, position = spans[start, end]
        yield place, RDF.type, OA.SpecificResource
        yield place, OA.hasSource, iri
        yield place, OA.hasSelector, quote
        yield place, OA.hasSelector, position
        yield place, SG.rule, text_literal(evidence.rule)
        for name in one.supports:
            yield place, SG.supports, NamedNode(name)
        if evidence.score < 1:
            yield place, SG.score, number_literal(Decimal(f"{evidence.score:.3f}"))
        if evidence.reader:
            yield place, PROV.wasAttributedTo, reader_iri(evidence.reader, evidence.version)
            readers.add((evidence.reader, evidence.version))
        yield from _page_triples(document, start, place)
    for reader, version in readers:
        agent = reader_iri(reader, version)
        yield agent, RDF.type, PROV.SoftwareAgent
        yield agent, RDFS.label, text_literal(reader)
        yield agent, OWL.versionInfo, text_literal(version)
    for (start, end), (quote, position) in spans.items():
        yield from _span_triples(document.text, start, end, quote, position)


def _page_triples(document: Document, start: int, place: NamedNode) -> Iterator[Triple]:
    page, seen = document.page(start), document.recognition(start)
    if page is not None:
        yield place, SG.page, count_literal(page)
    if seen is not None:
        yield place, SG.recognition, number_literal(Decimal(f"{seen:.3f}"))


def _span_triples(text: str, start: int, end: int, quote: NamedNode, position: NamedNode) -> Iterator[Triple]:
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, text_literal(text[start:end])
    yield quote, OA.prefix, text_literal(text[max(0, start - CONTEXT) : start])
    yield quote, OA.suffix, text_literal(text[end : end + CONTEXT])
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, count_literal(start)
    yield position, OA.end, count_literal(end)
