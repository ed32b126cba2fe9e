"""Text wholly in capitals, written as in a sentence: "THE SEND BOARD REPORTS" as "The SEND Board reports".

A sentence without any capital gets those of the names that the paper writes elsewhere. How a word is written is learned
from the sentences of the rules and the names of the registers; a word of which they say nothing is a name more often
than not, and gets a capital. Letters keep their places.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model.document import Block, Document
from kg.registers import Registers
from kg.rules.lexicon import lexicon
from kg.rules.rule import Rule

__all__ = ["Capitals"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: the words with which a decision or an action opens keep their capitals, by which they are known
_OPENS = re.compile(
    r"\W*(?:(?:IT WAS )?(?:UNANIMOUSLY )?(?:RESOLVED|AGREED|RECOMMENDED|NOTED|ACTIONS?"
    r"|DECISIONS?)\b(?: UNANIMOUSLY\b)?)"
)
_VOWEL = re.compile("[AEIOUY]")
#: a line with fewer capitals is a mark or an abbreviation
_FEWEST = 8
#: an elided prefix, after which a name begins: O'BRIEN, D'ARCY
_PREFIX = re.compile(r"(?<![^\W\d_])([OD])(['’])([^\W\d_])")
#: a body's name after its article: "the early help Board", unless it only says which board is meant
_BODY = re.compile(
    r"(\b[Tt]he (?!same|new|first|said|whole|relevant|next|last|other|current|local|full|previous))"
    r"((?:[\w'’-]+ (?:(?:and|for|of) )?){1,4})(?=(?:Board|(?:Sub-)?Committee|Panel|Group|Forum|Partnership"
    r"|Commission)\b)"
)
_SMALL = frozenset({"and", "for", "of"})
#: a whole sentence that has no capital at all
_WHOLE = re.compile(r"(?:\w+[ ,'’-]+){4,}\w+\.$")
#: a name of several words
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:(?:and|of|for|the|with) )?[A-Z][\w'’-]+)+")
#: names of one word that no sentence uses otherwise
_ALWAYS = ("cabinet", "ofsted", "dfe", "cqc", "ehcp", "ehcps")


@dataclass(frozen=True, slots=True)
class Capitals:
    """How words are written in a sentence, by their small letters."""

    forms: dict[str, str]

    @classmethod
    def learned(cls, rules: Iterable[Rule], registers: Registers) -> "Capitals":
        """Learn from the sentences of rules, their first words left out, and from the names of registers."""
        counts: dict[str, Counter[str]] = {}
        sentences = (sentence for rule in rules for sentence in (*rule.match, *rule.reject))
        names = (name for index in (registers.names(), registers.abbreviations()) for name in index)
        for words in (*(_WORD.findall(sentence)[1:] for sentence in sentences), *map(_WORD.findall, names)):
            for word in words:
                counts.setdefault(word.lower(), Counter())[word] += 1
        # of two ways that are as common, the one that a sentence has: small letters sort last
        forms = {low: max(found.items(), key=lambda pair: (pair[1], pair[0]))[0] for low, found in counts.items()}
        return cls(forms | {word: word for word in lexicon().function})

    def written(self, text: str) -> str:
        """Return a text in capitals as it would stand in a sentence.

        It keeps its length, and other text is not touched.
        """
        if not text.isupper():
            return text
        if sum(map(str.isalpha, text)) < _FEWEST:
            return self.forms.get(text.lower(), text) if text.lower() in _ALWAYS else text
        opens = _OPENS.match(text)
        keep = opens.end() if opens else 0
        body = _WORD.sub(lambda found: self._word(found.group()), text[keep:])
        body = _BODY.sub(lambda found: found[1] + _titled(found[2]), body)
        body = _PREFIX.sub(lambda found: f"{found[1]}{found[2]}{found[3].upper()}", body)
        if not keep:
            body = re.sub(r"[^\W\d_]", lambda found: found.group().upper(), body, count=1)
        return text[:keep] + body

    def _word(self, word: str) -> str:
        form = self.forms.get(word.lower().replace("’", "'"))
        if form is not None and len(form) == len(word):
            return form
        if not _VOWEL.search(word):
            return word  # an abbreviation
        return re.sub(r"(?<!['’])\b[^\W\d_]+", lambda found: found.group().capitalize(), word.lower())

    def document(self, document: Document) -> Document:
        """Return a document in which blocks in capitals are written as sentences.

        Such a line without a stop is a heading.
        """
        lines = [document.text[block.start : block.end] for block in document.blocks]
        small = [line.islower() and _WHOLE.match(line) is not None for line in lines]
        if not any(small) and not any(map(str.isupper, lines)):
            return document
        written = [self.written(line) for line in lines]
        if any(small):
            names = self._names(line for line, low in zip(written, small, strict=True) if not low)
            written = [_named(line, names) if low else line for line, low in zip(written, small, strict=True)]
        parts: list[str] = []
        blocks: list[Block] = []
        at = 0
        for block, old, new in zip(document.blocks, lines, written, strict=True):
            parts += [document.text[at : block.start], new]
            at = block.end
            heading = (
                new != old and old.isupper() and not block.marker and old[-1] not in ".;:" and not _OPENS.match(old)
            )
            blocks.append(replace(block, kind="heading") if heading and block.kind == "paragraph" else block)
        parts.append(document.text[at:])
        return replace(
            document,
            text="".join(parts),
            blocks=tuple(blocks),
            meetings=tuple(replace(meeting, body=self.written(meeting.body)) for meeting in document.meetings),
        )

    def _names(self, lines: Iterable[str]) -> dict[str, str]:
        """Return the names that lines write with capitals, and those always so written, by their small letters."""
        found = {name.lower(): name for line in lines for name in _NAME.findall(line)}
        found |= {low: form for low in _ALWAYS if (form := self.forms.get(low, low)) != low}
        return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))  # the longest first


def _titled(words: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words.split(" "))


def _named(line: str, names: dict[str, str]) -> str:
    """Return a line in small letters with the names in it as they are written elsewhere; it keeps its length."""
    text = line
    for low, name in names.items():
        if low in text:
            text = re.sub(rf"(?<!\w){re.escape(low)}(?!\w)", name, text)  # a name has no backslash
    return text
