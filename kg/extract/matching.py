"""Rules on sentences: patterns as spaCy Matcher patterns over a sentence whose names are one token each.

Matching is by spaCy's Matcher alone; this module only translates patterns, and sorts out which match to keep.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
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
            # types set one by one: `ents=` takes three times as long for all as the rest
            self._doc = Doc(self.vocab, words=self.words, spaces=self.spaces)
            self._doc[0].is_sent_start = True
            for at, name in enumerate(self.names):
                if name is not None:
                    self._doc[at].ent_type_ = name.label
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
        end = sentence.end_of(last)
        merged.spaces.append(text[end : end + 1] == " ")
        merged.names.append(name)
        merged.firsts.append(at)
        at = last
    return merged


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
    if (inner is not None and inner.label == name.label and name.label in ("ORG", "BODY", "PLAN")) or (
        inner is None and short.isupper() and name.label in ("ORG", "BODY", "PLAN", "ROLE")
    ):
        return close + 1
    return name.last


class _Pattern:
    """One pattern of a rule with a Matcher of its own, and what a sentence must hold for it to match at all.

    The Matcher is asked with gaps that have no end, and what is too long for its gap is sorted out here. A gap of up to
    eight tokens is eight tokens that may be missing, of which it would try every choice: thousands on two gaps.
    """

    def __init__(self, vocab: Vocab, rule: Rule, elements: tuple[Element, ...]) -> None:
        self.rule = rule
        self.elements = elements
        needed = [e for e in elements if e.most == 1 and not e.optional]
        self.words = [e.words for e in needed if e.words]
        self.labels = [e.labels for e in needed if e.labels]
        self._vocab = vocab
        self._open = _matcher(vocab, elements, endless=True)

    @cached_property
    def _exact(self) -> Matcher:
        """The pattern as it is written; few patterns ever need it."""
        return _matcher(self._vocab, self.elements)

    def may_match(self, words: AbstractSet[str], labels: AbstractSet[str]) -> bool:
        """Return whether every element that must be there could be one of these words or names."""
        return not any(map(words.isdisjoint, self.words)) and not any(map(labels.isdisjoint, self.labels))

    def found(self, merged: Merged, places: Places) -> Iterator[tuple[int, int, dict[str, int]]]:
        """Yield where each match begins and ends, and for each slot the token that fills it."""
        steps = places.steps(self.elements)
        stretch = places.stretch(steps)
        if stretch is None:
            return
        for start, end, alignment in _matches(self._open, merged.doc, *stretch):
            if any(alignment.count(index) > self.elements[index].most for index in set(alignment)):
                if places.joined(steps, start, end):
                    # there is another way between the two
                    exact = _matches(self._exact, merged.doc, start, end)
                    yield from ((start, end, self._slots(start, way)) for a, b, way in exact if (a, b) == (start, end))
            else:
                yield start, end, self._slots(start, alignment)

    def _slots(self, start: int, alignment: Sequence[int]) -> dict[str, int]:
        slots: dict[str, int] = {}
        for at, index in enumerate(alignment, start):
            element = self.elements[index]
            if element.slot and element.labels:
                slots.setdefault(element.slot, at)
        return slots


def _matcher(vocab: Vocab, elements: Iterable[Element], *, endless: bool = False) -> Matcher:
    matcher = Matcher(vocab)
    matcher.add("pattern", [[token for e in elements for token in to_tokens(e, endless=endless)]])
    return matcher


def _matches(matcher: Matcher, doc: Doc, first: int, last: int) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the matches among these tokens: where they begin and end, and for each token the index of its element."""
    found = cast("list[tuple[int, int, int, list[int]]]", matcher(doc[first:last], with_alignments=True))
    for _, start, end, alignment in found:
        yield first + start, first + end, alignment


class RuleMatcher:
    """Runs rules over merged sentences: on each only the few patterns that match there.

    So the time depends on what a sentence says, and hardly on how many rules there are.
    """

    def __init__(self, vocab: Vocab, rules: Iterable[Rule]) -> None:
        self._patterns = [_Pattern(vocab, rule, elements) for rule in rules for elements in rule.patterns]
        self._gate: dict[str, list[int]] = {}
        common = Counter(word for pattern in self._patterns for words in pattern.words for word in words)
        for number, pattern in enumerate(self._patterns):
            # of the words that it needs, those that the fewest patterns need: "accountable" rather than "to"
            for word in min(pattern.words, key=lambda words: (max(common[word] for word in words), sorted(words))):
                self._gate.setdefault(word, []).append(number)

    def may_match(self, lowered: Iterable[str]) -> bool:
        """Return whether all needed words of some pattern stand among these: in most sentences they do not."""
        words = set(lowered)
        return any(
            not any(map(words.isdisjoint, self._patterns[number].words))
            for word in words & self._gate.keys()
            for number in self._gate[word]
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
        for number in sorted({number for word in words & self._gate.keys() for number in self._gate[word]}):
            pattern = self._patterns[number]
            if not pattern.may_match(words, labels):
                continue
            for start, end, slots in pattern.found(merged, places):
                identity = (pattern.rule.id, *sorted(slots.items()))
                kept = best.get(identity)
                if kept is None or (end - start, start) < (kept.end - kept.start, kept.start):
                    best[identity] = Match(pattern.rule, start, end, slots)
        return sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id))


def to_tokens(element: Element, *, endless: bool = False) -> list[dict[str, object]]:
    """Return an element as the token patterns of spaCy's Matcher; `endless`: what may take several takes any number."""
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
        token["OP"] = "*" if endless else f"{{0,{element.most}}}"
    elif element.optional:
        token["OP"] = "?"
    return [token]
