"""The body that met: whose minutes and decisions a paper holds, where its heading does not say so."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract import reference_words as patterns
from kg.extract.folded import folded
from kg.extract.reading import Reading
from kg.model.document import NO_MEETING
from kg.model.frames import Thing

__all__ = ["meeting_bodies"]


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands around a body's name: the four words before and the two after, in small letters, and the section."""

    before: list[str]
    after: list[str]
    section: str


def meeting_bodies(reading: Reading, fullest: dict[str, str]) -> bool:
    """Find the body of each meeting: from the layout, the manifest, or the words of its resolutions.

    Returns:
        Whether it is only guessed, from the bodies that a page names.
    """
    _from_headings(reading, fullest)
    if reading.bodies or reading.document.page_type in NO_MEETING:
        return False
    if reading.document.entry.body:
        text = reading.document.entry.body
        reading.bodies[None] = Thing("body", fullest.get(folded(text), text), kind=_kind_of(text))
        return False
    votes = _votes(reading)
    guessed = not votes
    if guessed:
        votes.update(_spoken_of(reading))
    if votes:
        reading.bodies[None] = min(votes, key=lambda thing: (-votes[thing], thing.name))
    return guessed


def _from_headings(reading: Reading, fullest: dict[str, str]) -> None:
    """Note the body of each meeting whose heading, or the layout, tells it."""
    for number, meeting in enumerate(reading.document.meetings):
        heading = patterns.HEADING.match(reading.document.text[meeting.start : meeting.end])
        if meeting.body or heading:
            text = _cleaned(meeting.body or (heading.group(1) if heading else ""))
            body = Thing("body", fullest.get(folded(text), text).replace("’", "'"), kind=_kind_of(text))
            reading.bodies[number] = body
            _same_as(reading, body)


def _votes(reading: Reading) -> Counter[Thing]:
    """Return how strongly the sentences say of each body that it is the one that met."""
    votes: Counter[Thing] = Counter()
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.label != "BODY" or name.generic or name.thing is None:
                continue
            before = sentence.lowered[max(0, name.first - 4) : name.first]
            if before[-2:] == ["house", "of"] or "Parliament" in name.text or "House of" in name.text:
                continue  # of another place
            place = _Place(before, sentence.lowered[name.last : name.last + 2], sentence.section.kind)
            weight = next((weight for says, weight in _SAYING if says(place)), 0)
            if weight:
                votes[name.thing] += weight
    return votes


def _resolved_by(place: _Place) -> bool:
    """Return whether it is what was resolved: "RESOLVED that the Board …"."""
    return "that" in place.before and not patterns.RESOLVED.isdisjoint(place.before[-3:])


def _resolves(place: _Place) -> bool:
    """Return whether "that the Board notes" is said."""
    return "that" in place.before and not patterns.RESOLVES.isdisjoint(place.after[:1])


def _acts(place: _Place) -> bool:
    """Return whether "the Board considered" is said in the record."""
    return place.section in patterns.RECORD_SECTIONS and not patterns.ACTS.isdisjoint(place.after[:1])


def _is_told(place: _Place) -> bool:
    """Return whether "this report updates the Board" is said."""
    told = not patterns.TELLING.isdisjoint(place.before[-3:])
    return told and place.before[-1:] == ["the"] and place.section in patterns.PROSE_SECTIONS


def _meeting_of(place: _Place) -> bool:
    """Return whether "this meeting of the Board" is said, and not of another day."""
    return (
        place.before[-3:] == ["meeting", "of", "the"]
        and not patterns.THIS.isdisjoint(place.before[:1])
        and patterns.HELD.isdisjoint(place.after[:1])
    )


def _minutes_of(place: _Place) -> bool:
    """Return whether "the minutes of the Board meeting" is said."""
    return place.before[-3:] == ["minutes", "of", "the"] and not patterns.MET.isdisjoint(place.after[:1])


def _members_of(place: _Place) -> bool:
    """Return whether "that Board members" is said in the record."""
    return place.before[-1:] == ["that"] and place.after[:1] == ["members"] and place.section in patterns.DECIDING


#: what says of a body that it is the one that met, with its weight; the first that is said counts
_SAYING: tuple[tuple[Callable[[_Place], bool], int], ...] = (
    (_resolved_by, 3),
    (_resolves, 2),
    (_acts, 1),
    (_is_told, 1),
    (_meeting_of, 2),
    (_minutes_of, 2),
    (_members_of, 1),
)


def _spoken_of(reading: Reading) -> list[Thing]:
    """Return the one named body, if any, for which the plain "the Committee" or "the Board" must stand."""
    plain: Counter[str] = Counter()
    named: dict[str, dict[Thing, None]] = {}
    for sentence in reading.sentences:
        if "by reason of special circumstances" in sentence.text:
            continue  # what every agenda says of urgent business
        for name in sentence.names:
            if name.label == "BODY" and name.generic:
                plain[name.kind] += 1
            elif name.label == "BODY" and name.thing is not None:
                named.setdefault(name.kind, {})[name.thing] = None
    if not plain:
        return []
    kind = min(plain, key=lambda k: (-plain[k], k))
    found = list(named.get(kind, {}))
    if len(found) > 1:
        found = [t for t in found if not t.name.startswith(("Shadow ", "Former "))] or found
    if len(found) > 1:
        found = [
            t for t in found if re.search(r"Health and Well-?[Bb]eing Board|Scrutiny|Select|Schools['’]? Forum", t.name)
        ]
    if kind == "board":
        found = [t for t in found if re.search(r"Health and Well-?[Bb]eing Board|Scrutiny", t.name)]
    return found if len(found) == 1 else []


def _cleaned(text: str) -> str:
    """Return a heading's name of a body without what only tells that these are minutes."""
    text = (
        text.replace("’", "'").split(":")[0]
        if re.search(r"\b(?:Board|Committee|Panel|Forum|Partnership|Group):", text)
        else text.replace("’", "'")
    )
    text = re.sub(r"^.*\b[Mm]eeting, (?=[A-Z])|^[Mm]eeting \| ", "", text)
    text = re.sub(
        r"^(?:Informal|Extraordinary|Special|Additional|Draft)?\s*(?:[Mm]eeting|[Mm]inutes)(?:,| of(?: the)?)\s+",
        "",
        text,
    )
    text = re.sub(r"\s*[-–:]\s*(?i:notes? (?:of|and|from)\b.*|notes?$|note of$)", "", text)
    return (
        re.sub(
            r"\s*[-–:,]?\s*(?:[Mm]eeting )?(?:[Mm]inutes|[Mm]eeting|[Dd]ecisions?(?: [Rr]ecord)?)(?: (?:and|&) .*)?$",
            "",
            text,
        ).strip()
        or text
    )


def _same_as(reading: Reading, body: Thing) -> None:
    """Let a shorter form of the meeting's body, which heads or ends its name, be that body."""
    whole = folded(body.name)
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.label == "BODY" and not name.generic and name.thing is not None and name.thing != body:
                part = folded(name.text)
                if len(part.split()) > 1 and (whole.startswith(part) or whole.endswith(f" {part}")):
                    name.thing = body


def _kind_of(text: str) -> str:
    from kg.rules.lexicon import lexicon

    heads = lexicon().body_heads
    named, _, _ = text.partition(",")
    words = named.split() if any(heads.get(word) for word in named.split()) else text.split()
    if words[-2:] == ["SEND", "Executive"]:
        return "board"
    for word in reversed(words):
        found = heads.get(word) or heads.get(word.title())
        if found:
            return found
    return ""
