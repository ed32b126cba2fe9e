"""Inspections, held or expected: kind, date, area, inspectors and outcome, gathered over the whole document.

Minutes come back to one inspection again and again ("the inspection", "the revisit"); a mention without a date belongs
to the dated one of its kind, and stands alone only where there is none.
"""

import re
from dataclasses import dataclass, field

from kg.extract.name import Name
from kg.extract.readers.prose import inspection_words as patterns
from kg.extract.readers.prose.inspected import inspected, same_place
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits, speaks_of
from kg.extract.sentences import Sentence
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.inspection import Inspection

__all__ = ["read_inspections"]


@dataclass(slots=True)
class _Found:
    """An inspection, as far as the sentences read so far tell of it."""

    kind: str
    date: str
    area: Thing | None = None
    inspectors: dict[Thing, None] = field(default_factory=dict)
    outcomes: dict[str, None] = field(default_factory=dict)
    expected: bool = False
    aside: bool = False  # "since the revisit": only named as a time, by all words that speak of it
    named: bool = False  # "the inspection": one that was spoken of before
    evidence: list[Evidence] = field(default_factory=list)


def read_inspections(reading: Reading) -> list[Frame]:
    """Return each inspection that the document speaks of."""
    if reading.document.page_type == "inspection report":
        return []  # what the inspectors themselves say is read line by line
    found: list[_Found] = []
    previous: _Found | None = None
    for number, sentence in enumerate(reading.sentences):
        if not admits(reading, sentence, Inspection):
            continue
        text = sentence.text
        lowered = text.lower()
        hits = list(patterns.KIND.finditer(text)) if any(sign in lowered for sign in patterns.SIGNS) else []
        inspectors = [
            n.thing
            for n in sentence.names
            if n.label == "ORG" and n.thing is not None and (n.text in patterns.INSPECTORS or n.kind == "inspectorate")
        ]
        if not hits:
            if previous is not None and not previous.expected and number and _same_passage(reading, number, sentence):
                _outcomes(previous, text)
            continue
        if not (patterns.TOPIC.search(text) or found or speaks_of(reading, sentence, "send")):
            continue
        for index, hit in enumerate(hits):
            if _no_event(text, hit):
                continue
            kind = "re-inspection" if hit.group("re") else "monitoring inspection" if hit.group("mon") else "inspection"
            stop = hits[index + 1].start() if index + 1 < len(hits) else len(text)
            date = _date(reading, sentence, hit.start(), hit.end(), stop)
            one = _Found(kind, date)
            one.evidence.extend(reading.evidence(sentence, f"inspections/{kind.replace(' ', '-')}"))
            one.inspectors.update(dict.fromkeys(inspectors))
            one.expected = bool(patterns.EXPECTED.search(text[max(0, hit.start() - 40) : hit.end() + 40]))
            places = inspected(sentence, hit.start(), hit.end())
            one.area = places[0]
            one.named = not hit.group().endswith("ed") and bool(
                patterns.NAMED.search(text[max(0, hit.start() - 40) : hit.start()])
            )
            one.aside = bool(patterns.ASIDE.search(text[: hit.start()]))
            if not one.expected:
                _outcomes(one, text)
            for second in _also(sentence, date, hit.end(), stop):
                extra = _Found(
                    kind, second, one.area, dict(one.inspectors), {}, one.expected, evidence=list(one.evidence)
                )
                if not any(_one(f, extra) for f in found):
                    found.append(extra)
            for place in places[1:]:
                other = _Found(kind, date, place, dict(one.inspectors), {}, one.expected, evidence=list(one.evidence))
                if not any(_one(f, other) for f in found):
                    found.append(other)
            if not date and kind == "inspection" and len(sentence.words) <= patterns.HEADING:
                continue  # a heading
            known = previous if _back(one, previous) else next((f for f in found if _one(f, one)), None)
            strong = bool(date) or bool(patterns.TOPIC.search(text)) or kind != "inspection"
            if known is None:
                if not strong:
                    continue
                found.append(one)
                previous = one
            else:
                _join(known, one)
                previous = known
    return [
        _frame(f) for f in _settle(found or _titled(reading)) if not f.aside or f.date or f.inspectors or f.outcomes
    ]


