"""ModernGov's pages: the lists of committees and meetings, a meeting's agenda, the registers of decisions and plans.

Pages differ from site to site in their dress, not in their addresses and in the classes of what the program writes.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from kg.documents.dates import to_iso
from kg.fetch.address import BarredError, joined
from kg.fetch.page import Link, Page, words_of
from kg.fetch.paper import Committee, Meeting, Paper
from kg.fetch.systems.moderngov_service import AgendaItem
from kg.fetch.wanted import Wanted

__all__ = ["committee_title", "committees", "meetings", "of_items", "paper_at", "papers", "plans", "register", "turned"]

_SIZE = re.compile(r"\s*(?:PDF|DOCX?|XLSX?|PPTX?)?\s*[\d.,]+\s*(?:KB|MB|bytes)\s*", re.IGNORECASE)
_ITEM = re.compile(r"\s*,\s*item\s+[\w./]+\s*\.?$", re.IGNORECASE)
_DOCUMENT = re.compile(r"/documents/([a-z])(\d+)/", re.IGNORECASE)
_BROWSE = re.compile(r"^(?:browse meetings|committee details)\s*[-–]?\s*", re.IGNORECASE)
#: which of a meeting's own documents it is (`T` in the address)
_PRINTED = {"1": "minutes", "2": "decisions"}
#: pages that are papers by themselves: the key's beginning, and the parameters that may hold the number
_SINGLE = {
    "mgai.aspx": ("ai", ("id",)),
    "ieissuedetails.aspx": ("i", ("iid",)),
    "mgissuehistoryhome.aspx": ("i", ("iid",)),
    "iedecisiondetails.aspx": ("d", ("id", "aiid")),
}
_KINDS = {"ai": "item", "i": "issue", "d": "decision"}
_MINUTED = re.compile(r"^(?:minutes|decisions?|resolved)\b", re.IGNORECASE)


def committees(page: Page) -> list[Committee]:
    """Return the committees that the list of them links."""
    found: dict[str, Committee] = {}
    for link in page.links:
        key = _committee_key(link)
        if key and link.words and "info" not in link.query:
            url = f"{link.url.partition('?')[0].rpartition('/')[0]}/ieListMeetings.aspx?CommitteeId={key}"
            found.setdefault(key, Committee(link.words, url, key))
    return list(found.values())


def committee_title(page: Page) -> str:
    """Return the name of the committee whose page it is."""
    for place in ("//*[contains(@class, 'mgSubTitleTxt')]", "//title"):
        for element in page.tree.xpath(place):
            if title := _BROWSE.sub("", words_of(element)).strip():
                return title
    return page.title


def meetings(page: Page) -> list[tuple[str, str, str]]:
    """Return the number, date (ISO 8601 or empty) and address of each meeting that a page lists."""
    found: dict[str, tuple[str, str, str]] = {}
    for link in page.links:
        key = link.query.get("mid", "")
        if link.path == "ielistdocuments.aspx" and key.isdigit() and not _cancelled(link):
            date = to_iso(link.words) or to_iso(link.element.get("title") or "")
            if key not in found or not found[key][1]:  # a link elsewhere on the page may lack the date
                found[key] = (key, date, link.url)
    return list(found.values())


def turned(page: Page) -> Iterator[tuple[str, Link]]:
    """Yield the links to earlier and later meetings, each with its direction."""
    for link in page.links:
        direction = link.query.get("act", "").lower()
        if link.path == "ielistmeetings.aspx" and direction in ("earlier", "later"):
            yield direction, link


def plans(page: Page) -> list[Link]:
    """Return the links to single forward plans."""
    found = {link.url: link for link in page.links if link.path == "mglistplanitems.aspx"}
    return list(found.values())


def register(page: Page) -> Iterator[Paper]:
    """Yield the decisions and issues that a register lists, each with the date beside it."""
    for link in page.links:
        paper = _single(link)
        if paper is not None:
            row = next((above for above in link.element.iterancestors("tr", "li")), link.element)
            date = to_iso(words_of(row)) if paper.kind == "decision" else ""
            yield Paper(paper.url, paper.key, paper.title, "", date, paper.kind)


@dataclass(frozen=True)
class _Item:
    """An item of the agenda: its title, its words, its links."""

    title: str
    text: str
    links: tuple[Link, ...]


def papers(page: Page, meeting: Meeting, wanted: Wanted) -> Iterator[Paper]:
    """Yield the page of a meeting that has wanted items, and what those items link; nothing where there are none."""
    committee = meeting.committee.title
    items = list(_items(page))
    chosen = [one for one in items if wanted.takes(one.title, one.text, committee=committee)]
    if not chosen:
        return

    yield Paper(meeting.url, f"m{meeting.key}", "", committee, meeting.date, "meeting")
    linked = (_linked(link, item.title) for item in chosen for link in item.links)
    for paper in (*_printed(page), *linked):
        if paper is not None and paper.kind == "issue":
            yield paper  # it tells of several meetings
        elif paper is not None:
            yield replace(paper, body=committee, date=meeting.date)


def _printed(page: Page) -> Iterator[Paper]:
    """Yield the agenda and minutes as they were printed, where the page of a meeting has no minutes."""
    for link in page.links if not _minuted(page) else ():
        printed = _PRINTED.get(link.query.get("t", ""))
        found = _DOCUMENT.search(link.url) if printed else None
        if printed and found and found[1].lower() == "g":
            yield Paper(link.url, f"g{found[2]}t{link.query['t']}", "", kind=printed)


def _linked(link: Link, title: str) -> Paper | None:
    """Return the paper that an item of that title links, or None."""
    paper = _single(link)
    if paper is not None:
        return replace(paper, title=title)
    found = _DOCUMENT.search(urlsplit(link.url).path)
    if not found:
        return None
    words = _ITEM.sub("", _SIZE.sub("", link.words)) or unquote(link.path).rpartition(".")[0]
    return Paper(link.url, f"{found[1].lower()}{found[2]}", words, kind="report")


def paper_at(page: Page) -> Paper | None:
    """Return the paper that a page is by itself; None where it is a list."""
    own = Link(page.url, page.title, page.tree)
    key = own.query.get("mid", "")
    if own.path == "ielistdocuments.aspx" and key.isdigit():
        return Paper(page.url, f"m{key}", date=to_iso(committee_title(page)), kind="meeting")
    return _single(own)


def of_items(meeting: Meeting, items: Iterable[AgendaItem]) -> Iterator[Paper]:
    """Yield the papers of items that only the web service tells of, as the page of their meeting shows none."""
    for item in items:
        of_meeting = partial(Paper, body=meeting.committee.title, date=meeting.date)
        if item.key.isdigit():
            url = joined(f"mgAi.aspx?ID={item.key}", meeting.url)
            yield of_meeting(url, f"ai{item.key}", item.title, kind="item")
        for address, title in item.documents:
            with suppress(BarredError):
                url = joined(address, meeting.url)
                found = _DOCUMENT.search(urlsplit(url).path)
                if found:
                    yield of_meeting(url, f"{found[1].lower()}{found[2]}", title or item.title, kind="report")


def _single(link: Link) -> Paper | None:
    """Return the paper that a link leads to where it is a page of one item, issue or decision."""
    beginning, names = _SINGLE.get(link.path, ("", ()))
    number = next((link.query[name] for name in names if link.query.get(name, "").isdigit()), "")
    if not number:
        return None
    return Paper(link.url, beginning + number, link.words, kind=_KINDS[beginning])


def _items(page: Page) -> Iterator[_Item]:
    """Yield the items of an agenda: the rows of its table, else all from one title to the next."""
    rows = page.tree.xpath("//tr[.//*[contains(@class, 'mgAiTitleTxt')]]")
    for row in rows:
        titles = [_title(one) for one in row.xpath(".//*[contains(@class, 'mgAiTitleTxt')]")]
        title = next((one for one in reversed(titles) if re.search(r"[^\W\d]{2}", one)), "")
        yield _Item(title, words_of(row), tuple(page.links_in(row)))
    if rows:
        return
    title, text, links = "", "", list[Link]()
    for element in page.tree.iter("p", "div", "h2", "h3", "h4", "li", "span"):
        if "mgAiTitleTxt" in (element.get("class") or ""):
            if title:
                yield _Item(title, text, tuple(links))
            title, text, links = _title(element), "", list(page.links_in(element))
        elif title:
            text += " " + (element.text or "")
            links.extend(page.links_in(element))
    if title:
        yield _Item(title, text, tuple(links))


def _title(element: HtmlElement) -> str:
    return _SIZE.sub("", words_of(element)).strip()


def _minuted(page: Page) -> bool:
    """Tell whether the page itself holds minutes or decisions."""
    labels = page.tree.xpath("//*[contains(@class, 'mgSubItemTitleTxt')]")
    return any(_MINUTED.match(words_of(label)) for label in labels)


def _committee_key(link: Link) -> str:
    if link.path == "mgcommitteedetails.aspx":
        return link.query.get("id", "")
    if link.path == "ielistmeetings.aspx":
        return link.query.get("cid") or link.query.get("committeeid") or ""
    return ""


def _cancelled(link: Link) -> bool:
    row = link.element.getparent()
    return row is not None and "cancelled" in words_of(row).lower()
