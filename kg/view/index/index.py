"""The index of a store, read by part: things, lines, facts and papers, of one council or about one thing.

Each method reads what it is asked for and no more, so that a page takes time in line with what it shows.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from kg.query.evidence import Place
from kg.query.facts import Fact, Value
from kg.query.gaps import Gap
from kg.query.promises import Promise
from kg.view.index.records import Spot, Told
from kg.view.subgraph import Line, Node, Paper, Passage, Subgraph

__all__ = ["Index"]

#: names in one query
_BATCH = 500
_FACT = "SELECT iri, kind, source, council, data FROM fact "


class Index:
    """An open index."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Begin with the open file."""
        self.base = base

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self.base.execute(query, values).fetchall()

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """All papers, by source."""
        return {source: Paper(*json.loads(data)) for source, data in self.rows("SELECT source, data FROM paper")}

    @cached_property
    def councils(self) -> dict[str, str]:
        """The councils whose papers there are, in the order of the alphabet, each with its IRI."""
        return dict(
            self.rows("SELECT DISTINCT council, publisher FROM paper WHERE publisher != '' ORDER BY council, publisher")
        )

    @cached_property
    def iris(self) -> dict[str, str]:
        """The IRI of each paper, by source."""
        return dict(self.rows("SELECT source, iri FROM paper"))

    def text(self, source: str) -> str:
        """Return the text of a paper; empty where there is none."""
        found = self.rows("SELECT text FROM paper WHERE source = ?", source)
        return str(found[0][0]) if found else ""

    def node(self, key: str) -> Node | None:
        """Return a thing or event by its IRI or key, or None."""
        found = self.rows("SELECT data FROM node WHERE id = ? OR key = ? LIMIT 1", key, key)
        return _node(found[0][0]) if found else None

    def nodes(self, ids: Iterable[str]) -> list[Node]:
        """Return those of `ids` that there are, in the order of the index."""
        found = self._among("SELECT number, data FROM node WHERE id IN (%s)", ids)
        return [_node(data) for _, data in sorted(found)]

    def of_type(self, *types: str, council: str = "") -> list[Node]:
        """Return the things of these types, of one council or of all."""
        marks = ",".join("?" * len(types))
        query = f"SELECT data FROM node WHERE type IN ({marks}) AND (? = '' OR council = ?) ORDER BY number"  # noqa: S608
        return [_node(row[0]) for row in self.rows(query, *types, council, council)]

    def facts(
        self,
        *,
        kinds: Sequence[str] = (),
        council: str = "",
        source: str = "",
        thing: str = "",
        said: tuple[str, str] = ("", ""),
    ) -> list[Told]:
        """Return facts, the newest first.

        Arguments:
            kinds: only of these.
            council: only from its papers.
            source: only from this paper.
            thing: only those in which this IRI stands.
            said: only what was said after the first date and up to the second, ISO 8601, whole or cut; empty is no end.
        """
        tests, values = ["1"], list[str]()
        if kinds:
            tests.append(f"kind IN ({','.join('?' * len(kinds))})")
            values.extend(kinds)
        for column, value in (("council", council), ("source", source)):
            if value:
                tests.append(f"{column} = ?")
                values.append(value)
        if thing:
            tests.append("iri IN (SELECT fact FROM named WHERE thing = ?)")
            values.append(thing)
        since, until = said
        if since or until:
            tests.append("date > ? AND date <= ?")
            # a cut date means its end
            values.extend((f"{since}~" if since else "", f"{until}~" if until else "~"))
        query = f"{_FACT} WHERE {' AND '.join(tests)} ORDER BY date DESC, source, iri"
        return [_told(row) for row in self.rows(query, *values)]

    def fact(self, iri: str) -> Told | None:
        """Return one fact by its IRI, or None."""
        found = self.rows(f"{_FACT} WHERE iri = ?", iri)
        return _told(found[0]) if found else None

    def gaps(self, council: str = "") -> list[Gap]:
        """Return what the papers leave open, of one council or of all; nothing of an index made in memory."""
        rows = self.rows("SELECT data FROM gap WHERE ? IN ('', council) ORDER BY number", council)
        return [_gap(row[0]) for row in rows]

    def promises(self, council: str = "") -> dict[str, list[Promise]]:
        """Return what was promised, by the council of the paper; of one council or of all."""
        found: dict[str, list[Promise]] = {}
        query = "SELECT council, data FROM promise WHERE ? IN ('', council) ORDER BY number"
        for name, data in self.rows(query, council):
            found.setdefault(name, []).append(_promise(data))
        return found

    def count(self, council: str = "") -> int:
        """Return how many facts papers tell, of one council or of all; that a name is mentioned is none."""
        query = "SELECT count(*) FROM fact WHERE kind != 'mention' AND ? IN ('', council)"
        return int(self.rows(query, council)[0][0])

    def whole(self) -> Subgraph:
        """Return the whole graph."""
        return self._graph(
            (row[0] for row in self.rows("SELECT data FROM node ORDER BY number")),
            (row[0] for row in self.rows("SELECT data FROM line ORDER BY number")),
        )

    def part(self, ids: Collection[str]) -> Subgraph:
        """Return the nodes `ids` with all lines among them."""
        wanted = set(ids)
        nodes = sorted(self._among("SELECT number, data FROM node WHERE id IN (%s)", wanted))
        lines = self._among("SELECT number, data, target FROM line WHERE source IN (%s)", wanted)
        kept = sorted(row for row in lines if row[2] in wanted)
        return self._graph((row[1] for row in nodes), (row[1] for row in kept))

    def near(self, ids: Collection[str]) -> set[str]:
        """Return `ids` and all that a line ties to them."""
        out = self._among("SELECT target FROM line WHERE source IN (%s)", ids)
        back = self._among("SELECT source FROM line WHERE target IN (%s)", ids)
        return {*ids, *(row[0] for row in out), *(row[0] for row in back)}

    def own(self, council: str) -> set[str]:
        """Return the IRIs of what belongs to a council, itself among them."""
        return {row[0] for row in self.rows("SELECT id FROM node WHERE council = ?", council)}

    def _graph(self, nodes: Iterable[str], lines: Iterable[str]) -> Subgraph:
        read = [_node(data) for data in nodes]
        tied = tuple(_line(data) for data in lines)
        used = {place.source for line in tied for place in line.passages}
        used |= {place.source for node in read for place in node.passages}
        papers = tuple(self.papers[source] for source in sorted(used) if source in self.papers)
        return Subgraph(tuple(read), tied, papers, {node.id: node for node in read})

    def _among(self, query: str, ids: Iterable[str]) -> list[tuple[Any, ...]]:
        wanted = sorted(set(ids))
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            found += self.base.execute(query % ",".join("?" * len(batch)), batch).fetchall()
        return found


