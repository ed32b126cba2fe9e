"""Which type of page a document is, by the lines that the council systems print on each."""

import re

from kg.documents.dates import find_date
from kg.documents.labels import field_of, label_of
from kg.documents.lines import Line

__all__ = ["MEETING_LINE", "page_type", "type_line"]

#: the heading of one meeting in an issue's history
MEETING_LINE = re.compile(
    r"Meeting:?\s+(\d{1,2}/\d{1,2}/\d{4})\s*[-–—:]\s*(.+?)\s*(?:\((?:Item|Minute|No)\.?\s*([^()]*)\))?\s*",
    re.IGNORECASE,
)

#: the line that says what a page is, sometimes after the site's name ("Agendas, Meetings and Minutes - Agenda item")
_TYPE_LINES = (
    ("issue history", r"issues? ?[-–] ?meetings"),
    ("decision list", r"issues? ?[-–] ?decisions"),
    ("issue record", r"issues? ?[-–] ?(?:history|details)|issue history|issue details"),
    ("agenda item", r"agenda item|agenda item details"),
    ("decision details", r"decision details?|decision notice|record of (?:executive |officer |cabinet member |a )?(?:decisions?|key decision)"),
    ("meeting", r"(?:printed |draft )?(?:agenda|minutes|decisions)"
                r"(?:(?:,| and| &) (?:agenda|(?:printed |draft |unconfirmed )?(?:minutes|decisions)))*(?: frontsheet)?|list of documents|meeting documents"),
    ("committee", r"browse meetings|committee details|information about .{3,80}|browse forward plans|forward plans?|meetings? of .{3,80}calendar"),
)  # fmt: skip
_TYPE = tuple(
    (kind, re.compile(rf"(?:.{{3,80}} ?[-–:] ?|you are here: ?)?(?:{words})", re.IGNORECASE))
    for kind, words in _TYPE_LINES
)

_NOT_MINUTES = re.compile(
    r"(?:page|document|file|meeting|item|issue)s? (?:was |could |can )?not (?:be )?(?:found|exist|available)|404\b|403\b|error 50\d|50\d error"
    r"|(?:log|sign) ?in(?: to .*)?|access (?:is )?denied|forbidden|an error (?:has )?occurred|server error(?: in .*)?|service unavailable"
    r"|you (?:do not have|don.t have) permission.*|just a moment.*|checking your browser.*|(?:please )?enable (?:javascript|cookies).*"
    r"|(?:sorry,? )?(?:this|the|that) (?:page|site|document) .{0,40}(?:not|unavailable|no longer|moved).*|runtime error|bad request|session (?:has )?expired.*"
    r"|.{0,30}no longer (?:available|exists).*|oops.*",
    re.IGNORECASE,
)
_MINUTES_TITLE = re.compile(
    r"\b(?:minutes|notes|note|record) (?:of|from|for|summary|[-–])|\b(?:meeting|board|committee|forum|group) (?:minutes|notes|summary)\b"
    r"|^(?:draft |approved |final )?minutes\b|at a meeting of (?:the )?|minutes summary",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:resolved|agreed|noted|reported|advised|apologies|welcomed|presented|attendees|attendance|in attendance|decision)\b",
    re.IGNORECASE,
)


def type_line(line: Line) -> str:
    """Return the page type that a line prints as the page's own, else an empty string."""
    text = line.words
    if len(text) > 140:
        return ""
    return next((kind for kind, pattern in _TYPE if pattern.fullmatch(text)), "")


def page_type(lines: list[Line]) -> str:
    """Return the type of page of a document, `other` where nothing tells it.

    Lines that council systems print decide; then the page's structure (a list of items, fields of a decision
    record, dated titles); then the words of a title of minutes.
    """
    words = sum(len(line.text.split()) for line in lines[:200])
    if words < 250 and any(_NOT_MINUTES.fullmatch(line.words.rstrip(" .!")) for line in lines[:25]):
        if not any(label_of(line) == "minutes" or _SPEECH.search(line.text) for line in lines):
            return "not minutes"
    head = lines[:60]
    if any(MEETING_LINE.fullmatch(line.text) for line in lines[:400]):
        return "issue history"
    told = [(kind, index) for index, line in enumerate(head) if (kind := type_line(line))]
    for kind, _ in told:
        if kind not in ("meeting", "committee"):
            return kind
    if any(re.fullmatch(r"(?:note (?:\| )?)?no\.?(?: \|)? item", line.text, re.IGNORECASE) for line in lines[:80]):
        return "meeting"
    labels = {field[0].lower().rstrip("?") for line in lines if (field := field_of(line.text))}
    if (
        len(
            labels
            & {
                "decision maker",
                "decision status",
                "is key decision",
                "is subject to call in",
                "date of decision",
                "decided at meeting",
            }
        )
        >= 2
    ):
        return "decision details"
    if (
        len(labels & {"decision type", "decision due", "notice of proposed decision first published", "lead member"})
        >= 2
    ):
        return "issue record"
    if told:
        return told[0][0]
    if any(_MINUTES_TITLE.search(line.text) and len(line.text) < 250 for line in lines[:30]):
        return "board notes"
    if sum(label_of(line) in ("minutes", "decision", "documents") for line in lines[:120]) >= 4:
        return "meeting"
    if any(find_date(line.text) for line in lines[:8]) and any(
        label_of(line) in ("attendance", "apologies") for line in lines[:60]
    ):
        return "board notes"
    if any(label_of(line) in ("minutes", "decision", "documents") for line in lines) or lines[0].filed:
        return "agenda item"
    return "board notes" if len(_SPEECH.findall(" ".join(line.text for line in lines[:80]))) >= 3 else "other"
