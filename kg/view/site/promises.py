"""What was promised, by whom and by when, and whether a later paper shows it done, each with its sentence."""

from collections.abc import Sequence
from html import escape

from kg.query.promises import Promise
from kg.view.index.index import Index
from kg.view.site.markup import Links, day, folded, sentences, state, table

__all__ = ["promises_table"]

_HEADS = ("Promise", "Who", "Promised", "Due", "State", "Sentence")


def promises_table(found: Sequence[Promise], index: Index, links: Links, titles: dict[str, str]) -> str:
    """Return promises as a table, those past their day first; empty where there are none."""
    ordered = sorted(found, key=lambda one: (not one.late, one.state == "done", one.due or "~", one.promise))
    rows = [_row(one, index, links, titles) for one in ordered]
    return table(_HEADS, rows, label="Promises", kind="facts folds") if rows else ""


def _row(one: Promise, index: Index, links: Links, titles: dict[str, str]) -> list[str]:
    told = [fact for iri in one.facts if (fact := index.fact(iri)) is not None]
    quotes = sentences(told, links, titles)
    kept = f", {day(one.kept_on)}" if one.kept_on else ""
    mark = "good" if one.state == "done" else "part" if one.late else ""
    shown = state(mark, one.state + kept) if mark else escape(one.state + kept)
    return [
        escape(one.promise),
        escape(one.owner) or '<span class="hint">nobody named</span>',
        _date(one.said),
        _date(one.due),
        shown,
        folded("Read it", quotes) if quotes else "",
    ]


def _date(date: str) -> str:
    return f'<span class="cell date" data-order="{escape(date)}">{escape(day(date))}</span>' if date else ""
