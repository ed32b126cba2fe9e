"""Figures about the service: percentages, money, counts and times, with what they measure and which way it went."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from kg.extract.name import Name
from kg.extract.readers.prose import measure_words as patterns
from kg.extract.readers.prose.counted import unit_of
from kg.extract.reading import Reading
from kg.extract.sameness import meaning
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Frame
from kg.model.kinds.measure import Measure

__all__ = ["read_measures"]


def read_measures(reading: Reading) -> list[Frame]:
    """Return the figures that the document states about the service."""
    frames: list[Frame] = []
    seen: set[tuple[Decimal, str, tuple[str, ...]]] = set()
    last = ""  # the unit of the figure before
    for sentence in reading.sentences:
        if not admits(reading, sentence, Measure):
            continue
        figures = [name for name in sentence.names if name.label in patterns.FIGURES]
        if not figures or patterns.INTEREST.search(sentence.text):
            continue
        share = patterns.SHARE.search(sentence.text)
        taken = {i: name for name in sentence.names for i in range(name.first, name.last)}
        for name in figures:
            frame = _measure(reading, sentence, name, taken)
            if frame is not None and frame.unit == patterns.ELLIPSIS:
                # "of these, 49 were on track"; who waits is somebody
                last = last or ("people" if "were waiting" in sentence.text else "")
                frame = replace(frame, unit=last) if last else None
            if frame is not None:
                if frame.unit not in {"%", "£"}:
                    last = frame.unit
                elif share:
                    last = share.group(1)
                # one value and unit, and one thing measured: one fact said twice
                said = (frame.value, frame.unit, meaning(frame.measure))
                if said not in seen:
                    seen.add(said)
                    frames.append(frame)
                    frames.extend(_reached_from(sentence, name, frame))
    return frames


def _reached_from(sentence: Sentence, name: Name, frame: Measure) -> list[Measure]:
    """Return the figure to which a time went: "had fallen from 34 to 29 weeks" has two."""
    went = patterns.FROM_TO.fullmatch(name.value) if name.label == "PERIOD" else None
    came = patterns.CAME.search(sentence.text[: sentence.starts[name.first]])
    return [replace(frame, value=Decimal(went[1]))] if went and came and frame.direction else []


def _measure(reading: Reading, sentence: Sentence, name: Name, taken: dict[int, Name]) -> Measure | None:
    told = _WAYS[name.label](sentence, name, taken)
    if told is None:
        return None
    value, unit = told
    start, end = _span(sentence, name)
    return Measure(
        value=value,
        unit=unit,
        measure=_measured(sentence, name),
        direction=_direction(sentence.text, start, end),
        evidence=reading.evidence(sentence, f"measures/{name.label.lower()}"),
    )


def _span(sentence: Sentence, name: Name) -> tuple[int, int]:
    """Return where a figure begins and ends in the text of its sentence."""
    return sentence.starts[name.first], sentence.end_of(name.last)


def _share(_sentence: Sentence, name: Name, _taken: dict[int, Name]) -> tuple[Decimal, str] | None:
    value = _decimal(name.value)
    return (value, "%") if value is not None else None


def _pounds(sentence: Sentence, name: Name, _taken: dict[int, Name]) -> tuple[Decimal, str] | None:
    """Read a sum of money; not up to how much somebody may spend."""
    value, start = _decimal(name.value), sentence.starts[name.first]
    if value is None or (patterns.UP_TO.search(sentence.text[:start]) and patterns.POWERS.search(sentence.text)):
        return None
    return value, "£"


def _count(sentence: Sentence, name: Name, taken: dict[int, Name]) -> tuple[Decimal, str] | None:
    """Read a number of what is counted."""
    value, start = _decimal(name.value), sentence.starts[name.first]
    if value is None:
        return None
    if sentence.words[name.last : name.last + 1] in patterns.SPANS and patterns.WAITS.search(sentence.text[:start]):
        return value, sentence.words[name.last]  # "from 71 weeks in March to 58 weeks in January"
    end = _span(sentence, name)[1]
    if patterns.CAME.search(sentence.text[:start]) and patterns.TO_PER_CENT.match(sentence.text, end):
        return value, "%"  # "from 41 to 58 per cent"
    unit = unit_of(sentence, name, taken)
    before = _compared(sentence, name, start) if not unit else None
    unit = unit_of(sentence, before, taken) if before is not None else unit
    return (value, unit) if unit and unit != patterns.NO_FIGURE else None


def _time(sentence: Sentence, name: Name, _taken: dict[int, Name]) -> tuple[Decimal, str] | None:
    """Read how long something takes, or somebody waits."""
    start = sentence.starts[name.first]
    lead = sentence.text[max(0, start - 110) : start]
    found = patterns.SPAN.fullmatch(name.value)
    # who waits, waits a time that is one of those within which something is done
    if not found or not patterns.WAITS.search(lead) or patterns.COMING.search(sentence.text[:start]):
        return None
    unit = found.group(2)
    return Decimal(found.group(1)), unit if unit.endswith("s") else f"{unit}s"


#: how the value and unit of a figure are read, by its label
_WAYS: dict[str, Callable[[Sentence, Name, dict[int, Name]], tuple[Decimal, str] | None]] = {
    "PCT": _share,
    "MONEY": _pounds,
    "NUM": _count,
    "PERIOD": _time,
}


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _measured(sentence: Sentence, name: Name) -> str:
    """Return what a figure measures: "46 % of plans, compared to 31 %": the second measures what the first does."""
    text = sentence.text
    start, end = _span(sentence, name)
    first = _compared(sentence, name, start)
    if first is None:
        return _clause(text, start, end)
    clause = _clause(text, *_span(sentence, first))
    then = patterns.WHEN.match(text, end) or patterns.THEN.match(text, end)
    own = patterns.WHEN.search(clause) or patterns.THEN.search(clause)
    if not then or (own and own.end() != len(clause)):
        return clause
    return f"{patterns.DANGLING.sub('', clause[: own.start()]) if own else clause}, {then[1]}"


def _compared(sentence: Sentence, name: Name, start: int) -> Name | None:
    """Return the figure of the same type with which this one is compared, or from which it went to this one."""
    lead = sentence.text[max(0, start - 50) : start]
    alike = {name.label, "NUM"} if name.label == "PCT" and patterns.FROM_NUMBER.search(lead) else {name.label}
    before = [n for n in sentence.names if n.label in alike and n.last <= name.first]
    paired = before and patterns.AND.fullmatch(sentence.text[_span(sentence, before[-1])[1] : start])
    if not before or not (patterns.THAN.search(lead) or paired or _reached(sentence, before[-1], lead)):
        return None
    return before[-1] if name.first - before[-1].last < 22 else None


def _reached(sentence: Sentence, before: Name, lead: str) -> bool:
    """Return whether a figure is that to which the one before went, or which it became."""
    went = patterns.REACHED.search(lead)
    return went is not None and (
        "bec" in went.group() or patterns.FROM.search(sentence.text[: sentence.starts[before.first]]) is not None
    )


@lru_cache(maxsize=8)
def _cuts(text: str) -> tuple[list[int], list[int]]:
    """Return where a sentence falls into clauses: where each cut begins, and where it ends."""
    found = [match.span() for match in patterns.CLAUSE.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def _clause(text: str, start: int, end: int) -> str:
    """Return what a figure measures: the words of its clause, the figure left out, at most some twenty-five words."""
    starts, ends = _cuts(text)
    before, after = bisect_right(ends, start), bisect_left(starts, end)
    left = ends[before - 1] if before else 0
    right = starts[after] if after < len(starts) else len(text)
    turned = patterns.TURNED.search(text, end, right)
    right = turned.start() if turned else right
    lead, rest = " ".join(text[left:start].split()[-13:]), " ".join(text[end:right].split()[:12])
    if not rest.strip(" ,.;:()-–"):
        lead = patterns.DANGLING.sub("", lead)  # "the deficit stood at", without its figure
    elif patterns.WHEN.match(f" {rest}"):
        lead = re.sub(r"\s+(?:from|to|at|of|by)$", "", lead)  # "had increased from 210 in 2021"
    elif text[start:end].endswith(("%", "cent")) and patterns.SHARED.search(lead) and rest.startswith("of "):
        rest = rest.removeprefix("of ")  # "62% of plans": the plans
    lead = patterns.OPENING.sub("", lead)
    rest = rest.removeprefix("be ") if not lead else rest
    out = " ".join(part for part in (lead, rest) if part).strip(" ,.;:()-–") or text[:start].strip(" ,.;:()-–")
    return re.sub(r"\s+([,.;:)])", r"\1", out)


def _direction(text: str, start: int, end: int) -> str:
    """Return `up` or `down` where a word near the figure says so."""
    before, after = text[max(0, start - 70) : start], text[end : end + 45]
    cut = max(before.rfind(";"), before.rfind(". "), before.rfind("%"))
    before = before[cut + 1 :] if cut >= 0 else before
    stop = re.search(r"[;,.]", after)
    after = after[: stop.start()] if stop else after
    ups = [m.end() for m in patterns.UP.finditer(before)]
    downs = [m.end() for m in patterns.DOWN.finditer(before)]
    if ups or downs:
        return "up" if max(ups, default=-1) > max(downs, default=-1) else "down"
    up, down = patterns.UP.search(after), patterns.DOWN.search(after)
    if up and (not down or up.start() < down.start()):
        return "up"
    if not up and not down:
        turned = re.match(
            r"[^.;]{0,110}?,? (?:having )?(?P<w>fallen|risen|dropped|increased|decreased|grown|up|down"
            r"|an? (?:\w+ )?(?:increase|decrease|reduction|rise|fall|improvement)) (?:from|of|on|by|compared)\b",
            text[end:],
        )
        if turned:
            return "down" if re.search(r"down|decrease|reduction|fall|drop", turned.group("w")) else "up"
    return "down" if down else ""
