"""What the registers say of the organisations that the documents name, in a graph of its own.

Other names, first and last day, web site, and who took over from whom (`org:ChangeEvent`, one for one merger), so that
a clinical commissioning group of 2021 and the integrated care board of 2023 are two linked things. Registers are no
evidence: nothing here is a fact about governance, and no document says it.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import ID, REGISTERS_GRAPH, Names, digest, register_iri
from kg.graph.literals import date_literal, text_literal
from kg.graph.things import Triple, things_triples
from kg.graph.vocabulary import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SCHEMA
from kg.model.frames import Thing
from kg.registers import Entry, Registers
from kg.registers.links import item_of, pages_of

__all__ = ["known_quads", "thing_of_entry"]

#: characters of a date that has a day
WHOLE_DATE = 10


def thing_of_entry(entry: Entry) -> Thing:
    """Return a register entry as the thing that it is, with all its names."""
    aliases = {*entry.aliases, *entry.abbreviations} - {entry.name}
    kind = "" if entry.type == "post" else entry.kind
    kind = "committee" if entry.type == "body" else kind
    return Thing(
        "body" if entry.type == "body" else "post" if entry.type == "post" else "organisation",
        entry.name,
        kind=kind,
        register=entry.key,
        aliases=tuple(sorted(aliases)),
    )


def known_quads(keys: Iterable[str], registers: Registers) -> Iterator[Quad]:
    """Yield what the registers say.

    Arguments:
        keys: register keys of the things that the store holds; one that no register has is passed over.
        registers: the registers.

    Yields:
        The quads of the things named and of those that came before or after them, all in one graph.
    """
    named = {entry.key: entry for entry in registers.entries}
    changes = {entry.key: change for change in _changes(registers.entries) for entry in change}
    wanted: dict[str, Entry] = {}
    for key in keys:
        if key in named:
            entry = named[key]
            wanted.update((one.key, one) for one in (entry, *registers.lineage(entry)))
    # who ended in the same change is told of too
    told = dict.fromkeys(changes[key] for key in sorted(wanted) if key in changes)
    for change in told:
        for entry in change:
            wanted.update((key, named[key]) for key in (entry.key, *entry.successors))
    for key in sorted(wanted):
        for triple in _entry_triples(wanted[key]):
            yield Quad(*triple, REGISTERS_GRAPH)
    for change in told:
        after = tuple(named[key] for key in sorted(change[0].successors))
        for triple in _change_triples(change, after):
            yield Quad(*triple, REGISTERS_GRAPH)


def _entry_triples(entry: Entry) -> Iterator[Triple]:
    thing = thing_of_entry(entry)
    iri = register_iri(entry.key)
    yield from things_triples([thing], Names())
    if entry.start:
        yield iri, SCHEMA.foundingDate, date_literal(entry.start)
    if entry.end:
        yield iri, SCHEMA.dissolutionDate, date_literal(entry.end)
    if entry.domain:
        yield iri, FOAF.homepage, NamedNode(f"https://{entry.domain}/")
    if item_of(entry.key):
        yield iri, OWL.sameAs, NamedNode(item_of(entry.key))
    for page in pages_of(entry.key):
        yield iri, RDFS.seeAlso, NamedNode(page)


def _changes(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield those that ended in one change: on one day, with the same successors; one that has no day by itself."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.successors:
            day = entry.end if len(entry.end) == WHOLE_DATE else entry.key
            found.setdefault((day, *sorted(entry.successors)), []).append(entry)
    yield from (tuple(sorted(group, key=lambda one: one.key)) for group in found.values())


def _change_triples(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[Triple]:
    """Yield one event for all that ended and all that took over in it, dated by the first day of the latter."""
    event = NamedNode(f"{ID}change/{digest(*(one.key for one in before), '', *(one.key for one in after))}")
    names = [_listed([one.name for one in group]) for group in (after, before)]
    yield event, RDF.type, ORG.ChangeEvent
    yield event, RDFS.label, text_literal(" took over from ".join(names))
    days = sorted(one.start for one in after if one.start)
    if days:
        yield event, DCTERMS.date, date_literal(days[0])
    for entry in before:
        yield event, ORG.originalOrganization, register_iri(entry.key)
        yield register_iri(entry.key), ORG.changedBy, event
    for entry in after:
        yield event, ORG.resultingOrganization, register_iri(entry.key)
        yield register_iri(entry.key), ORG.resultedFrom, event


def _listed(names: list[str]) -> str:
    """Return names as they are listed in a sentence: `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
