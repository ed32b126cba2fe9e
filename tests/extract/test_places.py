"""Where a pattern can match is told beforehand, and exactly: the Matcher is asked there only, and finds something."""

import pytest
from spacy.matcher import Matcher

from kg.extract import Extractor
from kg.extract.check_rules import read_sentence
from kg.extract.matching import Merged, merge, to_tokens
from kg.extract.places import Places
from kg.registers import Registers
from kg.rules.load import own_rules
from kg.rules.pattern import parse


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The project's rules on the project's registers."""
    return Extractor(Registers.load())


def read(sentence: str, extractor: Extractor) -> Merged:
    """Return a sentence with its names merged."""
    return merge(read_sentence(sentence, extractor).sentences[-1], extractor.vocab)


def places_of(merged: Merged) -> Places:
    """Return the places of a sentence."""
    return Places([word.lower() for word in merged.words], merged.names)


def test_the_matcher_finds_nothing_outside_the_stretch_and_something_in_it(extractor: Extractor) -> None:
    """For every pattern and a sentence of every rule: the stretch is that from the first to the last match."""
    patterns = []
    for rule in own_rules():
        for elements in rule.patterns:
            matcher = Matcher(extractor.vocab)
            matcher.add(rule.id, [[token for element in elements for token in to_tokens(element)]])
            patterns.append((rule, elements, matcher))
    compared = found = 0
    for rule in own_rules():
        for sentence in (*rule.match, *rule.reject):
            merged = read(sentence, extractor)
            places = places_of(merged)
            for other, elements, matcher in patterns:
                if other.kind == rule.kind:
                    matches = matcher(merged.doc)
                    stretch = (min(m[1] for m in matches), max(m[2] for m in matches)) if matches else None
                    assert places.stretch(elements) == stretch, (other.id, sentence)
                    compared += 1
                    found += bool(matches)
    assert compared > 2000, compared
    assert found > 100, found


@pytest.mark.parametrize(
    ("pattern", "stretch"),
    [
        ("monitored .. by {ORG}", (1, 7)),
        ("monitored by {ORG}", None),
        ("it? monitored", (0, 2)),
        ("<be> {ORG} , <the> {BODY}", (6, 10)),
        ("{BODY} ... ofsted", None),
    ],
)
def test_a_stretch_by_hand(pattern: str, stretch: tuple[int, int] | None, extractor: Extractor) -> None:
    """Gaps, words that may be missing, macros and names each take as many tokens as the pattern says."""
    merged = read("It monitored closely and often by Ofsted, the Improvement Board.", extractor)
    assert places_of(merged).stretch(parse(pattern)) == stretch
