"""Which class and properties each kind of frame and thing has: one table, read by one generic writer.

That of the kinds of facts is derived from their descriptions, with the names of terms turned into IRIs of the closed
vocabulary.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.vocabulary import DCTERMS, FOAF, ORG, SG, term
from kg.model.frames import Frame
from kg.model.kind import Form
from kg.model.kinds import KINDS

__all__ = ["FACTS", "THINGS", "FactTerms", "Slot", "ThingTerms"]


@dataclass(frozen=True, slots=True)
class Slot:
    """How a slot is written: its property, the form of its value, and for a code the list that it is from."""

    property: NamedNode
    form: Form = "text"
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class FactTerms:
    """A kind of fact: its class, the word for it in IRIs, and its slots by their name in the frame."""

    type: NamedNode
    word: str
    slots: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class ThingTerms:
    """A type of thing: its class, the list that its kind is from, if any, and the property for `part_of`."""

    type: NamedNode
    scheme: str | None
    part_of: NamedNode


THINGS: Final[Mapping[str, ThingTerms]] = {
    "organisation": ThingTerms(ORG.FormalOrganization, "organisation", ORG.subOrganizationOf),
    "body": ThingTerms(ORG.OrganizationalUnit, "body", ORG.unitOf),
    "person": ThingTerms(FOAF.Person, None, ORG.memberOf),
    "post": ThingTerms(ORG.Post, None, ORG.postIn),
    "plan": ThingTerms(SG.Plan, "plan", DCTERMS.isPartOf),
    "area": ThingTerms(DCTERMS.Location, None, DCTERMS.isPartOf),
    "group": ThingTerms(SG.GenericParty, None, DCTERMS.isPartOf),
}

FACTS: Final[Mapping[type[Frame], FactTerms]] = {
    kind.frame: FactTerms(
        term(kind.type),
        kind.word,
        {
            name: Slot(term(slot.property), slot.form, slot.scheme.name if slot.scheme else "")
            for name, slot in kind.slots.items()
        },
    )
    for kind in KINDS
}
