"""Where each kind of fact is read at all: in which sections, and of what the item must speak.

The description of a kind tells it; what a topic's words are stands in topics.toml.

The minutes of a licensing committee speak of monitoring too, and housing and food shops are inspected. The readers ask
here before they read, and `kg explain` asks why nothing was read. Nothing else may tell where a kind is read.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.document import Document
from kg.model.frames import Frame
from kg.model.kinds import KIND_OF

__all__ = ["admits", "concerned", "refusal", "speaks_of", "topic_names"]


@dataclass(frozen=True, slots=True)
class _Topic:
    """What an item, or with `whole` a document, must speak of; `body`: the name of the body that meets may say it.

    `weak` are words that say it only where they stand `often`, and of more than one sort.
    """

    words: re.Pattern[str]
    told: str
    also: str = ""
    whole: bool = False
    body: bool = False
    weak: re.Pattern[str] | None = None
    often: int = 0

    def spoken_of(self, text: str, spans: Iterable[tuple[int, int]]) -> bool:
        """Return whether stretches of a text speak of it."""
        return any(self.words.search(text, start, end) or self._often(text, start, end) for start, end in spans)

    def _often(self, text: str, start: int, end: int) -> bool:
        if self.weak is None:
            return False
        found = [match.group().lower()[:_STEM] for match in islice(self.weak.finditer(text, start, end), _MOST)]
        return len(found) >= self.often and len(set(found)) > 1


#: words of one stem are of one sort; no more of them are counted
_STEM, _MOST = 5, 1000


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
            re.compile(told["weak"]) if "weak" in told else None,
            told.get("often", 0),
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
        known = asked.spoken_of(reading.document.text, spans)
        reading.topics[topic, item] = known
    if known:
        return True
    body = reading.body(sentence) if asked.body else None
    if body is not None and asked.words.search(body.name):
        return True
    return bool(asked.also) and speaks_of(reading, sentence, asked.also)


def concerned(reading: Reading) -> bool:
    """Return whether an item, a body or what the manifest says of a document has to do with children's services.

    Of a document without one only its meeting and its items are read.
    """
    topics = _topics()
    document = reading.document
    items = [*range(len(document.items)), None] if document.items else [None]
    named = " / ".join((document.entry.title, document.entry.body, *(meeting.body for meeting in document.meetings)))
    name: str = _CONCERN
    while name:
        topic = topics[name]
        spans = (
            span for item in items for span in (reading.spans_of(item) if item is not None else _outside(document))
        )
        if topic.words.search(named) or topic.spoken_of(document.text, spans):
            return True
        name = topic.also
    return False


#: the topic without which a paper is other business
_CONCERN = "concern"


def _outside(document: Document) -> list[tuple[int, int]]:
    """Return the sections that belong to no item."""
    return [(section.start, section.end) for section in document.sections if section.item is None]


def topic_names() -> frozenset[str]:
    """Return the names of the topics that there are."""
    return frozenset(_topics())
