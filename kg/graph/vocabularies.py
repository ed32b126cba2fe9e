"""The vocabulary, its codes and its shapes as others ask for them: the whole, or one term, in any form of RDF.

They are the files of `ontology`; nothing here asks a store.
"""

import io
from collections.abc import Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from kg.graph.vocabulary import PREFIXES
from kg.resources import folder

__all__ = ["FILES", "about", "forms", "whole"]

#: the first step of a path below the project's root -> the file that tells of what stands there
FILES: Final = {"ontology": "send.ttl", "code": "codes.ttl", "shape": "shapes.ttl"}

#: the forms in which it can be had
_FORMS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def forms() -> tuple[str, ...]:
    """Return the names of the forms."""
    return tuple(_FORMS)


def whole(name: str, form: str) -> bytes:
    """Return a whole file.

    Args:
        name: a key of `FILES`.
        form: one of `forms()`.
    """
    if form == "turtle":  # as it was written, with what it says to readers
        return (folder("ontology") / FILES[name]).read_bytes()
    return _written(_triples(name), form)


def about(name: str, iri: str, form: str) -> bytes | None:
    """Return what a file says of one term; nothing where it does not know it.

    Args:
        name: a key of `FILES`.
        iri: of the term.
        form: one of `forms()`.
    """
    found = [*_of(name, ox.NamedNode(iri))]
    return _written(found, form) if found else None


def _of(name: str, subject: ox.NamedNode | ox.BlankNode) -> Iterator[ox.Triple]:
    for triple in _triples(name):
        if triple.subject == subject:
            yield triple
            if isinstance(triple.object, ox.BlankNode):
                yield from _of(name, triple.object)


@cache
def _triples(name: str) -> tuple[ox.Triple, ...]:
    path = folder("ontology") / FILES[name]
    return tuple(
        ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    )


def _written(triples: tuple[ox.Triple, ...] | list[ox.Triple], form: str) -> bytes:
    out = io.BytesIO()
    prefixes = {name: base for name, base in PREFIXES.items() if name not in {"code", "id"}}
    ox.serialize(triples, out, format=_FORMS[form], prefixes=prefixes)
    return out.getvalue()
