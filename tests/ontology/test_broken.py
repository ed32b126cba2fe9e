"""What `kg check` finds: a sound graph of every kind of fact, broken in one place at a time, each of them noticed."""

from collections.abc import Callable, Iterable
from typing import Final

import pyoxigraph as ox
import pytest
from queries.cases import CASES
from query.papers import COUNCIL, paper, place, store

from kg.check import check
from kg.graph.dataset import dataset_quads
from kg.graph.iris import ID
from kg.graph.memory import store_of
from kg.graph.vocabulary import (
    DCTERMS,
    FOAF,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SG,
    SKOS,
    VOID,
    XSD,
    code,
)
from kg.model.frames import Thing
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.membership import Membership

Quads = list[ox.Quad]
Change = Callable[[Quads], Iterable[ox.Quad]]

NOWHERE = ox.NamedNode("https://example.org/nowhere")
WORDS = ox.Literal("some words")
HAS_MEMBER = ox.NamedNode(ORG.base + "hasMember")


@pytest.fixture(scope="module")
def whole() -> Quads:
    """All small data sets as documents of one store, with what follows, the registers and the description."""
    papers = [
        (
            paper(f"{name} {number}", "2021-06-08", document.text.splitlines(), of=council or COUNCIL)[0],
            # one says for nothing what may be decided, which is a doubt already
            tuple(frame for frame in frames if not isinstance(frame, Delegation) or frame.matter),
            council,
        )
        for name, (papers, _) in CASES.items()
        for number, (document, frames, council) in enumerate(papers)
    ]
    seat = Membership(
        evidence=place(0),
        body=Thing("body", "SEND Board", "board", scope=COUNCIL.register),
        member=Thing("person", "Ann Example", scope=COUNCIL.register),
        role="chair",
        start="2020-01-01",
        end="2021-01-01",
    )
    one = store(*papers, paper("seat", "2021-06-08", ["She chaired it."], seat))
    one.engine.extend(dataset_quads(one.engine, ID))
    return list(one.engine)


def _first(quads: Quads, predicate: ox.NamedNode, of: ox.NamedNode | None) -> ox.Quad:
    """The first statement with a property, of something of a class; in the order of their texts."""
    those = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == of}
    found = [quad for quad in quads if quad.predicate == predicate and (of is None or quad.subject in those)]
    return min(found, key=str)


def _gone(quads: Quads, one: ox.Quad) -> Quads:
    """Without a statement, in whichever graph."""
    return [quad for quad in quads if quad.triple != one.triple]


def without(predicate: ox.NamedNode, of: ox.NamedNode | None = None) -> Change:
    """One statement is missing."""
    return lambda quads: _gone(quads, _first(quads, predicate, of))


def instead(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, of: ox.NamedNode | None = None) -> Change:
    """One statement has another value."""

    def change(quads: Quads) -> Quads:
        one = _first(quads, predicate, of)
        return [*_gone(quads, one), ox.Quad(one.subject, predicate, value, one.graph_name)]

    return change


def besides(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, of: ox.NamedNode) -> Change:
    """Something of a class has one value more."""

    def change(quads: Quads) -> Quads:
        one = _first(quads, RDF.type, of)
        return [*quads, ox.Quad(one.subject, predicate, value, one.graph_name)]

    return change


def evidence_of_another(quads: Quads) -> Quads:
    """A fact rests on a place of another document."""
    one = _first(quads, PROV.wasDerivedFrom, SG.Monitoring)
    foreign = next(
        quad.subject
        for quad in sorted(quads, key=str)
        if quad.predicate == OA.hasSource and quad.graph_name != one.graph_name
    )
    assert isinstance(foreign, ox.NamedNode)
    return [*quads, ox.Quad(one.subject, PROV.wasDerivedFrom, foreign, one.graph_name)]


def untyped(class_: ox.NamedNode) -> Change:
    """Something of a class is of none any more, in whichever graph."""

    def change(quads: Quads) -> Quads:
        one = _first(quads, RDF.type, class_)
        return [quad for quad in quads if quad.triple != one.triple]

    return change


def backwards(quads: Quads) -> Quads:
    """Each seat that has both ends before it begins."""
    days = {SCHEMA.startDate: "2021-05-01", SCHEMA.endDate: "2020-05-01"}
    return [
        ox.Quad(quad.subject, quad.predicate, ox.Literal(days[quad.predicate], datatype=XSD.date), quad.graph_name)
        if quad.predicate in days
        else quad
        for quad in quads
    ]


