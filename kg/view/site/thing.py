"""The page of a body, plan, organisation, person or post: its facts by the part that it plays in them."""

import tomllib
from collections import defaultdict
from functools import cache
from html import escape
from pathlib import Path

from kg.model.kinds import KINDS
from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.site.chain import STEP_KINDS, chain
from kg.view.site.facts import KIND_CALLED, fact_table
from kg.view.site.markup import Links, day, link

__all__ = ["thing_page"]

_DATA = Path(__file__).parent / "parts.toml"
#: named in very many papers: who only names it is told as a number
_UNTOLD = frozenset({"mention", "item"})


def thing_page(index: Index, iri: str, links: Links) -> str:
    """Return what stands on the page of a thing below its name and kind."""
    told = index.facts(thing=iri)
    titles = {source: paper.title or source for source, paper in index.papers.items()}
    by_part: dict[tuple[int, str, str], list[Told]] = defaultdict(list)
    ranks = {kind.word: number for number, kind in enumerate(KINDS)}
    for one in told:
        if one.fact.kind in _UNTOLD:
            continue
        slot = next((name for name, found in one.fact.slots.items() if any(v.iri == iri for v in found)), "")
        by_part[ranks[one.fact.kind], one.fact.kind, slot].append(one)
    drawn = chain(_around(index, iri), index, links, titles)
    parts = [("chain", "Who answers to whom", drawn)] if drawn else []
    for (_, kind, slot), facts in sorted(by_part.items(), key=lambda entry: entry[0]):
        head = _heads().get(f"{kind}.{slot}", KIND_CALLED[kind].heading)
        shown = fact_table(facts, links, titles, label=head, without=slot)
        parts.append((f"{kind}-{slot}".replace(" ", "-"), head, _meets(kind, facts) + shown))
    parts.append(("papers", "Papers that name it", _papers(index, told, links)))
    return "".join(
        f'<section><h2 id="{escape(key)}">{escape(head)}</h2>\n{text}</section>\n' for key, head, text in parts if text
    )


def _around(index: Index, iri: str) -> list[Told]:
    """Return the facts that lead from a thing upward to the last, and those that lead to it from just below."""
    reached, edge = {iri}, [iri]
    found: dict[str, Told] = {}
    for step in range(6):
        following = []
        for one in edge:
            for told in index.facts(kinds=STEP_KINDS, thing=one):
                kind = KIND_CALLED[told.fact.kind]
                assert kind.step is not None
                sources = {value.iri for value in told.fact.slots.get(kind.step.source, ())}
                if one not in sources and step:
                    continue
                found[told.fact.iri] = told
                if one in sources:
                    following += [value.iri for value in told.fact.slots.get(kind.step.target, ()) if value.iri]
        edge = [one for one in dict.fromkeys(following) if one not in reached]
        reached.update(edge)
    # a national body is answered to by very many: their lines are no picture
    return [found[key] for key in sorted(found)] if len(found) <= 60 else []


def _meets(kind: str, told: list[Told]) -> str:
    dates = sorted({one.fact.text("date") for one in told} - {""})
    if kind != "meeting" or len(dates) < 2:
        return ""
    return f"<p>{len(dates)} meetings are minuted, from {day(dates[0])} to {day(dates[-1])}.</p>"


def _papers(index: Index, told: list[Told], links: Links) -> str:
    sources = {one.fact.source for one in told}
    found = sorted((index.papers[one] for one in sources), key=lambda paper: (paper.date, paper.source), reverse=True)
    rows = [
        f'<li><span class="date">{escape(day(paper.date)) or "undated"}</span> '
        f"{link(links.paper(paper.source), paper.title or paper.source)} "
        f'<span class="where">{escape(paper.council)}</span></li>'
        for paper in found
    ]
    more = f"<p>and {len(rows) - 30} more</p>" if len(rows) > 30 else ""
    return f'<ul class="dated">{"".join(rows[:30])}</ul>{more}' if rows else ""


@cache
def _heads() -> dict[str, str]:
    return {
        f"{kind}.{slot}": head
        for kind, slots in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()
        for slot, head in slots.items()
    }
