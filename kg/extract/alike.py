"""Whether two candidates of one kind say the same, and what one of them takes over from the other.

What counts as the same, and what may be filled in, is told for each kind in choose.toml.
"""

import re
from dataclasses import replace
from typing import Any

from kg.extract.candidate import Candidate, supported
from kg.extract.choose import Choice
from kg.model.frames import Evidence, Frame, Status, Thing

__all__ = ["join", "one_place", "same", "undecided"]

_WORD = re.compile(r"\w+")
#: words that tell no two subjects apart
_THIN = frozenset({"the", "a", "an", "s", "its", "their"})
#: places that a fact rests on at most: what a paper says again and again is not compared again and again
_MOST = 50
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
#: of two readings of one place the more careful status holds, of two places that which says more
_CAREFUL: tuple[Status, ...] = ("denied", "recommended", "required", "planned", "completed", "held")
_STRONG: tuple[Status, ...] = ("held", "required", "planned", "recommended")
#: what ended was so before
_ENDED: tuple[Status, ...] = ("completed", "held")


def same(known: Candidate, new: Candidate, choice: Choice) -> bool:
    """Return whether two candidates say the same.

    Arguments:
        known: the one that takes precedence.
        new: the other.
        choice: what counts as the same for their kind.
    """
    here = one_place(known.frame, new.frame)
    slots = choice.place if here else choice.same
    if here and known.reader == new.reader:
        slots = (*slots, *choice.apart)
    if not here and not _both_asserted(known.frame, new.frame):
        return False
    alike = choice.alike if here else {}
    told = ((slot, alike.get(slot, frozenset()), _vague_of(choice, slot)) for slot in slots)
    return all(_alike(known.frame, new.frame, *one, here=here) for one in told) and all(
        _agree(getattr(known.frame, slot), getattr(new.frame, slot), choice.vague.get(slot, frozenset()))
        for slot in choice.open
    )


def undecided(known: Candidate, new: Candidate, choice: Choice) -> bool:
    """Return whether the two agree only because the new one leaves open what tells facts of the kind apart."""
    return any(
        _unsaid(getattr(new.frame, slot), choice.vague.get(slot, frozenset()))
        and not _unsaid(getattr(known.frame, slot), choice.vague.get(slot, frozenset()))
        for slot in choice.open
    )


def one_place(left: Frame, right: Frame) -> bool:
    """Return whether two facts rest on one place of the text, or on places that overlap."""
    # no generators here: what is said a thousand times has a thousand places
    ones = sorted([(place.start, place.end) for place in left.evidence])
    others = sorted([(place.start, place.end) for place in right.evidence])
    one, other, end, last = 0, 0, len(ones), len(others)
    while one < end and other < last:
        if ones[one][0] < others[other][1] and others[other][0] < ones[one][1]:
            return True
        if ones[one][1] <= others[other][0]:
            one += 1
        else:
            other += 1
    return False


def join(known: Candidate, new: Candidate, choice: Choice) -> Candidate:
    """Return what two candidates that say the same say together, with the evidence of both by slot."""
    here = one_place(known.frame, new.frame)
    wordier = here and known.reader == new.reader
    changes: dict[str, Any] = {}
    for slot in dict.fromkeys(part for name in (*choice.same, *choice.open, *choice.fill) for part in name.split("|")):
        vague = choice.vague.get(slot, frozenset())
        value = _fuller(getattr(known.frame, slot), getattr(new.frame, slot), vague, wordier=wordier)
        if value != getattr(known.frame, slot):
            changes[slot] = value
    order = _CAREFUL if here else ("completed", *_STRONG)
    told = [status for status in order if status in {known.frame.status, new.frame.status}]
    frame: Frame = replace(
        known.frame, **changes, status=told[0] if told else known.frame.status, evidence=_evidence(known, new)
    )
    return replace(known, frame=frame, score=max(known.score, new.score))


def _evidence(known: Candidate, new: Candidate) -> tuple[Evidence, ...]:
    """Return the evidence of both; what a reader reads twice in one place counts once, unless it supports more."""
    if len(known.frame.evidence) >= _MOST:
        return known.frame.evidence
    result = list(supported(known.frame))
    places = {(place.start, place.end, place.reader): place for place in result}
    for place in supported(new.frame):
        told = places.get((place.start, place.end, place.reader))
        if told is None:
            result.append(place)
        elif further := tuple(slot for slot in place.slots if slot not in told.slots):
            result.append(replace(place, slots=further))
    return tuple(dict.fromkeys(result))


def _both_asserted(left: Frame, right: Frame) -> bool:
    told = {left.status, right.status}
    return len(told) == 1 or told <= set(_STRONG) or told <= set(_ENDED)


def _first(frame: Frame, names: str) -> Any:
    """Return the value of the first of several slots (`plan|subject`) that is not open."""
    return next((value for name in names.split("|") if (value := getattr(frame, name))), None)


def _vague_of(choice: Choice, names: str) -> frozenset[str]:
    """Return the values of one of several slots (`plan|subject`) that say no more than an open slot."""
    return frozenset().union(*(choice.vague.get(name, frozenset()) for name in names.split("|")))


def _alike(left: Frame, right: Frame, slot: str, alike: frozenset[str], vague: frozenset[str], *, here: bool) -> bool:
    """Return whether two facts are alike in a slot; of one place, names and words suffice."""
    one, other = _first(left, slot), _first(right, slot)
    if one == other or {one, other} <= alike:
        return True
    if not here:
        return False
    if _unsaid(one, vague) or _unsaid(other, vague):
        return True
    if isinstance(one, Thing) and isinstance(other, Thing):
        return one.name == other.name
    words = [set(_WORD.findall(_text(value).lower())) - _THIN for value in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def _text(value: Any) -> str:
    return value.name if isinstance(value, Thing) else str(value)


def _unsaid(value: Any, vague: frozenset[str]) -> bool:
    return value in (None, "", ()) or _text(value) in vague


def _agree(left: Any, right: Any, vague: frozenset[str]) -> bool:
    if left == right or _unsaid(left, vague) or _unsaid(right, vague):
        return True
    return _is_date(left) and _is_date(right) and (left.startswith(right) or right.startswith(left))


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _fuller(known: Any, new: Any, vague: frozenset[str], *, wordier: bool) -> Any:
    """Return the value that says more, `wordier` in more words; the known one where both say as much."""
    if isinstance(known, tuple):
        return tuple(sorted({*known, *new}, key=_text)) if new else known
    if _unsaid(known, vague):
        return known if _unsaid(new, frozenset()) else new
    if isinstance(known, str) and isinstance(new, str):
        longer = _is_date(known) and _is_date(new) and new.startswith(known)
        more = wordier and set(known.lower().split()) < set(new.lower().split())
        return new if longer or more else known
    return known
