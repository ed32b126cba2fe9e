"""Settling: what the readers propose becomes what the document says. It is done here, and nowhere else.

For each kind of fact, in the order of choose.toml: candidates of the readers that serve it, those that take precedence
first; those below the bar are set apart as suggestions; of what says the same, one is kept, with all the evidence and
whatever the others fill in; what is contradicted or says less is left out, and the reason is kept for `kg explain`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.extract.candidate import Candidate
from kg.extract.choose import Choice, choices
from kg.extract.scope import kind_name
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["LeftOut", "Settled", "settle"]

F = TypeVar("F", bound=Frame)
#: notes a candidate that is left out, and why
Note = Callable[[Candidate, str], None]

_COUNCIL = Thing("group", "Council", kind="local authority")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A candidate that did not become a fact of its own, and why."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What a document says, what it may say, and what was left out.

    Arguments:
        facts: in the order of choose.toml, then of precedence, then of the text.
        suggestions: candidates below the bar of their kind, in the same order.
        left_out: candidates that say nothing more than a fact does, or contradict one.
    """

    facts: tuple[Frame, ...] = ()
    suggestions: tuple[Candidate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def settle(candidates: Iterable[Candidate]) -> Settled:
    """Settle what a document says.

    Arguments:
        candidates: of all readers.
    """
    by_kind: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_kind.setdefault(kind_name(type(candidate.frame)), []).append(candidate)
    facts: list[Frame] = []
    suggestions: list[Candidate] = []
    left_out: list[LeftOut] = []

    def note(candidate: Candidate, reason: str) -> None:
        left_out.append(LeftOut(candidate, reason))

    for kind, choice in choices().items():
        certain, unsure = _in_order(by_kind.get(kind, ()), choice, note)
        suggestions.extend(unsure)
        if certain:
            join = _JOINS.get(type(certain[0].frame))
            facts.extend(join(certain, choice, note) if join else [candidate.frame for candidate in certain])
    return Settled(tuple(facts), tuple(suggestions), tuple(left_out))


def _in_order(candidates: Sequence[Candidate], choice: Choice, note: Note) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that are certain enough, and those that are not, each in the order of precedence."""
    certain: list[Candidate] = []
    unsure: list[Candidate] = []
    for candidate in candidates:
        if candidate.reader not in choice.readers:
            note(candidate, f"the reader {candidate.reader} does not serve this kind of fact")
        else:
            (certain if candidate.score >= choice.bar else unsure).append(candidate)

    def place(candidate: Candidate) -> int:
        return choice.readers.index(candidate.reader)

    return sorted(certain, key=place), sorted(unsure, key=place)


def _frames(candidates: Iterable[Candidate], kind: type[F]) -> list[F]:
    return [candidate.frame for candidate in candidates if isinstance(candidate.frame, kind)]


def _evidence(known: Frame, frame: Frame) -> tuple[Evidence, ...]:
    """Return the evidence of a fact that was read twice; of one place the rule that read it first is told."""
    told = {(place.start, place.end) for place in known.evidence}
    return (*known.evidence, *(place for place in frame.evidence if (place.start, place.end) not in told))


def _monitoring(candidates: Sequence[Candidate], _: Choice, note: Note) -> list[Frame]:
    """Leave out a record without frequency where another says of the same monitor and subject how often."""

    def key(frame: Monitoring) -> tuple[Thing | None, Thing | str]:
        return frame.monitor, frame.plan or frame.subject

    frames = _frames(candidates, Monitoring)
    some = {key(frame) for frame in frames if frame.frequency}
    often = {key(frame) for frame in frames if frame.frequency and frame.frequency != "regular"}
    kept: list[Monitoring] = []
    for candidate, frame in zip(candidates, frames, strict=True):
        if (not frame.frequency and key(frame) in some) or (frame.frequency == "regular" and key(frame) in often):
            note(candidate, "another sentence says how often")
            continue
        said = (*key(frame), frame.frequency)
        same = next((i for i, other in enumerate(kept) if (*key(other), other.frequency) == said), None)
        if same is not None:
            kept[same] = replace(kept[same], evidence=_evidence(kept[same], frame))
            note(candidate, "it says the same as another")
            continue
        twin = next((i for i, other in enumerate(kept) if _says_more(other, frame)), None)
        if twin is None:
            kept.append(frame)
            continue
        other = kept[twin]
        fuller, less = (frame, other) if len(frame.subject) > len(other.subject) else (other, frame)
        kept[twin] = replace(fuller, frequency=fuller.frequency or less.frequency)
        note(candidate, "of what it says of its sentence the fuller is kept")
    return list(kept)


def _says_more(one: Monitoring, other: Monitoring) -> bool:
    """Return whether two records of one sentence name the same monitor, and the one's subject in more words."""
    if one.monitor != other.monitor or one.plan is not None or other.plan is not None:
        return False
    left, right = set(one.subject.lower().split()), set(other.subject.lower().split())
    return one.evidence[0].start == other.evidence[0].start and (left <= right or right <= left)


def _lines(candidates: Sequence[Candidate], _: Choice, note: Note) -> list[Frame]:
    """Let each line between two bodies stand once, with how often where any of its sentences says it."""
    kept: dict[tuple[Thing, Thing, str], ReportingLine] = {}
    for candidate, frame in zip(candidates, _frames(candidates, ReportingLine), strict=True):
        key = (frame.body, frame.to, frame.relation)
        known = kept.get(key)
        if known is not None and not (known.frequency and frame.frequency and known.frequency != frame.frequency):
            frequency = known.frequency or frame.frequency
            kept[key] = replace(known, frequency=frequency, evidence=_evidence(known, frame))
            note(candidate, "it says the same as another")
        else:
            kept[key] = frame
    return list(kept.values())


def _actions(candidates: Sequence[Candidate], choice: Choice, note: Note) -> list[Frame]:
    """Let a mark say what is to be done in its sentence, and leave out an action without an owner beside one with."""
    first = choice.readers[0]
    marked = {c.frame.evidence[0].start for c in candidates if c.reader == first}
    owned = {frame.evidence[0].start for frame in _frames(candidates, Action) if frame.owner is not None}
    kept: list[Frame] = []
    for candidate, frame in zip(candidates, _frames(candidates, Action), strict=True):
        start = frame.evidence[0].start
        if (candidate.reader != first and start in marked) or (frame.owner is None and start in owned):
            note(candidate, "another reading of its sentence takes precedence")
        else:
            kept.append(frame)
    return kept


def _filled(candidates: Sequence[Candidate], choice: Choice, note: Note) -> list[Frame]:
    """Fill in what takes precedence with what the others say of the same, and add what they say else.

    Of an undated inspection where there are several of its kind nobody can tell which is meant: it is left out.
    """
    first = choice.readers[0]
    kept: list[Frame] = []
    for candidate in candidates:
        new = candidate.frame
        several = isinstance(new, Inspection) and not new.date and sum(_of_kind(frame, new) for frame in kept) > 1
        if candidate.reader == first:
            kept.append(new)
        elif several:
            note(candidate, "there are several of its kind, and it does not say which")
        elif (twin := next((i for i, frame in enumerate(kept) if _same(frame, new)), None)) is not None:
            kept[twin] = _joined(kept[twin], new)
            note(candidate, "it says the same as another")
        else:
            kept.append(new)
    return kept


def _of_kind(frame: Frame, new: Inspection) -> bool:
    return isinstance(frame, Inspection) and frame.kind == new.kind


def _same(frame: Frame, new: Frame) -> bool:
    if isinstance(frame, (Inspection, Intervention)) and isinstance(new, (Inspection, Intervention)):
        dates = not frame.date or not new.date or frame.date.startswith(new.date) or new.date.startswith(frame.date)
        return frame.kind == new.kind and dates
    if isinstance(frame, Delegation) and isinstance(new, Delegation):
        start, end = new.evidence[0].start, new.evidence[0].end
        return frame.to.name == new.to.name and any(p.start < end and p.end > start for p in frame.evidence)
    return False


def _joined(frame: Frame, new: Frame) -> Frame:
    evidence = tuple(dict.fromkeys((*frame.evidence, *new.evidence)))
    if isinstance(frame, Inspection) and isinstance(new, Inspection):
        return replace(
            frame,
            date=max(frame.date, new.date, key=len),
            inspectors=tuple(sorted({*frame.inspectors, *new.inspectors}, key=lambda thing: thing.name)),
            outcomes=tuple(sorted({*frame.outcomes, *new.outcomes})),
            evidence=evidence,
        )
    if isinstance(frame, Intervention) and isinstance(new, Intervention):
        return replace(
            frame,
            date=max(frame.date, new.date, key=len),
            by=frame.by or new.by,
            subject=frame.subject if frame.subject not in {None, _COUNCIL} else new.subject,
            evidence=evidence,
        )
    return frame


_JOINS: Mapping[type[Frame], Callable[[Sequence[Candidate], Choice, Note], list[Frame]]] = {
    Monitoring: _monitoring,
    ReportingLine: _lines,
    Action: _actions,
    Inspection: _filled,
    Intervention: _filled,
    Delegation: _filled,
}
