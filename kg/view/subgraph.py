"""What a view holds: things, the lines between them, and the sentences on which each line rests.

The parts of this package agree on these records only. Text in them is plain text as the store has it: nothing is
escaped here, and nothing in the page ever reads it as markup.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2s

__all__ = ["Line", "Node", "Paper", "Passage", "Subgraph", "key_of", "key_of_line"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that the graph was read from. `date` is ISO 8601 or empty; `url` is where the original stands."""

    source: str
    title: str = ""
    url: str = ""
    council: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence on which a fact rests, with the text around it and the rule that read it.

    `source` names a `Paper`. `page` is the page of a paged original, from 1, or None. `start` is where the sentence
    begins in the text of the paper, or -1; two passages that differ in it only say the same.
    """

    source: str
    quote: str
    before: str = ""
    after: str = ""
    rule: str = ""
    page: int | None = None
    start: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or an event that is drawn.

    Arguments:
        id: its IRI.
        type: what sort of thing it is: `organisation`, `body`, `person`, `post`, `plan`, `group`, `area`, or the
            kind of event (`inspection`, `meeting`, `decision`, …).
        kind: its kind in words, as the store says it (`local authority`, `board`, `inspection`).
        council: the label of the council to which it belongs; empty for what is national or unknown.
        codes: identifiers in registers, as text.
        start, end: ISO 8601 dates of the thing itself, or of the event; empty is unknown.
        details: label and value pairs for the side panel.
        passages: what an event rests on.
        status: of an event (`held`, `planned`, …); empty for things.
    """

    id: str
    label: str
    type: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    council: str = ""
    codes: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    details: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    status: str = ""

    @property
    def in_full(self) -> str:
        """Return its name as it can be written where several councils have a thing called so."""
        return f"{self.label} ({self.council})" if self.council not in {"", self.label} else self.label


@dataclass(frozen=True, slots=True)
class Line:
    """A fact that ties two nodes: `source` `relation` `target`, read as a sentence in that order.

    `start` and `end` say when it held, ISO 8601, empty where unknown; `said` is the first date on which a paper said
    so. One line stands for all passages that say it.
    """

    source: str
    target: str
    relation: str
    status: str = "held"
    start: str = ""
    end: str = ""
    said: str = ""
    frequency: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def count(self) -> int:
        """Return how many documents say so."""
        return len({passage.source for passage in self.passages})


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes, lines and documents, in a fixed order: the same content is the same record whatever order it came in."""

    nodes: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    papers: tuple[Paper, ...] = ()
    index: Mapping[str, Node] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, nodes: Iterable[Node], lines: Iterable[Line] = (), papers: Iterable[Paper] = ()) -> "Subgraph":
        """Return a subgraph in which lines that say the same are one, and lines without both ends are left out."""
        index = {node.id: node for node in sorted(nodes, key=lambda node: (node.label.casefold(), node.id))}
        merged: dict[tuple[str, ...], Line] = {}
        for line in lines:
            if line.source not in index or line.target not in index:
                continue
            key = (line.source, line.relation, line.target, line.status, line.start, line.end, line.frequency)
            known = merged.get(key)
            passages = {*line.passages, *(known.passages if known else ())}
            ordered = sorted(passages, key=lambda p: (p.source, p.page or 0, p.quote, p.before, p.after, p.rule))
            said = min({line.said, known.said if known else ""} - {""}, default="")
            merged[key] = replace(line, said=said, passages=tuple(ordered))
        return cls(
            nodes=tuple(index.values()),
            lines=tuple(merged[key] for key in sorted(merged)),
            papers=tuple(sorted(set(papers), key=lambda paper: paper.source)),
            index=index,
        )

    def only(self, ids: Iterable[str]) -> "Subgraph":
        """Return the part among the nodes `ids`, with the lines between them and the documents those rest on."""
        wanted = set(ids)
        nodes = [node for node in self.nodes if node.id in wanted]
        lines = [line for line in self.lines if line.source in wanted and line.target in wanted]
        used = {p.source for line in lines for p in line.passages} | {p.source for n in nodes for p in n.passages}
        return Subgraph.of(nodes, lines, (paper for paper in self.papers if paper.source in used))

    def neighbours(self) -> dict[str, set[str]]:
        """Return for each node the nodes at the other end of its lines, whatever their direction."""
        near: dict[str, set[str]] = {node.id: set() for node in self.nodes}
        for line in self.lines:
            near[line.source].add(line.target)
            near[line.target].add(line.source)
        return near


def key_of(identifier: str) -> str:
    """Return a short stable key for an IRI: ten hexadecimal digits, fit for an address and for a file."""
    return blake2s(identifier.encode(), digest_size=5).hexdigest()


def key_of_line(line: Line) -> str:
    """Return a short stable key for a line: two lines that say something else have two keys."""
    said = (line.source, line.relation, line.target, line.status, line.start, line.end, line.frequency)
    return key_of("\x1f".join(said))
