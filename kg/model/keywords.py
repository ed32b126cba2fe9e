"""The words by which what is promised is known again when it is done: what it is about, and the sort of deed.

A sort of deed stands with a plus before it (`+share`). What is said to be done has the sort that it is; what is to be
done has every sort that would do. So a promise is kept where all the words of a deed are among its own. Nothing here
knows papers; which of them are compared is told by a query.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.model.stems import stem, words

__all__ = ["DEEDS", "keywords"]

#: of a shorter word nothing is told
SHORTEST = 3


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("deeds.toml").read_text(encoding="utf-8"))


def _acts() -> dict[str, str]:
    """Return how an act is said to be done -> the act."""
    return {said: act for act, forms in _data()["deeds"].items() for said in forms.split()}


@cache
def _sorts() -> Mapping[str, str]:
    """Return the stem of an act, or of how it is said to be done -> its sort."""
    sorts = {act: sort for sort, acts in _data()["sorts"].items() for act in acts.split()}
    told = {stem(act): sort for act, sort in sorts.items()}
    return told | {stem(said): sorts[act] for said, act in _acts().items()}


@cache
def _generic() -> frozenset[str]:
    return frozenset(map(stem, _data()["generic"]["words"].split()))


#: how an act is said to be done -> the act
DEEDS: Mapping[str, str] = _acts()


def keywords(text: str, *, done: bool = False) -> tuple[str, ...]:
    """Return the words by which what a text tells is known again, sorted.

    Args:
        text: what is to be done, or was.
        done: whether it was.
    """
    found = [(word, stem(word)) for word in words(text)]
    sorts = [_sorts()[one] for word, one in found if one in _sorts() and not word.isdigit()]
    if done:
        sorts = sorts[:1]
    else:
        sorts = [sort for promised in sorts or _data()["counts"] for sort in _data()["counts"][promised].split()]
    told = {one for word, one in found if one not in _generic() and one not in _sorts() and len(word) >= SHORTEST}
    return tuple(sorted({one for one in told if one.isalpha()} | {f"+{sort}" for sort in sorts}))
