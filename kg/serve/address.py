"""Where things of the graph are on this server."""

from urllib.parse import quote

__all__ = ["ID", "local"]

#: where the things of the graph are; the server shows each below /id/
ID = "https://w3id.org/send-governance/id/"


def local(iri: str) -> str:
    """Return the address on this server of a thing of the graph; of any other IRI the IRI itself."""
    return "/id/" + quote(iri.removeprefix(ID), safe="/%-._~") if iri.startswith(ID) else iri
