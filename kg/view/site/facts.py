"""Facts as tables: a kind's own columns, each name a link, the sentence in its own cell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.model.kind import Kind
from kg.model.kinds import KINDS
from kg.view.index.records import Told
from kg.view.site.markup import Links, day, folded, link, sentences, table, value

__all__ = ["KIND_CALLED", "fact_table", "heads_of"]

KIND_CALLED: Mapping[str, Kind] = {kind.word: kind for kind in KINDS}


def heads_of(kind: Kind, told: Sequence[Told], without: str = "") -> list[str]:
    """Return the slots of a kind that any of the facts fills, in their order, but for the one slot `without`."""
    filled = [slot for slot in kind.slots if slot != without and any(one.fact.slots.get(slot) for one in told)]
    things = [slot for slot in filled if kind.slots[slot].form == "thing"]
    # words that only say again which thing is meant
    again = {
        slot
        for slot in filled
        if kind.slots[slot].form == "text"
        and any(all(one.fact.text(slot) == one.fact.text(thing) for one in told) for thing in {*things, without} - {""})
    }
    return [slot for slot in filled if slot not in again]


def fact_table(told: Sequence[Told], links: Links, titles: Mapping[str, str], *, label: str, without: str = "") -> str:
    """Return facts of one kind as a table, those that say the same as one row with all their sentences."""
    kind = KIND_CALLED[told[0].fact.kind]
    slots = heads_of(kind, told, without)
    alike: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        alike[(*(_same(one, slot) for slot in slots), one.fact.status)].append(one)
    councils = len({one.council for one in told}) > 1 and not all(_names_council(one) for one in told)
    rows = [_row(kind, slots, found, links, titles, councils=councils) for found in alike.values()]
    dated = "date" not in slots
    heads = [slot.capitalize().replace("_", " ") for slot in slots]
    heads += [*(["Council"] if councils else []), *(["Said"] if dated else []), "Sentence"]
    return table(heads, rows, label=label, kind="facts folds")


def _same(told: Told, slot: str) -> str:
    """Return what stands in a slot by its identity: plans of two councils that are called alike are two."""
    return "; ".join(one.iri or one.text for one in told.fact.slots.get(slot, ()))


def _names_council(told: Told) -> bool:
    return any(one.text == told.council for values in told.fact.slots.values() for one in values)


def _row(
    kind: Kind,
    slots: Sequence[str],
    told: Sequence[Told],
    links: Links,
    titles: Mapping[str, str],
    *,
    councils: bool,
) -> list[str]:
    first = told[0].fact
    cells = [_cell(kind, slot, told[0], links) for slot in slots]
    if first.status != "held" and cells:
        cells[0] += f' <span class="status">{first.status}</span>'
    if councils:
        cells.append("; ".join(sorted({escape(one.council) for one in told})))
    if "date" not in slots:
        cells.append(_nowrap(day(max(one.fact.said for one in told))))
    papers = len({one.fact.source for one in told})
    count = f"{papers} papers" if papers > 1 else "Read it"
    quotes = sentences(told, links, dict(titles))
    address = links.fact(first.iri)
    permalink = f'<p class="where">{link(address, "This fact")}</p>' if address else ""
    cells.append(folded(count, quotes + permalink))
    return cells


def _cell(kind: Kind, slot: str, told: Told, links: Links) -> str:
    values: Iterable[str] = (
        _nowrap(day(one.text)) if kind.slots[slot].form == "date" else value(one, links)
        for one in told.fact.slots.get(slot, ())
    )
    return "; ".join(values)


def _nowrap(text: str) -> str:
    return f'<span class="date">{text}</span>'
