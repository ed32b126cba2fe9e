"""What the server's processes do: each task takes the open store and returns plain data or bytes."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kg.errors import QueryError
from kg.graph.foreign import OwnText
from kg.query.cards import card, to_html
from kg.query.catalogue import Catalogue
from kg.query.facts import Fact, newest_first, read_facts
from kg.query.formats import write
from kg.query.gaps import Gap, find_gaps
from kg.query.lines import Line, lines_between
from kg.query.parameters import is_iri
from kg.query.prefixes import with_prefixes
from kg.query.profile import Profile, profile
from kg.query.rows import Answer, Row, cell_text
from kg.query.run import answer_to
from kg.query.things import Found, describe, find, find_one
from kg.query.values import held_values

__all__ = ["Paper", "Rows", "answer", "as_rdf", "gaps", "held", "page_of", "path", "search", "sparql", "table"]


#: bytes of an answer
MOST_BYTES: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer that fit on a page; `more` tells that there are further ones."""

    columns: Row
    rows: tuple[Row, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: what it is, its text, and the facts it gave."""

    source: str
    title: str
    url: str
    date: str
    council: str
    text: str
    facts: tuple[Fact, ...]


class _Limited(io.BytesIO):
    """Bytes of an answer, up to a limit."""

    def write(self, data: Any) -> int:
        """Take more of it.

        Raises:
            QueryError: it is too long.
        """
        if self.tell() + len(data) > MOST_BYTES:
            raise QueryError(f"The answer has more than {MOST_BYTES >> 20} MB", "Narrow it, or ask with kg query")
        return super().write(data)


def sparql(engine: Any, text: str, kind: str, most: int) -> bytes:
    """Answer a query from outside as bytes of the format `kind`.

    Raises:
        QueryError: it is no query, asks another server, gives more than `most` rows, or cannot be written so.
    """
    from kg.graph.results import serialize, serialize_rows

    results = engine.query(text)
    out = _Limited()
    if hasattr(results, "variables"):
        names = [variable.value for variable in results.variables]
        rows = list(islice(results, most + 1))
        if len(rows) > most:
            raise QueryError(f"The answer has more than {most} rows", "Narrow it, or add LIMIT")
        serialize_rows(names, rows, kind, out)
    else:
        serialize(results, kind, out)
    return out.getvalue()


def _asked(engine: Any, name: str, values: Mapping[str, str], options: Mapping[str, Any], own: str | None) -> Answer:
    question = Catalogue.load(Path(own) if own else None).question(name)
    return answer_to(question, engine, values, **options)


def table(
    engine: Any, name: str, values: Mapping[str, str], options: Mapping[str, Any], own: str | None, most: int
) -> Rows:
    """Answer a saved question with at most `most` rows."""
    found = _asked(engine, name, values, options, own)
    rows = tuple(islice(found.rows, most + 1))
    return Rows(found.columns, rows[:most], len(rows) > most)


def answer(
    engine: Any, name: str, values: Mapping[str, str], options: Mapping[str, Any], own: str | None, kind: str
) -> bytes:
    """Answer a saved question, whole, as bytes of the format `kind`."""
    out = _Limited()
    write(_asked(engine, name, values, options, own), kind, out)
    return out.getvalue()


def held(engine: Any, name: str, own: str | None) -> dict[str, list[str]]:
    """Return the values that the store holds for each parameter of a question."""
    question = Catalogue.load(Path(own) if own else None).question(name)
    found = {one.name: held_values(one, engine) for one in question.header.parameters}
    return {parameter: list(values) for parameter, values in found.items() if values is not None}


def search(engine: Any, name: str) -> list[Found]:
    """Return the things that a name may mean."""
    return find(name, engine)


def gaps(engine: Any, council: str, as_of: str) -> list[Gap]:
    """Return what the papers leave open."""
    return find_gaps(engine, council=council, as_of=as_of)


def path(engine: Any, start: str, end: str) -> tuple[Found, Found, tuple[Line, Line] | None]:
    """Return the two things named, and the lines from one to the other."""
    lower, upper = find_one(start, engine), find_one(end, engine)
    return lower, upper, lines_between(lower.iri, upper.iri, engine)


def page_of(engine: Any, iri: str) -> Profile | Paper | str | None:
    """Return what a page shows of an IRI: a thing's profile, a document, the card of a fact, or None."""
    if not is_iri(iri):
        return None
    found = describe([iri], engine)
    if found:
        return profile(found[0], engine)
    if read_facts([iri], engine):
        return to_html(card(iri, engine))
    return _paper(iri, engine)


_PAPER = """
SELECT ?source ?title ?url ?date ?council ?text WHERE {
  GRAPH ?graph {
    <%s> a sg:Document ; dcterms:identifier ?source ; rdfs:label ?title ; schema:text ?text .
    OPTIONAL { <%s> schema:url ?url }
    OPTIONAL { <%s> dcterms:date ?date }
    OPTIONAL { <%s> dcterms:publisher/rdfs:label ?council }
  }
} ORDER BY ?council
"""


def _paper(iri: str, engine: Any) -> Paper | None:
    for row in engine.query(with_prefixes(_PAPER % (iri, iri, iri, iri))):
        source, title, url, date, council, text = map(cell_text, row)
        facts = engine.query(with_prefixes(f"SELECT ?fact WHERE {{ ?fact prov:hadPrimarySource <{iri}> }}"))
        told = read_facts(sorted({fact[0].value for fact in facts}), engine).values()
        return Paper(source, title, url, date, council, text, tuple(newest_first(told)))
    return None


def as_rdf(engine: Any, iri: str, kind: str) -> bytes | None:
    """Return what the store says of an IRI, and what it says it of, as RDF; None where that is nothing."""
    from kg.graph.results import serialize

    if not is_iri(iri):
        return None
    query = "CONSTRUCT { ?s ?p ?o } WHERE { { BIND(<%s> AS ?s) ?s ?p ?o } UNION { BIND(<%s> AS ?o) ?s ?p ?o } }"
    out = io.BytesIO()
    results = list(engine.query(OwnText(query % (iri, iri))))
    if not results:
        return None
    serialize(iter(results), kind, out)
    return out.getvalue()
