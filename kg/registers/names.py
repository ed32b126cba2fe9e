"""Which entries a name may mean: the indexes behind the look-up."""

import re
from collections.abc import Callable, Iterable, Mapping

from kg.registers.entry import Entry
from kg.registers.forms import forms

__all__ = ["Index", "folded", "index_of", "names_of"]

#: a name, and the entries it may mean, in the order of their keys
Index = Mapping[str, tuple[Entry, ...]]


def folded(name: str) -> str:
    """Return a name in the shape in which names are compared.

    Lower case, straight apostrophes, `and` for `&`, single spaces, no leading "the".
    """
    text = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("&", " and ")
    return re.sub(r"\s+", " ", text).strip().casefold().removeprefix("the ")


def index_of(entries: Iterable[Entry], names: Callable[[Entry], Iterable[str]]) -> Index:
    """Return which entries each of the `names` of an entry may mean."""
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in names(entry):
            index.setdefault(name, []).append(entry)
    return {name: tuple(found) for name, found in index.items()}


def names_of(entries: Iterable[Entry]) -> Index:
    """Return every full name, canonical, listed or made by rule, but for those that are plain words.

    What a register writes down goes before what only follows by rule: "Dorset Council" is the council of that
    name, though by rule it could be short for another.
    """
    entries = tuple(entries)
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            if name not in entry.weak:
                index.setdefault(name, []).append(entry)
    written = frozenset(index)
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            for form in forms(name, entry.kind):
                if form not in written and entry not in index.setdefault(form, []):
                    index[form].append(entry)
    return {name: tuple(found) for name, found in index.items()}
