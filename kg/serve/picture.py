"""The page of `kg view`, served: of a large graph the part that is shown, and what is tied to a thing when asked."""

from typing import Any

from kg.errors import QueryError

__all__ = ["ADDRESS", "MOST", "NEAR", "near", "picture"]

#: where the server shows what lies about a thing; its key follows
ADDRESS = "/view?around="
#: where it gives the data of what is tied to a thing; its key follows
NEAR = "/view/near?thing="

#: a page holds a graph of at most so many things whole; of a larger one it holds those that its pictures show
MOST = 3000

#: the graph that was read last, with the engine it was read from: a build opens another engine
_read: list[Any] = []


def picture(engine: Any, around: str, council: str, hops: int, most: int = MOST) -> tuple[str, str]:
    """Return the page and its Content-Security-Policy.

    Arguments:
        engine: the open store.
        around: a thing, by name, IRI or key: only what lies about it; empty for all.
        council: only this council and what is tied to it; empty for all.
        hops: how far `around` goes.
        most: things of a graph that a page holds whole.

    Raises:
        QueryError: no thing or council is called so; both are given.
    """
    from kg.view import choose
    from kg.view.page import policy, render
    from kg.view.views import page_of

    if around and council:
        raise QueryError("A picture is of a thing or of a council", "Give one of the two")
    graph, name = _graph(engine), "Overview"
    part = bool(around or council)
    if around:
        name = f"Around {choose.find(graph, around).label}"
        graph = choose.around(graph, around, hops)
    elif council:
        graph, name = choose.of_council(graph, council), council
    page = page_of(graph, name=name, every_group=bool(around))
    if len(graph.nodes) > most:
        shown = {node for view in page.views if view.key != "everything" for node in view.places}
        about = (
            f"The {len(shown):,} of {len(graph.nodes):,} things that matter most; each opens all that is tied to it."
        )
        page = page_of(graph.only(shown), name=name, about=about)
        part = True
    served = {"around": ADDRESS, **({"near": NEAR} if part else {})}
    return render(page, served=served), policy(served=True)


def near(engine: Any, thing: str) -> dict[str, Any]:
    """Return the data of a thing and what is tied to it, as the page takes it.

    Raises:
        QueryError: there is no such thing.
    """
    from kg.view import choose
    from kg.view.importance import importance
    from kg.view.page import page_data
    from kg.view.views import Page

    graph = choose.around(_graph(engine), thing, 1)
    return page_data(Page("", "", graph, (), importance(graph), ""))


def _graph(engine: Any) -> Any:
    from kg.view.read import Reading
    from kg.view.tie import tie

    if not _read or _read[0] is not engine:
        _read[:] = [engine, tie(Reading(engine))]
    return _read[1]
