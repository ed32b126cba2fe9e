"""`kg explain` shows what was read in each sentence, by which rule, and how near rules came to what gave nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.documents import read_document
from kg.documents.manifest import read_manifest
from kg.explain import explain, explain_words
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.frames import Evidence
from kg.model.kinds.mention import Mention
from kg.resolve import resolve

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PAPER = CHECKOUT / "examples" / "minutes" / "marlshire-2021-11-scrutiny.txt"
Kg = Callable[..., Outcome]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """The command line."""
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all tests."""
    return load_extractor()


@pytest.fixture(scope="module")
def by_rules() -> Extractor:
    """The extractor that reads without models, for what is told of rules alone."""
    return load_extractor(model=False)


def test_each_fact_is_told_with_its_rule(extractor: Extractor) -> None:
    """A sentence shows its names and what they stand for, and its facts in the words of the answers."""
    document, sentences = explain(PAPER, extractor)
    (told,) = [one for one in sentences if one.text.startswith("The SEND Improvement Board was accountable")]
    assert document.text[told.start : told.end] == told.text
    assert [(name.label, name.text) for name in told.names] == [
        ("BODY", "SEND Improvement Board"),
        ("BODY", "Marlshire Health and Wellbeing Board"),
    ]
    (fact,) = told.facts
    assert fact.question == "accountability"
    assert dict(fact.cells) == {
        "body": "SEND Improvement Board",
        "to": "Marlshire Health and Wellbeing Board",
        "relation": "accountable to",
    }
    assert fact.rules == ("accountability/accountable", "reporting/accountable-to")
    assert set(fact.readers) == {"predicates", "rules"}


def test_every_place_of_every_fact_is_shown(extractor: Extractor) -> None:
    """All rules that read something are shown at the sentence where they read it, but for names that are only named."""
    frames = {place.rule for frame in _frames(extractor) for place in frame}
    shown = {rule for one in explain(PAPER, extractor)[1] for fact in one.facts for rule in fact.rules}
    assert shown == frames
    assert len(shown) > 10


def _frames(extractor: Extractor) -> list[tuple[Evidence, ...]]:
    document = read_document(PAPER, read_manifest(PAPER.parent).get(PAPER.name))
    found = resolve(document, extractor.read(document).frames, extractor.registers)
    starts = [(one.start, one.end) for one in extractor.read(document).reading.sentences]
    return [
        tuple(place for place in frame.evidence if any(place.start < b and place.end > a for a, b in starts))
        for frame in found
        if not isinstance(frame, Mention)
    ]


def test_the_nearest_rules_say_where_they_failed(by_rules: Extractor) -> None:
    """Of words that gave nothing, the nearest rules are named with what was lacking."""
    (told,) = explain_words("The SEND Board gives account of itself to the Cabinet every month.", by_rules)
    assert told.facts == ()
    assert 0 < len(told.near) <= 3
    assert any(near.startswith("reporting/") for near in told.near)
    assert all("lacks" in near or "it wants" in near or "not in this order" in near for near in told.near)


def test_a_denied_sentence_is_explained(extractor: Extractor, by_rules: Extractor) -> None:
    """A rule that matched under a negation gave no fact, and says so; what syntax reads there is told as denied."""
    words = "The SEND Improvement Plan was not monitored by the Cabinet."
    for reads, statuses in ((by_rules, []), (extractor, [(("predicates",), "denied")])):
        (told,) = explain_words(words, reads)
        assert [(fact.readers, fact.status) for fact in told.facts if fact.question == "monitoring"] == statuses
        assert any("monitoring/monitored-by matched" in reason and "negation" in reason for reason in told.unused)


def test_words_choose_sentences_in_any_case_and_spacing(extractor: Extractor) -> None:
    """TEXT selects the sentences of the document that hold it."""
    _, sentences = explain(PAPER, extractor, words="reported  TO the send")
    assert [one.text for one in sentences] == [
        "The workstreams reported to the SEND Improvement Board on a monthly basis."
    ]


def test_the_command_shows_sentences_and_words_of_ones_own(kg: Kg) -> None:
    """A phrase that no sentence holds is read by itself, and that is said."""
    whole = kg("explain", PAPER)
    assert whole.status == 0
    assert "FACT  accountability: body=SEND Improvement Board;" in whole.out
    assert "(accountability/accountable, reporting/accountable-to)" in whole.out
    part = kg("explain", PAPER, "The Board keeps an eye on the SEND Improvement Plan.")
    assert "No sentence of the document holds these words" in part.out
    assert "(monitoring/keep-an-eye)" in part.out
    unread = kg("explain", PAPER, "The Board has the SEND Improvement Plan on its radar.")
    assert "No sentence of the document holds these words" in unread.out
    assert "FACT  monitoring" not in unread.out
    assert "nearest  " in unread.out
    told = json.loads(kg("explain", PAPER, "accountable", "--format", "json").out)
    assert [one["facts"][0]["question"] for one in told["sentences"]] == ["accountability"]
    assert kg("explain", PAPER.with_name("nothing.txt")).status == 2


def test_a_document_in_a_folder_below_has_its_manifest_entry(extractor: Extractor, tmp_path: Path) -> None:
    """The manifest and corrections of the folder that a build would be given count, however deep the paper lies."""
    (tmp_path / "2024").mkdir()
    paper = tmp_path / "2024" / "board.txt"
    paper.write_text("The SEND Board reports to the Cabinet.\n", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,council,date\n2024/board.txt,Dorset,2024-01-16\n", encoding="utf-8")
    assert explain(paper, extractor)[0].entry.council == "Dorset"
    head = "action,document,fact,details,sentence,name,other\n"
    for named, facts in (("2024/board.txt", 0), ("board", 0), ("2023/board", 1), ("oard", 1)):
        line = f"reject,{named},accountability,to=Cabinet,,,\n"
        (tmp_path / "corrections.csv").write_text(head + line, encoding="utf-8")
        _, (told,) = explain(paper, extractor)
        assert len([fact for fact in told.facts if fact.question == "accountability"]) == facts


def test_a_page_that_is_no_minutes_says_so(kg: Kg, tmp_path: Path) -> None:
    """Of an error page nothing is read, and that is said."""
    page = tmp_path / "missing.html"
    page.write_text("<html><body><h1>Page not found</h1><p>It is not here.</p></body></html>", encoding="utf-8")
    assert "no minutes: nothing in it was read" in kg("explain", page).out
