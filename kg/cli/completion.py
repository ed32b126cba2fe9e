"""Completion in the shell: questions, their parameters, the values that the store holds, and names of things.

Whatever goes wrong gives no suggestion: a shell must never show an error for a press of the tab key.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from kg.errors import KgError

__all__ = ["complete_name", "complete_question", "complete_value"]

#: suggestions that a shell is given at most
MOST = 100


def complete_question(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Suggest questions, with what each answers: those whose names begin so, else those that are about it."""
    from kg.query.guide import matching

    try:
        catalogue = _catalogue(context)
        names = [name for name in sorted(catalogue.paths) if name.startswith(incomplete)]
        questions = [catalogue.question(name) for name in names] or matching(catalogue.sound()[0], incomplete)
        return [CompletionItem(one.name, help=one.header.title) for one in questions]
    except KgError:
        return []


def complete_value(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Suggest parameters of the question that stands before, and after the equals sign their values."""
    from kg.query.engine import open_engine
    from kg.query.values import held_values

    try:
        question = _catalogue(context).question(context.params.get("name") or "")
        name, equals, start = incomplete.partition("=")
        prefix = f"{name}="
        before = [*(context.params.get("values") or ())]
        # bash takes the equals sign for the end of a word, and wants what follows it alone
        if before[-1:] == ["="] and len(before) > 1:
            name, equals, start, prefix = before[-2], "=", incomplete, ""
        elif not incomplete and before and "=" not in before[-1]:
            name, equals, prefix = before[-1], "=", ""
        if not equals:
            return [
                CompletionItem(f"{one.name}=", help=one.help)
                for one in question.header.parameters
                if one.name.startswith(name)
            ]
        parameter = question.parameter(name)
        values: Iterable[str] = parameter.values
        if not values:
            values = held_values(parameter, open_engine(_store(context))) or ()
        return [CompletionItem(prefix + _word(value)) for value in _begun(values, start)]
    except KgError:
        return []


def complete_name(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Suggest names of things."""
    from kg.query.engine import open_engine
    from kg.query.header import Parameter
    from kg.query.values import held_values

    try:
        names = held_values(Parameter("name"), open_engine(_store(context))) or {}
    except KgError:
        return []
    return [CompletionItem(_word(name)) for name in _begun(names, incomplete)]


def _begun(values: Iterable[str], start: str) -> list[str]:
    """Return the values that begin so, else those with words that do, in any order."""
    known, folded = [*values], start.casefold()
    begun = [value for value in known if value.casefold().startswith(folded)]
    return (begun or [value for value in known if _has(value.casefold().split(), folded.split())])[:MOST]


def _has(words: list[str], starts: list[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in starts)


def _word(value: str) -> str:
    """Return a value as one word of the shell; zsh and fish see to that themselves, bash does not."""
    if os.environ.get("_KG_COMPLETE", "").startswith("bash"):
        return re.sub(r"([^\w@%+:,./-])", r"\\\1", value)
    return value


def _catalogue(context: click.Context) -> Any:
    from kg.query.catalogue import Catalogue

    own = context.params.get("queries")
    return Catalogue.load(Path(own) if own else None)


def _store(context: click.Context) -> str:
    """Return the store as given, or by the environment, or the default: click fills in neither while completing."""
    return str(context.params.get("store") or os.environ.get("KG_STORE") or "kg-store")
