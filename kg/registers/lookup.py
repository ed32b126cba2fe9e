"""The registers as a look-up: which known thing a name, an abbreviation, a place or a web address means.

It only knows what the register files say; which of several meanings a document intends is decided by date and
council where `resolve` is asked, and never by likeness.
"""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from kg.registers.entry import BodyWord, Entry, Term
from kg.registers.hosts import HostIndex
from kg.registers.names import Index, folded, index_of, names_of
from kg.registers.read import ENTRY_FILES, read_body_words, read_entries, read_list, read_terms
from kg.registers.time import in_force, latest

__all__ = ["DATA", "Registers"]

#: the project's own registers
DATA = Path(__file__).resolve().parent / "data"

#: kinds of which there is one for each area, so that an abbreviation needs its area to be understood
_LOCAL = {
    "local authority",
    "clinical commissioning group",
    "integrated care board",
    "NHS trust",
    "parent carer forum",
}


class Registers:
    """All register entries, and what they are called. Make one with `Registers.load()`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._by_key = {entry.key: entry for entry in self.entries}

    @staticmethod
    def load(*more: Path) -> "Registers":
        """Return the project's registers, with those of further folders over them; read once in a process.

        Arguments:
            more: folders with register files of the same names and columns; a known key is replaced.

        Raises:
            RegisterError: naming every fault with file and line.
        """
        return _load(more)

    @staticmethod
    def taught(folders: Iterable[Path]) -> "Registers":
        """Return the project's registers, with those of folders in which a user may teach some.

        They are read anew where there are any: a file may have changed since the last build of this process.

        Arguments:
            folders: as `--rules` names them; one without register files adds none.

        Raises:
            RegisterError: naming every fault with file and line.
        """
        more = [folder for folder in folders if any((folder / name).is_file() for name in ENTRY_FILES)]
        return Registers(read_entries(DATA, *more)) if more else Registers.load()

    def by_key(self, key: str) -> Entry:
        """Return the entry with that key; raise KeyError where there is none."""
        return self._by_key[key]

    # -- what things are called --------------------------------------------------------------------

    def names(self) -> Index:
        """Return every full name in its written case, with the entries it may mean.

        Canonical names, aliases and the forms that follow by rule, of organisations, posts and national
        bodies (see `Entry.type`). Abbreviations, plain words and places are not among them.
        """
        return self._names

    def abbreviations(self) -> Index:
        """Return every abbreviation with the entries it may mean. Match it with its case."""
        return self._abbreviations

    def places(self) -> Index:
        """Return the names of areas, such as `Worcestershire`, with the councils that have or had it."""
        return self._places

    @cached_property
    def _names(self) -> Index:
        return names_of(self.entries)

    @cached_property
    def _abbreviations(self) -> Index:
        return index_of(self.entries, lambda entry: entry.abbreviations)

    @cached_property
    def _places(self) -> Index:
        return index_of(self.entries, lambda entry: entry.places)

    @cached_property
    def _folded(self) -> Index:
        found: dict[str, dict[str, Entry]] = {}
        for name, entries in self._names.items():
            found.setdefault(folded(name), {}).update((entry.key, entry) for entry in entries)
        return {name: tuple(entries.values()) for name, entries in found.items()}

    # -- which one is meant ------------------------------------------------------------------------

    def resolve(self, name: str, *, council: Entry | None = None, date: str = "") -> Entry | None:
        """Return the entry that a name or abbreviation means in a document of that council and date, or None.

        A full name is compared without regard to case, a leading "the" and the shape of apostrophes; an
        abbreviation with its case. Of several entries those in force at `date` go first, then those tied to
        the council. What is still open then, an abbreviation of a local body in the document of another council,
        and a plain word or place, is None: left alone rather than guessed.

        Arguments:
            name: as the document writes it.
            council: whose document it is, where that is known.
            date: ISO 8601, whole or cut, or empty.
        """
        found = self._folded.get(folded(name), ())
        if not found:
            found = self._abbreviations.get(name.strip(), ())
            if council is not None:
                found = tuple(entry for entry in found if not self._is_local(entry) or self.tied(entry, council))
        if len(found) > 1:
            found = latest(found, date)
        if len(found) > 1 and council is not None:
            found = tuple(entry for entry in found if self.tied(entry, council))
        return found[0] if len(found) == 1 else None

    def tied(self, entry: Entry, council: Entry) -> bool:
        """Tell whether an entry belongs to a council: itself, before or after it, a body of its area."""
        if entry.key == council.key or council in self.lineage(entry) or council.key in entry.councils:
            return True
        padded = f" {entry.name.replace(',', ' ')} "
        return any(f" {place.replace(',', ' ')} " in padded for place in council.places)

    @staticmethod
    def _is_local(entry: Entry) -> bool:
        return entry.kind in _LOCAL or bool(entry.councils)

    # -- councils ----------------------------------------------------------------------------------

    def council_of_url(self, url: str, *, date: str = "") -> Entry | None:
        """Return the council on whose domain an address is; None where it is nobody's or shared."""
        return self._one(self._hosts.of(url), date)

    def council_named(self, text: str, *, date: str = "") -> Entry | None:
        """Return the council called `text`: a name, its abbreviation, or the place (`Worcestershire`)."""
        for index, name in (
            (self._folded, folded(text)),
            (self._abbreviations, text.strip()),
            (self._folded_places, folded(text)),
        ):
            found = tuple(entry for entry in index.get(name, ()) if entry.kind == "local authority")
            if found:
                return self._one(found, date)
        return None

    @cached_property
    def _folded_places(self) -> Index:
        found: dict[str, tuple[Entry, ...]] = {}
        for name, entries in self._places.items():
            found[folded(name)] = (*found.get(folded(name), ()), *entries)
        return found

    @cached_property
    def _hosts(self) -> HostIndex:
        return HostIndex(entry for entry in self.entries if entry.kind == "local authority")

    @staticmethod
    def _one(found: tuple[Entry, ...], date: str) -> Entry | None:
        if len(found) > 1:
            found = latest(found, date)
        return found[0] if len(found) == 1 else None

    # -- time --------------------------------------------------------------------------------------

    @staticmethod
    def in_force(entry: Entry, date: str) -> bool:
        """Tell whether an entry was in force on a date, as far as is known; empty: whether it has no end."""
        return in_force(entry, date)

    def successors(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that took over from this one."""
        return tuple(self._by_key[key] for key in entry.successors)

    def predecessors(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries from which this one took over, sorted by key."""
        return self._predecessors.get(entry.key, ())

    def lineage(self, entry: Entry) -> tuple[Entry, ...]:
        """Return all that went before and all that came after an entry, sorted by start, then key."""
        found: dict[str, Entry] = {}
        for step in (self.successors, self.predecessors):
            front = [entry]
            while front:
                for other in step(front.pop()):
                    if other.key not in found:
                        found[other.key] = other
                        front.append(other)
        return tuple(sorted(found.values(), key=lambda other: (other.start, other.key)))

    @cached_property
    def _predecessors(self) -> Index:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for key in entry.successors:
                found.setdefault(key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    # -- lists -------------------------------------------------------------------------------------

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names, in lower case."""
        return frozenset(read_list(DATA / "given_names.txt"))

    @cached_property
    def ambiguous_given_names(self) -> frozenset[str]:
        """Those of the first names that are also a word, a place or a month, in lower case."""
        return frozenset(read_list(DATA / "given_names_ambiguous.txt"))

    @cached_property
    def role_titles(self) -> tuple[str, ...]:
        """Titles of posts, as councils and the NHS use them."""
        return read_list(DATA / "role_titles.txt")

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Terms of the SEND system."""
        return read_terms(DATA / "send_terms.csv")

    @cached_property
    def body_words(self) -> tuple[BodyWord, ...]:
        """Words and names by which boards, committees and groups are known."""
        return read_body_words(DATA / "body_types.csv")


@lru_cache(maxsize=4)
def _load(more: tuple[Path, ...]) -> Registers:
    return Registers(read_entries(DATA, *more))
