"""The description of the whole: what the data set is, by DCAT and VoID, counted from the store and without a clock."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.graph.iris import MARKS_GRAPH, dataset_iri
from kg.graph.literals import count_literal, text_literal
from kg.graph.vocabulary import DCAT, DCTERMS, MODEL_VERSION, OWL, RDF, RDFS, SG, VOID

__all__ = ["BY_RULES_ALONE", "DESCRIPTION", "TITLE", "dataset_quads", "description_quads"]

TITLE: Final = "Who runs, inspects, monitors and answers for SEND"
DESCRIPTION: Final = (
    "Governance of special educational needs and disabilities (SEND) in England as councils' published papers "
    "state it; every fact with the sentence that it rests on."
)

#: what the description says of a store for which predicates were not read
BY_RULES_ALONE: Final = (
    "It was read by rules alone, without the English pipeline: much of what sentences say is not in it."
)


def dataset_quads(engine: ox.Store, base: str, *, by_rules_alone: bool = False) -> Iterator[ox.Quad]:
    """Yield the description of all that the store holds now; bookkeeping and the description itself do not count."""
    documents = sum(1 for _ in engine.quads_for_pattern(None, RDF.type, SG.Document, None))
    marks = sum(1 for _ in engine.quads_for_pattern(None, None, None, MARKS_GRAPH))
    yield from description_quads(base, documents, len(engine) - marks, by_rules_alone=by_rules_alone)


def description_quads(base: str, documents: int, statements: int, *, by_rules_alone: bool = False) -> Iterator[ox.Quad]:
    """Yield the description of a whole of so many documents and statements.

    Args:
        base: below which it is published.
        documents: how many there are.
        statements: how many there are.
        by_rules_alone: whether it was read without the English pipeline.
    """
    dataset = dataset_iri(base)
    rows: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (RDF.type, DCAT.Dataset),
        (RDF.type, VOID.Dataset),
        (RDFS.label, text_literal(TITLE)),
        (DCTERMS.title, text_literal(TITLE)),
        (DCTERMS.description, text_literal(DESCRIPTION + (f" {BY_RULES_ALONE}" if by_rules_alone else ""))),
        (DCTERMS.conformsTo, ox.NamedNode(SG.base.rstrip("#"))),
        (VOID.uriSpace, text_literal(base)),
        (VOID.documents, count_literal(documents)),
        (VOID.triples, count_literal(statements)),
        (OWL.versionInfo, text_literal(MODEL_VERSION)),
    ]
    for predicate, value in rows:
        yield ox.Quad(dataset, predicate, value, dataset)
