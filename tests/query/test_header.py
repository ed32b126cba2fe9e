"""A header is read with its help; a wrong one is an error that names file and line of every fault."""

from pathlib import Path

import pytest
from query.samples import COUNCILS, MONITORING

from kg.errors import QueryError
from kg.query.header import Column, read_header

PATH = Path("mine.rq")


def test_a_header_gives_title_parameters_and_columns() -> None:
    """What stands in the header is what help shows."""
    header = read_header(MONITORING, PATH)
    assert header.title == "Who monitors what"
    assert [one.name for one in header.parameters][:3] == ["council", "from", "to"]
    assert header.parameters[2].end
    assert header.parameters[3].values == ("held", "planned")
    assert header.parameters[3].default == "held"
    assert header.columns[2] == Column("subject", "What is monitored.", list=True)


def test_columns_may_be_a_plain_list() -> None:
    """A question without help for its columns lists their names."""
    assert read_header(COUNCILS, PATH).columns == (Column("council"),)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("title:", "titel:", 1, "no key 'titel'"),
        ("#+ title: Who monitors what\n", "", 1, "title is missing"),
        ("theme: oversight", "theme: oversigth", 3, "theme 'oversigth' is not known"),
        ("type: date, help", "type: day, help", 6, "has the type 'day'"),
        ("type: date, help", "typ: date, help", 6, "no key 'typ'"),
        ("end: true", "end: yes", 7, "end must be true or false"),
        ("{type: text, help: Only this council.}", "text", 5, "must have settings"),
        ("default: held", "default: gone", 8, "not among its values"),
        ("values: [held, planned]", "values: held", 8, "must be a list"),
        ("  council:", "  Council:", 5, "small letters"),
        ("  to: {type: date", "  from: {type: date", 7, "from is there twice"),
        ("list: true", "lists: true", 16, "no key 'lists'"),
        ("PREFIX", "#+ more: lines\n\n#+ why: late\nPREFIX", 19, "after the end of the header"),
    ],
)
def test_a_wrong_header_names_file_and_line(old: str, new: str, line: int, told: str) -> None:
    """Every kind of fault is told with the line on which it stands."""
    text = MONITORING.replace(old, new, 1)
    assert text != MONITORING
    with pytest.raises(QueryError) as caught:
        read_header(text, PATH)
    message = str(caught.value)
    assert told in message
    assert f"mine.rq:{line}:" in message


def test_all_faults_are_told_at_once() -> None:
    """Nobody has to run a command three times to find three faults."""
    text = MONITORING.replace("title:", "titel:").replace("oversight", "oversigth").replace("list: true", "list: 1")
    with pytest.raises(QueryError) as caught:
        read_header(text, PATH)
    message = str(caught.value)
    assert all(told in message for told in ("titel", "oversigth", "list must be true or false", "title is missing"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "mine.rq:1: no header"),
        ("#+ title: a: b\n", "mine.rq:1: the header is no YAML"),
        ("# a comment first\n#+ - one\n#+ - two\n", "mine.rq:2: the header must be keys and values"),
        ("", "no header"),
    ],
)
def test_a_file_without_a_readable_header_is_an_error(text: str, told: str) -> None:
    """A question never disappears silently."""
    with pytest.raises(QueryError) as caught:
        read_header(text, PATH)
    assert told in str(caught.value)
