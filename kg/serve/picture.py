"""The page of `kg view`, served: of a large graph the part that is shown, and what is tied to a thing when asked."""

from typing import Any

from kg.errors import QueryError
from kg.serve.explore import index

__all__ = ["ADDRESS", "MOST", "NEAR", "near", "picture"]

#: where the server shows what lies about a thing; its key follows
ADDRESS = "/view?around="
#: where it gives the data of what is tied to a thing; its key follows
NEAR = "/view/near?thing="

#: a page holds a graph of at most so many things whole; of a larger one it holds those that its pictures show
MOST = 3000

#: the index, the limit and the page of the whole graph that was drawn last
_drawn: list[Any] = []


def picture(engine: Any, store: str, around: str, council: str, hops: int, most: int = MOST) -> tuple[str, str]:
    """Return the page and its Content-Security-Policy.

    Arguments:
        engine: the open store.
        store: as `--store` names it.
        around: a thing, by name, IRI or key: only what lies about it; empty for all.
        council: only this council and what is tied to it; empty for all.
        hops: how far `around` goes.
        most: things of a graph that a page holds whole.

    Raises:
        QueryError: no thing or council is called so; both are given.
    """
    from kg.view import choose
    from kg.view.index import parts
    from kg.view.page import policy, render
    from kg.view.site.offline import Parts, chains_of
    from kg.view.views import page_of

    if around and council:
        raise QueryError("A picture is of a thing or of a council", "Give one of the two")
    known, name = index(engine, store), "Overview"
    if not around and not council and _drawn[:2] == [known, most]:
        return _drawn[2], policy(served=True)
    part = bool(around or council)
    if around:
        graph = parts.around(known, around, hops)
        name = f"Around {choose.find(graph, around).label}"
    elif council:
        graph, name = parts.of_council(known, council), council
    else:
        graph = known.whole()
    shown = Parts(pages=chains_of(known, graph)) if part else Parts()
    page = page_of(graph, name=name, every_group=bool(around), parts=shown)
    if len(graph.nodes) > most:
        kept = {node for view in page.views for node in view.places}
        about = f"The {len(kept):,} of {len(graph.nodes):,} things that matter most; each opens all that is tied to it."
        page = page_of(graph.only(kept), name=name, about=about)
        part = True
    served = {"around": ADDRESS, **({"near": NEAR} if part else {})}
    text = render(page, served=served)
    if not around and not council:
        _drawn[:] = [known, most, text]
    return text, policy(served=True)


def near(engine: Any, store: str, thing: str) -> dict[str, Any]:
    """Return the data of a thing and what is tied to it, as the page takes it.

    Raises:
        QueryError: there is no such thing.
    """
    from kg.view.importance import importance
    from kg.view.index import parts
    from kg.view.page import page_data
    from kg.view.views import Page

    graph = parts.around(index(engine, store), thing, 1)
    return page_data(Page("", "", graph, (), importance(graph), ""))
