"""Two readers that agree are believed where neither alone is certain."""

from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.settle import settle
from kg.model.frames import Evidence, Thing
from kg.model.kinds.reporting_line import ReportingLine

BOARD, CABINET, FORUM = (Thing("body", name) for name in ("SEND Board", "Cabinet", "Schools Forum"))
LINE = ReportingLine(body=BOARD, to=CABINET, relation="reports to", evidence=(Evidence(0, 40, "r"),))


def lines(*candidates: Candidate) -> tuple[list[str], list[str]]:
    """Whom the board answers to, by the facts and by the suggestions."""
    settled = settle(candidates)
    facts = [frame.to.name for frame in settled.facts if isinstance(frame, ReportingLine)]
    suggested = [one.frame.to.name for one in settled.suggestions if isinstance(one.frame, ReportingLine)]
    return facts, suggested


def test_two_that_are_fairly_certain_are_certain() -> None:
    """What both say is one fact with the evidence of both; what one says alone stays a suggestion."""
    first, second = Candidate(LINE, "prose", "1", 0.4), Candidate(LINE, "rules", "1", 0.3)
    assert lines(first, second) == (["Cabinet"], [])
    assert lines(first) == ([], ["Cabinet"])
    (fact,) = settle([first, second]).facts
    assert {place.reader for place in fact.evidence} == {"prose", "rules"}


def test_agreement_is_of_two_readers_of_one_place_and_one_fact() -> None:
    """Not of one reader with itself, not of another place, not of another end, and not of a mere guess."""
    one = Candidate(LINE, "prose", "1", 0.4)
    elsewhere = replace(LINE, evidence=(Evidence(100, 140, "r"),))
    assert lines(one, Candidate(LINE, "prose", "1", 0.3)) == ([], ["Cabinet"])
    assert lines(one, Candidate(elsewhere, "rules", "1", 0.4))[0] == []
    assert lines(one, Candidate(replace(LINE, to=FORUM), "rules", "1", 0.4))[0] == []
    assert lines(one, Candidate(LINE, "rules", "1", 0.1)) == ([], ["Cabinet"])
