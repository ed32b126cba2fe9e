"""What a body did is a decision where it stands in capitals, in a list in the past, or closes an item."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.decision import Decision

HEAD = "Marlshire ICB Board\n\nMinutes of the meeting held on 4 March 2024\n\n1. SEND update\n\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all papers."""
    return load_extractor()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Board NOTED the report and AGREED that the plan be published.",
            [("NOTED the report", "decision"), ("plan be published", "agreed")],
        ),
        ("Members asked about waits. The Board RECEIVED the report.", [("RECEIVED the report", "decision")]),
        ("It was NOTED Tuesday 12 March 2024.", []),
        (
            "The Board:\n\n(a) noted the paper;\n\n(b) approved the pilot; and\n\n(c) delegated the rest to the Chair.",
            [
                ("noted the paper", "decision"),
                ("approved the pilot", "decision"),
                ("delegated the rest to the Chair", "decision"),
            ],
        ),
        ("The Board:\n\n(a) is made up of officers;\n\n(b) meets every month.", []),
        ("The Officer gave the report. The Board noted the report.", [("The Board noted the report", "decision")]),
        (
            "Consultation had run for weeks. RESOLVED That the Officer be authorised to publish the strategy.",
            [("Officer be authorised to publish the strategy", "resolved")],
        ),
        ("Waits had fallen. Decision: the plan be published.", [("plan be published", "decision")]),
    ],
)  # fmt: skip
def test_what_a_body_did_is_a_decision(
    text: str, told: list[tuple[str, str]], tmp_path: Path, extractor: Extractor
) -> None:
    """What is only noted of a date, and what a body is or does every month, is none."""
    path = tmp_path / "a.txt"
    path.write_text(f"{HEAD}{text}\n", encoding="utf-8")
    found = [one for one in extractor.read(read_document(path)).frames if isinstance(one, Decision)]
    assert [(one.text.removeprefix("the "), one.kind) for one in found] == told
