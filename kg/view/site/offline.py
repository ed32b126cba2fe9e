"""The parts of the one file that `kg view` writes: the comparison, a page for each council, and chains of a part.

They are those that `kg serve` shows; only their links differ. A thing opens in the panel of the file, a council its
page within the file, and a paper where its original stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from kg.query.rows import Engine
from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.site.chain import STEP_KINDS, chain
from kg.view.site.changes import changes
from kg.view.site.comparison import comparison
from kg.view.site.council import council_page
from kg.view.subgraph import Line, Passage, Subgraph, key_of, key_of_line

__all__ = ["SENTENCES", "FileLinks", "Parts", "chains_of", "parts_of", "with_changes"]

#: above this many lines browsers without scripts get no sentences, so that the file stays small
SENTENCES = 1500


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file shows beside its pictures, as HTML.

    Arguments:
        opening: what it opens with; empty where it opens with a picture.
        title: of that.
        pages: name of a council, or nothing for chains of no single one -> its page.
        passages: what the numbers in the pages stand for.
        changes: what changed since another store; empty where none was named.
        as_of: ISO 8601; the day for which the graph was chosen, where it is not the newest.
        opens: the key of the view that shows what it opens with.
        facts: how many the papers tell; 0 of a part of which only its lines are counted.
    """

    opening: str = ""
    title: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    changes: str = ""
    as_of: str = ""
    opens: str = "councils"
    facts: int = 0


class FileLinks:
    """Where things, facts and papers are within a file that holds a graph."""

    def __init__(self, graph: Subgraph, index: Index, councils: Mapping[str, str], *, numbered: bool = False) -> None:
        """Begin with a graph.

        Arguments:
            graph: what the file holds.
            index: of the store.
            councils: those that have a page in the file, each with its IRI.
            numbered: whether a number stands for each sentence.
        """
        self.passages: dict[Passage, int] = {}
        self._numbered = numbered
        self._graph = graph
        self._index = index
        self._councils = {iri: name for name, iri in councils.items()}
        self._lines: dict[tuple[str, str], list[Line]] = {}
        for line in graph.lines:
            self._lines.setdefault((line.source, line.target), []).append(line)

    def thing(self, iri: str) -> str:
        """Return the address of a council's page, or of a thing in the panel; empty where the file has neither."""
        if iri in self._councils:
            return "#" + urlencode({"view": "councils", "council": self._councils[iri]})
        return f"#sel={key_of(iri)}" if iri in self._graph.index else ""

    def fact(self, iri: str) -> str:
        """Return the address of a fact that is drawn as a thing of its own; empty for all others."""
        return f"#sel={key_of(iri)}" if iri in self._graph.index else ""

    def line(self, line: Line) -> str:
        """Return the address of a line in the panel."""
        return f"#sel=f{key_of_line(line)}"

    def step(self, told: Told, source: str, target: str) -> str:
        """Return the address of the line that a fact ties between two things; empty where the file has none."""
        there = [*self._lines.get((source, target), ()), *self._lines.get((target, source), ())]
        quotes = {spot.passage for spot in told.spots}
        same = [line for line in there if quotes.intersection(line.passages)] or there
        return self.line(same[0]) if same else ""

    def paper(self, source: str, fact: str = "") -> str:  # noqa: ARG002 -- the original knows no facts
        """Return where the original of a paper stands; empty where that is no web address."""
        paper = self._index.papers.get(source)
        return paper.url if paper and paper.url.startswith(("https://", "http://")) else ""

    def said(self, place: Passage, text: str) -> str:
        """Return a sentence as HTML: `text`, or the number of what stands in the data of the file once."""
        if not self._numbered or place.source not in self._index.papers:
            return text
        return f'<i data-said="{self.passages.setdefault(place, len(self.passages))}"></i>'


def parts_of(index: Index, graph: Subgraph, *, council: str = "", every: bool = True) -> Parts:
    """Return the parts of a file about all councils, or about one.

    Arguments:
        index: of the store.
        graph: what the file holds.
        council: the one; empty for all.
        every: whether each council has its page in the file, or only the one that is alone.
    """
    known = {name: iri for name, iri in index.councils.items() if not council or name == council}
    numbered = len(graph.lines) > SENTENCES
    links = FileLinks(graph, index, known if every or len(known) == 1 else {}, numbered=numbered)
    if not known:
        return Parts(pages=chains_of(index, graph))
    if len(known) == 1:
        ((name, iri),) = known.items()
        page = council_page(index, name, iri, links)
        return Parts(page, name, {name: page}, tuple(links.passages), facts=index.count(name))
    pages = {name: council_page(index, name, iri, links) for name, iri in known.items()} if every else {}
    opening = comparison(index, links)
    return Parts(opening, "Councils side by side", pages, tuple(links.passages), facts=index.count())


def with_changes(parts: Parts, index: Index, graph: Subgraph, engine: Engine, compare: str | None) -> Parts:
    """Return the parts with what changed since the store `compare`, if one is named.

    Raises:
        StoreError: there is no such store.
    """
    if not compare:
        return parts
    from kg.query.engine import open_engine
    from kg.query.news import news

    councils = index.councils if len(parts.pages) > 1 else {}
    found = news(open_engine(compare), engine)
    return replace(parts, changes=changes(found, index, FileLinks(graph, index, councils)))


def chains_of(index: Index, graph: Subgraph) -> dict[str, str]:
    """Return the chains of accountability among the lines of a graph, under no name; nothing where there are none."""
    links = FileLinks(graph, index, {})
    ends = {frozenset((line.source, line.target)) for line in graph.lines}
    told = [one for one in index.facts(kinds=STEP_KINDS) if _among(one, ends)]
    titles = {source: paper.title or source for source, paper in index.papers.items()}
    drawn = chain(told, index, links, titles)
    return {"": f"<section>{drawn}</section>"} if drawn else {}


def _among(told: Told, ends: set[frozenset[str]]) -> bool:
    iris = {value.iri for values in told.fact.slots.values() for value in values if value.iri}
    return any(frozenset((one, other)) in ends for one in iris for other in iris if one < other)
