"""Saved pages give what the same page gives as text."""

from pathlib import Path

import pytest
from documents.reading import kinds, read
from documents.test_meeting import MEETING

from kg.documents.html import from_html
from kg.errors import DocumentError

PAGE = """<!DOCTYPE html><html><head><title>Agenda item - Inclusion plan</title><style>p {}</style>
<script>let a = 1;</script></head><body><a class="skip-link">Skip to content</a><nav><ul><li>Home</li></ul></nav>
<div id="cookie-banner">We use cookies</div>
<div id="modgov"><div class="mgContent"><h1>Agenda item</h1><h2>Inclusion plan</h2>
<ul class="mgActionList"><li>View the background to item</li></ul>
<div class="mgWordPara"><p>To receive&nbsp;the plan.</p></div><p class="mgSubSubTitleTxt">Minutes:</p>
<div><p>8.1</p><p>The Director<br>introduced it.</p><p>&nbsp;</p>
<p><span style="font-family:Symbol">&middot;<span>&nbsp;&nbsp; </span></span>Waiting <b>times</b> were long.</p>
<ol type="a"><li>noted it; and</li><li>asked for news<ul><li>each month</li></ul></li></ol>
<table><tr><th>Area</th><th>2021</th></tr><tr><td>Plans</td><td><p>59%</p></td></tr></table></div>
<h3>Supporting documents:</h3><ul><li><a>Plan</a> <img alt="pdf icon"> <span>PDF 130 KB</span></li></ul></div></div>
<footer>Council</footer></body></html>"""

CMIS = """<html><body><form id="aspnetForm"><div class="menu"><ul><li>Meetings</li></ul></div>
<div id="content"><h1>Minutes of the Schools Forum held on 4 March 2021</h1>
<table><tr><td><b>1</b></td><td><p><b>Apologies</b></p><p>Ann Able sent her apologies for the meeting.</p></td></tr>
<tr><td><b>2</b></td><td><p><b>High needs block</b></p>
<p>The Head of Finance presented the figures, which the Forum noted.</p>
<p>RESOLVED that they be noted.</p></td></tr></table></div></form></body></html>"""


def listed(text: str) -> str:
    """Return a meeting's page, which is a text, as the HTML of a council system: a table with a row for each item."""
    head, _, rest = text.partition("No. Item\n")
    cells, number = [], ""
    for line in filter(str.strip, rest.split("\n")):
        if line.strip().rstrip(".").isdigit():
            number = line
            cells.append(f"</td></tr><tr><td><p>{number}</p></td><td>")
        else:
            cells.append(f"<p>{line.replace('pdf icon', '<img alt=pdf>')}</p>")
    top = "".join(f"<p>{line}</p>" for line in head.split("\n") if line.strip())
    table = f"<table><tr><th>No.</th><th>Item</th></tr><tr><td>{''.join(cells)}</td></tr></table>"
    return f"<html><body><div id=modgov>{top}{table}</div>"


def test_content_without_the_site(tmp_path: Path) -> None:
    """Navigation, cookie notice, scripts and footer are gone; lists, tables and headings are kept."""
    document = read(tmp_path, PAGE, name="page.html")
    assert document.text.split("\n\n") == [
        "Agenda item",
        "Inclusion plan",
        "To receive the plan.",
        "Minutes:",
        "8.1 The Director introduced it.",
        "· Waiting times were long.\na. noted it; and\nb. asked for news\n• each month\nArea | 2021\nPlans | 59%",
        "Supporting documents:\n• Plan",
    ]


def test_layout_of_a_page(tmp_path: Path) -> None:
    """The page is laid out as its text would be; entries know how deep they stand."""
    document = read(tmp_path, PAGE, name="page.html")
    assert document.media_type == "text/html"
    assert [(item.title, item.number) for item in document.items] == [("Inclusion plan", "8")]
    assert kinds(document, "asked for news") == {"minutes"}
    levels = {document.text[block.start : block.end]: block.level for block in document.blocks}
    assert (levels["asked for news"], levels["each month"]) == (0, 1)


def test_a_meeting_is_the_same_as_text_and_as_html(tmp_path: Path) -> None:
    """The same minutes have the same meetings, items and sections in both formats."""
    text, page = read(tmp_path, MEETING), read(tmp_path, listed(MEETING), name="page.html")
    assert page.page_type == text.page_type
    assert [(meeting.body, meeting.date) for meeting in page.meetings] == [(m.body, m.date) for m in text.meetings]
    assert [(item.number, item.title) for item in page.items] == [(item.number, item.title) for item in text.items]
    for document in (text, page):
        assert kinds(document, "RESOLVED:") == {"minutes"}
        assert kinds(document, "Annex 1") == {"documents"}
    assert [(s.kind, s.item) for s in page.sections] == [(s.kind, s.item) for s in text.sections]


def test_pages_of_other_systems(tmp_path: Path) -> None:
    """A site that puts its whole page into a form and its items into a table is read too."""
    document = read(tmp_path, CMIS, name="page.html")
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Schools Forum", "2021-03-04")]
    assert [(item.number, item.title) for item in document.items] == [("1", "Apologies"), ("2", "High needs block")]


def test_the_title_of_the_window_may_name_the_meeting(tmp_path: Path) -> None:
    """Body and date in the title of the window count where the page itself says neither."""
    head = "<html><head><title>Agenda for Schools Forum on Thursday, 4th March, 2021</title></head>"
    page = f"{head}<body><h1>Agenda</h1><p>No. Item</p><p>1.</p><p>Apologies</p><p>2.</p><p>Budget</p>"
    document = read(tmp_path, page, name="page.html")
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Schools Forum", "2021-03-04")]


DEEP = (
    "<html><body>" + "<div>" * 10_000 + "<p>The plan was noted.</p>" + "</div>" * 10_000,
    "<html><body>" + "<ul><li>" * 10_000 + "The plan was noted.",
    "<html><body>" + "<b><i>" * 100_000 + "The plan was noted.",
    "<html><body><p>The plan was noted.<table><tr><td",
    "<p>The plan was noted.<p>It is &bogus; &#999999999; <![CDATA[ x",
)


@pytest.mark.parametrize("page", DEEP)
def test_pages_that_are_nested_or_cut_off(page: str) -> None:
    """A page nested ten thousand deep, or cut off in a tag, is read."""
    assert "The plan was noted." in " ".join(line.text for line in from_html(page, "page.html"))


def test_the_page_itself_is_never_furniture() -> None:
    """A class that speaks of navigation may be that of the whole page, and a form may hold it."""
    words = "The plan was noted. " * 20
    page = (
        f"<html><body><div class='content no-sidebar'><form><p>{words}</p></form></div><div class='sidebar'>Home</div>"
    )
    assert [line.text for line in from_html(page, "page.html")] == [words.strip()]


def test_a_page_without_words_is_refused() -> None:
    """A page of scripts only holds no text."""
    with pytest.raises(DocumentError, match=r"page\.html holds no text"):
        from_html("<html><body><script>let a = 1</script></body></html>", "page.html")
