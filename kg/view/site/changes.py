"""What changed: what came, went and is told otherwise, by council; between two graphs, or between two dates of one.

What changed between dates is what papers of that time say; no clock is asked.
"""

from collections.abc import Mapping, Sequence
from html import escape

from kg.query.differences import Difference, summary
from kg.view.index.index import Index
from kg.view.site.clauses import in_words
from kg.view.site.facts import KIND_CALLED
from kg.view.site.markup import Links, link

__all__ = ["between", "changes"]

#: change -> how it is marked and called
_MARKS = {"new": ("+", "good"), "gone": ("−", "bad"), "changed": ("~", "part"), "renamed": ("~", "part")}
#: kinds that every paper has, and that are no news
_UNTOLD = frozenset({"mention", "item"})
#: changes of one council before the rest is folded away
_SHOWN = 30


def between(index: Index, since: str, until: str) -> dict[str, list[Difference]]:
    """Return what papers said after `since` and up to `until`, by council.

    Arguments:
        index: of the store.
        since: ISO 8601, whole or cut; empty for the beginning.
        until: ISO 8601, whole or cut, which means its end; empty for the newest.
    """
    found: dict[str, list[Difference]] = {}
    for told in index.facts(said=(since, until)):
        fact = told.fact
        if fact.kind not in _UNTOLD:
            found.setdefault(told.council, []).append(
                Difference(fact.kind, "new", "", in_words(fact), fact.source, fact.iri)
            )
    return {council: _once(found[council]) for council in sorted(found)}


def changes(found: Mapping[str, Sequence[Difference]], index: Index, links: Links) -> str:
    """Return changes by council, each with the way to its fact and its paper."""
    if not any(found.values()):
        return "<p>Nothing came, went or changed.</p>"
    titles = {source: paper.title or source for source, paper in index.papers.items()}
    parts = []
    for council, rows in found.items():
        items = [_row(one, links, titles) for one in rows]
        if not items:
            continue
        head = link(links.thing(index.councils.get(council, "")), council) if council else "No council known"
        rest = items[_SHOWN:]
        more = f"<details><summary>{len(rest)} more</summary><ul>{''.join(rest)}</ul></details>" if rest else ""
        told = escape(summary(rows))
        parts.append(
            f'<section class="changed"><h2>{head}</h2><p class="about">{told[:1].upper()}{told[1:]}.</p>'
            f"<ul>{''.join(items[:_SHOWN])}</ul>{more}</section>\n"
        )
    return "".join(parts)


def _row(one: Difference, links: Links, titles: Mapping[str, str]) -> str:
    mark, state = _MARKS[one.change]
    kind = KIND_CALLED[one.kind].word if one.kind in KIND_CALLED else one.kind
    address = links.fact(one.iri) if one.change != "gone" else ""
    words = " → ".join(
        part
        for part in (
            f"<del>{escape(one.old)}</del>" if one.old else "",
            link(address, one.new) if one.new else "",
        )
        if part
    )
    paper = link(links.paper(one.source, one.iri), titles.get(one.source, one.source)) if one.source else ""
    return (
        f'<li><span class="state {state}">{mark} {one.change}</span> <b>{escape(kind)}</b> {words} '
        f'<span class="where">{paper}</span></li>\n'
    )


def _once(rows: Sequence[Difference]) -> list[Difference]:
    """Return each statement once, of the first paper that makes it."""
    kept: dict[tuple[str, str], Difference] = {}
    for one in rows:
        kept.setdefault((one.kind, one.new), one)
    return list(kept.values())
