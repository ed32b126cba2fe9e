"""A table stays readable on a terminal of 80 columns, whatever is in its cells."""

import io

import pytest

from kg.cli.table import write_table
from kg.query.rows import Answer


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """80 columns."""
    monkeypatch.setenv("COLUMNS", "80")


def drawn(*rows: tuple[str, ...]) -> str:
    """The rows as they are written."""
    out = io.BytesIO()
    write_table(Answer(tuple(f"column{number}" for number in range(len(rows[0]))), rows), out)
    return out.getvalue().decode()


def test_a_table_wraps_its_cells() -> None:
    """No line is wider than the terminal, and no word is lost."""
    long = "word " * 40
    text = drawn(("a", long, "b"), ("c", "d", "e"))
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("word") == 40
    assert text.splitlines()[-1] == "2 rows"


def test_many_columns_become_a_block_for_each_row() -> None:
    """With a line for each column that is not empty."""
    row = tuple("some longer text here" if number != 3 else "" for number in range(12))
    lines = drawn(row, row).splitlines()
    assert lines[0].split() == ["column0", "some", "longer", "text", "here"]
    assert not any(line.startswith("column3") for line in lines)
    assert max(map(len, lines)) <= 80


def test_what_looks_like_markup_is_text() -> None:
    """Square brackets mean nothing here."""
    assert "[bold]x[/bold]" in drawn(("[bold]x[/bold]", "b"))


def test_no_word_is_cut() -> None:
    """A line ends between words; only what is too long for any column, such as the name of a paper, goes on below."""
    row = (
        "marlshire-2021-11-scrutiny", "SEND Improvement Board", "Children's Partnership", "accountable to", "quarterly",
        "Aldermouth City Council", "held",
    )  # fmt: skip
    lines = drawn(row, row).splitlines()
    assert max(map(len, lines)) <= 80
    assert not lines[0].startswith("column0  marlshire"), "a table, as there is room"
    for word in " ".join(row[1:]).split():
        assert sum(word in line.split() for line in lines) >= 2, word
