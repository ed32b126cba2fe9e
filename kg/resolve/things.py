"""Which thing a name is, by its type: of a register, of the council whose page it stands on, or of this page alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.model.frames import Thing
from kg.registers import Entry, Registers

__all__ = ["Page", "identify"]

_SPELT_OUT = re.compile(r"\bClinical Commissioning Group\b")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of the things that it names.

    Arguments:
        registers: what is known beforehand.
        council: whose page it is, where a register holds it.
        named: the council of the one area that it names; good for the area only.
        date: on which it was said.
        own: whose page it is, where no register holds it.
    """

    registers: Registers
    council: Entry | None
    named: Entry | None
    date: str
    own: Thing | None

    @property
    def scope(self) -> str:
        """Return the key of the council within which its local things exist."""
        return self.council.key if self.council else ""


def identify(thing: Thing, *, page: Page) -> Thing | None:
    """Return which thing in the world a name is; None for an area that is none.

    Arguments:
        thing: as the page names it.
        page: where it stands.
    """
    return _BY_TYPE.get(thing.type, _local)(thing, page)


def _registered(entry: Entry, name: str) -> Thing:
    """Return the organisation of a register, with the name under which a page knows it."""
    aliases = (name,) if name != entry.name else ()
    return Thing("organisation", entry.name, kind=entry.kind, register=entry.key, aliases=aliases)


def _organisation(thing: Thing, page: Page) -> Thing:
    council = page.council
    if council is not None and thing.name == council.name:
        return _registered(council, thing.name)
    entry = page.registers.resolve(thing.name, council=council, date=page.date)
    if entry is not None and entry.type == "organisation":
        return _registered(entry, thing.name)
    if thing.kind == "local authority" and thing.name.isupper() and " " not in thing.name:
        if council is not None and thing.name in _initials(council):
            return _registered(council, thing.name)
        return Thing("group", thing.name, kind=thing.kind)
    if thing.name in page.registers.abbreviations():
        return Thing("group", thing.name, kind=thing.kind)
    # a group that no register holds is one thing under its long and its short form
    return replace(thing, name=_SPELT_OUT.sub("CCG", thing.name), scope=page.scope)


def _initials(council: Entry) -> set[str]:
    """Return the initials that a council's names make: "WNC" for West Northamptonshire Council."""
    return {"".join(w[0] for w in re.findall(r"[A-Z][a-z]+", name)) for name in (council.name, *council.aliases)}


def _area(thing: Thing, page: Page) -> Thing | None:
    found = page.registers.council_named(thing.name, date=page.date) if thing.name else None
    if found is not None and found.kind == "local authority":
        return _area_of(found)
    place = page.council or page.named
    if thing.kind and (place is None or thing.name.lower() not in place.name.lower()):
        return replace(thing, scope=page.scope)  # said to be an area, which no register knows
    return _area_of(place) if place else None


def _area_of(entry: Entry) -> Thing:
    place = entry.places[0] if entry.places else entry.name
    return Thing("area", place, register=f"area:{entry.key}")


def _group(thing: Thing, page: Page) -> Thing:
    """Let "the Council" be the one whose page it is."""
    if thing.kind == "local authority" and thing.name == "Council":
        if page.council is not None:
            return _registered(page.council, page.council.name)
        if page.own is not None:
            return page.own
    return replace(thing, scope=page.scope)


def _local(thing: Thing, page: Page) -> Thing:
    """Let a body, a post, a person or a plan be one within its council."""
    part_of = thing.part_of
    if part_of is not None:
        part_of = identify(part_of, page=page)
        if part_of is not None and part_of.type == "group":
            part_of = None
    elif thing.type == "body" and page.council is not None:
        part_of = _registered(page.council, page.council.name)
    return replace(thing, scope=page.scope, part_of=part_of)


_BY_TYPE: dict[str, Callable[[Thing, Page], Thing | None]] = {
    "organisation": _organisation,
    "area": _area,
    "group": _group,
}
