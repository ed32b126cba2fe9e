"""Titles of pages and meetings: the body and the date that they name, and the number before an item's title."""

import re
from typing import NamedTuple

from kg.documents.dates import find_date, find_month

__all__ = [
    "BODY",
    "MeetingName",
    "agenda_number",
    "is_sentence",
    "item_of_meeting",
    "names_body",
    "numbered_title",
    "strip_number",
    "title_of_page",
    "trim_title",
]

#: words by which a name is a body's
BODY = re.compile(
    r"\b(?:committee|board|cabinet|council|panel|forum|group|partnership|executive|commission|assembly|scrutiny|sub-committee"
    r"|governing body|trust|network|alliance|conference|committee in common|task (?:and|&) finish)\b",
    re.IGNORECASE,
)
_PAPER = r"(?:agenda|minutes|notes?|record|decisions|summary|actions)"
_STATE = r"(?:draft|approved|confirmed|unconfirmed|final|public|printed|agreed|ratified)"
_SORT = r"(?:virtual|remote|extraordinary|special|ordinary|annual|public|formal|informal|previous|last|full)"
#: what stands before a body's name in the title of its minutes
_LEAD = re.compile(
    r"^(?:notice of (?:an? |the )?(?:public )?meeting of )?"
    rf"(?:{_STATE}\s+)*(?:{_PAPER}(?:(?:,| and| &| of)? (?:draft )?{_PAPER})*(?:\s+(?:frontsheet"
    rf"|summary))?\s*(?:of|for|from|[-–—:,])\s+)?"
    rf"(?:meeting\s*[:|–-]\s*)?(?:at )?(?:(?:the|a|an)\s+)?(?:{_SORT}\s+)*(?:meetings?\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
#: what sort of meeting it is, before the committee's name: "Reconvened Meeting, Cabinet"
_SORT_OF_MEETING = re.compile(
    r"^(?:[^,]{0,60}\bmeeting|reconvened|special|extraordinary|adjourned|informal|rescheduled),\s+(?=\S)", re.IGNORECASE
)
#: the municipal year, which some systems put before a committee's name: "(2023/24) Scrutiny Panel"
_YEAR_BEFORE = re.compile(r"^\(?(?:19|20)\d\d(?:[/-]\d{2,4})?\)\s*")
#: what a paper is, after the name: "SEND Executive - note of meeting and action log"
_PAPER_OF = re.compile(rf"\s[-–—|]\s*{_PAPER} of(?: (?:the )?meeting\b.*)?$", re.IGNORECASE)
#: words between a body's name and the date
_TAIL = re.compile(
    r"(?:[\s,:;–—|(\[-]+(?:was|were|held|took|place|meetings?|minutes|notes|summary|dated?|agenda|on|at|for|of|from|the|draft|approved|final"
    r"|\d{1,2}[.:]\d{2}(?:am|pm)?|am|pm))*[\s,:;–—|(\[-]*$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"[\s,:;–—|-]+(?:(?:draft |full )?(?:meeting|minutes|notes|summary|agenda)"
    r"(?:(?: (?:and|&))? (?:minutes|notes|summary|summaries))*"
    r"|meetings?(?: held)? in (?:public|private|common)"
    r"|(?:independent )?chair(?:man|person)?.?s update(?: from .*)?)$",
    re.IGNORECASE,
)
#: the end of a body's name where a place follows: "Cabinet held at the Town Hall"
_PLACE = re.compile(
    r"(?:^|,?\s+)(?:(?:was |were |will be |is to be |to be )?held\b|met (?:at|in|on|via)\b|took place\b|which took\b"
    r"|at \d|via \w|in (?:the|committee|room) \w|at the \w|\(?virtual).*$",
    re.IGNORECASE,
)
#: rooms and houses that bear a body's name, in which it sits
_ROOM = re.compile(
    r"\b(?:council|committee|board|cabinet|executive|conference|assembly|panel|trust|partnership|group)['’]?s?\s+"
    r"(?:chambers?|houses?|offices?|rooms?|buildings?|suites?|halls?|headquarters|hq|centres?|website|papers?|tax)\b",
    re.IGNORECASE,
)
#: how to reach somebody, and what a reader is to do
_REACH = re.compile(
    r"www\.|https?:|\S@\S|\b(?:visit|ring|telephone|e-?mail|contact|click|please)\b|\b0\d{3,4} ?\d{3}",
    re.IGNORECASE,
)
_TIME = re.compile(r"^[\s,.:;–—|)-]*(?:(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|noon)?\b[\s,.:;–—|)-]*)?")
#: a name is shorter, in characters; a sentence has more words
_LONGEST, _FEWEST = 110, 5

_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|what|which|this|these|we|please|agreed|noted|following|between"
    r"|(?:re-?)?visited|inspected|published|met|took|carried|undertook|conducted|identified)\b|\.$",
    re.IGNORECASE,
)

#: what a name does not begin with: the rest of a sentence
_BESIDE = re.compile(r"(?:for|at|to|by|of|from|in|on|with|as|since|and|or|that|its|their|our)\b")
#: a number before a title: `12`, `12.`, `23/5`, `CYP14`, with or without "Item"
_NUMBER = re.compile(
    r"(?:(?i:(?:agenda )?item(?: no\.?)?)\s*)?(\d{1,4}[A-Za-z]?(?:/\d{1,4})?|[A-Z]{1,5}[./-]?\d{1,4}(?:/\d{2,4})?)"
    r"\s*(?:[.:)–-]\s*|\s)(?=[A-Z‘“'\"(])"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d+)?|q[1-4]|covid\W?\d*", re.IGNORECASE)
_AGENDA_NUMBER = re.compile(r"\s*[(\[]\s*agenda item(?: no\.?)?\s*(\d{1,3}[A-Za-z]?)\s*[)\]]", re.IGNORECASE)
_AGENDA_LINE = re.compile(r"[(\[]\s*agenda(?: item)?(?: no\.?| number)?\s*(\d{1,3}[A-Za-z]?)\s*[)\]]", re.IGNORECASE)
#: where in the printed pack an item stands
_PAGES = re.compile(r"\s*[(\[]\s*(?:pages?|pp?\.?)\s*\d+(?:\s*(?:[-–]|to)\s*\d+)?\s*[)\]]\s*$", re.IGNORECASE)


#: the item of a meeting that a page is about: "Meeting of the Cabinet, Tuesday, 3rd May, 2022 2.00 pm (Item 6.)"
_ITEM_OF = re.compile(
    r"(?P<meeting>.{10,200}?)\s*\((?:agenda )?(?:item|minute|no)\.?\s*(?P<number>[^()]{1,12}?)\.?\)\W*", re.IGNORECASE
)


class MeetingName(NamedTuple):
    """What a title says of a meeting; parts that it does not say are empty."""

    body: str
    date: str


def title_of_page(text: str) -> MeetingName:
    """Return body and date of a title such as `SEND Board minutes – 19 June 2025` or `Cabinet - Tuesday, 3 May 2022`.

    The body is what stands before the date, else after it, without the words that every title has.
    """
    found = find_date(text) or (find_month(text) if len(text) < _LONGEST else None)
    if not found:
        return MeetingName("", "")
    body = trim_title(_TAIL.sub("", text[: found.start]))
    if not names_body(body):
        rest = _TIME.sub("", text[found.end :], count=1)
        body = trim_title(re.split(r"\s[-–—|]\s|,|\.", rest, maxsplit=1)[0])
        body = body if names_body(body) else ""
    return MeetingName(body, found.iso)


def item_of_meeting(text: str) -> tuple[MeetingName, str]:
    """Return the meeting and the item's number that a line names: `Meeting of the Cabinet, 3 May 2022 (Item 6.)`."""
    found = _ITEM_OF.fullmatch(text)
    named = title_of_page(found["meeting"]) if found else MeetingName("", "")
    return (named, found["number"].strip()) if found and all(named) else (MeetingName("", ""), "")


#: a verb of a whole sentence, after its subject
_TOLD = re.compile(
    r"[\w)’',] (?:is|are|was|were|has|have|had|will|would|shall|should|must|can|could|cannot"
    r"|(?:reports?|answers?) (?:in)?to"
    r"|(?:monitor|oversee|review|scrutinise|chair|lead|meet|own|hold|advise|challenge|inspect)s?"
    r"|\w{3,}ed) (?!(?:and|or)\b)\w",
)


def is_sentence(words: str) -> bool:
    """Is a line a whole sentence, with a full stop and a verb after its subject, and so no title?"""
    return words.endswith(".") and len(words.split()) >= _FEWEST and _TOLD.search(words) is not None


def names_body(text: str) -> bool:
    """Is a text the name of a body, rather than a sentence about one?"""
    if len(text) >= _LONGEST or ">" in text or _SENTENCE.search(text) or _REACH.search(text) or _BESIDE.match(text):
        return False
    return BODY.search(_ROOM.sub(" ", text)) is not None


def trim_title(text: str) -> str:
    """Return a body's name without the words that the title of its minutes adds."""
    text = _LEAD.sub("", _YEAR_BEFORE.sub("", _PAPER_OF.sub("", text.strip())), count=1)
    text = _SORT_OF_MEETING.sub("", text, count=1)
    text = _PLACE.sub("", text.strip(" ,:;–—-|("))
    return _AFTER_NAME.sub("", text).strip(" ,:;–—-|(")


def strip_number(title: str, number: str) -> str:
    """Return an item's title without the number, known from elsewhere, that it begins with."""
    if number and title.startswith(number):
        rest = title[len(number) :]
        if rest[:1] and rest[0] in " .:)-–":
            return _PAGES.sub("", rest.lstrip(" .:)-–"))
    return _PAGES.sub("", title)


def agenda_number(text: str) -> str:
    """Return the number of the agenda that stands on a line of its own below an item's title; empty for other lines."""
    found = _AGENDA_LINE.fullmatch(text)
    return found[1] if found else ""


def numbered_title(text: str) -> tuple[str, str]:
    """Split `12. Title` or `Title (agenda item 7)` into number and title; the number may be empty.

    A year or a period at the beginning ("2022/23 Budget", "2019 Review") is part of the title.
    """
    text = _PAGES.sub("", text).strip()
    if found := _AGENDA_NUMBER.search(text):
        return found.group(1), _AGENDA_NUMBER.sub("", text).strip()
    found = _NUMBER.match(text)
    if not found or _YEAR.fullmatch(found.group(1)):
        return "", text
    return found.group(1), text[found.end() :]
