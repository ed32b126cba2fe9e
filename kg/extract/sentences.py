"""Sentences of a document: its blocks cut where sentences end, each tokenised by spaCy's blank English pipeline.

A sentence never crosses a line of the stored text, because a line is a block (a paragraph, list entry, heading or row).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import spacy
from spacy.attrs import intify_attr  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.extract.name import Name
from kg.model.document import Block, Document, Section

__all__ = ["Sentence", "blank_english", "split", "without_unread"]

#: characters of the longest sentence and of the longest word that are read: the time of a sentence grows with its
#: square
_LONGEST = 3000
_LONGEST_WORD = 500
#: a full stop after one of these ends no sentence
_ABBREVIATIONS = frozenset(
    "no nos cllr cllrs mr mrs ms dr prof rev st e.g i.e eg ie etc para paras min ref vs approx sec hon lt col ltd "
    "inc cf mon tue tues wed thu thur thurs fri sat sun".split()
)
_END = re.compile(r"[.?!][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£])|\s+[·•●▪]\s+|\s+\|\s*")
#: nor after a day or a month of a date: "12th. April", "Apr. 12th"
_IN_DATE = re.compile(
    r"\d(?:st|nd|rd|th)\.\s+(?=[JFMASOND][a-z]{2})|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+(?=\d)"
)
_LAST_WORD = re.compile(r"([A-Za-z.]+)$")

#: the line of a page's head that says whose page it is
_COUNCIL = re.compile(r"[A-Z][\w'’-]+(?:[ ,](?:[A-Z][\w'’-]+|and|of|upon|with|on))* Council")
#: what the tokenizer and the matchers ask of a word
_READ = frozenset({"LOWER", "NORM", "IS_SPACE"})
#: fewer words than this, outside the useful sections, are navigation and not prose
_PROSE = 14


@dataclass(slots=True)
class Sentence:
    """A sentence: its place in the stored text, its tokens, the section and block it stands in, and its names.

    Of each token there is its text, the same in small letters, and the character of `text` with which it begins.
    """

    start: int
    end: int
    text: str
    doc: Doc
    section: Section
    block: Block
    opens_block: bool
    words: list[str]
    lowered: list[str]
    starts: list[int]
    names: list[Name] = field(default_factory=list)

    def taken(self) -> set[int]:
        """Return the indices of the tokens that belong to a name."""
        return {i for name in self.names for i in range(name.first, name.last)}

    def span_text(self, first: int, last: int) -> str:
        """Return the text of the tokens from `first` up to, not with, `last`."""
        return self.text[self.starts[first] : self.end_of(last)]

    def end_of(self, last: int) -> int:
        """Return the character of `text` behind the tokens up to, not with, `last`."""
        return self.starts[last - 1] + len(self.words[last - 1])

    def add(self, names: Iterable[Name]) -> None:
        """Take in names; all stand in the order of their tokens."""
        self.names = sorted([*self.names, *names], key=lambda name: name.first)


def blank_english() -> Language:
    """Return spaCy's blank English pipeline, its tokenizer set to keep hyphenated words whole.

    "Well-being" and "co-produced" are one token each, so that a name or a rule can be written as it is read.
    """
    nlp = spacy.blank("en")
    infixes = [
        r"\.\.+",
        r"…",
        r"(?<=[a-z])\.(?=[A-Z])",
        r"(?<=[A-Za-z0-9%]),(?=[A-Za-z])",
        r"(?<=[A-Za-z0-9)])[:<>=/|](?=[A-Za-z0-9(])",
        r"(?<=[A-Za-z0-9])[–—](?=[A-Za-z0-9])",
        r"(?<=[a-z0-9])\((?=[A-Za-z])",
        r"(?<=[A-Za-z]):-",
        r"(?<=[A-Za-z])(?=['’]s\b)",
    ]
    tokenizer: Any = nlp.tokenizer  # its parts are published without types
    # each change has the tokenizer read its special cases again, so they are given last
    cases, tokenizer.rules = tokenizer.rules, {}
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [
        *(nlp.Defaults.suffixes or ()),
        r":-",
        r"(?<=[a-zA-Z0-9)]):",
        r"(?<=[a-zA-Z])[’']",
        r"(?<=[a-z][A-Z])\.",
        r"(?<=[a-z])/",
    ]
    tokenizer.suffix_search = spacy.util.compile_suffix_regex(suffixes).search
    tokenizer.rules = cases
    without_unread(nlp, _READ)
    return nlp


def without_unread(nlp: Language, read: frozenset[str]) -> None:
    """Let a pipeline work out of each new word only what is read of it, and not some twenty things more."""
    vocab: Any = nlp.vocab  # its parts are published without types
    told, wanted = vocab.lex_attr_getters, {intify_attr(name) for name in read}
    for attribute in [one for one in told if one not in wanted]:
        del told[attribute]


def split(document: Document, nlp: Language) -> Iterator[Sentence]:
    """Yield the sentences of every section that is read, in the order of the text.

    Arguments:
        document: the document, with blocks and sections.
        nlp: the tokenizer's pipeline.

    Returns:
        An iterator over sentences without names.
    """
    at = 0
    ordered = sorted(document.sections, key=lambda s: (s.start, s.end))
    for block in document.blocks:
        while at < len(ordered) and ordered[at].end <= block.start:
            at += 1
        if at == len(ordered):
            return
        section = ordered[at]
        if not section.start <= block.start < section.end:
            continue
        if section.kind in {"furniture", "documents"}:
            if document.text.count(" ", block.start, block.end) >= _PROSE and document.text[block.end - 1] in ".:;":
                section = replace(section, kind="minutes")  # prose, whatever the layout took it for
            elif not _COUNCIL.fullmatch(document.text, block.start, block.end):
                continue
        for number, (start, end) in enumerate(_cut(document.text, block.start, block.end)):
            text = document.text[start:end]
            if len(text) > _LONGEST_WORD and max(map(len, text.split())) > _LONGEST_WORD:
                continue  # no prose, and the tokenizer would look at it letter by letter again and again
            doc = nlp.make_doc(text)
            # asked for all at once, which is far faster than token by token
            words = [nlp.vocab.strings[orth] for orth in doc.to_array("ORTH").tolist()]
            lowered = [word.lower() for word in words]
            yield Sentence(
                start, end, text, doc, section, block, number == 0, words, lowered, doc.to_array("IDX").tolist()
            )


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text[start:end]` as positions, without the space around them."""
    at = start
    for match in _END.finditer(text, start, end):
        last = _LAST_WORD.search(text, max(at, match.start() - 12), match.start())
        word = last.group(1).lower() if last else ""
        if text[match.start()] == "." and (word in _ABBREVIATIONS or len(word) == 1):
            continue
        if text[match.start()] == "." and _IN_DATE.search(text, max(at, match.start() - 4), match.end() + 3):
            continue
        stop = match.end() if text[match.start()] in ".?!" else match.start()
        yield from _pieces(text, at, stop)
        at = match.end()
    yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in one piece, or, where it is longer than any sentence is, cut at spaces."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        stop = space if space > start else start + _LONGEST
        cut = _trim(text, start, stop)
        if cut:
            yield cut
        start = stop
    cut = _trim(text, start, end)
    if cut:
        yield cut


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
