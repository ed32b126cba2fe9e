"""Inspectors' reports and letters on a local area: what was inspected when, the outcome, and who must act.

It knows the area SEND inspections since 2023, their monitoring inspections, and the letters of 2016 to 2022. Papers
that only tell of an inspection are prose, and not read here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.candidate import Candidate, proposed
from kg.extract.quantities import find_dates
from kg.extract.readers import report_words as patterns
from kg.extract.reading import Reading
from kg.model.document import Block
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.mention import Mention
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding

__all__ = ["ReportReader"]


#: the title stands within so many lines; a line with fewer words is a heading
_TOP, _FEW = 40, 6


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
    yield from report.team()
    areas = list(report.areas())
    # a weakness says what is wrong, and nothing that somebody is to do
    yield from (area.action for area in areas if area.below != "weaknesses")
    plan = report.plan(sum(area.below != "improvement" for area in areas))
    if plan is not None:
        yield plan


@dataclass(frozen=True, slots=True)
class _Area:
    """An area in which somebody must act, as an action, and below which heading it stands."""

    action: Action
    below: str


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
            found = patterns.TITLE.fullmatch(self.said(block).rstrip(" ."))
            if found:
                kind = found["kind"].lower()
                named = "monitoring inspection" if "monitoring" in kind else "inspection"
                area = found["area"] or self._local_area()
                return block, area, "re-inspection" if re.search(r"re-?(?:visit|inspection)", kind) else named
        return None, self._local_area(), "inspection"

    def _local_area(self) -> str:
        found = patterns.LOCAL_AREA.search(self.text)
        if found:
            return found["area"]
        heads = (patterns.PARTNERSHIP.fullmatch(self.said(block).strip(" .")) for block in self.blocks[:_TOP])
        return next((head["area"] for head in heads if head), "")

    def inspections(self) -> Iterator[Frame]:
        """Yield this inspection, the one before, and those that are to follow."""
        date, places = "", [self.title] if self.title else []
        before: list[tuple[str, Block]] = []
        outcomes: dict[str, None] = {}
        for block in self.blocks:
            words = self.said(block)
            previous = patterns.PREVIOUS.match(words)
            own = patterns.DATES.match(words) or (None if date else patterns.VISITED.search(words))
            if previous:
                before.extend((found, block) for found in self._first(previous["when"]))
            elif own and (found := self._first(own["when"])):
                date = date or found[0]
                places.append(block)
            elif patterns.FULL_NEXT.search(words) or patterns.MONITORING_NEXT.search(words):
                continue
            for pattern, outcome in patterns.OUTCOMES:
                if pattern.search(words) and not patterns.ASKED.search(words):
                    outcomes[outcome] = None
                    places.append(block)
        if places:
            kept = [o for o in outcomes if not (o == "written statement of action" and self.kind != "inspection")]
            yield self._inspection(self.kind, date, places, outcomes=kept)
        for earlier, block in before:
            yield self._inspection("inspection", earlier, [block])
        yield from self._expected()

    def _expected(self) -> Iterator[Frame]:
        for kind, pattern in (("monitoring inspection", patterns.MONITORING_NEXT), ("inspection", patterns.FULL_NEXT)):
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
        inspectors = tuple(Thing("organisation", name, kind="inspectorate") for name in patterns.INSPECTORS)
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
            heading = next(
                (name for name, pattern in patterns.HEADINGS.items() if pattern.fullmatch(words.rstrip(" ."))), ""
            )
            leaders = patterns.LEADERS.fullmatch(words)
            if heading or patterns.TABLE_HEAD.fullmatch(words):
                below, who = heading or ("priority" if "priority" in words.lower() else "improvement"), ""
            elif patterns.OTHER_HEADING.fullmatch(words):
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
            if _heads(words) or patterns.WHO.match(words) or not (opens and (block.marker or words[:1].islower())):
                break
            run.append(block)
        return run

    def _area(self, text: str, who: str, run: Sequence[Block], below: str) -> _Area:
        told = patterns.WHO.match(text)
        name = (who or (told["who"] if told else "")).strip(" .:")
        owner = self._party(name, run) if name else None
        evidence = _evidence(run, f"area-for-{below}")
        return _Area(Action(text=text.strip(" .;:•"), owner=owner, status="required", evidence=evidence), below)

    def _party(self, name: str, run: Sequence[Block]) -> Thing:
        """Return who is to act: the one organisation that is named, else those who are spoken of, in their words."""
        several = self._several(name)
        if several is not None:
            return several
        for sentence in self.reading.sentences_in(run[0].start, run[0].end):
            found = [
                n.thing for n in sentence.names if n.label == "ORG" and not n.generic and n.thing and n.text in name
            ]
            if len(set(found)) == 1 and found[0] is not None and " and " not in name.replace(found[0].name, ""):
                return found[0]
        return Thing("group", re.sub(r"^(?:The|the) ", "", name).replace("’", "'"))

    def _several(self, name: str) -> Thing | None:
        """Return those who are to act together where the words are nothing but names: "X Council and NHS X ICB"."""
        known = {
            sentence.span_text(n.first, n.last): n.thing.name
            for sentence in self.reading.sentences
            for n in sentence.names
            if n.label == "ORG" and not n.generic and n.thing is not None
        }
        told = sorted((text for text in known if text in name), key=len, reverse=True)
        rest, found = name, set()
        for text in told:
            if text in rest:
                rest = rest.replace(text, "", 1)
                found.add(known[text])
        alone = not re.sub(r"\b(?:and|the|The|leaders|Leaders|at|in|of)\b|[,;&/]", "", rest).strip()
        return Thing("group", "; ".join(sorted(found))) if len(found) > 1 and alone else None

    def plan(self, count: int) -> Plan | None:
        """Return the plan that the inspectors require, who must produce it, and for how many areas; None where none."""
        if self.kind != "inspection":
            return None  # what such a report tells of a plan was required before
        for pattern, name, kind in patterns.PLANS:
            block = next(
                (b for b in self.blocks if pattern.search(self.said(b)) and patterns.MUST.search(self.said(b))), None
            )
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
                    and patterns.PARTNERS.search(name.thing.name)
                ):
                    short = name.thing.name.replace("Integrated Care Board", "ICB")
                    found[short] = max(found.get(short, name.thing), name.thing, key=lambda thing: len(thing.name))
        return tuple(sorted(found.values(), key=lambda thing: thing.name))

    def team(self) -> Iterator[Mention]:
        """Yield the inspectors, who stand by name below the heading of their team."""
        start = next(
            (at for at, b in enumerate(self.blocks) if patterns.TEAM.fullmatch(self.said(b).strip(" .:"))), None
        )
        for block in self.blocks[start + 1 :] if start is not None else ():
            found = patterns.INSPECTOR.match(self.said(block))
            if found:
                person = Thing("person", found["name"].replace("’", "'"))
                yield Mention(thing=person, evidence=_evidence([block], "team"))

    def posts(self) -> Iterator[PostHolding]:
        """Yield the posts that directors hold, as the council's where the details of the partnership name only one."""
        start = next((b.start for b in self.blocks if patterns.DETAILS.fullmatch(self.said(b))), None)
        if start is None:
            return
        details = list(self.reading.sentences_in(start, len(self.text)))
        named = (n for sentence in details for n in sentence.names if n.label == "ORG" and not n.generic)
        councils = {n.thing for n in named if n.thing is not None and n.thing.name.endswith("Council")}
        if len(councils) != 1:
            return
        for sentence in details:
            people = [n.thing for n in sentence.names if n.label == "PERSON"]
            roles = [n for n in sentence.names if n.label == "ROLE"]
            alone = len(people) == len(roles) == 1 and not any(n.label == "ORG" for n in sentence.names)
            if (
                alone
                and people[0] is not None
                and roles[0].thing is not None
                and patterns.DIRECTOR.search(roles[0].text)
            ):
                role = replace(roles[0].thing, part_of=next(iter(councils)))
                if roles[0].thing.part_of is None:
                    place = Evidence(sentence.start, sentence.end, "report/details")
                    yield PostHolding(person=people[0], role=role, evidence=(place,))


def _heads(words: str) -> bool:
    bare = words.strip().rstrip(" .")
    return patterns.OTHER_HEADING.fullmatch(bare) is not None or any(
        pattern.fullmatch(bare) for pattern in patterns.HEADINGS.values()
    )


def _clause(text: str) -> str:
    return " ".join(text.split())


def _evidence(blocks: Sequence[Block], rule: str) -> tuple[Evidence, ...]:
    """Return the lines as evidence, those that follow each other each on its own."""
    places = (Evidence(block.start, block.end, f"report/{rule.replace(' ', '-')}") for block in blocks)
    return tuple(dict.fromkeys(places))
