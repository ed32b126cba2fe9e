"""Who is to act together, what was done, what has ended, and what a figure measures."""

from pathlib import Path

import pytest
from papers.asking import ask

HEAD = "Tarnshire County Council\n\nSEND Assurance Board\n\n4 March 2024\n\n1. SEND\n\n"


@pytest.mark.parametrize(
    ("action", "owner"),
    [
        ("Ida Moss and Ros Tarn to meet the Diocese", "Ida Moss; Ros Tarn"),
        ("Head of SEND and Ros Tarn to meet the Diocese", "Head of SEND; Ros Tarn"),
        ("Ida Moss, Head of Inclusion, and Ros Tarn to meet the Diocese", "Ida Moss; Ros Tarn"),
        ("Ida Moss / Ros Tarn to meet the Diocese", "Ida Moss; Ros Tarn"),
    ],
)
def test_those_who_are_to_act_together_are_all_named(action: str, owner: str, tmp_path: Path) -> None:
    """Sorted, and a post beside its holder is nobody else."""
    assert ask(tmp_path, f"{HEAD}ACTION: {action}.\n")["actions"] == [(action, owner, "")]


@pytest.mark.parametrize(
    "line",
    [
        "Anybody interested in the role of Vice-Chair to contact the Clerk.",
        "Those standing for the post of Chair to tell the Clerk by May.",
        "Ida Moss, Head of SEND, and Kit Lowe, Scrutiny Officer, to introduce the item.",
        "[Ida Moss, Head of SEND, to present]",
    ],
)
def test_a_post_that_is_only_spoken_of_is_to_do_nothing(line: str, tmp_path: Path) -> None:
    """Nor is who presents at the meeting itself."""
    owners = {row[1] for row in ask(tmp_path, f"{HEAD}{line}\n").get("actions", [])}
    assert not owners & {"Vice-Chair", "Chair", "Ida Moss", "Kit Lowe"}


def _statuses(folder: Path, text: str, kind: str) -> list[tuple[str, str]]:
    from kg.documents import read_document
    from kg.extract.load import load_extractor
    from kg.model.kinds import KIND_OF
    from kg.model.rows import row_of
    from kg.resolve import resolve

    path = folder / "paper.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    document, extractor = read_document(path), load_extractor()
    frames = resolve(document, extractor.read(document).frames, extractor.registers)
    kept = [frame for frame in frames if KIND_OF[type(frame)].name == kind]
    return sorted(("|".join(row_of(frame)[1].values()), frame.status) for frame in kept)


@pytest.mark.parametrize("done", ["had been completed in May 2023", "was now closed", "has been carried out"])
def test_an_action_that_was_done_is_completed(done: str, tmp_path: Path) -> None:
    """It has no date by which it is due."""
    text = f"The action to publish a SEND guide {done}.\n"
    assert _statuses(tmp_path, text, "action") == [("publish a SEND guide||", "completed")]


@pytest.mark.parametrize("open_", ["had not been completed", "would be closed once the guide is out"])
def test_an_action_that_is_open_is_not_completed(open_: str, tmp_path: Path) -> None:
    """What is still to be done is said in the same words."""
    text = f"The action to publish a SEND guide {open_}.\n"
    assert "completed" not in {status for _, status in _statuses(tmp_path, text, "action")}


NOTICE = "improvement notice|2019|Department for Education|Tarnshire County Council"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Improvement Notice that {} had issued in 2019 was lifted in May 2021.", "completed"),
        ("{} served an Improvement Notice on the Council in 2019. It was removed in 2022.", "completed"),
        ("{} issued an Improvement Notice in 2019, which had since been withdrawn.", "completed"),
        ("{} issued an Improvement Notice in 2019. It will be lifted if progress is made.", "held"),
    ],
)
def test_a_notice_has_who_issued_it_on_whom_and_whether_it_ended(text: str, status: str, tmp_path: Path) -> None:
    """The council is the one that heads the paper; the day it ended is not its date."""
    assert _statuses(tmp_path, text.format("the Department for Education") + "\n", "intervention") == [(NOTICE, status)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The deficit stood at £9.4m, having fallen from £11m in 2021.",
            [("11000000", "£", "The deficit, in 2021", "down"), ("9400000", "£", "The deficit", "down")],
        ),
        (
            "The deficit was £9.4m, down from £11m in 2021.",
            [("11000000", "£", "The deficit, in 2021", "down"), ("9400000", "£", "The deficit", "down")],
        ),
        ("RESOLVED: That £3 million be set aside for SEND.", [("3000000", "£", "set aside for SEND", "")]),
        ("In 2023 71% of plans were issued on time.", [("71", "%", "In 2023 of plans were issued on time", "")]),
        ("71% of plans were issued on time.", [("71", "%", "plans were issued on time", "")]),
    ],
)
def test_what_a_figure_measures_is_told_without_loose_ends(
    text: str, rows: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """Neither the words that led to it nor another figure are part of it."""
    assert ask(tmp_path, f"{HEAD}{text}\n")["measures"] == rows


def test_a_seat_told_in_a_sentence_is_of_the_body_in_it(tmp_path: Path) -> None:
    """And not of the body that met."""
    text = f"{HEAD}Ms Ida Moss chairs the Inclusion Panel; the Vice-Chair is Dr Kit Lowe.\n"
    answers = ask(tmp_path, text)
    assert ("Kit Lowe", "Vice-Chair", "Inclusion Panel") in answers["people"]
    assert ("Inclusion Panel", "Kit Lowe", "vice-chair", "") in {row[:4] for row in answers["memberships"]}


def test_decisions_on_lines_without_gaps_are_each_their_own(tmp_path: Path) -> None:
    """However each opens."""
    text = (
        f"{HEAD}RESOLVED that ten places be opened at Marl School.\nIt was agreed that a SEND guide be written.\n"
        "RECOMMENDED to Cabinet that the SEND budget be £2m.\nRECOMMENDED to Cabinet that the SEND budget be £3m.\n"
    )
    assert [(row[0], row[1], row[3]) for row in ask(tmp_path, text)["decisions"]] == [
        ("a SEND guide be written", "agreed", ""),
        ("ten places be opened at Marl School", "resolved", ""),
        ("the SEND budget be £2m", "recommended", "Cabinet"),
        ("the SEND budget be £3m", "recommended", "Cabinet"),
    ]


def test_a_sentence_without_capitals_has_the_names_that_stand_elsewhere(tmp_path: Path) -> None:
    """Whether the paper shouts or whispers."""
    text = (
        "TARNSHIRE COUNTY COUNCIL\n\nSCHOOLS FORUM\n\nMINUTES OF THE MEETING HELD ON 10 OCTOBER 2023\n\n"
        "THE EARLY HELP BOARD MET IN MAY.\n\nthe early help board is accountable to cabinet for send.\n"
    )
    assert [row[:2] for row in ask(tmp_path, text)["accountability"]] == [("Early Help Board", "Cabinet")]
