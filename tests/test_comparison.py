"""The comparison of answers with expected tables finds every difference, and no more than that."""

import pytest
from comparison import differences

PLAN = {
    "source": "a",
    "plan": "Written Statement of Action",
    "kind": "written statement of action",
    "responsible": "A Council|ABC; B CCG|NHS B CCG",
    "due": "2021-12-07",
    "weaknesses": "|4",
    "workstreams": "*",
    "optional": "",
}
ANSWER = {**PLAN, "responsible": "NHS B CCG; A Council", "weaknesses": "", "workstreams": "8"}


def test_equal_answers_have_no_difference() -> None:
    """Accepted spellings, any order in a list, a star and an empty alternative all agree."""
    assert differences("plans", [PLAN], [ANSWER]) == []


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"due": "2021-12"}, "due of"),
        ({"due": ""}, "due of"),
        ({"responsible": "A Council"}, "responsible of"),
        ({"responsible": "A Council; NHS B CCG; Ofsted"}, "responsible of"),
        ({"weaknesses": "5"}, "weaknesses of"),
        ({"source": "b"}, "missing"),
        ({"plan": "Recovery Plan"}, "not expected"),
    ],
)
def test_each_wrong_cell_is_told(changed: dict[str, str], part: str) -> None:
    """A cell that is none of the accepted ones is a difference."""
    told = differences("plans", [PLAN], [{**ANSWER, **changed}])
    assert any(part in line for line in told), told


def test_missing_and_superfluous_rows_are_told() -> None:
    """Every expected row must be there once, and nothing else but optional rows."""
    assert len(differences("plans", [PLAN], [])) == 1
    assert len(differences("plans", [PLAN], [ANSWER, dict(ANSWER)])) == 1
    optional = {**PLAN, "plan": "Local Offer", "optional": "x"}
    assert differences("plans", [PLAN, optional], [ANSWER]) == []
    assert differences("plans", [PLAN, optional], [ANSWER, {**ANSWER, "plan": "Local Offer", "due": "2000"}]) == []


def test_long_texts_agree_when_most_words_do() -> None:
    """Long text is compared by its words, short text whole."""
    row = {"source": "a", "title": "SEND improvement: six-month review", "number": "47", "optional": ""}
    assert differences("items", [row], [{**row, "title": "SEND improvement six-month review of 2022"}]) == []
    assert differences("items", [row], [{**row, "title": "Schools budget"}])
    assert differences("items", [row], [{**row, "number": "4"}])
