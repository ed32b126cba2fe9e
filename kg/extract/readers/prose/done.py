"""What a paper says was done that had been asked for: "the briefing note on appeals had been circulated".

Only papers, figures and the like count: what minutes otherwise say was provided or presented is no answer to a promise.
That somebody only hopes, asks or waits for it is passed over.
"""

import re
from collections.abc import Iterator

from kg.extract.readers.decided import decided
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.keywords import DEEDS
from kg.model.kinds.action import Action

__all__ = ["read_done"]

#: with what is prepared, presented or completed nobody answers a promise yet
_SAID = "|".join(sorted({*DEEDS} - {"brought", "completed", "prepared", "presented", "produced", "reported"}))
#: what can be sent or brought
_PAPER = (
    r"(?:action plans?|analys[ie]s|answers?|audits?|breakdowns?|briefings?|dashboards?|data|details|documents?|figures"
    r"|guides?|information|invitations?|letters?|lists?|maps?|notes?|papers?|polic(?:y|ies)|presentations?|registers?"
    r"|repl(?:y|ies)|reports?|responses?|reviews?|schedules?|slides|strateg(?:y|ies)|summar(?:y|ies)|surveys?"
    r"|terms of reference|timelines?|timetables?|updates?)"
)
#: "the briefing note on appeals", without a clause of its own
_WHAT = (
    r"(?P<what>(?:the|an?|this|his|her|their|these|all|further|additional)"
    r"\s+(?:(?!that\b|which\b|who\b|whether\b)[^,;:.]){0,60}?"
    rf"\b{_PAPER}\b(?:(?!that\b|which\b|who\b|whether\b)[^,;:.]){{0,100}}?)"
)
_HAS_BEEN = re.compile(
    rf"\b{_WHAT}\s+(?:had|has|have)\s+(?:(?:now|since|also|already|recently|subsequently)\s+)?been\s+"
    rf"(?:(?:now|duly|subsequently)\s+)?(?P<deed>{_SAID})\b",
    re.IGNORECASE,
)
#: in the simple past only with its day: "A report was circulated" tells what came to this meeting
_WAS = re.compile(
    rf"\b{_WHAT}\s+(?:was|were)\s+(?:(?:then|duly|subsequently|since)\s+)?(?P<deed>{_SAID})\b"
    r"(?=[^.;]{0,80}?\b(?:on|in)\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)",
    re.IGNORECASE,
)
_HAD_SENT = re.compile(
    rf"\b(?:had|has|have)\s+(?:(?:now|since|already)\s+)?(?P<deed>{_SAID}|received)\s+{_WHAT}(?=[,;.]|$)", re.I
)
_OPEN = re.compile(
    r"\b(?:not|never|nor|no|until|once|if|when|whether|unless|before|should|would|could|expected|yet|hoped|asked|why"
    r"|where)\b",
    re.IGNORECASE,
)
#: of these the minutes of each meeting speak, and of what others publish
_ROUTINE = re.compile(r"\b(?:minutes|agenda|apolog\w+|questions?)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:inspections?|reports?|reviews?|consultations?)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\s+(?:(?:out )?with the agenda|beforehand|in advance|late)\b", re.IGNORECASE)


def read_done(reading: Reading) -> Iterator[Action]:
    """Yield what papers say was done, as finished actions."""
    for sentence in reading.sentences:
        if not admits(reading, sentence, Action) or _OPEN.search(sentence.text) or decided(reading, sentence):
            continue
        match = _HAS_BEEN.search(sentence.text) or _WAS.search(sentence.text) or _HAD_SENT.search(sentence.text)
        if match and not _routine(match) and not _of_plan(sentence, match):
            act = DEEDS.get(match["deed"].casefold(), "send")
            what = " ".join(match["what"].split())
            text = f"{act} {what[0].lower()}{what[1:]}"
            yield Action(text=text, status="completed", evidence=reading.evidence(sentence, "actions/done"))


def _routine(match: re.Match[str]) -> bool:
    """Return whether this is told at every meeting, or of what others publish."""
    published = match["deed"].casefold() == "published"
    after = match.string[match.end() :]
    return bool(
        _ROUTINE.search(match["what"]) or _BEFORE.match(after) or (published and _OF_OTHERS.search(match["what"]))
    )


def _of_plan(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether it is a plan of which this is told, which is the business of plans."""
    start, end = match.span("what")
    return match["deed"].casefold() == "submitted" and any(
        name.label == "PLAN" and start <= sentence.starts[name.first] < end for name in sentence.names
    )
