"""Applying corrections to what was read in a document: names first, then facts rejected, then facts added.

What a correction changed or added says so: the fact has a further place of evidence under the rule
`corrections/ACTION`. It knows one document at a time.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from kg.model.document import Document
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.mention import Mention
from kg.model.rows import row_of
from kg.registers import Registers
from kg.registers.names import folded
from kg.resolve.added import added_frame
from kg.resolve.corrections import Correction
from kg.resolve.identity import identifier, together

__all__ = ["Corrected", "correct"]

#: how a register's keys look
_KEY = re.compile(r"[a-z]+:[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document's facts and suggestions after its corrections, and the keys of those corrections that applied."""

    frames: tuple[Frame, ...]
    applied: tuple[str, ...] = ()
    suggestions: tuple[Frame, ...] = ()


def correct(
    document: Document,
    frames: Sequence[Frame],
    registers: Registers,
    corrections: Iterable[Correction],
    *,
    suggestions: Sequence[Frame] = (),
) -> Corrected:
    """Apply to the frames of a document the corrections that concern it.

    Arguments:
        document: where the frames were read.
        frames: resolved.
        registers: what is known beforehand.
        corrections: of the whole folder, free of contradictions.
        suggestions: what the document may say; names are put right and rejections hold there too.
    """
    mine = [one for one in corrections if one.concerns(document.source)]
    if not mine:
        return Corrected(tuple(frames), (), tuple(suggestions))
    identify = identifier(document, frames, registers)
    steps: dict[str, Callable[[list[Frame], Correction], list[Frame]]] = {
        "name": lambda found, one: _named(found, one, document.text, registers, identify),
        "apart": lambda found, one: _parted(found, one, document.text),
        "reject": lambda found, one: _rejected(found, one, document.text),
        "add": lambda found, one: [*found, *added_frame(one, document, found, registers, identify)],
    }
    now, unsure = list(frames), list(suggestions)
    applied = []
    for action, step in steps.items():
        for one in mine:
            if one.action == action:
                after = step(now, one)
                left = unsure if action == "add" else step(unsure, one)
                if after != now or left != unsure:
                    applied.append(one.key)
                now, unsure = after, left
    return Corrected(together(now), tuple(sorted(applied)), tuple(unsure))


def _mapped(frame: Frame, change: Callable[[Thing], Thing]) -> Frame:
    """Return the frame with every thing in it changed, those that others are part of too."""

    def deep(thing: Thing) -> Thing:
        part_of = deep(thing.part_of) if thing.part_of is not None else None
        return change(replace(thing, part_of=part_of))

    changes: dict[str, Any] = {}
    for field in fields(frame):
        value = getattr(frame, field.name)
        if isinstance(value, Thing):
            changes[field.name] = deep(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Thing):
            changes[field.name] = tuple(dict.fromkeys(map(deep, value)))
    return replace(frame, **changes) if changes else frame


def _marked(frame: Frame, rule: str, text: str, name: str) -> Frame:
    """Return the frame with further evidence under the rule: where the name stands, else all places it rests on."""
    places = {(place.start, place.end) for place in frame.evidence}
    named = {(start, end) for start, end in places if _speaks_of(text[start:end], name)}
    return replace(frame, evidence=(*frame.evidence, *(Evidence(*place, rule) for place in sorted(named or places))))


def _is_called(thing: Thing, name: str) -> bool:
    return folded(name) in {folded(text) for text in (thing.name, *thing.aliases)}


def _things(frames: Iterable[Frame]) -> list[Thing]:
    found: dict[Thing, None] = {}
    for frame in frames:
        _mapped(frame, lambda thing: found.setdefault(thing) or thing)
    return list(found)


def _named(
    frames: list[Frame], one: Correction, text: str, registers: Registers, identify: Callable[[Thing], Thing | None]
) -> list[Frame]:
    """Let everything that is called `name` be the thing called `other`."""
    entry = next((entry for entry in registers.entries if entry.key == one.other), None)
    if entry is None and _KEY.fullmatch(one.other):
        return frames  # a key that no register has
    known = [thing for thing in _things(frames) if folded(thing.name) == folded(one.other)]

    def meant(thing: Thing) -> Thing:
        if thing.type == "area" or not _is_called(thing, one.name) or folded(thing.name) == folded(one.other):
            return thing
        aliases = tuple(sorted({thing.name, *thing.aliases, one.name}))
        same = next((other for other in known if other.type == thing.type), None)
        if same is not None:
            return replace(same, aliases=tuple(sorted({*same.aliases, *aliases} - {same.name})))
        named = Thing(thing.type, entry.name if entry else one.other, kind=entry.kind if entry else thing.kind)
        found = identify(replace(named, type=entry.type if entry else thing.type)) or named  # type: ignore[arg-type]
        if entry is not None:
            found = replace(found, name=entry.name, register=entry.key, scope="")
        return replace(found, aliases=tuple(sorted({*found.aliases, *aliases} - {found.name})))

    result = []
    for frame in frames:
        now = _mapped(frame, meant)
        result.append(_marked(now, "corrections/name", text, one.name) if now != frame else frame)
    return result


def _parted(frames: list[Frame], one: Correction, text: str) -> list[Frame]:
    """Let what was read as one thing under two names be two; a sentence is about the one whose name it holds.

    The name that the thing bears stays; what rests on sentences with the other name alone is another thing.
    """
    names = {folded(thing.name): thing.name for thing in _things(frames)}
    there = [name for name in (one.name, one.other) if folded(name) in names]
    if len(there) != 1:
        return frames  # neither is known, or they are two things already
    kept, split = there[0], one.other if there[0] == one.name else one.name

    def itself(thing: Thing) -> Thing:
        if not _is_called(thing, kept):
            return thing
        return replace(thing, aliases=tuple(alias for alias in thing.aliases if folded(alias) != folded(split)))

    def other(thing: Thing) -> Thing:
        return replace(thing, name=split, register="", aliases=()) if _is_called(thing, kept) else thing

    result = []
    for frame in frames:
        if not any(_is_called(thing, kept) for thing in _things([frame])):
            result.append(frame)
            continue
        spoken = {
            p: (_speaks_of(text[p.start : p.end], kept, split), _speaks_of(text[p.start : p.end], split, kept))
            for p in frame.evidence
        }
        theirs = tuple(
            p for p, (first, second) in spoken.items() if second and (not first or isinstance(frame, Mention))
        )
        left = tuple(p for p, (first, second) in spoken.items() if first or not second)
        if left:
            result.append(_mapped(replace(frame, evidence=left), itself))
        if theirs:
            result.append(_marked(_mapped(replace(frame, evidence=theirs), other), "corrections/apart", text, split))
    return result


def _speaks_of(sentence: str, name: str, longer: str = "") -> bool:
    """Return whether a sentence holds a name, elsewhere than as a part of a longer one."""
    plain, wanted = folded(sentence), folded(name)
    if longer and wanted in folded(longer):
        plain = plain.replace(folded(longer), " ")
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain) is not None


def _rejected(frames: list[Frame], one: Correction, text: str) -> list[Frame]:
    """Leave out the facts that are meant; with a sentence, only as far as they rest on it."""
    result = []
    for frame in frames:
        question, cells = row_of(frame)
        if question != one.fact or any(folded(cells.get(c, "")) != folded(cell) for c, cell in one.details):
            result.append(frame)
            continue
        if one.sentence:
            wanted = folded(one.sentence)
            places = tuple(p for p in frame.evidence if wanted not in folded(text[p.start : p.end]))
            if places:
                result.append(replace(frame, evidence=places))
    return result
