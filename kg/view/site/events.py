"""What happened, in order: the dated events of a council or a body as a list by year, each opening its sentence."""

from collections import defaultdict
from collections.abc import Iterable
from html import escape

from kg.model.frames import NOT_SO
from kg.model.kinds import KINDS
from kg.view.index.records import Told
from kg.view.site.clauses import in_words
from kg.view.site.markup import Links, day, opened

__all__ = ["events"]

#: kinds that are events by their own dates, or that fall due
_DATED = {
    kind.word: kind.node.date if kind.node and kind.node.date else "due"
    for kind in KINDS
    if kind.word not in {"measure", "item"} and ((kind.node and kind.node.date) or "due" in kind.slots)
}


def events(told: Iterable[Told], links: Links, titles: dict[str, str]) -> str:
    """Return the dated events among facts; empty where there are none."""
    found: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in told:
        slot = _DATED.get(one.fact.kind)
        date = one.fact.text(slot)[:10] if slot else ""
        if date and one.fact.status not in NOT_SO:
            found[date, one.fact.kind, in_words(one.fact, without=slot or "")].append(one)
    years: dict[str, list[str]] = defaultdict(list)
    for (date, kind, words), facts in sorted(found.items()):
        due = " due" if _DATED[kind] == "due" else ""
        label = f"<b>{escape(kind.removesuffix(' statement').capitalize())}{due}</b> {escape(_short(words))}"
        years[date[:4]].append(
            f'<li class="event"><span class="date">{escape(day(date).removesuffix(date[:4]).strip()) or "–"}'
            f"</span> {opened(label, facts, links, titles)}</li>"
        )
    blocks = "".join(f"<li><h3>{year}</h3><ul>{''.join(rows)}</ul></li>" for year, rows in years.items())
    return f'<ol class="years">{blocks}</ol>' if blocks else ""


def _short(words: str) -> str:
    return words if len(words) <= 160 else words[:160].rsplit(" ", 1)[0] + "…"
