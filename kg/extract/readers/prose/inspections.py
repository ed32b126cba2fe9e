"""Inspections, held or expected: kind, date, area, inspectors and outcome, gathered over the whole document.

Minutes come back to one inspection again and again ("the inspection", "the revisit"); a mention without a date belongs
to the dated one of its kind, and stands alone only where there is none.
"""

import re
from dataclasses import dataclass, field

from kg.extract.name import Name
from kg.extract.readers.prose.inspected import inspected, same_place
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits, speaks_of
from kg.extract.sentences import Sentence
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.inspection import Inspection

__all__ = ["read_inspections"]

_KIND = re.compile(
    r"(?P<re>\b(?:(?:inspection )?re-?visit(?:s|ed)?|re-?inspect(?:ion|ed)|follow[- ]up (?:inspection|visit))\b)"
    r"|(?P<mon>\b(?:monitoring|focus+ed) (?:inspections?|visits?)\b)"
    r"|(?P<ins>\binspect(?:ion|ions|ed)\b|\b(?:joint|local) area (?:SEND )?reviews?\b|\bJLASI\b|\bILACS\b|\bJTAI\b|\bvisits? (?:by|from) (?:the )?(?:Ofsted|CQC|HMI|inspectors)\b)",
    re.I,
)
#: a part of a word, in small letters, of which one stands wherever an inspection is spoken of
_SIGNS = ("inspect", "visit", "review", "jlasi", "ilacs", "jtai")
_TOPIC = re.compile(r"\b(?:SEND|SEN|Ofsted|OFSTED|CQC|Care Quality Commission|[Ll]ocal [Aa]rea|[Aa]rea SEND|[Ss]pecial [Ee]ducational|[Jj]oint)\b")
_NO_EVENT = re.compile(
    r"inspections?\s+(?:reports (?:of|on|from|for) schools|regimes?|readiness|framework|frameworks|preparation|preparations|handbook|process|regime|ready|team|cycle|window|outcomes? framework|activity|methodology|arrangements|criteria)\b"
    r"|(?:prepar\w+|ready|readiness|future|any|other|subsequent|previous|school|schools|children’s services|children's services|full|of|an?)\s+(?:for (?:an? |the |any )?(?:[a-z]+ ){0,2})?inspections?\s+(?:in general|generally)"
    r"|\b(?:an|any|future|possible|potential)\s+inspections?\b(?! (?:by|under|in|of|took|had|was|held|carried|conducted|undertaken|that|which|between|during|from|on))|peer inspection|\binspections\b(?! (?:of|in) )",
    re.I,
)
_EXPECTED = re.compile(r"\b(?:anticipat\w+|expect\w+|due|likely|imminent\w*|forthcoming|upcoming|next|scheduled|planned|await\w*|would (?:be|take place)|will (?:be|take place)|prepar\w+)\b", re.I)
_DENIED = re.compile(r"\b(?:not|no|never|n[’']t)\b[^.;,]{0,25}$", re.I)
_ASKED = re.compile(r"\b(?:whether|if|unless)\b[^.;]{0,50}\b(?:would|will|might|could|may|were|was) (?:to )?be $", re.I)
_SUPPOSED = re.compile(r"\b(?:whether|if|unless)\b[^.;,]{0,30}$", re.I)
_GUIDANCE = re.compile(r"\b(?:guidance|handbook|framework|training|workshop|webinar|consultation)s? (?:on|for|about)(?: [a-z]+)?(?: SEND)? $", re.I)
_OUTCOMES = (
    (re.compile(r"\b(?:written statements? of action|WSOA)\b", re.I), "written statement of action"),
    (re.compile(r"\b(?:widespread and/?or systemic|systemic|widespread)[a-z ]* failings?\b", re.I), "widespread and/or systemic failings"),
    (re.compile(r"\binconsistent experiences(?: and outcomes)?\b", re.I), "inconsistent experiences and outcomes"),
    (re.compile(r"\btypically (?:le(?:a?d|ading) to )?positive experiences(?: and outcomes)?\b", re.I), "typically positive experiences and outcomes"),
    (re.compile(r"\b(?:made )?(?:in)?sufficient progress\b", re.I), ""),
    (re.compile(r"\b(?:significant )?areas? of (?:significant )?(?:weakness|concern)(?:es)?\b|\bsignificant weakness(?:es)?\b|\bareas? (?:of|for) (?:priority action|improvement)\b", re.I), ""),
    (re.compile(r"\bpriority action plan\b", re.I), "priority action plan"),
)
_INSPECTORS = frozenset({"Ofsted", "CQC", "Care Quality Commission", "OFSTED", "Ofsted and CQC"})
_PUBLISHED = re.compile(r"\b(?:publish\w*|letter|report|outcome|findings|submitted|produce|deadline|approved|accepted|signed)\b[^.;]{0,40}$", re.I)


