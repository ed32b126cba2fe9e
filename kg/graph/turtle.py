"""Turtle and TriG for readers: what a thing is stands first, one subject after another, by document and kind.

It takes lines of N-Triples and writes the same statements, sorted, so that the same graph gives the same bytes. What is
known by a digest stands by what is said of it, so that a word edited in a paper moves nothing about. IRIs below the
publisher's base are written from there (`@base`); no name needs an escape. The formats:
https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from kg.graph.vocabulary import CODE, DCAT, DCTERMS, FOAF, OA, ORG, PROV, RDF, RDFS, SCHEMES, SG, SKOS, WRITTEN, term
from kg.model.kinds import KINDS

__all__ = ["Block", "write_turtle"]

_TYPE: Final = str(RDF.type).encode()
_LABEL: Final = str(RDFS.label).encode()
_EXACT: Final = str(OA.exact).encode()
_DERIVED: Final = str(PROV.wasDerivedFrom).encode()
#: a digest at the end of the name of a fact or an event, and the part of a name that a quote and its evidence share
_DIGEST: Final = re.compile(rb"/[0-9a-f]{12}>$")
_QUOTE: Final = re.compile(rb"(.*/quote/[0-9a-f]{12}(?:-\d+)?)/(.*)")
#: a name that a prefix can stand before without an escape (PN_LOCAL, in part), and what may follow the base
_LOCAL: Final = re.compile(rb"[A-Za-z][A-Za-z0-9_-]*")
_BELOW: Final = re.compile(rb"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_PREFIXES: Final = {**WRITTEN, **{name: f"{CODE}{name}/" for name in SCHEMES}}

#: classes in the order of a file, each with the heading of what is of it
_HEADINGS: Final = (
    (DCAT.Dataset, "The data set"),
    (SG.Document, "The paper"),
    *((term(kind.type), kind.heading) for kind in sorted(KINDS, key=lambda kind: kind.rank)),
    *((term(kind.event.type), "Events") for kind in KINDS if kind.event),
    (ORG.FormalOrganization, "Organisations"),
    (ORG.OrganizationalUnit, "Bodies"),
    (ORG.Post, "Posts"),
    (FOAF.Person, "People"),
    (SG.Plan, "Plans"),
    (DCTERMS.Location, "Areas"),
    (SG.GenericParty, "Parties without a name"),
    (ORG.ChangeEvent, "Changes of organisations"),
    (ORG.Membership, "Memberships"),
    (SKOS.ConceptScheme, "Lists of codes"),
    (SKOS.Concept, "Codes"),
    (PROV.SoftwareAgent, "Readers"),
    (OA.SpecificResource, "The words"),
    (OA.TextQuoteSelector, "The words"),
    (OA.TextPositionSelector, "The words"),
)
_PLACES: Final[Mapping[bytes, tuple[int, str]]] = {
    str(class_).encode(): (min(place for place, (_, same) in enumerate(_HEADINGS) if same == heading), heading)
    for class_, heading in _HEADINGS
}
_REST: Final = (len(_HEADINGS), "Others")


@dataclass(frozen=True, slots=True)
class Block:
    """What is written together: lines of N-Triples, their graph where they have one, and what it is, as a heading."""

    title: str
    lines: list[bytes]
    graph: str = ""


def write_turtle(blocks: Iterable[Block], out: BinaryIO, *, base: str = "") -> None:
    """Write blocks of statements.

    Args:
        blocks: with graphs as TriG, without as Turtle.
        out: where to.
        base: the IRI below which most things stand.
    """
    shortened = _Shortened(base.encode())
    if base:
        out.write(b"@base <" + base.encode() + b"> .\n")
    out.writelines(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in sorted(_PREFIXES.items()))
    for block in blocks:
        if block.lines:
            out.write(f"\n# {'=' * 30} {block.title}\n".encode())
            if block.graph:
                out.write(b"\n" + shortened(block.graph.encode()) + b" {\n")
            out.writelines(_written(block.lines, shortened))
            if block.graph:
                out.write(b"\n}\n")


class _Shortened:
    """Terms as they are written: by prefix, from the base, or in full."""

    def __init__(self, base: bytes) -> None:
        self._base = base
        self._known: dict[bytes, bytes] = {}
        self._prefixes = sorted(((iri.encode(), name.encode()) for name, iri in _PREFIXES.items()), reverse=True)

    def __call__(self, told: bytes) -> bytes:
        if told[:1] == b"<":
            if told not in self._known:
                self._known[told] = self._iri(told)
            return self._known[told]
        words, typed, datatype = told.rpartition(b'"^^')
        return words + typed + self(datatype) if typed else told

    def _iri(self, told: bytes) -> bytes:
        iri = told[1:-1]
        for start, name in self._prefixes:
            if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
                return name + b":" + iri[len(start) :]
        if self._base and iri.startswith(self._base) and _BELOW.fullmatch(iri, len(self._base)):
            return b"<" + iri[len(self._base) :] + b">"
        return told


def _written(lines: Iterable[bytes], shortened: _Shortened) -> Iterator[bytes]:
    """Yield the statements of a block, subject by subject, with a heading for each kind."""
    subjects: dict[bytes, dict[bytes, list[bytes]]] = {}
    for line in lines:
        subject, predicate, value = line.split(b" ", 2)
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value[:-2])
    places = {subject: _place(told) for subject, told in subjects.items()}
    heading = ""
    for subject in sorted(subjects, key=lambda one: (places[one][0], _said(one, subjects), one)):
        if places[subject][1] != heading:
            heading = places[subject][1]
            yield f"\n# {'-' * 10} {heading}\n".encode()
        yield b"\n" + shortened(subject)
        told = subjects[subject]
        order = sorted(told, key=lambda one: (one != _TYPE, one != _LABEL, shortened(one)))
        parts = [
            (b"a" if one == _TYPE else shortened(one)) + b" " + b" ,\n        ".join(map(shortened, sorted(told[one])))
            for one in order
        ]
        yield b" " + b" ;\n    ".join(parts) + b" .\n"


def _said(subject: bytes, subjects: Mapping[bytes, Mapping[bytes, list[bytes]]]) -> tuple[bytes, bytes]:
    """Return by what a subject stands among its like: its name, or what is said of it where that is a digest."""
    quote = _QUOTE.fullmatch(subject)
    if quote is not None:
        words = subjects.get(quote[1] + b"/words>", {}).get(_EXACT, [quote[1]])
        return words[0], quote[2]
    if _DIGEST.search(subject) is None:
        return subject, b""
    told = sorted((one, sorted(values)) for one, values in subjects[subject].items() if one != _DERIVED)
    return _DIGEST.sub(b"", subject), b" ".join(b" ".join((one, *values)) for one, values in told)


def _place(told: Mapping[bytes, list[bytes]]) -> tuple[int, str]:
    return min((_PLACES.get(one, _REST) for one in told.get(_TYPE, ())), default=_REST)
