"""Inspections, interventions and delegations that rules read: what the other stages found is filled in, the rest added.

These facts are gathered over a whole document, or from the clauses of a decision, by stages of their own. Here they
are read by rules, as monitoring is, so that a further way of saying them can be taught.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.matching import Match
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.prose.slots import conjuncts, denied, iso
from kg.extract.reading import Reading
from kg.model.frames import Delegation, Evidence, Frame, Inspection, Intervention, Thing

__all__ = ["read_ruled"]

_SECTIONS = frozenset({"minutes", "blurb", "decision", "reasons", "options"})
#: words before or within a match that make of it a possibility
_UNSURE = frozenset("could might may risk threat possible potential proposed recommended avoid avoided another other".split())
#: an inspection that follows another
_AGAIN = re.compile(r"re-?(?:visit|inspection)", re.IGNORECASE)
#: whom to consult before a delegated power is used: no part of the matter
_CONSULT = re.compile(r"^,?\s*(?:in|following|after|subject to)\b.*?,\s*(?=to |for )")
#: "the council was issued with a notice": who stands before it received it
_ISSUED_WITH = re.compile(r"\b(?:was|were|is|been|being) (?:issued|served|placed|given)\b")
_COUNCIL = Thing("group", "Council", kind="local authority")


def read_ruled(reading: Reading) -> list[Frame]:
    """Return the facts that only rules read; those read already are filled in where they stand."""
    added: list[Frame] = []
    known = [at for at, frame in enumerate(reading.frames) if isinstance(frame, (Inspection, Intervention, Delegation))]
    for number, matches in sorted(reading.matches.items()):
        sentence = reading.sentences[number]
        if sentence.section.kind not in _SECTIONS or not reading.concerns_services(sentence):
            continue
        for match in matches:
            if match.rule.kind not in _READERS or _unsure(reading, number, match):
                continue
            for frame in _READERS[match.rule.kind](reading, number, match):
                if not _filled_in(reading.frames, known, frame) and not _filled_in(added, range(len(added)), frame):
                    added.append(frame)
    return added


def _unsure(reading: Reading, number: int, match: Match) -> bool:
    merged = reading.merged[number]
    words = {token.lower_ for token in merged.doc[max(0, match.start - 6) : match.end]}
    return denied(merged, match) or bool(_UNSURE & words)


def _first(reading: Reading, number: int, match: Match, slot: str) -> Thing | None:
    name = reading.merged[number].names[match.slots[slot]] if slot in match.slots else None
    return name.thing if name is not None else None


def _date(reading: Reading, number: int, match: Match) -> str:
    name = reading.merged[number].names[match.slots["date"]] if "date" in match.slots else None
    return iso(reading, reading.sentences[number], name, future=False)


def _inspection(reading: Reading, number: int, match: Match) -> Iterator[Frame]:
    merged = reading.merged[number]
    names = conjuncts(merged, match.slots["inspectors"], ("ORG",)) if "inspectors" in match.slots else []
    outcome = match.rule.values.get("outcome", "")
    again = any(
        name is not None and name.label == "INSPECTION" and _AGAIN.match(name.text)
        for name in merged.names[match.start : match.end]
    )
    yield Inspection(
        kind=match.rule.values.get("kind", "re-inspection" if again else "inspection"),
        date=_date(reading, number, match),
        area=Thing("area", ""),
        inspectors=tuple(sorted((n.thing for n in names if n.thing is not None), key=lambda thing: thing.name)),
        outcomes=(outcome,) if outcome else (),
        evidence=reading.evidence(reading.sentences[number], match.rule.id),
    )


def _intervention(reading: Reading, number: int, match: Match) -> Iterator[Frame]:
    by, subject = _first(reading, number, match, "by"), _first(reading, number, match, "subject")
    said = reading.merged[number].doc[match.start : match.end].text
    if match.slots.get("by") == match.start and _ISSUED_WITH.search(said):
        by, subject = None, subject or by
    yield Intervention(
        kind=match.rule.values["kind"],
        date=_date(reading, number, match),
        by=by,
        subject=subject or _COUNCIL,
        evidence=reading.evidence(reading.sentences[number], match.rule.id),
    )


def _delegation(reading: Reading, number: int, match: Match) -> Iterator[Frame]:
    sentence, merged = reading.sentences[number], reading.merged[number]
    matter = _CONSULT.sub("", merged.doc[match.end :].text).strip(" .;,").removeprefix("to ").removeprefix("for ")
    for name in conjuncts(merged, match.slots["to"], ("ROLE", "PERSON", "BODY")) if "to" in match.slots else ():
        things = posts_of(sentence, name) if name.label == "ROLE" else (name.thing,)
        for thing in things:
            if thing is not None:
                yield Delegation(
                    to=thing,
                    from_=_first(reading, number, match, "from") or reading.body(sentence),
                    matter=matter,
                    evidence=reading.evidence(sentence, match.rule.id),
                )


_READERS = {"inspections": _inspection, "interventions": _intervention, "delegations": _delegation}


def _filled_in(frames: list[Frame], among: Sequence[int], new: Frame) -> bool:
    """Fill in the frame, among those of the list with these indices, that says the same as the new one, if there is one.

    Of an undated inspection where there are several of its kind nobody can tell which is meant: it is left out.
    """
    if isinstance(new, Inspection) and not new.date:
        inspections = (frame for frame in map(frames.__getitem__, among) if isinstance(frame, Inspection))
        if sum(frame.kind == new.kind for frame in inspections) > 1:
            return True
    for number in among:
        frame = frames[number]
        if isinstance(frame, Inspection) and isinstance(new, Inspection) and _same(frame, new):
            inspectors = dict.fromkeys((*frame.inspectors, *new.inspectors))
            frames[number] = replace(
                frame,
                date=max(frame.date, new.date, key=len),
                inspectors=tuple(sorted(inspectors, key=lambda thing: thing.name)),
                outcomes=tuple(sorted({*frame.outcomes, *new.outcomes})),
                evidence=_joined(frame, new),
            )
            return True
        if isinstance(frame, Intervention) and isinstance(new, Intervention) and _same(frame, new):
            frames[number] = replace(
                frame,
                date=max(frame.date, new.date, key=len),
                by=frame.by or new.by,
                subject=frame.subject if frame.subject not in {None, _COUNCIL} else new.subject,
                evidence=_joined(frame, new),
            )
            return True
        if isinstance(frame, Delegation) and isinstance(new, Delegation) and frame.to.name == new.to.name:
            start, end = new.evidence[0].start, new.evidence[0].end
            if any(place.start < end and place.end > start for place in frame.evidence):
                return True
    return False


def _same(frame: Inspection | Intervention, new: Inspection | Intervention) -> bool:
    if frame.kind != new.kind:
        return False
    return not frame.date or not new.date or frame.date.startswith(new.date) or new.date.startswith(frame.date)


def _joined(frame: Frame, new: Frame) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys((*frame.evidence, *new.evidence)))
