"""Checking rules: every sentence that a rule must match is matched by that very rule, every one to reject is not.

A sentence goes through the whole cascade, as it does in a document: names found and merged, patterns matched, and
what stands under a negation or a condition left out. So a rule that looks right, but whose names nobody finds, fails.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.extract.extractor import Extraction, Extractor
from kg.extract.nearest import Miss, misses
from kg.extract.readers.rules.slots import denied
from kg.extract.reading import Reading
from kg.model.document import Block, Document, Item, ManifestEntry, Meeting, Section
from kg.rules.rule import Rule

__all__ = ["RuleFault", "check_rules", "read_sentence"]

#: kinds whose facts are read even under a negation ("no later than", "not yet submitted"): it does not undo them
_UNDENIED = frozenset({"plans"})


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A sentence on which a rule does not do what it says it does.

    Arguments:
        rule: the rule.
        sentence: the sentence, as the rule file gives it.
        expected: `match` or `reject`.
        names: the names found in the sentence, as `LABEL text`.
        miss: for `match`, how far the rule came.
    """

    rule: Rule
    sentence: str
    expected: Literal["match", "reject"]
    names: tuple[str, ...]
    miss: Miss | None = None

    def __str__(self) -> str:
        """Return the fault in one or two lines, with what to look at."""
        head = f"{self.rule.file}: {self.rule.id} must {self.expected} {self.sentence!r} but does not"
        found = f"names found: {', '.join(self.names) or 'none'}"
        if self.expected == "reject":
            return f"{self.rule.file}: {self.rule.id} must reject {self.sentence!r} but matches it\n  {found}"
        return (
            f"{head}\n  {found}; {self.miss}"
            if self.miss
            else f"{head}\n  {found}; it stands under a negation or condition"
        )


def check_rules(rules: Iterable[Rule], extractor: Extractor) -> list[RuleFault]:
    """Return every sentence on which a rule fails, in the order of the rules.

    Arguments:
        rules: the rules to check; the extractor must have been made with them.
        extractor: reads the sentences.
    """
    faults: list[RuleFault] = []
    for rule in rules:
        for expected, sentences in (("match", rule.match), ("reject", rule.reject)):
            for sentence in sentences:
                reading = read_sentence(sentence, extractor).reading
                if _matched(rule, reading) == (expected == "match"):
                    continue
                names = tuple(f"{n.label} {n.text}" for s in reading.sentences for n in s.names)
                miss = _nearest(rule, reading, extractor) if expected == "match" else None
                faults.append(RuleFault(rule, sentence, "match" if expected == "match" else "reject", names, miss))
    return faults


def read_sentence(sentence: str, extractor: Extractor) -> Extraction:
    """Read a sentence as the one paragraph of the minutes of a SEND board of 15 January 2024."""
    title = "SEND Update"
    text = f"{title}\n{sentence}"
    start = len(title) + 1
    document = Document(
        source="sentence",
        path="sentence.txt",
        text=text,
        sha256="",
        media_type="text/plain",
        entry=ManifestEntry("sentence.txt"),
        blocks=(Block("heading", 0, len(title)), Block("paragraph", start, len(text))),
        sections=(Section("title", 0, len(title), 0, 0), Section("minutes", start, len(text), 0, 0)),
        meetings=(Meeting("", "2024-01-15", 0, 0),),
        items=(Item(title, "1", 0, len(title), 0),),
    )
    return extractor.read(document)


def _matched(rule: Rule, reading: Reading) -> bool:
    return any(
        match.rule.id == rule.id and (rule.kind in _UNDENIED or not denied(reading.merged[number], match))
        for number, matches in reading.matches.items()
        for match in matches
    )


def _nearest(rule: Rule, reading: Reading, extractor: Extractor) -> Miss | None:
    found = [
        miss
        for sentence in reading.sentences
        if sentence.section.kind == "minutes"
        for miss in misses(sentence, [rule], extractor.vocab)
    ]
    return min(found, key=lambda miss: -miss.share, default=None)
