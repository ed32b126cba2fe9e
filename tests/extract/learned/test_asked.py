"""Pairs of spans of which the model is not asked are those of which nothing would come."""

import numpy as np

from kg.extract.learned.asked import asked_pairs
from kg.extract.learned.found import Found, found
from kg.extract.learned.labels import labels
from kg.extract.learned.scores import Scores
from kg.extract.learned.window import Span, Window

WORDS = [f"word{number}" for number in range(16)]
WINDOW = Window(words=["-", "-", "-", *WORDS], parts=[0, 1, 2, *[3] * len(WORDS)])
SPANS: list[Span] = [(3 + at, 4 + at) for at in range(len(WORDS))]
CASES = 40


class FirstRelation:
    """Stands in for the model where only a relation is asked of it."""

    def linear(self, _name: str, _x: object) -> np.ndarray:
        """Say that the first relation is the likeliest."""
        return np.array([1.0, 0.0, 0.0, 0.0])


def figures(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Roles, pairs and topics of a window, most of them low, as a model gives them."""
    told, given = labels(), np.random.default_rng(seed)
    count = len(SPANS)
    low = 1 + seed % 4
    roles = given.random((count, len(told.roles)), dtype=np.float32) ** low
    pairs = given.random((count, count, len(told.pairs)), dtype=np.float32)
    return roles, pairs, given.random(len(told.topics), dtype=np.float32) ** low


def told_by(roles: np.ndarray, pairs: np.ndarray, topics: np.ndarray) -> list[Found]:
    """What is found with these figures."""
    statuses = np.ones((len(SPANS), len(labels().statuses)), dtype=np.float32)
    vectors = np.zeros((len(SPANS), 2), dtype=np.float32)
    return list(found(WINDOW, Scores(SPANS, roles, pairs, topics, statuses, vectors, FirstRelation())))  # type: ignore[arg-type]


def test_what_is_not_asked_would_change_nothing() -> None:
    """Whatever the other pairs come to, the same facts are found, with the same fillers and figures."""
    asked_in_all, facts = 0, 0
    for seed in range(CASES):
        roles, pairs, topics = figures(seed)
        asked = asked_pairs(roles, topics)
        whole = told_by(roles, pairs, topics)
        assert told_by(roles, pairs * asked[:, :, None], topics) == whole, seed
        asked_in_all += int(asked.sum())
        facts += len(whole)
    assert facts > CASES
    assert asked_in_all < CASES * len(SPANS) ** 2


def test_a_window_without_a_first_filler_is_asked_of_no_pair() -> None:
    """Where nothing begins a fact, no pair is looked at, however likely the other slots are."""
    roles, _, topics = figures(0)
    for kind, slots in labels().slots.items():
        roles[:, labels().role(kind, slots[0])] = 0.0
    assert not asked_pairs(roles, topics).any()
    roles[2, labels().role("delegations", "to")] = 0.5
    roles[5, labels().role("delegations", "matter")] = 0.5
    assert asked_pairs(roles, topics)[2, 5]
    assert not asked_pairs(roles, topics)[5].any()
