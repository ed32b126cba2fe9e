"""`kg coverage` gives an honest account: what was read, what was not understood, and why."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.coverage import Coverage, cover_folder
from kg.documents.folder import Refusal
from kg.extract.load import load_extractor

CHECKOUT = Path(__file__).resolve().parent.parent.parent
MINUTES = CHECKOUT / "examples" / "minutes"
Kg = Callable[..., Outcome]

PAPER = """Northmere Council
SEND Board
Tuesday, 16th January, 2024

4. SEND Update

The SEND Board reports to the Cabinet. The Panel keeps an eye on progress. Bright Lanes Academy was thanked.
The ICB had sent nobody. Tea was served.
"""


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """The command line."""
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


def test_sentences_facts_and_unknown_names_are_counted(tmp_path: Path) -> None:
    """What speaks of governance is counted whether or not a rule came near it; unknown names are listed."""
    (tmp_path / "board.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "missing.html").write_text(
        "<html><body><h1>Page not found</h1><p>The page that you asked for is not here.</p></body></html>",
        encoding="utf-8",
    )
    (whole, *_) = cover_folder(tmp_path, load_extractor())
    assert isinstance(whole, Coverage)
    assert (whole.governance, whole.understood, whole.facts) == (2, 2, 2)
    board, broken, missing = cover_folder(tmp_path, load_extractor(model=False))
    assert isinstance(board, Coverage)
    assert (board.governance, board.understood, board.facts) == (2, 1, 1)
    assert ("Bright Lanes Academy", 1) in board.unregistered
    assert {"Panel", "ICB"} <= {name for name, _ in board.unresolved}
    assert isinstance(broken, Refusal)
    assert isinstance(missing, Coverage)
    assert (missing.page_type, missing.sentences, missing.facts) == ("not minutes", 0, 0)
    assert [skipped.kind for skipped in missing.skipped] == ["not minutes"]


def test_the_account_adds_up_on_the_examples() -> None:
    """No document has more sentences understood than speak of governance, nor more of these than were read."""
    covered = [one for one in cover_folder(MINUTES, load_extractor()) if isinstance(one, Coverage)]
    for one in covered:
        assert 0 < one.understood <= one.governance <= one.sentences, one.path
        assert one.understood <= one.facts * 4, one.path
        assert all(skipped.lines > 0 and skipped.reason for skipped in one.skipped)
    assert len(covered) >= 9


def test_the_command_tells_each_document_and_the_sum(kg: Kg) -> None:
    """Each document is told with what was not read and why; the sum comes last; json holds the same."""
    outcome = kg("coverage", MINUTES)
    assert outcome.status == 0
    assert "marlshire-2021-11-scrutiny.txt" in outcome.out
    assert "not read: " in outcome.out
    assert "(navigation, notices and labels of the page)" in outcome.out
    assert "speak of governance" in outcome.out.splitlines()[-1]
    told = json.loads(kg("coverage", MINUTES, "--format", "json").out)
    assert sum(one["governance"] for one in told) == int(outcome.out.splitlines()[-1].split(": ")[1].split()[0])
    assert kg("coverage", MINUTES / "nothing").status == 1
