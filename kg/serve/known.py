"""What the store says of any name that an export has, also of those that only exports make; for a server's process."""

import io
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from kg.graph.foreign import OwnText
from kg.graph.results import serialize
from kg.graph.vocabulary import PREFIXES, RDF, SCHEMES, VOID
from kg.query.parameters import is_iri
from kg.serve.address import local

__all__ = ["base_of_store", "statements", "told_in"]

_ABOUT: Final = "CONSTRUCT { ?s ?p ?o } WHERE { { BIND(<%s> AS ?s) ?s ?p ?o } UNION { BIND(<%s> AS ?o) ?s ?p ?o } }"
_GRAPH: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <%s> { ?s ?p ?o } }"
_BASE: Final = f"SELECT ?base WHERE {{ ?set a {VOID.Dataset} ; {VOID.uriSpace} ?base }} ORDER BY ?base LIMIT 1"
#: names that an export makes below the base, of which the data set tells; and those that the view of ORG makes below a
#: post or a seat
_OF_DATASET: Final = re.compile(r"(?:publisher|dataset/[a-z0-9/-]+)")
_OF_VIEW: Final = re.compile(r"(.+)/(?:role|during|from|to)")
#: a line of N-Triples: its property and value
_LINE: Final = re.compile(r"(<[^>]*>|_:\S+) <([^>]*)> (.*) \.")


def base_of_store(engine: Any) -> str:
    """Return the base of the publisher whose graph it is; empty where the store does not say."""
    return next((str(row[0].value) for row in engine.query(OwnText(_BASE))), "")


def statements(engine: Any, iri: str, form: str) -> bytes | None:
    """Return what the store says of a name, and what it says it of, as RDF; None where that is nothing."""
    if not is_iri(iri):
        return None
    for asked in _asked(engine, iri):
        results = list(engine.query(OwnText(asked)))
        if results:
            out = io.BytesIO()
            serialize(iter(results), form, out)
            return out.getvalue()
    return None


def _asked(engine: Any, iri: str) -> Iterator[str]:
    """Yield the queries by which a name is looked up, one after the other."""
    yield _ABOUT % (iri, iri)
    yield _GRAPH % iri
    base = base_of_store(engine)
    if base and iri.startswith(base) and _OF_DATASET.fullmatch(iri, len(base)):
        yield _ABOUT % (f"{base}dataset", f"{base}dataset")
    of = _OF_VIEW.fullmatch(iri)
    if of:
        yield _ABOUT % (of[1], of[1])


def told_in(lines: Iterable[str]) -> str:
    """Return statements as a table of HTML, in which each name of ours is a link."""
    rows = []
    for line in sorted(lines):
        match = _LINE.fullmatch(line)
        if match:
            subject, predicate, value = match.groups()
            name = "a" if f"<{predicate}>" == str(RDF.type) else _short(predicate)
            rows.append(f"<tr><td>{_shown(subject)}</td><td>{escape(name)}</td><td>{_shown(value)}</td></tr>\n")
    head = "<tr><th scope=col>Of</th><th scope=col>Property</th><th scope=col>Value</th></tr>"
    return f'<div class="scroll"><table><thead>{head}</thead><tbody>\n{"".join(rows)}</tbody></table></div>'


def _shown(term: str) -> str:
    if term.startswith("<"):
        iri = term[1:-1]
        address = local(iri)
        if address == iri and iri.startswith("https://w3id.org/send-governance/"):
            address = iri.removeprefix("https://w3id.org/send-governance")
        safe = address.startswith(("/", "http://", "https://"))
        return f'<a href="{escape(address)}" rel="noreferrer">{escape(_short(iri))}</a>' if safe else escape(iri)
    return escape(term.partition('"^^<')[0].strip('"') if '"^^<' in term else term)


def _short(iri: str) -> str:
    """Return a name by its prefix, where it has one."""
    known = {**PREFIXES, **{name: f"{PREFIXES['code']}{name}/" for name in SCHEMES}}
    found = max((base for base in known.values() if iri.startswith(base)), key=len, default="")
    prefix = next((one for one, base in known.items() if base == found), "")
    return f"{prefix}:{iri.removeprefix(found)}" if found else iri
