"""The plain form of a query: for a graph that is not divided, such as a Turtle file, or a server without named graphs.

A saved query looks into the graph of each paper on its own, which is quick, and keeps the names that one paper uses
apart from those of another. Each of its patterns also ties the fact to its paper (`prov:hadPrimarySource`), so without
`GRAPH ?g` it has the same rows on the union of the graphs. `chains` follows what is inferred: export with `--inferred`.
"""

import re
from typing import Final

from kg.graph.foreign import OwnText

__all__ = ["without_graphs"]

_GRAPH: Final = re.compile(r"\bGRAPH\s+\?\w+\s*(?=\{)")


def without_graphs(text: str) -> str:
    """Return a query without its named graphs.

    Arguments:
        text: of a saved query, in which every graph is a variable.
    """
    plain = _GRAPH.sub("", text)
    return OwnText(plain) if isinstance(text, OwnText) else plain
