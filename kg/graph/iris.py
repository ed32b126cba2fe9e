"""IRIs: every node of the graph is named by what it is, so that two builds, or two documents, give the same name.

A thing that a register knows is global. Any other thing stands within the council whose papers name it, or, where that
is unknown, within its document: the "SEND Improvement Board" of one council is not that of another. A fact stands
within its document, under a digest of what it says, so that the same fact said twice is one node with two places.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from kg.model.frames import Thing

__all__ = [
    "ASIDE_GRAPH",
    "DATASET_GRAPH",
    "ID",
    "MARKS_GRAPH",
    "REGISTERS_GRAPH",
    "digest",
    "document_graph",
    "document_graphs",
    "document_iri",
    "evidence_iri",
    "fact_iri",
    "inferred_graph",
    "reader_iri",
    "slug",
    "suggested_graph",
    "suggestion_iri",
    "thing_iri",
]

ID: Final = "https://w3id.org/send-governance/id/"

#: the graph that describes the store as a whole; also the IRI of the data set
DATASET_GRAPH: Final = NamedNode(ID + "dataset")

#: the graph with what the registers say of the organisations that are named
REGISTERS_GRAPH: Final = NamedNode(ID + "registers")

#: the graph in which builds note by which marks they know a document again; never exported
MARKS_GRAPH: Final = NamedNode(ID + "marks")

#: the graph in which a build lays aside, on a server, what is not yet whole; outside of what is counted and exported
ASIDE_GRAPH: Final = NamedNode("https://w3id.org/send-governance/aside")

#: a name is cut here, and told apart by a digest; longer than any name of a body that is one
LONGEST = 80


def digest(*parts: str) -> str:
    """Return twelve hexadecimal digits (48 bits) that stand for `parts`, in their order."""
    told = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:12]


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return `name` as one path segment of ASCII letters, digits and hyphens.

    Case, accents, punctuation and "&" for "and" make no difference; letters of other scripts and what is over the
    longest length count through a digest, so that two names never share a segment by being cut.
    """
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = re.sub(r"['’]", "", plain)
    kept = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    foreign = any(char.isalnum() and not char.isascii() for char in plain)
    if kept and not foreign and len(kept) <= LONGEST:
        return kept
    return f"{kept[:LONGEST].rstrip('-') or 'name'}-{digest(plain)}"


@lru_cache(maxsize=65536)
def _segment(text: str) -> str:
    return quote(text, safe="")


@lru_cache(maxsize=1024)
def document_iri(source: str) -> NamedNode:
    """Return the IRI of the document called `source` (its path without the extension)."""
    return NamedNode(f"{ID}document/{_segment(source)}")


def document_graph(source: str) -> NamedNode:
    """Return the name of the graph with all that the document says."""
    return NamedNode(f"{ID}document/{_segment(source)}/graph")


def inferred_graph(source: str) -> NamedNode:
    """Return the name of the graph with what follows from what the document says."""
    return NamedNode(f"{ID}document/{_segment(source)}/inferred")


@lru_cache(maxsize=65536)
def thing_iri(thing: "Thing", source: str) -> NamedNode:
    """Return the IRI of a thing.

    Arguments:
        thing: with its register key, or its name and scope.
        source: the document in which it is named; counts where the thing has neither register nor council.

    Returns:
        An IRI such as `…/authority/E06000058` or `…/authority/E06000058/body/send-improvement-board`. A post carries
        the body or organisation it belongs to, since every board has its chair.
    """
    if thing.register:
        base = ID + "/".join(_segment(part) for part in thing.register.split(":"))
        # the area of a council and the council are two things with one code
        return NamedNode(f"{base}/area" if thing.type == "area" else base)
    scope = thing.scope or source
    local = scope == source or ":" not in scope
    base = document_iri(scope).value if local else ID + "/".join(map(_segment, scope.split(":")))
    iri = f"{base}/{thing.type}/{slug(thing.name)}"
    owner = thing.part_of if thing.type == "post" else None
    if owner is not None and (not owner.register or owner.register != thing.scope):
        iri += f"/of/{_segment(owner.register) if owner.register else slug(owner.name)}"
    return NamedNode(iri)


def fact_iri(source: str, kind: str, *parts: str) -> NamedNode:
    """Return the IRI of a fact of `source`: `kind` in words, `parts` all that it says, in a fixed order."""
    return NamedNode(f"{document_iri(source).value}/{slug(kind)}/{digest(*parts)}")


def suggested_graph(source: str) -> NamedNode:
    """Return the name of the graph with what the document may say, as suggestions."""
    return NamedNode(f"{ID}document/{_segment(source)}/suggested")


def document_graphs(source: str) -> tuple[NamedNode, ...]:
    """Return the names of all graphs of a document: what it says, what follows from that, what it may say."""
    return document_graph(source), inferred_graph(source), suggested_graph(source)


def suggestion_iri(source: str, *parts: str) -> NamedNode:
    """Return the IRI of a suggestion of `source`; `parts` are all that it says, in a fixed order."""
    return NamedNode(f"{document_iri(source).value}/suggestion/{digest(*parts)}")


def reader_iri(name: str, version: str) -> NamedNode:
    """Return the IRI of a reader of facts in one version of it."""
    return NamedNode(f"{ID}reader/{_segment(name)}/{_segment(version)}")


def evidence_iri(source: str, start: int, end: int, rule: str = "", *more: str) -> NamedNode:
    """Return the IRI of the place from `start` to `end` (characters of the stored text), as read by `rule`.

    Arguments:
        source: the document.
        start: its first character.
        end: the character after its last.
        rule: what read it.
        more: what else tells it from others, such as the properties that it supports.
    """
    place = f"{document_iri(source).value}/at/{start}-{end}"
    return NamedNode("/".join([place, *(_segment(part) for part in (rule, *more) if part)]))
