"""Views: the graph in the terms of one vocabulary of others, made by a query of `queries/views`.

A view is a CONSTRUCT over the whole graph that anyone can run elsewhere. What it gives is written as all exports are.
"""

from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError
from kg.graph.foreign import OwnText
from kg.graph.write import RDF_FORMATS, write_lines
from kg.query.rows import Engine
from kg.resources import folder

__all__ = ["views", "write_view"]


def views() -> dict[str, Path]:
    """Return the views by name, each with the file of its query."""
    return {path.stem: path for path in sorted((folder("queries") / "views").glob("*.rq"))}


def write_view(engine: Engine, view: str, name: str, out: BinaryIO) -> None:
    """Write a view of a store.

    Args:
        engine: a store opened for reading, or an endpoint.
        view: one of `views()`.
        name: a format of RDF.
        out: where to.

    Raises:
        KgError: there is no such view, or the format holds no RDF.
    """
    found = views()
    if view not in found:
        raise KgError(f"There is no view {view!r}", f"The views are: {', '.join(found)}")
    if name not in RDF_FORMATS:
        raise KgError(f"A view is RDF, which {name} does not hold", f"Use one of {', '.join(RDF_FORMATS)}")
    triples = engine.query(OwnText(found[view].read_text(encoding="utf-8")))
    write_lines((f"{triple} .".encode() for triple in triples), engine, name, out)
