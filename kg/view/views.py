"""The views of one page: what each shows, where its things stand, and how it was narrowed."""

from collections.abc import Collection
from dataclasses import dataclass, field

from kg.view.cache import Layouts
from kg.view.importance import importance, narrow
from kg.view.kinds import OVERVIEW, TIMED, group_of
from kg.view.site.offline import Parts
from kg.view.subgraph import Subgraph

__all__ = ["LIMIT", "Page", "View", "page_of", "shown_and_near"]

#: more things than this at once cannot be read
LIMIT = 300

_ABOUT = {
    "councils": "How each council stands, as its papers tell it.",
    "way": "How one is tied to the other, step by step, each with its sentence.",
    "accountability": "Who answers to whom, from plans and workstreams at the bottom to whoever answers last on top.",
    "timeline": "Inspections, plans, meetings and interventions by their dates.",
    "matrix": "Councils against what was found and done.",
    "changes": "What came, went and is told otherwise than before.",
    "table": "Every line of the picture as a row, and every thing.",
}


@dataclass(frozen=True, slots=True)
class View:
    """A view: its key in the address, its title, what it answers, and for a picture its nodes with their places.

    `type` is `page` (text and drawings made beforehand), `graph`, `timeline`, `matrix` or `table`.
    """

    key: str
    title: str
    about: str
    type: str
    groups: tuple[str, ...] = ()
    places: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page shows."""

    title: str
    about: str
    graph: Subgraph
    views: tuple[View, ...]
    ranks: dict[str, float]
    start: str
    limit: int = LIMIT
    parts: Parts = field(default_factory=Parts)


def page_of(
    graph: Subgraph,
    *,
    title: str = "SEND governance",
    about: str = "",
    name: str = "Overview",
    start: str = "",
    limit: int = LIMIT,
    every_group: bool = False,
    layouts: Layouts | None = None,
    parts: Parts | None = None,
) -> Page:
    """Return a page about `graph`.

    Arguments:
        graph: everything that the page holds.
        title: of the page.
        about: one sentence on what the page shows; made from the numbers of the graph where it is empty.
        name: of the picture.
        start: key of the view with which the page opens; the first one where it is empty or not there.
        limit: how many things a picture shows at most.
        every_group: show all kinds of things at first, as for a part that was asked for.
        layouts: those kept from earlier; they spare time and change nothing.
        parts: what the page shows beside its pictures, and the day for which it was made.
    """
    ranks = importance(graph)
    parts = parts or Parts()
    groups = _all(graph) if every_group else _present(graph, OVERVIEW) or _all(graph)
    part = graph.only(node.id for node in graph.nodes if group_of(node.kind, node.type).key in groups)
    kept = part.only(narrow(part, limit, ranks))
    about_picture = "How councils, national bodies, boards and plans are tied."
    places = (layouts or Layouts()).of(kept)
    views = [View(parts.opens, parts.title, _ABOUT[parts.opens], "page")] if parts.opening else []
    views.append(View("overview", name, about_picture, "graph", groups, places))
    if any("<svg" in one for one in parts.pages.values()):
        views.append(View("accountability", "Accountability", _ABOUT["accountability"], "page"))
    if any(node.start and group_of(node.kind, node.type).key in TIMED for node in graph.nodes):
        views.append(View("timeline", "Timeline", _ABOUT["timeline"], "timeline", _present(graph, TIMED)))
    if any(node.council for node in graph.nodes):
        views.append(View("matrix", "Matrix", _ABOUT["matrix"], "matrix", _all(graph)))
    if parts.changes:
        views.append(View("changes", "What changed", _ABOUT["changes"], "page"))
    views.append(View("table", "Table", _ABOUT["table"], "table", _all(graph)))
    keys = [view.key for view in views]
    told = _count(parts.facts, "fact") if parts.facts else _count(len(graph.lines), "line")
    about = about or f"{told} from {_count(len(graph.papers), 'paper')}; each opens the sentence it rests on."
    opens = start if start in keys else keys[0]
    return Page(title, about, graph, tuple(views), ranks, opens, limit, parts)


def shown_and_near(page: Page) -> Subgraph:
    """Return what the picture of a page shows, and one step around it."""
    shown = {node for view in page.views for node in view.places}
    near = page.graph.neighbours()
    return page.graph.only({*shown, *(other for node in shown for other in near[node])})


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _present(graph: Subgraph, groups: Collection[str]) -> tuple[str, ...]:
    """Return those of `groups` that have a thing, in their order."""
    there = {group_of(node.kind, node.type).key for node in graph.nodes}
    return tuple(group for group in dict.fromkeys(groups) if group in there)


def _all(graph: Subgraph) -> tuple[str, ...]:
    return tuple(sorted({group_of(node.kind, node.type).key for node in graph.nodes}))
