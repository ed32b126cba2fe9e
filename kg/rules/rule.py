"""A rule: a pattern, the reason it is there, sentences that it must match and sentences that it must reject."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.rules.pattern import Element

__all__ = ["FORMS", "Rule"]

#: how sentences of a rule are built -> what follows from it
FORMS: Mapping[str, str] = {
    "active": "its subject acts, and is no agent of a passive verb",
    "passive": "what is monitored stands before the verb",
    "visited": "the council and its partners are visited, and monitor nothing",
    "received": "who receives the reports stands first",
    "agent": "who presents stands after the verb",
    "item": "what is presented is the item",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One extraction rule, checked.

    Arguments:
        id: `KIND/NAME`, unique; what a fact's evidence names.
        kind: the kind of fact that it reads, which is the name of its file.
        reason: why it is there, in a sentence.
        patterns: one or more patterns, any of which may match.
        match: sentences it must match, at least two.
        reject: sentences it must not match, at least one.
        set: fixed values of the fact (`relation`, `kind`), by slot.
        form: how its sentences are built, in words of `FORMS`, which tells the reader where to look.
        score: how certain it is; below the bar of its kind what it reads is only suggested.
        file: the file it comes from.
    """

    id: str
    kind: str
    reason: str
    patterns: tuple[tuple[Element, ...], ...]
    match: tuple[str, ...]
    reject: tuple[str, ...]
    set: tuple[tuple[str, str], ...]
    file: str
    form: frozenset[str] = frozenset()
    score: float = 1.0

    @property
    def values(self) -> dict[str, str]:
        """The rule's fixed values by slot."""
        return dict(self.set)
