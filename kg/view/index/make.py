"""Making the index of a store: all that its pages show, in one file that is read by part.

It only writes down what `Reading` and `tie` give; what a page makes of it is the page's business.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from kg.graph.table import FACTS
from kg.model.kinds import KINDS
from kg.query.evidence import Place
from kg.query.facts import Fact as FullFact
from kg.query.facts import Value
from kg.query.gaps import Gap
from kg.query.promises import Promise
from kg.view.index.words import plain
from kg.view.read import Fact, Reading, last_word
from kg.view.subgraph import Line, Node, Paper, Passage, Subgraph, key_of
from kg.view.tie import tie

__all__ = ["make"]

_SCHEMA = Path(__file__).parent / "schema.sql"
#: last word of a fact's class -> its kind
_KINDS = {last_word(FACTS[kind.frame].type.value): kind for kind in KINDS}
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s)|(?=\n|$))")
_WORD = re.compile(r"[^\W_]+")
#: shorter pieces of text are headings and table cells, which say nothing
_FEWEST = 25


def make(reading: Reading, file: str, gaps: Iterable[Gap] = (), promises: Iterable[Promise] = ()) -> sqlite3.Connection:
    """Write the index of what was read into `file` (`:memory:` for none) and return it, open.

    Arguments:
        reading: of the store.
        file: where it is written.
        gaps: what the papers leave open.
        promises: what was to be done or to come back.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    base = sqlite3.connect(file, check_same_thread=False)
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA.read_text(encoding="utf-8"))
    graph = tie(reading)
    _papers(base, reading)
    _graph(base, graph)
    _facts(base, reading)
    _names(base, graph)
    _gaps(base, gaps, reading)
    _promises(base, promises, reading)
    base.commit()
    return base


def _papers(base: sqlite3.Connection, reading: Reading) -> None:
    for source, paper in reading.papers.items():
        text = reading.texts[source]
        publisher, iri = reading.publishers.get(paper.council, ""), reading.paper_iris[source]
        row = (source, paper.council, paper.date, publisher, iri, text, _json(_row(paper)))
        base.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        base.executemany(
            "INSERT INTO sentence VALUES (?, ?, ?, ?)",
            (
                (match[0], source, match.start(), match.end())
                for match in _SENTENCE.finditer(text)
                if len(match[0]) >= _FEWEST
            ),
        )


def _graph(base: sqlite3.Connection, graph: Subgraph) -> None:
    base.executemany(
        "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, node.id, key_of(node.id), node.type, node.council, _json(_row(node)))
            for number, node in enumerate(graph.nodes)
        ),
    )
    base.executemany(
        "INSERT INTO line VALUES (?, ?, ?, ?)",
        ((number, line.source, line.target, _json(_row(line))) for number, line in enumerate(graph.lines)),
    )


def _facts(base: sqlite3.Connection, reading: Reading) -> None:
    for fact in reading.facts.values():
        full = _full(fact, reading)
        if full is None:
            continue
        council = reading.papers[full.source].council
        slots = {name: [[value.text, value.iri] for value in values] for name, values in full.slots.items()}
        places = reading.places.get(fact.iri, ())
        spots = [
            [start, end, _row(place)]
            for place, (_, start, end) in zip(places, reading.spots.get(fact.iri, ()), strict=True)
        ]
        data = _json([full.status, full.said, slots, spots])
        row = (full.iri, full.kind, full.source, council, full.date, data)
        base.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)", row)
        things = {value.iri for values in full.slots.values() for value in values if value.iri}
        base.executemany("INSERT INTO named VALUES (?, ?)", ((full.iri, thing) for thing in sorted(things)))


def _full(fact: Fact, reading: Reading) -> FullFact | None:
    """Return a fact with the labels of what stands in its slots; None where it is of no known kind."""
    kind = _KINDS.get(fact.type)
    source = last_word(fact.one("hadPrimarySource"))
    source = next((place.source for place in reading.places.get(fact.iri, ())), source)
    if kind is None or source not in reading.papers:
        return None
    slots: dict[str, tuple[Value, ...]] = {}
    for name, slot in FACTS[kind.frame].slots.items():
        values = fact.all(last_word(slot.property.value))
        if values:
            slots[name] = tuple(sorted((_value(value, reading) for value in values), key=lambda one: one.text))
    status = reading.codes.get(fact.one("status"), "held")
    return FullFact(fact.iri, kind.word, source, status, fact.one("saidOn"), slots)


def _value(value: str, reading: Reading) -> Value:
    if value in reading.things:
        return Value(reading.things[value].label, value)
    return Value(reading.codes[value], value) if value in reading.codes else Value(value)


def _names(base: sqlite3.Connection, graph: Subgraph) -> None:
    near = graph.neighbours()
    rows: Iterator[tuple[str, str, int]] = (
        (plain(f"{name} {node.council}" if name != node.council else name), node.id, len(near[node.id]))
        for node in graph.nodes
        if not node.status
        for name in (node.label, *node.aliases, *node.codes, *_initials(node.label))
    )
    base.executemany("INSERT INTO called VALUES (?, ?, ?)", rows)


def _gaps(base: sqlite3.Connection, gaps: Iterable[Gap], reading: Reading) -> None:
    for number, gap in enumerate(gaps):
        sources = {place.source for fact in gap.facts for place in reading.places.get(fact, ())}
        row = (gap.check, gap.severity, gap.message, gap.close, gap.source, gap.facts)
        data = _json([*row, [[getattr(place, field.name) for field in fields(Place)] for place in gap.places]])
        base.execute("INSERT INTO gap VALUES (?, ?, ?)", (number, reading.council_of(sources), data))


def _promises(base: sqlite3.Connection, promises: Iterable[Promise], reading: Reading) -> None:
    for number, one in enumerate(promises):
        council = reading.papers[one.source].council if one.source in reading.papers else ""
        data = _json([getattr(one, field.name) for field in fields(Promise)])
        base.execute("INSERT INTO promise VALUES (?, ?, ?)", (number, council, data))


def _initials(name: str) -> list[str]:
    """Return the first letters of a long name, by which people call it: `WSoA`, `WSA`."""
    words = _WORD.findall(name)
    if len(words) < 3:
        return []
    large = "".join(word[0] for word in words if word[0].isupper())
    return list(dict.fromkeys(one for one in ("".join(word[0] for word in words), large) if len(one) > 2))


#: record -> the names of its fields; `dataclasses.astuple` copies deeply, which takes most of the time
_FIELDS = {record: tuple(field.name for field in fields(record)) for record in (Line, Node, Paper, Passage)}


def _row(record: Line | Node | Paper | Passage) -> list[object]:
    """Return a record as a row, its passages as rows within it."""
    row = [getattr(record, name) for name in _FIELDS[type(record)]]
    return [
        [_row(one) for one in cell] if name == "passages" else cell
        for name, cell in zip(_FIELDS[type(record)], row, strict=True)
    ]


_json: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
