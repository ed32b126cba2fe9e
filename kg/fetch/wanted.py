"""What to take of a site: which committees are looked through, which items are on the subject, of which time."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from kg.errors import FetchError

__all__ = ["Wanted", "checked_date"]

_SUBJECT = Path(__file__).with_name("subject.toml")


@dataclass(frozen=True)
class Wanted:
    """What the user asked for.

    Arguments:
        everything: all committees and all their items.
        committee: part of the names of the committees to look in; empty for those that may speak of SEND.
        about: words to look for in place of the project's own on SEND.
        since, until: first and last day of the meetings, ISO 8601, whole or cut (`2021`); empty for no bound.
    """

    everything: bool = False
    committee: str = ""
    about: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def looks_in(self, committee: str) -> bool:
        """Tell whether a committee of this name is looked through."""
        if self.committee:
            return self.committee.casefold() in committee.casefold()
        if self.everything or (self.about and self._items.search(committee)):
            return True
        return bool(_pattern("committees").search(committee)) and not _pattern("never").search(committee)

    def takes(self, title: str, text: str = "", *, committee: str = "") -> bool:
        """Tell whether an item is taken.

        Arguments:
            title: its title, or the words of a link to a paper.
            text: what else is said of it.
            committee: whose item it is: of one that is about nothing else every item is taken.
        """
        if self.everything or (not self.about and _pattern("wholly").search(committee)):
            return True
        return any(self._items.search(part) for part in (title, text))

    def on(self, date: str) -> bool:
        """Tell whether a meeting of this date is wanted; one whose date is unknown is."""
        return not date or (date >= self.since and (not self.until or date[: len(self.until)] <= self.until))

    @cached_property
    def _items(self) -> re.Pattern[str]:
        return _compiled(self.about) if self.about else _pattern("items")


def checked_date(text: str) -> str:
    """Return a year, month or day as ISO 8601.

    Raises:
        FetchError: it is none.
    """
    if not re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", text):
        raise FetchError(f"{text} is no year, month or day", "Write it as 2021, 2021-09 or 2021-09-30")
    return text


@cache
def _subject() -> dict[str, Any]:
    return tomllib.loads(_SUBJECT.read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _compiled(_subject()[name])


def _compiled(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; one that has capitals within counts as it is written."""
    exact = [re.escape(word) for word in words if word[1:] != word[1:].lower()]
    free = [re.escape(word) for word in words if word[1:] == word[1:].lower()]
    parts = ([rf"(?:{'|'.join(exact)})"] if exact else []) + ([rf"(?i:{'|'.join(free)})"] if free else [])
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
