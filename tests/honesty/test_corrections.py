"""Corrections beside the documents hold on every build, say so in the evidence, and are told when they are idle."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.build import build
from kg.errors import CorrectionError
from kg.graph.store import Store
from kg.resolve.corrections import read_corrections

Kg = Callable[..., Outcome]

BOARD = """Northmere Council
SEND Board
Tuesday, 16th January, 2024

4. SEND Update

The SEND Board reports to the Cabinet. The Cabinet monitors the SEND Strategy every quarter.
The North Parent Carer Forum was thanked. The Schools Forum met in May.
The Northmere Schools Forum reports to the Cabinet.
Every month the strategy takes up the second hour.
"""
PANEL = """Northmere Council
SEND Panel
Tuesday, 6th February, 2024

2. SEND Update

The SEND Panel reports to the Cabinet.
"""
HEAD = "action,document,fact,details,sentence,name,other,note\n"


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """The command line."""
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of two papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "board.txt").write_text(BOARD, encoding="utf-8")
    (folder / "panel.txt").write_text(PANEL, encoding="utf-8")
    return folder


def _correct(papers: Path, *lines: str) -> Path:
    path = papers / "corrections.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _rows(kg: Kg, store: Path, question: str, *arguments: str) -> list[dict[str, str]]:
    outcome = kg("query", question, "--store", store, "--format", "csv", *arguments)
    assert outcome.status == 0, outcome.err
    return list(csv.DictReader(io.StringIO(outcome.out)))


def test_a_fact_is_rejected_by_its_cells(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """What the details choose is left out of that document; all else stays."""
    store = tmp_path / "store"
    build(papers, store)
    before = _rows(kg, store, "accountability")
    _correct(papers, "reject,board.txt,accountability,body=SEND Board; to=Cabinet,,,,")
    summary = build(papers, store)
    assert (summary.corrected, summary.idle, summary.read) == (1, (), 1)
    after = _rows(kg, store, "accountability")
    assert [row for row in before if row not in after] == [row for row in before if row["body"].endswith("SEND Board")]


def test_all_that_rests_on_a_sentence_is_rejected(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """With a sentence, the facts of that kind which rest on it go."""
    store = tmp_path / "store"
    _correct(papers, "reject,board,monitoring,,monitors the SEND strategy,,,")
    assert build(papers, store).corrected == 1
    assert _rows(kg, store, "monitoring") == []


def test_a_fact_is_added_with_its_sentence(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """An added fact names things as the document does, and rests on the sentence given, by the rule corrections/add."""
    store = tmp_path / "store"
    _correct(
        papers,
        "add,board,monitoring,monitor=SEND Board; subject=SEND Strategy; frequency=monthly,"
        "Every month the strategy takes  up the second hour.,,,",
        "add,board,people,person=Jo Marsh; role=Head of SEND; organisation=Northmere Council,The Schools Forum met,,,",
    )
    assert build(papers, store).corrected == 2
    (added,) = [row for row in _rows(kg, store, "monitoring", "--evidence") if row["rule"] == "corrections/add"]
    assert added["monitor"] in {"SEND Board", "Northmere SEND Board"}
    assert (added["subject"], added["frequency"]) == ("SEND Strategy", "monthly")
    assert added["sentence"] == "Every month the strategy takes up the second hour."
    assert {"person": "Jo Marsh", "role": "Head of SEND"}.items() <= _rows(kg, store, "people")[0].items()
    assert kg("check", "--store", store).status == 0


def test_a_name_is_another_thing(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """A name becomes the thing of another name or of a register key, wherever it stands, and shows that it did."""
    store = tmp_path / "store"
    _correct(papers, "name,,,,,North Parent Carer Forum,national:ofsted,", "name,,,,,Cabinet,Northmere Executive,")
    assert build(papers, store).corrected == 2
    organisations = {row["name"] for row in _rows(kg, store, "organisations")}
    assert "Ofsted" in organisations
    assert "North Parent Carer Forum" not in organisations
    lines = _rows(kg, store, "accountability", "--evidence")
    assert {row["to"] for row in lines} == {"Northmere Executive"}
    assert {row["source"] for row in lines if "corrections/name" in row["rule"].split("; ")} == {"board", "panel"}


def test_two_names_are_kept_apart(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """A shorter name that was taken for a longer one becomes a thing of its own where it stands alone."""
    store = tmp_path / "store"
    build(papers, store)
    assert "Schools Forum" not in {row["name"] for row in _rows(kg, store, "bodies")}
    _correct(papers, "apart,,,,,Schools Forum,Northmere Schools Forum,")
    assert build(papers, store).corrected == 1
    bodies = _rows(kg, store, "bodies", "--evidence")
    assert {"Schools Forum", "Northmere Schools Forum"} <= {row["name"] for row in bodies}
    assert {row["name"] for row in bodies if "corrections/apart" in row["rule"].split("; ")} == {"Schools Forum"}


def test_what_changes_nothing_is_told_on_every_build(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """A correction that no longer applies is named with its line, also when no document is read again."""
    _correct(
        papers,
        "reject,board,accountability,body=Moon Board,,,,",
        "add,board,monitoring,subject=SEND Strategy,No such sentence.,,,",
        "name,,,,,Moon Forum,Sun Forum,",
        "name,,,,,Cabinet,national:moon,",
        "reject,gone,monitoring,monitor=Cabinet,,,,",
        "name,,,,,North Parent Carer Forum,Northern Voices,",
    )
    store = tmp_path / "store"
    first, second = build(papers, store), build(papers, store)
    assert (first.read, second.read, second.unchanged) == (2, 0, 2)
    assert first.idle == second.idle
    assert [told.split(": ")[0] for told in first.idle] == [f"corrections.csv:{line}" for line in (2, 3, 4, 5, 6)]
    assert first.corrected == second.corrected == 1
    told = kg("build", papers, "--store", store).out
    assert "1 correction applied" in told
    assert "5 corrections changed nothing; mend or remove:" in told
    assert "'Moon Forum' is 'Sun Forum'" in told


def test_only_the_documents_concerned_are_read_again(papers: Path, tmp_path: Path) -> None:
    """A new correction makes its document be read again, and taking it away restores what was there."""
    store = tmp_path / "store"
    build(papers, store)
    whole = Store.read(store).documents()
    path = _correct(papers, "reject,panel,accountability,to=Cabinet,,,,")
    assert build(papers, store).read == 1
    path.unlink()
    again = build(papers, store)
    assert (again.read, again.unchanged, again.corrected, again.idle) == (1, 1, 0, ())
    assert Store.read(store).documents() == whole


def test_many_processes_give_the_same(papers: Path, tmp_path: Path) -> None:
    """Corrections are applied alike however many processes read."""
    _correct(papers, "name,,,,,Cabinet,Northmere Executive,", "reject,board,monitoring,subject=SEND Strategy,,,,")
    one, two = build(papers, tmp_path / "one"), build(papers, tmp_path / "two", jobs=2)
    assert one == two


def test_all_faults_are_told_at_once(papers: Path) -> None:
    """Unknown words, missing cells, useless cells and wrong values are told with their lines, all in one go."""
    _correct(
        papers,
        "remove,board,,,,,,",
        "reject,,monitoring,subject=x,,,,",
        "reject,board,monitoring,,,,,",
        "reject,board,weather,sky=blue,,,,",
        "add,board,monitoring,monitor=A; colour=red,Words.,,,",
        "add,board,inspections,kind=visit; date=May,Words.,,,",
        "add,board,measures,value=many; unit=%,Words.,,,",
        "name,,,,Words.,A,the a,",
        "add,board,monitoring,subject,Words.,,,",
        "reject,board",
    )
    with pytest.raises(CorrectionError) as caught:
        read_corrections(papers)
    told = str(caught.value)
    for part in (
        "line 2: unknown action 'remove'; known are reject, add, name, apart",
        "line 3: reject needs document",
        "line 4: reject needs details or sentence",
        "line 5: unknown fact 'weather'; known are accountability, actions",
        "line 6: monitoring has no column 'colour'; it has subject, monitor, frequency",
        "line 6: details need subject=…",
        "line 7: kind 'visit' is none of inspection, re-inspection, monitoring inspection",
        "line 7: date 'May' is no date such as 2021-12-07",
        "line 8: value 'many' is no plain number",
        "line 9: name has no use for sentence",
        "line 9: name and other are the same",
        "line 10: details 'subject' is no COLUMN=TEXT",
        "line 11: 2 cells where the header has 8",
    ):
        assert part in told, f"{part!r} is not in:\n{told}"


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("name,,,,,PCF,Alpha Forum,", "name,board,,,,the pcf,Beta Forum,", "as well as 'Beta Forum'"),
        ("name,,,,,A Board,B Board,", "apart,,,,,B Board,A Board,", "the same thing, and not to be"),
        ("name,,,,,A Board,B Board,", "name,,,,,B Board,C Board,", "a chain or a circle"),
        ("name,,,,,A Board,B Board,", "name,,,,,B Board,A Board,", "a chain or a circle"),
        (
            "add,board,monitoring,subject=X plan; monitor=A Board,Some words.,,,",
            "reject,board,monitoring,subject=X Plan,,,,",
            "added as well as rejected",
        ),
        ("reject,board,monitoring,subject=X,,,,", "reject,board,monitoring,subject=X,,,,again", "says the same again"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(first: str, second: str, fault: str, papers: Path) -> None:
    """Two lines that cannot both hold are named, and neither is applied."""
    _correct(papers, first, second)
    with pytest.raises(CorrectionError, match="line 3: ") as caught:
        read_corrections(papers)
    assert fault in str(caught.value)
    assert "(line 2); keep one of the two" in str(caught.value)


def test_lines_about_different_documents_do_not_contradict(papers: Path) -> None:
    """The same name may be one thing in one paper and another in the next."""
    _correct(papers, "name,board,,,,PCF,Alpha Forum,", "name,panel,,,,PCF,Beta Forum,")
    assert len(read_corrections(papers)) == 2


def test_a_refused_file_leaves_the_store_as_it_was(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """The build stops before it reads anything, with status 1 and every fault."""
    store = tmp_path / "store"
    build(papers, store)
    before = Store.read(store).documents()
    (papers / "corrections.csv").write_bytes(b"action,document\xff\n")
    outcome = kg("build", papers, "--store", store)
    assert outcome.status == 1
    assert "cannot be read as CSV in UTF-8" in outcome.err
    (papers / "corrections.csv").write_text("aktion,document\nname,x\n", encoding="utf-8")
    outcome = kg("build", papers, "--store", store)
    assert "unknown column 'aktion'; known are action, document" in outcome.err
    assert Store.read(store).documents() == before
