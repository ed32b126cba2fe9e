"""A fact that a corrections file adds, as a frame that rests on the sentence given with it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from kg.model.document import Document
from kg.model.frames import (
    Action,
    Decision,
    Delegation,
    Evidence,
    Frame,
    Inspection,
    Intervention,
    ItemCovered,
    Measure,
    MeetingHeld,
    Mention,
    Monitoring,
    Plan,
    PostHolding,
    Presentation,
    ReportingLine,
    Thing,
)
from kg.registers import Registers
from kg.registers.names import folded
from kg.resolve.corrections import Correction
from kg.rules.lexicon import lexicon

__all__ = ["added_frame", "find_words"]

Identify = Callable[[Thing], Thing | None]


def added_frame(
    one: Correction, document: Document, frames: Sequence[Frame], registers: Registers, identify: Identify
) -> list[Frame]:
    """Return the frame that a correction adds; none where its sentence is not in the document.

    Arguments:
        one: a correction with the action `add`, checked.
        document: where its sentence must stand.
        frames: what was read; things of the document that are meant are found among them.
        registers: what is known beforehand.
        identify: what identifies a thing of the document.
    """
    place = find_words(document.text, one.sentence)
    if place is None:
        return []
    names = _Names(frames, registers, identify)
    evidence = (Evidence(*place, "corrections/add"),)
    return [_frame(one.fact, dict(one.details), names, evidence)]


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text, whatever the spaces between them and the shape of apostrophes; else None."""
    parts = [re.sub(r"['’]", "['’]", re.escape(part)) for part in words.split()]
    found = re.search(r"\s+".join(parts), text) if parts else None
    return found.span() if found else None


class _Names:
    """Finds the thing that a name in a correction means."""

    def __init__(self, frames: Iterable[Frame], registers: Registers, identify: Identify) -> None:
        self._registers = registers
        self._identify = identify
        self._known: dict[str, list[Thing]] = {}
        for frame in frames:
            for field in fields(frame):
                value = getattr(frame, field.name)
                for thing in value if isinstance(value, tuple) else (value,):
                    if isinstance(thing, Thing):
                        for name in (thing.name, *thing.aliases):
                            self._known.setdefault(folded(name), []).append(thing)

    def thing(self, name: str, *types: str, kind: str = "", part_of: Thing | None = None) -> Thing:
        """Return the document's thing of that name, else the register's, else one that the name makes.

        Arguments:
            name: as the correction gives it.
            types: the types it may be of, the likeliest first; any party where none is given.
            kind: its kind, where the correction says so.
            part_of: what it belongs to, where the correction says so.
        """
        wanted = types or _PARTIES
        known = self.known(name, *wanted, part_of=part_of)
        if known is not None:
            return known
        kinds = lexicon().body_heads
        last, words = name.rsplit(maxsplit=1)[-1], set(name.split())
        type_ = wanted[0]
        if len(wanted) > 1 and last in kinds and "body" in wanted:
            type_ = "body"
        elif len(wanted) > 1 and words & lexicon().role_heads and "post" in wanted:
            type_ = "post"
        if not kind:
            kind = {"body": kinds.get(last, ""), "plan": _plan_kind(name)}.get(type_, "")
        made = Thing(type_, name, kind=kind, part_of=part_of)  # type: ignore[arg-type]
        return self._identify(made) or made

    def known(self, name: str, *types: str, part_of: Thing | None = None) -> Thing | None:
        """Return the document's thing of that name and of one of the types, or None."""
        found = self._known.get(folded(name), ())
        return next((t for t in found if t.type in types and part_of in {None, t.part_of}), None)

    def maybe(self, name: str, *types: str) -> Thing | None:
        """Return the thing of that name, or None for no name."""
        return self.thing(name, *types) if name else None

    def list(self, names: str, *types: str) -> tuple[Thing, ...]:
        """Return the things of a list of names parted by semicolons."""
        return tuple(self.thing(name.strip(), *types) for name in names.split(";") if name.strip())


