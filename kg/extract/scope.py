"""Where each kind of fact is read at all: in which sections, and of what the item must speak.

The description of a kind tells it; what a topic's words are stands in topics.toml.

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
from kg.model.kinds import KIND_OF

__all__ = ["admits", "refusal", "speaks_of", "topic_names"]


@dataclass(frozen=True, slots=True)
class _Topic:
    """What an item, or with `whole` a document, must speak of; `body`: the name of the body that meets may say it."""

    words: re.Pattern[str]
    told: str
    also: str = ""
    whole: bool = False
    body: bool = False


@cache
def _topics() -> Mapping[str, _Topic]:
    path = Path(__file__).with_name("topics.toml")
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: _Topic(
            re.compile("|".join(told["patterns"])),
            told["told"],
            told.get("also", ""),
            told.get("whole", False),
            told.get("body", False),
        )
        for name, told in data.items()
    }


def admits(reading: Reading, sentence: Sentence, frame: type[Frame]) -> bool:
    """Return whether a kind of fact is read in a sentence."""
    return not refusal(reading, sentence, frame)


def refusal(reading: Reading, sentence: Sentence, frame: type[Frame], *, columns: bool = False) -> str:
    """Return why a kind of fact is not read in a sentence, in words; empty where it is read.

    Arguments:
        reading: the document.
        sentence: one of its sentences.
        frame: the kind of fact.
        columns: asked for the cell of a table of such facts, which is read by its column.
    """
    scope, topics = KIND_OF[frame].scope, _topics()
    if scope.table and not columns and reading.sort_of_table(sentence.start) == scope.table:
        return "the rows of its table are read by their columns"
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
        topic: the topic's name in topics.toml.
    """
    asked = _topics()[topic]
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


def topic_names() -> frozenset[str]:
    """Return the names of the topics that there are."""
    return frozenset(_topics())
