"""Where a kind of fact is read is told by one table: the readers and the explanation ask the same."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.choose import choices
from kg.extract.extractor import Extraction, Extractor
from kg.extract.load import load_extractor
from kg.extract.readers.learned import LearnedReader
from kg.extract.readers.outcomes import OutcomesReader
from kg.extract.readers.own import own_readers
from kg.extract.readers.predicates.reader import PredicatesReader
from kg.extract.scope import refusal
from kg.extract.syntax.load import own_lexicon
from kg.extract.unread import unused
from kg.model.frames import Frame
from kg.model.kinds import KINDS
from kg.model.kinds.action import Action
from kg.model.kinds.measure import Measure
from kg.model.kinds.meeting import MeetingHeld
from kg.model.kinds.monitoring import Monitoring

LICENSING = "Minutes:\n\nThe Licensing Panel monitors the Street Trading Strategy monthly, and met 12 traders.\n"
SEND = "Minutes:\n\nThe SEND Board monitors the SEND Strategy monthly. The work is monitored by the Cabinet.\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all papers."""
    return load_extractor()


def read(text: str, tmp_path: Path, extractor: Extractor) -> Extraction:
    """Read a text as a paper."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return extractor.read(read_document(path))


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Monitoring, "the item does not speak of children's services or SEND"),
        (Measure, "the item does not speak of children's services or SEND"),
        (Action, ""),
        (MeetingHeld, ""),
    ],
)
def test_why_a_kind_is_not_read(kind: type[Frame], reason: str, tmp_path: Path, extractor: Extractor) -> None:
    """In the business of a licensing panel no oversight and no figure is read; actions and meetings are."""
    reading = read(LICENSING, tmp_path, extractor).reading
    assert refusal(reading, reading.sentences[-1], kind) == reason


def test_the_explanation_says_what_the_reader_asked(tmp_path: Path, extractor: Extractor) -> None:
    """A rule that matched out of its scope is said to be out of scope; within it, it gave a fact."""
    out = read(LICENSING, tmp_path, extractor)
    assert [type(frame) for frame in out.frames if isinstance(frame, Monitoring)] == []
    told = list(unused(out.reading, len(out.reading.sentences) - 1, ()))
    assert told
    assert all(line.endswith("does not speak of children's services or SEND") for line in told)
    within = read(SEND, tmp_path, extractor)
    facts = [frame for frame in within.frames if isinstance(frame, Monitoring)]
    rules = {place.rule for frame in facts for place in frame.evidence}
    lines = [line for number in within.reading.matches for line in unused(within.reading, number, rules)]
    assert facts
    assert not [line for line in lines if "does not speak" in line]


def test_every_kind_has_readers_and_every_reader_serves_a_kind() -> None:
    """choose.toml names each kind of fact once, and none but readers that there are."""
    assert set(choices()) == {kind.name for kind in KINDS}
    serving = {name for choice in choices().values() for name in choice.readers}
    models = (PredicatesReader(own_lexicon()), LearnedReader())
    assert serving == {reader.name for reader in (*own_readers(*models), OutcomesReader())}
