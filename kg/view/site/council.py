"""A council's page: how it stands, who answers to whom, what happened when, and all that its papers tell, by kind."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from kg.model.kinds import KINDS
from kg.query.gaps import Gap
from kg.view.index.index import Index
from kg.view.site.chain import chain
from kg.view.site.comparison import shown_cell
from kg.view.site.events import events
from kg.view.site.facts import KIND_CALLED, fact_table
from kg.view.site.figures import figures
from kg.view.site.markup import Links, day, link
from kg.view.site.promises import promises_table
from kg.view.site.standing import Standing, standing_of

__all__ = ["council_page"]

#: kinds with a section of their own, or with none, as each paper names very many
_ELSEWHERE = frozenset({"mention", "item", "measure", "reporting line"})
#: gaps that are told before the rest is a number
_GAPS = 25


def council_page(index: Index, council: str, iri: str, links: Links) -> str:
    """Return what stands on the page of a council below its name."""
    told = index.facts(council=council)
    titles = {source: paper.title or source for source, paper in index.papers.items()}
    promises = index.promises(council).get(council, [])
    standing = standing_of(index, council, iri, told, promises)
    parts: list[tuple[str, str, str]] = [("stands", "How it stands", _standing(standing, links, titles))]
    parts.append(("chain", "Who answers to whom", chain(told, index, links, titles)))
    parts.append(("events", "What happened, in order", events(told, links, titles)))
    parts.append(("promises", "Promises", promises_table(promises, index, links, titles)))
    for kind in KINDS:
        found = [one for one in told if one.fact.kind == kind.word]
        if found and kind.word not in _ELSEWHERE:
            shown = fact_table(found, links, titles, label=kind.heading)
            parts.append((kind.name.replace("_", "-"), kind.heading, shown))
    parts.append(("figures", KIND_CALLED["measure"].heading, figures(told, links, titles)))
    parts.append(("gaps", "What the papers leave open", _gaps(standing, index.gaps(council))))
    parts.append(("papers", "Papers", papers_list(index, council, links)))
    kept = [(key, head, text) for key, head, text in parts if text]
    contents = "".join(f'<li><a href="#{key}">{escape(head)}</a></li>' for key, head, _ in kept)
    body = "".join(f'<section><h2 id="{key}">{escape(head)}</h2>\n{text}</section>\n' for key, head, text in kept)
    return f'<nav class="contents" aria-label="On this page"><ul>{contents}</ul></nav>{body}'


def _standing(standing: Standing, links: Links, titles: dict[str, str]) -> str:
    rows = "".join(
        f"<div><dt>{escape(head)}</dt><dd>{shown_cell(cell, links, titles)}</dd></div>"
        for head, cell in standing.cells.items()
    )
    return f'<dl class="stands">{rows}</dl>'


def _gaps(standing: Standing, gaps: Sequence[Gap]) -> str:
    rows = "".join(
        f'<li class="{gap.severity}">{escape(gap.message)} <span class="hint">{escape(gap.close)}</span></li>'
        for gap in gaps[:_GAPS]
    )
    more = f"<li>and {len(gaps) - _GAPS} more</li>" if len(gaps) > _GAPS else ""
    missing = [f"{head}: {cell.text}" for head, cell in standing.cells.items() if cell.state == "none"]
    rows += more + "".join(f"<li>{escape(text)}</li>" for text in missing)
    return f'<ul class="gaps">{rows}</ul>' if rows else ""


def papers_list(index: Index, council: str, links: Links) -> str:
    """Return the papers of a council, the newest first."""
    counts: dict[str, int] = defaultdict(int)
    query = "SELECT source, count(*) FROM fact WHERE kind != 'mention' GROUP BY source"
    counts.update(dict(index.rows(query)))
    found = sorted(
        (paper for paper in index.papers.values() if paper.council == council),
        key=lambda paper: (paper.date, paper.source),
        reverse=True,
    )
    rows = "".join(
        f'<li><span class="date">{escape(day(paper.date)) or "undated"}</span> '
        f"{link(links.paper(paper.source), paper.title or paper.source)} "
        f'<span class="where">{counts[paper.source]} facts</span></li>'
        for paper in found
    )
    return f'<ul class="dated">{rows}</ul>'
