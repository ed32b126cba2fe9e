"""What somebody undertook in the meeting, as rules read it."""

import re

from kg.extract.due import is_due
from kg.extract.name import Name
from kg.extract.readers.prose import undertaking_words as patterns
from kg.extract.readers.prose.undecided import undecided
from kg.extract.readers.rules.slots import denied, iso
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.action import Action

__all__ = ["read_undertaken"]


def read_undertaken(reading: Reading) -> list[Frame]:
    """Return what rules read as undertaken by somebody, to be done once after the meeting."""
    return [
        frame
        for number, sentence in undecided(reading)
        if number in reading.matches
        for frame in _undertaken(reading, sentence, number)
    ]


def _undertaken(reading: Reading, sentence: Sentence, number: int) -> list[Frame]:
    merged = reading.merged[number]
    for match in reading.matches[number]:
        if match.rule.kind != "actions" or denied(merged, match) or patterns.PAPER_SAYS.match(sentence.text):
            continue
        name = merged.names[match.slots["owner"]] if "owner" in match.slots else None
        start = merged.doc[match.start].idx if name is not None else 0
        text = merged.doc.text[start:].strip(" .")
        due = next(
            (
                iso(reading, sentence, n, future=True)
                for n in sentence.names
                if is_due(sentence, n) and sentence.doc[n.first].idx > start
            ),
            "",
        )
        owner = name.thing if name is not None else None
        person = _holder(sentence, name) if name is not None else None
        if person is not None and name is not None:
            owner, text = person, text.removeprefix(name.text).strip(" ,)")
        if name is not None and (told := patterns.TOLD_THAT.match(text.removeprefix(name.text))):
            text = text.removeprefix(name.text)[told.end() :]
        if name is None:
            speaker = next(
                (n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.first <= 1 and n.thing is not None),
                None,
            )
            said = patterns.SAID.match(text)
            text = text[said.end() :] if said else text
            if speaker is not None and said and re.search(r"\b(?:would|will)\b", text):
                owner = speaker.thing
        return [
            Action(
                text=text, owner=owner, due=due, status="planned", evidence=reading.evidence(sentence, match.rule.id)
            )
        ]
    return []


def _holder(sentence: Sentence, post: Name) -> Thing | None:
    """Return the person who is named before the post: "Ada Crane, Head of SEND, will write"."""
    before = [n for n in sentence.names if n.label == "PERSON" and n.last == post.first - 1]
    beside = post.label == "ROLE" and bool(before) and sentence.words[post.first - 1] in patterns.BREAKS
    return before[0].thing if beside else None