@dataclass(slots=True)
class _Found:
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
        hits = list(_KIND.finditer(text)) if any(sign in lowered for sign in _SIGNS) else []
        inspectors = [n.thing for n in sentence.names if n.label == "ORG" and n.thing is not None and (n.text in _INSPECTORS or n.kind == "inspectorate")]
        if not hits:
            if previous is not None and not previous.expected and number and _same_passage(reading, number, sentence):
                _outcomes(previous, text)
            continue
        if not (_TOPIC.search(text) or found or speaks_of(reading, sentence, "send")):
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
            one.expected = bool(_EXPECTED.search(text[max(0, hit.start() - 40) : hit.end() + 40]))
            places = inspected(sentence, hit.start(), hit.end())
            one.area = places[0]
            one.named = not hit.group().endswith("ed") and bool(_NAMED.search(text[max(0, hit.start() - 40) : hit.start()]))
            one.aside = bool(_ASIDE.search(text[: hit.start()]))
            if not one.expected:
                _outcomes(one, text)
            for second in _also(sentence, date, hit.end(), stop):
                extra = _Found(kind, second, one.area, dict(one.inspectors), {}, one.expected, evidence=list(one.evidence))
                if not any(_one(f, extra) for f in found):
                    found.append(extra)
            for place in places[1:]:
                other = _Found(kind, date, place, dict(one.inspectors), {}, one.expected, evidence=list(one.evidence))
                if not any(_one(f, other) for f in found):
                    found.append(other)
            if not date and kind == "inspection" and len(sentence.words) <= _HEADING:
                continue  # a heading
            known = previous if _back(one, previous) else next((f for f in found if _one(f, one)), None)
            strong = bool(date) or bool(_TOPIC.search(text)) or kind != "inspection"
            if known is None:
                if not strong:
                    continue
                found.append(one)
                previous = one
            else:
                _join(known, one)
                previous = known
    return [_frame(f) for f in _settle(found or _titled(reading)) if not f.aside or f.date or f.inspectors or f.outcomes]


def _no_event(text: str, hit: re.Match[str]) -> bool:
    """Return whether words of inspection speak of none that was or will be: in general, denied, asked, of guidance."""
    around = text[max(0, hit.start() - 30) : hit.end() + 30]
    bad = _NO_EVENT.search(around)
    if bad and bad.start() <= 30 + len(hit.group()) and bad.end() >= 30 - 12:
        return True
    if any(pattern.search(text[: hit.start()]) for pattern in (_DENIED, _ASKED, _GUIDANCE)):
        return True
    if _of_others(text, hit):
        return True
    if hit.group().lower() == "inspected" and _SUPPOSED.search(text[: hit.start()]):
        return True
    # the monitoring visits of the Department are monitoring, not inspection
    return bool(hit.group("mon")) and "visit" in hit.group().lower() and not re.search(r"\bOfsted\b", text, re.I)


def _of_others(text: str, hit: re.Match[str]) -> bool:
    """Return whether homes or a hospital were inspected, an inspection was played, or a question is looked at again."""
    lead = text[: hit.start()]
    if _OF_OTHERS.search(text) or _MOCK.search(lead):
        return True
    if _BY_INSPECTORS.search(text):
        return False
    again = hit.group().lower().startswith(("revisit", "re-visit")) and _CONSIDERED.search(lead) is not None
    return again or (_CQC.search(text) is not None and not _AREAS.search(text))


#: what is inspected besides councils and areas, without its name
_OF_OTHERS = re.compile(
    r"\binspect(?:ed|ion of) (?:the |its |our |two |three |four |five |six |seven |eight |nine |ten |\d+ |all |both |some |several )"
    r"(?:[\w-]+ ){0,2}(?:homes?|units?|nurser(?:y|ies)|schools|wards?|practices?|settings|providers)\b",
    re.I,
)
_MOCK = re.compile(r"\b(?:[Mm]ock|[Pp]ost-|[Pp]re-|[Ll]egionella|[Ff]ire|HMIP)\s*$")
#: what is considered again, which is revisited as a question is
_CONSIDERED = re.compile(r"\b(?:to|will|would|be|been|should|must|could|may)\s*$", re.I)
_BY_INSPECTORS = re.compile(r"\b(?:Ofsted|OFSTED|inspectors|inspectorates|HMI)\b")
_CQC = re.compile(r"\b(?:CQC|Care Quality Commission)\b")
_AREAS = re.compile(r"\b(?:SEND|SEN|[Ll]ocal area|[Aa]rea|[Ss]pecial educational|[Jj]oint)\b")


