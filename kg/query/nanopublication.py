"""One fact as a nanopublication: what is claimed, where it comes from, who published it, each in a graph of its own.

The form is that of https://nanopub.net/guidelines/working_draft/: a head that names three graphs, provenance about the
assertion, publication info about the whole. It has no date of its own, as nothing here looks at a clock.
"""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final

from kg.graph.foreign import OwnText
from kg.graph.literals import english_literal, text_literal
from kg.graph.turtle import Block, write_turtle
from kg.graph.vocabulary import DCTERMS, NP, RDF, RDFS
from kg.graph.write import counted
from kg.query.cards import Card
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine

__all__ = ["write_nanopublication"]

#: the fact with its slots, and what its things and codes are called
_ASSERTION: Final = """
CONSTRUCT { <%(fact)s> ?property ?value . ?value a ?class ; rdfs:label ?label ; skos:prefLabel ?wording }
WHERE {
  GRAPH ?graph {
    <%(fact)s> prov:hadPrimarySource ?paper ; ?property ?value .
    FILTER (?property NOT IN (prov:hadPrimarySource, prov:wasDerivedFrom))
    OPTIONAL { ?value a ?class }
    OPTIONAL { ?value rdfs:label ?label }
    OPTIONAL { ?value skos:prefLabel ?wording }
  }
}
"""
#: its places with their words and readers, and its paper without its text
_PROVENANCE: Final = """
CONSTRUCT {
  <%(assertion)s> prov:hadPrimarySource ?paper ; prov:wasDerivedFrom ?place ; prov:wasAttributedTo ?reader .
  ?paper ?about ?told .
  ?place ?of ?value .
  ?selector ?having ?words .
  ?reader ?being ?what .
}
WHERE {
  GRAPH ?graph {
    <%(fact)s> prov:hadPrimarySource ?paper ; prov:wasDerivedFrom ?place .
    { ?paper ?about ?told FILTER (?about NOT IN (schema:text, dcterms:publisher)) }
    UNION { ?place ?of ?value }
    UNION { ?place oa:hasSelector ?selector . ?selector ?having ?words }
    UNION { ?place prov:wasAttributedTo ?reader . ?reader ?being ?what }
  }
}
"""
#: the data set that it is from, and the program that built it
_PUBLICATION: Final = """
CONSTRUCT { <%(whole)s> dcterms:isPartOf ?set ; dcterms:conformsTo ?model ; prov:wasGeneratedBy ?build ;
  prov:wasAttributedTo ?tool . ?tool ?being ?what }
WHERE {
  ?set a void:Dataset ; dcterms:conformsTo ?model .
  OPTIONAL { ?set prov:wasGeneratedBy ?build . ?build prov:wasAssociatedWith ?tool . ?tool ?being ?what }
}
"""


def write_nanopublication(shown: Card, engine: Engine, out: BinaryIO) -> None:
    """Write a fact as a nanopublication, in TriG.

    Args:
        shown: the card of the fact.
        engine: the store.
        out: where to.
    """
    whole = f"{shown.fact.iri}/nanopublication"
    parts = {name: f"{whole}/{name}" for name in ("head", "assertion", "provenance", "publication")}
    names = {"fact": shown.fact.iri, "whole": whole, "assertion": parts["assertion"]}
    node = f"<{whole}>"
    head = [
        f"{node} {RDF.type} {NP.Nanopublication} .",
        f"{node} {NP.hasAssertion} <{parts['assertion']}> .",
        f"{node} {NP.hasProvenance} <{parts['provenance']}> .",
        f"{node} {NP.hasPublicationInfo} <{parts['publication']}> .",
    ]
    info = [
        f"{node} {RDFS.label} {english_literal(shown.claim)} .",
        f"{node} {DCTERMS.bibliographicCitation} {text_literal(shown.citation)} .",
    ]
    blocks = [
        Block("The head", counted(line.encode() for line in head), f"<{parts['head']}>"),
        Block("What is claimed", _asked(engine, _ASSERTION, names), f"<{parts['assertion']}>"),
        Block("Where it comes from", _asked(engine, _PROVENANCE, names), f"<{parts['provenance']}>"),
        Block(
            "Who published it",
            _asked(engine, _PUBLICATION, names, also=[line.encode() for line in info]),
            f"<{parts['publication']}>",
        ),
    ]
    write_turtle(blocks, out)


def _asked(engine: Engine, text: str, names: Mapping[str, str], *, also: Iterable[bytes] = ()) -> list[bytes]:
    triples: Any = engine.query(OwnText(with_prefixes(text % names)))
    return counted({*also, *(f"{triple} .".encode() for triple in triples)})
