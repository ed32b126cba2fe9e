"""What follows from the facts of one document: direct lines between things, in a graph of their own.

Each line is derived from one fact that is said to hold; nothing here is said by the document in these words, so the
graph is marked as inferred and can be left out without loss.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.iris import document_graph, inferred_graph, thing_iri
from kg.graph.things import Triple
from kg.graph.vocabulary import ORG, PROV, RDF, SG
from kg.model.document import Document
from kg.model.frames import Frame, Monitoring, Plan, PostHolding, ReportingLine, Thing

__all__ = ["inferred_triples"]

#: relations in which the first body answers to the second; who established a body need not be who it answers to
ANSWERING = frozenset({"reports to", "accountable to", "overseen by"})
#: statuses of what is, or has to be; a proposal makes no line
STANDING = frozenset({"held", "required", "completed"})


def inferred_triples(document: Document, frames: Iterable[Frame]) -> Iterator[Triple]:
    """Yield the lines that follow from the frames, and the mark of their graph; nothing where no line follows."""
    graph = inferred_graph(document.source)
    lines = {
        (thing_iri(subject, document.source), predicate, thing_iri(value, document.source))
        for frame in frames
        if frame.status in STANDING
        for subject, predicate, value in _lines(frame)
    }
    yield from lines
    if lines:
        yield graph, RDF.type, SG.InferredGraph
        yield graph, PROV.wasDerivedFrom, document_graph(document.source)


def _lines(frame: Frame) -> Iterator[tuple[Thing, NamedNode, Thing]]:
    match frame:
        case PostHolding(person=person, role=role):
            yield person, ORG.holds, role
        case ReportingLine(body=body, to=to, relation=relation) if relation in ANSWERING:
            yield body, ORG.reportsTo, to
        case Monitoring(monitor=Thing() as monitor, plan=Thing() as plan):
            yield monitor, SG.monitors, plan
        case Plan(plan=plan, responsible=responsible):
            for one in responsible:
                yield one, SG.responsibleFor, plan
        case _:
            return
