"""Memberships: who chairs a body, and who sits on it."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Follows, Kind, Question, RuleSlots, Scheme, Scope, Slot

__all__ = ["KIND", "SEATS", "Membership"]

SEATS = Scheme(
    "membership",
    ("chair", "vice-chair", "co-chair", "member", "attendee"),
    verbs={
        "chair": "chairs",
        "vice-chair": "is vice-chair of",
        "co-chair": "co-chairs",
        "member": "sits on",
        "attendee": "attends",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Frame):
    """Somebody has a seat on a body: a person, else a post, else an organisation. `organisation`: whom it stands for.

    `start` and `end` are the dates from and until which it is so, where a paper gives them.
    """

    body: Thing
    member: Thing
    role: str
    organisation: Thing | None = None
    start: str = ""
    end: str = ""


KIND = Kind(
    frame=Membership,
    rank=85,
    type="sg:Membership",
    word="membership",
    heading="Memberships",
    slots={
        "body": Slot(property="org:organization", form="thing", types=("body", "organisation")),
        "member": Slot(property="org:member", form="thing", types=("person", "post", "organisation")),
        "role": Slot(property="org:role", form="code", scheme=SEATS, default="member"),
        "organisation": Slot(property="sg:onBehalfOf", form="thing", types=("organisation",)),
        "start": Slot(property="schema:startDate", form="date"),
        "end": Slot(property="schema:endDate", form="date"),
    },
    questions=(
        Question(
            name="memberships",
            columns={"body": "body", "member": "member", "role": "role", "organisation": "organisation"},
            needed=("body", "member"),
        ),
    ),
    about=("body", "member"),
    wording="{member} {role:verb} {body}[ for {organisation}][, from {start}][, until {end}]",
    edges=(
        Edge(
            source="member",
            verb="sits on",
            target="body",
            family="membership",
            by="role",
            verbs=SEATS.verbs,
            start="start",
            end="end",
        ),
        Edge(source="member", verb="stands for", target="organisation", family="membership", start="start", end="end"),
    ),
    # who only attends is no member
    follows=Follows(
        source="body",
        property="org:hasMember",
        target="member",
        only={"role": ("chair", "vice-chair", "co-chair", "member")},
    ),
    scope=Scope(topics=("children",)),
    rules=RuleSlots(
        name="memberships",
        fill=("body", "member", "role", "organisation"),
        set={"role": SEATS.values, "status": ("planned", "completed")},
    ),
)
