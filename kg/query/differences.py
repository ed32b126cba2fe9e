"""What differs between two graphs: facts and things that appeared, changed or went, in plain English and as data.

A fact changed when a paper says something else of the same thing: of one kind, from the same document, with the same
subject, where just one fact stood and just one stands. Everything else appeared or went.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph.table import THINGS
from kg.model.kinds import KINDS
from kg.query.facts import HEADINGS, Fact, read_facts
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine
from kg.query.wording import worded

__all__ = ["Difference", "differences", "summary"]

_FACTS = "SELECT DISTINCT ?fact WHERE { ?fact prov:hadPrimarySource ?paper }"
_THINGS = """
SELECT DISTINCT ?thing ?name WHERE {
  # what only a register knows, and no fact speaks of, is no part of the comparison
  { SELECT DISTINCT ?thing WHERE { ?fact prov:hadPrimarySource ?paper ; ?slot ?thing . ?thing a <%s> } }
  ?thing rdfs:label ?name .
}
"""

_KIND_CALLED = {kind.word: kind for kind in KINDS}


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One difference.

    Arguments:
        kind: a kind of fact (a key of `HEADINGS`) or a type of thing.
        change: `new`, `changed`, `gone` or, of a thing, `renamed`.
        old: what it was, in words; empty where it is new.
        new: what it is, in words; empty where it is gone.
        source: the document of a fact; empty of a thing.
        iri: of the new fact or thing, of the old where it is gone.
    """

    kind: str
    change: str
    old: str
    new: str
    source: str
    iri: str


def differences(old: Engine, new: Engine) -> list[Difference]:
    """Return how the graph `new` differs from `old`: facts first, in the order of `HEADINGS`, then things."""
    found = [*_facts(old, new), *_things(old, new)]
    order = {kind: number for number, kind in enumerate([*HEADINGS, *THINGS])}
    return sorted(found, key=lambda one: (order[one.kind], one.change, one.source, one.new or one.old, one.iri))


def summary(found: Iterable[Difference]) -> str:
    """Return the differences in one line: `2 monitoring facts new, 1 body renamed`."""
    counts = Counter((one.kind, one.change) for one in found)
    order = [*HEADINGS, *THINGS]
    told = [
        f"{count} {_plural(kind, count)} {change}"
        for (kind, change), count in sorted(counts.items(), key=lambda entry: (order.index(entry[0][0]), entry[0][1]))
    ]
    return ", ".join(told) or "no difference"


def _plural(kind: str, count: int) -> str:
    word = (_KIND_CALLED[kind].counted if kind in _KIND_CALLED else "") or kind
    if count == 1:
        return word
    if word == "person":
        return "people"
    return f"{word[:-1]}ies" if word.endswith("dy") else f"{word}s"


def _facts(old: Engine, new: Engine) -> Iterator[Difference]:
    before, after = ({row[0].value for row in engine.query(with_prefixes(_FACTS))} for engine in (old, new))
    gone: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    come: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for facts, engine, iris in ((gone, old, before - after), (come, new, after - before)):
        for fact in read_facts(sorted(iris), engine).values():
            facts[_about(fact)].append(fact)
    for about in sorted({*gone, *come}):
        was, now = gone[about], come[about]
        if len(was) == len(now) == 1:
            yield Difference(now[0].kind, "changed", worded(was[0]), worded(now[0]), now[0].source, now[0].iri)
            continue
        for fact in was:
            yield Difference(fact.kind, "gone", worded(fact), "", fact.source, fact.iri)
        for fact in now:
            yield Difference(fact.kind, "new", "", worded(fact), fact.source, fact.iri)


def _about(fact: Fact) -> tuple[str, ...]:
    return (fact.kind, fact.source, *(fact.text(slot) for slot in _KIND_CALLED[fact.kind].about))


def _things(old: Engine, new: Engine) -> Iterator[Difference]:
    for type_, terms in THINGS.items():
        before, after = (_named(engine, terms.type.value) for engine in (old, new))
        for iri in sorted({*before, *after}):
            was, now = before.get(iri, ""), after.get(iri, "")
            if was != now:
                change = "renamed" if was and now else "new" if now else "gone"
                yield Difference(type_, change, was, now, "", iri)


def _named(engine: Engine, class_: str) -> dict[str, str]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for thing, name in engine.query(with_prefixes(_THINGS % class_)):
        names[thing.value].add(name.value)
    return {iri: min(found, key=lambda name: (-len(name), name)) for iri, found in names.items()}
