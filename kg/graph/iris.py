"""IRIs: every node of the graph is named by what it is, so that two builds, or two documents, give the same name.

What a register knows has one name everywhere. All else belongs to whoever publishes the graph, below their base: the
documents, and the things that stand within a council or, where that is unknown, within a document. A fact stands
within its document under a digest of what it says, a quote under a digest of its words; no name hangs on a position.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from kg.model.frames import Thing

__all__ = [
    "ASIDE_GRAPH",
    "CODES_GRAPH",
    "ID",
    "MARKS_GRAPH",
    "POINTER_GRAPH",
    "REGISTERS_GRAPH",
    "Names",
    "base_of",
    "dataset_iri",
    "digest",
    "document_of",
    "graphs_of",
    "mark_iri",
    "reader_iri",
    "register_iri",
    "segment",
    "slug",
]

ID: Final = "https://w3id.org/send-governance/id/"

#: the graph with what the registers say of the organisations that are named
REGISTERS_GRAPH: Final = NamedNode(ID + "registers")

#: the graph in which exports describe the lists of codes that they link; in no store
CODES_GRAPH: Final = NamedNode("https://w3id.org/send-governance/code")

#: the graph in which builds note by which marks they know a document again; never exported
MARKS_GRAPH: Final = NamedNode(ID + "marks")

#: the graph in which a build lays aside, on a server, what is not yet whole; outside of what is counted and exported
ASIDE_GRAPH: Final = NamedNode("https://w3id.org/send-governance/aside")

#: the graph of an endpoint that says which build is shown there
POINTER_GRAPH: Final = NamedNode("https://w3id.org/send-governance/pointer")

#: a name is cut here, and told apart by a digest; longer than any name of a body that is one
LONGEST: Final = 80

#: what a segment may be without being written otherwise
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", re.ASCII)
#: the end of a segment that was written otherwise; a name that happens to end so gets a digest too
_DIGEST: Final = re.compile(r"-[0-9a-f]{12}$", re.ASCII)
#: keys that are no register's: of councils that only a manifest names
_OWN_KEYS: Final = "council:"


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
def segment(text: str) -> str:
    """Return `text` as one path segment of ASCII letters, digits, dots, hyphens and underscores.

    A text that is one already stays as it is. In any other what cannot stand is replaced, and a digest of the whole
    appended, so that two texts never share a segment. None ends in a dot, or has two in a row.
    """
    if _PLAIN.fullmatch(text) and len(text) <= LONGEST and not _DIGEST.search(text):
        return text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    kept = re.sub(r"\.{2,}", ".", re.sub(r"[^A-Za-z0-9._-]+", "-", plain))[:LONGEST].strip(".-")
    return f"{kept or 'name'}-{digest(text)}"


def register_iri(key: str) -> NamedNode:
    """Return the IRI of what a register knows by `key`: `…/id/authority/E06000058`."""
    return NamedNode(ID + _path(key))


def dataset_iri(base: str) -> NamedNode:
    """Return the IRI of the data set that is published below `base`, which is also the graph that describes it."""
    return NamedNode(base + "dataset")


def base_of(document: NamedNode) -> str:
    """Return the base below which a document is named."""
    return re.sub(r"(document|file)/[^/]*$", "", document.value)


def document_of(fact: str) -> str:
    """Return the IRI of the document in which a fact stands."""
    return fact.rsplit("/", 2)[0]


def graphs_of(document: NamedNode) -> tuple[NamedNode, NamedNode, NamedNode]:
    """Return the graphs of a document: what it says, what follows from that, what it may say."""
    said, inferred, suggested = (NamedNode(f"{document.value}/{name}") for name in ("graph", "inferred", "suggested"))
    return said, inferred, suggested


def reader_iri(name: str, version: str) -> NamedNode:
    """Return the IRI of a reader of facts in one version of it."""
    return NamedNode(f"{ID}reader/{segment(name)}/{segment(version)}")


def mark_iri(source: str) -> NamedNode:
    """Return the node of the bookkeeping that stands for the document called `source`."""
    return NamedNode(f"{MARKS_GRAPH.value}/{segment(source)}")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the nodes of one document.

    Arguments:
        base: of the publisher, below which all stands that no register knows; ends with a slash.
        source: of the document: its path without the extension.
        url: its address, which goes before the path; empty where it has none of its own.
        later: the names of the version that replaced it, where there is one.
    """

    base: str = ID
    source: str = ""
    url: str = ""
    later: "Names | None" = None

    @property
    def document(self) -> NamedNode:
        """The IRI of the document."""
        return _document(self.base, self.source, self.url)

    @property
    def graph(self) -> NamedNode:
        """The name of the graph with all that the document says."""
        return graphs_of(self.document)[0]

    @property
    def inferred(self) -> NamedNode:
        """The name of the graph with what follows from what the document says."""
        return graphs_of(self.document)[1]

    @property
    def suggested(self) -> NamedNode:
        """The name of the graph with what the document may say, as suggestions."""
        return graphs_of(self.document)[2]

    def thing(self, thing: "Thing") -> NamedNode:
        """Return the IRI of a thing that the document names.

        Arguments:
            thing: with its register key, or its name and scope.

        Returns:
            An IRI such as `…/authority/E06000058` or `…/authority/E06000058/body/send-improvement-board`. A post
            carries the body or organisation it belongs to, since every board has its chair.
        """
        return _thing(self, thing)

    def event(self, word: str, kind: str, of: "Thing | None", date: str) -> NamedNode:
        """Return the IRI of an event, which papers tell by what it is, of whom, and when.

        Arguments:
            word: its class in words, such as `inspection`.
            kind: its kind within the class, or nothing.
            of: the thing that it is of.
            date: when it is; without a date, or without the thing, it is the document's own.
        """
        named = "/".join(filter(None, (slug(word), slug(kind) if kind else "")))
        if of is None or not date:
            told = digest(self.thing(of).value if of is not None else "", date)
            return NamedNode(f"{self.document.value}/event/{named}/{told}")
        owner = self.thing(of).value
        if owner.startswith(ID) and not owner.startswith(self.base):
            owner = self.base + owner.removeprefix(ID)
        return NamedNode(f"{owner}/{named}/{segment(date)}")

    def fact(self, word: str, *parts: str) -> NamedNode:
        """Return the IRI of a fact: its kind in words, and all that it says, in a fixed order."""
        return NamedNode(f"{self.document.value}/{slug(word)}/{digest(*parts)}")

    def suggestion(self, fact: NamedNode) -> NamedNode:
        """Return the IRI of the suggestion that `fact` is one."""
        return NamedNode(f"{self.document.value}/suggestion/{digest(fact.value)}")

    def quote(self, words: str, occurrence: int) -> NamedNode:
        """Return the IRI of a quote: its words, and which of the places with these words it is, from 1."""
        again = f"-{occurrence}" if occurrence > 1 else ""
        return NamedNode(f"{self.document.value}/quote/{digest(words)}{again}")


