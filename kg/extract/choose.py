"""Which readers serve a kind of fact, with what precedence, and how certain they must be: choose.toml, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Choice", "choices"]


@dataclass(frozen=True, slots=True)
class Choice:
    """How a kind of fact is read.

    Arguments:
        readers: the names of its readers, those that take precedence first.
        bar: the least score with which a candidate is asserted and no mere suggestion.
    """

    readers: tuple[str, ...]
    bar: float


@cache
def choices() -> Mapping[str, Choice]:
    """Return the choice for each kind of fact, by its name (`kg.extract.scope.kind_name`), in the order of settling."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    bar = data.pop("bar")
    return {kind: Choice(tuple(told["readers"]), told.get("bar", bar)) for kind, told in data.items()}
