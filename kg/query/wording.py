"""A fact in plain English: one clause that says what the paper says, made from its slots, nothing added."""

from kg.model.kinds import KINDS
from kg.model.wording import clause_of
from kg.query.facts import Fact

__all__ = ["worded"]

_KIND_CALLED = {kind.word: kind for kind in KINDS}


def worded(fact: Fact) -> str:
    """Return a fact as one clause without its full stop, its status told unless it is held."""
    clause = clause_of(_KIND_CALLED[fact.kind], fact.text)
    return clause if fact.status == "held" else f"{clause} ({fact.status})"
