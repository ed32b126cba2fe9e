"""The catalogue as RDF, so that questions can themselves be queried: SHACL's terms for executable SPARQL.

Each question is a `sh:SPARQLSelectExecutable` with its text, what it answers and why, its theme, and its parameters.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kg.query.catalogue import Question
from kg.query.header import Parameter
from kg.query.parameters import to_text_literal

__all__ = ["to_turtle"]

BASE = "https://w3id.org/send-governance/id/query/"

_PREFIXES = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

_DATATYPES = {"integer": "xsd:integer", "decimal": "xsd:decimal", "boolean": "xsd:boolean", "iri": "xsd:anyURI"}


def to_turtle(questions: Iterable[Question]) -> str:
    """Return questions as Turtle, in the order in which they come."""
    return _PREFIXES + "".join(text for one in questions for text in _question(one))


def _question(one: Question) -> Iterator[str]:
    header = one.header
    iri = BASE + quote(one.name, safe="")
    told = [
        "a sh:SPARQLSelectExecutable",
        f"dcterms:identifier {to_text_literal(one.name)}",
        f"rdfs:label {to_text_literal(header.title)}",
        f"rdfs:comment {to_text_literal(header.answers)}",
        f"dcterms:subject {to_text_literal(header.theme)}",
    ]
    if header.why:
        told.append(f"dcterms:description {to_text_literal(header.why)}")
    told += [f"sh:parameter <{iri}/parameter/{parameter.name}>" for parameter in header.parameters]
    told.append(f"sh:select {to_text_literal(one.text)}")
    joint = " ;\n    "
    yield f"\n<{iri}> {joint.join(told)} .\n"
    for parameter in header.parameters:
        yield f"<{iri}/parameter/{parameter.name}> {joint.join(_parameter(parameter))} .\n"


def _parameter(one: Parameter) -> Iterator[str]:
    yield "a sh:Parameter"
    yield f"sh:name {to_text_literal(one.name)}"
    yield f"sh:datatype {_DATATYPES.get(one.type, 'xsd:string')}"
    yield f"sh:optional {'false' if one.required else 'true'}"
    if one.help:
        yield f"sh:description {to_text_literal(one.help)}"
    if one.default is not None:
        yield f"sh:defaultValue {to_text_literal(one.default)}"
