"""What the readers propose is settled in one place: by precedence, by the bar, and by what says the same."""

from kg.extract.candidate import Candidate, support
from kg.extract.settle import settle
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine

BOARD, CABINET = Thing("body", "SEND Board", kind="board"), Thing("body", "Cabinet", kind="cabinet")


def at(start: int, *slots: str, rule: str = "r") -> tuple[Evidence, ...]:
    """The evidence of a sentence."""
    return (Evidence(start, start + 10, rule, slots),)


def by(reader: str, frame: Frame, score: float = 1.0) -> Candidate:
    """A candidate of a reader."""
    return Candidate(frame, reader, "1", score)


def watched(start: int, subject: str, frequency: str = "", monitor: Thing = BOARD) -> Monitoring:
    """Monitoring in the sentence that begins at a character."""
    return Monitoring(monitor=monitor, subject=subject, frequency=frequency, evidence=at(start))


def test_what_is_not_certain_is_a_suggestion() -> None:
    """Below the bar of its kind a candidate is no fact; it stays with its score and its proposer."""
    certain, unsure = by("rules", watched(0, "the plan"), 0.5), by("rules", watched(20, "the budget"), 0.4)
    settled = settle([unsure, certain])
    assert settled.facts == (certain.frame,)
    assert settled.suggestions == (unsure,)
    assert settled.left_out == ()


def test_a_reader_that_does_not_serve_a_kind_is_not_heard() -> None:
    """It is told why its candidate was left out."""
    (left,) = settle([by("layout", watched(0, "the plan"))]).left_out
    assert left.reason == "the reader layout does not serve this kind of fact"


def test_the_fuller_of_two_is_kept() -> None:
    """Of one monitor and subject, the record with how often; of one sentence, the subject in more words."""
    settled = settle(
        by("rules", frame)
        for frame in (
            watched(0, "the plan"),
            watched(20, "the plan", "monthly"),
            watched(40, "progress"),
            watched(40, "progress on the budget"),
        )
    )
    assert settled.facts == (watched(20, "the plan", "monthly"), watched(40, "progress on the budget"))
    assert len(settled.left_out) == 2


def test_a_line_said_twice_stands_once_with_all_its_evidence() -> None:
    """How often is filled in from the sentence that says it."""
    one = ReportingLine(body=BOARD, to=CABINET, relation="reports to", evidence=at(0))
    two = ReportingLine(body=BOARD, to=CABINET, relation="reports to", frequency="monthly", evidence=at(20))
    (line,) = settle([by("rules", one), by("rules", two)]).facts
    assert line == ReportingLine(
        body=BOARD, to=CABINET, relation="reports to", frequency="monthly", evidence=at(0) + at(20)
    )


def test_a_mark_takes_precedence_in_its_sentence() -> None:
    """What rules read as undertaken is left out where the same sentence is marked as an action."""
    marked = Action(text="circulate the data", evidence=at(0, rule="actions/marked"))
    ruled = Action(text="Officers would circulate the data", evidence=at(0))
    other = Action(text="Officers would report back", evidence=at(20))
    settled = settle([by("rules", ruled), by("rules", other), by("prose", marked)])
    assert settled.facts == (marked, other)
    assert [left.candidate.frame for left in settled.left_out] == [ruled]


def test_an_undated_inspection_of_several_is_left_out() -> None:
    """Nobody can tell which of the two inspections a rule means that gives no date."""
    dated = [Inspection(kind="inspection", date=date, evidence=at(0)) for date in ("2018", "2021")]
    unclear = Inspection(kind="inspection", evidence=at(20))
    settled = settle([*(by("prose", frame) for frame in dated), by("rules", unclear)])
    assert settled.facts == tuple(dated)
    assert [left.candidate.frame for left in settled.left_out] == [unclear]


def test_a_slot_rests_on_the_places_that_name_it() -> None:
    """Where no place names a slot it rests on all that name none."""
    frame = Monitoring(monitor=BOARD, subject="the plan", frequency="monthly", evidence=at(0) + at(20, "frequency"))
    assert support(frame, "frequency") == at(20, "frequency")
    assert support(frame, "monitor") == at(0)
