"""Whose post a post is, where its own words do not say: as the paper says elsewhere, or of the body that met.

It looks at one document only, and must not guess: a title that only a meeting explains ("Chair") and for which no
meeting is known stays the document's own, for the chairs of two committees of one council are two posts.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.model.document import Document
from kg.model.frames import Frame, Thing
from kg.model.kinds.meeting import MeetingHeld
from kg.model.kinds.membership import Membership
from kg.model.kinds.mention import Mention
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.presentation import Presentation
from kg.resolve.replaced import identified

__all__ = ["attributed"]

#: titles that say nothing without the body that they are of
_BARE: Final = re.compile(
    r"(?:(?:Independent|Interim|Acting|Joint|Deputy) )*(?:(?:Vice|Deputy|Co)[- ])?Chair(?:man|woman|person)?"
    r"|(?:Committee |Meeting )?(?:Clerk|Secretary)",
    re.IGNORECASE,
)


def attributed(document: Document, frames: list[Frame]) -> list[Frame]:
    """Return the frames with each post as that of the organisation or body to which it belongs.

    A post without one is the same post that the document gives one, where there is just one such; a bare title is of
    the body whose meeting the words stand in, else the document's own.

    Args:
        document: where they were read.
        frames: with every thing identified.
    """
    owners: dict[str, set[Thing]] = {}
    for frame in frames:
        for post in _posts(frame):
            owners.setdefault(post.name, set())
            if post.part_of is not None:
                owners[post.name].add(post.part_of)
    bodies = tuple(_bodies(document, frames))
    seats = _seats(frames)

    def owned(thing: Thing, frame: Frame) -> Thing:
        if thing.type != "post" or thing.part_of is not None:
            return thing
        bare = _BARE.fullmatch(thing.name) is not None
        body = (_sat(frame, thing, seats) or _met(document, frame, bodies)) if bare else None
        if body is not None:
            return replace(thing, part_of=body)
        found = owners.get(thing.name, set())
        if len(found) == 1:
            return replace(thing, part_of=next(iter(found)))
        return replace(thing, scope="") if bare else thing

    return [identified(frame, lambda thing, frame=frame: owned(thing, frame)) for frame in frames]  # type: ignore[misc]


def _bodies(document: Document, frames: list[Frame]) -> Iterator[Thing | None]:
    """Yield for each meeting of the document the body that met, as the frames have it identified."""
    found = {
        name: frame.body
        for frame in frames
        if isinstance(frame, MeetingHeld) and frame.body is not None
        for name in (frame.body.name, *frame.body.aliases)
    }
    for meeting in document.meetings:
        yield found.get(meeting.body)


def _seats(frames: list[Frame]) -> dict[tuple[str, int], set[Thing]]:
    """Return by role and sentence the bodies of which it tells who has that seat: "its Vice-Chair is Ada Crane"."""
    found: dict[tuple[str, int], set[Thing]] = {}
    for frame in frames:
        if isinstance(frame, Membership) and frame.role not in {"", "member", "attendee"}:
            for place in frame.evidence:
                found.setdefault((frame.role, place.start), set()).add(frame.body)
    return found


def _sat(frame: Frame, post: Thing, seats: dict[tuple[str, int], set[Thing]]) -> Thing | None:
    """Return the body of a bare title, where the same sentence gives just one body that seat."""
    found = {body for place in frame.evidence for body in seats.get((post.name.lower(), place.start), ())}
    return found.pop() if len(found) == 1 else None


def _met(document: Document, frame: Frame, bodies: tuple[Thing | None, ...]) -> Thing | None:
    """Return the body whose meeting a fact was read in; where no section tells, the only body that met."""
    for place in frame.evidence:
        section = document.section_at(place.start)
        if section is not None and section.meeting is not None:
            return bodies[section.meeting]
    met = {body for body in bodies if body is not None}
    return met.pop() if len(met) == 1 else None


def _posts(frame: Frame) -> list[Thing]:
    if isinstance(frame, Mention) and frame.thing.type == "post":
        return [frame.thing]
    if isinstance(frame, PostHolding):
        return [frame.role]
    if isinstance(frame, Presentation) and frame.presenter.type == "post":
        return [frame.presenter]
    return []
