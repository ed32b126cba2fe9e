"""What ModernGov's web service says: XML whose texts are HTML, written with their entities encoded once or twice.

Which sites answer differs in small things: some want a parameter that means nothing, some leave texts out.
"""

import html
import re
from dataclasses import dataclass
from datetime import date

from lxml import etree

from kg.documents.dates import to_iso

__all__ = [
    "LIST_COMMITTEES",
    "LIST_MEETINGS",
    "ONE_MEETING",
    "AgendaItem",
    "agenda",
    "committees",
    "is_answer",
    "meetings",
    "uk_dates",
]

#: the ways in which sites want to be asked
LIST_COMMITTEES = ("GetCommittees", "GetCommittees?lDummy=0", "GetCommittees?lDays=0")
LIST_MEETINGS = "GetMeetings?lCommitteeId={key}&sFromDate={since}&sToDate={until}"
ONE_MEETING = "GetMeeting?lMeetingId={key}"

_MARKUP = re.compile(r"<[^<>]*>")
_CANCELLED = re.compile(r"cancel", re.IGNORECASE)
#: the program's first sites, and beyond any meeting that is called
_FIRST, _LAST = date(1995, 1, 1), date(2050, 12, 31)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of an agenda: its title, all else that is said of it, its number, its documents (address and title)."""

    title: str
    text: str
    key: str = ""
    documents: tuple[tuple[str, str], ...] = ()


def is_answer(data: bytes) -> bool:
    """Tell whether the service answered: XML of its own, not a page that says it does not serve."""
    start = data[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return start.startswith(b"<") and b"<!doctype html" not in start and b"<html" not in start


def committees(data: bytes | None) -> list[tuple[str, str]]:
    """Return the number and title of each committee; those that ended are among them, deleted ones are not."""
    return [
        (key, _text(one, "committeetitle"))
        for one in _all(data, "committee")
        if (key := _text(one, "committeeid")).isdigit() and _text(one, "committeedeleted").lower() != "true"
    ]


def meetings(data: bytes | None) -> list[tuple[str, str]] | None:
    """Return the number and date (ISO 8601) of each meeting that was not cancelled; None where there is no answer."""
    if data is None or _root(data) is None:
        return None
    return [
        (key, to_iso(_text(one, "meetingdate")))
        for one in _all(data, "meeting")
        if (key := _text(one, "meetingid")).isdigit() and not _CANCELLED.search(_text(one, "meetingstatus"))
    ]


def agenda(data: bytes | None) -> list[AgendaItem] | None:
    """Return the items of a meeting; None where the service does not tell them."""
    items = [
        AgendaItem(
            _text(one, "agendaitemtitle") or _text(one, "title"),
            " ".join(_words(child.text or "") for child in one.iter() if isinstance(child.tag, str) and child.text),
            _text(one, "agendaitemid"),
            tuple(
                (_text(document, "url"), _text(document, "title"))
                for document in one.iter()
                if isinstance(document.tag, str) and etree.QName(document).localname.lower() == "linkeddoc"
            ),
        )
        for one in _all(data, "agendaitem")
    ]
    return items or None


def uk_dates(since: str, until: str) -> tuple[str, str]:
    """Return the first and last day of a window, as the service and its pages want dates: dd/mm/yyyy."""
    first = _day(since, "-01-01", _FIRST)
    last = _day(until, "-12-31", _LAST)
    return f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}"


def _day(text: str, rest: str, otherwise: date) -> date:
    if not text:
        return otherwise
    whole = text if len(text) == 10 else f"{text}{rest[3:] if len(text) == 7 else rest}"
    for day in ("", "-30", "-28"):
        try:
            return date.fromisoformat(whole[:7] + day if day else whole)
        except ValueError:
            continue
    return otherwise


def _root(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _all(data: bytes | None, name: str) -> list[etree._Element]:
    root = _root(data) if data else None
    if root is None:
        return []
    return [one for one in root.iter() if isinstance(one.tag, str) and etree.QName(one).localname.lower() == name]


def _text(element: etree._Element, name: str) -> str:
    """Return the words of the first child of this name, whatever its case."""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname.lower() == name:
            return _words(child.text or "")
    return ""


def _words(text: str) -> str:
    """Return a text without markup and entities, which may be encoded twice."""
    for _ in range(3):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return " ".join(_MARKUP.sub(" ", text).split())
