"""Facts as records: one fact of one paper with all its slots, read back from the graph, and its wording.

A fact is looked up by its IRI. Which properties it has is told by the table with which facts were written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from kg.graph.table import FACTS
from kg.model.kinds import KINDS
from kg.query.parameters import is_iri
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text

__all__ = ["HEADINGS", "Fact", "Value", "facts_about", "newest_first", "read_facts"]

#: facts looked up in one query
BATCH = 200

QUERY = """
SELECT ?fact ?class ?property ?value ?label ?status ?said ?source
WHERE {
  VALUES ?fact { %s }
  GRAPH ?graph {
    ?fact a ?class ; sg:status/skos:prefLabel ?status ; prov:hadPrimarySource ?paper ; ?property ?value .
    ?paper dcterms:identifier ?source .
  }
  # outside of the graph's braces: within them the engine would not begin with the facts
  OPTIONAL { GRAPH ?graph { ?fact sg:saidOn ?said } }
  OPTIONAL { GRAPH ?graph { ?value rdfs:label|skos:prefLabel ?label } }
}
"""

ABOUT = """
SELECT DISTINCT ?fact
WHERE {
  GRAPH ?graph { ?fact ?role <%s> ; prov:hadPrimarySource ?paper }
}
"""

#: kind of fact -> what stands above a list of them, in the order of what governance asks first
HEADINGS: Mapping[str, str] = {kind.word: kind.heading for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a slot: its text, and its IRI where it is a thing or a code."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one paper.

    Arguments:
        iri: of the fact.
        kind: a key of `KINDS`.
        source: the paper, by its path without the extension.
        status: held, required, planned, recommended, completed or denied.
        said: ISO 8601 date on which it was said, or empty.
        slots: name of the slot in the frame -> its values, sorted.
    """

    iri: str
    kind: str
    source: str
    status: str
    said: str
    slots: Mapping[str, tuple[Value, ...]]

    def text(self, slot: str) -> str:
        """Return the texts of a slot joined by "; ", empty where it is open."""
        return "; ".join(value.text for value in self.slots.get(slot, ()))

    @property
    def date(self) -> str:
        """The date of the thing itself, else that on which it was said; empty where neither is known."""
        return self.text("date") or self.said


@lru_cache(maxsize=1)
def _terms() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return class IRI -> kind, and kind -> property IRI -> slot."""
    kinds = {terms.type.value: terms.word for terms in FACTS.values()}
    slots = {terms.word: {slot.property.value: name for name, slot in terms.slots.items()} for terms in FACTS.values()}
    return kinds, slots


def read_facts(iris: Iterable[str], engine: Engine) -> dict[str, Fact]:
    """Return the facts with these IRIs, in their order; what is no fact of the store is left out."""
    wanted = iter(dict.fromkeys(iri for iri in iris if is_iri(iri)))
    found: dict[str, Fact] = {}
    while batch := list(islice(wanted, BATCH)):
        solutions = engine.query(with_prefixes(QUERY % " ".join(f"<{iri}>" for iri in batch)))
        read = dict(_gathered(solutions))
        found.update((iri, read[iri]) for iri in batch if iri in read)
    return found


def _gathered(solutions: Any) -> Iterator[tuple[str, Fact]]:
    kinds, slots = _terms()
    heads: dict[str, tuple[str, str, str, str]] = {}
    values: defaultdict[str, defaultdict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for fact, class_, property_, value, label, status, said, source in solutions:
        kind = kinds.get(class_.value)
        if kind is None:
            continue
        heads[fact.value] = (kind, source.value, status.value, cell_text(said))
        slot = slots[kind].get(property_.value) if property_ is not None else None
        if slot is not None:
            named = not hasattr(value, "datatype")  # a literal is its own text
            values[fact.value][slot].add(Value(cell_text(label or value), value.value if named else ""))
    for iri, (kind, source, status, said) in heads.items():
        sorted_slots = {
            slot: tuple(sorted(_one_label(members), key=lambda value: (value.text, value.iri)))
            for slot, members in sorted(values[iri].items())
        }
        yield iri, Fact(iri, kind, source, status, said, sorted_slots)


def _one_label(members: set[Value]) -> Iterable[Value]:
    """Keep one label for each thing, the longest, then the first."""
    best: dict[tuple[str, str], Value] = {}
    for value in sorted(members, key=lambda value: (-len(value.text), value.text)):
        best.setdefault((value.iri, "" if value.iri else value.text), value)
    return best.values()


def facts_about(thing: str, engine: Engine) -> list[Fact]:
    """Return the facts in which a thing stands in any slot, newest first; `thing` is its IRI."""
    if not is_iri(thing):
        return []
    iris = [solution[0].value for solution in engine.query(with_prefixes(ABOUT % thing))]
    return newest_first(read_facts(sorted(iris), engine).values())


def newest_first(facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts by their date, the newest first, those without a date last; then by source and IRI."""
    ordered = sorted(facts, key=lambda fact: (fact.source, fact.iri))
    return sorted(ordered, key=lambda fact: fact.date, reverse=True)
