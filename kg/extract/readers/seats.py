"""The words for seats on a body: which seat a title means, and what the label above a list says of those in it."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["list_of_label", "seat_of"]


@cache
def _table() -> tuple[dict[str, str], frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    labels = tuple((one["list"], re.compile(one["pattern"], re.IGNORECASE)) for one in data["label"])
    return data["seats"], frozenset(data["before"]["words"]), labels


def seat_of(title: str) -> str:
    """Return the code of the seat that a title means.

    `chair` for "Independent Chair"; empty where it means another post.

    Arguments:
        title: of a post, without the body whose it is.
    """
    seats, before, _ = _table()
    words = title.lower().replace("’", "'").split()
    while words and words[0] in before:
        words = words[1:]
    return seats.get(" ".join(words), "")


def list_of_label(label: str) -> str:
    """Return what the label above a list says of those in it.

    `member`, `present`, `attendee`, `apologies`, or nothing.
    """
    bare = re.sub(r"^the\s+", "", label.strip(" \t:–-*•|()"), flags=re.IGNORECASE)
    return next((name for name, pattern in _table()[2] if pattern.fullmatch(bare)), "")