_OUTCOME_TITLE = re.compile(r"\b(?:SEND|SEN|Local Area|Special Educational|Ofsted|CQC)\b.{0,70}?\b(?P<re>re-?)?(?:inspection|visit)\b.{0,25}?\b(?:outcomes?|report|letter|findings|action plan|update|results?)\b", re.I)


def _titled(reading: Reading) -> list[_Found]:
    """Return the inspection that only an item's title speaks of: "SEND inspection outcome"."""
    for sentence in reading.sentences:
        title = _OUTCOME_TITLE.search(sentence.text) if sentence.section.kind == "title" else None
        if title and not _NO_EVENT.search(sentence.text) and not re.search(r"readiness|framework|prepar", sentence.text, re.I):
            one = _Found("re-inspection" if title.group("re") else "inspection", "")
            one.evidence.extend(reading.evidence(sentence, "inspections/title"))
            return [one]
    return []


def _same_passage(reading: Reading, number: int, sentence: Sentence) -> bool:
    before = reading.sentences[number - 1]
    return before.section is sentence.section and before.block is sentence.block


def _same_date(left: str, right: str) -> bool:
    return left == right or (bool(left and right) and (left.startswith(right) or right.startswith(left)))


#: before an inspection that is only named as a time
_ASIDE = re.compile(
    r"\b(?:since|until|till|after|before|prior to|pending|at)\s+(?:(?:the|an?|its|our|their|this|that|any)\s+)?(?:(?!next|another|further)[\w/-]+\s+){0,3}$", re.I
)
#: what makes words of inspection point back
_NAMED = re.compile(r"\b(?:the|this|that|its|their|our|these|those)\s+(?:(?!next|forthcoming|upcoming)[\w/-]+\s+){0,4}$", re.I)


def _one(left: _Found, right: _Found) -> bool:
    """Return whether two mentions are of one inspection: the same kind, date and place; undated, also both held or both expected."""
    if left.kind != right.kind or not _same_date(left.date, right.date) or not _agree(left, right):
        return False
    return bool(left.date and right.date) or left.expected == right.expected or (right.named and not right.expected)


def _back(one: _Found, previous: _Found | None) -> bool:
    """Return whether words without date and place point back to the inspection last spoken of: "the inspection found …"."""
    return previous is not None and one.named and not (one.date or one.area or one.expected) and one.kind == previous.kind


def _agree(left: _Found, right: _Found) -> bool:
    """Return whether two mentions may be of one place; of a school, only where both name it or one points back to it."""
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
    """Put each undated mention with the dated inspection of its kind; keep it alone where there is none, or if expected."""
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


#: before an outcome that is asked for, or was another inspection's
_NOT_FOUND = re.compile(r"\bno\s*$|\b(?:whether|if|unless|previously|no longer|had required|not)\b[^.;]{0,70}$", re.I)
#: after a statement that nobody had to write
_NOT_NEEDED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:was|were|is|would) (?:not|no longer)\b")
#: the grades of Ofsted's inspections of children's services
_GRADE = re.compile(r"\b(?:judged|rated|graded|found|deemed|judgement(?: was| of)?|rating(?: was| of)?|grading(?: was| of)?|outcome (?:was|of)|overall effectiveness(?: was| as)?)\b[^.;]{0,70}?\b[‘'“\"]?(?P<grade>outstanding|good|requires? improvement(?: to be good)?|inadequate)\b", re.I)


def _outcomes(one: _Found, text: str) -> None:
    for pattern, name in _OUTCOMES:
        hit = pattern.search(text)
        if hit and not _NOT_FOUND.search(text[: hit.start()]) and not _NOT_NEEDED.match(text[hit.end() :]):
            one.outcomes[name or re.sub(r"^area\b", "areas", hit.group().lower())] = None
    grade = _GRADE.search(text)
    lead = text[max(0, grade.start() - 60) : grade.end()] if grade else ""
    other = re.search(r"^[^.;]{0,20}?\b(?:in|since) ((?:19|20)\d\d)\b", text[grade.end() :]) if grade else None
    apart = other is not None and one.date[:4] not in ("", other.group(1))  # an earlier judgement, told beside this one
    if grade and not apart and not re.search(r"\b(?:previously|formerly|predecessor|not|rather than)\b", lead):
        one.outcomes[grade.group("grade").lower()] = None


