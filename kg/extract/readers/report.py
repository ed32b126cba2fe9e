"""The reader of inspectors' reports and letters on a local area.

What was inspected when, the outcome, and who must act.

It knows the area SEND inspections since 2023, their monitoring inspections, and the letters of 2016 to 2022. Papers
that
only tell of an inspection are prose, and not read here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.candidate import Candidate, proposed
from kg.extract.quantities import find_dates
from kg.extract.reading import Reading
from kg.model.document import Block
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding

__all__ = ["ReportReader"]

_TITLE = re.compile(
    r"(?:joint )?(?:local )?area (?:SEND|special educational needs[a-z ,/]*) (?P<kind>(?:full |joint |monitoring "
    r"|re-?)*(?:inspection|visit))"
    r"(?: report)?\s*(?:of|in|to|[:–-])?\s*(?:the )?(?:local area of "
    r")?(?P<area>[A-Z].{2,80}?)?(?:\s+(?:local area partnership|area partnership|local area))?",
    re.I,
)
_DATES = re.compile(r"inspection dates?\s*:?\s*(?P<when>.*)", re.I)
_PREVIOUS = re.compile(
    r"dates? of (?:the )?(?:previous|last) (?:full )?(?:inspection|visit)s?\s*:?\s*(?P<when>.*)", re.I
)
_VISITED = re.compile(
    r"\b(?:between|from|on) (?P<when>.{5,60}?),?\s+(?:inspectors from )?(?:the )?(?:Ofsted|Office for Standards"
    r"|Care Quality|CQC)",
    re.I,
)
_LOCAL_AREA = re.compile(r"\blocal area of (?:the )?(?P<area>[A-Z][\w'’-]+(?:(?: and| upon| with|,)? [A-Z][\w'’-]+)*)")
#: the outcome, as the frameworks word it, and how it is told
_OUTCOMES = (
    (re.compile(r"\btypically lead to positive experiences\b", re.I), "typically positive experiences and outcomes"),
    (re.compile(r"\blead to inconsistent experiences\b", re.I), "inconsistent experiences and outcomes"),
    (re.compile(r"\bwidespread and/?(?:or)? ?systemic failings?\b", re.I), "widespread and/or systemic failings"),
    (
        re.compile(
            r"\bwritten statement of action\b[^.]{0,80}\b(?:is|was) required\b"
            r"|\brequired to (?:produce|submit|prepare)\b[^.]{0,60}\bwritten statement of action\b",
            re.I,
        ),
        "written statement of action",
    ),
    (re.compile(r"\bnot (?:yet )?(?:made|making) sufficient progress\b", re.I), "insufficient progress"),
    (
        re.compile(r"(?<!not )\b(?:has|have|is|are) (?:now )?(?:made|making) sufficient progress\b", re.I),
        "sufficient progress",
    ),
    (
        re.compile(r"\b(?:has|have) not (?:yet )?taken (?:sufficient|effective|enough) (?:action|steps)\b", re.I),
        "effective action not taken",
    ),
    (re.compile(r"\b(?:has|have) taken (?:sufficient|effective) (?:action|steps)\b", re.I), "effective action taken"),
)
_MONITORING_NEXT = re.compile(
    r"\bmonitoring inspection\b[^.]{0,80}\b(?:within|after|in)\b[^.]{0,20}\b(?:18|eighteen) months\b"
    r"|\b(?:will|would) (?:carry out|conduct|undertake) (?:a|the) monitoring inspection\b"
    r"|\bmonitoring inspection will\b",
    re.I,
)
_FULL_NEXT = re.compile(
    r"\bnext full (?:area )?(?:SEND )?(?:re-?)?inspection\b"
    r"|\bfull (?:area SEND )?re-?inspection (?:will|is expected|takes place)\b|\bnext area SEND inspection will\b",
    re.I,
)
_PRIORITY_PLAN = re.compile(r"\bpriority action plan\b", re.I)
_STATEMENT = re.compile(r"\bwritten statement of action\b", re.I)
_MUST = re.compile(r"\b(?:must|should|is required to|are required to|needs? to|requests?|asks?|required)\b", re.I)
#: the headings of a report, by what stands below them
_HEADINGS = {
    "priority": re.compile(r"(?:areas? for )?priority actions?(?: area)?s?(?: \d+)?", re.I),
    "improvement": re.compile(r"areas? for improvement", re.I),
    "weaknesses": re.compile(r".{0,200}\bareas? of significant (?:weakness(?:es)?|concern)\s*:", re.I | re.S),
}
_OTHER_HEADING = re.compile(
    r"(?:local )?area partnership details|information about (?:this|the) (?:inspection|local area.*)|inspection team"
    r"|yours (?:sincerely|faithfully).*|what (?:is|does) .{3,120}\?|how effective.{3,120}"
    r"|the effectiveness of .{3,160}|main findings|the inspection team",
    re.I,
)
_LEADERS = re.compile(r"responsible (?:leaders?|bod(?:y|ies)|partners?)\s*:?\s*(?P<who>.*)", re.I)
#: the heads of a table of such areas
_TABLE_HEAD = re.compile(
    r"(?:responsible leaders? \| )?areas? for (?:priority action|improvement)(?: \| responsible leaders?)?", re.I
)
#: who is to act, at the head of a sentence
_WHO = re.compile(
    r"^(?P<who>(?:The |All )?[A-Z][^.:;]{2,160}?),? (?:should|must|need(?:s)? to|will need to|are to|is to"
    r"|is required to|are required to)\b"
)
#: a clause that goes on below a stem
_GOES_ON = (":", ";", ",")
_INSPECTORS = ("Ofsted", "Care Quality Commission")


@dataclass(frozen=True, slots=True)
class ReportReader:
    """Reads reports and letters of inspectors."""

    name: str = "report"
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document; nothing in one that is no inspectors' report."""
        if reading.document.page_type == "inspection report":
            yield from proposed(_read(reading), reader=self.name, version=self.version)


