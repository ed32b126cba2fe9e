"""The vocabulary as a page for people: a picture of it, what each term is and is not, and how it maps to others.

It is written from `ontology/send.ttl` by this template alone, fetches nothing, and is the same for the same file.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from typing import Final

from kg.graph.vocabulary import NAMESPACES, SG
from kg.resources import folder

__all__ = ["vocabulary_page"]

#: parts of the page: the sort of terms, its heading
_PARTS: Final = (
    ("Class", "Classes"),
    ("ObjectProperty", "Properties that lead to things"),
    ("DatatypeProperty", "Properties with values"),
)
#: boxes of the picture (text, left, top, width), and arrows between them (text, from, to)
_BOXES: Final = (
    ("sg:Document", 20, 20, 170),
    ("sg:Fact and its kinds", 270, 20, 220),
    ("oa:SpecificResource: the words", 560, 20, 260),
    ("sg:Meeting, sg:Inspection, sg:Intervention", 20, 170, 330),
    ("org:Organization, org:Post, foaf:Person, sg:Plan", 400, 170, 420),
)
_ARROWS: Final = (
    ("prov:hadPrimarySource", (270, 42), (190, 42)),
    ("prov:wasDerivedFrom", (490, 42), (560, 42)),
    ("sg:inspection …", (330, 64), (200, 170)),
    ("slots: sg:monitor, sg:answersTo …", (420, 64), (580, 170)),
)
_CSS: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}"
    "table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.3rem .6rem;text-align:left;"
    "vertical-align:top}"
    "section{margin:1.2rem 0}dt{font-weight:600}svg{max-width:100%;height:auto}.scroll{overflow-x:auto}a{color:#00408a}"
)
Told = dict[str, list[str]]


@cache
def vocabulary_page() -> str:
    """Return the page."""
    about, terms = _read()
    body = "".join(_part(kind, heading, terms) for kind, heading in _PARTS)
    meta = "".join(
        f"<dt>{name}</dt><dd>{_linked(value)}</dd>\n"
        for name, key in (
            ("Version", "versionInfo"), ("This version", "versionIRI"), ("The one before", "priorVersion"),
            ("By", "creator"), ("Changed", "modified"), ("Licence", "license"), ("Prefix", "preferredNamespacePrefix"),
            ("What has changed", "seeAlso"),
        )
        for value in about.get(key, ())
    )  # fmt: skip
    title = about["title"][0]
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'<link rel="alternate" type="text/turtle" href="https://w3id.org/send-governance/ontology">\n'
        f"<style>{_CSS}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f"<p>{escape(about['description'][0])}</p>\n<dl>\n{meta}</dl>\n{_picture()}\n{body}"
        f"<h2>How it maps to other vocabularies</h2>\n{_mapping(terms)}\n</main>\n</body>\n</html>\n"
    )


def _read() -> tuple[Told, dict[str, Told]]:
    """Return what the file says of the vocabulary, and of each own term, by the local names of properties."""
    from rdflib import OWL, Graph, URIRef

    graph = Graph().parse(folder("ontology") / "send.ttl")
    found: dict[str, Told] = {}
    for subject in sorted({one for one in graph.subjects() if isinstance(one, URIRef)}):
        told: Told = {}
        for predicate, value in sorted(graph.predicate_objects(subject)):
            name = str(predicate).rpartition("#")[2].rpartition("/")[2]
            members = [_prefixed(str(one)) for of in graph.objects(value, OWL.unionOf) for one in graph.items(of)]
            told.setdefault(name, []).append(" or ".join(members) if members else str(value))
        found[str(subject)] = told
    own = {iri.removeprefix(SG.base): told for iri, told in found.items() if iri.startswith(SG.base)}
    return found[SG.base.rstrip("#")], own


def _part(kind: str, heading: str, terms: dict[str, Told]) -> str:
    mine = [(name, told) for name, told in terms.items() if any(one.endswith(f"#{kind}") for one in told["type"])]
    return f"<h2>{heading}</h2>\n" + "".join(_term(name, told) for name, told in mine)


def _term(name: str, told: Told) -> str:
    rows = (
        ("It is", "definition"), ("It is not", "scopeNote"), ("Example", "example"), ("Kind of", "subClassOf"),
        ("Kind of", "subPropertyOf"), ("Of", "domain"), ("Leads to", "range"),
    )  # fmt: skip
    shown = "".join(
        f"<dt>{word}</dt><dd>{escape(_prefixed(value))}</dd>\n" for word, key in rows for value in told.get(key, ())
    )
    heading = f"<h3>sg:{name} <small>{escape(told['label'][0])}</small></h3>"
    return f'<section id="{name}">\n{heading}\n<dl>\n{shown}</dl>\n</section>\n'


def _mapping(terms: dict[str, Told]) -> str:
    rows = "".join(
        f'<tr><td><a href="#{name}">sg:{name}</a></td><td>{word}</td><td>{escape(_prefixed(value))}</td></tr>\n'
        for name, told in terms.items()
        for word, value in _mapped(told)
    )
    head = "<tr><th scope=col>Term</th><th scope=col>is</th><th scope=col>Term of others</th></tr>"
    return f'<div class="scroll"><table><thead>{head}</thead><tbody>\n{rows}</tbody></table></div>'


def _mapped(told: Told) -> Iterator[tuple[str, str]]:
    words = {
        "subClassOf": "a kind of",
        "subPropertyOf": "a kind of",
        "closeMatch": "nearly",
        "relatedMatch": "related to",
    }
    for key, word in words.items():
        yield from ((word, value) for value in told.get(key, ()) if not value.startswith(SG.base))


def _picture() -> str:
    def text(words: str, x: float, y: float) -> str:
        return f'<text x="{x}" y="{y}" text-anchor="middle" font-size="14">{escape(words)}</text>'

    boxes = "".join(
        f'<rect x="{x}" y="{y}" width="{width}" height="44" fill="#eef3fb" stroke="#00408a"/>'
        + text(words, x + width / 2, y + 27)
        for words, x, y, width in _BOXES
    )
    arrows = "".join(
        f'<line x1="{a[0]}" y1="{a[1]}" x2="{b[0]}" y2="{b[1]}" stroke="#444" marker-end="url(#head)"/>'
        + text(words, *_beside(a, b))
        for words, a, b in _ARROWS
    )
    marker = (
        '<marker id="head" markerWidth="9" markerHeight="9" refX="8" refY="4" orient="auto">'
        '<path d="M0 0 9 4 0 8z"/></marker>'
    )
    label = "A document says facts; a fact rests on words of it, names things, and may be a statement about an event"
    return f'<svg viewBox="0 0 840 230" role="img" aria-label="{label}"><defs>{marker}</defs>{boxes}{arrows}</svg>'


def _beside(a: Sequence[int], b: Sequence[int]) -> tuple[float, float]:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + (-30 if a[1] == b[1] else 5)


def _prefixed(value: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if value.startswith(namespace.base):
            return f"{prefix}:{value.removeprefix(namespace.base)}"
    return value


def _linked(value: str) -> str:
    told = escape(value)
    return f'<a href="{told}">{told}</a>' if value.startswith("https://") else told