def ends_before_it_begins(quads: Quads) -> Quads:
    """A position ends where it begins."""
    one = _first(quads, OA.start, OA.TextPositionSelector)
    ends = [quad for quad in quads if quad.subject == one.subject and quad.predicate == OA.end]
    return [*_gone(quads, ends[0]), ox.Quad(one.subject, OA.end, one.object, one.graph_name)]


#: what is done to the graph, and the check that must notice it
BROKEN: Final[dict[str, tuple[Change, str]]] = {
    "a fact without evidence": (without(PROV.wasDerivedFrom, SG.Decision), "fact-evidence"),
    "a fact without document": (without(PROV.hadPrimarySource, SG.Action), "fact-source"),
    "a fact of two documents": (besides(PROV.hadPrimarySource, NOWHERE, SG.Action), "fact-source"),
    "a fact without status": (without(SG.status, SG.Measure), "fact-status"),
    "a status of no list": (instead(SG.status, NOWHERE, SG.Measure), "fact-status"),
    "a day that is text": (instead(SG.saidOn, WORDS, SG.Mention), "fact-said"),
    "evidence of another document": (evidence_of_another, "fact-document"),
    "evidence that is nowhere": (instead(PROV.wasDerivedFrom, NOWHERE, SG.Mention), "fact-evidence"),
    "a mention of nothing": (without(SCHEMA.about, SG.Mention), "mention-about"),
    "a mention of an unknown thing": (instead(SCHEMA.about, NOWHERE, SG.Mention), "mention-about"),
    "a post held by a text": (instead(ORG.member, WORDS, SG.PostHolding), "holding-person"),
    "a post held by a post": (instead(SG.post, NOWHERE, SG.PostHolding), "holding-post"),
    "a seat on no body": (without(ORG.organization, SG.Membership), "membership-body"),
    "a seat on nothing known": (instead(ORG.organization, NOWHERE, SG.Membership), "membership-body"),
    "a seat of nobody known": (instead(ORG.member, NOWHERE, SG.Membership), "membership-member"),
    "a role of no list": (instead(ORG.role, NOWHERE, SG.Membership), "membership-role"),
    "a seat that ends before it begins": (backwards, "MembershipOrder"),
    "a statement about no meeting": (without(SG.meeting, SG.MeetingStatement), "meeting-event"),
    "a meeting nobody speaks of": (
        besides(RDF.type, SG.Meeting, VOID.Dataset),
        "meeting-spoken",
    ),
    "an item without title": (without(DCTERMS.title, SG.AgendaItem), "item-title"),
    "an item with an owner": (besides(SG.owner, NOWHERE, SG.AgendaItem), "AgendaItem"),
    "a presenter who is nobody": (instead(SG.presenter, NOWHERE, SG.Presentation), "presentation-presenter"),
    "an inspection of no kind": (without(DCTERMS.type, SG.InspectionStatement), "inspection-kind"),
    "an inspection on words": (instead(DCTERMS.date, WORDS, SG.InspectionStatement), "inspection-date"),
    "an inspection of nowhere": (instead(SG.area, NOWHERE, SG.InspectionStatement), "inspection-area"),
    "an inspector who is nobody": (instead(SG.inspector, NOWHERE, SG.InspectionStatement), "inspection-inspector"),
    "an event with a status": (besides(SG.status, code("status", "held"), SG.Inspection), "Inspection"),
    "an event without a name": (without(RDFS.label, SG.Inspection), "event-label"),
    "a statement about no plan": (without(SG.plan, SG.PlanStatement), "statement-plan"),
    "a plan due on words": (instead(SG.due, WORDS, SG.PlanStatement), "statement-due"),
    "a plan with no weaknesses": (instead(SG.weaknesses, ox.Literal(0), SG.PlanStatement), "statement-weaknesses"),
    "nobody responsible": (instead(SG.responsible, NOWHERE, SG.PlanStatement), "statement-responsible"),
    "a monitor that is a text": (instead(SG.monitor, WORDS, SG.Monitoring), "monitoring-monitor"),
    "a monitored plan that is none": (besides(SG.plan, NOWHERE, SG.Monitoring), "monitoring-plan"),
    "a line with two ends": (besides(SG.answersTo, NOWHERE, SG.ReportingLine), "line-to"),
    "a line without a kind": (without(DCTERMS.type, SG.ReportingLine), "line-kind"),
    "a decision by nobody": (instead(SG.decidedBy, NOWHERE, SG.Decision), "decision-by"),
    "a decision without words": (instead(SCHEMA.text, ox.Literal(""), SG.Decision), "decision-text"),
    "a delegation to nobody": (instead(SG.delegatedTo, NOWHERE, SG.Delegation), "delegation-to"),
    "a delegation of nothing": (without(SG.matter, SG.Delegation), "delegation-matter"),
    "an owner who is nobody": (instead(SG.owner, NOWHERE, SG.Action), "action-owner"),
    "a figure that is words": (instead(SCHEMA.value, WORDS, SG.Measure), "measure-value"),
    "a figure of no unit": (without(SCHEMA.unitText, SG.Measure), "measure-unit"),
    "an intervention on nobody": (instead(SG.imposedOn, NOWHERE, SG.InterventionStatement), "intervention-on"),
    "an organisation without name": (without(RDFS.label, ORG.ChangeEvent), "change-label"),
    "a body that is part of a text": (instead(ORG.unitOf, WORDS, ORG.OrganizationalUnit), "body-parent"),
    "a post of nobody": (instead(ORG.postIn, NOWHERE, ORG.Post), "post-parent"),
    "a person without name": (without(RDFS.label, FOAF.Person), "person-label"),
    "a document without a path": (without(DCTERMS.identifier, SG.Document), "document-identifier"),
    "a digest that is none": (instead(SG.sha256, WORDS, SG.Document), "document-sha"),
    "a document of no council": (instead(DCTERMS.publisher, NOWHERE, SG.Document), "document-publisher"),
    "a document without text": (without(SCHEMA.text, SG.Document), "quotes"),
    "a place without words": (without(OA.exact, OA.TextQuoteSelector), "evidence-words"),
    "a place of no document": (without(OA.hasSource, OA.SpecificResource), "evidence-source"),
    "a place without rule": (without(SG.rule, OA.SpecificResource), "evidence-rule"),
    "a place on which nothing rests": (
        besides(RDF.type, OA.SpecificResource, SG.Document),
        "evidence-used",
    ),
    "words that were never said": (instead(OA.exact, WORDS, OA.TextQuoteSelector), "quotes"),
    "words that stood elsewhere": (instead(OA.suffix, WORDS, OA.TextQuoteSelector), "quotes"),
    "a position that was moved": (instead(OA.start, ox.Literal(1), OA.TextPositionSelector), "quotes"),
    "a position that ends at its start": (ends_before_it_begins, "position-start"),
    "a page that is none": (besides(SG.page, ox.Literal(0), OA.SpecificResource), "evidence-page"),
    "a score beyond certainty": (
        besides(SG.score, ox.Literal("1.5", datatype=XSD.decimal), OA.SpecificResource),
        "evidence-score",
    ),
    "a code without wording": (without(SKOS.prefLabel, SKOS.Concept), "concept-label"),
    "a code of no list": (without(SKOS.inScheme, SKOS.Concept), "concept-scheme"),
    "a change that ended nobody": (instead(ORG.originalOrganization, NOWHERE, ORG.ChangeEvent), "change-before"),
    "a change that nobody leads to": (without(ORG.changedBy), "change-ended"),
    "a change on words": (instead(DCTERMS.date, WORDS, ORG.ChangeEvent), "change-date"),
    "a line to nobody": (instead(ORG.reportsTo, NOWHERE), "follows-reports"),
    "a post held that is none": (instead(ORG.holds, NOWHERE), "follows-holds"),
    "a member who is nobody": (instead(HAS_MEMBER, NOWHERE), "follows-member"),
    "a plan monitored that is none": (instead(SG.monitors, NOWHERE), "follows-monitors"),
    "an inferred graph of nothing": (without(PROV.wasDerivedFrom, SG.InferredGraph), "inferred-from"),
    "a whole without title": (without(DCTERMS.title, VOID.Dataset), "dataset-title"),
    "a whole of no model": (without(DCTERMS.conformsTo, VOID.Dataset), "dataset-model"),
    "a whole of two versions": (besides(OWL.versionInfo, WORDS, VOID.Dataset), "dataset-version"),
    "a whole of another count": (instead(VOID.documents, ox.Literal(1), VOID.Dataset), "documents"),
    "a document that is none": (untyped(SG.Document), "fact-source"),
    "a board that is none": (untyped(ORG.OrganizationalUnit), "line-to"),
}


def test_the_whole_is_sound(whole: Quads) -> None:
    """Before it is broken nothing is found."""
    assert check(store_of(whole)).findings == ()


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name: str, whole: Quads) -> None:
    """One statement is missing, has another value or is too many: the check that is for it says so."""
    change, wanted = BROKEN[name]
    broken = list(change(whole))
    assert set(broken) != set(whole)
    assert wanted in {one.check for one in check(store_of(broken)).findings}


def test_there_are_forty_and_more() -> None:
    """Each is another mutation."""
    assert len(BROKEN) >= 40
