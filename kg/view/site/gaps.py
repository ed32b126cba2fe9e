"""What the papers leave open, by check: each gap with its council, its sentences and what would close it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from kg.query.gaps import Gap
from kg.view.index.index import Index
from kg.view.site.markup import Links, folded, link, table

__all__ = ["gaps_by_check"]

#: gaps of one check on the page; of the rest only the number
_MOST = 500


def gaps_by_check(found: Sequence[Gap], called: Mapping[str, str], index: Index, links: Links) -> str:
    """Return gaps as a section for each check; empty where there are none.

    Arguments:
        found: the gaps, the gravest first.
        called: the title of each check.
        index: of the store.
        links: to councils and papers.
    """
    by_check: dict[str, list[Gap]] = defaultdict(list)
    for gap in found:
        by_check[gap.check].append(gap)
    parts = []
    for check, gaps in by_check.items():
        title = called.get(check, check)
        rows = [_row(gap, index, links) for gap in gaps[:_MOST]]
        shown = table(("What is open", "Council", "Sentence"), rows, label=title, kind="facts folds")
        left = len(gaps) - len(rows)
        shown += f"<p>And {left:,} more: choose a council.</p>" if left else ""
        parts.append(
            f'<section id="{escape(check)}"><h2>{escape(title)} ({len(gaps):,})</h2>'
            f'<p class="hint">{escape(gaps[0].severity.capitalize())}. What would close it: {escape(gaps[0].close)}</p>'
            f"{shown}</section>\n"
        )
    return "".join(parts)


def _row(gap: Gap, index: Index, links: Links) -> list[str]:
    source = gap.source.partition("; ")[0]
    council = index.papers[source].council if source in index.papers else ""
    quotes = "".join(
        f'<blockquote>{escape(place.sentence)}</blockquote><p class="where">'
        f"{link(*_paper(place.document.rpartition('.')[0] or place.document, gap, index, links))}</p>"
        for place in gap.places[:3]
    )
    return [
        escape(gap.message),
        link(links.thing(index.councils.get(council, "")), council) if council else "",
        folded("Read it", quotes) if quotes else "",
    ]


def _paper(source: str, gap: Gap, index: Index, links: Links) -> tuple[str, str]:
    paper = index.papers.get(source)
    fact = gap.facts[0] if gap.facts else ""
    return (links.paper(source, fact), paper.title or source) if paper else ("", source)
