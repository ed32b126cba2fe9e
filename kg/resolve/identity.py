"""Which thing in the world a name is: a register entry by date and council, else a local thing of its council.

Identity is careful: two names are one thing only because a register says so. Boards and posts exist within a council.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial

from kg.documents.outcomes import PAGE_TYPE
from kg.model.document import Document
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds import SLOTS
from kg.model.kinds.mention import Mention
from kg.registers import Entry, Registers
from kg.resolve.posts import attributed
from kg.resolve.replaced import identified
from kg.resolve.things import Page, identify

__all__ = ["council_of", "identifier", "resolve", "together"]


def resolve(document: Document, frames: Iterable[Frame], registers: Registers) -> tuple[Frame, ...]:
    """Return the frames with every thing identified, and facts that were said twice put together.

    Arguments:
        document: where they were read; its manifest entry says whose page it is.
        frames: as extraction yields them.
        registers: what is known beforehand.
    """
    read = list(frames)
    known = identifier(document, read, registers)
    resolved = []
    for frame in read:
        one = identified(frame, known)
        if isinstance(one, Mention) and (one.thing.type == "group" or not one.thing.name):
            continue
        resolved.append(one)
    return together(attributed(document, resolved))


def identifier(document: Document, frames: Iterable[Frame], registers: Registers) -> Callable[[Thing], Thing | None]:
    """Return what identifies a thing of a document: by date and council, as its frames and manifest entry tell them."""
    date = next((m.date for m in document.meetings if m.date), document.entry.date)
    council = council_of(document, frames, registers, date)
    named = council or _placed(document, registers)
    own = _headed(document, frames) if council is None else None
    # a document names one thing many times
    return cache(partial(identify, page=Page(registers, council, named, date, own)))


def together(frames: list[Frame]) -> tuple[Frame, ...]:
    """Give things all their names, and put frames that say the same together, with all their evidence."""
    return _together(_aliased(frames))


def council_of(document: Document, frames: Iterable[Frame], registers: Registers, date: str) -> Entry | None:
    """Return whose page a document is: by manifest, by web domain, by its meetings, else by being named alone."""
    entry = document.entry
    if document.page_type == PAGE_TYPE:  # a list of all councils is of none
        return None
    if entry.council:
        found = registers.council_named(entry.council, date=date)
        if found is not None:
            return found
        # a council that no register holds is known by the name that the manifest gives it
        slug = re.sub(r"[^a-z0-9]+", "-", entry.council.lower()).strip("-")
        place = re.sub(
            r"\b(?:Metropolitan|County|City|Borough|District|Council|London|Royal|of|the)\b", " ", entry.council
        )
        return Entry(f"council:{slug}", entry.council, "local authority", places=(" ".join(place.split()),))
    if entry.url:
        found = registers.council_of_url(entry.url, date=date)
        if found is not None:
            return found
    counts: Counter[str] = Counter()
    entries: dict[str, Entry] = {}
    named = Counter(
        frame.thing.name for frame in frames if isinstance(frame, Mention) and frame.thing.type == "organisation"
    )
    for name, count in named.items():
        found = registers.resolve(name, date=date)
        if found is not None and found.kind == "local authority" and not _of_old(document.text, name):
            counts[found.key] += count
            entries[found.key] = found
    if len(counts) == 1 or (counts and counts.most_common(1)[0][1] >= 3 * sum(sorted(counts.values())[:-1])):
        return entries[min(counts, key=lambda key: (-counts[key], key))]
    return None


#: the lines within which a paper names whose it is
_HEAD = 3


def _headed(document: Document, frames: Iterable[Frame]) -> Thing | None:
    """Return the council that no register holds, and that the first lines of a paper name as whose it is."""
    lines = [document.text[block.start : block.end] for block in document.blocks[:_HEAD]]
    found = {
        frame.thing
        for frame in frames
        if isinstance(frame, Mention)
        and frame.thing.type == "organisation"
        and frame.thing.kind == "local authority"
        and frame.thing.name in lines
    }
    return replace(found.pop(), aliases=()) if len(found) == 1 else None


def _of_old(text: str, name: str) -> bool:
    """Return whether a council is named only as a past employer: "the former Thornshire Council chief executive"."""
    past = rf"\b(?:former|formerly|previously)\b[^.;]{{0,40}}{re.escape(name)}"
    return 0 < text.count(name) == len(re.findall(past, text))


def _placed(document: Document, registers: Registers) -> Entry | None:
    """Return the council of the one area that the text names, where it names one alone; good for the area only."""
    found: dict[str, Entry] = {}
    text = document.text
    for match in set(re.findall(r"\b[A-Z][a-z]+(?:(?: and| upon| with)? [A-Z][a-z]+)*\b", text)):
        for entry in registers.places().get(match, ()):
            if entry.kind == "local authority" and not entry.end and len(match) > 3:
                found[entry.key] = entry
    return next(iter(found.values())) if len(found) == 1 else None


def _aliased(frames: list[Frame]) -> list[Frame]:
    """Give every record of one thing all the names that the document uses for it, so that they are equal."""
    names: dict[tuple[str, str, str], set[str]] = {}

    @cache
    def note(thing: Thing) -> Thing:
        names.setdefault(_key(thing), set()).update(thing.aliases)
        if thing.part_of is not None:
            note(thing.part_of)
        return thing

    @cache
    def named(thing: Thing) -> Thing:
        part_of = named(thing.part_of) if thing.part_of is not None else None
        return replace(thing, aliases=tuple(sorted(names[_key(thing)] - {thing.name})), part_of=part_of)

    for frame in frames:
        identified(frame, note)
    return [identified(frame, named) for frame in frames]


def _key(thing: Thing) -> tuple[str, str, str]:
    return (thing.type, thing.register or thing.name, thing.scope)


def _together(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Put frames that say the same together, with all their evidence, in the order of the first."""
    evidence: dict[tuple[object, ...], tuple[Frame, dict[Evidence, None]]] = {}
    for frame in frames:
        said = (type(frame), *(getattr(frame, slot) for slot in SLOTS[type(frame)] if slot != "evidence"))
        evidence.setdefault(said, (frame, {}))[1].update(dict.fromkeys(frame.evidence))
    resolved = []
    for frame, found in evidence.values():
        places = tuple(sorted(found, key=lambda e: (e.start, e.end, e.rule)))
        resolved.append(frame if places == frame.evidence else replace(frame, evidence=places))
    return tuple(resolved)
