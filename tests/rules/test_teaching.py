"""A user teaches kg a phrase by a rule file and a name by a names.csv, without touching code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.errors import RegisterError, RuleError
from kg.extract.check_rules import read_sentence
from kg.extract.load import load_extractor
from kg.reader_version import reader_version
from kg.registers.own_names import OwnName, read_own_names

Kg = Callable[..., Outcome]

STEERS = """
[[rule]]
id = "steers"
reason = "This council writes that a board steers another."
pattern = "{to:BODY} <aux> steer~ the? {body:BODY}"
match = ["The Alpha Board steers the Better Lives Circle.", "The Alpha Board has steered the Beta Board."]
reject = ["The Alpha Board met the Beta Board."]
set = { relation = "overseen by" }
"""
NAMES = """name,kind,aliases
Better Lives Circle,board,the Circle;BLC
Brighter Starts,strategy,
"""
PAPER = """Northmere SEND Board
Tuesday, 16th January, 2024

4. SEND Update

The SEND Board steers the Better Lives Circle. BLC monitors Brighter Starts monthly.
"""


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """The command line."""
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """A folder of a user's own rules and names."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "reporting.toml").write_text(STEERS, encoding="utf-8")
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    return folder


def test_names_are_found_as_they_are_written(taught: Path) -> None:
    """A taught name is found in all its spellings, under the name that the file gives first."""
    extraction = read_sentence("BLC, that is the Better Lives Circle, likes Brighter Starts.", load_extractor([taught]))
    found = [(name.label, name.text, name.kind) for sentence in extraction.reading.sentences for name in sentence.names]
    assert found == [
        ("BODY", "Better Lives Circle", "board"),
        ("BODY", "Better Lives Circle", "board"),
        ("PLAN", "Brighter Starts", "strategy"),
    ]


def test_a_build_reads_with_what_it_was_taught(kg: Kg, taught: Path, tmp_path: Path) -> None:
    """The folder given by --rules adds facts to the graph, and each says by which rule it was read."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "board.txt").write_text(PAPER, encoding="utf-8")
    store = tmp_path / "store"
    assert kg("build", papers, "--store", store).status == 0
    assert "Circle" not in kg("query", "accountability", "--store", store, "--format", "csv").out
    assert kg("build", papers, "--store", store, "--rules", taught).status == 0
    lines = kg("query", "accountability", "--store", store, "--format", "csv").out
    assert "Better Lives Circle,Northmere SEND Board,overseen by" in lines
    assert (
        "Better Lives Circle,Brighter Starts,monthly"
        in kg("query", "monitoring", "--store", store, "--format", "csv").out
    )
    assert "reporting/steers" in kg("query", "accountability", "--store", store, "--evidence", "--format", "csv").out


def test_a_council_that_was_taught_has_its_papers(kg: Kg, tmp_path: Path) -> None:
    """A council of a register file in the folder of --rules is who publishes its papers, and can be asked for."""
    papers, own = tmp_path / "papers", tmp_path / "own"
    for folder in (papers, own):
        folder.mkdir()
    (own / "authorities.csv").write_text(
        "key,name,kind,type,aliases,abbreviations,weak,places,start,end,successors,domains,councils,region\n"
        "authority:old,Old Marlshire Council,local authority,,,,,Old Marlshire,1974,2009-03-31,authority:x1,,,\n"
        "authority:x1,Marlshire Council,local authority,,County Hall,,,Marlshire,,,,marlshire.gov.uk,,\n",
        encoding="utf-8",
    )
    (papers / "board.txt").write_text(PAPER, encoding="utf-8")
    (papers / "manifest.csv").write_text("file,url\nboard.txt,https://democracy.marlshire.gov.uk/b.aspx\n")
    store = tmp_path / "store"
    assert kg("build", papers, "--store", store, "--rules", own).status == 0
    for council in ("Marlshire", "Marlshire Council", "County Hall"):
        asked = kg("query", "bodies", f"council={council}", "--store", store, "--format", "csv")
        assert asked.status == 0, asked.err
        row = "board,Northmere SEND Board,board,Marlshire Council,Marlshire Council,held"
        assert asked.out.splitlines()[1:] == [row], council
    # what the register says of it is there as well: whom it took over from
    assert "Old Marlshire Council" in kg("query", "succession", "--store", store, "--format", "csv").out


def test_what_was_taught_counts_as_part_of_the_reader(taught: Path) -> None:
    """A changed rule or name makes documents be read again."""
    versions = {reader_version(), reader_version((taught,))}
    (taught / "names.csv").write_text(NAMES + "Third Thing,panel,\n", encoding="utf-8")
    versions.add(reader_version((taught,)))
    (taught / "reporting.toml").write_text(STEERS.replace("steers", "guides"), encoding="utf-8")
    versions.add(reader_version((taught,)))
    assert len(versions) == 4


def test_the_registers_own_form_is_read_too(tmp_path: Path) -> None:
    """A folder may hold register files: an organisation with its key, council and dates."""
    (tmp_path / "local_bodies.csv").write_text(
        "key,name,kind,councils\nlocal:bright-lanes,Bright Lanes Partnership Ltd,other,authority:E06000059\n",
        encoding="utf-8",
    )
    extractor = load_extractor([tmp_path])
    assert extractor.registers.by_key("local:bright-lanes").name == "Bright Lanes Partnership Ltd"
    extraction = read_sentence("Bright Lanes Partnership Ltd attended.", extractor)
    assert [name.rule for sentence in extraction.reading.sentences for name in sentence.names] == ["names/register"]


def test_a_folder_that_teaches_nothing_is_refused(tmp_path: Path) -> None:
    """An empty folder, or the wrong one, is no silent nothing."""
    with pytest.raises(RuleError, match="teaches nothing"):
        load_extractor([tmp_path])


def test_faulty_names_are_told_all_at_once(tmp_path: Path) -> None:
    """Every fault of a names.csv is told with its line."""
    path = tmp_path / "names.csv"
    path.write_text(
        "name,kind,aliases\nAlpha Circle,bord,\nXY,board,\nBeta Ring,board\nGamma,board,\nGamma,panel,\n",
        encoding="utf-8",
    )
    with pytest.raises(RegisterError) as caught:
        read_own_names(tmp_path)
    told = str(caught.value)
    assert told.startswith("The names have 4 faults:")
    for part in (
        "names.csv:2: unknown kind 'bord'; known are NHS trust, accelerated",
        "names.csv:3: the name 'XY' is too short",
        "names.csv:4: 2 cells where the header has 3",
        "names.csv:6: 'Gamma' is 'Gamma', a board",
    ):
        assert part in told
    path.write_text("label,kind\nA,board\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="unknown column 'label'"):
        read_own_names(tmp_path)
    path.write_text("name,kind\nAlpha Circle,board\n", encoding="utf-8")
    assert read_own_names(tmp_path) == (OwnName("Alpha Circle", "board"),)


def test_rules_are_listed(kg: Kg) -> None:
    """The list has each rule's id, its numbers of sentences and its reason, and the sum."""
    outcome = kg("rules", "--kind", "reporting")
    assert outcome.status == 0
    rules, predicates = (part.splitlines() for part in outcome.out.strip().split("\n\n"))
    for listed, start, what in ((rules, "reporting/", "rules"), (predicates, "accountability/", "predicates")):
        assert all(line.startswith(start) for line in listed[:-1])
        assert listed[-1].startswith(f"{len(listed) - 1} {what}, ")
    assert kg("rules", "--kind", "weather").status == 2


