"""Questions give rows of plain text; formats write them so that other programs read them back."""

import csv
import io
import json

import pytest
from query.samples import Memory

from kg.errors import QueryError
from kg.query.catalogue import Catalogue, nearest
from kg.query.formats import FORMATS, format_of_file, write
from kg.query.run import Answer, answer_of, ask, found_rows

ROWS = [("a", "Panel", "b; x"), ("b", "", 'say "hi", all'), ("c", "Board | Group", "line\nend")]


def test_equal_rows_become_one_with_all_their_facts(catalogue: Catalogue, engine: Memory) -> None:
    """A fact that a document says twice is one row, which rests on both."""
    rows = list(found_rows(catalogue.question("monitoring"), engine))
    assert [row.cells for row in rows] == ROWS
    assert rows[0].facts == ("http://example.com/f1", "http://example.com/f2")


def test_parameters_narrow_the_answer(catalogue: Catalogue, engine: Memory) -> None:
    """Council and period choose rows; a cut end date takes its whole month."""
    question = catalogue.question("monitoring")

    def sources(**values: str) -> list[str]:
        return [row[0] for row in ask(question, engine, values).rows]

    assert sources(council="eastvale") == ["c"]
    assert sources(to="2021-06") == ["a"]
    assert sources(**{"from": "2022"}) == ["b", "c"]


def test_a_column_that_the_query_does_not_select_is_an_error(catalogue: Catalogue, engine: Memory) -> None:
    """The header is a promise."""
    path = catalogue.paths["councils"]
    path.write_text(path.read_text().replace("[council]", "[council, town]"))
    with pytest.raises(QueryError, match=r"councils\.rq: the header has the column town"):
        ask(catalogue.question("councils"), engine)


def test_an_unknown_question_suggests_the_nearest(catalogue: Catalogue) -> None:
    """A slip of the finger gets an answer."""
    with pytest.raises(QueryError, match="Did you mean monitoring"):
        catalogue.question("monitorin")
    assert nearest("MONITOR", ["monitoring", "councils"]) == ["monitoring"]


def written(answer: Answer, name: str) -> str:
    """The answer as text."""
    out = io.BytesIO()
    write(answer, name, out)
    return out.getvalue().decode()


def answer() -> Answer:
    """The three rows, fresh."""
    return Answer(("source", "monitor", "subject"), iter(ROWS))


def test_csv_reads_back() -> None:
    """Quotes, commas and line ends survive."""
    read = list(csv.reader(io.StringIO(written(answer(), "csv"), newline="")))
    assert [tuple(row) for row in read] == [("source", "monitor", "subject"), *ROWS]


def test_csv_keeps_a_single_empty_cell() -> None:
    """A row of one empty cell is still a row."""
    text = written(Answer(("one",), [("",)]), "csv")
    assert list(csv.reader(io.StringIO(text))) == [["one"], [""]]


def test_tsv_escapes_what_would_break_a_line() -> None:
    """Every row is one line."""
    lines = written(answer(), "tsv").splitlines()
    assert lines[3] == "c\tBoard | Group\tline\\nend"


def test_json_and_jsonl_hold_the_same_objects() -> None:
    """An object a row, keys in the order of the columns."""
    objects = json.loads(written(answer(), "json"))
    assert objects == [json.loads(line) for line in written(answer(), "jsonl").splitlines()]
    assert list(objects[0]) == ["source", "monitor", "subject"]
    assert json.loads(written(Answer(("a",), []), "json")) == []


def test_markdown_keeps_bars_inside_their_cell() -> None:
    """A bar in a name does not open a column."""
    assert written(answer(), "markdown").splitlines()[-1] == "| c | Board \\| Group | line end |"


def test_every_format_writes_its_rows_as_they_come() -> None:
    """Nothing is gathered first: the head is out before the last row is asked for."""
    for name in FORMATS:
        out = io.BytesIO()

        def rows(out: io.BytesIO = out, name: str = name) -> object:
            yield ("first",)
            assert b"first" in out.getvalue(), name
            yield ("second",)

        write(Answer(("one",), rows()), name, out)  # type: ignore[arg-type]


def test_the_ending_of_a_file_tells_its_format() -> None:
    """-o answers.md is Markdown."""
    assert format_of_file("x/answers.md") == "markdown"
    assert format_of_file("answers.JSON") == "json"
    assert format_of_file("answers") is None


def test_sparql_answers_of_every_form(engine: Memory) -> None:
    """SELECT gives its variables, ASK a yes or no, CONSTRUCT its triples."""
    assert answer_of(engine.query("SELECT ?a WHERE { BIND(1 AS ?a) }")).columns == ("a",)
    assert list(answer_of(engine.query("ASK { ?s ?p ?o }")).rows) == [("yes",)]
    triples = answer_of(engine.query('CONSTRUCT { <a:a> <a:b> "c" } WHERE {}'))
    assert list(triples.rows) == [("a:a", "a:b", "c")]
