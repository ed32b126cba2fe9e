"""A fact in plain English as a page tells it: its clause, with dates as people write them."""

from kg.model.wording import clause_of
from kg.query.facts import Fact
from kg.view.site.facts import KIND_CALLED
from kg.view.site.markup import day

__all__ = ["in_words"]


def in_words(fact: Fact, *, without: str = "") -> str:
    """Return a fact as one clause without its full stop, its status told unless it is held.

    Arguments:
        fact: what is told.
        without: a slot that is left out, such as a date that stands beside the clause already.
    """
    kind = KIND_CALLED[fact.kind]

    def text(slot: str) -> str:
        told = fact.text(slot) if slot != without else ""
        return "; ".join(map(day, told.split("; "))) if kind.slots[slot].form == "date" else told

    clause = clause_of(kind, text)
    return clause if fact.status == "held" else f"{clause} ({fact.status})"
