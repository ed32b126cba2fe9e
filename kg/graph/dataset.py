"""The description of the whole: what the data set is, by DCAT and VoID, counted from the store and without a clock."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.graph.iris import MARKS_GRAPH, dataset_iri, reader_iri
from kg.graph.literals import count_literal, english_literal, text_literal
from kg.graph.vocabulary import DCAT, DCTERMS, MODEL_VERSION, OWL, PROV, RDF, RDFS, SG, VOID

__all__ = ["BY_RULES_ALONE", "DESCRIPTION", "TITLE", "Made", "dataset_quads", "description_quads", "papers_digest"]

TITLE: Final = "Who runs, inspects, monitors and answers for SEND"
DESCRIPTION: Final = (
    "Governance of special educational needs and disabilities (SEND) in England as councils' published papers "
    "state it; every fact with the sentence that it rests on."
)

#: what the description says of a store for which predicates were not read
BY_RULES_ALONE: Final = (
    "It was read by rules alone, without the English pipeline: much of what sentences say is not in it."
)


@dataclass(frozen=True, slots=True)
class Made:
    """How a store was made, told without a clock.

    Arguments:
        version: of the program.
        reading: digest of what reads: code, rules, registers.
        pipeline: name and digest of the English pipeline; nothing where it was read by rules alone.
    """

    version: str = ""
    reading: str = ""
    pipeline: tuple[str, str] | None = None

    @property
    def by_rules_alone(self) -> bool:
        """Whether it was read without the English pipeline."""
        return bool(self.version) and self.pipeline is None


#: of a store whose build said nothing
UNTOLD: Final = Made()


def papers_digest(sums: set[str]) -> str:
    """Return one digest of the digests of all papers."""
    return hashlib.sha256("\n".join(sorted(sums)).encode()).hexdigest()


def dataset_quads(engine: ox.Store, base: str, made: Made = UNTOLD) -> Iterator[ox.Quad]:
    """Yield the description of all that the store holds now; bookkeeping and the description itself do not count."""
    documents = sum(1 for _ in engine.quads_for_pattern(None, RDF.type, SG.Document, None))
    marks = sum(1 for _ in engine.quads_for_pattern(None, None, None, MARKS_GRAPH))
    sums = {quad.object.value for quad in engine.quads_for_pattern(None, SG.sha256, None)}  # type: ignore[union-attr]
    yield from description_quads(base, documents, len(engine) - marks, made, papers_digest(sums))


def description_quads(
    base: str, documents: int, statements: int, made: Made = UNTOLD, papers: str = ""
) -> Iterator[ox.Quad]:
    """Yield the description of a whole of so many documents and statements.

    Args:
        base: below which it is published.
        documents: how many there are.
        statements: how many there are.
        made: how it was made.
        papers: digest of all papers.
    """
    dataset = dataset_iri(base)
    description = DESCRIPTION + (f" {BY_RULES_ALONE}" if made.by_rules_alone else "")
    rows: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (dataset, RDF.type, DCAT.Dataset),
        (dataset, RDF.type, VOID.Dataset),
        (dataset, RDFS.label, text_literal(TITLE)),
        (dataset, DCTERMS.title, text_literal(TITLE)),
        (dataset, DCTERMS.description, text_literal(description)),
        (dataset, DCTERMS.conformsTo, ox.NamedNode(SG.base.rstrip("#"))),
        (dataset, VOID.uriSpace, text_literal(base)),
        (dataset, VOID.documents, count_literal(documents)),
        (dataset, VOID.triples, count_literal(statements)),
        (dataset, OWL.versionInfo, text_literal(MODEL_VERSION)),
        *(_build_rows(base, dataset, made, papers) if made.version else ()),
    ]
    for subject, predicate, value in rows:
        yield ox.Quad(subject, predicate, value, dataset)


def _build_rows(
    base: str, dataset: ox.NamedNode, made: Made, papers: str
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield the build as an activity: what it used, each by its digest, and which program it was."""
    build, tool = ox.NamedNode(f"{base}build"), reader_iri("kg", made.version)
    used = {"papers": ("The papers", papers), "reading": ("The code, rules and registers that read", made.reading)}
    if made.pipeline:
        used["pipeline"] = made.pipeline
    yield dataset, PROV.wasGeneratedBy, build
    yield build, RDF.type, PROV.Activity
    yield build, RDFS.label, english_literal("The build of this data set")
    yield build, PROV.wasAssociatedWith, tool
    yield tool, RDF.type, PROV.SoftwareAgent
    yield tool, RDFS.label, text_literal("kg")
    yield tool, OWL.versionInfo, text_literal(made.version)
    for name, (label, digest) in used.items():
        what = ox.NamedNode(f"{base}build/{name}")
        yield build, PROV.used, what
        yield what, RDF.type, PROV.Entity
        yield what, RDFS.label, english_literal(label)
        yield what, SG.sha256, text_literal(digest)
