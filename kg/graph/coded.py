"""Words of a paper that come to a code: "each quarter" is `quarterly`. The lists themselves say so, in `codes.ttl`.

It must not guess: words that no list has, or that may mean two things ("bi-monthly"), come to nothing.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox

from kg.graph.vocabulary import SCHEMES, SKOS, code, scheme
from kg.resources import folder

__all__ = ["code_of", "scheme_lines"]


def code_of(name: str, words: str) -> str:
    """Return the value of a list of codes that words come to; nothing where the list does not have them.

    Args:
        name: of the list.
        words: as a paper says it.
    """
    return _names(name).get(" ".join(words.casefold().split()), "")


def scheme_lines(names: Iterable[str]) -> list[bytes]:
    """Return all that the lists of codes with these names say, as sorted lines of N-Triples."""
    starts = {scheme(name).value for name in names}
    return sorted(
        f"{triple} .".encode()
        for triple in _told()
        if triple.subject.value in starts or triple.subject.value.rpartition("/")[0] in starts  # type: ignore[union-attr]
    )


@cache
def _told() -> tuple[ox.Triple, ...]:
    path = folder("ontology") / "codes.ttl"
    return tuple(
        ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    )


@cache
def _names(name: str) -> Mapping[str, str]:
    """Return for each wording of the values of a list, in lower case, the value."""
    values = {code(name, value): value for value in SCHEMES[name]}
    found = {value.casefold(): value for value in values.values()}
    for triple in _told():
        if triple.predicate == SKOS.altLabel and triple.subject in values:
            found[triple.object.value.casefold()] = values[triple.subject]  # type: ignore[union-attr,index]
    return found
