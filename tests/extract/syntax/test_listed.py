"""A resolution that lists clauses is parsed clause by clause, behind the words that lead to all of them."""

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.extract.matching import merge
from kg.extract.syntax.listed_clauses import clauses

#: a sentence and its clauses
LISTS = [
    (
        "RESOLVED that: (a) the report be noted; (b) the Panel meet monthly; and (c) it report to Cabinet.",
        [
            "RESOLVED that the report be noted",
            "RESOLVED that the Panel meet monthly",
            "RESOLVED that it report to Cabinet",
        ],
    ),
    (
        "Agreed that the report be noted; that the Panel meet monthly; and that it report to Cabinet.",
        ["Agreed that the report be noted", "Agreed that the Panel meet monthly", "Agreed that it report to Cabinet"],
    ),
    (
        "The Member AGREES that: 1.1 the contract be varied; 1.2 the Panel review it.",
        ["The Member AGREES that the contract be varied", "The Member AGREES that the Panel review it"],
    ),
    (
        "The Panel (as it then was) met; the Board (a new one) did not.",
        ["The Panel (as it then was) met; the Board (a new one) did not."],
    ),
    (
        "He said that it was late; that was true.",
        ["He said that it was late; that was true."],
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:30] for text, _ in LISTS])
def test_each_clause_stands_behind_the_lead(text: str, expected: list[str], extractor: Extractor) -> None:
    """Marks and "that" behind a semicolon part clauses; brackets that hold words do not."""
    sentence = read_sentence(text, extractor).reading.sentences[-1]
    found = clauses(merge(sentence, extractor.vocab))
    told = [
        "".join(word + " " * space for word, space in zip(one.words, one.spaces, strict=True)).strip() for one in found
    ]
    assert told == expected
