"""The words of a PDF are those of its pages, whatever the pieces in which they were placed."""

from pathlib import Path

import pytest
from documents.accounting import letters_by_page, unaccounted
from documents.printing import Text, column, pdf, streams

from kg.documents import read_document

REAL = Path(__file__).parents[3] / "shared" / "real"

LINES = [
    "ALDERMOUTH CITY COUNCIL",
    "Education Scrutiny Panel",
    "Of 2,310 plans 37% were issued within 20 weeks; traffic on Yew Avenue was still difficult.",
    "Dr Ann-Marie Vale, Director of Learning, presented the offer for the year.",
    "RESOLVED: That the Written Statement of Action be noted.",
]


def whole(words: str, x: float, y: float) -> str:
    """Return a line set in one piece."""
    return f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET"


def by_word(words: str, x: float, y: float) -> str:
    """Return a line set word by word, each with its space."""
    at, parts = x, []
    for word in words.split():
        parts.append(whole(f"{word} ", at, y))
        at += 6 * (len(word) + 1)
    return "\n".join(parts)


def by_letter(words: str, x: float, y: float) -> str:
    """Return a line set letter by letter, without spaces."""
    return "\n".join(whole(letter, x + 6 * index, y) for index, letter in enumerate(words) if letter != " ")


def kerned(words: str, x: float, y: float) -> str:
    """Return a line in one array, whose letters are moved by small amounts, and its spaces by large ones."""
    parts = [
        "-600 " if letter == " " else f"({letter}) {(-1) ** index * (20 + index % 30)} "
        for index, letter in enumerate(words)
    ]
    return f"BT /F1 10 Tf {x} {y} Td [{''.join(parts)}] TJ ET"


def twice(words: str, x: float, y: float) -> str:
    """Return a line printed again, a little to the right, to look bold."""
    return f"{whole(words, x, y)}\n{whole(words, x + 0.3, y)}"


def twice_by_letter(words: str, x: float, y: float) -> str:
    """Return a line whose letters are each printed again to look bold."""
    return "\n".join(
        whole(letter, x + 6 * index + move, y)
        for index, letter in enumerate(words)
        for move in (0, 0.3)
        if letter != " "
    )


@pytest.mark.parametrize("pieces", [whole, by_word, by_letter, kerned, twice, twice_by_letter])
def test_the_pieces_do_not_matter(tmp_path: Path, pieces: object) -> None:
    """Words, figures and percentages are whole, however a producer placed their letters."""
    assert callable(pieces)
    content = "\n".join(pieces(words, 40, 780 - 30 * row) for row, words in enumerate(LINES))
    path = tmp_path / "minutes.pdf"
    path.write_bytes(streams([content]))
    assert [line for line in read_document(path).text.split("\n") if line] == LINES


HYPHENS = (
    ("The panel held a joint re-", "inspection of the area.", "a joint re-inspection of"),
    ("It was led by Ms Ann-", "Marie Lowe of the trust.", "by Ms Ann-Marie Lowe"),
    ("The Joint Health Over-", "view Committee met then.", "Joint Health Overview Committee"),
    ("They meet in every quar-", "ter of the school year.", "in every quarter of"),
    ("They spoke of the multi-", "agency panel of the area.", "the multi-agency panel"),
    ("The post is for ages 16-", "25 in all of the schools.", "ages 16-25 in"),
    ("The council of North-", "fordham has two schools.", "of Northfordham has"),
)


@pytest.mark.parametrize(("above", "below", "words"), HYPHENS)
def test_divided_words_are_joined_and_compounds_kept(tmp_path: Path, above: str, below: str, words: str) -> None:
    """A hyphen at a line's end goes where the word without it is a word, or its halves are none."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf([column([above, below])]))
    assert words in read_document(path).text


def test_the_document_tells_how_a_word_is_written(tmp_path: Path) -> None:
    """A word that the document has elsewhere is written so at a line's end too."""
    lines = ["A workstream, well-being and co-operation.", "", "The lead of the work-", "stream spoke of well-",
             "being and of co-", "operation in the area."]  # fmt: skip
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf([column(lines)]))
    assert "lead of the workstream spoke of well-being and of co-operation in" in read_document(path).text


def turned(words: str, degrees: int) -> str:
    """Return words that run across the page."""
    cos, sin = {90: (0, 1), 270: (0, -1), 45: (0.7, 0.7)}[degrees]
    return f"BT /F1 10 Tf {cos} {sin} {-sin} {cos} 300 300 Tm ({words}) Tj ET"