_PARTIES = ("organisation", "body", "post", "person", "group")


def _plan_kind(name: str) -> str:
    lowered = name.lower()
    return next((kind for words, kind in lexicon().plan_kinds.items() if lowered.endswith(words)), "other")


def _frame(fact: str, cells: dict[str, str], names: _Names, evidence: tuple[Evidence, ...]) -> Frame:
    """Return the frame of a question's row."""

    def get(column: str) -> str:
        return cells.get(column, "")

    one, maybe = names.thing, names.maybe
    organisation = maybe(get("organisation") or get("parent"), "organisation")
    made: dict[str, Callable[[], Any]] = {
        "organisations": lambda: Mention(thing=one(get("name"), "organisation", kind=get("kind")), evidence=evidence),
        "bodies": lambda: Mention(
            thing=one(get("name"), "body", kind=get("kind"), part_of=organisation), evidence=evidence
        ),
        "people": lambda: (
            PostHolding(
                person=one(get("person"), "person"),
                role=one(get("role"), "post", part_of=organisation),
                evidence=evidence,
            )
            if get("role")
            else Mention(thing=one(get("person"), "person", part_of=organisation), evidence=evidence)
        ),
        "roles": lambda: Mention(thing=one(get("role"), "post", part_of=organisation), evidence=evidence),
        "meetings": lambda: MeetingHeld(body=one(get("body"), "body"), date=get("date"), evidence=evidence),
        "items": lambda: ItemCovered(title=get("title"), number=get("number"), evidence=evidence),
        "presentations": lambda: Presentation(
            presenter=one(get("presenter"), "person", "post"), title=get("title"), evidence=evidence
        ),
        "inspections": lambda: Inspection(
            kind=get("kind"),
            date=get("date"),
            area=maybe(get("area"), "area"),
            inspectors=names.list(get("inspectors"), "organisation"),
            outcomes=tuple(part.strip() for part in get("outcome").split(";") if part.strip()),
            evidence=evidence,
        ),
        "plans": lambda: Plan(
            plan=one(get("plan"), "plan", kind=get("kind")),
            responsible=names.list(get("responsible"), "organisation"),
            due=get("due"),
            weaknesses=int(get("weaknesses")) if get("weaknesses") else None,
            workstreams=int(get("workstreams")) if get("workstreams") else None,
            evidence=evidence,
        ),
        "monitoring": lambda: Monitoring(
            monitor=maybe(get("monitor")),
            subject=get("subject"),
            plan=names.known(get("subject"), "plan"),
            frequency=get("frequency"),
            evidence=evidence,
        ),
        "accountability": lambda: ReportingLine(
            body=one(get("body")),
            to=one(get("to")),
            relation=get("relation") or "reports to",
            frequency=get("frequency"),
            evidence=evidence,
        ),
        "decisions": lambda: Decision(
            text=get("text"),
            kind=get("kind") or "decision",
            body=maybe(get("body"), "body", "post", "person"),
            addressee=maybe(get("addressee"), "body", "organisation", "post"),
            evidence=evidence,
        ),
        "delegations": lambda: Delegation(
            to=one(get("to"), "post", "body", "person"),
            from_=maybe(get("from"), "body", "post"),
            matter=get("matter"),
            evidence=evidence,
        ),
        "actions": lambda: Action(
            text=get("text"), owner=maybe(get("owner")), due=get("due"), status="planned", evidence=evidence
        ),
        "measures": lambda: Measure(
            value=Decimal(get("value")),
            unit=get("unit"),
            measure=get("measure"),
            direction=get("direction"),
            evidence=evidence,
        ),
        "interventions": lambda: Intervention(
            kind=get("kind"),
            date=get("date"),
            by=maybe(get("by"), "organisation", "person", "post"),
            subject=maybe(get("subject"), "organisation", "body"),
            evidence=evidence,
        ),
    }
    frame = made[fact]()
    assert isinstance(frame, Frame)
    return frame
