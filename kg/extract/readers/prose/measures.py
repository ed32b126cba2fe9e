"""Figures about the service: percentages, money, counts and times, with what they measure and which way it went."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from kg.extract.name import Name
from kg.extract.readers.prose import measure_words as patterns
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
    return frames


def _measure(reading: Reading, sentence: Sentence, name: Name, taken: dict[int, Name]) -> Measure | None:
    try:
        value = Decimal(name.value) if name.label != "PERIOD" else Decimal(0)
    except InvalidOperation:
        return None
    text = sentence.text
    start = sentence.doc[name.first].idx
    last = sentence.doc[name.last - 1]
    end = last.idx + len(last.text)
    unit = {"PCT": "%", "MONEY": "£"}.get(name.label, "")
    if name.label == "MONEY" and patterns.UP_TO.search(text[:start]) and patterns.POWERS.search(text):
        return None
    waited = (
        name.label == "NUM"
        and sentence.words[name.last : name.last + 1] in patterns.SPANS
        and patterns.WAITS.search(text[:start])
    )
    if waited:
        unit = sentence.words[name.last]  # "from 71 weeks in March to 58 weeks in January"
    elif name.label == "NUM":
        unit = _unit(sentence, name, taken)
        before = _compared(sentence, name, start) if not unit else None
        unit = unit or (_unit(sentence, before, taken) if before is not None else "")
        if not unit or unit == patterns.NO_FIGURE:
            return None
    if name.label == "PERIOD":
        found = re.fullmatch(r"([\d.]+)(?:-[\d.]+)? (?:working |calendar )?(days?|weeks?|months?)", name.value)
        if (
            not found
            or not patterns.TIMES.search(text[max(0, start - 110) : start])
            or re.search(r"\b(?:next|within the next|first|last|past|previous|over the|in the)\s*$", text[:start])
        ):
            return None
        if not re.search(r"\b(?:wait\w*|averag\w+|took|taken)\b", text[max(0, start - 110) : start], re.I):
            return None
        value, unit = Decimal(found.group(1)), found.group(2) if found.group(2).endswith("s") else f"{found.group(2)}s"
    clause = _clause(text, start, end)
    direction = _direction(text, start, end)
    first = _compared(sentence, name, start)
    if first is not None:
        # "46 % of plans, compared to 31 %": the second figure measures what the first does
        at, last = sentence.doc[first.first].idx, sentence.doc[first.last - 1]
        clause = _clause(text, at, last.idx + len(last.text))
        then = patterns.WHEN.match(text, end)
        if then:
            own = patterns.WHEN.search(clause)
            clause = f"{clause[: own.start()] if own and own.end() == len(clause) else clause}, {then[1]}"
        unit = unit or _unit(sentence, first, taken)
    return Measure(
        value=value,
        unit=unit,
        measure=clause,
        direction=direction,
        evidence=reading.evidence(sentence, f"measures/{name.label.lower()}"),
    )


def _compared(sentence: Sentence, name: Name, start: int) -> Name | None:
    """Return the figure of the same type with which this one is compared, or from which it went to this one."""
    lead = sentence.text[max(0, start - 50) : start]
    before = [n for n in sentence.names if n.label == name.label and n.last <= name.first]
    if not before or not (patterns.THAN.search(lead) or _reached(sentence, before[-1], lead)):
        return None
    return before[-1] if name.first - before[-1].last < 22 else None


def _few(name: Name, unit: str) -> bool:
    """Return whether a number is a small one in words, of things that no service is counted in: "two inspectorates"."""
    return (
        name.text.isalpha()
        and name.value.isdigit()
        and int(name.value) <= patterns.FEW
        and unit.rsplit(maxsplit=1)[-1].lower() not in patterns.COUNTED
    )


def _reached(sentence: Sentence, before: Name, lead: str) -> bool:
    """Return whether a figure is that to which the one before went, or which it became."""
    went = patterns.REACHED.search(lead)
    return went is not None and (
        "bec" in went.group() or patterns.FROM.search(sentence.text[: sentence.starts[before.first]]) is not None
    )


def _unit(sentence: Sentence, name: Name, taken: dict[int, Name]) -> str:
    """Return what a number counts: the nouns after it, or those of "the number of … decreased from 120 to 96"."""
    unit = _counted(sentence, name, taken)
    if unit:
        return patterns.NO_FIGURE if _few(name, unit) else unit
    start = sentence.doc[name.first].idx
    lead = sentence.text[:start]
    end = sentence.starts[name.last - 1] + len(sentence.words[name.last - 1])
    if _again(lead, sentence.text[end:]):
        return patterns.ELLIPSIS
    # each of these has a word that is looked for first: a sentence may hold hundreds of figures
    found = (
        re.search(
            r"\bnumbers? of ((?:[a-zA-Z]+ ){0,3}?(?:children and young people|people|children"
            r"|[a-zA-Z]+s))\b(?=[^.;]{0,110}$)",
            lead,
        )
        if "number" in lead
        else None
    )
    if found and re.search(
        r"\b(?:from|to|at|was|is|were|of|by|stood at|reached|over|around|approximately|totalled|almost"
        r"|nearly)\s+(?:around |approximately |over |just |almost |nearly |some |about )?$",
        lead,
    ):
        return found.group(1) if found.group(1).split()[-1].lower() not in patterns.NOT_COUNTED else ""
    moved = (
        re.search(
            r"\b([A-Za-z]+s|children|people|staff) (?:had |have |has )?(?:increased|decreased|risen|rose|fallen|fell"
            r"|grown|grew|reduced|dropped|gone up|gone down) from (?:around |approximately |over )?$",
            lead,
        )
        if "from" in lead[-22:]
        else None
    )
    if moved and (moved.group(1).lower() in patterns.COUNTED or moved.group(1).lower() not in patterns.NOT_COUNTED):
        return moved.group(1).lower()
    moved_to = _moved(lead)
    if moved_to:
        return moved_to
    of_these = (
        re.search(
            r"\b[Oo]f (?:the|these|those) (?:[\d,]+ )?((?:[a-zA-Z]+ ){0,3}?(?:children and young people|people"
            r"|children|[a-zA-Z]+s))\b,",
            lead,
        )
        if "f the" in lead or "f those" in lead
        else None
    )
    if of_these and name.last < len(sentence.words) and sentence.words[name.last].lower() in patterns.TAKERS:
        return of_these.group(1)
    if (
        name.last < len(sentence.words)
        and sentence.words[name.last].lower() in patterns.ELLIPTIC
        and re.search(r"(?:^|\b[Oo]f (?:these|those|which),?\s*|;\s*(?:and\s+)?)$", lead)
    ):
        return patterns.ELLIPSIS
    after = sentence.text[sentence.doc[name.last - 1].idx + len(sentence.doc[name.last - 1].text) :]
    if re.match(r"\s+out of (?:the |these |a total of )?", after):
        later = next((n for n in sentence.names if n.label == "NUM" and n.first > name.first), None)
        return _counted(sentence, later, taken) if later is not None else ""
    return ""


def _moved(lead: str) -> str:
    """Return what a figure counts that stands after its label, or to which something went up or down."""
    found = patterns.MOVED.search(lead) or patterns.LABEL.match(lead)
    for plural in patterns.PLURAL.finditer(found["what"]) if found else ():
        word = plural.group().lower()
        if word not in patterns.NOT_COUNTED and not word.endswith(("ss", "us", "is")):
            return word
    return ""


def _again(lead: str, after: str) -> bool:
    """Return whether a figure counts what the figure before it counted."""
    if patterns.NOW.search(lead) and re.match(r"\s*[.,;]", after):
        return True
    if (patterns.FURTHER.search(lead) and patterns.WILL.match(after)) or patterns.MORE.match(after):
        return True
    return bool(patterns.OPENS.match(lead) and patterns.SHORT.match(after))


def _counted(sentence: Sentence, name: Name, taken: dict[int, Name]) -> str:
    """Return the thing that a number counts: the nouns right after it, such as "new case officers"; empty for none."""
    words = sentence.words
    before = words[name.first - 1].lower().rstrip(".") if name.first else ""
    titled = (
        name.first == 0 and len(words) <= patterns.TITLE_WORDS and all(word[0].isupper() for word in words[name.last :])
    )
    numbered = before.isdigit() and not re.fullmatch(r"(?:19|20)\d\d", before)  # but "in 2021 40 appeals were lodged"
    if numbered or titled or sentence.block.kind == "heading":
        return ""  # the number of a minute, of an item
    of_them = patterns.OF_THEM.match(sentence.text, sentence.starts[name.last - 1] + len(words[name.last - 1]))
    if of_them:
        return of_them[1]
    if before == "in" and name.first > 1 and words[name.first - 2].lower() in ("one", "1"):
        return ""  # "one in six"
    if before in patterns.NOT_COUNT or before in patterns.NUMBERED:
        return ""
    if re.fullmatch(r"(?:19|20)\d\d", name.text) and Decimal(name.value) > 1990:
        following = words[name.last] if name.last < len(words) else ""  # but the "2014 Children and Families Act"
        if following not in patterns.COUNTED:
            return ""
    at = name.last
    unit: list[str] = []
    if name.text.isalpha() and name.text[0].isupper() and name.first and at < len(words) and words[at][0].isupper():
        return ""
    if name.value == "1" and at < len(words) and words[at].lower() in patterns.NO_UNITS:
        return ""
    if name.value == "1" and at < len(words) and words[at].lower() == "of":
        return ""
    if (
        at < len(words)
        and words[at].lower() == "of"
        and at + 1 < len(words)
        and words[at + 1].lower() in patterns.ALL_OF
    ):
        at += 2
    while at < len(words) and len(unit) < 6:
        word = words[at]
        other = taken.get(at)
        if other is not None and other.label not in ("TERM", "INSPECTION"):
            break
        if not (word[0].isalpha() or word in ("&", "/")) or word.lower() in patterns.AFTER_UNIT:
            break
        unit.append(word)
        at += 1
        if (
            word.lower() in patterns.COUNTED
            and not (at < len(words) and words[at].lower() in patterns.COUNTED)
            and not (
                word.lower() in patterns.COUNTED
                and at < len(words)
                and words[at][0].isalpha()
                and words[at].lower() in patterns.COUNTED | {"people", "person", "persons"}
            )
        ):
            break
    counted = list(unit)
    while counted and counted[-1].lower() not in patterns.COUNTED:
        counted.pop()
    if counted:
        return " ".join(counted)
    # any other plural right after the number, but for what belongs to meetings, papers and plans
    for size in range(1, min(len(unit), 3) + 1):
        word = unit[size - 1].lower()
        if (
            len(word) > 4
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is", "’s", "'s"))
            and word.isalpha()
        ):
            return "" if word in patterns.NOT_COUNTED and unit[0].lower() != "action" else " ".join(unit[:size])
    return ""


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
