"""Written statements of action, and the programme Delivering Better Value: plans of one fixed name."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.names import plan_words

__all__ = ["Fixed", "fixed_plan"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A plan that is known by fixed words.

    Arguments:
        size: how many tokens they are.
        text: its name.
        rule: which finds it.
        kind: its kind, where its name does not tell.
        generic: whether the context names it.
    """

    size: int
    text: str
    rule: str
    kind: str = ""
    generic: bool = False


def _statement(size: int) -> Fixed:
    return Fixed(size, "Written Statement of Action", "names/written-statement")


def fixed_plan(words: list[str], lowered: list[str], at: int) -> Fixed | None:
    """Return the plan of a fixed name that begins at a token, or None.

    Arguments:
        words: of the sentence.
        lowered: the same in small letters.
        at: the token.
    """
    found = (reads(words, lowered, at) for reads in _WAYS)
    return next((plan for plan in found if plan is not None), None)


def _in_full(_words: list[str], lowered: list[str], at: int) -> Fixed | None:
    """Read "joint written statement of action"."""
    start = at + 1 if lowered[at] == "joint" else at
    whole = lowered[start : start + 2] in plan_words.WRITTEN_STATEMENT
    if lowered[at] in plan_words.WRITTEN and whole and lowered[start + 2 : start + 4] in plan_words.OF_ACTION:
        return _statement(start + 4 - at)
    return None


def _short(words: list[str], _lowered: list[str], at: int) -> Fixed | None:
    """Read "WSoA"."""
    return _statement(1) if words[at] in plan_words.SHORT_FORMS else None


def _written(_words: list[str], lowered: list[str], at: int) -> Fixed | None:
    """Read "the written statement"."""
    if lowered[at : at + 2] != ["written", "statement"] or lowered[at + 2 : at + 3] == ["of"]:
        return None
    return Fixed(2, "Statement", "names/generic-plan", generic=True)


def _of_action(_words: list[str], lowered: list[str], at: int) -> Fixed | None:
    """Read "statement of action"."""
    return _statement(3) if lowered[at : at + 3] in plan_words.STATEMENT_OF_ACTION else None


def _better_value(words: list[str], _lowered: list[str], at: int) -> Fixed | None:
    """Read "Delivering Better Value"."""
    if words[at : at + 3] not in plan_words.BETTER_VALUE or words[at + 3 : at + 4] in plan_words.PROGRAMMES:
        return None
    return Fixed(3, "Delivering Better Value", "names/delivering-better-value", kind="programme")


_WAYS: tuple[Callable[[list[str], list[str], int], Fixed | None], ...] = (
    _in_full,
    _short,
    _written,
    _of_action,
    _better_value,
)
