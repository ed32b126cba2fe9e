"""Items whose numbers have no full stop: they count upwards, and text stands between them."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.documents.counting import counted_titles
from kg.documents.lines import to_line

HEAD = "Marlshire County Council\n\nScrutiny Committee\n\nMinutes of the meeting held on 9 May 2023\n\n"


def items(place: Path, text: str) -> list[tuple[str, str]]:
    """Return number and title of the items of a text."""
    path = place / "a.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return [(item.number, item.title) for item in read_document(path).items]


TITLES = ("APOLOGIES", "DECLARATIONS OF INTEREST", "SEND TRANSPORT")


def test_bare_numbers_that_count_upwards_head_items(tmp_path: Path) -> None:
    """Before titles in capitals."""
    told = [(str(number), title) for number, title in enumerate(TITLES, 84)]
    assert (
        items(tmp_path, "\n\n".join(f"{number} {title}\n\nWhat was said was noted." for number, title in told)) == told
    )


@pytest.mark.parametrize("number", ["COM/8{}/23", "MCC/23/08{}", "CYP8{}"])
def test_whichever_figure_counts(number: str) -> None:
    """With letters before it a number heads titles in small letters too."""
    texts = [
        text for at, title in enumerate(TITLES, 4) for text in (f"{number.format(at)} {title.title()}", "It was said.")
    ]
    lines = [to_line(text) for text in texts]
    assert counted_titles(lines, 0, lambda _: True) == [0, 2, 4]
    assert counted_titles(lines[::2], 0, lambda _: True) == []


def test_a_list_of_names_heads_nothing(tmp_path: Path) -> None:
    """Its lines have no text between them."""
    names = "\n".join(f"{number} {name}" for number, name in enumerate(("ANN PELL", "OMAR RUSK", "JO TARN"), 4))
    assert items(tmp_path, f"{names}\n\nThe Committee met.") == []


def test_numbers_out_of_order_are_no_series(tmp_path: Path) -> None:
    """Two that follow each other are too few, and a gap ends a series."""
    text = "\n\n".join(f"{number} PLACES IN SCHOOL\n\nNothing was said of them." for number in (4, 9, 10, 30))
    assert len(items(tmp_path, text)) < 4
