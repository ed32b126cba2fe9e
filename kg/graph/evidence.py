"""Evidence as Web Annotation: the exact quote with what stands around it, its characters, page, rule and reader.

The quote is cut from the stored text by its positions, never searched for, so it stands there by construction. It is
known by its words, and where they stand in the text more than once by which of these places it is: so what is changed
elsewhere in the text gives it no other name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import DocumentError
from kg.graph.iris import Names, reader_iri, segment
from kg.graph.literals import count_literal, number_literal, text_literal
from kg.graph.things import Triple
from kg.graph.vocabulary import OA, OWL, PROV, RDF, RDFS, SG
from kg.model.document import Document
from kg.model.frames import Evidence

__all__ = ["CONTEXT", "Place", "Places"]

#: characters of the text kept before and after a quote
CONTEXT: Final = 48


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document as a node of the graph.

    Arguments:
        evidence: where it is, and who read it.
        supports: the IRIs of the properties whose values rest on it; all of the fact's where there is none.
    """

    evidence: Evidence
    supports: tuple[str, ...] = ()


class Places:
    """The places in the text of a document on which its facts rest, named and gathered as the facts are written."""

    def __init__(self, document: Document, names: Names) -> None:
        """Take the document to whose stored text positions refer, and its names."""
        self.document = document
        self.names = names
        self._spans: dict[tuple[int, int], NamedNode] = {}
        self._starts: dict[str, list[int]] = {}  # of words that were quoted, every place where they stand
        self._found: dict[Place, NamedNode] = {}

    def iri(self, place: Place) -> NamedNode:
        """Return the IRI of a place, which `triples` then tells about.

        Two facts may share it where it supports the same of both.

        Raises:
            DocumentError: the positions are not within the text, or there is nothing between them.
        """
        if place not in self._found:
            one = place.evidence
            names = "_".join(re.split(r"[#/]", name)[-1] for name in place.supports)
            parts = (_rule(one.rule), names, "" if one.score >= 1 else f"{one.score:.3f}")
            told = (segment(part) for part in parts if part)
            self._found[place] = NamedNode("/".join([self._quote(one).value, *told]))
        return self._found[place]

    def triples(self) -> Iterator[Triple]:
        """Yield what is said of the places that were named.

        Yields:
            Each place (of a quote and a rule) with its document, selectors, rule, reader, and page where there are
            pages; and what stands there, once for all the rules that read it.
        """
        readers: set[tuple[str, str]] = set()
        for place, node in self._found.items():
            evidence = place.evidence
            yield from self._place_triples(place, node)
            if evidence.reader:
                yield node, PROV.wasAttributedTo, reader_iri(evidence.reader, evidence.version)
                readers.add((evidence.reader, evidence.version))
        for reader, version in readers:
            agent = reader_iri(reader, version)
            yield agent, RDF.type, PROV.SoftwareAgent
            yield agent, RDFS.label, text_literal(reader)
            yield agent, OWL.versionInfo, text_literal(version)
        for (start, end), span in self._spans.items():
            yield from _span_triples(self.document.text, start, end, span.value)

    def _place_triples(self, place: Place, node: NamedNode) -> Iterator[Triple]:
        evidence = place.evidence
        quote = self._spans[evidence.start, evidence.end].value
        yield node, RDF.type, OA.SpecificResource
        yield node, OA.hasSource, self.names.document
        yield node, OA.hasSelector, NamedNode(f"{quote}/words")
        yield node, OA.hasSelector, NamedNode(f"{quote}/position")
        yield node, SG.rule, text_literal(evidence.rule)
        for name in place.supports:
            yield node, SG.supports, NamedNode(name)
        if evidence.score < 1:
            yield node, SG.score, number_literal(Decimal(f"{evidence.score:.3f}"))
        page, seen = self.document.page(evidence.start), self.document.recognition(evidence.start)
        if page is not None:
            yield node, SG.page, count_literal(page)
        if seen is not None:
            yield node, SG.recognition, number_literal(Decimal(f"{seen:.3f}"))

    def _quote(self, evidence: Evidence) -> NamedNode:
        start, end, text = evidence.start, evidence.end, self.document.text
        if (start, end) not in self._spans:
            if not (0 <= start < end <= len(text)) or text[start:end].isspace():
                raise DocumentError(
                    f"rule {evidence.rule} rests a fact of {self.document.path} on characters {start} to {end}, "
                    "where no text is",
                    "Report this fault of the rule",
                )
            words = text[start:end]
            if words not in self._starts:
                self._starts[words] = _starts(text, words)
            self._spans[start, end] = self.names.quote(words, bisect_right(self._starts[words], start))
        return self._spans[start, end]


def _starts(text: str, words: str) -> list[int]:
    """Return where `words` stand in a text; the places may overlap."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _rule(rule: str) -> str:
    """Return the name of a rule as it stands in names: `monitoring.monitors` for `monitoring/monitors`."""
    # a name that has dots already is told apart by a digest
    return rule if "." in rule else rule.replace("/", ".")


def _span_triples(text: str, start: int, end: int, span: str) -> Iterator[Triple]:
    words, position = NamedNode(f"{span}/words"), NamedNode(f"{span}/position")
    yield words, RDF.type, OA.TextQuoteSelector
    yield words, OA.exact, text_literal(text[start:end])
    yield words, OA.prefix, text_literal(text[max(0, start - CONTEXT) : start])
    yield words, OA.suffix, text_literal(text[end : end + CONTEXT])
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, count_literal(start)
    yield position, OA.end, count_literal(end)
