"""Frames: the small typed records that extraction yields, one class for each kind of fact, and the things they name.

A frame says one fact of one document, with every place in the text on which it rests. Cells that a document leaves
open are empty: an empty string, an empty tuple or None. Dates are ISO 8601, whole or cut (`2021-12-07`, `2021-06`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal

__all__ = [
    "FRAMES",
    "SLOTS",
    "Action",
    "Decision",
    "Delegation",
    "Evidence",
    "Frame",
    "Inspection",
    "Intervention",
    "ItemCovered",
    "Measure",
    "MeetingHeld",
    "Mention",
    "Monitoring",
    "Plan",
    "PostHolding",
    "Presentation",
    "ReportingLine",
    "Thing",
]

ThingType = Literal["organisation", "body", "person", "post", "plan", "area", "group"]
Status = Literal["held", "required", "planned", "recommended", "completed", "denied"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in the world that a document names.

    Arguments:
        type: what sort of thing; `group` is an unnamed or generic party ("workstreams", "the CCG").
        name: its canonical name: the register's, else the fullest name in the document.
        kind: its kind in words (`local authority`, `board`, `written statement of action`); empty where unknown.
        register: key of its register entry (`authority:E06000058`); empty for a thing local to a council.
        scope: register key of the council within which a local name is unique, else the document's source.
        aliases: other names that this document uses for it, sorted.
        part_of: the organisation that a body belongs to, or whose post it is.
    """

    type: ThingType
    name: str
    kind: str = ""
    register: str = ""
    scope: str = ""
    aliases: tuple[str, ...] = ()
    part_of: "Thing | None" = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the stored text on which a fact rests: the sentence from `start` to `end`, and its rule.

    `slots` are those of the fact whose values rest on it; all of them where none is named.
    """

    start: int
    end: int
    rule: str
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every frame has: its evidence (at least one place) and the status of what is said."""

    evidence: tuple[Evidence, ...]
    status: Status = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Frame):
    """The document names a thing (an organisation, body, person or post)."""

    thing: Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHolding(Frame):
    """A person holds a post. `role` is the post; `role.part_of` is whose post it is."""

    person: Thing
    role: Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld(Frame):
    """A meeting that the document minutes."""

    body: Thing | None
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCovered(Frame):
    """An agenda item, issue or decision that the document covers."""

    title: str
    number: str = ""
    body: Thing | None = None
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation(Frame):
    """Someone (a person, else a post) presented something. `title` is what, as written; may be empty."""

    presenter: Thing
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Frame):
    """An inspection, held or expected. `kind`: inspection, re-inspection or monitoring inspection."""

    kind: str
    date: str = ""
    area: Thing | None = None
    inspectors: tuple[Thing, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Frame):
    """A statement, plan, programme or strategy for improvement; its kind is `plan.kind`."""

    plan: Thing
    responsible: tuple[Thing, ...] = ()
    due: str = ""
    weaknesses: int | None = None
    workstreams: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoring(Frame):
    """Someone monitors something, once or again and again. `subject` is in words; `plan` where it is a known plan."""

    monitor: Thing | None
    subject: str
    plan: Thing | None = None
    frequency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine(Frame):
    """A body answers to another. `relation`: reports to, accountable to, overseen by or established by."""

    body: Thing
    to: Thing
    relation: str
    frequency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Frame):
    """One clause of a resolution. `kind`: resolved, recommended, agreed or decision; `number` is its marker."""

    text: str
    kind: str
    body: Thing | None = None
    addressee: Thing | None = None
    date: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Frame):
    """Authority delegated for a matter."""

    to: Thing
    from_: Thing | None = None
    matter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Frame):
    """What someone is to do after the meeting."""

    text: str
    owner: Thing | None = None
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Frame):
    """A figure about the service. `direction`: up, down or empty."""

    value: Decimal
    unit: str
    measure: str = ""
    direction: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Frame):
    """A formal intervention. `kind` as in the controlled list; `by` issued it; `subject` is on whom, or on what."""

    kind: str
    date: str = ""
    by: Thing | None = None
    subject: Thing | None = None


FRAMES: tuple[type[Frame], ...] = (
    Mention,
    PostHolding,
    MeetingHeld,
    ItemCovered,
    Presentation,
    Inspection,
    Plan,
    Monitoring,
    ReportingLine,
    Decision,
    Delegation,
    Action,
    Measure,
    Intervention,
)

#: the names of the fields of each kind of frame, in their order; `dataclasses.fields` makes them anew each time
SLOTS: Mapping[type[Frame], tuple[str, ...]] = {kind: tuple(field.name for field in fields(kind)) for kind in FRAMES}
