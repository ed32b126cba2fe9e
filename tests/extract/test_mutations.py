"""The rows that tests compare hold extraction: without a rule, or with an emptied helper, some row changes.

A sample runs here; `make mutations` goes through every rule and helper, and names what nothing notices.
"""

import pytest
from mutations import Corpus, emptied

from kg.extract.load import load_extractor

#: facts that are read wholly or mostly without the syntax of a sentence; what is tried here, no other reader reads
QUESTIONS = ("decisions", "interventions", "plans")
RULES = ("interventions/notice-issued", "plans/weaknesses", "plans/workstreams")
HELPERS = (
    "kg.extract.readers.prose.clause_openers.kind_of",
    "kg.extract.readers.prose.interventions._date",
    "kg.extract.readers.prose.interventions._parties",
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The ways of saying of some questions."""
    return Corpus(load_extractor(), QUESTIONS, papers=False)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_gone_is_noticed(rule: str, corpus: Corpus) -> None:
    """Some row of the ways of saying is its work alone."""
    assert corpus.notices_rule(rule)


@pytest.mark.parametrize("helper", HELPERS)
def test_a_helper_that_is_emptied_is_noticed(helper: str, corpus: Corpus) -> None:
    """Some row of the ways of saying needs it; put back, nothing differs."""
    back = emptied(helper)
    try:
        assert corpus.notices()
    finally:
        back()


def test_nothing_is_noticed_where_nothing_is_changed(corpus: Corpus) -> None:
    """The comparison itself finds no difference."""
    assert not corpus.notices()
