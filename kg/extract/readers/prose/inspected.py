"""What was inspected: the schools that a sentence ties to its words of inspection, else the local area that it names.

Two schools are two inspections, however alike the sentences. It must not guess a place that stands elsewhere.
"""

import re

from kg.extract.name import Name
from kg.extract.sentences import Sentence
from kg.model.frames import Thing

__all__ = ["inspected", "same_place"]

_KINDS = frozenset({"education provider"})
#: between "inspected" or "inspection" and the school
_AFTER = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:(?:visit|report)\s+)?(?:(?:of|at|to|into)\s+)?(?:the\s+)?")
#: between the school and "inspected" or "inspection"
_BEFORE = re.compile(
    r"(?:['’]s?)?\s*(?:,?\s*(?:which|that)\s+)?"
    r"(?:(?:was|were|is|are|had|has|have|been|be|being|to|would|will|due|expected|also|last|first|again|both|each"
    r"|next|then)\s+)*"
    r"(?:(?:its?|an?|the|received|underwent|recent|latest|full|section \d+|graded|ungraded|joint|Ofsted|OFSTED"
    r"|HMI)\s+)*"
)
#: between two schools that were inspected alike
_JOINED = re.compile(r"\s*(?:,|,?\s*and|&)\s*(?:the\s+)?")
_AREA = re.compile(
    r"\b(?:inspect(?:ion|ed)|visit|arrangements|provision|services)\s+(?:of|in|across|for)\s+(?:the\s+)?"
    r"(?P<a>[A-Z][\w’'-]+(?:(?: and| with| upon|,)? [A-Z][\w’'-]+)*)"
    r"|\b(?P<b>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:’s|'s) (?:local area |joint )?(?:SEND |area )?inspection"
)


def inspected(sentence: Sentence, start: int, end: int) -> tuple[Thing | None, ...]:
    """Return what is inspected where a sentence speaks of inspection from `start` to `end`.

    Returns:
        Each school that the words are tied to; else the one area that the sentence names; else a single None.
    """
    text = sentence.text
    schools = [
        (*_span(sentence, n), n) for n in sentence.names if n.label == "ORG" and n.kind in _KINDS and not n.generic
    ]
    for at, (first, _, name) in enumerate(schools):
        if first >= end and _AFTER.fullmatch(text, end, first):
            return _run(text, schools, at, 1, name)
    for at in range(len(schools) - 1, -1, -1):
        if schools[at][1] <= start and _BEFORE.fullmatch(text, schools[at][1], start):
            return _run(text, schools, at, -1, schools[at][2])
    area = _AREA.search(text)
    name_ = (area.group("a") or area.group("b") or "") if area else ""
    return (Thing("area", name_.replace("’", "'")) if name_ else None,)


def same_place(left: Thing | None, right: Thing | None) -> bool:
    """Return whether two places are one, as far as they are told.

    Areas are cut out of sentences in many ways; which council they are is told later. A school is that school only.
    """
    schools = {place for place in (left, right) if place is not None and place.type == "organisation"}
    return not schools or left == right


def _run(text: str, schools: list[tuple[int, int, Name]], at: int, step: int, name: Name) -> tuple[Thing | None, ...]:
    """Return a school with those joined to it on one side: "Oak School, Elm School and Ash School"."""
    found = [name]
    while 0 <= at + step < len(schools):
        left, right = sorted((schools[at], schools[at + step]))
        if not _JOINED.fullmatch(text, left[1], right[0]):
            break
        at += step
        found.append(schools[at][2])
    return tuple(n.thing or Thing("organisation", n.text, kind=n.kind) for n in found)


def _span(sentence: Sentence, name: Name) -> tuple[int, int]:
    last = name.last - 1
    return sentence.starts[name.first], sentence.starts[last] + len(sentence.words[last])
