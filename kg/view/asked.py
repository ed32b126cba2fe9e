"""What a query answered, as a graph: the facts that it names, the triples that it constructs, or else its rows.

A query of one's own draws whatever it can say: a line needs no fact behind it. Where the papers tie its two ends, the
line opens their sentences; where they do not, it has none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.errors import QueryError
from kg.query.rows import FACT, cell_text
from kg.view.read import Reading
from kg.view.subgraph import Line, Node, Passage, Subgraph
from kg.view.tie import tie

__all__ = ["drawn"]

_NAMES = ("label", "prefLabel", "name", "title")


def drawn(reading: Reading, results: Any) -> Subgraph:
    """Return the answer to a query as a graph.

    Arguments:
        reading: of the store that was asked.
        results: what the engine gave. Of rows with a column `fact`, those facts are drawn; of other rows, a line from
            the first thing that a row names to each of the others. Of triples with a fact that is itself a line as
            their subject, that fact; any other triple is a line, and of a literal a name or a detail of its subject.

    Raises:
        QueryError: the answer is yes or no, or its rows name nothing that could be drawn.
    """
    if not hasattr(results, "variables"):
        if not hasattr(results, "__iter__"):
            raise QueryError("A yes or no cannot be drawn", "Ask with SELECT or CONSTRUCT")
        return _triples(reading, results)
    columns = [variable.value for variable in results.variables]
    if FACT not in columns:
        return _rows(reading, columns, ([cell_text(term) for term in row] for row in results))
    place = columns.index(FACT)
    graph = tie(reading, {fact for row in results for fact in cell_text(row[place]).split()})
    return graph.only(graph.index)


def _triples(reading: Reading, triples: Iterable[Any]) -> Subgraph:
    """Return triples as things and lines."""
    whole = tie(reading)
    facts: set[str] = set()
    ties: list[tuple[str, str, str]] = []
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        subject, relation, value = (term.value for term in (triple.subject, triple.predicate, triple.object))
        word = _words(relation)
        if subject in reading.facts and subject not in whole.index:
            facts.add(subject)
        elif hasattr(triple.object, "datatype"):
            told[subject][word].add(value)
        elif relation.endswith("22-rdf-syntax-ns#type"):
            told[subject]["kind"].add(_words(value))
        else:
            ties.append((_end(subject, whole), word, _end(value, whole)))
    of_facts = tie(reading, facts) if facts else Subgraph.of([])
    ends = {end for subject, _, value in ties for end in (subject, value)} | set(told)
    nodes = [whole.index.get(end) or _node(end, told[end], reading) for end in sorted(ends)]
    between = _between(whole)
    lines = [_line(subject, word, value, between) for subject, word, value in ties]
    graph = Subgraph.of([*of_facts.nodes, *nodes], [*of_facts.lines, *lines], reading.papers.values())
    return graph.only(graph.index)


def _rows(reading: Reading, columns: list[str], rows: Iterable[list[str]]) -> Subgraph:
    """Return the things that rows name, with a line from the first of each row to the others."""
    whole = tie(reading)
    called: dict[str, str] = {}
    for node in whole.nodes:
        for name in (node.id, node.label, *node.aliases):
            called.setdefault(name, node.id)
    named: set[str] = set()
    lines: list[Line] = []
    between = _between(whole)
    some = False
    for row in rows:
        some = True
        things = [(called[text], column) for column, text in zip(columns, row, strict=True) if text in called]
        named.update(thing for thing, _ in things)
        for thing, column in things[1:]:
            lines.append(_line(things[0][0], _words(column), thing, between))
    if some and not named:
        raise QueryError(
            "The answer names nothing that can be drawn",
            "A query that is drawn selects ?fact, or the names or IRIs of things, or constructs triples",
        )
    graph = Subgraph.of((whole.index[one] for one in named), lines, reading.papers.values())
    return graph.only(graph.index)


def _between(graph: Subgraph) -> dict[frozenset[str], list[Line]]:
    between: dict[frozenset[str], list[Line]] = defaultdict(list)
    for line in graph.lines:
        between[frozenset((line.source, line.target))].append(line)
    return between


def _line(subject: str, relation: str, value: str, between: dict[frozenset[str], list[Line]]) -> Line:
    """Return a line with the sentences that tie its ends, those of the same relation where there are any."""
    there = between.get(frozenset((subject, value)), [])
    same = [line for line in there if (line.source, line.relation) == (subject, relation)] or there
    passages: set[Passage] = {passage for line in same for passage in line.passages}
    ordered = sorted(passages, key=lambda one: (one.source, one.page or 0, one.quote, one.rule))
    said = min({line.said for line in same} - {""}, default="")
    return Line(subject, value, relation, said=said, passages=tuple(ordered))


def _end(iri: str, graph: Subgraph) -> str:
    """Return the council in place of its area, as in the rest of the picture."""
    council = iri.removesuffix("/area")
    return council if iri not in graph.index and council in graph.index else iri


def _node(iri: str, told: dict[str, set[str]], reading: Reading) -> Node:
    """Return a thing that the picture has no node for: a paper, a code, or what only the query knows."""
    names = sorted(value for name in _NAMES for value in told.get(_words(name), ()))
    label = names[0] if names else reading.codes.get(iri) or _paper(iri, reading) or _words(iri) or iri
    details = tuple((word, "; ".join(sorted(values))) for word, values in sorted(told.items()) if word != "kind")
    kind = "; ".join(sorted(told.get("kind", ()))) or "thing"
    return Node(iri, label, type="thing", kind=kind, details=details)


def _paper(iri: str, reading: Reading) -> str:
    source = iri.rpartition("/")[2]
    return reading.papers[source].title if "/document/" in iri and source in reading.papers else ""


def _words(iri: str) -> str:
    """Return the last word of an IRI as plain words: `org:reportsTo` says "reports to"."""
    last = iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", last).lower() if last else iri