def _no_event(text: str, hit: re.Match[str]) -> bool:
    """Return whether words of inspection speak of none that was or will be: in general, denied, asked, of guidance."""
    around = text[max(0, hit.start() - 30) : hit.end() + 30]
    bad = patterns.NO_EVENT.search(around)
    if bad and bad.start() <= 30 + len(hit.group()) and bad.end() >= 30 - 12:
        return True
    if any(pattern.search(text[: hit.start()]) for pattern in (patterns.DENIED, patterns.ASKED, patterns.GUIDANCE)):
        return True
    if _of_others(text, hit):
        return True
    if hit.group().lower() == "inspected" and patterns.SUPPOSED.search(text[: hit.start()]):
        return True
    # the monitoring visits of the Department are monitoring, not inspection
    return bool(hit.group("mon")) and "visit" in hit.group().lower() and not re.search(r"\bOfsted\b", text, re.I)


def _of_others(text: str, hit: re.Match[str]) -> bool:
    """Return whether homes or a hospital were inspected, an inspection was played, or a question is looked at again."""
    lead = text[: hit.start()]
    if patterns.OF_OTHERS.search(text) or patterns.MOCK.search(lead):
        return True
    if patterns.BY_INSPECTORS.search(text):
        return False
    again = hit.group().lower().startswith(("revisit", "re-visit")) and patterns.CONSIDERED.search(lead) is not None
    return again or (patterns.CQC.search(text) is not None and not patterns.AREAS.search(text))


def _titled(reading: Reading) -> list[_Found]:
    """Return the inspection that only an item's title speaks of: "SEND inspection outcome"."""
    for sentence in reading.sentences:
        title = patterns.OUTCOME_TITLE.search(sentence.text) if sentence.section.kind == "title" else None
        if (
            title
            and not patterns.NO_EVENT.search(sentence.text)
            and not re.search(r"readiness|framework|prepar", sentence.text, re.I)
        ):
            one = _Found("re-inspection" if title.group("re") else "inspection", "")
            one.evidence.extend(reading.evidence(sentence, "inspections/title"))
            return [one]
    return []


def _same_passage(reading: Reading, number: int, sentence: Sentence) -> bool:
    before = reading.sentences[number - 1]
    return before.section is sentence.section and before.block is sentence.block


def _same_date(left: str, right: str) -> bool:
    return left == right or (bool(left and right) and (left.startswith(right) or right.startswith(left)))


def _one(left: _Found, right: _Found) -> bool:
    """Return whether two mentions are of one inspection.

    They are of the same kind, date and place; where undated, they are also both held or both expected.
    """
    if left.kind != right.kind or not _same_date(left.date, right.date) or not _agree(left, right):
        return False
    return bool(left.date and right.date) or left.expected == right.expected or (right.named and not right.expected)


def _back(one: _Found, previous: _Found | None) -> bool:
    """Return whether words without date and place point back to the last inspection: "the inspection found …"."""
    return (
        previous is not None and one.named and not (one.date or one.area or one.expected) and one.kind == previous.kind
    )


def _agree(left: _Found, right: _Found) -> bool:
    """Return whether two mentions may be of one place: of a school only where both name it or one points back to it."""
    if same_place(left.area, right.area):
        return True
    return (left.area is None and left.named) or (right.area is None and right.named)


def _join(known: _Found, one: _Found) -> None:
    known.aside = known.aside and one.aside
    if len(one.date) > len(known.date):
        known.date = one.date
    known.area = known.area or one.area
    known.inspectors.update(one.inspectors)
    known.outcomes.update(one.outcomes)
    known.evidence.extend(one.evidence)


def _settle(found: list[_Found]) -> list[_Found]:
    """Put each undated mention with the dated inspection of its kind, unless there is none or it is expected."""
    dated = [f for f in found if f.date]
    result = list(dated)
    for one in (f for f in found if not f.date):
        same = [f for f in dated if f.kind == one.kind and _agree(f, one)]
        expected = [f for f in found if f.expected and f.kind == "re-inspection" and f is not one]
        if one.expected and one.kind == "inspection" and expected:
            expected[0].evidence.extend(one.evidence)
        elif same and not (one.expected and not any(f.expected for f in same)):
            target = same[0]
            target.inspectors.update(one.inspectors)
            target.outcomes.update(one.outcomes)
            target.area = target.area or one.area
            target.evidence.extend(one.evidence)
        else:
            result.append(one)
    return result


def _outcomes(one: _Found, text: str) -> None:
    for pattern, name in patterns.OUTCOMES:
        hit = pattern.search(text)
        if (
            hit
            and not patterns.NOT_FOUND.search(text[: hit.start()])
            and not patterns.NOT_NEEDED.match(text[hit.end() :])
        ):
            one.outcomes[name or re.sub(r"^area\b", "areas", hit.group().lower())] = None
    grade = patterns.GRADE.search(text)
    lead = text[max(0, grade.start() - 60) : grade.end()] if grade else ""
    other = re.search(r"^[^.;]{0,20}?\b(?:in|since) ((?:19|20)\d\d)\b", text[grade.end() :]) if grade else None
    apart = other is not None and one.date[:4] not in ("", other.group(1))  # an earlier judgement, told beside this one
    if grade and not apart and not re.search(r"\b(?:previously|formerly|predecessor|not|rather than)\b", lead):
        one.outcomes[grade.group("grade").lower()] = None


