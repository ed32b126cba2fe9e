"""The saved questions that a page offers in its search, each with the part of the page that answers it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.query.catalogue import Catalogue
from kg.view.views import Page

__all__ = ["answers", "offered"]

_DATA = Path(__file__).parent / "questions.toml"


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Return by the name of each question what answers it.

    That is a `view`, narrowed to `kinds` of things, to a `family` of lines, or to lines with the words of `narrow`.
    """
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def offered(page: Page) -> list[dict[str, Any]]:
    """Return the questions whose view the page has: title, what it answers, the words that find it, and where to go."""
    views = {view.key for view in page.views}
    catalogue = Catalogue.load()
    found = []
    for name, to in sorted(answers().items()):
        if to["view"] in views:
            header = catalogue.question(name).header
            found.append(
                {
                    "title": header.title,
                    "answers": header.answers,
                    "words": f"{name} {header.also} {header.title}",
                    **to,
                }
            )
    return found
