"""A rule file that is wrong is refused with all its faults at once: file, rule, remedy."""

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.rules.load import load_rules, own_rules, read_rule_file
from kg.rules.pattern import PatternError, inflections, parse, written

GOOD = """
[[rule]]
id = "steers"
reason = "A board steers another."
pattern = "{to:BODY} <aux> steer~ the? {body:BODY}"
match = ["The Alpha Board steers the Beta Board.", "The Alpha Board has steered the Beta Board."]
reject = ["The Alpha Board met the Beta Board."]
set = { relation = "overseen by" }
"""


def _file(folder: Path, text: str, name: str = "reporting.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_rules_join_the_projects_own(tmp_path: Path) -> None:
    """Rules of a further folder stand after the project's, under the id KIND/NAME."""
    _file(tmp_path, GOOD)
    rules = load_rules([tmp_path])
    assert rules[:-1] == own_rules()
    assert (rules[-1].id, rules[-1].values) == ("reporting/steers", {"relation": "overseen by"})


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """One run tells all that is to be put right, each fault with file, rule and remedy."""
    _file(
        tmp_path,
        """
        [[rule]]
        id = "one"
        pattern = "{monitor:BORD} <bee> watches {thing:PLAN}"
        match = ["A single sentence."]
        colour = "red"

        [[rule]]
        id = "two"
        reason = "It has too many long gaps."
        pattern = "{monitor:BODY} ... watched ... what ... {subject:PLAN}"
        match = "not a list"
        reject = ["x"]
        set = { relation = "reports to" }
        """,
        "monitoring.toml",
    )
    _file(tmp_path, GOOD.replace("overseen by", "is above") + "[extra]\nkey = 1\n")
    _file(tmp_path, "[[rule]\n", "plans.toml")
    _file(tmp_path, GOOD, "weather.toml")
    with pytest.raises(RuleError) as caught:
        load_rules([tmp_path])
    told = str(caught.value)
    for part in (
        "monitoring.toml: one: unknown key 'colour'; known are id, reason",
        "monitoring.toml: one: reason is missing; give why it is there",
        "monitoring.toml: one: match needs at least 2",
        "monitoring.toml: one: reject needs at least 1",
        "monitoring.toml: one: unknown type of name 'BORD' in {monitor:BORD}; known are BODY",
        "monitoring.toml: one: unknown macro <bee>; known are aux, be, the",
        "monitoring.toml: two: match must be a list of texts",
        "has 3 long gaps (...), and 2 is the most",
        "monitoring.toml: two: set has the unknown key 'relation'; for monitoring it may have subject",
        "reporting.toml: steers: set gives relation the unknown value 'is above'; known are reports to",
        "reporting.toml: unknown table 'extra'",
        "plans.toml: it cannot be read as TOML",
        "weather.toml: the file's name says the kind of fact, and 'weather' is none; use one of actions, delegations",
    ):
        assert part in told, f"{part!r} is not in:\n{told}"
    assert told.startswith("The rules have 13 faults:")


def test_what_is_no_rule_at_all_is_said_plainly(tmp_path: Path) -> None:
    """Values of a wrong shape, and a file without rules, are faults and never a traceback."""
    for text, fault in (
        ("", "it holds no rule"),
        ("rule = 1", "rule is no list of tables"),
        ("rule = [1, 2]", "rule is no list of tables"),
        ('[[rule]]\nid = 3\npattern = 4\nset = "x"', "rule 1: id is missing"),
        ('[[rule]]\nid = "a"\npattern = "x y"\npatterns = ["z"]', "it has both pattern and patterns"),
    ):
        with pytest.raises(RuleError, match=fault):
            read_rule_file(_file(tmp_path, text))
    (tmp_path / "monitoring.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleError, match="cannot be read as TOML"):
        read_rule_file(tmp_path / "monitoring.toml")


def test_an_unknown_slot_is_told_with_those_there_are(tmp_path: Path) -> None:
    """A slot that no fact of the kind has is a fault."""
    with pytest.raises(RuleError, match="reporting has no slot 'boss'; it has body, frequency, to"):
        read_rule_file(_file(tmp_path, GOOD.replace("{to:", "{boss:")))


def test_two_rules_with_one_id_are_a_fault(tmp_path: Path) -> None:
    """An id is a rule's alone, within a file and over all files."""
    with pytest.raises(RuleError, match="two rules have this id"):
        read_rule_file(_file(tmp_path, GOOD + GOOD))
    _file(tmp_path, GOOD.replace('steers"', 'reports-to"'))
    with pytest.raises(RuleError, match="reporting/reports-to: a rule of reporting\\.toml has this id"):
        load_rules([tmp_path])


def test_a_sentence_cannot_be_both_matched_and_rejected(tmp_path: Path) -> None:
    """A sentence under both headings is a fault."""
    text = GOOD.replace("The Alpha Board met the Beta Board.", "The Alpha Board steers the Beta Board.")
    with pytest.raises(RuleError, match="match and reject both have"):
        read_rule_file(_file(tmp_path, text))


def test_a_folder_that_is_not_there_is_named() -> None:
    """A missing folder is refused with its name."""
    with pytest.raises(RuleError, match="There is no folder nowhere"):
        load_rules([Path("nowhere")])


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{BODY} ... to ... by ... {PLAN}", "3 long gaps"),
        ("{BODY} .. a .. b .. c .. d .. {PLAN}", "5 gaps"),
        ("{BODY} ... .. reports", "two gaps side by side"),
        ("... reports {BODY}", "begins or ends with a gap"),
        ("reports {BODY} ..", "begins or ends with a gap"),
        ("{BODY} <be> reports? {BODY}", "no word that must stand"),
        ("", "no word that must stand"),
        ("{BODY reports", "cannot read '{BODY'"),
        ("<be reports", "cannot read '<be'"),
        ("a||b", "cannot read 'a||b'"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, fault: str) -> None:
    """What cannot be read, matches anything, or would take very long, is refused with what to write instead."""
    with pytest.raises(PatternError, match=fault.replace("|", r"\|").replace("{", r"\{")):
        parse(pattern)


def test_elements_can_be_written_again() -> None:
    """An element is shown much as the rule file has it."""
    pattern = "{to:BODY|ORG} <aux> ... reports .. {PLAN}"
    assert " ".join(map(written, parse(pattern))) == pattern


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("monitor", "monitor monitors monitored monitoring"),
        ("oversee", "oversee oversees oversaw overseen overseeing"),
        ("carry", "carry carries carried carrying"),
        ("scrutinise", "scrutinise scrutinises scrutinised scrutinising"),
        ("establish", "establish establishes established establishing"),
    ],
)
def test_verbs_are_known_in_all_their_forms(verb: str, forms: str) -> None:
    """`verb~` stands for the verb in all its forms."""
    assert inflections(verb) == frozenset(forms.split())


def test_a_pattern_may_ask_for_the_beginning_of_the_sentence() -> None:
    """`^` stands before the first element, which must be there; elsewhere it is refused with what to do."""
    elements = parse("^{owner:ROLE} to send")
    assert [element.first for element in elements] == [True, False, False]
    assert written(elements[0]) == "^{owner:ROLE}"
    for wrong in ("the ^Head to send", "^the? Head to send"):
        with pytest.raises(PatternError, match=r"has \^ elsewhere than before its first element"):
            parse(wrong)