def _read(reading: Reading) -> Iterator[Frame]:
    report = _Report(reading)
    yield from report.inspections()
    yield from report.posts()
    areas = list(report.areas())
    yield from (area.action for area in areas)
    plan = report.plan(sum(area.priority for area in areas))
    if plan is not None:
        yield plan


@dataclass(frozen=True, slots=True)
class _Area:
    """An area in which somebody must act, as an action, and whether it is one for priority action."""

    action: Action
    priority: bool


class _Report:
    """A report with its lines."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.blocks = reading.document.blocks
        self.title, self.area, self.kind = self._titled()

    def said(self, block: Block) -> str:
        """Return the words of a line."""
        return self.text[block.start : block.end]

    def _titled(self) -> tuple[Block | None, str, str]:
        """Return the line that names what was inspected, the area, and the kind of inspection."""
        for block in self.blocks[:_TOP]:
            found = _TITLE.fullmatch(self.said(block).rstrip(" ."))
            if found:
                kind = found["kind"].lower()
                named = "monitoring inspection" if "monitoring" in kind else "inspection"
                area = found["area"] or self._local_area()
                return block, area, "re-inspection" if re.search(r"re-?(?:visit|inspection)", kind) else named
        return None, self._local_area(), "inspection"

    def _local_area(self) -> str:
        found = _LOCAL_AREA.search(self.text)
        return found["area"] if found else ""

    def inspections(self) -> Iterator[Frame]:
        """Yield this inspection, the one before, and those that are to follow."""
        date, places = "", [self.title] if self.title else []
        before: list[tuple[str, Block]] = []
        outcomes: dict[str, None] = {}
        for block in self.blocks:
            words = self.said(block)
            previous, own = _PREVIOUS.match(words), _DATES.match(words) or (None if date else _VISITED.search(words))
            if previous:
                before.extend((found, block) for found in self._first(previous["when"]))
            elif own and (found := self._first(own["when"])):
                date = date or found[0]
                places.append(block)
            elif _FULL_NEXT.search(words) or _MONITORING_NEXT.search(words):
                continue
            for pattern, outcome in _OUTCOMES:
                if pattern.search(words) and not _ASKED.search(words):
                    outcomes[outcome] = None
                    places.append(block)
        if places:
            kept = [o for o in outcomes if not (o == "written statement of action" and self.kind != "inspection")]
            yield self._inspection(self.kind, date, places, outcomes=kept)
        for earlier, block in before:
            yield self._inspection("inspection", earlier, [block])
        yield from self._expected()

    def _expected(self) -> Iterator[Frame]:
        for kind, pattern in (("monitoring inspection", _MONITORING_NEXT), ("inspection", _FULL_NEXT)):
            block = next((block for block in self.blocks if pattern.search(self.said(block))), None)
            if block is not None and not (kind == self.kind == "monitoring inspection"):
                yield self._inspection(kind, "", [block], planned=True)

    def _first(self, words: str) -> list[str]:
        """Return the day on which a period begins, where it is told."""
        return find_dates(words)[:1]

    def _inspection(
        self,
        kind: str,
        date: str,
        places: Sequence[Block | None],
        *,
        outcomes: Sequence[str] = (),
        planned: bool = False,
    ) -> Inspection:
        inspectors = tuple(Thing("organisation", name, kind="inspectorate") for name in _INSPECTORS)
        named = [one for one in inspectors if one.name in self.text or (one.name != "Ofsted" and "CQC" in self.text)]
        return Inspection(
            kind=kind,
            date=date,
            area=Thing("area", self.area.strip(" ,.").replace("’", "'"), kind="local area") if self.area else None,
            inspectors=tuple(named),
            outcomes=tuple(sorted(outcomes)),
            status="planned" if planned else "held",
            evidence=_evidence([place for place in places if place is not None], kind),
        )

    def areas(self) -> Iterator[_Area]:
        """Yield the areas for priority action and for improvement, each with who is to act."""
        below, who = "", ""
        at = 0
        while at < len(self.blocks):
            block = self.blocks[at]
            words = self.said(block).strip()
            heading = next((name for name, pattern in _HEADINGS.items() if pattern.fullmatch(words.rstrip(" ."))), "")
            leaders = _LEADERS.fullmatch(words)
            if heading or _TABLE_HEAD.fullmatch(words):
                below, who = heading or ("priority" if "priority" in words.lower() else "improvement"), ""
            elif _OTHER_HEADING.fullmatch(words):
                below = ""
            elif below and leaders:
                who = leaders["who"]
            elif below and block.kind == "row" and " | " in words:
                cells = [cell.strip() for cell in words.split(" | ")]
                text = max(cells, key=len)
                yield self._area(text, next((c for c in cells if c != text), ""), [block], below)
            elif below and (len(words.split()) >= _FEW or (below == "weaknesses" and block.marker)):
                run = self._run(at)
                yield self._area(_clause(" ".join(map(self.said, run))), who, run, below)
                at += len(run)
                continue
            at += 1

    def _run(self, at: int) -> list[Block]:
        """Return the lines of one area: a sentence, with the list that it opens."""
        run = [self.blocks[at]]
        stem = self.said(run[0]).rstrip()
        if run[0].marker:
            return run
        opens = stem.endswith(":") or re.search(r"\b(?:to|that|include|including)\s*$", stem)
        for block in self.blocks[at + 1 :]:
            words = self.said(block)
            if _heads(words) or _WHO.match(words) or not (opens and (block.marker or words[:1].islower())):
                break
            run.append(block)
        return run

    def _area(self, text: str, who: str, run: Sequence[Block], below: str) -> _Area:
        told = _WHO.match(text)
        name = (who or (told["who"] if told else "")).strip(" .:")
        owner = self._party(name, run) if name else None
        evidence = _evidence(run, f"area-for-{below}")
        return _Area(
            Action(text=text.strip(" .;:•"), owner=owner, status="required", evidence=evidence), below != "improvement"
        )

    def _party(self, name: str, run: Sequence[Block]) -> Thing:
        """Return who is to act: the one organisation that is named, else those who are spoken of, in their words."""
        for sentence in self.reading.sentences_in(run[0].start, run[0].end):
            found = [
                n.thing for n in sentence.names if n.label == "ORG" and not n.generic and n.thing and n.text in name
            ]
            if len(set(found)) == 1 and found[0] is not None and " and " not in name.replace(found[0].name, ""):
                return found[0]
        return Thing("group", re.sub(r"^(?:The|the) ", "", name).replace("’", "'"))

    def plan(self, count: int) -> Plan | None:
        """Return the plan that the inspectors require, who must produce it, and for how many areas; None where none."""
        if self.kind != "inspection":
            return None  # what such a report tells of a plan was required before
        for pattern, name, kind in _PLANS:
            block = next((b for b in self.blocks if pattern.search(self.said(b)) and _MUST.search(self.said(b))), None)
            if block is not None and (kind != "priority action plan" or count):
                return Plan(
                    plan=Thing("plan", name, kind=kind),
                    responsible=self._responsible(),
                    weaknesses=count or None,
                    status="required",
                    evidence=_evidence([block], kind.replace(" ", "-")),
                )
        return None

    def _responsible(self) -> tuple[Thing, ...]:
        """Return the council and the health bodies of the area, as the report names them."""
        found: dict[str, Thing] = {}
        for sentence in self.reading.sentences:
            for name in sentence.names:
                if (
                    name.label == "ORG"
                    and not name.generic
                    and name.thing is not None
                    and _PARTNERS.search(name.thing.name)
                ):
                    short = name.thing.name.replace("Integrated Care Board", "ICB")
                    found[short] = max(found.get(short, name.thing), name.thing, key=lambda thing: len(thing.name))
        return tuple(sorted(found.values(), key=lambda thing: thing.name))

    def posts(self) -> Iterator[PostHolding]:
        """Yield whose post it is that a director of the council holds.

        Where the details of the partnership name one council.
        """
        councils = {thing for thing in self._responsible() if thing.name.endswith("Council")}
        start = next((b.start for b in self.blocks if _DETAILS.fullmatch(self.said(b))), None)
        if start is None or len(councils) != 1:
            return
        for sentence in self.reading.sentences_in(start, len(self.text)):
            people = [n.thing for n in sentence.names if n.label == "PERSON"]
            roles = [n for n in sentence.names if n.label == "ROLE"]
            alone = len(people) == len(roles) == 1 and not any(n.label == "ORG" for n in sentence.names)
            if alone and people[0] is not None and roles[0].thing is not None and _DIRECTOR.search(roles[0].text):
                role = replace(roles[0].thing, part_of=next(iter(councils)))
                if roles[0].thing.part_of is None:
                    place = Evidence(sentence.start, sentence.end, "report/details")
                    yield PostHolding(person=people[0], role=role, evidence=(place,))


#: who answers for a local area: its council and its health bodies
_PARTNERS = re.compile(r"\b(?:Council|ICB|Integrated Care Board|CCGs?|Clinical Commissioning Groups?)$")
_PLANS = (
    (_PRIORITY_PLAN, "Priority Action Plan", "priority action plan"),
    (_STATEMENT, "Written Statement of Action", "written statement of action"),
)
#: an outcome that is only explained, or was another inspection's
_ASKED = re.compile(r"\b(?:whether|if|previous(?:ly)?|at the (?:initial|last)|in (?:19|20)\d\d, )\b", re.I)
_DETAILS = re.compile(r"(?:local )?area partnership details", re.I)
#: posts of a council, not of a health body
_DIRECTOR = re.compile(r"\bchildren|\beducation|\bpeople|\bDCS\b|\bsocial care\b", re.I)
#: the title stands within so many lines; a line with fewer words is a heading
_TOP, _FEW = 40, 6


def _heads(words: str) -> bool:
    bare = words.strip().rstrip(" .")
    return _OTHER_HEADING.fullmatch(bare) is not None or any(pattern.fullmatch(bare) for pattern in _HEADINGS.values())


def _clause(text: str) -> str:
    return " ".join(text.split())


def _evidence(blocks: Sequence[Block], rule: str) -> tuple[Evidence, ...]:
    """Return the lines as evidence, those that follow each other each on its own."""
    places = (Evidence(block.start, block.end, f"report/{rule.replace(' ', '-')}") for block in blocks)
    return tuple(dict.fromkeys(places))
