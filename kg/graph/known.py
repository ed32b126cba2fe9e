"""What the registers say of the organisations that the documents name, in a graph of its own.

Other names, first and last day, web site, and who took over from whom (`org:ChangeEvent`), so that a clinical
commissioning group of 2021 and the integrated care board of 2023 are two linked things. Registers are no evidence:
nothing here is a fact about governance, and no document says it.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import ID, REGISTERS_GRAPH, Names, digest, register_iri
from kg.graph.literals import date_literal, text_literal
from kg.graph.things import Triple, things_triples
from kg.graph.vocabulary import FOAF, ORG, RDF, RDFS, SCHEMA
from kg.model.frames import Thing
from kg.registers import Entry, Registers

__all__ = ["known_quads", "thing_of_entry"]


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
    wanted: dict[str, Entry] = {}
    for key in keys:
        if key in named:
            entry = named[key]
            wanted.update((one.key, one) for one in (entry, *registers.lineage(entry)))
    for key in sorted(wanted):
        for triple in _entry_triples(wanted[key], wanted):
            yield Quad(*triple, REGISTERS_GRAPH)


def _entry_triples(entry: Entry, wanted: dict[str, Entry]) -> Iterator[Triple]:
    thing = thing_of_entry(entry)
    iri = register_iri(entry.key)
    yield from things_triples([thing], Names())
    if entry.start:
        yield iri, SCHEMA.foundingDate, date_literal(entry.start)
    if entry.end:
        yield iri, SCHEMA.dissolutionDate, date_literal(entry.end)
    if entry.domain:
        yield iri, FOAF.homepage, NamedNode(f"https://{entry.domain}/")
    for key in entry.successors:
        if key not in wanted:
            continue
        later = register_iri(key)
        event = NamedNode(f"{ID}change/{digest(entry.key, key)}")
        yield event, RDF.type, ORG.ChangeEvent
        yield event, RDFS.label, text_literal(f"{wanted[key].name} took over from {entry.name}")
        yield event, ORG.originalOrganization, iri
        yield event, ORG.resultingOrganization, later
