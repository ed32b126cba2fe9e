"""Papers that say nothing of the governance of SEND give no fact about it, however alike their words are."""

from collections import Counter
from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.reporting_line import ReportingLine
from kg.resolve import resolve

FOLDER = Path(__file__).resolve().parent.parent / "negative"
PAPERS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html"})
#: people, bodies, meetings and decisions are there, and are read; these are not
GOVERNANCE = (Inspection, Plan, Monitoring, ReportingLine, Intervention)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all papers."""
    return load_extractor()


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_paper_of_other_business_gives_no_fact(path: Path, extractor: Extractor) -> None:
    """No inspection, plan, monitoring, reporting line or intervention is read in other committees' business."""
    document = read_document(path)
    frames = resolve(document, extractor.read(document).frames, extractor.registers)
    wrong = [
        f"{type(frame).__name__} by {place.rule}: {document.text[place.start : place.end]}"
        for frame in frames
        if isinstance(frame, GOVERNANCE) and frame.status != "denied"
        for place in frame.evidence
    ]
    assert wrong == []


def test_the_corpus_is_worth_its_name(extractor: Extractor) -> None:
    """There are many papers of councils; their meetings and items are told, and more of those about children."""
    words, facts = 0, Counter[str]()
    for path in PAPERS:
        document = read_document(path)
        words += len(document.text.split())
        facts.update(type(frame).__name__ for frame in extractor.read(document).frames)
    print(f"{len(PAPERS)} papers, {words} words, {sum(facts.values())} other facts")  # noqa: T201  `pytest -rP` shows it
    assert len(PAPERS) >= 14
    assert words > 2500
    assert facts["MeetingHeld"] >= 8
    assert facts["ItemCovered"] >= 12
    assert facts["Decision"] == 3
