"""Plans for improvement: which there are, who must produce them, by when, and how many weaknesses and workstreams."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.matching import Match
from kg.extract.readers.rules.slots import conjuncts, iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.plan import Plan

__all__ = ["read_plans"]

_SUBMIT = re.compile(r"\b(?:submi\w+|produc\w+|publish\w*|deadline|agree|complet\w+ (?:the|a|their))\b", re.I)
_BY = re.compile(r"\b(?:by|before|no later than|due (?:for|on|by))\s+(?:the\s+)?(?:end of\s+|deadline of\s+)?$", re.I)
#: "which is to be delivered by": when all that a plan holds must be done
_DELIVERED = re.compile(
    r"\b(?:to|must|should|will) be (?:fully )?(?:delivered|completed|implemented|achieved"
    r"|finished)(?: in full)? by\s+(?:the\s+)?(?:end of\s+)?$",
    re.I,
)
_COUNTS = ("weaknesses", "workstreams")

#: before a duty that is only asked about, and before a count of what an inspection or a report looked at
_ASKED = frozenset({"whether", "if"})
_IN_CASE = frozenset({"if", "unless"})
_FOUND = frozenset({"inspection", "inspectors", "report", "visit", "letter"})


def _deadlines(reading: Reading, sentence: Sentence) -> list[tuple[Thing, str]]:
    """Return a plan and its date where a sentence speaks of submitting it "by" then, however far apart they stand."""
    plans = [n for n in sentence.names if n.label == "PLAN" and n.thing is not None]
    if not plans:
        return []
    submitted = _SUBMIT.search(sentence.text)
    for name in sentence.names:
        if name.label != "DATE":
            continue
        at = sentence.doc[name.first].idx
        before = [p for p in plans if p.first < name.first]
        lead = sentence.text[max(0, at - 60) : at]
        if before and (_DELIVERED.search(lead) or (submitted and _BY.search(lead[-30:]))):
            thing = (before[-1] if _DELIVERED.search(lead) else before[0]).thing
            date = iso(reading, sentence, name, future=True)
            if thing is not None and date:
                return [(thing, date)]
    return []


def _spoken_of(reading: Reading, number: int, match: Match) -> Thing | None:
    """Return the plan that a sentence speaks of where its rule names none: the first after what is read, else the last.

    Where the sentence names none it is the plan of the sentence before, if that names one only.
    """
    names = reading.merged[number].names
    at = max((match.slots[slot] for slot in _COUNTS if slot in match.slots), default=match.start)
    plans = [(i, n.thing) for i, n in enumerate(names) if n is not None and n.label == "PLAN" and n.thing is not None]
    after = [thing for i, thing in plans if i > at]
    if plans:
        return after[0] if after else plans[-1][1]
    before = reading.sentences[number - 1] if number else None
    if before is None or before.block is not reading.sentences[number].block:
        return None
    told = {n.thing for n in before.names if n.label == "PLAN" and n.thing is not None}
    return told.pop() if len(told) == 1 else None


#: slots that a sentence of a rule supports beside the plan's name; a date only where it is the one that is believed
_TOLD = ("responsible", *_COUNTS)


def _for(evidence: Iterable[Evidence], *slots: str) -> Iterator[Evidence]:
    """Yield evidence as that of some slots."""
    return (replace(one, slots=slots) for one in evidence)


#: the day on which a plan was submitted is no day by which it is due
_SUBMITTED_ON = re.compile(
    r"\b(?:was|were|had been|has been)\s+(?:\w+ly\s+)?submitted\b[^.;]{0,80}?\bon\s+(?:the\s+)?\d{1,2}\b"
)
#: a plan that is owed, whenever it is due
_OWED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:must|has to|have to|needs to|is required to|was required to|had to) be (?:\w+ly )?"
    r"(?:re-?)?(?:submitted|produced|published|drawn up|written)\b"
)
#: a plan that went to those who had asked for it
_SENT = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:was|were|had been|has been|has now been) (?:\w+ly |now )?"
    r"(?:sent|returned|submitted|handed in)(?: in)? to (?:the )?"
    r"(?:Ofsted|HMCI|Care Quality|CQC|Department|DfE|NHS England|NHSE|Secretary of State|inspect)"
)


def _said_of_plans(sentence: Sentence, told: re.Pattern[str]) -> Iterator[Thing]:
    """Yield the plans of which a sentence tells something, right behind their names."""
    for name in sentence.names:
        if name.label == "PLAN" and name.thing is not None:
            end = sentence.end_of(name.last)
            if told.match(sentence.text, end):
                yield name.thing


def read_plans(reading: Reading) -> list[Frame]:
    """Return one frame for each plan that the document names, with all that it says of it."""
    evidence: dict[Thing, list[Evidence]] = {}
    dated: defaultdict[Thing, list[tuple[str, Evidence]]] = defaultdict(list)  # which sentence gives which date
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.label == "PLAN" and not name.generic and name.thing is not None and admits(reading, sentence, Plan):
                evidence.setdefault(name.thing, []).extend(_for(reading.evidence(sentence, name.rule), "plan"))
    responsible: defaultdict[Thing, dict[Thing, None]] = defaultdict(dict)
    due: dict[Thing, str] = {}
    submitted: set[Thing] = set()
    owed: set[Thing] = set()
    counts: defaultdict[Thing, dict[str, int]] = defaultdict(dict)
    main = next(
        iter(
            sorted(
                evidence,
                key=lambda t: (
                    t.kind != "written statement of action",
                    t.kind == "strategy",
                    -len(evidence[t]),
                    t.name,
                ),
            )
        ),
        None,
    )
    for number, matches in sorted(reading.matches.items()):
        sentence, merged = reading.sentences[number], reading.merged[number]
        for match in matches:
            if match.rule.kind != "plans":
                continue
            named = merged.names[match.slots["plan"]] if "plan" in match.slots else None
            plan = named.thing if named is not None else _spoken_of(reading, number, match) or main
            if plan is None or plan not in evidence:
                continue
            lead = {token.lower_ for token in merged.doc[max(0, match.start - 8) : match.start]}
            behind = {token.lower_ for token in merged.doc[match.start :]}
            asked = _ASKED & lead or _IN_CASE & behind
            if ("responsible" in match.slots and asked) or ("workstreams" in match.slots and _FOUND & lead):
                continue
            here = reading.evidence(sentence, match.rule.id)
            evidence[plan].extend(_for(here, "plan", *(slot for slot in match.slots if slot in _TOLD)))
            if "responsible" in match.slots:
                for party in conjuncts(merged, match.slots["responsible"], ("ORG", "PARTY")):
                    if party.thing is not None and party.label == "ORG":
                        responsible[plan][party.thing] = None
            if "due" in match.slots and _SUBMITTED_ON.search(sentence.text):
                submitted.add(plan)
            elif "due" in match.slots:
                date = iso(reading, sentence, merged.names[match.slots["due"]], future=True)
                dated[plan].extend((date, one) for one in here)
                if date and len(date) >= len(due.get(plan, "")):
                    due[plan] = date
            for slot in _COUNTS:
                if slot in match.slots:
                    figure = merged.names[match.slots[slot]]
                    if figure is not None and figure.value.isdigit():
                        counts[plan].setdefault(slot, int(figure.value))
    for sentence in reading.sentences:
        for plan, date in _deadlines(reading, sentence):
            if plan in evidence and len(date) > len(due.get(plan, "")):
                due[plan] = date
                dated[plan].extend((date, one) for one in reading.evidence(sentence, "plans/deadline"))
        submitted.update(_said_of_plans(sentence, _SENT))
        owed.update(_said_of_plans(sentence, _OWED))
    for plan, told in dated.items():
        evidence[plan].extend(one for date, given in told for one in _for((given,), "due") if date == due.get(plan))
    return [
        Plan(
            plan=plan,
            responsible=tuple(sorted(responsible[plan], key=lambda t: t.name)),
            due=due.get(plan, ""),
            status="completed" if plan in submitted else "required" if plan in owed else "held",
            weaknesses=counts[plan].get("weaknesses"),
            workstreams=counts[plan].get("workstreams"),
            evidence=tuple(dict.fromkeys(found)),
        )
        for plan, found in evidence.items()
    ]
