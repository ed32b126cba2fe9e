"""Which type of page a document is, by the lines that the council systems print on each."""

import re
from collections.abc import Callable
from functools import lru_cache

from kg.documents.dates import find_date, find_month
from kg.documents.labels import field_of, label_of
from kg.documents.lines import Line
from kg.documents.papers import DECIDED, inspection_report, letter, strategy
from kg.documents.patterns import either
from kg.documents.routine import BLURB
from kg.documents.titles import item_of_meeting, names_body, title_of_page, trim_title

__all__ = ["ITEM_LIST", "MEETING_LINE", "page_type", "printed_type", "type_line"]

#: the heading of one meeting in an issue's history
MEETING_LINE = re.compile(
    r"Meeting:?\s+(\d{1,2}/\d{1,2}/\d{4})\s*[-–—:]\s*(.+?)\s*(?:\((?:Item|Minute|No)\.?\s*([^()]*)\))?\s*",
    re.IGNORECASE,
)
#: the heading above the items of a whole meeting
ITEM_LIST = either(r"(?:note (?:\| )?)?no\.?(?: \|)? item", r"items")

_PAPERS = r"(?:agenda|(?:printed |draft |unconfirmed )?(?:minutes|decisions))"
#: the line that says what a page is, sometimes after the site's name ("Agendas, Meetings and Minutes - Agenda item")
_TYPE_LINES = {
    "issue history": r"issues? ?[-–] ?meetings",
    "decision list": r"issues? ?[-–] ?decisions|decisions published",
    "issue record": r"issues? ?[-–] ?(?:history|details)|issue history|issue details",
    "agenda item": r"agenda item|agenda item details",
    "decision details": r"decision details?|decision notice|(?:notice|record) of (?:executive |officer "
    "|delegated |cabinet member |a |key )*decisions?"
    "|(?:(?:executive|officer|delegated|cabinet member|portfolio holder|individual|key|urgent) )*decision record"
    "(?: sheet)?",
    "meeting": rf"(?:supplementary )?{_PAPERS}(?:(?:,| and| &) {_PAPERS})*(?: frontsheet)?|list of documents"
    "|meeting documents",
    "committee": r"browse meetings|committee details|information about .{3,80}|browse forward plans"
    "|forward plans?|calendar of meetings|(?:council )?committees? (?:structure|list)|(?:list|index) of committees"
    "|(?:committees?|boards?)(?:,| and) .{3,30} (?:structure|membership)|outside bodies|your councillors",
}
_TYPE = {
    kind: re.compile(rf"(?:.{{3,80}} ?[-–:] ?|you are here: ?)?(?:{words})", re.IGNORECASE)
    for kind, words in _TYPE_LINES.items()
}
#: no such line is longer, in characters
_LONGEST_TYPE = 140

_NOT_MINUTES = either(
    r"(?:page|document|file|meeting|item|issue)s? (?:was |could |can )?not (?:be )?(?:found|exist|available)",
    r"(?:error )?(?:40[0-9]|50\d)\b.{0,60}|50\d error|bad request|runtime error|server error(?: in .*)?",
    r"(?:log|sign) ?in(?: to .*)?|session (?:has )?expired.*",
    r"access (?:is )?denied|forbidden|you (?:do not have|don.t have) permission.*",
    r"an error (?:has )?occurred.*|service (?:is )?unavailable|oops.*",
    r"just a moment.*|checking your browser.*|(?:please )?enable (?:javascript|cookies).*",
    r"(?:sorry,? )?(?:this|the|that) (?:page|site|document) .{0,40}(?:not|unavailable|no longer|moved).*",
    r"(?:sorry,? )?(?:we )?(?:can.t|cannot|could not|couldn.t) find .{0,60}|.{0,30}no longer (?:available|exists).*",
)
#: the heading of a whole meeting: "… - Friday, 20 December 2024 2.30 pm"
_HEADED = re.compile(
    r" - (?:mon|tues|wednes|thurs|fri|satur|sun)day,? .{5,25}\d{4}(?:,? \d{1,2}[.:]\d{2} ?[ap]m)?$", re.IGNORECASE
)
_TERMS = either(r".{0,100}\bterms of reference\b.{0,30}")
_MINUTES_TITLE = either(
    r"\b(?:minutes|notes|note|record) (?:of|from|for|summary|[-–])",
    r"\b(?:meeting|board|committee|forum|group|partnership|panel) (?:minutes|notes|summary)\b",
    r"^(?:draft |approved |final )?minutes\b",
    r"\bat (?:a|the) (?:\w+ )?meeting of\b",
    r"minutes summary",
)
_ROLLS = ("attendance", "apologies", "actions")
_ROLL = either(r"(?:members )?(?:present|attendees|attendance|in attendance|apologies)\s*:")
_SPEECH = re.compile(
    r"\b(?:resolved|agreed|noted|reported|advised|apologies|welcomed|presented|attendees|attendance|decision|discussed|reviewed)\b",
    re.IGNORECASE,
)

