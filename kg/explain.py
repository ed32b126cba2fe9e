"""What was read in each sentence of a document, by which rule, and which rules came nearest where nothing was read.

It reads the document as a build does, and keeps nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.documents.manifest import MANIFEST, read_manifest
from kg.documents.reader import read_document
from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.nearest import misses
from kg.extract.plain import plain_text
from kg.extract.reading import Reading
from kg.extract.unread import unused
from kg.model.document import Document, ManifestEntry
from kg.model.frames import Frame
from kg.model.kinds.mention import Mention
from kg.model.rows import row_of
from kg.resolve import resolve
from kg.resolve.correct import correct
from kg.resolve.corrections import FILE, read_corrections

__all__ = ["Explained", "Fact", "Found", "explain", "explain_words"]

#: rules that share less than this of what they need are not near; more is wanted of those that nobody asked about
LEAST, LEAST_UNASKED = 0.5, 0.75
#: how many folders above a document are looked into for a manifest
ABOVE = 3
#: how many of the nearest rules are told
NEAREST, NEAREST_UNASKED = 3, 1
#: stages that say what is named and what a page is, but not what a sentence says
_SETTING = frozenset({"definitions", "layout", "mentions", "names", "quantities", "references"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a sentence: its type, the words, what it stands for where that is another name, and the rule."""

    label: str
    text: str
    meaning: str
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact read in a sentence: the question that it answers, its cells, its status, and the rules that read it."""

    question: str
    cells: tuple[tuple[str, str], ...]
    status: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence and what came of it.

    Arguments:
        start, end: characters in the stored text, end exclusive; both 0 for words that are no part of a document.
        text: the sentence.
        section: the use of the section that it stands in.
        names: in the order of the sentence.
        facts: in the order in which they were read; names that are merely mentioned are not among them.
        unused: rules that matched and gave no fact, with the reason.
        near: where no rule read a fact, the nearest rules and where they failed.
    """

    start: int
    end: int
    text: str
    section: str
    names: tuple[Found, ...]
    facts: tuple[Fact, ...]
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
    folder = _folder_of(path)
    name = path.resolve().relative_to(folder).as_posix()
    document = read_document(path, read_manifest(folder).get(name, ManifestEntry(name)))
    extraction = extractor.read(document)
    frames = resolve(document, extraction.frames, extractor.registers)
    frames = correct(document, frames, extractor.registers, read_corrections(folder)).frames
    return document, list(_sentences(extraction.reading, frames, extractor, _plain(plain_text(words).text)))


def explain_words(words: str, extractor: Extractor) -> list[Explained]:
    """Read words that are no part of a document, as if they stood in the minutes of an item on SEND."""
    extraction = read_sentence(words, extractor)
    frames = resolve(extraction.reading.document, extraction.frames, extractor.registers)
    found = _sentences(extraction.reading, frames, extractor, "", near=True)
    return [replace(one, start=0, end=0) for one in found if one.section == "minutes"]


def _folder_of(path: Path) -> Path:
    """Return the folder that a build would be given: the nearest above the file with a manifest or corrections."""
    above = path.resolve().parents
    beside = (folder for folder in above[:ABOVE] if any((folder / name).is_file() for name in (MANIFEST, FILE)))
    return next(beside, above[0])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _sentences(
    reading: Reading, frames: Sequence[Frame], extractor: Extractor, words: str, *, near: bool = False
) -> Iterator[Explained]:
    for number, sentence in enumerate(reading.sentences):
        if words and words not in _plain(sentence.text):
            continue
        start, end = reading.places.stored(sentence.start, sentence.end)
        facts = tuple(_facts(frames, start, end))
        names = tuple(
            Found(
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
        yield Explained(start, end, sentence.text, sentence.section.kind, names, facts, idle, nearest)


def _meaning(meant: str, text: str) -> str:
    return "" if meant == text else meant


def _facts(frames: Sequence[Frame], start: int, end: int) -> Iterator[Fact]:
    for frame in frames:
        if isinstance(frame, Mention):
            continue
        rules = tuple(sorted({place.rule for place in frame.evidence if place.start < end and place.end > start}))
        if rules:
            question, cells = row_of(frame)
            yield Fact(question, tuple((k, v) for k, v in cells.items() if v), frame.status, rules)
