"""Who chairs a body and who sits on it: from sentences, lists of those present and tables of members; whole rows."""

from pathlib import Path

import pytest

from kg.documents.reader import read_document
from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extraction, Extractor
from kg.extract.load import load_extractor
from kg.extract.readers.seats import list_of_label, seat_of
from kg.model.kinds.membership import Membership
from kg.model.kinds.post_holding import PostHolding
from kg.model.rows import row_of
from kg.resolve import resolve

HEAD = "Marlshire County Council\n\n{}\n\nMinutes of the meeting held on 4 March 2024\n\n"
TAIL = "\n1. SEND Improvement\n\nThe Committee noted the report on SEND.\n"
COMMITTEE = "Children and Families Scrutiny Committee"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all."""
    return load_extractor()


def rows(extraction: Extraction, extractor: Extractor) -> list[str]:
    """The memberships of a document, each as its row with the status and the dates where there are any."""
    told = []
    for frame in resolve(extraction.document, extraction.frames, extractor.registers):
        if isinstance(frame, Membership):
            cells = [*row_of(frame)[1].values()]
            more = [] if frame.status == "held" else [frame.status]
            told.append(" | ".join([*cells, *more, *filter(None, (frame.start, frame.end))]))
    return sorted(told)


def rows_of_text(text: str, tmp_path: Path, extractor: Extractor, suffix: str = "txt") -> list[str]:
    """The memberships of a text."""
    path = tmp_path / f"minutes.{suffix}"
    path.write_text(text, encoding="utf-8")
    return rows(extractor.read(read_document(path)), extractor)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ms Ada Crane chairs the SEND Improvement Board; the Vice-Chair is Dr Tom Vale.",
            ["SEND Improvement Board | Ada Crane | chair | ", "SEND Improvement Board | Tom Vale | vice-chair | "],
        ),
        (
            "The SEND Improvement Board is chaired by Ruth Okoro, Director of Education, and meets monthly.",
            ["SEND Improvement Board | Ruth Okoro | chair | "],
        ),
        (
            "The Inclusion Panel is co-chaired by Lucy Marsh and Dr Priya Nair.",
            ["Inclusion Panel | Lucy Marsh | co-chair | ", "Inclusion Panel | Priya Nair | co-chair | "],
        ),
        (
            "RESOLVED that Councillor Omar Reid be re-elected Vice-Chair of the Inclusion Panel.",
            ["Inclusion Panel | Omar Reid | vice-chair | "],
        ),
        (
            "Lucy Marsh sits on the SEND Board and represents Marlshire Parent Carer Forum on the Inclusion Panel.",
            [
                "Inclusion Panel | Lucy Marsh | member | Marlshire Parent Carer Forum",
                "SEND Board | Lucy Marsh | member | ",
            ],
        ),
        (
            "The Inclusion Panel met in May; Marlshire Parent Carer Forum has two seats on it.",
            ["Inclusion Panel | Marlshire Parent Carer Forum | member | "],
        ),
        (
            "The SEND Board comprises the Director of Education, NHS England and Marlshire Parent Carer Forum.",
            [
                "SEND Board | Director of Education | member | ",
                "SEND Board | Marlshire Parent Carer Forum | member | ",
                "SEND Board | NHS England | member | ",
            ],
        ),
        (
            "Helen Platt took the chair of the Data Group from 1 April 2023.",
            ["Data Group | Helen Platt | chair |  | 2023-04-01"],
        ),
        (
            "Peter Frost stepped down as Chair of the Inclusion Panel in June 2023.",
            ["Inclusion Panel | Peter Frost | chair |  | completed | 2023-06"],
        ),
        (
            "The Director of Education will chair the Data Group.",
            ["Data Group | Director of Education | chair |  | planned"],
        ),
        ("Ruth Okoro should chair the Data Group.", ["Data Group | Ruth Okoro | chair |  | recommended"]),
        ("Ruth Okoro does not chair the Data Group.", []),
        ("Nobody chairs the Data Group.", []),
        ("Ruth Okoro wrote to the Chair of the Data Group.", []),
        ("The Chair thanked Ruth Okoro for her report to the Data Group.", []),
        ("Members of the Data Group thanked Ruth Okoro.", []),
    ],
)
def test_a_sentence_gives_these_seats_and_no_others(sentence: str, expected: list[str], extractor: Extractor) -> None:
    """Chairs and members are read in active and passive, with status and dates; who is only named has no seat."""
    assert rows(read_sentence(sentence, extractor), extractor) == expected


def test_a_post_follows_from_the_chair_and_is_said_once(extractor: Extractor) -> None:
    """Who chairs holds the post, whether a title names it or not, and one sentence gives one holding of it."""
    for sentence in ("Ada Crane chairs the Data Group.", "Ada Crane was appointed Chair of the Data Group."):
        extraction = read_sentence(sentence, extractor)
        frames = resolve(extraction.document, extraction.frames, extractor.registers)
        held = [(one.person.name, one.role.name) for one in frames if isinstance(one, PostHolding)]
        assert held == [("Ada Crane", "Chair of the Data Group")], sentence
        assert len([one for one in frames if isinstance(one, Membership)]) == 1


def test_lists_of_a_committee(tmp_path: Path, extractor: Extractor) -> None:
    """Councillors on a list of those present are members, "(Chair)" is the chair, others in attendance only attend."""
    text = (
        f"{HEAD.format(COMMITTEE)}Present: Councillor Ada Crane (Chair), Councillor Tom Vale (Vice-Chair), "
        "Councillors Jane Hurst and Omar Reid\n\n"
        "Also in attendance: Dr Priya Nair, Head of SEND, Marlshire County Council; "
        "Lucy Marsh, Marlshire Parent Carer Forum\n\n"
        f"Apologies: Councillor Peter Frost\n{TAIL}"
    )
    assert rows_of_text(text, tmp_path, extractor) == [
        f"{COMMITTEE} | Ada Crane | chair | ",
        f"{COMMITTEE} | Jane Hurst | member | ",
        f"{COMMITTEE} | Lucy Marsh | attendee | Marlshire Parent Carer Forum",
        f"{COMMITTEE} | Omar Reid | member | ",
        f"{COMMITTEE} | Peter Frost | member | ",
        f"{COMMITTEE} | Priya Nair | attendee | Marlshire County Council",
        f"{COMMITTEE} | Tom Vale | vice-chair | ",
    ]


def test_lists_of_a_board(tmp_path: Path, extractor: Extractor) -> None:
    """A label says what those in a list are; whom they stand for is beside them; another body's chair is no chair."""
    text = (
        "Marlshire SEND Partnership Board\n\nNotes of the meeting held on 20 May 2021\n\nMembers present:\n\n"
        "Angela Wood (AW), Corporate Director for Education, Marlshire County Council (Chair)\n"
        "Nadia Holt, Marlshire Parent Carer Forum – Co-Chair\nDr Simon Pike, Chair of the Data Group, NHS England\n\n"
        "In attendance:\n\nKate Wren, Professional Adviser, Department for Education\n\n"
        "Apologies:\n\nJoe Finch, NHS England\n\n1. SEND Strategy\n\nThe Board reviewed the SEND Strategy.\n"
    )
    board = "Marlshire SEND Partnership Board"
    assert rows_of_text(text, tmp_path, extractor) == [
        f"{board} | Angela Wood | chair | Marlshire County Council",
        f"{board} | Joe Finch | member | NHS England",
        f"{board} | Kate Wren | attendee | Department for Education",
        f"{board} | Nadia Holt | co-chair | Marlshire Parent Carer Forum",
        f"{board} | Simon Pike | member | NHS England",
    ]


