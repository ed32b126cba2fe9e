"""What the engine answers, written by the engine itself: SPARQL results, and RDF for CONSTRUCT and DESCRIBE."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, Final

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.vocabulary import WRITTEN

__all__ = ["RDF_FORMATS", "RESULT_FORMATS", "serialize", "serialize_rows"]

#: for SELECT and ASK
RESULT_FORMATS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "sparql-json": ox.QueryResultsFormat.JSON,
    "sparql-xml": ox.QueryResultsFormat.XML,
}
#: for CONSTRUCT and DESCRIBE
RDF_FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def serialize(results: Any, name: str, out: IO[bytes]) -> None:
    """Write what a query gave, in a format of its kind.

    Arguments:
        results: what `Store.query` returned, or the query of an endpoint.
        name: a key of `RESULT_FORMATS` for solutions and truth values, of `RDF_FORMATS` for triples.
        out: opened for bytes.

    Raises:
        QueryError: the format does not fit what the query gives.
    """
    # an endpoint's triples are not the engine's own class
    if not isinstance(results, ox.QueryBoolean) and not hasattr(results, "variables"):
        if name not in RDF_FORMATS:
            raise QueryError(f"Triples cannot be written as {name}", f"Take one of: {', '.join(RDF_FORMATS)}")
        triples = sorted(set(results), key=str)
        if name == "turtle":
            out.write(_turtle(triples))
        else:
            ox.serialize(triples, out, format=RDF_FORMATS[name])
    elif name not in RESULT_FORMATS:
        raise QueryError(f"Rows cannot be written as {name}", "RDF formats are for CONSTRUCT and DESCRIBE")
    else:
        results.serialize(out, format=RESULT_FORMATS[name])


def serialize_rows(names: Sequence[str], rows: Iterable[Any], name: str, out: IO[bytes]) -> None:
    """Write solutions that have been taken out of an engine's result, in a format of `RESULT_FORMATS`.

    Raises:
        QueryError: the format is for triples.
    """
    if name not in RESULT_FORMATS:
        raise QueryError(f"Rows cannot be written as {name}", "RDF formats are for CONSTRUCT and DESCRIBE")
    bindings = [{key: _binding(term) for key, term in zip(names, row, strict=True) if term is not None} for row in rows]
    text = json.dumps({"head": {"vars": list(names)}, "results": {"bindings": bindings}}, ensure_ascii=False)
    ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON).serialize(out, RESULT_FORMATS[name])


def _binding(term: Any) -> dict[str, str]:
    """Return a term as SPARQL 1.1 Query Results JSON has it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    told = {"type": "literal", "value": term.value}
    if term.language:
        return {**told, "xml:lang": term.language}
    return {**told, "datatype": term.datatype.value}


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return Turtle with its prefixes sorted; the serializer gives them in another order each time."""
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(WRITTEN)) or b""
    lines = written.splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])
