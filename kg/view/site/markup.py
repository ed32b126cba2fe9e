"""The few forms that all parts share: a link, a table, a sentence that a cell opens. Every text is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol

from kg.query.facts import Value
from kg.view.index.records import Told
from kg.view.subgraph import Passage

__all__ = ["Links", "day", "folded", "link", "opened", "sentences", "state", "table", "value"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Links(Protocol):
    """Where the pages of things, facts and papers are; a page of a server and a file differ in this only."""

    def thing(self, iri: str) -> str:
        """Return the address of a thing's page; empty where it has none."""

    def fact(self, iri: str) -> str:
        """Return the address of a fact's page."""

    def step(self, told: Told, source: str, target: str) -> str:
        """Return the address at which a fact that ties two things is told."""

    def paper(self, source: str, fact: str = "") -> str:
        """Return the address of a paper in the reader, at the words of a fact where one is named."""

    def said(self, place: Passage, text: str) -> str:
        """Return a sentence as HTML, which is `text`, or what stands for it."""


def link(address: str, text: str) -> str:
    """Return a link, or the text alone where there is no address."""
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def value(one: Value, links: Links) -> str:
    """Return what stands in a slot, linked where it is a thing."""
    return link(links.thing(one.iri) if one.iri else "", one.text)


def day(date: str) -> str:
    """Return an ISO 8601 date, whole or cut, as people write it: `4 Mar 2024`, `Mar 2024`, `2024`."""
    parts = date[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        named = [_MONTHS[number - 1] for number in numbers[1:2]]
    except (ValueError, IndexError):
        return date
    return " ".join([*(str(number) for number in numbers[2:]), *named, parts[0]])


def sentences(told: Iterable[Told], links: Links, titles: "dict[str, str]", most: int = 3) -> str:
    """Return the sentences on which facts rest, each with its paper."""
    parts = []
    seen: set[tuple[str, str]] = set()
    for one in told:
        for spot in one.spots:
            place = spot.passage
            if (place.source, place.quote) in seen or len(seen) >= most:
                continue
            seen.add((place.source, place.quote))
            said = f", {escape(day(one.fact.said))}" if one.fact.said else ""
            where = link(links.paper(place.source, one.fact.iri), titles.get(place.source, place.source))
            text = (
                f"<blockquote>{escape(place.before[-80:])}<mark>{escape(place.quote)}</mark>{escape(place.after[:80])}"
                f'</blockquote><p class="where">{where}{said}</p>'
            )
            parts.append(links.said(place, text))
    return "".join(parts)


def opened(label: str, told: Sequence[Told], links: Links, titles: "dict[str, str]") -> str:
    """Return a text that opens the sentences on which it rests; `label` is HTML."""
    if not told:
        return label
    return folded(label, sentences(told, links, titles))


def folded(label: str, quotes: str) -> str:
    """Return a label that opens quotes; both are HTML."""
    return f'<details class="said"><summary>{label}</summary><div class="quotes">{quotes}</div></details>'


def state(name: str, text: str) -> str:
    """Return a text with a mark of its state: good, part, bad or none; the words tell it too, not the colour alone."""
    return f'<span class="state {name}">{escape(text)}</span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, label: str, kind: str = "") -> str:
    """Return a table whose first column names the row; cells are HTML. It can be sorted and searched with scripts."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = ""
    for named, *others in rows:
        first = named or '<span class="hint">not named</span>'
        cells = "".join(
            f'<td data-head="{escape(name)}">{cell}</td>' for name, cell in zip(heads[1:], others, strict=True)
        )
        body += f'<tr><th scope="row">{first}</th>{cells}</tr>\n'
    return (
        f'<div class="answer" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table class="{escape(("sorts " + kind).strip())}"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody></table></div>\n"
    )
