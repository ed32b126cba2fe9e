"""The words that open a decision, at the beginning of a line or within it, and how they say that it was decided."""

import re

from kg.extract.readers.prose import clause_words as patterns

__all__ = ["is_inline", "is_opener", "kind_of", "resolves"]


def is_opener(opener: re.Match[str], line: str) -> bool:
    """Return whether a word at the beginning of a line opens a decision."""
    word, rest = opener.group("word"), opener.group("rest")
    if word in patterns.OPENERS:
        return bool(re.match(r"\s*(?:[:–-]|$)", rest))
    if word.isupper():
        return True
    lead = line[: opener.start("word")].strip()
    return bool(re.match(r"\s*(?:[:;–-]|that\b|to\b|$|unanimously|\()", rest)) and (
        not lead or bool(re.search(r"(?:was|it)$", lead)) or word == "Resolved"
    )


def is_inline(inline: re.Match[str]) -> bool:
    """Return whether a word within a line says that something was decided there."""
    word, rest = next(filter(None, inline.group("a", "b", "c", "d"))), inline.group("rest")
    if not re.match(r"\s*(?:UNANIMOUSLY|unanimously)?\s*(?:[:–-]|[Tt]hat\b|to\b|THAT\b|TO\b|$)", rest):
        return False
    if inline.group("c") == "agreed" and not re.match(
        r"\s*(?:that\b[^.]{3,240}?\b(?:be|is|are)\b(?! (?:needed|important|clear|required))"
        r"|to (?!disagree|differ|meet|look|check|provide|send|share|circulate|bring|speak|find|take"
        r"|investigate)[a-z]+\b|[:–-])",
        rest,
    ):
        return False
    if inline.group("a") == "agreed" and re.match(
        r"\s*that\b[^.]{3,200}?\bwould be (?:provided|circulated|shared|sent|emailed|supplied|brought)\b", rest
    ):
        return False  # an action
    if (
        inline.group("a") == "recommended"
        and re.match(r"\s*to\b", rest)
        and not re.match(
            r"\s*to (?:the )?(?:Full )?(?:Council|Cabinet|Executive|[A-Z][\w’' ]+(?:Committee|Board|Panel))\b", rest
        )
    ):
        return False
    return (
        word.isupper()
        or inline.group("a") is not None
        or inline.group("c") is not None
        or inline.group("d") is not None
        or bool(re.match(r"\s*(?:[:–-]\s*)?[Tt]hat", rest))
    )


def resolves(line: str) -> bool:
    """Return whether a line opens with RESOLVED or the like."""
    opener = patterns.OPENER.match(line)
    return bool(
        opener
        and opener.group("word").isupper()
        and not opener.group("word").startswith("DECISION")
        and is_opener(opener, line)
    )


def kind_of(word: str) -> str:
    """Return how something was decided, by the word that says so."""
    lowered = word.lower()
    if lowered.startswith(("resol", "resov", "reslo")):
        return "resolved"
    if lowered.startswith("recommendation"):
        return "agreed"
    return {"agreed": "agreed", "recommended": "recommended"}.get(lowered, "decision")
