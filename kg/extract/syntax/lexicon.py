"""The predicates: verbs, nouns, adjectives and idioms with which facts are told, and where their arguments stand.

They are data: a TOML file for each kind of fact, of which a user may add more. All faults of all files are told at once.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.extract.syntax.grammar import DATA, forms

__all__ = ["Lexicon", "Need", "Predicate", "own_lexicon"]

_PARTS = {"verbs": "VB", "nouns": "NN", "adjectives": "JJ"}


@dataclass(frozen=True, slots=True)
class Need:
    """What must stand beside a predicate: an `object`, or something under one of these prepositions; any word if none."""

    places: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One way of telling a kind of fact.

    Arguments:
        id: `KIND/NAME`, unique; what a fact's evidence names.
        kind: of fact, which is the name of its file.
        part: VB, NN or JJ: what part of speech it is.
        forms: its words in all their forms, in small letters.
        needs: what must stand beside it.
        slots: slot -> places where its filler stands, the likeliest first.
        set: fixed values of the fact.
        score: how certain a fact is that it tells with all arguments beside it.
        status: the status that the word itself gives; empty where it gives none.
        says: sentences that tell a fact with it.
    """

    id: str
    kind: str
    part: str
    forms: frozenset[str]
    needs: tuple[Need, ...]
    slots: Mapping[str, tuple[str, ...]]
    set: Mapping[str, str]
    score: float
    status: str
    says: tuple[str, ...]


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


@cache
def own_lexicon() -> Lexicon:
    """Return the project's own predicates."""
    return Lexicon(_read_all(DATA / "predicates"))


def _read_all(folder: Path) -> Iterator[Predicate]:
    for path in sorted(folder.glob("*.toml")):
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        for raw in data.get("predicate", []):
            yield from _predicates(raw, path.stem)


def _predicates(raw: Mapping[str, Any], kind: str) -> Iterator[Predicate]:
    for key, part in _PARTS.items():
        words = raw.get(key, "").split()
        if words:
            yield Predicate(
                id=f"{kind}/{raw['id']}",
                kind=kind,
                part=part,
                forms=frozenset(form for word in words for form in _forms(word, part)),
                needs=tuple(_need(text) for text in raw.get("needs", [])),
                slots={slot: tuple(places.split()) for slot, places in raw["slots"].items()},
                set=raw.get("set", {}),
                score=raw.get("score", 0.9),
                status=raw.get("status", ""),
                says=tuple(raw.get("says", [])),
            )


def _forms(word: str, part: str) -> frozenset[str]:
    return forms(word) if part == "VB" else frozenset((word,))


def _need(text: str) -> Need:
    places, _, words = text.partition(":")
    return Need(tuple(places.split()), frozenset(words.split()))