@pytest.mark.parametrize("degrees", [90, 270, 45])
def test_words_across_the_page_come_after_its_text(tmp_path: Path, degrees: int) -> None:
    """What runs across the page, or aslant, stands by itself and breaks no paragraph."""
    text = "\n".join(whole(words, 40, 780 - 12 * row) for row, words in enumerate(["The Board was told", "of it."]))
    path = tmp_path / "minutes.pdf"
    path.write_bytes(streams([f"{turned('Printed by the clerk', degrees)}\n{text}"]))
    assert read_document(path).text == "The Board was told of it.\n\nPrinted by the clerk"


def test_a_page_that_lies_on_its_side_is_read_as_it_is_turned(tmp_path: Path) -> None:
    """Where most words run up the page, it is read that way."""
    lines = ["The Board met.", "It heard the plan", "of the council."]
    places = enumerate(lines)
    content = "\n".join(f"BT /F1 10 Tf 0 1 -1 0 {100 + 12 * row} 80 Tm ({line}) Tj ET" for row, line in places)
    path = tmp_path / "minutes.pdf"
    path.write_bytes(streams([content]))
    assert read_document(path).text == "The Board met.\nIt heard the plan of the council."


def test_footnotes_come_after_the_paragraph_that_they_interrupt(tmp_path: Path) -> None:
    """A paragraph goes on over the page, and the raised figure of a note is no part of a number."""
    first = [
        whole("The Board heard in 2023", 40, 200),
        "BT /F1 6 Tf 178 204 Td (1) Tj ET",
        whole(" that the plan was before the", 181, 200),
        "BT /F1 7 Tf 40 60 Td (1 See the report.) Tj ET",
    ]
    second = [whole("Cabinet of the council.", 40, 780), whole("It was noted.", 40, 740)]
    path = tmp_path / "minutes.pdf"
    path.write_bytes(streams(["\n".join(first), "\n".join(second)]))
    document = read_document(path)
    assert document.text.split("\n\n") == [
        "The Board heard in 2023 1 that the plan was before the Cabinet of the council.",
        "1 See the report.",
        "It was noted.",
    ]
    assert [document.page(document.text.index(words)) for words in ("Cabinet", "See the", "It was")] == [1, 1, 2]


def pages() -> list[list[Text]]:
    """Return pages with prose, columns, a table, a running head and foot, and divided words."""
    left = ["The board that runs the", "work met twice in the au-", "tumn of the year before."]
    right = ["The panel heard what the", "schools had to say of it,", "and was glad."]
    table = [["Area", "Plans", "Late"], ["North", "210", "17%"], ["South", "98", "9%"], ["West", "87", "3%"]]
    made = []
    for number in range(1, 4):
        page = [(72.0, 815.0, "Inclusion Board 4 March 2021"), (280.0, 30.0, f"Page {number} of 3")]
        page += column(LINES, top=780)
        page += [*column(left, top=600), *column(right, x=330, top=600)]
        for row, cells in enumerate(table):
            page += [(72.0 + 150 * at, 400.0 - 14 * row, cell) for at, cell in enumerate(cells)]
        made.append(page)
    return made


def test_no_letter_is_lost_or_doubled(tmp_path: Path) -> None:
    """The signs of each page are those that were read; running lines and divided words are accounted for."""
    data = pdf(pages())
    told = letters_by_page(data)
    assert [page for page in told if page[0] != page[1]] == []
    assert len(told) == 3
    path = tmp_path / "minutes.pdf"
    path.write_bytes(data)
    document = read_document(path)
    assert unaccounted(data, document) == ({}, {})
    assert document.text.count("met twice in the autumn of the year before.\nThe panel heard") == 3
    assert document.text.count("North | 210 | 17%\nSouth | 98 | 9%") == 3
    assert "Page 2" not in document.text
    assert document.text.count("Inclusion Board") == 1


@pytest.mark.skipif(not REAL.is_dir(), reason="no folder of real files beside the checkout")
def test_no_letter_of_a_real_file_is_lost_or_doubled() -> None:
    """The same of PDFs as their publishers made them."""
    files = sorted(REAL.glob("*.pdf"))
    for path in files:
        data = path.read_bytes()
        assert [number for number, (told, read) in enumerate(letters_by_page(data), 1) if told != read] == []
        assert unaccounted(data, read_document(path)) == ({}, {})
    assert files
