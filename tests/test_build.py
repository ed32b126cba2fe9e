"""Building, with an extractor that reads one word: what is counted, skipped, refused and removed."""

import pickle
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg import build as building
from kg.build import Summary, build
from kg.cli.build import told
from kg.documents.folder import Refusal
from kg.errors import DocumentError, KgError, RuleError, StoreError
from kg.graph.store import Store
from kg.model.document import Document
from kg.model.frames import Evidence
from kg.model.kinds.decision import Decision
from kg.model.kinds.meeting import MeetingHeld
from kg.registers import Registers

DOCUMENTS = {"a.txt": "The Board resolved to wait.\n", "b.txt": "The Board waited.\n", "c.txt": "It was resolved.\n"}


class Reader:
    """Stands in for the extractor: a decision where the text says `resolved`, an accident where it says `boom`."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.read_so_far: list[str] = []
        self.registers = Registers.load()

    def read(self, document: Document) -> SimpleNamespace:
        """Read one document."""
        self.read_so_far.append(document.source)
        if "boom" in document.text:
            raise ZeroDivisionError("division by zero")
        if "rule" in document.text:
            raise RuleError("A rule is wrong", "Mend it")
        evidence = (Evidence(0, len(document.text.rstrip()), "test"),)
        meeting = MeetingHeld(evidence=evidence, body=None, date="2022-06-07")
        if "resolved" not in document.text:
            return SimpleNamespace(frames=(meeting,), settled=SimpleNamespace(suggestions=()))
        decision = Decision(evidence=evidence, text="wait", kind="resolved")
        return SimpleNamespace(frames=(meeting, decision), settled=SimpleNamespace(suggestions=()))


#: the IRI below which a folder called papers is named
BASE = "https://w3id.org/send-governance/id/from/papers/"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The extractor that builds use in these tests."""
    stand_in = Reader()
    monkeypatch.setattr("kg.read._extractor", lambda *_, **_options: stand_in)
    return stand_in


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of three documents."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("reader")
def test_a_summary_counts_what_was_read(papers: Path, tmp_path: Path) -> None:
    """Facts are counted by kind, and a document that gave only its meeting is said to have given nothing."""
    seen: list[tuple[str, int]] = []
    summary = build(papers, tmp_path / "store", progress=lambda path, total: seen.append((path, total)))
    assert summary == Summary(base=BASE, read=3, facts=(("meeting", 3), ("decision", 2)), silent=("b.txt",))
    assert seen == [("a.txt", 3), ("b.txt", 3), ("c.txt", 3)]
    assert list(Store.read(tmp_path / "store").documents()) == ["a", "b", "c"]


@pytest.mark.usefixtures("reader")
def test_how_a_paper_came_is_no_reason_to_read_it_again(papers: Path, tmp_path: Path) -> None:
    """A new `retrieved`, `etag` or `sha256` changes nothing; that the paper is gone or replaced does."""
    rows = ["file,url,retrieved,sha256,etag,gone,replaced_by"]
    counts = []
    for cells in (",,,,", "2024-12-01T09:00:00Z,ab,tag,,", "2025-01-01T09:00:00Z,cd,,,", ",,,2025-01-15,", ",,,,b.txt"):
        (papers / "manifest.csv").write_text("\n".join([*rows, f"a.txt,https://x.example/a,{cells}"]) + "\n")
        summary = build(papers, tmp_path / "store")
        counts.append((summary.read, summary.unchanged))
    assert counts == [(3, 0), (0, 3), (0, 3), (1, 2), (1, 2)]


def test_only_what_changed_is_read_again(reader: Reader, papers: Path, tmp_path: Path) -> None:
    """A changed file, a new file and a changed manifest entry are read; what is gone from the folder is removed."""
    build(papers, tmp_path / "store")
    reader.read_so_far.clear()
    assert build(papers, tmp_path / "store") == Summary(base=BASE, unchanged=3)
    assert reader.read_so_far == []

    (papers / "a.txt").unlink()
    (papers / "b.txt").write_text("It was resolved to go.\n", encoding="utf-8")
    (papers / "d.txt").write_text("Nothing.\n", encoding="utf-8")
    (papers / "manifest.csv").write_text("file,url\nc.txt,https://example.org/c\n", encoding="utf-8")
    summary = build(papers, tmp_path / "store")
    assert reader.read_so_far == ["b", "c", "d"]
    assert (summary.read, summary.unchanged, summary.removed) == (3, 0, ("a",))
    assert list(Store.read(tmp_path / "store").documents()) == ["b", "c", "d"]


