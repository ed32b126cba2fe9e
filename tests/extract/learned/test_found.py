"""What the model's figures are taken to say: kinds, fillers and how certain it is."""

from collections.abc import Mapping

import numpy as np
import pytest

from kg.extract.learned.found import Found, found
from kg.extract.learned.labels import labels
from kg.extract.learned.scores import Scores
from kg.extract.learned.window import Span, Window

WORDS = "The Board watches the plan for Cabinet monthly".split()
WINDOW = Window(words=["-", "-", "-", *WORDS], parts=[0, 1, 2, *[3] * len(WORDS)])
BOARD, PLAN, CABINET, MONTHLY = (4, 5), (7, 8), (9, 10), (10, 11)
SPANS: list[Span] = [BOARD, PLAN, CABINET, MONTHLY]


class OneRelation:
    """Stands in for the model where only a relation is asked of it."""

    def linear(self, _name: str, _x: object) -> np.ndarray:
        """Say that the second relation is the likeliest."""
        return np.array([0.0, 1.0, 0.0, 0.0])


def scored(
    roles: Mapping[tuple[Span, str], float],
    pairs: Mapping[tuple[Span, Span, str], float] | None = None,
    topics: Mapping[str, float] | None = None,
) -> list[Found]:
    """What is found where the model gives these figures and next to nothing else."""
    told = labels()
    by_role = np.full((len(SPANS), len(told.roles)), 0.01, dtype=np.float32)
    by_pair = np.full((len(SPANS), len(SPANS), len(told.pairs)), 0.01, dtype=np.float32)
    by_topic = np.full(len(told.topics), 0.01, dtype=np.float32)
    for (span, role), value in roles.items():
        by_role[SPANS.index(span), told.roles.index(role)] = value
    for (one, other, pair), value in (pairs or {}).items():
        by_pair[SPANS.index(one), SPANS.index(other), told.pairs.index(pair)] = value
    for topic, value in (topics or {}).items():
        by_topic[told.topics.index(topic)] = value
    statuses = np.zeros((len(SPANS), len(told.statuses)), dtype=np.float32)
    statuses[:, told.statuses.index("planned")] = 1
    vectors = np.zeros((len(SPANS), 2), dtype=np.float32)
    return list(found(WINDOW, Scores(SPANS, by_role, by_pair, by_topic, statuses, vectors, OneRelation())))  # type: ignore[arg-type]


def test_a_fact_begins_at_its_first_slot_and_takes_what_belongs_to_it() -> None:
    """A filler counts where it fills the role and belongs to the first; what does not belong stays out."""
    (one,) = scored(
        {
            (BOARD, "monitoring.monitor"): 0.81,
            (PLAN, "monitoring.subject"): 0.9,
            (MONTHLY, "monitoring.frequency"): 0.9,
            (CABINET, "monitoring.subject"): 0.9,
        },
        {
            (BOARD, PLAN, "monitoring.subject"): 0.9,
            (BOARD, MONTHLY, "monitoring.frequency"): 0.9,
        },
        {"monitoring": 1.0},
    )
    assert (one.kind, one.status) == ("monitoring", "planned")
    assert one.slots == {"monitor": (BOARD,), "subject": (PLAN,), "frequency": (MONTHLY,)}
    assert one.score == pytest.approx(0.81)


def test_a_line_has_one_direction() -> None:
    """Of two spans that belong together, the likelier way round is the line; nothing answers to itself."""
    roles = {(BOARD, "accountability.body"): 1.0, (CABINET, "accountability.to"): 1.0}
    pairs = {(BOARD, CABINET, "accountability.to"): 0.9, (CABINET, BOARD, "accountability.to"): 0.5}
    (one,) = scored(roles, pairs, {"accountability": 1.0})
    assert one.slots == {"body": (BOARD,), "to": (CABINET,)}
    assert one.relation == "accountable to"


def test_a_kind_told_by_its_type_takes_the_fillers_of_the_window() -> None:
    """Each type that the window speaks of is a fact of its own."""
    notice, direction = scored(
        {(CABINET, "interventions.by"): 0.8},
        topics={"interventions:improvement notice": 0.7, "interventions:statutory direction": 0.6},
    )
    assert (notice.type, direction.type) == ("improvement notice", "statutory direction")
    assert notice.slots == direction.slots == {"by": (CABINET,)}


def test_where_the_model_sees_nothing_nothing_is_found() -> None:
    """Figures below the least are no fact, not even an uncertain one."""
    assert scored({}) == []
