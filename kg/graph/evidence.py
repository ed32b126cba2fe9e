"""Evidence as Web Annotation: the exact quote with what stands around it, its characters, its page, and its rule.

The quote is cut from the stored text by its positions, never searched for, so it stands there by construction.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import DocumentError
from kg.graph.iris import document_iri, evidence_iri
from kg.graph.literals import count_literal, text_literal
from kg.graph.things import Triple
from kg.graph.vocabulary import OA, RDF, SG
from kg.model.document import Document
from kg.model.frames import Evidence

__all__ = ["CONTEXT", "evidence_triples"]

#: characters of the text kept before and after a quote
CONTEXT: Final = 48


def evidence_triples(document: Document, places: Iterable[Evidence]) -> Iterator[Triple]:
    """Yield what is said of the places in the text on which facts rest.

    Arguments:
        document: whose stored text the positions refer to.
        places: each with start and end in characters, end exclusive, and the rule that read it.

    Yields:
        Each place (named by its positions and rule) with its document, selectors, rule, and page where there are pages;
        and what stands there, once for all the rules that read it.

    Raises:
        DocumentError: the positions are not within the text, or there is nothing between them.
    """
    source, iri = document.source, document_iri(document.source)
    spans: dict[tuple[int, int], tuple[NamedNode, NamedNode]] = {}
    for evidence in places:
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
        place = evidence_iri(source, start, end, evidence.rule)
        quote, position = spans[start, end]
        yield place, RDF.type, OA.SpecificResource
        yield place, OA.hasSource, iri
        yield place, OA.hasSelector, quote
        yield place, OA.hasSelector, position
        yield place, SG.rule, text_literal(evidence.rule)
        page = document.page(start)
        if page is not None:
            yield place, SG.page, count_literal(page)
    for (start, end), (quote, position) in spans.items():
        yield from _span_triples(document.text, start, end, quote, position)


def _span_triples(text: str, start: int, end: int, quote: NamedNode, position: NamedNode) -> Iterator[Triple]:
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, text_literal(text[start:end])
    yield quote, OA.prefix, text_literal(text[max(0, start - CONTEXT) : start])
    yield quote, OA.suffix, text_literal(text[end : end + CONTEXT])
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, count_literal(start)
    yield position, OA.end, count_literal(end)
