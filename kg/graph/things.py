"""The things that a document names, as RDF: class, name, other names, kind, register key, and what they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.graph.iris import Names
from kg.graph.literals import english_literal, text_literal
from kg.graph.table import THINGS
from kg.graph.vocabulary import DCTERMS, OWL, RDF, RDFS, SCHEMES, SKOS, code, scheme
from kg.model.frames import Frame, Thing
from kg.model.kinds import SLOTS
from kg.registers.links import area_of

__all__ = ["Triple", "code_triples", "gathered", "thing_triples", "things_of", "things_triples"]

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]


def things_of(frames: Iterable[Frame]) -> Iterator[Thing]:
    """Yield every thing in the slots of the frames, and what it is part of, again and again as it stands there."""
    for frame in frames:
        for name in SLOTS[type(frame)]:
            value = getattr(frame, name)
            for member in value if isinstance(value, tuple) else (value,):
                thing = member
                while isinstance(thing, Thing):
                    yield thing
                    thing = thing.part_of


def things_triples(things: Iterable[Thing], names: Names) -> Iterator[Triple]:
    """Yield what is said of the things of one document.

    Arguments:
        things: as they stand in the frames; records of one IRI are put together here: its label is the fullest name,
            every other name an alternative one.
        names: those of the document.
    """
    for iri, same in gathered(things, names).items():
        yield from thing_triples(iri, same, names)


def gathered(things: Iterable[Thing], names: Names) -> dict[NamedNode, set[Thing]]:
    """Return the records of things by the IRI that they share."""
    by_iri: defaultdict[NamedNode, set[Thing]] = defaultdict(set)
    for thing in things:
        by_iri[names.thing(thing)].add(thing)
    return by_iri


def thing_triples(iri: NamedNode, same: AbstractSet[Thing], names: Names) -> Iterator[Triple]:
    """Yield what is said of one thing, of which there are several records."""
    called = {thing.name for thing in same}
    # the fullest name, and of two of one length the first in the alphabet
    label = min(called, key=lambda name: (-len(name), name))
    yield iri, RDFS.label, text_literal(label)
    for other in {*called, *(alias for thing in same for alias in thing.aliases)} - {label}:
        yield iri, SKOS.altLabel, text_literal(other)
    kinds = sorted({thing.kind for thing in same} - {""}, key=lambda kind: (kind == "other", kind))
    for thing in same:
        terms = THINGS[thing.type]
        yield iri, RDF.type, terms.type
        if kinds and terms.scheme:
            # one kind for one thing: a definite one before "other"
            yield iri, DCTERMS.type, code(terms.scheme, kinds[0])
            yield from code_triples(terms.scheme, kinds[0])
        if thing.register and thing.type != "area":
            yield iri, DCTERMS.identifier, text_literal(thing.register)
        if thing.type == "area" and area_of(thing.register.removeprefix("area:")):
            yield iri, OWL.sameAs, NamedNode(area_of(thing.register.removeprefix("area:")))
        if thing.part_of is not None:
            parent = names.thing(thing.part_of)
            if parent != iri:
                yield iri, terms.part_of, parent


@lru_cache(maxsize=1024)
def code_triples(name: str, value: str) -> tuple[Triple, ...]:
    """Return the label of a code and the list it is from, so that a document's graph can be read on its own."""
    iri = code(name, value)
    known = next((one for one in SCHEMES[name] if code(name, one) == iri), value)
    return (
        (iri, RDF.type, SKOS.Concept),
        (iri, SKOS.prefLabel, english_literal(known)),
        (iri, SKOS.inScheme, scheme(name)),
    )
