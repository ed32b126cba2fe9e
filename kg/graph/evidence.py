"""Evidence as Web Annotation: the exact quote with what stands around it, its characters, its page, and its rule.

The quote is cut from the stored text by its positions, never searched for, so it stands there by construction.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import DocumentError
from kg.graph.iris import document_graph, document_iri, evidence_iri
from kg.graph.literals import count_literal, text_literal
from kg.graph.vocabulary import OA, RDF, SG
from kg.model.document import Document
from kg.model.frames import Evidence

__all__ = ["CONTEXT", "evidence_quads"]

#: characters of the text kept before and after a quote
CONTEXT: Final = 48


def evidence_quads(document: Document, evidence: Evidence) -> Iterator[Quad]:
    """Yield the quads of one place in the text.

    Arguments:
        document: whose stored text the positions refer to.
        evidence: start and end in characters, end exclusive, and the rule that read it.

    Yields:
        The place (named by its positions and rule) with its document, selectors, rule, and page where there are pages.

    Raises:
        DocumentError: the positions are not within the text, or there is nothing between them.
    """
    start, end, text = evidence.start, evidence.end, document.text
    if not (0 <= start < end <= len(text)) or not text[start:end].strip():
        raise DocumentError(
            f"rule {evidence.rule} rests a fact of {document.path} on characters {start} to {end}, where no text is",
            "Report this fault of the rule",
        )
    graph = document_graph(document.source)
    place = evidence_iri(document.source, start, end, evidence.rule)
    span = evidence_iri(document.source, start, end).value
    quote, position = NamedNode(f"{span}/quote"), NamedNode(f"{span}/position")
    rows: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (place, RDF.type, OA.SpecificResource),
        (place, OA.hasSource, document_iri(document.source)),
        (place, OA.hasSelector, quote),
        (place, OA.hasSelector, position),
        (place, SG.rule, text_literal(evidence.rule)),
        (quote, RDF.type, OA.TextQuoteSelector),
        (quote, OA.exact, text_literal(text[start:end])),
        (quote, OA.prefix, text_literal(text[max(0, start - CONTEXT) : start])),
        (quote, OA.suffix, text_literal(text[end : end + CONTEXT])),
        (position, RDF.type, OA.TextPositionSelector),
        (position, OA.start, count_literal(start)),
        (position, OA.end, count_literal(end)),
    ]
    page = document.page(start)
    if page is not None:
        rows.append((place, SG.page, count_literal(page)))
    for subject, predicate, value in rows:
        yield Quad(subject, predicate, value, graph)
