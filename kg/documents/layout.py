"""The layout of a page: which type it is, and which of its lines say what. One function for each type of page."""

import re
from collections.abc import Callable

from kg.documents.draft import Draft, DraftItem
from kg.documents.layout_decision import lay_out_decision, lay_out_decision_list, lay_out_issue_record
from kg.documents.layout_issue import lay_out_issue
from kg.documents.layout_item import lay_out_item
from kg.documents.layout_meeting import lay_out_meeting
from kg.documents.layout_notes import lay_out_notes, lay_out_other
from kg.documents.lines import Line
from kg.documents.page_type import page_type, printed_type
from kg.documents.run_in import with_titles
from kg.documents.titles import title_of_page
from kg.model.document import NO_MEETING, ManifestEntry

__all__ = ["lay_out"]

_TYPES: dict[str, Callable[[Draft], None]] = {
    "issue history": lay_out_issue,
    "agenda item": lay_out_item,
    "meeting": lay_out_meeting,
    "decision details": lay_out_decision,
    "decision list": lay_out_decision_list,
    "issue record": lay_out_issue_record,
    "board notes": lay_out_notes,
    "committee": lay_out_other,
    "inspection report": lay_out_other,
    "letter": lay_out_other,
    "strategy": lay_out_other,
    "not minutes": lay_out_other,
    "other": lay_out_other,
}
#: an address tells the page's type when the text does not
_ADDRESSES = (
    (re.compile(r"ieissuedetails", re.IGNORECASE), "issue history"),
    (re.compile(r"mgai\.aspx", re.IGNORECASE), "agenda item"),
    (re.compile(r"ielistdocuments|celistdocuments", re.IGNORECASE), "meeting"),
    (re.compile(r"iedecisiondetails", re.IGNORECASE), "decision details"),
    (re.compile(r"mgdecisiondetails|mgdelegateddecisions", re.IGNORECASE), "decision list"),
    (re.compile(r"mgissuehistory", re.IGNORECASE), "issue record"),
    (re.compile(r"mgcommitteedetails|ielistmeetings|mglistplans|mgcommitteemailinglist", re.IGNORECASE), "committee"),
)
#: what a site says on every page; lines are shorter, in characters
_SITE = re.compile(
    r"\(pages? \d+.{0,12}\)|skip to (?:main )?content.*|(?:we use|this (?:web)?site uses) .*cookies.*"
    r"|cookies?(?: policy| settings| notice)?|.*accept (?:all )?cookies.*|get the best from this site"
    r"|(?:back to )?top(?: of page)?|print(?: this page)?|share(?: this)?(?: page| item)?|follow us.*"
    r"|find out more about this issue|view directions|- ?issue content|issue content"
    r"|privacy(?: policy| notice)?|accessibility(?: statement)?|(?:copyright )?© .*|powered by .*"
    r"|\W*view the full (?:minutes|agenda|decisions?) text.*"
    r"|\W*(?:(?:read|view|see|show) (?:the )?(?:more|full|whole|rest)(?: \w+){0,4}|more|continue reading)\W*"
    r"|original text|rate this translation|your feedback will be used.*|navigation|menu|search|home|sign in"
    r"|login|register"
    r"|this page is (?:also )?available.*|was this page (?:helpful|useful).*|last (?:updated|reviewed"
    r"|modified):?.{0,40}",
    re.IGNORECASE,
)
_LONGEST = 300
#: a page that follows up what was promised, not the minutes of a meeting; it says so in its first lines
_LOG = re.compile(
    r"\baction (?:log|tracker|sheet|list|register|plan tracker)\b|\b(?:log|list) of actions\b", re.IGNORECASE
)
_HEAD = 5
#: an item's title has words, its number figures
_TITLE = re.compile(r"[A-Za-z]{3}")
_ITEM_NUMBER = re.compile(r"[A-Z]{0,5}[./ -]?\d{1,4}(?:/\d{2,4})?")


def lay_out(lines: list[Line], entry: ManifestEntry) -> Draft:
    """Say what each line of a document is for.

    Arguments:
        lines: the document's lines.
        entry: what the manifest says; it fills what the page leaves open and never overrides the page.
    """
    lines = with_titles(lines)
    draft = Draft(lines)
    draft.page_type = page_type(lines)
    if draft.page_type != "not minutes" and not printed_type(lines):
        draft.page_type = next((kind for address, kind in _ADDRESSES if address.search(entry.url)), draft.page_type)
    _TYPES[draft.page_type](draft)
    for index, line in enumerate(draft.lines):
        if line.table and (line.table == "actions" or draft.marks[index][0] == "furniture"):
            draft.mark(index, "actions" if line.table == "actions" else "minutes", *draft.marks[index][1:])
        if len(line.text) < _LONGEST and _SITE.fullmatch(line.text):
            draft.mark(index, "furniture")
    log = any(_LOG.search(line.text) for line in draft.lines[:_HEAD] if len(line.text) < _LONGEST)
    if not draft.items or (log and not any(item.number for item in draft.items)):
        _items_of_actions(draft)
    if draft.page_type not in {"not minutes", "other", *NO_MEETING}:
        _from_manifest(draft, entry)
    return draft


def _items_of_actions(draft: Draft) -> None:
    """Take the items that a column of a log of actions names, in place of its own headings."""
    found: dict[str, DraftItem] = {}
    for index, line in enumerate(draft.lines):
        if line.head or line.table != "actions":
            continue
        told = {line.roles[column]: line.text[start:end] for column, start, end in line.cells}
        title, number = told.get("item", ""), told.get("number", "").rstrip(".")
        if _TITLE.search(title):
            found.setdefault(title, DraftItem(title, number if _ITEM_NUMBER.fullmatch(number) else "", index, None))
    if not found:
        return
    draft.items = list(found.values())
    draft.marks = [("minutes" if kind == "title" else kind, None, meeting) for kind, _, meeting in draft.marks]
    for at, item in enumerate(draft.items):
        draft.mark(item.line, "actions", at)


def _from_manifest(draft: Draft, entry: ManifestEntry) -> None:
    """Fill in body and date from the manifest where the page names one meeting, or none."""
    told = title_of_page(entry.title)
    body, date = entry.body or told.body, entry.date or told.date
    if not draft.meetings:
        if body or date:
            index = draft.add_meeting(body, date, -1)
            for item in draft.items:
                item.meeting = index
            draft.marks = [(kind, item, index) for kind, item, _ in draft.marks]
    elif len(draft.meetings) == 1:
        known = draft.meetings[0]
        known.body = known.body or body
        known.date = known.date or date