@lru_cache(maxsize=1024)
def _document(base: str, source: str, url: str) -> NamedNode:
    if url:
        return NamedNode(f"{base}document/{segment(url.partition('://')[2] or url)}")
    return NamedNode(f"{base}file/{segment(source)}")


@lru_cache(maxsize=65536)
def _thing(names: Names, thing: "Thing") -> NamedNode:
    if thing.register:
        key = thing.register.removeprefix("area:")
        root = _scope(names.base, key) if key.startswith(_OWN_KEYS) else register_iri(key).value
        # the area of a council and the council are two things with one code
        return NamedNode(f"{root}/area" if thing.type == "area" else root)
    scope = thing.scope or names.source
    local = scope == names.source or ":" not in scope
    root = names.document.value if local else _scope(names.base, scope)
    iri = f"{root}/{thing.type}/{slug(thing.name)}"
    owner = thing.part_of if thing.type == "post" else None
    if owner is not None and (not owner.register or owner.register != thing.scope):
        iri += f"/of/{segment(owner.register.replace(':', '.')) if owner.register else slug(owner.name)}"
    return NamedNode(iri)


def _scope(base: str, key: str) -> str:
    """Return below what the things of a council stand: the publisher's own, whoever else writes of that council."""
    return base + _path(key)


def _path(key: str) -> str:
    return "/".join(map(segment, key.split(":")))
