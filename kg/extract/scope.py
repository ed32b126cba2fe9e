"""Where each kind of fact is read at all: in which sections, and of what the item must speak. The table is scope.toml.

The minutes of a licensing committee speak of monitoring too, and housing and food shops are inspected. The readers ask
here before they read, and `kg explain` asks why nothing was read. Nothing else may tell where a kind is read.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.frames import Frame

__all__ = ["admits", "kind_name", "refusal", "speaks_of"]


@dataclass(frozen=True, slots=True)
class _Topic:
    """What an item, or with `whole` a document, must speak of; `body`: the name of the body that meets may say it."""

    words: re.Pattern[str]
    told: str
    also: str = ""
    whole: bool = False
    body: bool = False


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where a kind is read: in these sections (in all if none), but not in those, on one of these topics."""

    sections: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()


@cache
def _table() -> tuple[Mapping[str, _Topic], Mapping[str, _Scope]]:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    topics = {
        name: _Topic(
            re.compile("|".join(told["patterns"])),
            told["told"],
            told.get("also", ""),
            told.get("whole", False),
            told.get("body", False),
        )
        for name, told in data["topics"].items()
    }
    scopes = {
        kind: _Scope(
            frozenset(told.get("sections", ())), frozenset(told.get("without", ())), tuple(told.get("topics", ()))
        )
        for kind, told in data["kinds"].items()
    }
    return topics, scopes


def kind_name(frame: type[Frame]) -> str:
    """Return the name of a kind of fact in the tables: `reporting_line` for `ReportingLine`."""
    return _parted(frame.__name__)


@cache
def _parted(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def admits(reading: Reading, sentence: Sentence, frame: type[Frame]) -> bool:
    """Return whether a kind of fact is read in a sentence."""
    return not refusal(reading, sentence, frame)


def refusal(reading: Reading, sentence: Sentence, frame: type[Frame]) -> str:
    """Return why a kind of fact is not read in a sentence, in words; empty where it is read.

    Arguments:
        reading: the document.
        sentence: one of its sentences.
        frame: the kind of fact.
    """
    topics, scopes = _table()
    scope = scopes.get(kind_name(frame))
    if scope is None:
        return ""
    section = sentence.section.kind
    if section in scope.without or (scope.sections and section not in scope.sections):
        return f"a section of kind {section} is not read for it"
    if scope.topics and not any(speaks_of(reading, sentence, topic) for topic in scope.topics):
        what = " or ".join(topics[topic].told for topic in scope.topics)
        return f"the {'document' if topics[scope.topics[0]].whole else 'item'} does not speak of {what}"
    return ""


def speaks_of(reading: Reading, sentence: Sentence, topic: str) -> bool:
    """Return whether the item of a sentence (or the document, or the body that meets) speaks of a topic.

    Arguments:
        reading: the document.
        sentence: one of its sentences.
        topic: the topic's name in scope.toml.
    """
    asked = _table()[0][topic]
    item = sentence.section.item
    known = reading.topics.get((topic, item))
    if known is None:
        spans = [(0, len(reading.document.text))] if asked.whole else reading.spans_of(item)
        known = any(asked.words.search(reading.document.text, start, end) for start, end in spans)
        reading.topics[topic, item] = known
    if known:
        return True
    body = reading.body(sentence) if asked.body else None
    if body is not None and asked.words.search(body.name):
        return True
    return bool(asked.also) and speaks_of(reading, sentence, asked.also)
