"""Inspections, interventions and delegations that rules read.

These facts are read in prose too, over a whole document or in the clauses of a decision. Here they are read by rules,
as monitoring is, so that a further way of saying them can be taught.
"""

import re
from collections.abc import Callable, Iterator

from kg.extract.matching import Match
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import conjuncts, denied, iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.model.frames import COUNCIL, Frame, Thing
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention

__all__ = ["read_events"]

#: words before or within a match that make of it a possibility
_UNSURE = frozenset(
    "could might may risk threat possible potential proposed recommended avoid avoided another other".split()
)
#: an inspection that follows another
_AGAIN = re.compile(r"re-?(?:visit|inspection)", re.IGNORECASE)
#: whom to consult before a delegated power is used: no part of the matter
_CONSULT = re.compile(r"^,?\s*(?:in|following|after|subject to)\b.*?,\s*(?=to |for )")
#: "the council was issued with a notice": who stands before it received it
_ISSUED_WITH = re.compile(r"\b(?:was|were|is|been|being) (?:issued|served|placed|given)\b")
#: who puts no measure of government on anybody
_OWN = frozenset({"local authority", "clinical commissioning group", "integrated care board"})


def read_events(reading: Reading) -> list[Frame]:
    """Return the inspections, interventions and delegations that rules read."""
    frames: list[Frame] = []
    for number, matches in sorted(reading.matches.items()):
        for match in matches:
            kind = _READERS.get(match.rule.kind)
            if (
                kind is None
                or not admits(reading, reading.sentences[number], kind[0])
                or _unsure(reading, number, match)
            ):
                continue
            frames.extend(kind[1](reading, number, match))
    return frames


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
    if by is not None and by.kind in _OWN:
        return  # a council that appoints an adviser of its own
    yield Intervention(
        kind=match.rule.values["kind"],
        date=_date(reading, number, match),
        by=by,
        subject=subject or COUNCIL,
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


_READERS: dict[str, tuple[type[Frame], Callable[[Reading, int, Match], Iterator[Frame]]]] = {
    "inspections": (Inspection, _inspection),
    "interventions": (Intervention, _intervention),
    "delegations": (Delegation, _delegation),
}
