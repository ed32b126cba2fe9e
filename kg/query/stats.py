"""What a store holds, in numbers."""

from collections.abc import Mapping
from typing import Any

from kg.graph.table import FACTS, THINGS
from kg.query.facts import HEADINGS
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text

__all__ = ["stats", "unplaced"]

_PLACED = """
SELECT DISTINCT ?source ?publisher ?dated WHERE {
  GRAPH ?graph { ?paper a sg:Document ; dcterms:identifier ?source }
  OPTIONAL { GRAPH ?graph { ?paper dcterms:publisher ?publisher } }
  OPTIONAL { GRAPH ?graph { ?paper dcterms:date ?day } }
  OPTIONAL {
    SELECT ?graph (MIN(STR(?said)) AS ?first) WHERE { GRAPH ?graph { ?fact sg:saidOn ?said } } GROUP BY ?graph
  }
  BIND (COALESCE(STR(?day), ?first, "") AS ?dated)
} ORDER BY ?source
"""

_BY_CLASS = """
SELECT ?class (COUNT(DISTINCT ?one) AS ?count) WHERE { VALUES ?class { %s } ?one a ?class } GROUP BY ?class
"""
_BY_COUNCIL = """
SELECT (COALESCE(?name, "") AS ?council) (COUNT(DISTINCT ?paper) AS ?count) WHERE {
  ?paper a sg:Document .
  OPTIONAL { ?paper dcterms:publisher/rdfs:label ?name }
} GROUP BY ?name
"""
_WHOLE = {
    "documents": "SELECT (COUNT(DISTINCT ?paper) AS ?count) WHERE { ?paper a sg:Document }",
    "places quoted": "SELECT (COUNT(DISTINCT ?place) AS ?count) WHERE { ?place a oa:SpecificResource }",
    # a server may hold other graphs, of its own or of others
    "statements": (
        "SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } FILTER (STRSTARTS(STR(?graph), STR(id:))) }"
    ),
    "first meeting": "SELECT (MIN(STR(?date)) AS ?count) WHERE { ?fact a sg:MeetingStatement ; dcterms:date ?date }",
    "last meeting": "SELECT (MAX(STR(?date)) AS ?count) WHERE { ?fact a sg:MeetingStatement ; dcterms:date ?date }",
}


def stats(engine: Engine) -> dict[str, dict[str, int | str]]:
    """Return the numbers of a store: heading -> what is counted -> how many (dates as ISO 8601)."""
    whole: dict[str, int | str] = {}
    for name, query in _WHOLE.items():
        cell = next((cell_text(row[0]) for row in engine.query(with_prefixes(query))), "")
        whole[name] = int(cell) if cell.isdigit() else cell
    papers = {cell_text(row[0]) or "(not known)": int(row[1].value) for row in engine.query(with_prefixes(_BY_COUNCIL))}
    facts = {terms.type.value: terms.word for terms in FACTS.values()}
    found = _by_class(facts, engine)
    things = {terms.type.value: name for name, terms in THINGS.items()}
    return {
        "the whole": whole,
        "documents by council": dict(sorted(papers.items())),
        "facts": {kind: found[kind] for kind in HEADINGS if found.get(kind)},
        "things": dict(sorted(_by_class(things, engine).items(), key=lambda entry: -int(entry[1]))),
    }


def unplaced(engine: Engine) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the documents of no known council, and those without any date: questions that ask for one leave them out.

    Returns:
        Sources, sorted; of documents.
    """
    rows = [tuple(map(cell_text, row)) for row in engine.query(with_prefixes(_PLACED))]
    nobodys = tuple(source for source, publisher, _ in rows if not publisher)
    return nobodys, tuple(source for source, _, dated in rows if not dated)


def _by_class(names: Mapping[str, str], engine: Engine) -> dict[str, int | str]:
    rows: Any = engine.query(with_prefixes(_BY_CLASS % " ".join(f"<{iri}>" for iri in names)))
    counted = {names[row[0].value]: int(row[1].value) for row in rows}
    return {name: counted[name] for name in sorted(counted)}
