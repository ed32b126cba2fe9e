"""Titles of pages and meetings: the body and the date that they name, and the number before an item's title."""

import re
from typing import NamedTuple

from kg.documents.dates import find_date

__all__ = ["BODY", "MeetingName", "numbered_title", "strip_number", "title_of_page", "trim_title"]

#: words by which a name is a body's
BODY = re.compile(
    r"\b(?:committee|board|cabinet|council|panel|forum|group|partnership|executive|commission|assembly|scrutiny|sub-committee"
    r"|governing body|trust|network|alliance|conference|meeting of the)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:notice of (?:an? |the )?(?:public )?meeting of )?(?:(?:draft|approved|confirmed|unconfirmed|final|public|printed|agreed)\s+)*"
    r"(?:(?:agenda|minutes|notes?|record|decisions|summary|actions)(?:(?:,| and| &| of)? (?:draft )?(?:agenda|minutes|notes|decisions|actions))*"
    r"(?:\s+(?:frontsheet|summary))?\s*(?:of|for|from|[-–—:])\s+)?(?:(?:the|a|an)\s+)?(?:(?:virtual|remote|extraordinary|special|ordinary|annual|public|joint|formal|previous|last)\s+)*"
    r"(?:meetings?\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,:;–—\-|(\[]*(?:(?:(?:was |were )?held|took place|meeting|minutes(?: summary)?|notes|summary|dated?|agenda|on|at|for|of|from|the|draft|approved|final|\d{1,2}[.:]\d{2}\s*(?:am|pm)?)[\s,:;–—\-|(\[]*)*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:agenda )?item(?: no\.?)?\s*)?(\d{1,4}[A-Za-z]?(?:/\d{1,4})?|[A-Z]{1,5}[./ -]?\d{1,4}(?:/\d{2,4})?)\s*(?:[.:)–-]\s*|\s+)(?=[A-Z‘“'\"(])",
    re.IGNORECASE,
)
_AGENDA_NUMBER = re.compile(r"\s*[(\[]\s*agenda item(?: no\.?)?\s*(\d{1,3}[A-Za-z]?)\s*[)\]]", re.IGNORECASE)

#: where in the printed pack an item stands
_PAGES = re.compile(r"\s*[(\[]\s*(?:pages?|pp?\.?)\s*\d+(?:\s*(?:[-–]|to)\s*\d+)?\s*[)\]]\s*$", re.IGNORECASE)


class MeetingName(NamedTuple):
    """What a title says of a meeting; parts that it does not say are empty."""

    body: str
    date: str


def title_of_page(text: str) -> MeetingName:
    """Return the body and the date in a title such as `SEND Board minutes – 19 June 2025` or `Cabinet - Tuesday, 30th November, 2021 2.00 pm`.

    The body is what stands before the date (else after it), without the words that every title has.
    """
    found = find_date(text)
    if not found:
        return MeetingName("", "")
    before = _TAIL.sub("", text[: found.start])
    body = trim_title(before)
    if not BODY.search(body):
        after = re.sub(
            r"^[\s,.:;–—\-|)]*(?:(?:at )?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|noon)?\b[\s,.:;–—\-|]*)?",
            "",
            text[found.end :],
        )
        rest = trim_title(re.split(r"\s[-–—|]\s|,", after)[0])
        body = rest if BODY.search(rest) and len(rest) < 100 else ""
    return MeetingName(body, found.iso)


def trim_title(text: str) -> str:
    """Return a body's name without the words that the title of its minutes adds."""
    text = _LEAD.sub("", text.strip(), count=1).strip(" ,:;–—-|(")
    text = re.sub(
        r"(?:\s+|\s*[-–—|:]\s*)(?:draft |full )?(?:meeting|minutes|notes|summary|agenda)(?: (?:minutes|notes|summary))?$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return text.strip(" ,:;–—-|(")


def strip_number(title: str, number: str) -> str:
    """Return an item's title without the number, known from elsewhere, that it begins with."""
    if number and title.startswith(number):
        rest = title[len(number) :]
        if rest[:1] in " .:)-–":
            return rest.lstrip(" .:)-–")
    return title


def numbered_title(text: str) -> tuple[str, str]:
    """Split `12. Title` or `Title (agenda item 7)` into number and title; the number may be empty.

    A year or a period at the beginning ("2022/23 Budget", "2019 Review") is part of the title.
    """
    text = _PAGES.sub("", text).strip()
    if found := _AGENDA_NUMBER.search(text):
        return found.group(1), _AGENDA_NUMBER.sub("", text).strip()
    found = _NUMBER.match(text)
    if not found or re.fullmatch(r"(?:19|20)\d\d(?:/\d+)?", found.group(1)):
        return "", text
    return found.group(1), text[found.end() :]
