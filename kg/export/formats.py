"""The formats of an export, by name and by the ending of a file."""

from collections.abc import Mapping
from typing import BinaryIO, Final

from kg.errors import KgError
from kg.export.graphs import NETWORKS, write_network
from kg.graph.described import UNTOLD, Terms
from kg.graph.write import RDF_FORMATS, write_rdf
from kg.query.rows import Engine

__all__ = ["ENDINGS", "FORMATS", "export", "format_of"]

FORMATS: Final = (*RDF_FORMATS, *NETWORKS)

#: ending of a file -> format
ENDINGS: Final[Mapping[str, str]] = {
    "ttl": "turtle",
    "trig": "trig",
    "nq": "nquads",
    "jsonld": "jsonld",
    "json": "jsonld",
    "graphml": "graphml",
    "gexf": "gexf",
}


def format_of(path: str) -> str:
    """Return the format that the ending of a file's name stands for.

    Raises:
        KgError: no format has this ending; lists those there are.
    """
    ending = path.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        known = ", ".join(f".{one}" for one in ENDINGS)
        raise KgError(f"The ending of {path} stands for no format", f"Use one of {known}, or name it with --format")
    return ENDINGS[ending]


def export(
    engine: Engine,
    name: str,
    out: BinaryIO,
    *,
    inferred: bool | None = None,
    texts: bool = True,
    positions: bool = True,
    terms: Terms = UNTOLD,
) -> None:
    """Write a store in one format.

    Arguments:
        engine: a store opened for reading, or an endpoint.
        name: one of `FORMATS`.
        out: where to.
        inferred: whether to write what is inferred; without a word, where the format can mark it as such, in a graph of
            its own. GraphML and GEXF draw from the facts and have nothing inferred.
        texts: whether to write the stored texts of the documents.
        positions: whether to write at which characters quotes stand.
        terms: what the publisher says of licence and name; RDF tells it.

    Raises:
        KgError: there is no such format.
    """
    if name not in FORMATS:
        raise KgError(f"There is no format {name!r}", f"It is one of: {', '.join(FORMATS)}")
    if name in NETWORKS:
        write_network(engine, name, out)
        return
    wanted = inferred if inferred is not None else RDF_FORMATS[name].supports_datasets
    write_rdf(engine, name, out, inferred=wanted, texts=texts, positions=positions, terms=terms)
