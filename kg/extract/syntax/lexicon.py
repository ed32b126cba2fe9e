"""The predicates: verbs, nouns, adjectives and idioms with which facts are told, by the words that show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Lexicon", "Need", "Predicate"]


@dataclass(frozen=True, slots=True)
class Need:
    """What must stand beside a predicate: something in one of these places; one of these words if there are any."""

    places: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One way of telling a kind of fact.

    Args:
        id: `KIND/NAME`, unique; what a fact's evidence names.
        kind: of fact, which is the name of its file.
        part: VB, NN or JJ: what part of speech it is.
        forms: its words in all their forms, in small letters.
        needs: what must stand beside it.
        slots: slot -> places where its filler stands, the likeliest first.
        set: fixed values of the fact, and how its readers take it.
        score: how certain a fact is that it tells with all arguments beside it.
        says: sentences that tell a fact with it.
        file: the file it comes from.
    """

    id: str
    kind: str
    part: str
    forms: frozenset[str]
    needs: tuple[Need, ...]
    slots: Mapping[str, tuple[str, ...]]
    set: Mapping[str, str]
    score: float
    says: tuple[str, ...]
    file: str


class Lexicon:
    """Predicates by the words that show them."""

    def __init__(self, predicates: Iterable[Predicate]) -> None:
        self.predicates = tuple(predicates)
        self._by_form: dict[str, list[Predicate]] = {}
        for predicate in self.predicates:
            for form in sorted(predicate.forms):
                self._by_form.setdefault(form, []).append(predicate)
        self.forms = frozenset(self._by_form)

    def of(self, form: str) -> list[Predicate]:
        """Return the predicates that a word in small letters may be."""
        return self._by_form.get(form, [])
