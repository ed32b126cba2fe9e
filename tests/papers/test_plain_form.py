"""However a paper was saved, the facts are those of the plain text, and the quotes are in the stored text."""

from itertools import pairwise
from pathlib import Path

import pytest
from papers.asking import ask, evidence

from kg.extract.capitals import Capitals
from kg.extract.plain import plain_text
from kg.registers import Registers
from kg.rules.load import own_rules

PAGE = (
    "Tarnshire Council\n\nChildren's & Families' Scrutiny Committee\n\n"
    "Minutes of the meeting held on 10 October 2023\n\n"
    "The Children's Trust Board reports to the Health & Wellbeing Board.\n\n"
    "Siân O'Dowd, Chief Officer for Inclusion, presented the SEND finance report.\n\n"
    "The Department for Education will monitor the Written Statement of Action every six months.\n"
)  # fmt: skip


def _misread(text: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in text.encode()
    )


WAYS = {
    "entities twice": PAGE.replace("&", "&amp;").replace("'", "&#39;").replace("â", "&acirc;"),
    "entities three times": PAGE.replace("&", "&amp;amp;").replace("'", "&amp;rsquo;"),
    "hexadecimal entities": PAGE.replace("'", "&#x2019;").replace(" reports", "&nbsp;reports"),
    "UTF-8 read as Windows-1252": _misread(PAGE.replace("'", "’")),
    "curly apostrophes": PAGE.replace("'", "’"),
    "grave accents": PAGE.replace("'", "`"),
    "acute accents": PAGE.replace("'", "´"),
    "opening quotation marks": PAGE.replace("n's", "n‘s").replace("O'D", "O‘D"),
    "primes": PAGE.replace("'", "′"),
    "ligatures": PAGE.replace("ffi", "ﬃ").replace("fi", "ﬁ"),
    "letter and accent apart": PAGE.replace("â", "a\u0302"),
    "full-width letters": PAGE.replace("Trust", "Ｔｒｕｓｔ"),
    "footnotes": PAGE.replace("Board reports", "Board³ reports"),
    "non-breaking hyphens and soft hyphens": PAGE.replace("Statement", "State\u00adment"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_facts_are_those_of_the_plain_text(way: str, tmp_path: Path) -> None:
    """Names, lines, monitoring and presenters are the same."""
    (tmp_path / "plain").mkdir()
    plain, saved = ask(tmp_path / "plain", PAGE), ask(tmp_path, WAYS[way])
    assert saved == plain
    assert ("Children's Trust Board", "Health & Wellbeing Board", "reports to", "") in plain["accountability"]
    assert ("Siân O'Dowd", "Chief Officer for Inclusion", "") in plain["people"]


@pytest.mark.parametrize("way", WAYS)
def test_quotes_show_what_is_stored(way: str, tmp_path: Path) -> None:
    """Every quote begins and ends where a sentence of the stored text does."""
    for quote in evidence(tmp_path, WAYS[way], "accountability", "monitoring"):
        assert quote.startswith(("The Child", "The Dep"))
        assert quote.endswith((" Board.", " months."))


def test_text_in_capitals_says_the_same(tmp_path: Path) -> None:
    """A board that shouts is the board that is named elsewhere."""
    text = (
        "TARNSHIRE COUNCIL\n\nSCHOOLS FORUM\n\nMINUTES OF THE MEETING HELD ON 10 OCTOBER 2023\n\n"
        "THE SEND IMPROVEMENT BOARD REPORTS TO THE HEALTH AND WELLBEING BOARD.\n\n"
        "The SEND Improvement Board met in May.\n\n"
        "NHS ENGLAND WILL MONITOR THE ACCELERATED PROGRESS PLAN QUARTERLY.\n\n"
        "RESOLVED: THAT THE REPORT ON CHILDREN'S CENTRES BE APPROVED.\n"
    )
    answers = ask(tmp_path, text)
    assert answers["meetings"] == [("Schools Forum", "2023-10-10")]
    assert answers["accountability"] == [("SEND Improvement Board", "Health and Wellbeing Board", "reports to", "")]
    assert answers["monitoring"] == [("NHS England", "Accelerated Progress Plan", "quarterly")]
    assert [row[:3] for row in answers["decisions"]] == [
        ("the report on Children's Centres be approved", "resolved", "Schools Forum")
    ]
    assert {row[0] for row in answers["bodies"]} == {
        "Health and Wellbeing Board",
        "SEND Improvement Board",
        "Schools Forum",
    }


def test_capitals_keep_their_places() -> None:
    """What is written in another case is as long as before; other text is not touched."""
    capitals = Capitals.learned(own_rules(), Registers.load())
    assert (
        capitals.written("COUNCILLOR O'BRIEN ASKED OFSTED AND THE DFE.")
        == "Councillor O'Brien asked Ofsted and the DfE."
    )
    assert capitals.written("RESOLVED: THAT IT BE NOTED") == "RESOLVED: that it be noted"
    assert capitals.written("The SEND Board") == "The SEND Board"
    assert capitals.written("EHCP") == "EHCP"


@pytest.mark.parametrize(
    ("stored", "plain"),
    [
        ("R&amp;D at A&amp;E", "R&D at A&E"),
        ("&notathing; &amp;notathing;", "&notathing; &amp;notathing;"),
        ("‘quoted’ and “said”", "‘quoted’ and “said”"),
        ("naïve Łukasz, â la carte", "naïve Łukasz, â la carte"),
        ("Childrenâ€™s â€œBoardâ€\ufffd Â£5m", "Children's “Board” £5m"),
        ("Children\ufffds Trust", "Children's Trust"),
        ("5 m² of ½ price", "5 m² of ½ price"),
        ("one &amp;nbsp; two", "one two"),
    ],
)
def test_only_what_was_misread_is_written_anew(stored: str, plain: str) -> None:
    """What is meant as it stands stays."""
    assert plain_text(stored).text == plain


def test_every_place_of_the_plain_form_has_one_in_the_stored_text() -> None:
    """Places stay in order, and a word that is the same in both is found where it stands."""
    stored = "A &amp;amp; B: Childrenâ€™s Oﬃcer, O`Shea, word"
    plain = plain_text(stored)
    starts = [plain.stored(at, at + 1)[0] for at in range(len(plain.text))]
    assert all(a <= b for a, b in pairwise(starts))
    for word in ("A", "B:", "word"):
        at = plain.text.index(word)
        start, end = plain.stored(at, at + len(word))
        assert stored[start:end] == word
        assert plain.plain(start) == at
