"""The reader: a paper's text with each fact marked in place, and the list of its facts; each leads to the other."""

import itertools
from collections.abc import Sequence
from html import escape

from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.kinds import group_of
from kg.view.site.clauses import in_words
from kg.view.site.facts import KIND_CALLED
from kg.view.site.markup import Links, link, value
from kg.view.subgraph import key_of

__all__ = ["reader"]

#: marks would cover nearly all of the text with what only names things, or only says what the paper is
_UNMARKED = frozenset({"mention"})


def reader(index: Index, source: str, links: Links) -> str:
    """Return the text of a paper with its facts beside it."""
    told = [one for one in index.facts(source=source) if one.fact.kind not in _UNMARKED]
    told.sort(key=lambda one: (min((spot.start for spot in one.spots), default=0), one.fact.kind, one.fact.iri))
    rows = "".join(_row(one, links) for one in told)
    text = _marked(index.text(source), told)
    facts = f'<ol class="told">{rows}</ol>' if rows else "<p>No fact was read from this paper.</p>"
    return (
        f'<div class="reader"><section class="text" aria-label="Text">{text}</section>'
        f'<section class="beside" aria-labelledby="told"><h2 id="told">Facts ({len(told)})</h2>{facts}</section></div>'
    )


def _row(told: Told, links: Links) -> str:
    key = key_of(told.fact.iri)
    kind = KIND_CALLED[told.fact.kind]
    things = {one for values in told.fact.slots.values() for one in values if one.iri and links.thing(one.iri)}
    names = "; ".join(value(one, links) for one in sorted(things, key=lambda one: one.text))
    at = f'<a href="#at-{key}">in the text</a>, ' if told.spots else ""
    head = f"<b>{escape(kind.word.capitalize())}</b> {escape(in_words(told.fact))}"
    where = f"{at}{link(links.fact(told.fact.iri), 'this fact')}{f': {names}' if names else ''}"
    return f'<li id="fact-{key}" class="{_colour(told)}">{head}<p class="where">{where}</p></li>\n'


def _colour(told: Told) -> str:
    node = KIND_CALLED[told.fact.kind].node
    return f"of-{group_of('', node.type).key}" if node else "of-line"


def _marked(text: str, told: Sequence[Told]) -> str:
    """Return the text with its marks; where marks overlap, each piece leads to the first of its facts."""
    spots = sorted((spot.start, spot.end, number) for number, one in enumerate(told) for spot in one.spots)
    cuts = sorted({0, len(text), *(start for start, _, _ in spots), *(end for _, end, _ in spots)})
    begun: set[int] = set()
    parts: list[str] = []
    live: list[tuple[int, int, int]] = []
    following = 0
    for start, end in itertools.pairwise(cuts):
        while following < len(spots) and spots[following][0] <= start:
            live.append(spots[following])
            following += 1
        live = [spot for spot in live if spot[1] > start]
        piece = escape(text[start:end])
        if not live:
            parts.append(piece)
            continue
        here = list(dict.fromkeys(number for _, _, number in live))
        anchors = "".join(
            f'<span id="at-{key_of(told[number].fact.iri)}"></span>' for number in here if number not in begun
        )
        begun.update(here)
        first = told[here[0]]
        many = f' title="{len(here)} facts"' if len(here) > 1 else ""
        parts.append(
            f'{anchors}<a class="mark {_colour(first)}"{many} href="#fact-{key_of(first.fact.iri)}">{piece}</a>'
        )
    return "".join(parts)
