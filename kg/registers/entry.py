"""What a register holds: an `Entry` for an organisation, national post or committee, a `Term` for a SEND term.

The columns of a register file are the fields of `Entry`, in that order. Lists are parted by semicolons; dates
are ISO 8601, whole or cut, and empty where they are not known.
"""

from dataclasses import dataclass

__all__ = ["ENTRY_KINDS", "ENTRY_TYPES", "BodyWord", "Entry", "Term"]

#: the kinds of `questions.md`, and `committee` for the national committees (type `body`)
ENTRY_KINDS = (
    "local authority",
    "clinical commissioning group",
    "integrated care board",
    "NHS trust",
    "inspectorate",
    "government department",
    "national body",
    "parent carer forum",
    "education provider",
    "other",
    "committee",
)
ENTRY_TYPES = ("organisation", "post", "body")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a register knows.

    Arguments:
        key: stable and unique, such as `authority:E06000058`, `health:11J`, `national:ofsted`.
        name: the canonical name, as answers show it, without a leading "the".
        kind: one of `ENTRY_KINDS`; of a post, the kind of the organisation it belongs to.
        type: `organisation`, `post` (an office such as His Majesty's Chief Inspector) or `body`.
        aliases: other full names. What can be made by rule (`and`/`&`, `CCG` spelt out) need not be listed.
        abbreviations: short forms, to be matched with their case; by context where several entries share one.
        weak: names that are also plain words (`Contact`, `Scope`): never a name by themselves.
        places: names of the area (`Worcestershire`): a place in prose, not the council.
        start, end: first and last day in force, ISO 8601, whole or cut; empty where not known.
        successors: keys of the entries that took over.
        domains: web domains, without `www`.
        councils: keys of the councils to which a local body is tied.
        region: region of England.
    """

    key: str
    name: str
    kind: str
    type: str = "organisation"
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    successors: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    region: str = ""

    @property
    def domain(self) -> str:
        """The main web domain, or an empty string."""
        return self.domains[0] if self.domains else ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the SEND system, such as `Written Statement of Action` (`WSoA`), and when it was in use."""

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word or name by which boards, committees and groups are known.

    Arguments:
        word: as it is written, such as `Sub-Committee` or `Health and Wellbeing Board`.
        kind: `board`, `committee`, `cabinet`, `council`, `panel`, `forum`, `partnership` or `group`.
        use: `head` ends a body's name, `body` is one by itself, `name` is a whole name that many councils
            use, `meeting` names one only as the heading of a meeting.
        abbreviations, aliases: its other forms.
    """

    word: str
    kind: str
    use: str
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