def test_another_reader_reads_all_again(
    reader: Reader, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the program, its rules or its registers changed, no reading of the old ones is kept."""
    build(papers, tmp_path / "store")
    monkeypatch.setattr(building, "reader_version", lambda *_, **_options: "another")
    reader.read_so_far.clear()
    assert build(papers, tmp_path / "store").read == 3
    assert reader.read_so_far == ["a", "b", "c"]


@pytest.mark.usefixtures("reader")
def test_an_accident_with_one_document_does_not_cost_the_others(papers: Path, tmp_path: Path) -> None:
    """A fault of kg itself is told as a refusal of that document, whose former reading is not kept."""
    build(papers, tmp_path / "store")
    (papers / "b.txt").write_text("boom\n", encoding="utf-8")
    summary = build(papers, tmp_path / "store")
    assert [refusal.path for refusal in summary.refusals] == ["b.txt"]
    assert "ZeroDivisionError: division by zero" in summary.refusals[0].reason
    assert list(Store.read(tmp_path / "store").documents()) == ["a", "c"]


@pytest.mark.usefixtures("reader")
def test_an_error_leaves_the_store_as_it_was(papers: Path, tmp_path: Path) -> None:
    """Where a rule is wrong, or nothing can be read, readers still see the former graph."""
    build(papers, tmp_path / "store")
    (papers / "b.txt").write_text("rule\n", encoding="utf-8")
    with pytest.raises(RuleError):
        build(papers, tmp_path / "store")
    for path in papers.iterdir():
        path.write_text("boom\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"No document in .* could be read"):
        build(papers, tmp_path / "store")
    assert list(Store.read(tmp_path / "store").documents()) == ["a", "b", "c"]


@pytest.mark.usefixtures("reader")
def test_one_build_at_a_time(papers: Path, tmp_path: Path) -> None:
    """A second build is told of the first, which goes on; readers are never locked out."""
    build(papers, tmp_path / "store")
    with Store.write(tmp_path / "store"):
        assert len(Store.read(tmp_path / "store").documents()) == 3
        with pytest.raises(StoreError, match="another build"):
            build(papers, tmp_path / "store")
    build(papers, tmp_path / "store")


RULE = """
[[rule]]
id = "frabbling"
reason = "A verb of one council, which nothing else reads, for that a board watches something."
pattern = "{monitor:BODY} frabbles the? {subject:PLAN}"
match = [
    "The SEND Board frabbles the SEND Strategy.",
    "The Schools Forum frabbles the SEND Improvement Plan.",
]
reject = ["The SEND Board noted the SEND Strategy."]
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_own_rules_join_those_of_the_project(tmp_path: Path, jobs: int) -> None:
    """A user's rule is heeded at once, also in documents that did not change, and a wrong one stops the build."""
    papers, rules = tmp_path / "papers", tmp_path / "rules"
    for folder in (papers, rules):
        folder.mkdir()
    text = "Minutes:\n\nThe SEND Board frabbles the SEND Strategy.\n"
    (papers / "a.txt").write_text(text, encoding="utf-8")
    (rules / "monitoring.toml").write_text(RULE, encoding="utf-8")
    assert "monitoring" not in dict(build(papers, tmp_path / "store").facts)
    assert dict(build(papers, tmp_path / "store", jobs=jobs, rules=(rules,)).facts)["monitoring"] == 1
    assert build(papers, tmp_path / "store", jobs=jobs, rules=(rules,)).unchanged == 1
    (rules / "monitoring.toml").write_text(RULE.replace("reason", "raison"), encoding="utf-8")
    with pytest.raises(RuleError, match="raison"):
        build(papers, tmp_path / "store", jobs=jobs, rules=(rules,))


def test_a_summary_in_words() -> None:
    """A summary says all that was done, and names every document that was refused or gave nothing."""
    summary = Summary(
        base=BASE,
        read=2,
        unchanged=1,
        removed=("old",),
        facts=(("decision", 4), ("plan", 1)),
        silent=("b.txt",),
        refusals=(Refusal("x.pdf", "it is encrypted."),),
    )
    assert told(summary, "kg-store").splitlines() == [
        "2 documents read into kg-store, 1 unchanged since the last build",
        f"IRIs begin with {BASE} (see --base)",
        "1 document removed, no longer in the folder: old",
        "facts: decision 4, plan 1",
        "1 document gave nothing but names, meetings and items:",
        "  b.txt",
        "1 document refused:",
        "  x.pdf: it is encrypted.",
    ]


@pytest.mark.parametrize("kind", [KgError, RuleError, StoreError])
def test_an_error_travels_whole_between_processes(kind: type[KgError]) -> None:
    """What was wrong and its remedy survive the way from a worker to the process that tells them."""
    error = kind("It is torn", "Mend it")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  pickled one line above
    assert type(again) is kind
    assert (str(again), again.what, again.remedy) == ("It is torn. Mend it.", "It is torn", "Mend it")


def test_help_loads_neither_spacy_nor_an_engine() -> None:
    """`kg --help` and `kg build --help` import nothing heavy."""
    heavy = {"spacy", "pyoxigraph", "rdflib", "lxml", "numpy"}
    for arguments in (["--help"], ["build", "--help"]):
        script = (
            "import sys; from kg.cli.main import kg\n"
            f"try: kg({arguments!r})\n"
            "except SystemExit: pass\n"
            f"sys.exit(', '.join({heavy!r} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
        assert done.stderr.strip() == "", done.stderr