#: what a report to a meeting calls itself, and how its first part is called
_REPORT = re.compile(
    r"\b(?:report|briefing|paper|presentation|letter|policy|strategy|bulletin|newsletter)\b", re.IGNORECASE
)
_PART = re.compile(
    r"(?:purpose|summary|introduction|background|executive summary|recommendations?|context|overview|report"
    r"|decisions? required)\b",
    re.IGNORECASE,
)
#: what may stand beside a date on its line: the weekday, the time
_BESIDE = re.compile(
    r"(?:[\s,.:;()–-]|date|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m|noon)?)*",
    re.IGNORECASE,
)

_DECISION_FIELDS = {
    "decision maker",
    "decision status",
    "is key decision",
    "is subject to call in",
    "date of decision",
    "decided at meeting",
    "decision published",
    "effective from",
}
_RECORD_FIELDS = {"decision type", "decision due", "notice of proposed decision first published", "lead member"}

#: how many lines from the top may name the page's type, its items, its title; the first are the most telling
_HEAD, _LIST_HEAD, _TITLE_HEAD, _TOP = 60, 80, 30, 8
#: a page that only says that there is none has fewer words
_FEW_WORDS = 250
#: a title has at most so many words, a line of a page's head fewer
_LONG_TITLE, _LONG_HEAD = 25, 14
#: so many fields, or words of minutes, are no accident; so many labels are those of several items
_SEVERAL, _MANY_WORDS, _MANY_LABELS = 2, 3, 4


def type_line(line: Line) -> str:
    """Return the page type that a line prints as the page's own, else an empty string."""
    return _type(line.words) if len(line.words) <= _LONGEST_TYPE else ""


@lru_cache(maxsize=4096)
def _type(words: str) -> str:
    return next((kind for kind, pattern in _TYPE.items() if pattern.fullmatch(words)), "")


def page_type(lines: list[Line]) -> str:
    """Return the type of page of a document, `other` where nothing tells it.

    Lines that council systems print decide; then the page's structure (a list of items, fields of a decision
    record, dated titles); then the words of a title of minutes.
    """
    return next(kind for detect in _DETECTORS if (kind := detect(lines)))


def _says_none(lines: list[Line]) -> str:
    """A page that is an error message or a form to log in."""
    if sum(len(line.text.split()) for line in lines) > _FEW_WORDS:
        return ""
    if not any(_NOT_MINUTES.fullmatch(line.words.rstrip(" .!")) for line in lines[:_TITLE_HEAD]):
        return ""
    minutes = any(label_of(line) == "minutes" or _SPEECH.search(line.text) for line in lines)
    return "" if minutes else "not minutes"


def printed_type(lines: list[Line]) -> str:
    """Return the type that the page itself prints; an empty string where only its words tell it."""
    return _printed(lines) or _listed(lines)


def _printed(lines: list[Line]) -> str:
    """What the page's own heading says; a heading of a whole meeting or committee is too common to count at once."""
    if any(line.text[:7].lower() == "meeting" and MEETING_LINE.fullmatch(line.text) for line in lines):
        return "issue history"
    told = [kind for line in lines[:_HEAD] if (kind := type_line(line))]
    return next((kind for kind in told if kind not in ("meeting", "committee")), "")


def _terms(lines: list[Line]) -> str:
    """What a body is for, not what it did."""
    return "committee" if any(_TERMS.fullmatch(line.words) for line in lines[:_MANY_WORDS]) else ""


def _listed(lines: list[Line]) -> str:
    """A list of items under its heading."""
    sure = (line for line in lines[:_LIST_HEAD] if ITEM_LIST.fullmatch(line.text) and line.text.lower() != "items")
    return "meeting" if any(sure) else ""


def _fields(lines: list[Line]) -> str:
    """Fields that only a decision's or an issue's record has."""
    labels = {field[0].lower().rstrip("?") for line in lines if (field := field_of(line.text))}
    if len(labels & _DECISION_FIELDS) >= _SEVERAL:
        return "issue record" if len(labels & _RECORD_FIELDS) >= _SEVERAL else "decision details"
    return "issue record" if len(labels & _RECORD_FIELDS) >= _SEVERAL else ""


def _weakly_printed(lines: list[Line]) -> str:
    return next((kind for line in lines[:_HEAD] if (kind := type_line(line))), "")


