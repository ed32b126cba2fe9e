"""Every rule does on its own sentences what it says it does, through the whole cascade."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.extract import Extractor
from kg.extract.check_rules import check_rules
from kg.registers import Registers
from kg.rules.load import KINDS, load_rules, own_rules


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor with the project's own rules."""
    return Extractor(Registers.load())


def test_every_sentence_of_every_rule(extractor: Extractor, record_property: Callable[[str, object], None]) -> None:
    """A rule matches each sentence that it must match and none that it must reject."""
    rules = own_rules()
    faults = check_rules(rules, extractor)
    assert not faults, "\n".join(map(str, faults))
    match, reject = sum(len(rule.match) for rule in rules), sum(len(rule.reject) for rule in rules)
    record_property("rules", len(rules))
    record_property("sentences", match + reject)
    print(f"{len(rules)} rules, {match} sentences to match, {reject} to reject")  # noqa: T201  `pytest -rP` shows it
    assert len(rules) >= 24
    assert match >= 2 * len(rules)
    assert reject >= len(rules)


def test_rules_are_of_known_kinds_with_ids_of_their_own() -> None:
    """A rule is called after its kind, and no two rules have the same id."""
    rules = own_rules()
    assert {rule.kind for rule in rules} <= set(KINDS)
    assert [rule.id for rule in rules if not rule.id.startswith(f"{rule.kind}/")] == []
    assert [name for name, count in Counter(rule.id for rule in rules).items() if count > 1] == []


def test_a_rule_that_does_not_keep_its_word_is_found(extractor: Extractor) -> None:
    """Two sentences put under the wrong heading are two faults, each with what was found and where the rule stopped."""
    rule = next(rule for rule in own_rules() if rule.id == "reporting/reports-to")
    wrong = replace(rule, match=(*rule.match, rule.reject[0]), reject=(rule.match[0],))
    faults = check_rules([wrong], extractor)
    assert [(fault.expected, fault.sentence) for fault in faults] == [
        ("match", rule.reject[0]),
        ("reject", rule.match[0]),
    ]
    told = str(faults[0])
    assert "reporting.toml" in told
    assert "BODY SEND Improvement Board" in told
    assert "it wants" in told or "lacks" in told


def test_own_rules_are_the_rules_without_further_folders() -> None:
    """Loading without folders gives the project's own rules."""
    assert load_rules(()) == own_rules()


def test_a_pattern_is_a_way_of_saying_and_no_quotation() -> None:
    """No pattern has more than four single words in a row: it would spell out somebody's sentence."""
    long = []
    for rule in own_rules():
        for elements in rule.patterns:
            flags = "".join("w" if len(e.words) == 1 and e.most == 1 and not e.optional else " " for e in elements)
            long += [rule.id] if max(map(len, flags.split()), default=0) > 4 else []
    assert long == []