def _date(reading: Reading, sentence: Sentence, start: int, end: int, stop: int) -> str:
    """Return the date that belongs to the inspection mentioned at `start`: the nearest after it, else right before."""
    text, doc = sentence.text, sentence.doc
    told = patterns.YEAR.search(text[:start])
    near = any(n.label == "DATE" and 0 <= sentence.starts[n.first] - end <= patterns.NEAR for n in sentence.names)
    if told and not near:
        return told.group(1)
    after: list[tuple[int, Name]] = []
    before: list[tuple[int, Name]] = []
    for name in sentence.names:
        if name.label != "DATE":
            continue
        at = doc[name.first].idx
        (after if at >= end else before).append((at, name))
    future = bool(patterns.EXPECTED.search(text[max(0, start - 40) : end + 60]))
    for at, name in after:
        between = text[end:at]
        if re.search(r"\b(?:announced|notified|informed)\b[^.;,]{0,25}$", between):
            continue  # when it was announced
        far = (
            240
            if re.search(
                r"\b(?:took place|taken place|undertaken|conducted|carried out)\s+(?:in|on|between|from|over"
                r"|during)\s*$",
                between,
            )
            else 130
        )
        if at >= stop or len(between) > far or ";" in between:
            break
        if len(name.value) == 4 and re.search(r",\s*(?:in|by|since|at|as|for)\s*(?:the )?$", between):
            break
        if patterns.PUBLISHED.search(between) or re.search(
            r"\b(?:by|since|until|deadline|before|letter|published)\s*(?:the\s*)?$", between
        ):
            break
        return iso(reading, sentence, name, future=future)
    for index in range(len(before) - 1, -1, -1):
        at, name = before[index]
        gap = re.sub(r"\([^()]*\)", "", text[at + len(name.text) : start])
        plain = patterns.BETWEEN.sub("", gap)
        gap = "" if re.fullmatch(r"[\s,/]*", plain) else patterns.INSPECTORATES.sub("", gap)
        opens = not text[:at].strip() or re.search(
            r"(?:^|[.,;:)]|\bthat)\s*(?:[Ii]n|[Oo]n|[Dd]uring)?\s*$", text[max(0, at - 12) : at]
        )
        if (
            opens
            and re.search(r"\b(?:deemed|judged|rated|graded|inspected|subject to|received|underwent|undergone)\b", gap)
            and len(gap) <= 110
            and not re.search(r"[.;]", gap)
        ):
            return iso(reading, sentence, name, future=False)
        lead = text[max(0, at - 14) : at]
        done = re.search(r"\b(?:conducted|carried out|undertook|undertaken|completed|held|inspected)\b", gap)
        if (
            len(gap) <= 45
            and not re.search(
                r"[.;]|\b(?:publish\w*|letter|report|following|after|since|and"
                r"|(?:inform|told|notif|advis|announc)\w*)\b",
                lead + gap,
            )
        ) or (done and len(gap) <= 90 and not re.search(r"[.;]", gap)):
            if index and re.fullmatch(
                r"\s*(?:and|to|-|–|until)\s*(?:the\s*)?",
                text[before[index - 1][0] + len(before[index - 1][1].text) : at],
            ):
                at, name = before[index - 1]
            if not re.search(r"\b(?:by|since|until|dated)\s*$", text[max(0, at - 12) : at]):
                return iso(reading, sentence, name, future=future)
        break
    return told.group(1) if told else ""


def _also(sentence: Sentence, date: str, start: int, stop: int) -> list[str]:
    """Return further years joined to an inspection's: "had been inspected in 2017 and 2019"."""
    if not re.fullmatch(r"\d{4}", date):
        return []
    found = re.search(rf"\b{date}(?:,| and) ((?:19|20)\d\d)\b", sentence.text[start:stop])
    return [found.group(1)] if found else []


def _frame(one: _Found) -> Inspection:
    return Inspection(
        kind=one.kind,
        date=one.date,
        area=one.area or Thing("area", ""),
        inspectors=tuple(sorted(one.inspectors, key=lambda t: t.name)),
        outcomes=tuple(sorted(one.outcomes)),
        status="planned" if one.expected else "held",
        evidence=tuple(dict.fromkeys(one.evidence)),
    )
