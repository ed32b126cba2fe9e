"""Each predicate tells a fact in the sentence that stands beside it, and statuses are read from the words around it."""

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.extract.syntax.load import load_lexicon, own_lexicon
from kg.model.rows import row_of

PREDICATES = own_lexicon().predicates
SAYS = [(predicate.id, text) for predicate in PREDICATES for text in predicate.says]
#: a sentence, the body, to whom, and the status
LINES = [
    ("The Delivery Group reports to the Assurance Board.", "Delivery Group", "Assurance Board", "held"),
    ("The Delivery Group will report to the Assurance Board.", "Delivery Group", "Assurance Board", "planned"),
    ("The Delivery Group must report to the Assurance Board.", "Delivery Group", "Assurance Board", "required"),
    ("The Delivery Group should report to the Assurance Board.", "Delivery Group", "Assurance Board", "recommended"),
    ("The Delivery Group ceased to report to the Assurance Board.", "Delivery Group", "Assurance Board", "completed"),
    ("The Delivery Group no longer reports to the Assurance Board.", "Delivery Group", "Assurance Board", "completed"),
    ("The Delivery Group used to report to the Assurance Board.", "Delivery Group", "Assurance Board", "completed"),
    (
        "It was agreed that the Delivery Group should report to the Assurance Board.",
        "Delivery Group",
        "Assurance Board",
        "required",
    ),
    ("The Delivery Group does not report to the Assurance Board.", "Delivery Group", "Assurance Board", "denied"),
    (
        "The Delivery Group has no formal reporting line to the Assurance Board.",
        "Delivery Group",
        "Assurance Board",
        "denied",
    ),
    (
        "Cabinet has no seat on it, nor will the Delivery Group answer to the Assurance Board.",
        "Delivery Group",
        "Assurance Board",
        "denied",
    ),
    ("It meets; the Delivery Group answers to the Assurance Board.", "Delivery Group", "Assurance Board", "held"),
    ("The Delivery Group is overseen by no Assurance Board.", "Delivery Group", "Assurance Board", "denied"),
    (
        "The Delivery Group's chair reports to the Assurance Board every quarter.",
        "Delivery Group",
        "Assurance Board",
        "held",
    ),
    ("Ada Crane reports to the Assurance Board every quarter.", "Ada Crane", "Assurance Board", "held"),
    ("The Head of SEND reports to the Assurance Board every quarter.", "Head of SEND", "Assurance Board", "held"),
    ("The Assurance Board agreed to set up a Delivery Group.", "Delivery Group", "Assurance Board", "planned"),
]
#: sentences that state no line and no monitoring
NOTHING = [
    "The Delivery Group reports to the Assurance Board if needed.",
    "The Delivery Group might report to the Assurance Board.",
    "Does the Delivery Group report to the Assurance Board?",
    "The Committee asked whether the Delivery Group reported to the Assurance Board.",
    "The Delivery Group should have reported to the Assurance Board.",
    "Ada Crane reported to the Assurance Board.",
    "The Delivery Group was to have accounted to the Assurance Board.",
    "The Head of SEND will report on the choice to the Assurance Board.",
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


def _rules(text: str, extractor: Extractor) -> set[str]:
    """Return which predicates propose something in a sentence, settled or not."""
    settled = read_sentence(text, extractor).settled
    frames = [*settled.facts, *(one.frame for one in settled.suggestions)]
    frames += [one.candidate.frame for one in settled.left_out]
    return {place.rule for frame in frames for place in frame.evidence}


def test_each_predicate_is_reached_by_its_sentence(extractor: Extractor) -> None:
    """The sentence that stands beside a predicate is told by it."""
    missed = [f"{name}: {text}" for name, text in SAYS if name not in _rules(text, extractor)]
    assert missed == []
    print(f"{len(SAYS)} sentences of {len(PREDICATES)} predicates")  # noqa: T201  `pytest -rP` shows it


@pytest.mark.parametrize(("text", "body", "to", "status"), LINES, ids=[text for text, *_ in LINES])
def test_the_words_around_a_predicate_give_its_status(
    text: str, body: str, to: str, status: str, extractor: Extractor
) -> None:
    """What will be is planned, what must be required, what ought to be recommended, what ceased completed."""
    lines = [
        (row["body"], row["to"], frame.status)
        for frame in read_sentence(text, extractor).settled.facts
        for question, row in [row_of(frame)]
        if question == "accountability"
    ]
    assert lines == [(body, to, status)]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_asked_or_only_possible_is_no_fact(text: str, extractor: Extractor) -> None:
    """A condition, a question and a possibility state no line of accountability."""
    questions = [row_of(frame)[0] for frame in read_sentence(text, extractor).settled.facts]
    assert "accountability" not in questions


def test_all_faults_of_predicates_are_told_at_once(tmp_path: Path) -> None:
    """A wrong file names every fault with its place, and those of other files too."""
    folder = tmp_path / "predicates"
    folder.mkdir()
    (folder / "monitoring.toml").write_text(
        '[[predicate]]\nid = "shepherd"\nverbs = "shepherd"\nslots = { keeper = "subject" }\nscore = 2\n', "utf-8"
    )
    (folder / "gossip.toml").write_text('[[predicate]]\nid = "x"\n', "utf-8")
    with pytest.raises(RuleError) as caught:
        load_lexicon([tmp_path])
    for part in ("4 faults", "keeper", "score", "says", "gossip"):
        assert part in str(caught.value)


def test_a_user_may_teach_a_predicate(tmp_path: Path) -> None:
    """A verb that kg does not know tells a fact once a folder teaches it."""
    folder = tmp_path / "predicates"
    folder.mkdir()
    (folder / "monitoring.toml").write_text(
        '[[predicate]]\nid = "nursemaid"\nverbs = "nursemaid"\nslots = { monitor = "subject", subject = "object" }\n'
        'says = ["The Assurance Board nursemaids the Improvement Plan."]\n',
        "utf-8",
    )
    text = "The Assurance Board nursemaids the Improvement Plan each month."
    taught = [row_of(frame) for frame in read_sentence(text, load_extractor([tmp_path])).settled.facts]
    row = {"monitor": "Assurance Board", "subject": "Improvement Plan", "frequency": "monthly"}
    assert ("monitoring", row) in taught
