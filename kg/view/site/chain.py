"""Who answers to whom, drawn: from plans and groups below to whoever answers last on top, each line with its words.

Where a body of a council answers to nobody that a paper names, the line ends in a question mark. Beside the drawing
stands the same as a list, for small screens and for those who listen.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import networkx as nx

from kg.model.frames import NOT_SO, SURE
from kg.model.kind import Kind
from kg.model.kinds import KINDS
from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.site.layered import Layered, layered
from kg.view.site.markup import Links, day, link, sentences

__all__ = ["STEP_KINDS", "Step", "chain", "steps_of", "svg"]

#: the kinds of facts that lead from one to another that it answers to; who holds a post is told elsewhere
_STEPS: dict[str, Kind] = {kind.word: kind for kind in KINDS if kind.step and kind.tells == "governance"}
STEP_KINDS = tuple(_STEPS)
#: what may answer to nobody: what is no part of a council
_LAST = frozenset({"organisation", "post", "person", "area"})
#: pixels: a box, the room between two, the room between layers
_WIDE, _HIGH, _GAP, _BETWEEN = 172, 52, 24, 112
#: pixels above the top layer, for question marks
_ABOVE = 46
#: things in one drawing, if more hang together
_TOGETHER = 9
_LETTERS, _LINES = 23, 3
#: pixels that the head of an arrow needs beside words
_ARROW = 16
_MONTH = re.compile(r"([A-Z][a-z]{2}) (\d{4})")


@dataclass(frozen=True, slots=True)
class Step:
    """One answers to another, by one or more facts; `verb` is read from below to above."""

    source: str
    target: str
    verb: str
    told: tuple[Told, ...]

    @property
    def words(self) -> str:
        """The verb, how often, and the month of the newest paper that says so."""
        often = next((one.fact.text("frequency") for one in self.told if one.fact.text("frequency")), "")
        said = max((one.fact.said for one in self.told), default="")
        status = self.told[0].fact.status
        parts = [self.verb, often, day(said[:7]), "" if status in SURE else status]
        return ", ".join(part for part in parts if part)


def steps_of(told: Iterable[Told]) -> tuple[list[Step], dict[str, str]]:
    """Return the steps that facts make, in a fixed order, and the name of each thing in them."""
    found: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in told:
        kind = _STEPS.get(one.fact.kind)
        if kind is None or kind.step is None or one.fact.status in NOT_SO:
            continue
        step = kind.step
        name = one.fact.text(step.by) if step.by else ""
        relation = step.relations.get(name or step.default) or next(iter(step.relations.values()))
        for source in one.fact.slots.get(step.source, ()):
            for target in one.fact.slots.get(step.target, ()):
                if source.iri and target.iri and source.iri != target.iri:
                    names[source.iri], names[target.iri] = source.text, target.text
                    found[source.iri, target.iri, relation.verb].append(one)
    return [Step(*key, tuple(facts)) for key, facts in sorted(found.items())], names


def chain(told: Iterable[Told], index: Index, links: Links, titles: dict[str, str]) -> str:
    """Return the lines of accountability that facts tell, as a drawing and as a list; empty where there are none."""
    steps, names = steps_of(told)
    if not steps:
        return ""
    types = {node.id: node.type for node in index.nodes(names)}
    answering = {step.source for step in steps}
    open_ends = sorted(iri for iri in names if iri not in answering and types.get(iri, "") not in _LAST)
    drawings = ""
    for part, own in _apart(steps):
        ends = [iri for iri in open_ends if iri in own]
        drawings += f'<div class="drawing">{svg(part, {iri: names[iri] for iri in own}, ends, links)}</div>'
    rows = "".join(
        f"<li>{link(links.thing(step.source), names[step.source])} <em>{escape(step.words)}</em> "
        f"{link(links.thing(step.target), names[step.target])} "
        f'<details class="said"><summary>Sentence</summary>{sentences(step.told, links, titles)}</details></li>\n'
        for step in steps
    )
    rows += "".join(
        f"<li>{link(links.thing(iri), names[iri])} <em>answers to nobody that a paper here names</em></li>"
        for iri in open_ends
    )
    return (
        f'<figure class="chain">{drawings}</figure>'
        f'<details class="steps"><summary>As a list ({len(steps)})</summary><ul>{rows}</ul></details>'
    )


def _apart(steps: list[Step]) -> list[tuple[list[Step], list[str]]]:
    """Return the steps that are drawn together, with the things in them, the largest part first.

    What hangs together is one drawing; where that would be too wide to read, there is one for each thing that nobody
    answers to, such as a plan, with all that is above it.
    """
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from((step.source, step.target) for step in steps)
    parts: set[tuple[str, ...]] = set()
    for found in nx.weakly_connected_components(network):
        if len(found) <= _TOGETHER:
            parts.add(tuple(sorted(found)))
            continue
        lowest = [node for node in found if not network.in_degree(node)]
        # a circle has no lowest: each in it stands for itself
        parts.update(tuple(sorted({node, *nx.descendants(network, node)})) for node in lowest or found)
    ordered = sorted(parts, key=lambda part: (-len(part), part))
    return [([step for step in steps if step.source in part and step.target in part], list(part)) for part in ordered]


def svg(steps: list[Step], names: dict[str, str], open_ends: list[str], links: Links) -> str:
    """Return the drawing of steps as SVG."""
    between: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        between[step.source, step.target].append(step)
    placed = layered(list(names), between)
    lines = "".join(_drawn_line(placed, pair, found) for pair, found in sorted(between.items()))
    boxes = "".join(_box(placed, iri, names[iri], links) for iri in names)
    boxes += "".join(_question(placed, end) for end in open_ends)
    words = "".join(_words(placed, pair, found, links) for pair, found in sorted(between.items()))
    width = round(placed.width * (_WIDE + _GAP)) + _GAP
    height = placed.height * _HIGH + (placed.height - 1) * _BETWEEN + _ABOVE + 10
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" '
        f'aria-label="Who answers to whom; the list below says the same">'
        f'<defs><marker id="up" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
        f'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker></defs>{lines}{boxes}{words}</svg>'
    )


def _spot(place: tuple[float, int]) -> tuple[float, float]:
    """Return the middle of a place, in pixels."""
    column, layer = place
    return _GAP + column * (_WIDE + _GAP) + _WIDE / 2, _ABOVE + layer * (_HIGH + _BETWEEN) + _HIGH / 2


def _points(placed: Layered, pair: tuple[str, str]) -> list[tuple[float, float]]:
    """Return where a line goes, from the edge of the one box to the edge of the other."""
    spots = [_spot(place) for place in placed.ways[pair]]
    upward = -1 if spots[0][1] > spots[-1][1] else 1
    if spots[0][1] == spots[-1][1]:
        upward = -1
    first, last = spots[0], spots[-1]
    # lines that leave one box do so side by side, towards where they go
    lean = max(-_WIDE / 3, min(_WIDE / 3, (spots[1][0] - first[0]) / 4))
    meet = max(-_WIDE / 3, min(_WIDE / 3, (spots[-2][0] - last[0]) / 4))
    start = (first[0] + lean, first[1] + upward * _HIGH / 2)
    end = (last[0] + meet, last[1] - upward * _HIGH / 2)
    return [start, *spots[1:-1], end]


def _way(placed: Layered, pair: tuple[str, str], kind: str) -> str:
    points = _points(placed, pair)
    path = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        half = (to_y - y) / 2
        path += f"C{x:.0f} {y + half:.0f} {to_x:.0f} {to_y - half:.0f} {to_x:.0f} {to_y:.0f}"
    return f'<path class="way {kind}" d="{path}" marker-end="url(#up)"/>'


def _drawn_line(placed: Layered, pair: tuple[str, str], found: list[Step]) -> str:
    sure = any(step.told[0].fact.status in SURE for step in found)
    return _way(placed, pair, "held" if sure else "asked")


def _words(placed: Layered, pair: tuple[str, str], found: list[Step], links: Links) -> str:
    """Return what is said on a line, above the box that it leaves."""
    points = _points(placed, pair)
    fans_out = sum(one[0] == pair[0] for one in placed.ways) > 1
    comes_in = sum(one[1] == pair[1] for one in placed.ways) > 1
    # where lines part, their words stand at the far ends; where they meet, at the near ones
    far = fans_out and not comes_in
    (x, y), (to_x, to_y) = points[-2:] if far else points[:2]
    text = "; ".join(step.words for step in found)
    # a month keeps its year
    rows = _wrapped(_MONTH.sub("\\1\u00a0\\2", text), 24, 3)
    level = placed.ways[pair][0][1]
    beside = sorted((way[0][0], way[1][0], one) for one, way in placed.ways.items() if way[0][1] == level)
    along = 0.3 + 0.2 * ([one for _, _, one in beside].index(pair) % 3)
    if fans_out != comes_in:
        # as near to the box as the head of the arrow allows
        near = (_ARROW + 7 * len(rows)) / max(abs(to_y - y), 1)
        along = 1 - near if far else near
    bend = along * along * (3 - 2 * along)
    middle_x, middle_y = x + (to_x - x) * bend, y + (to_y - y) * along
    if fans_out != comes_in:
        # below or above its own box, so that the words of two lines do not meet
        own, _ = _spot(placed.places[pair[1] if far else pair[0]])
        middle_x = max(own - 20, min(own + 20, middle_x))
    quote = next((spot.passage.quote for step in found for one in step.told for spot in one.spots), "")
    top = middle_y - 7 * (len(rows) - 1) + 4
    spans = "".join(
        f'<tspan x="{middle_x:.0f}" y="{top + 14 * number:.0f}">{escape(row)}</tspan>'
        for number, row in enumerate(rows)
    )
    width, height = 6.2 * max(map(len, rows)) + 6, 14 * len(rows)
    ground = (
        f'<rect x="{middle_x - width / 2:.0f}" y="{middle_y - height / 2:.0f}" width="{width:.0f}" height="{height}"/>'
    )
    inner = f"<title>{escape(quote)}</title>{ground}<text>{spans}</text>"
    address = links.step(found[0].told[0], *pair)
    return f'<a href="{escape(address)}" class="words">{inner}</a>' if address else f'<g class="words">{inner}</g>'


def _box(placed: Layered, iri: str, name: str, links: Links) -> str:
    x, y = _spot(placed.places[iri])
    rows = _wrapped(name, _LETTERS, _LINES)
    top = y - 8 * (len(rows) - 1) + 4.5
    spans = "".join(
        f'<tspan x="{x:.0f}" y="{top + 16 * number:.1f}">{escape(row)}</tspan>' for number, row in enumerate(rows)
    )
    box = f'<rect x="{x - _WIDE / 2:.0f}" y="{y - _HIGH / 2:.0f}" width="{_WIDE}" height="{_HIGH}" rx="8"/>'
    inner = f"<title>{escape(name)}</title>{box}<text>{spans}</text>"
    address = links.thing(iri)
    return f'<a href="{escape(address)}" class="box">{inner}</a>' if address else f'<g class="box">{inner}</g>'


def _question(placed: Layered, end: str) -> str:
    """Return the mark above what answers to nobody that a paper names."""
    x, y = _spot(placed.places[end])
    top = y - _HIGH / 2
    return (
        f'<g class="open"><title>No paper here says to whom</title>'
        f'<path class="way" d="M{x:.0f} {top:.0f}V{top - 14:.0f}"/>'
        f'<circle cx="{x:.0f}" cy="{top - 27:.0f}" r="13"/><text x="{x:.0f}" y="{top - 22:.0f}">?</text></g>'
    )


def _wrapped(text: str, letters: int, most: int) -> list[str]:
    """Return a text in rows; what does not fit is cut with an ellipsis, and the whole stands in the title."""
    rows = [""]
    for word in text.split(" "):
        if rows[-1] and len(rows[-1]) + 1 + len(word) > letters:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    if len(rows) > most:
        rows = [*rows[: most - 1], rows[most - 1][: letters - 1].rstrip(" ,;") + "…"]
    return rows
