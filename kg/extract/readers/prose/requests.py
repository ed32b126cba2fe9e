"""What a clause of a decision asks to come back: by whom, and by when. A clause that asks for nothing has neither."""

import re

from kg.extract.due import due_in, is_due
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.model.frames import Thing

__all__ = ["asked_of"]

_WHAT = (
    r"(?:reports?|updates?|papers?|briefings?|presentations?|figures|data|analysis|information|notes?|plans?"
    r"|reviews?|responses?|strategy)"
)
_DONE = (
    r"(?:brought|submitted|provided|presented|circulated|reported|shared|received|returned|considered|produced"
    r"|prepared|sent)"
)
_DO = r"(?:report|bring|provide|submit|circulate|present|prepare|share|return|update|write|supply|produce|send|attend)"
#: "be asked to submit an update", "a report be brought back", "bring a written report to the next meeting"
_ASKED = re.compile(rf"\b(?:be|is|are)\s+(?:asked|requested|invited|instructed)\s+to\s+{_DO}\b", re.I)
_PASSIVE = re.compile(rf"\b{_WHAT}\b[^;]{{0,160}}?\b(?:be|is to be|are to be)\s+{_DONE}\b", re.I)
_ACTIVE = re.compile(rf"^[^;]{{0,90}}?\b{_DO}s?\s+(?:back|an?|the|all|further|again)\b[^;]{{0,160}}", re.I)
_BACK = re.compile(r"\bback\b|\bto (?:the|a|its|this) (?:next|following|future|\w+ meeting)\b|\bnext meeting\b", re.I)


#: who is asked where nobody is named
_OFFICERS = Thing("group", "Officers")


def asked_of(reading: Reading, text: str, start: int, end: int) -> tuple[Thing | None, str]:
    """Return who is to bring what a clause asks for, and by when (ISO 8601); nothing where it asks for nothing.

    Args:
        reading: the document.
        text: of the clause.
        start: of its characters in the document.
        end: of these.
    """
    asked = _ASKED.search(text)
    sentences = reading.sentences_in(start, end)
    dated = next(
        ((sentence, name) for sentence in sentences for name in sentence.names
         if is_due(sentence, name) and start <= sentence.start + sentence.starts[name.first] < end), None
    )  # fmt: skip
    said = reading.date(sentences[0]) if sentences else ""
    due = iso(reading, *dated, future=True) if dated else due_in(text, said)
    due = due if due > said[: len(due)] else ""
    active = None if asked else _ACTIVE.search(text)
    back = _BACK.search(text)
    if not (asked or ((_PASSIVE.search(text) or active) and (due or back))):
        return None, ""
    verb = asked or re.search(rf"\b{_DO}s?\s+(?:back|an?|the|all|further)\b", text, re.I) if asked or active else None
    owner = _owner(reading, text, start, end, verb.start()) if verb is not None else None
    return owner, due


def _owner(reading: Reading, text: str, start: int, end: int, before: int) -> Thing | None:
    """Return the last that is named in a clause before what is asked of him."""
    raw = reading.document.text[start:end]
    limit = start + max(raw.find(text[: before + 1]), 0) + before
    found: Thing | None = None
    for sentence in reading.sentences_in(start, end):
        for name in sentence.names:
            at = sentence.start + sentence.starts[name.first]
            if (
                start <= at < limit
                and name.label in ("ROLE", "PERSON", "BODY")
                and name.thing is not None
                and not name.generic
            ):
                posts = posts_of(sentence, name) if name.label == "ROLE" else (name.thing,)
                found = posts[0] if posts else found
    return found or (_OFFICERS if re.search(r"\bofficers\b", text[:before], re.I) else None)
