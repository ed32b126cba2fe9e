"""Who met, and when, is read from what says so: never from a room, a house, a web address or a telephone number."""

from pathlib import Path

import pytest
from papers.asking import ask

SCRUTINY, BOARD, FORUM = "Young People's Scrutiny Committee", "SEND Assurance Board", "Schools Forum"
ITEMS = "\n\nPresent: Councillor Ann Pell (Chair)\n\n1. Apologies\n\nNone.\n\n2. SEND places\n\n"
DECIDED = "RESOLVED: That the SEND place plan be approved.\n"
VISIT = "For the papers ring 01632 960123 or visit www.tarnshire.example"
HEADS = [
    (f"Tarnshire Council\n\n{SCRUTINY}\n\nHeld on Tuesday 10 October 2023 in the Council Chamber", SCRUTINY),
    (f"Tarnshire Council\n\n{SCRUTINY}\n\nMINUTES of the meeting at Marl Hall on 10th October, 2023", SCRUTINY),
    (f"Minutes of a meeting of the {SCRUTINY} held in Committee Room 1, Guildhall on 10 October 2023 at 6pm", SCRUTINY),
    (f"At a meeting of the {SCRUTINY} held at Marl House on 10 October 2023", SCRUTINY),
    (f"{SCRUTINY}\n\nMinutes of the Meeting held on 10 October 2023 in the Tarn Suite, Council House", SCRUTINY),
    (f"{SCRUTINY.upper()}\n\nTUESDAY, 10TH OCTOBER, 2023", SCRUTINY),
    (f"Tarnshire Council\n\nDate: 10 October 2023\n\nVenue: Cabinet Room\n\nCommittee: {SCRUTINY}", SCRUTINY),
    (f"Meeting: {SCRUTINY}\n\nDate: Tuesday 10 October 2023\n\nVenue: Council Chamber", SCRUTINY),
    (f"Meeting of the {SCRUTINY}, Tuesday, 10th October, 2023 2.00 pm (Item 6.)\n\nSEND places", SCRUTINY),
    (f"Notes of the {BOARD}\n\n10th October 2023, 2pm, via video call", BOARD),
    (f"{BOARD} meeting notes\n10/10/2023\nBoard Offices, Quay Street", BOARD),
    (f"{FORUM}\n\nA meeting of the {FORUM} will be held:\n\nDate: 10 October 2023\n\nTime: 16:30\n\n{VISIT}", FORUM),
    (f"Tarn Council\n\n{FORUM}\n\nMinutes of the meeting at 9am on 10 October 2023 in the Conference Room", FORUM),
    (f"{BOARD}\nMinutes of the meeting on 10 October 2023\nheld in the Executive Suite, Civic Centre", BOARD),
    ("Minutes of Cabinet Meeting held on 10 October 2023", "Cabinet"),
    ("Cabinet\nTuesday 10th October 2023\nat 6pm in the Committee Suite", "Cabinet"),
    (f"{SCRUTINY}\n\nThe {SCRUTINY} met at the Town Hall on 10 October 2023.", SCRUTINY),
    (f"Tarnshire Council\n\n{SCRUTINY} - 10th. October,2023", SCRUTINY),
    (f"{BOARD}\n\nAction notes of the meeting held Tuesday 10 October\n2023, 10:00 to 12:00, Council Chamber", BOARD),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body"), HEADS, ids=lambda value: value[:40].replace("\n", "/"))
@pytest.mark.parametrize("items", [ITEMS, "\n\nThe Head of SEND presented the plan.\n\n"], ids=["numbered", "plain"])
def test_the_meeting_is_the_one_that_the_head_names(head: str, body: str, items: str, tmp_path: Path) -> None:
    """The body and the date are found, the decision is that body's, and no other body met."""
    answers = ask(tmp_path, head + items + DECIDED)
    assert answers["meetings"] == [(body, "2023-10-10")]
    assert [row[2] for row in answers["decisions"]] == [body]
    assert {row[0] for row in answers["bodies"]} == {body}


def test_the_minutes_title_is_no_item(tmp_path: Path) -> None:
    """What minutes say of themselves is no item, where nothing above names their meeting."""
    text = f"{SCRUTINY}\n\nMinutes of the meeting held on 10 October 2023\n\nThe plan was discussed.\n\n{DECIDED}"
    assert "items" not in ask(tmp_path, text)


def test_an_earlier_meetings_minutes_stay_an_item(tmp_path: Path) -> None:
    """Below the head that names this meeting, the minutes of the one before are an item."""
    text = (
        f"{SCRUTINY} - 10 October 2023\n\nApologies\n\nNone were received.\n\n"
        f"Minutes of the meeting held on 4 July 2023\n\nThe minutes were agreed.\n\nSEND places\n\n{DECIDED}"
    )
    answers = ask(tmp_path, text)
    assert answers["meetings"] == [(SCRUTINY, "2023-10-10")]
    assert ("Minutes of the meeting held on 4 July 2023", "") in answers["items"]


@pytest.mark.parametrize(
    "page",
    [
        "Committee structure\n\nCabinet\n\nSchools Forum\n\nHealth and Wellbeing Board\n\nLicensing Committee\n",
        "List of committees\n\nYoung People's Scrutiny Committee\n\nSchools Forum\n",
    ],
)
def test_a_list_of_committees_minutes_no_meeting(page: str, tmp_path: Path) -> None:
    """It names bodies and no meeting of theirs."""
    answers = ask(tmp_path, page)
    assert "meetings" not in answers
    assert ("Schools Forum", "forum", "") in answers["bodies"]


def test_a_sentence_below_the_meeting_is_no_title(tmp_path: Path) -> None:
    """In an issue's history whose item lost its title, the issue's own title is the item's."""
    text = (
        "Issue - meetings\n\nSEND places\n\nMeeting: 10/10/2023 - Cabinet (Item 7)\n\n"
        "The Schools Forum would be asked by the Cabinet in January to say what it thought of the plan for places.\n"
    )
    assert ask(tmp_path, text)["items"] == [("SEND places", "7")]
