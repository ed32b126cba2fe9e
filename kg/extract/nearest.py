"""Which rules came nearest to a sentence, and at which element each of them failed.

Near is what shares most of the words and types of name that a pattern needs. Where it failed is found by trying ever
shorter beginnings of the pattern. This is slow, and meant for one sentence that somebody asks about.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.matching import merge, to_tokens
from kg.extract.sentences import Sentence
from kg.rules.pattern import Element, written
from kg.rules.rule import Rule

__all__ = ["Miss", "misses"]


@dataclass(frozen=True, slots=True)
class Miss:
    """How near a pattern came to a sentence.

    Arguments:
        rule: the rule.
        share: how much of what the pattern needs stands in the sentence, 0 to 1.
        lacking: what it needs and the sentence lacks, as the rule file writes it.
        reached: the words of the sentence that the longest beginning of the pattern took; empty where none did.
        failed: the element that could not go on, as the rule file writes it; empty where only the end was open.
        following: the words that stood there instead.
    """

    rule: Rule
    share: float
    lacking: tuple[str, ...]
    reached: str
    failed: str
    following: str

    def __str__(self) -> str:
        """Return where it failed, in one line."""
        if self.lacking:
            told = "the sentence lacks " + " and ".join(self.lacking)
            return f"{told} (after “{self.reached}”)" if self.reached else told
        if not self.reached:
            return f"all it needs is there, but not in this order; it begins with {self.failed}"
        return f"after “{self.reached}” it wants {self.failed}, but there stands “{self.following}”"


def misses(sentence: Sentence, rules: Iterable[Rule], vocab: Vocab, *, least: float = 0.0) -> list[Miss]:
    """Return for each rule that does not match the nearest of its patterns, the nearest rules first.

    Arguments:
        sentence: with its names.
        rules: the rules to compare.
        vocab: the extractor's.
        least: leave out patterns of which a smaller share stands in the sentence.
    """
    merged = merge(sentence, vocab)
    sample = _Sample(
        merged.doc,
        {token.lower_ for token, name in zip(merged.doc, merged.names, strict=True) if name is None},
        {name.label for name in merged.names if name is not None},
    )
    found: list[Miss] = []
    for rule in rules:
        near = [(_share(elements, sample), elements) for elements in rule.patterns]
        share = max(share for share, _ in near)
        if share < least:
            continue
        tried = [_miss(rule, elements, share, sample) for own, elements in near if own == share]
        if all(tried):
            found.append(max((miss for miss in tried if miss), key=lambda miss: len(miss.reached)))
    return sorted(found, key=lambda miss: (-miss.share, -len(miss.reached), miss.rule.id))


@dataclass(frozen=True, slots=True)
class _Sample:
    """A sentence with merged names, the words outside its names in small letters, and the types of its names."""

    doc: Doc
    words: set[str]
    labels: set[str]

    def holds(self, element: Element) -> bool:
        """Return whether a word or name of the element stands anywhere in it."""
        if element.labels:
            return not element.labels.isdisjoint(self.labels)
        return not element.words.isdisjoint(self.words)


def _needed(elements: tuple[Element, ...]) -> list[Element]:
    return [element for element in elements if element.most == 1 and not element.optional]


def _share(elements: tuple[Element, ...], sample: _Sample) -> float:
    needed = _needed(elements)
    return sum(map(sample.holds, needed)) / len(needed)


def _miss(rule: Rule, elements: tuple[Element, ...], share: float, sample: _Sample) -> Miss | None:
    """Return how far a pattern came; None where it matches as a whole."""
    lacking = tuple(written(element) for element in _needed(elements) if not sample.holds(element))
    for size in range(len(elements), 0, -1):
        if not _needed(elements[:size]):
            break
        matcher = Matcher(sample.doc.vocab)
        matcher.add("beginning", [[token for element in elements[:size] for token in to_tokens(element)]])
        places = matcher(sample.doc)
        if not places:
            continue
        if size == len(elements):
            return None
        _, start, end = max(places, key=lambda place: (place[2] - place[1], -place[1]))
        reached, following = sample.doc[start:end].text, sample.doc[end : end + 4].text
        return Miss(rule, share, lacking, reached, written(elements[size]), following or "the end of the sentence")
    return Miss(rule, share, lacking, "", written(_needed(elements)[0]), "")
