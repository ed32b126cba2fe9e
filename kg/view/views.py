"""The views of one page: what each shows, where its things stand, and how it was narrowed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kg.model.kinds import KINDS
from kg.view.cache import Layouts
from kg.view.importance import importance, narrow
from kg.view.kinds import LEVELS, OVERVIEW, TIMED, group_of
from kg.view.layers import Band, layers
from kg.view.subgraph import Subgraph

__all__ = ["LIMIT", "START_VIEWS", "Page", "View", "page_of"]

#: more things than this at once cannot be read
LIMIT = 300
#: the views that every page has, and with which it may open
START_VIEWS = ("overview", "accountability", "timeline", "matrix", "table")

_ABOUT = {
    "accountability": "Who answers to whom, from plans and workstreams at the bottom to government at the top.",
    "timeline": "Inspections, plans, meetings and interventions by their dates.",
    "matrix": "Councils against what was found and done.",
    "table": "Every fact of this page as a row.",
}
#: relations that lead from one that answers to one that it answers to, or that watches over it
_UPWARD = frozenset(
    verb for kind in KINDS for edge in kind.edges if edge.upward for verb in (edge.verb, *edge.verbs.values())
)


@dataclass(frozen=True, slots=True)
class View:
    """A view: its key in the address, its title, what it answers, and for a picture its nodes with their places."""

    key: str
    title: str
    about: str
    type: str
    groups: tuple[str, ...]
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    families: tuple[str, ...] = ()
    narrowed: str = ""


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


def page_of(
    graph: Subgraph,
    *,
    title: str = "SEND governance",
    about: str = "",
    name: str = "Overview",
    groups: Sequence[str] = OVERVIEW,
    start: str = "overview",
    limit: int = LIMIT,
    every_group: bool = False,
    layouts: Layouts | None = None,
) -> Page:
    """Return a page about `graph`.

    Arguments:
        graph: everything that the page holds.
        title: of the page.
        about: one sentence on what the page shows; made from the numbers of the graph where it is empty.
        name: of the first view.
        groups: keys of the groups of things that the first view shows.
        start: key of the view with which the page opens.
        limit: how many things a view shows at most.
        every_group: show all kinds of things at first, as for a part that was asked for.
        layouts: those kept from earlier; they spare time and change nothing.
    """
    ranks = importance(graph)
    layouts = layouts or Layouts()
    groups = _present(graph, groups) or _present(graph, [*OVERVIEW, *(group for _, level in LEVELS for group in level)])
    groups = _all(graph) if every_group else groups or _all(graph)
    first = _picture(graph, "overview", name, groups, ranks, limit, layouts)
    views = [first]
    lines = _accountability(graph, ranks, limit)
    views += [lines] if lines else []
    if any(node.start and group_of(node.kind, node.type).key in TIMED for node in graph.nodes):
        views.append(View("timeline", "Timeline", _ABOUT["timeline"], "timeline", _present(graph, TIMED)))
    if any(node.council for node in graph.nodes):
        views.append(View("matrix", "Matrix", _ABOUT["matrix"], "matrix", _all(graph)))
    views.append(View("table", "Table", _ABOUT["table"], "table", _all(graph)))
    if first.narrowed:
        views.append(_whole(graph, groups, layouts))
    keys = [view.key for view in views]
    papers, facts = len(graph.papers), len(graph.lines)
    about = about or (
        f"{facts:,} {'fact' if facts == 1 else 'facts'} from {papers:,} {'document' if papers == 1 else 'documents'}; "
        "each opens the sentence it rests on."
    )
    return Page(title, about, graph, tuple(views), ranks, start if start in keys else "overview", limit)


def _present(graph: Subgraph, groups: Collection[str]) -> tuple[str, ...]:
    """Return those of `groups` that have a thing, in their order."""
    there = {group_of(node.kind, node.type).key for node in graph.nodes}
    return tuple(group for group in dict.fromkeys(groups) if group in there)


def _all(graph: Subgraph) -> tuple[str, ...]:
    return tuple(sorted({group_of(node.kind, node.type).key for node in graph.nodes}))


def _picture(
    graph: Subgraph,
    key: str,
    title: str,
    groups: tuple[str, ...],
    ranks: dict[str, float],
    limit: int,
    layouts: Layouts,
) -> View:
    part = graph.only(node.id for node in graph.nodes if group_of(node.kind, node.type).key in groups)
    kept = part.only(narrow(part, limit, ranks))
    narrowed = ""
    if len(kept.nodes) < len(part.nodes):
        narrowed = "narrowed by importance, with every cluster represented"
    about = "How councils, national bodies, boards and plans are tied." if key == "overview" else ""
    return View(key, title, about, "graph", groups, layouts.of(kept), narrowed=narrowed)


def _whole(graph: Subgraph, groups: tuple[str, ...], layouts: Layouts) -> View:
    part = graph.only(node.id for node in graph.nodes if group_of(node.kind, node.type).key in groups)
    return View("everything", "Everything", "All things at once.", "graph", groups, layouts.of(part))


def _accountability(graph: Subgraph, ranks: dict[str, float], limit: int) -> View | None:
    """Return the layers, where any line of accountability was read."""
    families = ("accountability", "scrutiny", "duty")
    level_groups = _present(graph, [group for _, groups in LEVELS for group in groups])
    things = graph.only(node.id for node in graph.nodes if group_of(node.kind, node.type).key in level_groups)
    lines = [line for line in things.lines if line.relation in _UPWARD]
    part = things.only({end for line in lines for end in (line.source, line.target)})
    if not lines:
        return None
    kept = part.only(narrow(part, min(limit, 120), ranks))
    places, bands = layers(Subgraph.of(kept.nodes, (line for line in kept.lines if line.relation in _UPWARD)))
    return View(
        "accountability",
        "Accountability",
        _ABOUT["accountability"],
        "graph",
        _present(kept, level_groups),
        places,
        bands,
        families,
        "narrowed by importance" if len(kept.nodes) < len(part.nodes) else "",
    )