def _item_of(lines: list[Line]) -> str:
    """The item of a meeting, which a line near the top names, on a page that numbers no items of its own."""
    named = any(item_of_meeting(line.text)[1] for line in lines[:_TOP])
    return "agenda item" if named and not any(line.marker.rstrip(".") == "1" for line in lines) else ""


def _minuted(lines: list[Line]) -> str:
    """The minutes of several items, each under its label."""
    return (
        "meeting"
        if sum(label_of(line) == "minutes" and line.text.endswith(":") for line in lines) >= _MANY_LABELS
        else ""
    )


def _titled(lines: list[Line]) -> str:
    """A title of minutes, or a date near the top and those present below."""
    short = [line for line in lines[:_TITLE_HEAD] if len(line.text) < _FEW_WORDS]
    titles = [line for line in short if not (label_of(line) or BLURB.match(line.words) or _sentence(line))]
    if any(_MINUTES_TITLE.search(line.text) for line in titles):
        return "board notes"
    named = any(all(title_of_page(line.text)) for line in lines[:_MANY_WORDS] if len(line.text) < _LONGEST_TYPE)
    if named:
        return "board notes"
    dated = any(find_date(line.text) for line in lines[:_TOP])
    present = any(label_of(line) in ("attendance", "apologies") or _ROLL.match(line.words) for line in lines[:_HEAD])
    decided = any(DECIDED.match(line.words) or line.table == "actions" for line in lines) or _numbered(lines)
    return "board notes" if dated and (present or (decided and _names_meeting(lines))) else ""


def _sentence(line: Line) -> bool:
    """Is a line prose about minutes ("Minutes of the board are published."), and no title of any?"""
    return line.words.endswith(".") and len(line.words.split()) > _TOP and not find_date(line.words)


def _numbered(lines: list[Line]) -> bool:
    """Does a first item follow the date of a heading, as in minutes, and not the first part of a report?"""
    dated = next((at for at, line in enumerate(lines[:_TOP]) if _date_alone(line)), None)
    if dated is None or any(_REPORT.search(line.words) for line in lines[: dated + 1]):
        return False
    first = next((line for line in lines[dated + 1 : dated + _TOP] if line.marker.strip("().:").isdigit()), None)
    return first is not None and not _PART.match(first.words)


def _date_alone(line: Line) -> bool:
    """Is a line a date, with or without weekday and time, and nothing else?"""
    told = find_date(line.words)
    return told is not None and _BESIDE.fullmatch(line.words[: told.start] + line.words[told.end :]) is not None


def _names_meeting(lines: list[Line]) -> bool:
    """Do the first lines hold the name of a body on a line of its own, and a date, as the head of minutes does?"""
    short = [line for line in lines[:_TOP] if len(line.words.split()) <= _LONG_HEAD and not line.words.endswith(".")]
    dated = any(find_date(line.words) and not _SPEECH.search(line.words) for line in short)
    return dated and any(names_body(trim_title(line.words)) for line in short)


def _labelled(lines: list[Line]) -> str:
    """Labels of one item's body, or of several."""
    headed = any(_HEADED.search(line.text) and title_of_page(line.text).body for line in lines[:_MANY_WORDS])
    labels = sum(label_of(line) in ("minutes", "decision", "documents") for line in lines)
    if labels >= _MANY_LABELS or headed:
        return "meeting"
    return "agenda item" if labels or lines[0].filed else ""


def _bare_item(lines: list[Line]) -> str:
    """A title and the agenda's words on it, without a heading above."""
    title = lines[0].words
    short = len(title.split()) <= _LONG_TITLE and not title.endswith((".", ":", ",", ";"))
    return "agenda item" if short and len(lines) > 1 and BLURB.match(lines[1].words) else ""


def _spoken(lines: list[Line]) -> str:
    """Words of minutes, with a date, a decision or those present, and nothing that says what page it is."""
    words = _SPEECH.findall(" ".join(line.text for line in lines[:_LIST_HEAD]))
    dated = any(find_date(line.text) or find_month(line.text) for line in lines[:_LIST_HEAD])
    sure = dated or any(DECIDED.match(line.words) or label_of(line) in _ROLLS for line in lines)
    return "board notes" if len(words) >= _MANY_WORDS and sure else "other"


_DETECTORS: tuple[Callable[[list[Line]], str], ...] = (
    _says_none,
    _printed,
    _listed,
    _fields,
    inspection_report,
    letter,
    strategy,
    _terms,
    _weakly_printed,
    _item_of,
    _minuted,
    _titled,
    _labelled,
    _bare_item,
    _spoken,
)