def test_a_bare_list_says_only_who_was_there(tmp_path: Path, extractor: Extractor) -> None:
    """Where nothing tells members from others, those present attended, and who sent apologies is not placed."""
    text = (
        "Marlshire SEND Partnership Board\n\nNotes of the meeting held on 20 May 2021\n\nPresent:\n\n"
        "Angela Wood, Marlshire County Council\n\nApologies:\n\nJoe Finch, NHS England\n\n"
        "1. SEND Strategy\n\nThe Board reviewed the SEND Strategy.\n"
    )
    assert rows_of_text(text, tmp_path, extractor) == [
        "Marlshire SEND Partnership Board | Angela Wood | attendee | Marlshire County Council"
    ]


def test_a_table_of_members(tmp_path: Path, extractor: Extractor) -> None:
    """A row of a table is one member: the name, the seat, and whom the member stands for, in whatever order."""
    text = (
        "<html><body><h1>Marlshire SEND Improvement Board</h1><p>Minutes of the meeting held on 4 May 2023</p>"
        "<h2>Membership</h2><table><tr><th>Name</th><th>Role</th><th>Organisation</th></tr>"
        "<tr><td>Ada Crane</td><td>Independent Chair</td><td>Marlshire County Council</td></tr>"
        "<tr><td>Lucy Marsh</td><td>Member</td><td>Marlshire Parent Carer Forum</td></tr></table>"
        "<h2>1. SEND update</h2><p>The Board noted the update on SEND.</p></body></html>"
    )
    board = "Marlshire SEND Improvement Board"
    assert rows_of_text(text, tmp_path, extractor, "html") == [
        f"{board} | Ada Crane | chair | Marlshire County Council",
        f"{board} | Lucy Marsh | member | Marlshire Parent Carer Forum",
    ]


