"""What a reader of the final version sees is read: nothing struck out, deleted, moved or hidden, and no link."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from papers.asking import ask, ask_file

STYLES = ".gone, #off { display: none } .old{text-decoration:line-through} @media print{.p{display:none}}"
HEAD = f"<html><head><style>{STYLES}</style></head><body>"
TITLE = "<h1>Tarnshire Council</h1><p>Schools Forum</p><p>Minutes of the meeting held on 4 March 2024</p>"
SEEN = "The SEND Assurance Board reports to the Cabinet."
UNSEEN = "The Inclusion Board reports to the Schools Forum."


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p><del>{UNSEEN}</del></p>",
        f"<p><s>{UNSEEN}</s></p>",
        f"<p><strike>{UNSEEN}</strike></p>",
        f"<p style='text-decoration: line-through'>{UNSEEN}</p>",
        f"<p style='text-decoration-line:underline line-through'>{UNSEEN}</p>",
        f"<div style='display : none'>{UNSEEN}</div>",
        f"<div style='visibility:hidden'>{UNSEEN}</div>",
        f"<div hidden>{UNSEEN}</div>",
        f"<div class='box gone'>{UNSEEN}</div>",
        f"<div id='off'>{UNSEEN}</div>",
        f"<span class='old'>{UNSEEN}</span>",
        f"<!-- {UNSEEN} -->",
        f"<template><p>{UNSEEN}</p></template>",
        f"<noscript>{UNSEEN}</noscript>",
    ],
)
def test_a_page_is_read_as_it_is_seen(hidden: str, tmp_path: Path) -> None:
    """What stands after it is read."""
    answers = ask(tmp_path, f"{HEAD}{TITLE}{hidden}<p>{SEEN}</p></body></html>", name="page.html")
    assert [row[:2] for row in answers["accountability"]] == [("SEND Assurance Board", "Cabinet")]


def test_what_is_hidden_in_print_is_seen_on_the_page(tmp_path: Path) -> None:
    """And a footnote's mark is no part of a name."""
    page = f"{HEAD}{TITLE}<p class='p'>The Inclusion Board<sup>2</sup> reports to the Schools Forum.</p></body></html>"
    answers = ask(tmp_path, page, name="page.html")
    assert [row[:2] for row in answers["accountability"]] == [("Inclusion Board", "Schools Forum")]


RUN = "<w:r {ns}><w:rPr>{mark}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
MARKS = {
    "struck": "<w:strike/>",
    "struck twice": "<w:dstrike/>",
    "hidden": "<w:vanish/>",
    "of a struck style": "<w:rStyle w:val='Gone'/>",
}


def _word(*runs: str) -> bytes:
    document = docx.Document()
    for line in ("Tarnshire Council", "Schools Forum", "Minutes of the meeting held on 4 March 2024"):
        document.add_paragraph(line)
    style = f"<w:style {nsdecls('w')} w:type='character' w:styleId='Gone'><w:rPr><w:strike/></w:rPr></w:style>"
    document.styles.element.append(parse_xml(style))
    for run in runs:
        document.add_paragraph()._p.append(parse_xml(run))
    document.add_paragraph(SEEN)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lines(folder: Path, *runs: str) -> list[tuple[str, ...]]:
    path = folder / "paper.docx"
    path.write_bytes(_word(*runs))
    return [row[:2] for row in ask_file(path)["accountability"]]


@pytest.mark.parametrize("mark", MARKS)
def test_a_word_document_is_read_without_what_is_struck_out_or_hidden(mark: str, tmp_path: Path) -> None:
    """Whether the run itself says so or its style."""
    run = RUN.format(ns=nsdecls("w"), mark=MARKS[mark], text=UNSEEN)
    assert _lines(tmp_path, run) == [("SEND Assurance Board", "Cabinet")]


def test_a_mark_that_is_switched_off_hides_nothing(tmp_path: Path) -> None:
    """`w:strike w:val="0"` takes the striking out of a style back."""
    run = RUN.format(ns=nsdecls("w"), mark="<w:rStyle w:val='Gone'/><w:strike w:val='0'/>", text=UNSEEN)
    assert len(_lines(tmp_path, run)) == len([SEEN, UNSEEN])


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_tracked_changes_are_taken_as_accepted(tag: str, tmp_path: Path) -> None:
    """What was deleted or moved away is out, what was inserted or moved here is in."""
    text = "delText" if tag == "del" else "t"
    gone = f"<w:{tag} {nsdecls('w')} w:id='1'><w:r><w:{text}>{UNSEEN}</w:{text}></w:r></w:{tag}>"
    here = f"<w:ins {nsdecls('w')} w:id='2'><w:r><w:t>The Early Help Board reports to the Cabinet.</w:t></w:r></w:ins>"
    assert _lines(tmp_path, gone, here) == [("Early Help Board", "Cabinet"), ("SEND Assurance Board", "Cabinet")]


@pytest.mark.parametrize(
    "rest",
    [
        "... <a href='x'>view the full minutes text for item 12</a>",
        "… <a href='x'>view the full decision text for item 12.</a>",
        "...  <a href='x'>View the full minutes text for item 12a.</a>",
        "...</p><p><a href='x'>view the full minutes text for item 12</a>",
    ],
)
def test_the_link_to_the_rest_of_a_text_is_no_part_of_a_decision(rest: str, tmp_path: Path) -> None:
    """The decision is marked as cut off."""
    page = (
        "<html><head><title>Agenda for Cabinet on Monday 4 March 2024, 10.00 am</title></head><body>"
        "<h1>Agenda and minutes</h1><h2>Cabinet - Monday 4 March 2024 10.00 am</h2><table>"
        "<tr><td>12.</td><td><p>SEND places</p><p>Minutes:</p>"
        f"<p>RESOLVED: that the plan for SEND places be approved once the {rest}</p></td></tr></table></body></html>"
    )
    rows = ask(tmp_path, page, name="page.html")["decisions"]
    assert [row[0] for row in rows] == ["the plan for SEND places be approved once the …"]


def test_thirty_resolutions_on_thirty_lines_are_thirty(tmp_path: Path) -> None:
    """However short the lines, and whatever word opens them."""
    for word in ("RESOLVED: That", "Agreed:", "RECOMMENDED – That"):
        lines = "\n".join(f"{word} SEND proposal {number} be taken forward by the service." for number in range(30))
        text = f"Tarnshire Council\n\nSchools Forum\n\n4 March 2024\n\n{lines}\n"
        assert len(ask(tmp_path, text)["decisions"]) == 30
