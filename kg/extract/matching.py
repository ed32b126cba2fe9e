"""Rules on sentences: patterns as spaCy Matcher patterns over a sentence whose names are one token each.

Matching is by spaCy's Matcher alone; this module only translates patterns, and sorts out which match to keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.name import Name
from kg.extract.sentences import Sentence
from kg.rules.pattern import Element
from kg.rules.rule import Rule

__all__ = ["Match", "Merged", "RuleMatcher", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A sentence whose names are one token each; `names[i]` is the name that token `i` is, or None."""

    doc: Doc
    names: tuple[Name | None, ...]
    firsts: tuple[int, ...]
    """For each merged token, the index of its first token in the sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched: merged tokens `start` to `end`, and for each slot the merged token that fills it."""

    rule: Rule
    start: int
    end: int
    slots: Mapping[str, int]


def merge(sentence: Sentence, vocab: Vocab) -> Merged:
    """Return the sentence with each of its names merged into one token that carries the name's type."""
    words: list[str] = []
    spaces: list[bool] = []
    ents: list[str] = []
    names: list[Name | None] = []
    firsts: list[int] = []
    by_first = {name.first: name for name in sentence.names}
    at = 0
    doc = sentence.doc
    while at < len(doc):
        name = by_first.get(at)
        last = name.last if name else at + 1
        words.append(doc[at:last].text if name else doc[at].text)
        spaces.append(bool(doc[last - 1].whitespace_))
        ents.append(f"B-{name.label}" if name else "O")
        names.append(name)
        firsts.append(at)
        at = last
    return Merged(Doc(vocab, words=words, spaces=spaces, ents=ents), tuple(names), tuple(firsts))


class RuleMatcher:
    """Runs rules over merged sentences."""

    def __init__(self, vocab: Vocab, rules: Iterable[Rule]) -> None:
        self._matcher = Matcher(vocab)
        self._rules: dict[int, tuple[Rule, tuple[Element, ...]]] = {}
        self._gates: list[frozenset[str]] = []
        for rule in rules:
            for number, elements in enumerate(rule.patterns):
                key = f"{rule.id}#{number}"
                self._matcher.add(key, [[token for e in elements for token in _token(e)]])
                self._rules[vocab.strings[key]] = (rule, elements)
                self._gates.append(min((e.words for e in elements if e.words and not e.optional and e.most == 1), key=len))
        self._gate: frozenset[str] = frozenset().union(*self._gates) if self._gates else frozenset()

    def may_match(self, words: Sequence[str]) -> bool:
        """Return whether any rule's needed word stands among these words: most sentences hold none."""
        return any(word.lower() in self._gate for word in words)

    def matches(self, merged: Merged) -> list[Match]:
        """Return the matches of all rules: of those of one rule that share slots, the tightest.

        Returns:
            Matches in the order of their place, then of the rules.
        """
        best: dict[tuple[object, ...], Match] = {}
        for key, start, end, alignment in self._matcher(merged.doc, with_alignments=True):
            rule, elements = self._rules[key]
            slots: dict[str, int] = {}
            for offset, index in enumerate(alignment):
                element = elements[index]
                if element.slot and element.labels:
                    slots.setdefault(element.slot, start + offset)
            identity = (rule.id, *sorted(slots.items()))
            kept = best.get(identity)
            if kept is None or (end - start, start) < (kept.end - kept.start, kept.start):
                best[identity] = Match(rule, start, end, slots)
        return sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id))


def _token(element: Element) -> list[dict[str, object]]:
    if element.labels:
        token: dict[str, object] = {"ENT_TYPE": {"IN": sorted(element.labels)}}
    elif element.words:
        token = {"LOWER": {"IN": sorted(element.words)}}
        if element.most == 1:
            token["ENT_TYPE"] = ""
    else:
        token = {"LOWER": {"NOT_IN": [";"]}}
    if element.most > 1:
        token["OP"] = f"{{0,{element.most}}}"
    elif element.optional:
        token["OP"] = "?"
    return [token]
