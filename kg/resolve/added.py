"""A fact that a corrections file adds, as a frame that rests on the sentence given with it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from kg.model.document import Document
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kind import Slot
from kg.registers import Registers
from kg.registers.names import folded
from kg.resolve.corrections import Correction
from kg.resolve.details import ANSWERED_BY
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


def _frame(fact: str, cells: Mapping[str, str], names: _Names, evidence: tuple[Evidence, ...]) -> Frame:
    """Return the frame of which `cells` are a row; of several kinds the one that says most and has all it needs."""
    kind, question = next(
        (kind, question) for kind, question in ANSWERED_BY[fact] if all(cells.get(column) for column in question.needed)
    )
    texts: dict[str, str] = {}
    parts: dict[str, dict[str, str]] = {}
    unsure: set[str] = set()
    for column, path in question.columns.items():
        if not path or not cells.get(column):
            continue
        for one in path.split("|"):
            where, _, part = one.partition(".")
            if part:
                parts.setdefault(where, {})[part] = cells[column]
            else:
                texts[where] = cells[column]
                unsure.update({where} if "|" in path else ())
    values: dict[str, Any] = {}
    for name, slot in kind.slots.items():
        text = texts.get(name, "") or slot.default
        types = slot.types or ((question.only,) if question.only else ())
        if slot.form != "thing":
            values[name] = _plain_value(slot, text)
        elif slot.many:
            values[name] = names.list(text, *types)
        elif name in unsure:
            # the words may be the name of a known thing, or they are just words
            values[name] = names.known(text, *types)
        else:
            of = parts.get(name, {})
            owner = names.maybe(of.get("part_of", ""), "organisation")
            values[name] = names.thing(text, *types, kind=of.get("kind", ""), part_of=owner) if text else None
    return kind.frame(**values, status=kind.added, evidence=evidence)


def _plain_value(slot: Slot, text: str) -> Decimal | int | str | tuple[str, ...] | None:
    if slot.form == "number":
        return Decimal(text)
    if slot.form == "count":
        return int(text) if text else None
    return tuple(part.strip() for part in text.split(";") if part.strip()) if slot.many else text