def _date(reading: Reading, sentence: Sentence, start: int, end: int, stop: int) -> str:
    """Return the date that belongs to the inspection mentioned at `start`: the nearest after it, else right before."""
    text, doc = sentence.text, sentence.doc
    told = _YEAR.search(text[:start])
    near = any(n.label == "DATE" and 0 <= sentence.starts[n.first] - end <= _NEAR for n in sentence.names)
    if told and not near:
        return told.group(1)
    after: list[tuple[int, Name]] = []
    before: list[tuple[int, Name]] = []
    for name in sentence.names:
        if name.label != "DATE":
            continue
        at = doc[name.first].idx
        (after if at >= end else before).append((at, name))
    future = bool(_EXPECTED.search(text[max(0, start - 40) : end + 60]))
    for at, name in after:
        between = text[end:at]
        if re.search(r"\b(?:announced|notified|informed)\b[^.;,]{0,25}$", between):
            continue  # when it was announced
        far = 240 if re.search(r"\b(?:took place|taken place|undertaken|conducted|carried out)\s+(?:in|on|between|from|over|during)\s*$", between) else 130
        if at >= stop or len(between) > far or ";" in between:
            break
        if len(name.value) == 4 and re.search(r",\s*(?:in|by|since|at|as|for)\s*(?:the )?$", between):
            break
        if _PUBLISHED.search(between) or re.search(r"\b(?:by|since|until|deadline|before|letter|published)\s*(?:the\s*)?$", between):
            break
        return iso(reading, sentence, name, future=future)
    for index in range(len(before) - 1, -1, -1):
        at, name = before[index]
        gap = re.sub(r"\([^()]*\)", "", text[at + len(name.text) : start])
        plain = _BETWEEN.sub("", gap)
        gap = "" if re.fullmatch(r"[\s,/]*", plain) else _INSPECTORATES.sub("", gap)
        opens = not text[:at].strip() or re.search(r"(?:^|[.,;:)]|\bthat)\s*(?:[Ii]n|[Oo]n|[Dd]uring)?\s*$", text[max(0, at - 12) : at])
        if opens and re.search(r"\b(?:deemed|judged|rated|graded|inspected|subject to|received|underwent|undergone)\b", gap) and len(gap) <= 110 and not re.search(r"[.;]", gap):
            return iso(reading, sentence, name, future=False)
        lead = text[max(0, at - 14) : at]
        done = re.search(r"\b(?:conducted|carried out|undertook|undertaken|completed|held|inspected)\b", gap)
        if (len(gap) <= 45 and not re.search(r"[.;]|\b(?:publish\w*|letter|report|following|after|since|and|(?:inform|told|notif|advis|announc)\w*)\b", lead + gap)) or (done and len(gap) <= 90 and not re.search(r"[.;]", gap)):
            if index and re.fullmatch(r"\s*(?:and|to|-|–|until)\s*(?:the\s*)?", text[before[index - 1][0] + len(before[index - 1][1].text) : at]):
                at, name = before[index - 1]
            if not re.search(r"\b(?:by|since|until|dated)\s*$", text[max(0, at - 12) : at]):
                return iso(reading, sentence, name, future=future)
        break
    return told.group(1) if told else ""


#: characters between an inspection and a date that is surely its own
_NEAR = 20
#: the year before an inspection: "the 2017 joint inspection"
_YEAR = re.compile(r"\b(?:the|our|its|in|from)\s+((?:19|20)\d\d)\s+(?:[A-Z][\w/]*|local|area|joint|and|/|\s)*$")
_INSPECTORATES = re.compile(r"\b(?:Ofsted|CQC|Office for Standards in Education(?:, Children['’]s Services and Skills)?|Care Quality Commission)\b")
#: what may stand between a date and its inspection: "May 2021 SEND inspection revisit"
_BETWEEN = re.compile(
    r"\b(?:Ofsted|CQC|Care Quality Commission|the|and|inspectors|jointly|HMI|from|joint|local|area|inspection"
    r"|SEND|SEN|[Ss]pecial [Ee]ducational [Nn]eeds?|[Dd]isabilit(?:y|ies))\b"
)


#: a line of so few words without a date is a heading, which states nothing
_HEADING = 4


def _also(sentence: Sentence, date: str, start: int, stop: int) -> list[str]:
    """Return further years joined to an inspection's: "had been inspected in 2017 and 2019"."""
    if not re.fullmatch(r"\d{4}", date):
        return []
    found = re.search(rf"\b{date}(?:,| and) ((?:19|20)\d\d)\b", sentence.text[start:stop])
    return [found.group(1)] if found else []


def _frame(one: _Found) -> Inspection:
    return Inspection(
        kind=one.kind, date=one.date, area=one.area or Thing("area", ""), inspectors=tuple(sorted(one.inspectors, key=lambda t: t.name)),
        outcomes=tuple(sorted(one.outcomes)), status="planned" if one.expected else "held", evidence=tuple(dict.fromkeys(one.evidence)),
    )  # fmt: skip
