"""Frames: the small typed records that extraction yields, and the things and places that they name.

A frame says one fact of one document, with every place in the text on which it rests. Cells that a document leaves
open are empty: an empty string, an empty tuple or None. Dates are ISO 8601, whole or cut (`2021-12-07`, `2021-06`).
The frame of each kind of fact stands with all else that the kind is, in `kg.model.kinds`.
"""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["COUNCIL", "NOT_SO", "STATUSES", "SURE", "Evidence", "Frame", "Status", "Thing", "ThingType"]

ThingType = Literal["organisation", "body", "person", "post", "plan", "area", "group"]
Status = Literal["held", "required", "planned", "recommended", "completed", "denied"]

#: the statuses, in the order in which they are listed
STATUSES: tuple[Status, ...] = get_args(Status)
#: those of what is not so, and those of what is or was so
NOT_SO: frozenset[Status] = frozenset({"denied", "recommended"})
SURE: frozenset[Status] = frozenset({"held", "completed"})


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


#: the council, where a paper says "the Council" or nothing
COUNCIL = Thing("group", "Council", kind="local authority")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the stored text on which a fact rests: the sentence from `start` to `end`, and its rule.

    Arguments:
        start, end: characters in the text, end exclusive.
        rule: which rule, predicate or pattern read it there.
        slots: those of the fact whose values rest on it; all of them where none is named.
        reader: the reader that the rule belongs to.
        version: of the reader.
        score: how certain the reader was.
    """

    start: int
    end: int
    rule: str
    slots: tuple[str, ...] = ()
    reader: str = ""
    version: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every frame has: its evidence (at least one place) and the status of what is said."""

    evidence: tuple[Evidence, ...]
    status: Status = "held"
