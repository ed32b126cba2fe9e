"""The training texts as windows with their targets: which span fills which slot, and which spans belong together.

Each text is a line of JSON with its context and the facts that a careful reader takes from it; README.md beside the
texts tells the form. The names in a window are those that kg finds, as they will be when it reads.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.documents.assemble import Origin, assemble
from kg.documents.layout import lay_out
from kg.documents.text import from_text
from kg.extract.extractor import Extractor
from kg.extract.learned.labels import labels
from kg.extract.learned.window import Span, Window, windows
from kg.extract.name import Name
from kg.model.document import Document, ManifestEntry

__all__ = ["Example", "document_of", "examples"]

Fact = Mapping[str, Any]

#: words for what the context gives -> the part of the context, and the label of names that may stand for it
_CONTEXT = {"@body": (1, "BODY"), "@council": (2, "ORG")}


@dataclass(slots=True)
class Example:
    """A window with its targets.

    Arguments:
        window: what the model sees.
        topics: numbers of the topics that it speaks of.
        roles: span -> the roles that it fills.
        soft: span -> roles of which it may as well be the filler: other places where the same words stand.
        pairs: (first span, other span, number of the pair).
        statuses: (first span, number of the status).
        relations: (body, to, number of the relation).
    """

    window: Window
    topics: set[int] = field(default_factory=set)
    roles: dict[Span, set[int]] = field(default_factory=dict)
    soft: dict[Span, set[int]] = field(default_factory=dict)
    pairs: set[tuple[Span, Span, int]] = field(default_factory=set)
    statuses: list[tuple[Span, int]] = field(default_factory=list)
    relations: list[tuple[Span, Span, int]] = field(default_factory=list)


def examples(paths: Sequence[Path], extractor: Extractor) -> Iterator[Example]:
    """Yield the windows of labelled texts with their targets, in the order of the files.

    Arguments:
        paths: files of labelled texts.
        extractor: finds the names.
    """
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            reading = extractor.names_in(document_of(told))
            sentences = [(n, one) for n, one in enumerate(reading.sentences) if one.section.kind == "minutes"]
            for window in windows(reading, sentences):
                example = Example(window)
                for fact in told["facts"]:
                    if fact.get("kind") in labels().slots:
                        _target(example, fact, reading.document.text)
                yield example


def document_of(told: Mapping[str, Any]) -> Document:
    """Return a labelled text as the document of an agenda item that it would stand in."""
    context = told["context"]
    text = f"Agenda item\n\n{context['heading']}\n\nMinutes:\n\n{told['text']}\n"
    entry = ManifestEntry(
        f"{told['id']}.txt", "", context["council"], context["body"], context["date"], context["heading"]
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return assemble(lay_out(from_text(text), entry), Origin(told["id"], entry.file, digest, "text/plain", entry))


def _target(example: Example, fact: Fact, text: str) -> None:
    """Enter a fact into the targets of a window, as far as its words stand in it."""
    known, kind = labels(), fact["kind"]
    found = _found(example.window, fact, text)
    first = (known.slots[kind][0], 0)
    if not found.get(first) and not all(found.values()):
        return  # it stands in another window of the text
    found = {key: places for key, places in found.items() if places}
    topic = f"{kind}:{fact.get('type')}" if kind in known.types else kind
    if topic in known.topics:
        example.topics.add(known.topics.index(topic))
    chosen = _chosen(example.window, found)
    for key, span in chosen.items():
        role = known.role(kind, key[0])
        example.roles.setdefault(span, set()).add(role)
        for other in found[key]:
            if other != span:
                example.soft.setdefault(other, set()).add(role)
    _tie(example, fact, chosen)


def _found(window: Window, fact: Fact, text: str) -> dict[tuple[str, int], list[Span]]:
    """Return where each value of a fact stands in a window: nowhere where it is in another."""
    found: dict[tuple[str, int], list[Span]] = {}
    for slot in labels().slots[fact["kind"]]:
        value = fact.get(slot) or ""
        for number, words in enumerate(value if isinstance(value, list) else [value]):
            if words:
                found[slot, number] = _places(window, slot, words, text)
    return found


def _tie(example: Example, fact: Fact, chosen: Mapping[tuple[str, int], Span]) -> None:
    """Enter which spans belong together, the status of the fact and the relation."""
    known, kind = labels(), fact["kind"]
    first = (known.slots[kind][0], 0)
    anchor = chosen.get(first) or next(iter(chosen.values()), None)
    if anchor is None:
        return
    status = fact.get("status") or "held"
    example.statuses.append((anchor, known.statuses.index(status) if status in known.statuses else 0))
    for (slot, _), span in chosen.items():
        if slot != first[0] and first in chosen:
            example.pairs.add((anchor, span, known.pair(kind, slot)))
    to = chosen.get(("to", 0))
    if kind == "accountability" and fact.get("relation") in known.relations and to is not None:
        example.relations.append((anchor, to, known.relations.index(fact["relation"])))


def _places(window: Window, slot: str, words: str, text: str) -> list[Span]:
    """Return the spans on which words stand; of a slot for names, the name that is mostly these words."""
    if words in _CONTEXT:
        part, label = _CONTEXT[words]
        meant = [span for span, name in window.spans.items() if name is not None and _stands_for(name, window, label)]
        return [*meant, window.part(part)]
    found = []
    at = text.find(words)
    while at >= 0:
        span = window.span_at(at, at + len(words))
        if span is not None:
            found.append(_name_at(window, span) if slot in labels().named else span)
        at = text.find(words, at + 1)
    return list(dict.fromkeys(found))


def _stands_for(name: Name, window: Window, label: str) -> bool:
    """Return whether a name is a generic word for the body that met, or for the council."""
    return name.generic and name.label == label and (label == "ORG" or name.thing == window.body)


def _name_at(window: Window, span: Span) -> Span:
    if span in window.spans:
        return span

    def shared(other: Span) -> float:
        return (min(span[1], other[1]) - max(span[0], other[0])) / (max(span[1], other[1]) - min(span[0], other[0]))

    nearest = max(window.spans, key=shared)
    return nearest if shared(nearest) >= 0.5 else span


def _chosen(window: Window, found: Mapping[tuple[str, int], list[Span]]) -> dict[tuple[str, int], Span]:
    """Return one span for each value: where its words stand several times, that nearest to the other values."""
    sure = [places[0] for places in found.values() if len(places) == 1 and places[0][0] >= window.text_from]
    return {
        key: min(places, key=lambda span: sum(_apart(span, other, window) for other in sure)) if sure else places[0]
        for key, places in found.items()
    }


def _apart(span: Span, other: Span, window: Window) -> int:
    """Return how far two spans begin from each other; the context is farther than any place in the text."""
    return abs(span[0] - other[0]) + (len(window.words) if span[0] < window.text_from else 0)
