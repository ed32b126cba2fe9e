"""A name found in a sentence: a run of tokens that stands for something in the world, or a quantity."""

from dataclasses import dataclass

from kg.model.frames import Thing

__all__ = ["LABELS", "Name"]

#: the entity types that rules may ask for
LABELS = (
    "ORG",
    "BODY",
    "PERSON",
    "ROLE",
    "PLAN",
    "PARTY",
    "INSPECTION",
    "DATE",
    "FREQ",
    "PERIOD",
    "PCT",
    "MONEY",
    "NUM",
    "TERM",
)


@dataclass(slots=True)
class Name:
    """A name: tokens `first` up to, not with, `last` of its sentence.

    Arguments:
        label: its entity type, one of LABELS. PARTY is an unnamed party ("workstreams", "partners").
        text: the name as it is known: without a leading "the", spelling of the text.
        first: index of its first token.
        last: index after its last token.
        rule: the rule or stage that found it.
        key: key of its register entry; empty where no register knows it.
        kind: its kind, in words of the controlled lists.
        owner: for a role or body, the name of the organisation that it belongs to, where the text says so.
        generic: it stands for something that the context names ("the Committee").
        value: for a date ISO 8601; for a figure the plain number; for a frequency its normal form.
        thing: what it names, once resolved.
    """

    label: str
    text: str
    first: int
    last: int
    rule: str
    key: str = ""
    kind: str = ""
    owner: str = ""
    generic: bool = False
    value: str = ""
    thing: Thing | None = None
