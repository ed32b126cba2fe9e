"""A small data set for each of the questions, and the rows that it must give.

Every set holds, beside plain cases, what must not become a row (a denied fact, a thing of another type) and what must
become one row only (the same fact said twice).
"""

from collections.abc import Sequence
from decimal import Decimal

from query.papers import COUNCIL, Paper, body, paper, place, post

from kg.model.frames import Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.decision import Decision
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.item import ItemCovered
from kg.model.kinds.measure import Measure
from kg.model.kinds.meeting import MeetingHeld
from kg.model.kinds.membership import Membership
from kg.model.kinds.mention import Mention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.presentation import Presentation
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["CASES", "EASTVALE", "OFSTED", "plan"]

#: sentences enough for every case; what they say does not matter here
LINES = [f"Sentence {number} of the paper." for number in range(8)]

EASTVALE = Thing("organisation", "Eastvale Borough Council", kind="local authority", register="authority:E07999999")
OFSTED = Thing("organisation", "Ofsted", kind="inspectorate", register="national:ofsted")
CQC = Thing("organisation", "Care Quality Commission", kind="inspectorate", register="national:cqc")
ANN = Thing("person", "Ann Example", scope=COUNCIL.register)
BEN = Thing("person", "Ben Sample", scope=COUNCIL.register)
BOARD, CABINET = body("SEND Improvement Board"), body("Cabinet", "cabinet")
HEAD = post("Head of SEND")
AREA = Thing("area", "Northmere", scope=COUNCIL.register)

Case = tuple[list[Paper], list[tuple[str, ...]]]


def plan(name: str, kind: str) -> Thing:
    """A plan of the council."""
    return Thing("plan", name, kind=kind, scope=COUNCIL.register)


def one(*frames: Frame) -> list[Paper]:
    """One paper with these facts."""
    return [paper("a", "2021-06-08", LINES, *frames)]


def named(*things: Thing) -> Sequence[Frame]:
    """Mentions of things, in the first sentence."""
    return [Mention(evidence=place(0), thing=thing) for thing in things]