def test_a_committees_own_page(tmp_path: Path, extractor: Extractor) -> None:
    """A page about a committee has its members under a heading, whose list ends with the next heading."""
    text = (
        "<html><body><h1>Committee details</h1><h2>Children and Families Scrutiny Committee</h2>"
        "<h3>Purpose of committee</h3><p>To look into services for children.</p><h3>Membership</h3>"
        "<ul><li>Councillor Ada Crane (Chair)</li><li>Councillor Tom Vale (Vice-Chair)</li>"
        "<li>Councillor June Pike</li></ul>"
        "<h3>Contact information</h3><ul><li>Support officer: Joe Finch</li></ul></body></html>"
    )
    assert rows_of_text(text, tmp_path, extractor, "html") == [
        f"{COMMITTEE} | Ada Crane | chair | ",
        f"{COMMITTEE} | June Pike | member | ",
        f"{COMMITTEE} | Tom Vale | vice-chair | ",
    ]


def test_a_line_with_another_label_is_no_member(tmp_path: Path, extractor: Extractor) -> None:
    """A name behind a label that is that of no list ("Portfolio Holder: …") is passed over."""
    text = (
        f"{HEAD.format(COMMITTEE)}Present:\nCouncillor Ada Crane\n"
        f"Portfolio Holder: Councillor June Pike\nCouncillor Tom Vale\n{TAIL}"
    )
    assert rows_of_text(text, tmp_path, extractor) == [
        f"{COMMITTEE} | Ada Crane | member | ",
        f"{COMMITTEE} | Tom Vale | member | ",
    ]


def test_other_committees_are_not_read(tmp_path: Path, extractor: Extractor) -> None:
    """A paper that says nothing of children, schools or SEND gives no seats."""
    text = (
        f"{HEAD.format('Licensing Committee')}Present: Councillor Ada Crane (Chair), Councillor Tom Vale\n\n"
        "1. Taxi ranks\n\nThe Committee noted the report.\n"
    )
    assert rows_of_text(text, tmp_path, extractor) == []


def test_the_words_for_seats_and_lists() -> None:
    """A title means one seat or none, and the label above a list one sort of list or none."""
    titles = {"Independent Chair": "chair", "Deputy Chairman": "vice-chair", "Co-Chair": "co-chair", "Head of SEND": ""}
    assert {title: seat_of(title) for title in titles} == titles
    labels = {
        "Present:": "present",
        "The Board members present": "member",
        "Also in attendance": "attendee",
        "Officers": "attendee",
        "Apologies for absence": "apologies",
        "SEND update": "",
    }
    assert {label: list_of_label(label) for label in labels} == labels
