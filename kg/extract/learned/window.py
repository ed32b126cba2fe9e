"""Windows: what the model looks at at once, some sentences of one item with the words of its heading before them.

A window knows its words, where the names stand in it, and which place in the text each word has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.learned.labels import labels
from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.frames import Thing

__all__ = ["Span", "Window", "windows"]

#: words of a window at most, and the fewest after which a new paragraph begins a new one
LONGEST, LONG = 140, 60
#: words of the heading, of the body that met, and of the council that stand before the text
_HEADING, _BODY, _COUNCIL_WORDS = 18, 14, 8
#: a word, or one sign
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")

#: a span of words: the first, and the one after the last
Span = tuple[int, int]


@dataclass(slots=True)
class Window:
    """Some sentences with their context.

    Arguments:
        words: of heading, body, council and text, in this order.
        parts: for each word which of the four it belongs to, from 0.
        places: for each word its characters in the document; (0, 0) for those of the context.
        sentences: each with its number in the reading.
        body: the body that met, or None.
        spans: span -> the name that stands there; of the body's and the council's own words None.
    """

    words: list[str] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, Sentence]] = field(default_factory=list)
    body: Thing | None = None
    spans: dict[Span, Name | None] = field(default_factory=dict)

    @property
    def text_from(self) -> int:
        """The first word of the text itself."""
        return self.parts.index(3) if 3 in self.parts else len(self.parts)

    def part(self, number: int) -> Span:
        """Return the words of one part of the context."""
        return self.parts.index(number), len(self.parts) - self.parts[::-1].index(number)

    def span_at(self, start: int, end: int) -> Span | None:
        """Return the words that stand between two characters of the document, or None."""
        found = [n for n, (a, b) in enumerate(self.places) if a < end and b > start and self.parts[n] == 3]
        return (found[0], found[-1] + 1) if found else None

    def characters(self, span: Span) -> tuple[int, int]:
        """Return the characters of the document on which a span of the text stands."""
        return self.places[span[0]][0], self.places[span[1] - 1][1]

    def sentence_of(self, span: Span) -> tuple[int, Sentence] | None:
        """Return the sentence in which a span begins; None for the context."""
        if self.parts[span[0]] != 3:
            return None
        at = self.places[span[0]][0]
        return next((one for one in self.sentences if one[1].start <= at < one[1].end), None)

    def types(self) -> list[tuple[int, bool]]:
        """Return for each word the label of its name, by its number, and whether it begins the name."""
        known = labels().names
        told = [(0, False)] * len(self.words)
        for (first, last), name in self.spans.items():
            label = _label(name) if name is not None else "BODY" if self.parts[first] == 1 else "ORG"
            if label in known:
                for at in range(first, last):
                    told[at] = (known.index(label), at == first)
        return told


def windows(reading: Reading, sentences: list[tuple[int, Sentence]]) -> Iterator[Window]:
    """Yield windows over some sentences of a document, in the order of the text.

    Arguments:
        reading: the document, with its names.
        sentences: those to look at, each with its number; neighbours of one item and section share a window.
    """
    run: list[tuple[int, Sentence]] = []
    length = 0
    for number, sentence in sentences:
        words = len(_WORD.findall(sentence.text))
        if run:
            before, last = run[-1]
            apart = number != before + 1 or sentence.section is not last.section
            paragraph = sentence.block is not last.block and length >= LONG
            if apart or paragraph or length + words > LONGEST:
                yield _window(reading, run)
                run, length = [], 0
        run.append((number, sentence))
        length += words
    if run:
        yield _window(reading, run)


def _window(reading: Reading, sentences: list[tuple[int, Sentence]]) -> Window:
    first = sentences[0][1]
    item = first.section.item
    items, entry = reading.document.items, reading.document.entry
    heading = items[item].title if item is not None and item < len(items) else entry.title
    window = Window(sentences=sentences, body=reading.body(first))
    context = (
        (heading, _HEADING),
        (window.body.name if window.body is not None else "", _BODY),
        (entry.council, _COUNCIL_WORDS),
    )
    for part, (text, most) in enumerate(context):
        for word in _WORD.findall(text)[:most] or ["-"]:
            _add(window, word, part, (0, 0))
    window.spans[window.part(1)] = None
    window.spans[window.part(2)] = None
    for _, sentence in sentences:
        for match in _WORD.finditer(sentence.text):
            _add(window, match[0], 3, (sentence.start + match.start(), sentence.start + match.end()))
        for name in sentence.names:
            end = sentence.end_of(name.last)
            span = window.span_at(sentence.start + sentence.starts[name.first], sentence.start + end)
            if span is not None and _label(name) in labels().names:
                window.spans.setdefault(span, name)
    return window


def _add(window: Window, word: str, part: int, place: tuple[int, int]) -> None:
    window.words.append(word)
    window.parts.append(part)
    window.places.append(place)


def _label(name: Name) -> str:
    """Return the label as the model knows it: "every three months" is how often, "the next three months" a time."""
    if name.label == "PERIOD":
        return "FREQ" if "every" in name.text else "DATE"
    return name.label
