"""How each kind of fact is settled: which readers serve it, how certain they must be, and what makes two the same.

The table is choose.toml, which says what its keys mean.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Choice", "choices"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How a kind of fact is settled; the arguments are the keys of choose.toml."""

    readers: tuple[str, ...]
    bar: float
    agree: float
    bars: Mapping[str, float]
    quiet: frozenset[str]
    same: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    fill: tuple[str, ...] = ()
    vague: Mapping[str, frozenset[str]]
    alike: Mapping[str, frozenset[str]]
    gathered: frozenset[str] = frozenset()
    yields: Mapping[str, frozenset[str]]


@cache
def choices() -> Mapping[str, Choice]:
    """Return the choice for each kind of fact, by its name (`Kind.name`), in the order of settling."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    bar, agree, quiet = data.pop("bar"), data.pop("agree"), frozenset(data.pop("quiet"))
    return {
        kind: Choice(
            readers=tuple(told["readers"]),
            bar=told.get("bar", bar),
            agree=told.get("agree", agree),
            bars=told.get("bars", {}),
            quiet=quiet,
            same=tuple(told.get("same", ())),
            place=tuple(told.get("place", told.get("same", ()))),
            apart=tuple(told.get("apart", ())),
            open=tuple(told.get("open", ())),
            fill=tuple(told.get("fill", ())),
            vague=_sets(told.get("vague", {})),
            alike=_sets(told.get("alike", {})),
            gathered=frozenset(told.get("gathered", ())),
            yields=_sets(told.get("yields", {})),
        )
        for kind, told in data.items()
    }


def _sets(told: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return {slot: frozenset(values) for slot, values in told.items()}
