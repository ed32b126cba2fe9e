"""What the learned model tells apart: its outputs, each with its place. They stand in labels.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Labels", "labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The outputs of the model.

    Arguments:
        slots: kind -> its slots, that from which the others are found first.
        types: kind that is told by its type -> its types.
        statuses, relations: the values of a status and of a relation.
        names: labels of names, the first for no name.
        named: slots that a name fills, or a party without one.
        roles: every slot of every kind, as `monitoring.monitor`.
        pairs: every slot that is found from the first one of its kind.
        topics: what a text as a whole is asked: kinds, and types as `inspections:inspection`.
    """

    slots: Mapping[str, tuple[str, ...]]
    types: Mapping[str, tuple[str, ...]]
    statuses: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    named: frozenset[str]
    roles: tuple[str, ...]
    pairs: tuple[str, ...]
    topics: tuple[str, ...]

    def role(self, kind: str, slot: str) -> int:
        """Return the place of a slot among the roles."""
        return self.roles.index(f"{kind}.{slot}")

    def pair(self, kind: str, slot: str) -> int:
        """Return the place of a slot among the pairs."""
        return self.pairs.index(f"{kind}.{slot}")

    def topic(self, kind: str, type_: str = "") -> int:
        """Return the place of a kind, or of one of its types, among the topics."""
        return self.topics.index(f"{kind}:{type_}" if type_ else kind)


@cache
def labels() -> Labels:
    """Return the outputs of the model."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))
    slots = {kind: tuple(names) for kind, names in data["slots"].items()}
    types = {kind: tuple(names) for kind, names in data["types"].items()}
    told = data["told"]
    return Labels(
        slots=slots,
        types=types,
        statuses=tuple(told["statuses"]),
        relations=tuple(told["relations"]),
        names=tuple(told["names"]),
        named=frozenset(told["named"]),
        roles=tuple(f"{kind}.{slot}" for kind, names in slots.items() for slot in names),
        pairs=tuple(f"{kind}.{slot}" for kind, names in slots.items() for slot in names[1:]),
        topics=(
            *(kind for kind in slots if kind not in types),
            *(f"{kind}:{name}" for kind, names in types.items() for name in names),
        ),
    )
