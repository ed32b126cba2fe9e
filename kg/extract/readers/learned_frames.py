"""What the model finds as a frame: its spans as the things and the words that they stand for."""

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from kg.extract.learned.found import Found
from kg.extract.learned.window import Span
from kg.extract.name import Name
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.prose.undertaking_words import AT_MEETING
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.model.frames import COUNCIL, Evidence, Frame, Status, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.presentation import Presentation
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["FRAMES", "frame_of"]

#: kind of the model -> the frame that it becomes
FRAMES: Mapping[str, type[Frame]] = {
    "monitoring": Monitoring,
    "accountability": ReportingLine,
    "delegations": Delegation,
    "actions": Action,
    "interventions": Intervention,
    "presentations": Presentation,
    "inspections": Inspection,
    "plans": Plan,
}
#: numbers in words, as counts of weaknesses are written
_COUNTS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}


#: words that stand for what another sentence names
_PRONOUNS = frozenset("it this that them they these those all which".split())

#: a post that is only spoken of as one
_AS_POST = re.compile(
    r"\b(?:(?:roles?|posts?|positions?|office|vacancy|nominations?) (?:of|for)|as) (?:the |an? |our )?$", re.IGNORECASE
)
#: so many characters before a slot may say so
_BEFORE = 40


class _Slots:
    """The slots of what was found, as things, words, dates and counts."""

    def __init__(self, reading: Reading, one: Found) -> None:
        self.reading = reading
        self.one = one
        self.window = one.window

    def thing(self, slot: str) -> Thing | None:
        """Return what the likeliest span of a slot stands for."""
        things = self.things(slot)
        return things[0] if things else None

    def things(self, slot: str) -> tuple[Thing, ...]:
        """Return what the spans of a slot stand for, each once."""
        meant = [self._meant(span) for span in self.one.slots.get(slot, ())]
        return tuple(dict.fromkeys(thing for thing in meant if thing is not None))

    def words(self, slot: str) -> str:
        """Return the words of a slot as they are written."""
        spans = self.one.slots.get(slot, ())
        if not spans or self.window.parts[spans[0][0]] != 3:
            return ""
        start, end = self.window.characters(spans[0])
        return " ".join(self.reading.document.text[start:end].split())

    def before(self, slot: str) -> str:
        """Return the words just before those of a slot."""
        spans = self.one.slots.get(slot, ())
        if not spans:
            return ""
        start = self.window.characters(spans[0])[0]
        return self.reading.document.text[max(0, start - _BEFORE) : start]

    def elsewhere(self, slot: str, other: str) -> bool:
        """Return whether what fills a slot stands in a later paragraph than what fills another."""
        first, second = self.one.slots.get(slot, ()), self.one.slots.get(other, ())
        if not first or not second or self.window.parts[first[0][0]] != 3:
            return False
        start, end = self.window.characters(first[0])[0], self.window.characters(second[0])[1]
        return start > end and "\n\n" in self.reading.document.text[end:start]

    def name(self, slot: str) -> Name | None:
        """Return the name that fills a slot, if one does."""
        spans = self.one.slots.get(slot, ())
        return self.window.spans.get(spans[0]) if spans else None

    def date(self, slot: str, *, future: bool) -> str:
        """Return the date of a slot in ISO 8601."""
        spans = self.one.slots.get(slot, ())
        told = self.window.sentence_of(spans[0]) if spans else None
        name = self.name(slot)
        if told is None or name is None or name.label not in {"DATE", "PERIOD"}:
            return ""
        return iso(self.reading, told[1], name, future=future)

    def often(self) -> str:
        """Return how often, in its normal form."""
        name = self.name("frequency")
        return name.value or name.text if name is not None and name.label in {"FREQ", "PERIOD"} else ""

    def count(self, slot: str) -> int | None:
        """Return a count that is written in figures or as a word."""
        words = self.words(slot).lower().split()
        for word in words:
            if word in _COUNTS:
                return _COUNTS[word]
            if word.isdigit() and len(word) <= 2:
                return int(word)
        return None

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the sentences on which the slots rest, each with those that rest on it."""
        places: dict[tuple[int, int], list[str]] = {}
        for slot, spans in self.one.slots.items():
            for span in spans:
                told = self.window.sentence_of(span)
                if told is not None:
                    places.setdefault((told[1].start, told[1].end), []).append(_FIELDS.get(slot, slot))
        if not places:
            first = self.window.sentences[0][1]
            return (Evidence(first.start, first.end, f"learned/{self.one.kind}"),)
        if len(places) == 1:
            (place,) = places
            return (Evidence(*place, f"learned/{self.one.kind}"),)
        return tuple(
            Evidence(*place, f"learned/{self.one.kind}", slots=tuple(sorted(set(slots))))
            for place, slots in sorted(places.items())
        )

    def _meant(self, span: Span) -> Thing | None:
        part = self.window.parts[span[0]]
        if part == 1:
            return self.window.body
        if part == 2:
            return COUNCIL
        name = self.window.spans.get(span)
        told = self.window.sentence_of(span)
        if name is not None and told is not None:
            if name.label == "ROLE":
                posts = posts_of(told[1], name)
                return posts[0] if posts else name.thing
            return name.thing
        start, end = self.window.characters(span)
        words = " ".join(self.reading.document.text[start:end].split())
        words = words.removeprefix("the ").removeprefix("The ")
        return Thing("group", words[0].upper() + words[1:]) if words else None


#: slot of the model -> slot of the frame, where they differ
_FIELDS = {"from": "from_", "outcome": "outcomes"}


def frame_of(reading: Reading, one: Found) -> Frame | None:
    """Return what was found as a frame; None where a slot that the kind cannot be without stands for nothing."""
    if one.status == "denied":
        return None
    slots = _Slots(reading, one)
    made: Frame | None = _MAKERS[one.kind](slots)
    return made


def _status(slots: _Slots) -> Status:
    return cast("Status", slots.one.status)


def _monitoring(slots: _Slots) -> Frame | None:
    monitor, name, words = slots.thing("monitor"), slots.name("subject"), slots.words("subject")
    plan = name.thing if name is not None and name.label == "PLAN" else None
    if monitor is None or (plan is None and (not words or words.lower() in _PRONOUNS)):
        return None
    subject = (
        plan.name if plan is not None else name.thing.name if name is not None and name.thing is not None else words
    )
    return Monitoring(
        monitor=monitor,
        subject=subject,
        plan=plan,
        frequency=slots.often(),
        status=_status(slots),
        evidence=slots.evidence(),
    )


def _line(slots: _Slots) -> Frame | None:
    body, to = slots.thing("body"), slots.thing("to")
    if body is None or to is None or body == to:
        return None
    return ReportingLine(
        body=body,
        to=to,
        relation=slots.one.relation,
        frequency=slots.often(),
        status=_status(slots),
        evidence=slots.evidence(),
    )


def _delegation(slots: _Slots) -> Frame | None:
    to = slots.thing("to")
    if to is None or len(slots.words("matter").split()) < 2:  # "sign" alone is no matter
        return None
    by = slots.thing("from")
    by = by if by is not None and by.type in {"body", "organisation"} else None  # a person is consulted
    return Delegation(to=to, from_=by, matter=slots.words("matter"), evidence=slots.evidence())


def _action(slots: _Slots) -> Frame | None:
    text = slots.words("text").removeprefix("to ")
    if len(text.split()) < 2:
        return None
    if AT_MEETING.fullmatch(text):
        return None  # "Ada Crane, Head of SEND, to present the report": an agenda says so
    if _AS_POST.search(slots.before("owner")):
        return None  # "anybody interested in the role of Chair to write to the Clerk": the Chair is to do nothing
    if slots.elsewhere("owner", "text"):
        return None  # somebody who is named further down
    due = slots.date("due", future=True)
    return Action(text=text, owner=slots.thing("owner"), due=due, status="planned", evidence=slots.evidence())


def _intervention(slots: _Slots) -> Frame | None:
    return Intervention(
        kind=slots.one.type,
        date=slots.date("date", future=False),
        by=slots.thing("by"),
        subject=slots.thing("subject") or COUNCIL,
        status=_status(slots),
        evidence=slots.evidence(),
    )


def _presentation(slots: _Slots) -> Frame | None:
    presenter = slots.thing("presenter")
    if presenter is None:
        return None
    return Presentation(presenter=presenter, title=slots.words("title"), evidence=slots.evidence())


def _inspection(slots: _Slots) -> Frame | None:
    outcome = slots.words("outcome")
    future = slots.one.status == "planned"
    inspectors = [thing for thing in slots.things("inspectors") if thing.type == "organisation"]
    return Inspection(
        kind=slots.one.type,
        date=slots.date("date", future=future),
        area=Thing("area", ""),
        inspectors=tuple(sorted(inspectors, key=lambda thing: thing.name)),
        outcomes=(outcome,) if outcome else (),
        status="planned" if future else "held",
        evidence=slots.evidence(),
    )


def _plan(slots: _Slots) -> Frame | None:
    name = slots.name("plan")
    if name is None or name.label != "PLAN" or name.thing is None:
        return None
    return Plan(
        plan=name.thing,
        responsible=slots.things("responsible"),
        due=slots.date("due", future=True),
        weaknesses=slots.count("weaknesses"),
        workstreams=slots.count("workstreams"),
        status=_status(slots),
        evidence=slots.evidence(),
    )


_MAKERS: Mapping[str, Callable[[_Slots], Any]] = {
    "monitoring": _monitoring,
    "accountability": _line,
    "delegations": _delegation,
    "actions": _action,
    "interventions": _intervention,
    "presentations": _presentation,
    "inspections": _inspection,
    "plans": _plan,
}
