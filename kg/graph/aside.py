"""What a build lays aside at an endpoint before all of it is shown: as SPARQL Update, and as a record of it.

Each statement that is laid aside has another predicate and lies in another graph, both below `ASIDE_GRAPH`, so that no
question finds it. The record, in `ASIDE_GRAPH` itself, says of each document which graphs come and which go; it is
complete once it has the document's mark. Nothing here may send anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.graph.iris import ASIDE_GRAPH, MARKS_GRAPH, POINTER_GRAPH, mark_iri, segment
from kg.graph.literals import text_literal
from kg.graph.vocabulary import SG

__all__ = [
    "BASE", "BY", "COMPLETE", "PUTS", "SOURCE", "TAKES", "Laid", "begun", "completed", "dropped", "hidden", "insertion",
    "laid", "pointed", "recorded", "shown",
]  # fmt: skip

_BELOW: Final = f"{ASIDE_GRAPH.value}/"


def _word(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{ASIDE_GRAPH.value}#{name}")


#: of the record as a whole: upon which state it was begun, and by which build
BASE, BY = _word("base"), _word("by")
#: of a document in the record: its name, the graphs that come, those that go; and its mark once all of it is there
SOURCE, PUTS, TAKES, COMPLETE = _word("source"), _word("puts"), _word("takes"), _word("complete")


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid aside of a document.

    Arguments:
        source: of the document; empty for what stands beside all documents.
        puts: the graphs that it will have; none where it is taken out.
        takes: the graphs that go.
        mark: which its build gave it.
    """

    source: str
    puts: tuple[ox.NamedNode, ...] = ()
    takes: tuple[ox.NamedNode, ...] = ()
    mark: str = ""


def hidden(node: ox.NamedNode) -> ox.NamedNode:
    """Return the name that a predicate or a graph has while it is laid aside."""
    return ox.NamedNode(_BELOW + node.value)


def laid(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield quads as they are laid aside."""
    for quad in quads:
        assert isinstance(quad.graph_name, ox.NamedNode)
        yield ox.Quad(quad.subject, hidden(quad.predicate), quad.object, hidden(quad.graph_name))


def begun(one: Laid) -> list[ox.Quad]:
    """Return the record of a document that is about to be laid aside."""
    node = _node(one.source)
    return [
        ox.Quad(node, SOURCE, text_literal(one.source), ASIDE_GRAPH),
        *(ox.Quad(node, PUTS, graph, ASIDE_GRAPH) for graph in one.puts),
        *(ox.Quad(node, TAKES, graph, ASIDE_GRAPH) for graph in one.takes),
    ]


def completed(one: Laid) -> list[ox.Quad]:
    """Return what the record says beside once all of the document is laid aside."""
    return [ox.Quad(_node(one.source), COMPLETE, text_literal(one.mark), ASIDE_GRAPH)]


def recorded(rows: Iterable[tuple[str, ...]]) -> tuple[list[Laid], list[Laid]]:
    """Return what a record tells of, what is complete and what is not, from its rows of node, word and value."""
    nodes: dict[str, dict[str, list[str]]] = {}
    for node, word, value in rows:
        nodes.setdefault(node, {}).setdefault(word, []).append(value)
    found: tuple[list[Laid], list[Laid]] = ([], [])
    for _, words in sorted(nodes.items()):
        if SOURCE.value in words:
            puts, takes = (tuple(map(ox.NamedNode, sorted(words.get(word.value, ())))) for word in (PUTS, TAKES))
            mark = words.get(COMPLETE.value)
            found[mark is None].append(Laid(words[SOURCE.value][0], puts, takes, mark[0] if mark else ""))
    return found


def insertion(quads: Iterable[ox.Quad]) -> str:
    """Return the INSERT DATA for quads; what pyoxigraph writes of a term is SPARQL."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    told = "\n".join(f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in graphs.items())
    return f"INSERT DATA {{\n{told}\n}}"


def dropped(one: Laid) -> list[str]:
    """Return the updates that take away what is laid aside of a document, and its record last."""
    record = f"DELETE WHERE {{ GRAPH {ASIDE_GRAPH} {{ {_node(one.source)} ?p ?o }} }}"
    return [*(f"DROP SILENT GRAPH {hidden(graph)}" for graph in one.puts), record]


def shown(one: Laid) -> list[str]:
    """Return the updates that put what is laid aside of a document in its place; they may be done again."""
    goes = [f"DROP SILENT GRAPH {graph}" for graph in dict.fromkeys((*one.takes, *one.puts))]
    comes = [_together(graph) for graph in one.puts]
    if one.source:
        node = mark_iri(one.source)
        goes.append(f"DELETE WHERE {{ GRAPH {MARKS_GRAPH} {{ {node} {SG.mark} ?mark }} }}")
        if one.mark:
            comes.append(insertion([ox.Quad(node, SG.mark, text_literal(one.mark), MARKS_GRAPH)]))
    return goes + comes


def pointed(state: str) -> list[str]:
    """Return the updates after which the pointer tells of a state."""
    told = ox.Quad(POINTER_GRAPH, SG.mark, text_literal(state), POINTER_GRAPH)
    return [f"DROP SILENT GRAPH {POINTER_GRAPH}", insertion([told])]


def _node(source: str) -> ox.NamedNode:
    return ox.NamedNode(_BELOW + segment(source)) if source else ox.NamedNode(_BELOW)


def _together(graph: ox.NamedNode) -> str:
    where = f'GRAPH {hidden(graph)} {{ ?s ?q ?o }} BIND (IRI(STRAFTER(STR(?q), "{_BELOW}")) AS ?p)'
    return f"INSERT {{ GRAPH {graph} {{ ?s ?p ?o }} }} WHERE {{ {where} }}"
