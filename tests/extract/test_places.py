"""Where a pattern can match is told beforehand, and exactly; with gaps left open the Matcher finds what it should."""

from typing import cast

import pytest
from spacy.matcher import Matcher

from kg.extract import Extractor
from kg.extract.check_rules import read_sentence
from kg.extract.matching import Match, Merged, RuleMatcher, merge, to_tokens
from kg.extract.places import Places
from kg.registers import Registers
from kg.rules.load import own_rules
from kg.rules.pattern import Element, parse
from kg.rules.rule import Rule

LONG = (
    "The Board, which the Cabinet set up, noted that the Written Statement of Action would be, and had been, monitored "
    "monthly by Ofsted and the Department for Education and the Cabinet and reviewed by the Board and the Scrutiny "
    "Committee, monitored by the Board; the Improvement Plan would then be reported to the Board and to the Cabinet."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The project's rules on the project's registers."""
    return Extractor(Registers.load())


def read(sentence: str, extractor: Extractor) -> Merged:
    """Return a sentence with its names merged."""
    return merge(read_sentence(sentence, extractor).reading.sentences[-1], extractor.vocab)


def places_of(merged: Merged) -> Places:
    """Return the places of a sentence."""
    return Places([word.lower() for word in merged.words], merged.names)


class Plain:
    """The Matcher asked for each pattern as it is written, over the whole of a sentence."""

    def __init__(self, rules: list[Rule], extractor: Extractor) -> None:
        """Make a Matcher for every pattern."""
        self.patterns: list[tuple[Rule, tuple[Element, ...], Matcher]] = []
        for rule in rules:
            for elements in rule.patterns:
                matcher = Matcher(extractor.vocab)
                matcher.add(rule.id, [[token for element in elements for token in to_tokens(element)]])
                self.patterns.append((rule, elements, matcher))

    def matches(self, merged: Merged) -> list[Match]:
        """Return the matches, of those that share slots the tightest; compare the stretch of all of them too."""
        best: dict[object, Match] = {}
        places = places_of(merged)
        for rule, elements, matcher in self.patterns:
            found = cast("list[tuple[int, int, int, list[int]]]", matcher(merged.doc, with_alignments=True))
            stretch = (min(start for _, start, *_ in found), max(end for *_, end, _ in found)) if found else None
            assert places.stretch(places.steps(elements)) == stretch, (rule.id, merged.words)
            for _, start, end, alignment in found:
                slots: dict[str, int] = {}
                for at, index in enumerate(alignment, start):
                    if elements[index].slot and elements[index].labels:
                        slots.setdefault(elements[index].slot, at)
                match = Match(rule, start, end, slots)
                kept = best.setdefault((rule.id, *sorted(slots.items())), match)
                if (end - start, start) < (kept.end - kept.start, kept.start):
                    best[(rule.id, *sorted(slots.items()))] = match
        return sorted(best.values(), key=lambda match: (match.start, match.end, match.rule.id))


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in own_rules()}))
def test_rules_find_what_the_matcher_finds_with_each_pattern_as_written(kind: str, extractor: Extractor) -> None:
    """On every sentence of every rule of one kind, and on a long one with many names and verbs."""
    rules = [rule for rule in own_rules() if rule.kind == kind]
    plain, fast = Plain(rules, extractor), RuleMatcher(extractor.vocab, rules)
    found = 0
    for sentence in [LONG, *(sentence for rule in rules for sentence in (*rule.match, *rule.reject))]:
        merged = read(sentence, extractor)
        matches = fast.matches(merged)
        assert matches == plain.matches(merged), sentence
        found += len(matches)
    assert found >= 2 * len(rules)


@pytest.mark.parametrize(
    ("pattern", "stretch"),
    [
        ("monitored .. by {ORG}", (1, 7)),
        ("monitored by {ORG}", None),
        ("it? monitored", (0, 2)),
        ("^monitored", None),
        ("<be> {ORG} , <the> {BODY}", (6, 10)),
        ("{BODY} ... ofsted", None),
    ],
)
def test_a_stretch_by_hand(pattern: str, stretch: tuple[int, int] | None, extractor: Extractor) -> None:
    """Gaps, words that may be missing, macros and names each take as many tokens as the pattern says."""
    places = places_of(read("It monitored closely and often by Ofsted, the Improvement Board.", extractor))
    assert places.stretch(places.steps(parse(pattern))) == stretch


def test_where_an_open_gap_takes_too_much_another_way_is_found(extractor: Extractor) -> None:
    """Nine tokens stand between the first name and the third: the second one fills the slot."""
    rule = Rule("k/r", "k", "", (parse("{first:ORG} ... {second:ORG} ... reported"),), (), (), (), "")
    merged = read("Ofsted a b c d Ofsted e f g h Ofsted i j k reported.", extractor)
    names = [index for index, name in enumerate(merged.names) if name is not None]
    matches = RuleMatcher(extractor.vocab, [rule]).matches(merged)
    assert matches == Plain([rule], extractor).matches(merged)
    assert [[names.index(at) for at in match.slots.values()] for match in matches] == [[0, 1], [1, 2]]
