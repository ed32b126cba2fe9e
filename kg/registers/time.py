"""When an entry was in force, with dates that may be cut (`2021-06`, `2021`) or unknown."""

from collections.abc import Iterable

from kg.registers.entry import Entry

__all__ = ["in_force", "latest"]


def in_force(entry: Entry, date: str) -> bool:
    """Tell whether an entry was in force on a date, as far as is known.

    A cut date counts when any of its days does. An empty date asks whether the entry has no end.
    """
    if not date:
        return not entry.end
    return not (_before(date, entry.start) or _before(entry.end, date))


def latest(entries: Iterable[Entry], date: str) -> tuple[Entry, ...]:
    """Return those of the entries that are in force on a date; where none is, those nearest to it.

    Nearest are the ones that ended last before the date, else those that start first after it.
    """
    entries = tuple(entries)
    if now := tuple(entry for entry in entries if in_force(entry, date)):
        return now
    if past := [entry for entry in entries if entry.end and (not date or _before(entry.end, date))]:
        end = max(entry.end for entry in past)
        return tuple(entry for entry in past if entry.end == end)
    start = min(entry.start for entry in entries)
    return tuple(entry for entry in entries if entry.start == start)


def _before(one: str, other: str) -> bool:
    """Tell whether the date `one` is surely before `other`; an unknown date is before nothing."""
    length = min(len(one), len(other))
    return bool(length) and one[:length] < other[:length]
