"""What the server's processes do: each task takes the open store and returns plain data or bytes."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kg.errors import QueryError
from kg.graph.foreign import OwnText
from kg.query.cards import card, to_html
from kg.query.catalogue import Catalogue
from kg.query.evidence import Place
from kg.query.facts import read_facts
from kg.query.formats import write
from kg.query.gaps import Gap, find_gaps
from kg.query.lines import Line, lines_between, network
from kg.query.parameters import is_iri
from kg.query.rows import FACT, Answer, Row, cell_text
from kg.query.run import answer_to
from kg.query.values import held_values
from kg.serve.explore import Served, Shown, index, links_of, one_called, told_of
from kg.view.index.index import Index
from kg.view.site.markup import day

__all__ = ["Rows", "answer", "as_rdf", "fact", "gaps", "held", "path", "sparql", "sparql_rows", "table"]


#: the engine that was asked last for gaps, and what it answered, by council and date
_asked_before: list[Any] = []
_KEPT = 64
#: the engine that was asked last who answers to whom, and what it answered
_network: list[Any] = []
#: bytes of an answer
MOST_BYTES: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer that fit on a page, and the addresses of what they name; `more` tells of others.

    `titles` are those of the papers, by the path that stands in a row.
    """

    columns: Row
    rows: tuple[Row, ...]
    more: bool
    links: tuple[Mapping[str, str], ...]
    titles: Mapping[str, str] = field(default_factory=dict)


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


def sparql_rows(engine: Any, text: str, most: int) -> Rows:
    """Answer a query from outside with at most `most` rows.

    Raises:
        QueryError: it is no query, or its answer has no rows.
    """
    results = engine.query(text)
    if not hasattr(results, "variables"):
        raise QueryError("The answer is no table", "Ask for it as turtle, or with SELECT")
    rows = [tuple(cell_text(term) for term in row) for row in islice(results, most + 1)]
    columns = tuple(variable.value for variable in results.variables)
    return Rows(columns, tuple(rows[:most]), len(rows) > most, ({},) * min(len(rows), most))


def _asked(engine: Any, name: str, values: Mapping[str, str], options: Mapping[str, Any], own: str | None) -> Answer:
    question = Catalogue.load(Path(own) if own else None).question(name)
    return answer_to(question, engine, values, **options)


def table(
    engine: Any,
    store: str,
    name: str,
    values: Mapping[str, str],
    options: Mapping[str, Any],
    own: str | None,
    most: int,
) -> Rows:
    """Answer a saved question with at most `most` rows."""
    found = _asked(engine, name, values, {**options, "facts": True}, own)
    place = found.columns.index(FACT)
    rows = tuple(islice(found.rows, most + 1))
    links = tuple(links_of(engine, store, tuple(row[place].split())) for row in rows[:most])
    kept = tuple((*row[:place], *row[place + 1 :]) for row in rows[:most])
    papers = index(engine, store).papers
    there = {text for one in links for text in one}
    titles = {source: papers[source].title for source in sorted(there) if source in papers and papers[source].title}
    return Rows((*found.columns[:place], *found.columns[place + 1 :]), kept, len(rows) > most, links, titles)


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


def gaps(engine: Any, store: str, council: str, as_of: str) -> Shown:
    """Return what the papers leave open, as a page.

    Raises:
        QueryError: the store has no such council, or the date is none.
    """
    from kg.view.site.gaps import gaps_by_check

    known = index(engine, store)
    found = _gaps(engine, known, council, as_of)
    called = {question.name: question.header.title for question in Catalogue.load(part="checks")}
    return Shown(f"{len(found):,} found", gaps_by_check(found, called, known, Served(known)))


def _gaps(engine: Any, known: Index, council: str, as_of: str) -> list[Gap]:
    """Return gaps; those of the papers as they stand today were found when the index was made."""
    if not as_of and (not council or council in known.councils) and known.gaps():
        return known.gaps(council)
    if not _asked_before or _asked_before[0] is not engine:
        _asked_before[:] = [engine, {}]
    kept: dict[tuple[str, str], list[Gap]] = _asked_before[1]
    if (council, as_of) not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[council, as_of] = find_gaps(engine, council=council, as_of=as_of)
    return kept[council, as_of]


def path(engine: Any, store: str, start: str, end: str) -> tuple[Line, Line] | None:
    """Return the lines from one thing to another, each by name, by name with its council in brackets, or by IRI.

    Their places name each paper by its title and date, and are where the reader shows it.
    """
    lower, upper = (one_called(engine, store, name) for name in (start, end))
    if not _network or _network[0] is not engine:
        _network[:] = [engine, network(engine)]
    found = lines_between(lower, upper, engine, among=_network[1])
    return (_in_reader(found[0], engine, store), _in_reader(found[1], engine, store)) if found else None


def _in_reader(line: Line, engine: Any, store: str) -> Line:
    known = index(engine, store)
    links = Served(known)

    def there(place: Place, fact: str) -> Place:
        paper = known.papers.get(place.document.rpartition(".")[0])
        if paper is None:
            return place
        told = ", ".join(filter(None, (paper.title or place.document, day(paper.date))))
        return replace(place, document=told, url=links.paper(paper.source, fact))

    hops = (replace(hop, places=tuple(there(place, hop.fact) for place in hop.places[:1])) for hop in line.hops)
    return replace(line, hops=tuple(hops))


def fact(engine: Any, store: str, iri: str) -> tuple[str, str] | None:
    """Return the card of a fact and its sentences, as HTML; None where the store has no such fact."""
    if not is_iri(iri) or not read_facts([iri], engine):
        return None
    return to_html(card(iri, engine)), told_of(engine, store, iri)


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
