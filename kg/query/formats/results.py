"""An answer as SPARQL 1.1 Query Results, in JSON or XML: every cell is a plain literal, an empty one is unbound."""

import json
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kg.query.rows import Answer

__all__ = ["write_sparql_json", "write_sparql_xml"]

NAMESPACE = "http://www.w3.org/2005/sparql-results#"


def write_sparql_json(answer: Answer, out: BinaryIO) -> None:
    """Write `application/sparql-results+json`."""
    head = json.dumps({"vars": answer.columns}, ensure_ascii=False)
    out.write(f'{{"head":{head},"results":{{"bindings":['.encode())
    mark = "\n"
    for row in answer.rows:
        cells = zip(answer.columns, row, strict=True)
        binding = {name: {"type": "literal", "value": cell} for name, cell in cells if cell}
        out.write((mark + json.dumps(binding, ensure_ascii=False)).encode())
        mark = ",\n"
    out.write(b"\n]}}\n")


def write_sparql_xml(answer: Answer, out: BinaryIO) -> None:
    """Write `application/sparql-results+xml`."""
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.columns)
    out.write(f'<?xml version="1.0"?>\n<sparql xmlns="{NAMESPACE}"><head>{variables}</head><results>\n'.encode())
    for row in answer.rows:
        bindings = "".join(
            f"<binding name={quoteattr(name)}><literal>{escape(cell)}</literal></binding>"
            for name, cell in zip(answer.columns, row, strict=True)
            if cell
        )
        out.write(f"<result>{bindings}</result>\n".encode())
    out.write(b"</results></sparql>\n")