_CASES: dict[str, Case] = {
    "organisations": (
        [
            *one(*named(COUNCIL, OFSTED, OFSTED, BOARD, ANN), Mention(evidence=place(1), thing=CQC, status="denied")),
            paper("b", "", LINES, *named(OFSTED, Thing("organisation", "Sparrow Trust", scope=COUNCIL.register))),
        ],
        [
            ("a", "Northmere County Council", "local authority"),
            ("a", "Ofsted", "inspectorate"),
            ("b", "Ofsted", "inspectorate"),
            ("b", "Sparrow Trust", ""),
        ],
    ),
    "bodies": (
        one(*named(BOARD, CABINET, COUNCIL, Thing("body", "Northmere Partnership", "partnership", scope="a"))),
        [
            ("a", "Cabinet", "cabinet", "Northmere County Council"),
            ("a", "Northmere Partnership", "partnership", ""),
            ("a", "SEND Improvement Board", "board", "Northmere County Council"),
        ],
    ),
    "people": (
        one(
            *named(ANN, BEN, HEAD),
            PostHolding(evidence=place(1), person=ANN, role=HEAD),
            PostHolding(evidence=place(2), person=ANN, role=HEAD),
            PostHolding(evidence=place(3), person=ANN, role=Thing("post", "Project Lead", scope=COUNCIL.register)),
            PostHolding(evidence=place(4), person=BEN, role=HEAD, status="denied"),
            Membership(evidence=place(5), body=BOARD, member=BEN, role="member"),
        ),
        [
            ("a", "Ann Example", "Head of SEND", "Northmere County Council"),
            ("a", "Ann Example", "Project Lead", ""),
            ("a", "Ben Sample", "", ""),
        ],
    ),
    "roles": (
        one(
            *named(HEAD, post("Chair", of=BOARD), post("Chair", of=CABINET), Thing("post", "Head of SEND", scope="a")),
            *named(Thing("post", "Case Lead", scope="a"), ANN),
            PostHolding(evidence=place(1), person=ANN, role=post("Director of Education")),
        ),
        [
            ("a", "Case Lead", ""),
            ("a", "Chair", "Cabinet"),
            ("a", "Chair", "SEND Improvement Board"),
            ("a", "Director of Education", "Northmere County Council"),
            ("a", "Head of SEND", "Northmere County Council"),
        ],
    ),
    "meetings": (
        one(
            MeetingHeld(evidence=place(0), body=BOARD, date="2021-06-08"),
            MeetingHeld(evidence=place(1), body=BOARD, date="2021-07"),
            MeetingHeld(evidence=place(2), body=None, date=""),
        ),
        [
            ("a", "", ""),
            ("a", "SEND Improvement Board", "2021-06-08"),
            ("a", "SEND Improvement Board", "2021-07"),
        ],
    ),
    "items": (
        one(
            ItemCovered(evidence=place(0), title="SEND update", number="12", body=BOARD, date="2021-06-08"),
            ItemCovered(evidence=place(1), title="SEND update", number="12", body=BOARD, date="2021-07-08"),
            ItemCovered(evidence=place(2), title="Apologies"),
        ),
        [("a", "Apologies", ""), ("a", "SEND update", "12")],
    ),
    "presentations": (
        one(
            Presentation(evidence=place(0), presenter=ANN, title="SEND update"),
            Presentation(evidence=place(1), presenter=HEAD),
        ),
        [("a", "Ann Example", "SEND update"), ("a", "Head of SEND", "")],
    ),
    "inspections": (
        one(
            Inspection(
                evidence=place(0),
                kind="inspection",
                date="2017-03",
                area=AREA,
                inspectors=(OFSTED, CQC),
                outcomes=("written statement of action", "areas of weakness"),
            ),
            Inspection(evidence=place(1), kind="re-inspection", status="planned"),
            Inspection(evidence=place(2), kind="monitoring inspection", status="denied"),
        ),
        [
            (
                "a",
                "inspection",
                "2017-03",
                "Northmere",
                "Care Quality Commission; Ofsted",
                "areas of weakness; written statement of action",
            ),
            ("a", "re-inspection", "", "", "", ""),
        ],
    ),
    "plans": (
        one(
            Plan(
                evidence=place(0),
                plan=plan("Written Statement of Action", "written statement of action"),
                responsible=(OFSTED, COUNCIL),
                due="2020-12-09",
                weaknesses=12,
            ),
            Plan(
                evidence=place(1),
                plan=plan("Written Statement of Action", "written statement of action"),
                workstreams=5,
            ),
            Plan(evidence=place(2), plan=plan("Transformation Programme", "programme")),
        ),
        [
            ("a", "Transformation Programme", "programme", "", "", "", ""),
            (
                "a",
                "Written Statement of Action",
                "written statement of action",
                "Northmere County Council; Ofsted",
                "2020-12-09",
                "12",
                "5",
            ),
        ],
    ),
    "monitoring": (
        one(
            Monitoring(
                evidence=place(0),
                monitor=BOARD,
                subject="it",
                plan=plan("Written Statement of Action", "written statement of action"),
                frequency="monthly",
            ),
            Monitoring(evidence=place(1), monitor=None, subject="progress of the workstreams", status="planned"),
            Monitoring(evidence=place(2), monitor=OFSTED, subject="progress", status="denied"),
        ),
        [
            ("a", "", "progress of the workstreams", ""),
            ("a", "SEND Improvement Board", "Written Statement of Action", "monthly"),
        ],
    ),
    "accountability": (
        one(
            ReportingLine(evidence=place(0), body=BOARD, to=CABINET, relation="reports to", frequency="monthly"),
            ReportingLine(evidence=place(1), body=BOARD, to=CABINET, relation="reports to", frequency="monthly"),
            ReportingLine(
                evidence=place(2),
                body=Thing("group", "Workstreams", scope=COUNCIL.register),
                to=BOARD,
                relation="established by",
            ),
        ),
        [
            ("a", "SEND Improvement Board", "Cabinet", "reports to", "monthly"),
            ("a", "Workstreams", "SEND Improvement Board", "established by", ""),
        ],
    ),
    "decisions": (
        one(
            Decision(evidence=place(0), text="the progress be noted", kind="resolved", body=BOARD, number="(a)"),
            Decision(evidence=place(1), text="adopt the plan", kind="recommended", body=BOARD, addressee=CABINET),
        ),
        [
            ("a", "adopt the plan", "recommended", "SEND Improvement Board", "Cabinet"),
            ("a", "the progress be noted", "resolved", "SEND Improvement Board", ""),
        ],
    ),
    "delegations": (
        one(
            Delegation(evidence=place(0), to=HEAD, from_=CABINET, matter="sign off the plan"),
            Delegation(evidence=place(1), to=HEAD),
        ),
        [("a", "Head of SEND", "", ""), ("a", "Head of SEND", "Cabinet", "sign off the plan")],
    ),
    "actions": (
        one(
            Action(evidence=place(0), text="circulate the figures", owner=HEAD, due="2021-09"),
            Action(evidence=place(1), text="add it to the forward plan"),
        ),
        [
            ("a", "add it to the forward plan", "", ""),
            ("a", "circulate the figures", "Head of SEND", "2021-09"),
        ],
    ),
    "measures": (
        one(
            Measure(evidence=place(0), value=Decimal("64.0"), unit="%", measure="plans in time", direction="up"),
            Measure(evidence=place(1), value=Decimal("1.2E6"), unit="£"),
            Measure(evidence=place(2), value=Decimal("2.50"), unit="weeks", measure="wait"),
        ),
        [
            ("a", "2.5", "weeks", "wait", "", "2021-06-08", ""),
            ("a", "64", "%", "plans in time", "up", "2021-06-08", ""),
            ("a", "1200000", "£", "", "", "2021-06-08", ""),
        ],
    ),
    "memberships": (
        one(
            Membership(evidence=place(0), body=BOARD, member=ANN, role="chair", start="2021-01"),
            Membership(evidence=place(1), body=BOARD, member=ANN, role="chair", start="2021-01"),
            Membership(evidence=place(2), body=BOARD, member=HEAD, role="member"),
            Membership(evidence=place(3), body=CABINET, member=BEN, role="vice-chair", status="completed", end="2020"),
            Membership(evidence=place(4), body=BOARD, member=BEN, role="attendee", organisation=OFSTED),
            Membership(evidence=place(5), body=CABINET, member=ANN, role="member", status="denied"),
            Membership(evidence=place(6), body=CABINET, member=ANN, role="chair", status="recommended"),
        ),
        [
            ("a", "Cabinet", "Ben Sample", "vice-chair", "", "", "2020"),
            ("a", "SEND Improvement Board", "Ben Sample", "attendee", "Ofsted", "", ""),
            ("a", "SEND Improvement Board", "Ann Example", "chair", "", "2021-01", ""),
            ("a", "SEND Improvement Board", "Head of SEND", "member", "", "", ""),
        ],
    ),
    "interventions": (
        one(
            Intervention(
                evidence=place(0),
                kind="improvement notice",
                date="2021-03",
                by=Thing("organisation", "Department for Education", "government department", "national:dfe"),
                subject=COUNCIL,
            ),
            Intervention(evidence=place(1), kind="commissioner", status="denied"),
        ),
        [("a", "improvement notice", "2021-03", "Department for Education", "Northmere County Council")],
    ),
}

#: the rows, by question and place, whose status is another than held
_STATUS = {("inspections", 1): "planned", ("monitoring", 0): "planned", ("memberships", 0): "completed"}


def _ended(name: str, case: Case) -> Case:
    """The case with what every row ends in: whose paper it is, and the status."""
    papers, expected = case
    statuses = [_STATUS.get((name, place), "held") for place in range(len(expected))]
    return papers, [(*row, COUNCIL.name, status) for row, status in zip(expected, statuses, strict=True)]


CASES: dict[str, Case] = {name: _ended(name, case) for name, case in _CASES.items()}