def _passages(rows: Iterable[Sequence[Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(*row) for row in rows)


def _node(data: str) -> Node:
    id_, label, type_, kind, aliases, council, codes, start, end, details, passages, status = json.loads(data)
    pairs = tuple((name, value) for name, value in details)
    of = (tuple(aliases), council, tuple(codes), start, end, pairs, _passages(passages), status)
    return Node(id_, label, type_, kind, *of)


def _line(data: str) -> Line:
    source, target, relation, status, start, end, said, frequency, passages = json.loads(data)
    return Line(source, target, relation, status, start, end, said, frequency, _passages(passages))


def _gap(data: str) -> Gap:
    check, severity, message, close, source, facts, places = json.loads(data)
    return Gap(check, severity, message, close, source, tuple(facts), tuple(Place(*place) for place in places))


def _promise(data: str) -> Promise:
    promise, owner, said, due, state, kept_on, kept_by, source, facts = json.loads(data)
    return Promise(promise, owner, said, due, state, kept_on, kept_by, source, tuple(facts))


def _told(row: tuple[Any, ...]) -> Told:
    iri, kind, source, council, data = row
    status, said, slots, spots = json.loads(data)
    values = {name: tuple(Value(*value) for value in found) for name, found in slots.items()}
    fact = Fact(iri, kind, source, status, said, values)
    return Told(fact, council, tuple(Spot(Passage(*place), start, end) for start, end, place in spots))