def test_a_users_rule_file_is_checked(kg: Kg, taught: Path) -> None:
    """A good file is done with status 0; a sentence that fails, a faulty rule and a missing file are told."""
    good = kg("rules", "check", taught / "reporting.toml")
    assert (good.status, good.out) == (0, "")
    assert "1 rule, 2 sentences to match, 1 to reject, 2 names of your own, 0 at fault" in good.err
    (taught / "reporting.toml").write_text(
        STEERS.replace("The Alpha Board met", "The Alpha Board steers"), encoding="utf-8"
    )
    bad = kg("rules", "check", taught / "reporting.toml")
    assert bad.status == 1
    assert "reporting/steers must reject 'The Alpha Board steers the Beta Board.' but matches it" in bad.out
    (taught / "reporting.toml").write_text(STEERS.replace("reason", "raison"), encoding="utf-8")
    faulty = kg("rules", "check", taught / "reporting.toml")
    assert faulty.status == 1
    assert "unknown key 'raison'" in faulty.err
    assert kg("rules", "check", taught / "nothing.toml").status == 2


def test_a_file_of_names_is_checked(kg: Kg, taught: Path) -> None:
    """A names.csv can be checked alone; its faults are told with their lines."""
    good = kg("rules", "check", taught / "names.csv")
    assert good.status == 0
    assert "2 names of your own" in good.err
    (taught / "names.csv").write_text("name,kind\nAlpha Circle,bord\n", encoding="utf-8")
    bad = kg("rules", "check", taught / "names.csv")
    assert bad.status == 1
    assert "names.csv:2: unknown kind 'bord'" in bad.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_with_faulty_rules_leaves_the_store_as_it_was(kg: Kg, taught: Path, tmp_path: Path, jobs: str) -> None:
    """Every fault of every rule file is told, with file, rule and remedy, and nothing is built."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "board.txt").write_text(PAPER, encoding="utf-8")
    store = tmp_path / "store"
    assert kg("build", papers, "--store", store).status == 0
    before = kg("query", "accountability", "--store", store, "--format", "csv").out
    faulty = STEERS.replace("reason", "raison").replace("{to:BODY} <aux>", "{to:BODY} ... says ... that ...")
    (taught / "reporting.toml").write_text(faulty, encoding="utf-8")
    outcome = kg("build", papers, "--store", store, "--rules", taught, "--jobs", jobs)
    assert outcome.status == 1
    assert "reporting.toml: steers: unknown key 'raison'; known are id, reason" in outcome.err
    assert "has 3 long gaps (...), and 2 is the most" in outcome.err
    assert kg("query", "accountability", "--store", store, "--format", "csv").out == before
