"""What the readers propose is settled in one place: by precedence, by the bar, and by what says the same."""

from collections.abc import Iterable
from dataclasses import replace

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


def bare(frames: Iterable[Frame]) -> list[Frame]:
    """The facts with where they rest, but without who proposed what of it."""
    return [
        replace(frame, evidence=tuple(Evidence(place.start, place.end, place.rule) for place in frame.evidence))
        for frame in frames
    ]


def watched(start: int, subject: str, frequency: str = "", monitor: Thing = BOARD) -> Monitoring:
    """Monitoring in the sentence that begins at a character."""
    return Monitoring(monitor=monitor, subject=subject, frequency=frequency, evidence=at(start))


def test_what_is_not_certain_is_a_suggestion() -> None:
    """Below the bar of its kind a candidate is no fact; it stays with its score and its proposer."""
    certain, unsure = by("rules", watched(0, "the plan"), 0.7), by("rules", watched(20, "the budget"), 0.4)
    settled = settle([unsure, certain])
    assert bare(settled.facts) == [certain.frame]
    assert bare(one.frame for one in settled.suggestions) == [unsure.frame]
    assert [(one.reader, one.score) for one in settled.suggestions] == [("rules", 0.4)]
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
    monthly, budget = watched(20, "the plan", "monthly"), watched(40, "progress on the budget")
    assert bare(settled.facts) == [replace(monthly, evidence=at(0) + at(20)), budget]
    assert [place.slots for place in settled.facts[0].evidence] == [("monitor", "subject"), ()]
    assert settled.left_out == ()


def test_a_line_said_twice_stands_once_with_all_its_evidence() -> None:
    """How often is filled in from the sentence that says it."""
    one = ReportingLine(body=BOARD, to=CABINET, relation="reports to", evidence=at(0))
    two = ReportingLine(body=BOARD, to=CABINET, relation="reports to", frequency="monthly", evidence=at(20))
    (line,) = settle([by("rules", one), by("rules", two)]).facts
    assert bare([line]) == [replace(two, evidence=at(0) + at(20))]


def test_a_mark_takes_precedence_in_its_sentence() -> None:
    """What rules read as undertaken is left out where the same sentence is marked as an action."""
    marked = Action(text="circulate the data", evidence=at(0, rule="actions/marked"))
    ruled = Action(text="Officers would circulate the data", evidence=at(0))
    other = Action(text="Officers would report back", evidence=at(20))
    settled = settle([by("rules", ruled), by("rules", other), by("prose", marked)])
    assert bare(settled.facts) == [replace(marked, evidence=at(0, rule="actions/marked") + at(0)), other]


def test_an_undated_inspection_of_several_is_left_out() -> None:
    """Nobody can tell which of the two inspections a rule means that gives no date."""
    dated = [Inspection(kind="inspection", date=date, evidence=at(0)) for date in ("2018", "2021")]
    unclear = Inspection(kind="inspection", evidence=at(20))
    settled = settle([*(by("prose", frame) for frame in dated), by("rules", unclear)])
    assert bare(settled.facts) == dated
    assert bare(left.candidate.frame for left in settled.left_out) == [unclear]


def test_a_slot_rests_on_the_places_that_name_it() -> None:
    """What one sentence names is not said to rest on the sentence that names nothing."""
    frame = watched(0, "the plan", "monthly")
    (fact,) = settle([by("rules", replace(frame, evidence=at(0) + at(20, "frequency")))]).facts
    assert [place.start for place in support(fact, "frequency")] == [20]
    assert [place.start for place in support(fact, "monitor")] == [0]


def test_two_readers_of_one_place_say_one_thing() -> None:
    """The reader of precedence gives the words, the other fills in what it leaves open; both are told as evidence."""
    ruled = ReportingLine(body=BOARD, to=CABINET, relation="accountable to", evidence=at(0))
    other = ReportingLine(body=BOARD, to=CABINET, relation="reports to", frequency="monthly", evidence=at(0, rule="q"))
    settled = settle([by("prose", other), by("rules", ruled)])
    (line,) = settled.facts
    assert isinstance(line, ReportingLine)
    assert (line.relation, line.frequency) == ("accountable to", "monthly")
    assert [(place.reader, place.rule, place.slots) for place in line.evidence] == [
        ("rules", "r", ("body", "to", "relation")),
        ("prose", "q", ()),
    ]
    assert settled.left_out == ()


def test_what_is_said_to_be_so_and_not_to_be_so_stands_side_by_side() -> None:
    """A denial of another place is a fact of its own; of one place the more careful reading holds."""
    said, denied = watched(0, "the plan"), replace(watched(20, "the plan"), status="denied")
    assert [frame.status for frame in settle([by("rules", said), by("rules", denied)]).facts] == ["held", "denied"]
    (fact,) = settle([by("rules", said), by("rules", replace(denied, evidence=at(0)))]).facts
    assert fact.status == "denied"


def test_what_a_fact_says_is_not_suggested() -> None:
    """Of suggestions that say the same the surest is kept."""
    fact, again = by("rules", watched(0, "the plan")), by("rules", watched(20, "the plan"), 0.3)
    weak, surer = by("rules", watched(40, "the budget"), 0.2), by("rules", watched(60, "the budget"), 0.4)
    settled = settle([fact, again, weak, surer])
    assert [candidate.score for candidate in settled.suggestions] == [0.4]
    assert [left.reason for left in settled.left_out] == ["a fact says the same", "a surer suggestion says the same"]
