"""Every pattern of every rule is reached by a sentence that its rule must match: none stands there untried."""

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.extract.matching import RuleMatcher
from kg.rules.load import own_rules
from kg.rules.rule import Rule


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all rules."""
    return load_extractor()


def unreached(rule: Rule, extractor: Extractor) -> list[int]:
    """The places of a rule's patterns that none of its own sentences reaches."""
    left = []
    merged = [one for text in rule.match for one in read_sentence(text, extractor).reading.merged.values()]
    for place, elements in enumerate(rule.patterns):
        alone = Rule(rule.id, rule.kind, rule.reason, (elements,), rule.match, rule.reject, rule.set, rule.file)
        matcher = RuleMatcher(extractor.vocab, [alone])
        if not any(matcher.matches(one) for one in merged):
            left.append(place)
    return left


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in own_rules()}))
def test_every_pattern_is_reached_by_a_sentence_of_its_rule(kind: str, extractor: Extractor) -> None:
    """A pattern that no sentence reaches is deleted, or given one."""
    rules = [rule for rule in own_rules() if rule.kind == kind]
    assert {rule.id: places for rule in rules if (places := unreached(rule, extractor))} == {}


def test_a_pattern_that_nothing_reaches_is_found(extractor: Extractor) -> None:
    """The check is able to fail."""
    rule = next(rule for rule in own_rules() if len(rule.patterns) > 1)
    alone = Rule(rule.id, rule.kind, rule.reason, rule.patterns, ("Nothing was said.",), (), (), rule.file)
    assert unreached(alone, extractor) == list(range(len(rule.patterns)))
