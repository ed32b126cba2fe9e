"""Suggestions as RDF: what a document may say, in a graph of its own in which no question finds a fact.

What a suggestion would say as a fact stands there as a text of N-Triples (`sg:triples`), so that nothing asserts it and
no query, export or picture has it. Whoever asks for suggestions has these texts read into a copy of the store.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal

from pyoxigraph import NamedNode

from kg.graph.evidence import Places
from kg.graph.facts import fact_node, fact_triples, places_of
from kg.graph.iris import Names
from kg.graph.literals import number_literal, text_literal
from kg.graph.things import Triple, gathered, thing_triples, things_of
from kg.graph.vocabulary import DCTERMS, OA, RDF, SG
from kg.model.document import Document
from kg.model.frames import Frame, Thing
from kg.model.rows import details_of, row_of

__all__ = ["score_of", "suggestion_triples"]


def score_of(frame: Frame) -> float:
    """Return how certain a fact is: as its surest place."""
    return max(place.score for place in frame.evidence)


def suggestion_triples(
    document: Document,
    names: Names,
    suggestions: Iterable[Frame],
    frames: Iterable[Frame],
    described: Iterable[NamedNode],
) -> Iterator[Triple]:
    """Yield the suggestions of a document, each with what it would say, and the places that they rest on.

    Arguments:
        document: where they were read.
        names: of its nodes.
        suggestions: frames whose evidence tells their score, things resolved.
        frames: the facts of the document.
        described: things that the document's own graph describes.
    """
    known, said, places = set(described), gathered(things_of(frames), names), Places(document, names)
    # what a thing of the facts adds; a suggestion may know more of some of them, and those alone are looked at again
    beside = {iri: more for iri, same in said.items() if (more := _untold(iri, same, names, known))}
    for frame in suggestions:
        question, cells = row_of(frame)
        own = gathered(things_of([frame]), names)
        fact = fact_node(frame, names)
        score = number_literal(Decimal(f"{score_of(frame):.3f}"))
        triples = set(fact_triples(frame, places))
        triples.update(*(told for iri, told in beside.items() if iri not in own))
        triples.update(*(_untold(iri, same | said.get(iri, set()), names, known) for iri, same in own.items()))
        triples.add((fact, SG.score, score))
        text = "".join(sorted(f"{s!s} {p!s} {o!s} .\n" for s, p, o in triples))
        suggestion = names.suggestion(fact)
        yield suggestion, RDF.type, SG.Suggestion
        yield suggestion, OA.hasSource, names.document
        yield suggestion, DCTERMS.identifier, text_literal(suggestion.value.rpartition("/")[2])
        yield suggestion, SG.question, text_literal(question)
        yield suggestion, SG.details, text_literal(details_of(cells))
        yield suggestion, SG.score, score
        yield suggestion, SG.triples, text_literal(text)
        for place in places_of(frame):
            yield suggestion, OA.hasTarget, places.iri(place)
    yield from places.triples()


def _untold(
    iri: NamedNode, same: AbstractSet[Thing], names: Names, known: AbstractSet[NamedNode]
) -> tuple[Triple, ...]:
    """Return what is said of a thing but for what the document's own graph says."""
    return tuple(triple for triple in thing_triples(iri, same, names) if triple[0] not in known)
