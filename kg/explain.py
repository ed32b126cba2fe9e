"""What was read in each sentence of a document, by which rule, what was not and why, and which rules came nearest.

It reads the document as a build does, and keeps nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.nearest import misses
from kg.extract.plain import plain_text
from kg.extract.settle import LeftOut
from kg.extract.unread import unused
from kg.model.document import Document
from kg.model.frames import Frame
from kg.model.kinds.mention import Mention
from kg.model.rows import details_of, row_of
from kg.understand import Understood, read_beside, understand

__all__ = ["Explained", "FactRead", "NameRead", "explain", "explain_words"]

#: rules that share less than this of what they need are not near; more is wanted of those that nobody asked about
LEAST, LEAST_UNASKED = 0.5, 0.75
#: how many of the nearest rules are told
NEAREST, NEAREST_UNASKED = 3, 1
#: stages that say what is named and what a page is, but not what a sentence says
_SETTING = frozenset({"definitions", "layout", "mentions", "names", "quantities", "references"})


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name found in a sentence: its type, the words, what it stands for where that is another name, and the rule."""

    label: str
    text: str
    meaning: str
    rule: str


@dataclass(frozen=True, slots=True)
class FactRead:
    """A fact, or what is only suggested, as read in a sentence.

    Arguments:
        question: the question that it answers.
        cells: of its row, those that are not open.
        status: held, planned, and so on.
        rules: the rules and the like that read it in the sentence.
        readers: the readers that they belong to.
        score: how certain the surest of them was.
    """

    question: str
    cells: tuple[tuple[str, str], ...]
    status: str
    rules: tuple[str, ...]
    readers: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence and what came of it.

    Arguments:
        start, end: characters in the stored text, end exclusive; both 0 for words that are no part of a document.
        text: the sentence.
        section: the use of the section that it stands in.
        names: in the order of the sentence.
        facts: in the order in which they were read; names that are merely mentioned are not among them.
        suggestions: what was not certain enough to be a fact.
        left_out: what was proposed and became no fact of its own, by whom, and why.
        unused: rules that matched and gave no fact, with the reason.
        near: where no rule read a fact, the nearest rules and where they failed.
    """

    start: int
    end: int
    text: str
    section: str
    names: tuple[NameRead, ...]
    facts: tuple[FactRead, ...]
    suggestions: tuple[FactRead, ...] = ()
    left_out: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def explain(path: Path, extractor: Extractor, *, words: str = "") -> tuple[Document, list[Explained]]:
    """Read a document and tell what was read in each of its sentences.

    Arguments:
        path: the file; a manifest.csv and a corrections.csv beside it are taken into account.
        extractor: reads it.
        words: only sentences with these words in them, in any case and with any spacing.

    Returns:
        The document, and its sentences in their order. Which rules came nearest is told for sentences without a fact
        that hold the words; without words, for those that speak of governance.

    Raises:
        DocumentError: the file cannot be read.
        CorrectionError: the corrections file beside it is wrong.
    """
    document, _, corrections = read_beside(path)
    understood = understand(document, extractor, corrections)
    return document, list(_sentences(understood, extractor, _plain(plain_text(words).text)))


def explain_words(words: str, extractor: Extractor) -> list[Explained]:
    """Read words that are no part of a document, as if they stood in the minutes of an item on SEND."""
    extraction = read_sentence(words, extractor)
    understood = understand(extraction.document, extractor, extraction=extraction)
    found = _sentences(understood, extractor, "", near=True)
    return [replace(one, start=0, end=0) for one in found if one.section == "minutes"]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _sentences(understood: Understood, extractor: Extractor, words: str, *, near: bool = False) -> Iterator[Explained]:
    reading = understood.extraction.reading
    for number, sentence in enumerate(reading.sentences):
        if words and words not in _plain(sentence.text):
            continue
        start, end = reading.places.stored(sentence.start, sentence.end)
        facts = tuple(_facts(understood.facts, start, end))
        suggestions = tuple(_facts(understood.suggestions, start, end))
        left_out = tuple(_left_out(understood.extraction.settled.left_out, start, end))
        names = tuple(
            NameRead(
                name.label,
                sentence.span_text(name.first, name.last),
                _meaning(name.thing.name if name.thing else name.value or ("?" if name.generic else ""), name.text),
                name.rule,
            )
            for name in sentence.names
        )
        nearest: tuple[str, ...] = ()
        rules = {rule for fact in facts for rule in fact.rules}
        idle = tuple(unused(reading, number, rules))
        if not idle and all(rule.split("/")[0] in _SETTING for rule in rules):
            asked = near or bool(words)
            if asked or number in reading.merged:
                least, most = (LEAST, NEAREST) if asked else (LEAST_UNASKED, NEAREST_UNASKED)
                found = misses(sentence, extractor.rules, extractor.vocab, least=least)[:most]
                nearest = tuple(f"{miss.rule.id}: {miss}" for miss in found)
        yield Explained(
            start,
            end,
            sentence.text,
            sentence.section.kind,
            names,
            facts,
            suggestions,
            left_out,
            idle,
            nearest,
        )


def _meaning(meant: str, text: str) -> str:
    return "" if meant == text else meant


def _facts(frames: Sequence[Frame], start: int, end: int) -> Iterator[FactRead]:
    for frame in frames:
        if isinstance(frame, Mention):
            continue
        places = [place for place in frame.evidence if place.start < end and place.end > start]
        if places:
            question, cells = row_of(frame)
            yield FactRead(
                question,
                tuple((k, v) for k, v in cells.items() if v),
                frame.status,
                rules=tuple(sorted({place.rule for place in places})),
                readers=tuple(sorted({place.reader for place in places if place.reader})),
                score=max(place.score for place in places),
            )


def _left_out(found: Sequence[LeftOut], start: int, end: int) -> Iterator[str]:
    """Yield what was proposed for a sentence and became no fact of its own, in the names of the document."""
    for one in found:
        frame = one.candidate.frame
        if any(place.start < end and place.end > start for place in frame.evidence):
            question, cells = row_of(frame)
            score = "" if one.candidate.score >= 1 else f", score {one.candidate.score:.2f}"
            yield f"{question}: {details_of(cells)}  (by {one.candidate.reader}{score}): {one.reason}"
