"""Who is to act, and what a post is called: no more and no less than the words say."""

from pathlib import Path

import pytest
from papers.asking import ask

HEAD = "Tarnshire Council\n\nSEND Assurance Board\n\n4 March 2024\n\n1. SEND\n\n"


@pytest.mark.parametrize(
    ("action", "owner"),
    [
        ("Ida Moss to circulate the SEND data", "Ida Moss"),
        ("The Head of Inclusion to circulate the SEND data", "Head of Inclusion"),
        ("Ida Moss, Head of Inclusion, to circulate the SEND data", "Ida Moss"),
        (
            "Anybody interested in the post of Vice-Chair to write to Ida Moss",
            "Anybody interested in the post of Vice-Chair",
        ),
        ("Members of the board to send their views to Ida Moss", "Members of the board"),
        ("Parents known to the Head of Inclusion to be invited", "Parents known to the Head of Inclusion"),
    ],
)
def test_the_owner_is_whoever_is_to_act(action: str, owner: str, tmp_path: Path) -> None:
    """And not whoever is named in the words about it."""
    assert [row[:2] for row in ask(tmp_path, f"{HEAD}ACTION: {action}.\n")["actions"]] == [(action, owner)]


@pytest.mark.parametrize(
    ("line", "posts"),
    [
        (
            "Ms Ida Moss, Assistant Director of Education, and Kit Lowe, Scrutiny Officer",
            {"Assistant Director of Education", "Scrutiny Officer"},
        ),
        ("Ray Dunn, Chair of the SEND Board, Independent", {"Chair of the SEND Board"}),
        ("Kit Lowe, Head of SEND,", {"Head of SEND"}),
        ("Ida Moss, Director of Children's Services –", {"Director of Children's Services"}),
    ],
)
def test_a_post_ends_where_its_words_end(line: str, posts: set[str], tmp_path: Path) -> None:
    """No "and", comma or dash hangs on it."""
    assert {row[0] for row in ask(tmp_path, f"{HEAD}{line}\n")["roles"]} == posts


def test_who_is_to_present_has_presented_nothing(tmp_path: Path) -> None:
    """An agenda says who will; the minutes say who did."""
    text = (
        f"{HEAD}[Ida Moss, Head of SEND, to present the report]\n\nKit Lowe, Scrutiny Officer, to introduce the item.\n"
    )
    assert "presentations" not in ask(tmp_path, text)
    held = ask(tmp_path, f"{HEAD}Ida Moss, Head of SEND, presented the report.\n")["presentations"]
    assert [row[0] for row in held] == ["Ida Moss"]
