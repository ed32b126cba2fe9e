"""An invented council's committees, meetings, items and documents, which the small sites of these tests publish."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from documents.printing import column, pdf

__all__ = ["MARLSHIRE", "Body", "Item", "Meeting", "many", "report"]


@dataclass(frozen=True)
class Item:
    """An item of an agenda; `documents` are number and title; `cut` where only its own page has all its minutes."""

    key: int
    title: str
    blurb: str = ""
    decision: str = ""
    minutes: str = ""
    documents: tuple[tuple[int, str], ...] = ()
    cut: bool = False
    issue: int = 0


@dataclass(frozen=True)
class Meeting:
    """A meeting; `printed` where its minutes are a PDF and not on its page."""

    key: int
    day: date
    items: tuple[Item, ...] = ()
    printed: bool = False
    status: str = "Confirmed"


@dataclass(frozen=True)
class Body:
    """A committee."""

    key: int
    title: str
    meetings: tuple[Meeting, ...] = field(default=())


def report(title: str, *lines: str) -> bytes:
    """Return a report as a PDF."""
    return pdf([column([title, "", *lines])])


_SCRUTINY = (
    Meeting(
        501,
        date(2020, 11, 17),
        (Item(9001, "Written Statement of Action", minutes="The Committee noted the Written Statement of Action."),),
    ),
    Meeting(
        502,
        date(2024, 3, 5),
        (
            Item(9101, "Apologies for Absence", minutes="Apologies were received from Councillor Amara Fenwick."),
            Item(
                9102,
                "SEND Inspection: Priority Action Plan",
                blurb="To receive an update on the local area's plan.",
                minutes=(
                    "Ofsted and the Care Quality Commission inspected the local area in November 2023. The Priority "
                    "Action Plan would be monitored by the SEND Improvement Board every month. The SEND Improvement "
                    "Board reports to the Marlshire Health and Wellbeing Board."
                ),
                documents=((1102, "SEND Priority Action Plan - Report"), (1103, "Annex A - Timetable & Costs")),
                issue=77,
            ),
            Item(9103, "Library Opening Hours", minutes="It was noted.", documents=((1104, "Library Hours Report"),)),
        ),
    ),
    Meeting(
        503,
        date(2024, 9, 10),
        (
            Item(
                9201,
                "Home to School Transport",
                minutes="The Committee agreed that the Director of Education would report back in January 2025.",
                documents=((1201, "Home to School Transport Report"),),
                cut=True,
            ),
        ),
    ),
)
_CABINET = (
    Meeting(
        601,
        date(2024, 4, 16),
        (
            Item(
                9301,
                "High Needs Block: Recovery Plan",
                decision="RESOLVED: That the High Needs Recovery Plan be approved.",
                minutes="The Cabinet Member for Children spoke to it. The Schools Forum would monitor the plan.",
                documents=((1301, "High Needs Recovery Plan"),),
            ),
        ),
        printed=True,
    ),
    Meeting(602, date(2024, 5, 14), (Item(9302, "Road Resurfacing Programme", minutes="It was approved."),)),
    Meeting(603, date(2024, 6, 11), (Item(9303, "SEND Strategy", minutes="x"),), status="Cancelled"),
)

#: what the site publishes
MARLSHIRE = (
    Body(11, "Cabinet", _CABINET),
    Body(12, "Children and Families Scrutiny Committee", _SCRUTINY),
    Body(13, "Planning Committee", (Meeting(701, date(2024, 2, 1), (Item(9401, "SEND School Extension"),)),)),
    Body(14, "Pension Fund Panel"),
)


def many(meetings: int, *, documents: int = 1) -> Sequence[Body]:
    """Return one committee with so many meetings, each with one item on SEND and its documents."""
    first = date(2012, 1, 3)
    item = Item(0, "SEND Update", minutes="The Board noted the update.")
    return [
        Body(
            21,
            "SEND Improvement Board",
            tuple(
                Meeting(
                    10_000 + number,
                    first + timedelta(days=number),
                    (
                        replace(
                            item,
                            key=20_000 + number,
                            documents=tuple(
                                (30_000 + number * documents + at, f"SEND Report {number}-{at}")
                                for at in range(documents)
                            ),
                        ),
                    ),
                )
                for number in range(meetings)
            ),
        )
    ]
