"""Is the graph sound? Every constraint of the shapes, and every quote at its place in the stored text."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from kg.check.shapes import Constraint, read_shapes
from kg.graph.evidence import CONTEXT
from kg.graph.store import Store
from kg.query.catalogue import Catalogue
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine
from kg.query.values import refuse_unknown
from kg.resources import folder

__all__ = ["Finding", "Report", "check"]

#: findings of one constraint that are told one by one; the rest are counted
TOLD: Final = 20

#: how many things are asked at once at most; the engine holds nobody back while it looks
_AT_ONCE: Final = 4

_GRADES: Final = ("error", "warning", "info")

_ABOUT = """
SELECT ?label ?source ?quote WHERE {
  VALUES ?focus { <%s> }
  OPTIONAL { ?focus rdfs:label ?label }
  OPTIONAL { ?focus prov:hadPrimarySource/dcterms:identifier ?source }
  OPTIONAL { ?focus prov:wasDerivedFrom/oa:hasSelector/oa:exact ?quote }
} ORDER BY ?label ?source ?quote LIMIT 1
"""

_DOCUMENTS = "SELECT ?document ?source WHERE { ?document a sg:Document ; dcterms:identifier ?source } ORDER BY ?source"
_PUBLISHERS = "SELECT ?document ?name WHERE { ?document dcterms:publisher/(rdfs:label|skos:altLabel) ?name }"
_TEXT = "SELECT ?text WHERE { <%s> schema:text ?text }"
_QUOTES = """
SELECT DISTINCT ?exact ?start ?end ?prefix ?suffix WHERE {
  {
    SELECT DISTINCT ?quote ?position WHERE {
      ?place oa:hasSource <%s> ; oa:hasSelector ?quote, ?position .
      FILTER (?quote != ?position)
    }
  }
  ?quote oa:exact ?exact .
  OPTIONAL { ?quote oa:prefix ?prefix }
  OPTIONAL { ?quote oa:suffix ?suffix }
  ?position oa:start ?start ; oa:end ?end .
} ORDER BY ?start ?end
"""
_TOLD_DOCUMENTS = "SELECT ?set ?told WHERE { ?set a void:Dataset ; void:documents ?told } ORDER BY ?set"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Arguments:
        check: the shape that is not met, `quotes`, or `files` where the store is damaged.
        severity: `error`, `warning` or `info`.
        message: what is wrong, as a sentence.
        about: IRI of the thing, fact or document; empty where the finding stands for several.
        label: its name, if it has one.
        source: the document that says it, by its path without the extension; may be empty.
        quote: a sentence that it rests on; may be empty.
    """

    check: str
    severity: str
    message: str
    about: str
    label: str = ""
    source: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: how many constraints and quotes it looked at, and its findings, the gravest first."""

    constraints: int
    quotes: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether there is no error among the findings."""
        return all(finding.severity != "error" for finding in self.findings)


def check(engine: Engine, *, council: str = "") -> Report:
    """Check a store: its files, then its graph against the shapes, and its quotes against the stored texts.

    Arguments:
        engine: the store.
        council: only what papers of this council say, by part of its name; what is wrong with no paper of its own is
            told too.

    Returns:
        The report. Of one constraint that many nodes break, the first are told and the rest counted.

    Raises:
        QueryError: the shapes cannot be read, or the store has no such council.
        StoreError: the store cannot answer.
    """
    # of a damaged store no answer is worth having
    told = engine.damage() if isinstance(engine, Store) else ""
    if told:
        message = f"The store is damaged: {told}. kg build makes it anew from the documents."
        return Report(0, 0, (Finding("files", "error", message, ""),))
    constraints = read_shapes(folder("ontology") / "shapes.ttl")
    with _asking(engine) as each:
        broken = each(lambda constraint: list(_broken(constraint, engine)), constraints)
        findings = [finding for found in broken for finding in found]
    quotes = 0
    documents = list(_rows(engine, _DOCUMENTS))
    findings.extend(_counts(engine, len(documents)))
    if council:
        documents = _of_council(documents, engine, council)
        sources = {source for _, source in documents}
        findings = [finding for finding in findings if not finding.source or finding.source in sources]
    with _asking(engine) as each:
        for count, wrong in each(lambda document: _quotes(engine, *document), documents):
            quotes += count
            findings.extend(wrong)
    findings.sort(key=lambda finding: (_GRADES.index(finding.severity), finding.check, finding.source, finding.about))
    return Report(len(constraints), quotes, tuple(findings))


@contextmanager
def _asking(engine: Engine) -> Iterator[Callable[..., Iterator[Any]]]:
    """Yield what asks one thing after the other: of a store on this machine several at once, the answers in order."""
    if not isinstance(engine, Store):
        yield map
        return
    with ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1)) as threads:
        yield threads.map


def _of_council(documents: list[tuple[str, ...]], engine: Engine, council: str) -> list[tuple[str, ...]]:
    """Return the documents whose publisher has this in one of its names."""
    names: defaultdict[str, str] = defaultdict(str)
    for document, name in _rows(engine, _PUBLISHERS):
        names[document] += f"\n{name.casefold()}"
    kept = [one for one in documents if council.casefold() in names[one[0]]]
    if not kept:
        refuse_unknown(Catalogue.load().question("councils"), engine, {"council": council})
    return kept


def _broken(constraint: Constraint, engine: Engine) -> Iterator[Finding]:
    """Yield a finding for each node that breaks a constraint."""
    focuses = sorted({row[0] for row in _rows(engine, constraint.query)})
    for focus in focuses[:TOLD]:
        label, source, quote = next(iter(_rows(engine, _ABOUT % focus)))
        yield Finding(constraint.shape, constraint.severity, constraint.message, focus, label, source, quote)
    if len(focuses) > TOLD:
        more = f"{constraint.message} So it is with {len(focuses) - TOLD} more."
        yield Finding(constraint.shape, constraint.severity, more, "")


def _counts(engine: Engine, documents: int) -> Iterator[Finding]:
    """Yield a finding where the description of the whole does not say how many documents there are."""
    for dataset, told in _rows(engine, _TOLD_DOCUMENTS):
        if told != str(documents):
            message = f"The data set says that it is of {told} documents, and there are {documents}."
            yield Finding("documents", "error", message, dataset)


def _quotes(engine: Engine, document: str, source: str) -> tuple[int, list[Finding]]:
    """Count the quotes of a document and find those that do not stand at their place in its stored text."""
    texts = [row[0] for row in _rows(engine, _TEXT % document)]
    if not texts:
        message = "The text of this document is not stored: its quotes cannot be compared with it."
        return 0, [Finding("quotes", "warning", message, document, source=source)]
    text = texts[0]
    wrong = []
    count = 0
    for exact, begin, finish, prefix, suffix in _rows(engine, _QUOTES % document):
        count += 1
        start, end = int(begin), int(finish)
        if text[start:end] != exact:
            message = f"A quote does not stand at characters {start} to {end} of the stored text."
        elif text[max(0, start - CONTEXT) : start] != prefix or text[end : end + CONTEXT] != suffix:
            message = f"What stands around the quote at characters {start} to {end} is not what is said of it."
        else:
            continue
        wrong.append(Finding("quotes", "error", message, document, source=source, quote=exact))
    return count, wrong


def _rows(engine: Engine, text: str) -> Iterable[tuple[str, ...]]:
    """Ask, and yield the values of each row as text; what is not bound is empty."""
    for row in engine.query(with_prefixes(text)):
        yield tuple(_text(term) for term in row)


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)
