"""What a site holds, as its system lists it: committees, their meetings, and the papers of those."""

from dataclasses import dataclass

__all__ = ["Committee", "Meeting", "Paper"]


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee, or another heading under which a site lists meetings: its title, and the address of its list.

    `key` is the system's own number for it, where it has one.
    """

    title: str
    url: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: of which committee, on which day (ISO 8601, or empty), and where its papers are listed."""

    committee: Committee
    date: str
    url: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring.

    Arguments:
        url: where it is.
        key: short and unique within the site, for its file name: `s1119`, `ai51902`.
        title: of the paper; empty where the paper tells it better itself.
        body: whose meeting it is of.
        date: of that meeting, ISO 8601; empty where unknown.
        kind: in a word, for its file name where there is no title: `minutes`, `decision`, `report`.
    """

    url: str
    key: str
    title: str = ""
    body: str = ""
    date: str = ""
    kind: str = "paper"
