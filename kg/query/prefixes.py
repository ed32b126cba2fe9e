"""The prefixes of the graph's vocabulary, put before the program's own queries."""

import re

from kg.graph.foreign import OwnText
from kg.graph.vocabulary import PREFIXES

__all__ = ["with_prefixes"]

_PREFIXED = re.compile(r"(?<![?$\w])([a-z]+):(?!//)")


def with_prefixes(text: str) -> OwnText:
    """Return a query text of kg's own with a PREFIX line for each prefix of the vocabulary that it uses."""
    used = sorted({name for name in _PREFIXED.findall(text) if name in PREFIXES})
    return OwnText("".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + text)
