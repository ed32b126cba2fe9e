"""The body that met: which body the minutes and decisions of a paper are those of.

Where its heading does not say so.
"""

import re
from collections import Counter

from kg.extract import reference_words as patterns
from kg.extract.folded import folded
from kg.extract.reading import Reading
from kg.model.document import NO_MEETING
from kg.model.frames import Thing

__all__ = ["meeting_bodies"]


def meeting_bodies(reading: Reading, fullest: dict[str, str]) -> bool:
    """Find the body of each meeting: from the layout, the manifest, or the words of its resolutions.

    Returns:
        Whether it is only guessed, from the bodies that a page names.
    """
    for number, meeting in enumerate(reading.document.meetings):
        heading = patterns.HEADING.match(reading.document.text[meeting.start : meeting.end])
        if meeting.body or heading:
            text = _cleaned(meeting.body or (heading.group(1) if heading else ""))
            body = Thing("body", fullest.get(folded(text), text).replace("’", "'"), kind=_kind_of(text))
            reading.bodies[number] = body
            _same_as(reading, body)
    if reading.bodies or reading.document.page_type in NO_MEETING:
        return False
    if reading.document.entry.body:
        text = reading.document.entry.body
        reading.bodies[None] = Thing("body", fullest.get(folded(text), text), kind=_kind_of(text))
        return False
    votes: Counter[Thing] = Counter()
    for sentence in reading.sentences:
        text_words = [w.lower() for w in sentence.words]
        for name in sentence.names:
            if name.label != "BODY" or name.generic or name.thing is None:
                continue
            before = text_words[max(0, name.first - 4) : name.first]
            if before[-2:] == ["house", "of"] or "Parliament" in name.text or "House of" in name.text:
                continue  # of another place
            after = text_words[name.last : name.last + 2]
            if {"resolved", "recommended", "agreed"} & set(before[-3:]) and "that" in before:
                votes[name.thing] += 3
            elif "that" in before and after[:1] and after[0] in patterns.RESOLVES:
                votes[name.thing] += 2
            elif sentence.section.kind in patterns.RECORD_SECTIONS and after[:1] and after[0] in patterns.ACTS:
                votes[name.thing] += 1
            elif (
                {"provides", "provide", "updates", "informs", "asks", "invites", "ask", "inform"} & set(before[-3:])
                and before[-1:] == ["the"]
                and sentence.section.kind in ("blurb", "minutes")
            ):
                votes[name.thing] += 1
            elif (
                before[-3:] == ["meeting", "of", "the"]
                and before[:1] in (["this"], ["virtual"], ["first"], ["hybrid"], ["remote"], ["inaugural"])
                and after[:1] not in (["on"], ["held"])
            ):
                votes[name.thing] += 2
            elif before[-3:] == ["minutes", "of", "the"] and after[:1] and after[0] in ("meeting", "held"):
                votes[name.thing] += 2
            elif (
                before[-1:] == ["that"]
                and after[:1] == ["members"]
                and sentence.section.kind in ("minutes", "decision")
            ):
                votes[name.thing] += 1
    guessed = not votes
    if guessed:
        votes.update(_spoken_of(reading))
    if votes:
        reading.bodies[None] = min(votes, key=lambda thing: (-votes[thing], thing.name))
    return guessed


def _spoken_of(reading: Reading) -> list[Thing]:
    """Return the one named body for which the document's plain "the Committee" or "the Board" must stand.

    If there is one.
    """
    plain: Counter[str] = Counter()
    named: dict[str, dict[Thing, None]] = {}
    for sentence in reading.sentences:
        if "by reason of special circumstances" in sentence.text:
            continue  # what every agenda says of urgent business
        for name in sentence.names:
            if name.label == "BODY" and name.generic:
                plain[name.kind] += 1
            elif name.label == "BODY" and name.thing is not None:
                named.setdefault(name.kind, {})[name.thing] = None
    if not plain:
        return []
    kind = min(plain, key=lambda k: (-plain[k], k))
    found = list(named.get(kind, {}))
    if len(found) > 1:
        found = [t for t in found if not t.name.startswith(("Shadow ", "Former "))] or found
    if len(found) > 1:
        found = [
            t for t in found if re.search(r"Health and Well-?[Bb]eing Board|Scrutiny|Select|Schools['’]? Forum", t.name)
        ]
    if kind == "board":
        found = [t for t in found if re.search(r"Health and Well-?[Bb]eing Board|Scrutiny", t.name)]
    return found if len(found) == 1 else []


def _cleaned(text: str) -> str:
    """Return a heading's name of a body without what only tells that these are minutes."""
    text = (
        text.replace("’", "'").split(":")[0]
        if re.search(r"\b(?:Board|Committee|Panel|Forum|Partnership|Group):", text)
        else text.replace("’", "'")
    )
    text = re.sub(r"^.*\b[Mm]eeting, (?=[A-Z])|^[Mm]eeting \| ", "", text)
    text = re.sub(
        r"^(?:Informal|Extraordinary|Special|Additional|Draft)?\s*(?:[Mm]eeting|[Mm]inutes)(?:,| of(?: the)?)\s+",
        "",
        text,
    )
    text = re.sub(r"\s*[-–:]\s*(?i:notes? (?:of|and|from)\b.*|notes?$|note of$)", "", text)
    return (
        re.sub(
            r"\s*[-–:,]?\s*(?:[Mm]eeting )?(?:[Mm]inutes|[Mm]eeting|[Dd]ecisions?(?: [Rr]ecord)?)(?: (?:and|&) .*)?$",
            "",
            text,
        ).strip()
        or text
    )


def _same_as(reading: Reading, body: Thing) -> None:
    """Let a shorter form of the meeting's body, which heads or ends its name, be that body."""
    whole = folded(body.name)
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.label == "BODY" and not name.generic and name.thing is not None and name.thing != body:
                part = folded(name.text)
                if len(part.split()) > 1 and (whole.startswith(part) or whole.endswith(f" {part}")):
                    name.thing = body


def _kind_of(text: str) -> str:
    from kg.rules.lexicon import lexicon

    heads = lexicon().body_heads
    words = text.split()
    for word in reversed(words):
        found = heads.get(word) or heads.get(word.title())
        if found:
            return found
    return ""
