"""The graph as GraphML, for Gephi, yEd and the like: things as nodes, and a line for each fact that ties two of them.

GraphML has neither named graphs nor statements about statements; each line carries its relation, status, date,
document and sentence as attributes. The format: http://graphml.graphdrawing.org/specification.html
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text

__all__ = ["write_graphml"]

_NODES: Final = """
SELECT ?thing (MIN(?name) AS ?label) (MIN(?type) AS ?class) (MIN(?word) AS ?kind) WHERE {
  VALUES ?type {
    org:FormalOrganization org:OrganizationalUnit foaf:Person org:Post sg:Plan dcterms:Location sg:GenericParty
  }
  ?thing a ?type ; rdfs:label ?name .
  OPTIONAL { ?thing dcterms:type ?code . ?code skos:prefLabel ?word }
} GROUP BY ?thing ORDER BY ?thing
"""

_LINES: Final = """
SELECT DISTINCT ?from ?to ?relation ?fact ?status ?said ?source WHERE {
  {
    GRAPH ?g {
      { ?fact sg:reportingBody ?from ; sg:answersTo ?to ; dcterms:type/skos:prefLabel ?relation }
      UNION { ?fact sg:monitor ?from ; sg:plan ?to . BIND ("monitors" AS ?relation) }
      UNION { ?fact sg:responsible ?from ; sg:plan ?to . BIND ("responsible for" AS ?relation) }
      UNION { ?fact org:member ?from ; sg:post ?to . BIND ("holds" AS ?relation) }
      UNION { ?fact sg:delegatedBy ?from ; sg:delegatedTo ?to . BIND ("delegates to" AS ?relation) }
      UNION { ?fact sg:inspector ?from ; sg:area ?to . BIND ("inspects" AS ?relation) }
      UNION { ?fact sg:issuedBy ?from ; sg:imposedOn ?to ; dcterms:type/skos:prefLabel ?relation }
      UNION { ?fact sg:decidedBy ?from ; sg:addressee ?to ; dcterms:type/skos:prefLabel ?relation }
      ?fact sg:status/skos:prefLabel ?status ; prov:hadPrimarySource/dcterms:identifier ?source .
      OPTIONAL { ?fact sg:saidOn ?said }
    }
    FILTER (?status != "denied")
  } UNION {
    VALUES ?belongs { org:unitOf org:subOrganizationOf org:postIn org:memberOf }
    ?from ?belongs ?to .
    BIND ("part of" AS ?relation)
  } UNION {
    ?change org:originalOrganization ?from ; org:resultingOrganization ?to .
    BIND ("succeeded by" AS ?relation)
  }
} ORDER BY ?from ?to ?relation ?source ?fact
"""

_NODE_KEYS: Final = ("label", "class", "kind")
_LINE_KEYS: Final = ("relation", "fact", "status", "said", "source")

#: what XML 1.0 cannot hold
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_graphml(engine: Engine, out: BinaryIO) -> None:
    """Write the things of a store and the lines between them.

    Arguments:
        engine: the store.
        out: where to.
    """
    out.writelines(line.encode() + b"\n" for line in _document(engine))


def _document(engine: Engine) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for use, keys in (("node", _NODE_KEYS), ("edge", _LINE_KEYS)):
        for key in keys:
            yield f'  <key id="{key}" for="{use}" attr.name="{key}" attr.type="string"/>'
    yield '  <graph id="governance" edgedefault="directed">'
    known = set()
    for thing, label, class_, kind in engine.query(with_prefixes(_NODES)):
        known.add(thing.value)
        yield f"    <node id={quoteattr(thing.value)}>"
        plain = re.split(r"[#/]", class_.value)[-1]
        yield from _data(_NODE_KEYS, (label.value, plain, cell_text(kind)))
        yield "    </node>"
    count = 0
    for from_, to, *told in engine.query(with_prefixes(_LINES)):
        if from_.value in known and to.value in known:
            count += 1
            ends = f"source={quoteattr(from_.value)} target={quoteattr(to.value)}"
            yield f'    <edge id="e{count}" {ends}>'
            yield from _data(_LINE_KEYS, tuple(map(cell_text, told)))
            yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(keys: tuple[str, ...], values: tuple[str, ...]) -> Iterator[str]:
    for key, value in zip(keys, values, strict=True):
        if value:
            yield f'      <data key="{key}">{escape(_ILLEGAL.sub("", value))}</data>'
