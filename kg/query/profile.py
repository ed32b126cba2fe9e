"""All that is known of one thing: what it is, what came before and after it, and its facts with their evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.query.evidence import Place, places_of
from kg.query.facts import HEADINGS, Fact, facts_about
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine
from kg.query.things import Found, describe
from kg.query.wording import worded

__all__ = ["Known", "Profile", "Related", "in_time", "profile"]

_PARTS = "SELECT DISTINCT ?name WHERE { ?part org:unitOf|org:postIn <%s> ; rdfs:label ?name }"


@dataclass(frozen=True, slots=True)
class Related:
    """A thing that came before or after another; `held` tells whether the store names it."""

    name: str
    code: str
    date: str
    held: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A fact about the thing, in words, with the places on which it rests."""

    fact: Fact
    clause: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one thing.

    Arguments:
        thing: what it is.
        start, end: dates in force by the register, ISO 8601, or empty.
        before, after: what it took over from, and what took over from it, by the register.
        parts: names of the bodies and posts that belong to it, as the papers say, sorted.
        facts: kind of fact (a key of `HEADINGS`) -> its facts, newest first; kinds in the order of `HEADINGS`.
    """

    thing: Found
    start: str = ""
    end: str = ""
    before: tuple[Related, ...] = ()
    after: tuple[Related, ...] = ()
    parts: tuple[str, ...] = ()
    facts: Mapping[str, Sequence[Known]] = field(default_factory=dict)


def profile(thing: Found, engine: Engine) -> Profile:
    """Gather what is known of a thing.

    Raises:
        StoreError: the store cannot answer.
    """
    facts = facts_about(thing.iri, engine)
    places = places_of((fact.iri for fact in facts), engine)
    by_kind = {
        kind: tuple(Known(fact, worded(fact), places.get(fact.iri, ())) for fact in facts if fact.kind == kind)
        for kind in HEADINGS
    }
    kept = {kind: known for kind, known in by_kind.items() if known}
    start, end, before, after = in_time(thing, engine)
    parts = engine.query(with_prefixes(_PARTS % thing.iri))
    return Profile(thing, start, end, before, after, tuple(sorted({row[0].value for row in parts})), kept)


def in_time(thing: Found, engine: Engine) -> tuple[str, str, tuple[Related, ...], tuple[Related, ...]]:
    """Return dates in force, predecessors and successors of a thing that a register knows."""
    if not thing.code:
        return "", "", (), ()
    from kg.registers import Registers

    registers = Registers.load()
    try:
        entry = registers.by_key(thing.code)
    except KeyError:
        return "", "", (), ()
    base = thing.iri.removesuffix(thing.code.replace(":", "/"))
    groups = []
    for others in (registers.predecessors(entry), registers.successors(entry)):
        iris = {other.key: base + other.key.replace(":", "/") for other in others}
        held = {found.iri for found in describe(iris.values(), engine) if found.papers}
        groups.append(
            tuple(
                Related(other.name, other.key, max(other.start, entry.start), iris[other.key] in held)
                for other in sorted(others, key=lambda other: (other.start, other.name))
            )
        )
    return entry.start, entry.end, groups[0], groups[1]
