"""Rules on sentences: patterns as spaCy Matcher patterns over a sentence whose names are one token each.

Matching is by spaCy's Matcher alone; this module only translates patterns, and sorts out which match to keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import cast

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.name import Name
from kg.extract.places import BODY_WORDS, Places
from kg.extract.sentences import Sentence
from kg.rules.pattern import Element
from kg.rules.rule import Rule

__all__ = ["Match", "Merged", "RuleMatcher", "merge", "to_tokens"]


@dataclass(slots=True)
class Merged:
    """A sentence whose names are one token each.

    Arguments:
        vocab: the pipeline's.
        words: the tokens.
        spaces: for each token, whether a space follows it.
        names: for each token the name that it is, or None.
        firsts: for each token, the index of its first token in the sentence.
    """

    vocab: Vocab
    words: list[str]
    spaces: list[bool]
    names: list[Name | None]
    firsts: list[int]
    _doc: Doc | None = field(default=None, repr=False)

    @property
    def doc(self) -> Doc:
        """The tokens as spaCy's, with the types of the names; made when first asked for, which few sentences are."""
        if self._doc is None:
            ents = [f"B-{name.label}" if name else "O" for name in self.names]
            begins: list[bool | int | None] = [index == 0 for index in range(len(ents))]
            self._doc = Doc(self.vocab, words=self.words, spaces=self.spaces, ents=ents, sent_starts=begins)
        return self._doc


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched: merged tokens `start` to `end`, and for each slot the merged token that fills it."""

    rule: Rule
    start: int
    end: int
    slots: Mapping[str, int]


def merge(sentence: Sentence, vocab: Vocab) -> Merged:
    """Return the sentence with each of its names merged into one token that carries the name's type."""
    merged = Merged(vocab, [], [], [], [])
    by_first = {name.first: name for name in sentence.names}
    text, at = sentence.text, 0
    while at < len(sentence.words):
        name = by_first.get(at)
        last = _with_short_form(sentence, name, by_first) if name else at + 1
        merged.words.append(sentence.span_text(at, last) if name else sentence.words[at])
        end = sentence.starts[last - 1] + len(sentence.words[last - 1])
        merged.spaces.append(text[end : end + 1] == " ")
        merged.names.append(name)
        merged.firsts.append(at)
        at = last
    return merged


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern of a rule with a matcher of its own, and what a sentence must hold for it to match at all."""

    rule: Rule
    elements: tuple[Element, ...]
    matcher: Matcher
    words: tuple[frozenset[str], ...]
    labels: tuple[frozenset[str], ...]

    def may_match(self, words: AbstractSet[str], labels: AbstractSet[str]) -> bool:
        """Return whether every element that must be there could be one of these words or names."""
        return not any(map(words.isdisjoint, self.words)) and not any(map(labels.isdisjoint, self.labels))


def _with_short_form(sentence: Sentence, name: Name, by_first: Mapping[int, Name]) -> int:
    """Return where a name ends together with its short form in brackets: "Care Quality Commission (CQC)"."""
    words, at = sentence.words, name.last
    if at + 2 >= len(words) or words[at] != "(":
        return name.last
    inner = by_first.get(at + 1)
    close = inner.last if inner is not None else at + 2
    if close >= len(words) or words[close] != ")":
        return name.last
    short = sentence.words[at + 1]
    if (inner is not None and inner.label == name.label and name.label in ("ORG", "BODY", "PLAN")) or (inner is None and short.isupper() and name.label in ("ORG", "BODY", "PLAN", "ROLE")):
        return close + 1
    return name.last


#: what the Matcher returns with alignments: for each match its key, start, end, and for each token its element
_Found = list[tuple[int, int, int, list[int]]]


class RuleMatcher:
    """Runs rules over merged sentences: on each only the few patterns that match there.

    So the time depends on what a sentence says, and hardly on how many rules there are.
    """

    def __init__(self, vocab: Vocab, rules: Iterable[Rule]) -> None:
        self._patterns: list[_Pattern] = []
        self._gate: dict[str, list[int]] = {}
        for rule in rules:
            for elements in rule.patterns:
                needed = [e for e in elements if e.most == 1 and not e.optional]
                words = sorted((e.words for e in needed if e.words), key=len)
                for word in words[0]:
                    self._gate.setdefault(word, []).append(len(self._patterns))
                labels = tuple(e.labels for e in needed if e.labels)
                matcher = Matcher(vocab)
                matcher.add(rule.id, [[token for e in elements for token in to_tokens(e)]])
                self._patterns.append(_Pattern(rule, elements, matcher, tuple(words), labels))

    def may_match(self, words: Sequence[str]) -> bool:
        """Return whether all needed words of some pattern stand among these words: in most sentences they do not."""
        lowered = {word.lower() for word in words}
        return any(
            not any(map(lowered.isdisjoint, self._patterns[number].words))
            for word in lowered
            for number in self._gate.get(word, ())
        )

    def matches(self, merged: Merged) -> list[Match]:
        """Return the matches of all rules: of those of one rule that share slots, the tightest.

        Returns:
            Matches in the order of their place, then of the rules.
        """
        lowered = [word.lower() for word in merged.words]
        words = set(lowered)
        labels = {name.label for name in merged.names if name is not None}
        places = Places(lowered, merged.names)
        best: dict[tuple[object, ...], Match] = {}
        for number in sorted({number for word in words for number in self._gate.get(word, ())}):
            pattern = self._patterns[number]
            if not pattern.may_match(words, labels):
                continue
            stretch = places.stretch(pattern.elements)
            if stretch is None:
                continue
            first, last = stretch
            found = cast("_Found", pattern.matcher(merged.doc[first:last], with_alignments=True))
            for _, begin, stop, alignment in found:
                start, end = first + begin, first + stop
                slots: dict[str, int] = {}
                for offset, index in enumerate(alignment):
                    element = pattern.elements[index]
                    if element.slot and element.labels:
                        slots.setdefault(element.slot, start + offset)
                identity = (pattern.rule.id, *sorted(slots.items()))
                kept = best.get(identity)
                if kept is None or (end - start, start) < (kept.end - kept.start, kept.start):
                    best[identity] = Match(pattern.rule, start, end, slots)
        return sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id))


def to_tokens(element: Element) -> list[dict[str, object]]:
    """Return an element as the token patterns of spaCy's Matcher."""
    if element.labels:
        token: dict[str, object] = {"ENT_TYPE": {"IN": sorted(element.labels)}}
    elif element.words:
        token = {"LOWER": {"IN": sorted(element.words)}}
        if element.most == 1:
            # "the Committee" alone is a name of a body, and the word of a rule all the same
            token["ENT_TYPE"] = {"IN": ["", "BODY"]} if element.words & BODY_WORDS else ""
    else:
        token = {"LOWER": {"NOT_IN": [";"]}}
    if element.first:
        token["IS_SENT_START"] = True
    if element.most > 1:
        token["OP"] = f"{{0,{element.most}}}"
    elif element.optional:
        token["OP"] = "?"
    return [token]
