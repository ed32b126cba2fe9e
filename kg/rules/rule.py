"""A rule: a pattern, the reason it is there, sentences that it must match and sentences that it must reject."""

from dataclasses import dataclass

from kg.rules.pattern import Element

__all__ = ["Rule"]


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

    @property
    def values(self) -> dict[str, str]:
        """The rule's fixed values by slot."""
        return dict(self.set)
