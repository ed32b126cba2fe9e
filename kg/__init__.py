"""kg: the papers of English councils as a knowledge graph of SEND governance, every fact with its sentence.

`kg.open`, `kg.ask` and `kg.network` are its face in Python (`kg.api`); they are loaded when they are first used.
"""

from typing import Any

__all__ = ["__version__", "ask", "network", "open"]

__version__ = "0.1.0"

#: name -> its name in `kg.api`
_API = {"ask": "ask", "network": "network", "open": "open_dataset"}


def __getattr__(name: str) -> Any:
    """Return a function of the Python interface."""
    if name in _API:
        from importlib import import_module

        return getattr(import_module("kg.api"), _API[name])
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
