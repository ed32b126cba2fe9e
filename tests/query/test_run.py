"""Questions give rows of plain text; formats write them so that other programs read them back."""

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile

import pyoxigraph as ox
import pytest
from query.samples import Memory

from kg.errors import QueryError
from kg.query.catalogue import Catalogue, nearest
from kg.query.formats import FORMATS, disarmed, format_of_file, write
from kg.query.formats.look import look
from kg.query.rows import Answer, answer_of
from kg.query.run import ask, found_rows

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
    for name in sorted({*FORMATS} - {"xlsx"}):  # which is compressed
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


def test_a_workbook_holds_the_rows_as_text() -> None:
    """Nothing in it is a formula; what looks like one is marked as text; the same answer gives the same bytes."""
    row = ("=1+1", "a\x00b & <c>", "line\nend")

    def book() -> bytes:
        out = io.BytesIO()
        write(Answer(("one", "two", "three"), [row]), "xlsx", out)
        return out.getvalue()

    with zipfile.ZipFile(io.BytesIO(book())) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            ET.fromstring(parts.read(name))  # noqa: S314 -- written here
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    cells = [("".join(cell.itertext()), cell.get("t"), cell.get("s")) for cell in sheet.iter(f"{main}c")]
    assert cells[:3] == [("one", "inlineStr", "1"), ("two", "inlineStr", "1"), ("three", "inlineStr", "1")]
    assert cells[3:] == [
        ("=1+1", "inlineStr", "2"),
        ("a\ufffdb & <c>", "inlineStr", "0"),
        ("line\nend", "inlineStr", "0"),
    ]
    assert not list(sheet.iter(f"{main}f"))
    assert book() == book()


def test_a_page_runs_nothing_that_a_cell_says() -> None:
    """Markup in a cell is text; only a plain web address becomes a link."""
    row = ("<script>alert(1)</script>", "javascript:alert(1)", 'https://example.com/?a="b"&c')
    page = written(Answer(("a<b", "b", "c"), [row], title="<T>"), "html")
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert '<a href="https://example.com/?a=&quot;b&quot;&amp;c"' in page
    assert '<th scope="col">a&lt;b</th>' in page
    assert look() in page


@pytest.mark.parametrize("name", ["sparql-json", "sparql-xml"])
def test_standard_results_are_read_back_by_an_engine(name: str) -> None:
    """An empty cell is unbound."""
    kind = ox.QueryResultsFormat.JSON if name == "sparql-json" else ox.QueryResultsFormat.XML
    results = ox.parse_query_results(written(answer(), name), format=kind)
    assert isinstance(results, ox.QuerySolutions)
    rows = [tuple(term.value if term is not None else "" for term in row) for row in results]
    assert rows == ROWS


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_disarmed(cell: str) -> None:
    """By an apostrophe, which a spreadsheet takes as the mark of text."""
    assert disarmed(cell) == "'" + cell
    assert disarmed("plain") == "plain"
