"""The labels of council pages: which words on a line of their own say what follows."""

from functools import lru_cache

from kg.documents.lines import Line
from kg.documents.patterns import either
from kg.model.document import SectionKind

__all__ = ["ITEM_LABELS", "field_of", "label_of", "opening_of"]

#: the labels of an item's body; those of other lists ("Apologies") may also be titles of items
ITEM_LABELS: tuple[SectionKind, ...] = ("minutes", "decision", "documents", "reasons", "options")

_CONSIDERED = r"(?: and(?: why)? (?:rejected|considered))?(?: when making (?:the|this) decision)?"
_PRESENT = r"(?:also )?(?:present|in attendance|attending|attendance)"

#: section -> what its label may be, without the colon
_LABELS = {
    "minutes": either(
        r"(?:draft |full )?minutes(?: text)?",
        r"(?:record of |key |points of )?discussions?(?: points?)?(?: and (?:comments|questions|actions))?",
        r"matters discussed|notes|update",
        r"(?:key|main) (?:points|issues)(?: (?:made|raised|discussed|arising))?"
        r"(?: (?:in|from|during|of) the (?:discussion|meeting))?",
        r"(?:declarations? of |any )?(?:conflicts?|interests) (?:of interests? )?(?:and nature of interests )?declared",
        r"voting|recorded vote|voting record",
    ),
    "decision": either(
        r"(?:the |summary of )?decisions?(?: made| taken| notice| text| agreed)?(?: by [a-z ]+)?",
        r"details? of (?:the )?decision|key decision made",
    ),
    "reasons": either(
        r"(?:the )?reason(?:s|\(s\))? (?:for|of) (?:the |this |key |urgent )?(?:decisions?|recommendations?)",
        r"reasons?(?: given)?",
    ),
    "options": either(
        r"(?:details of )?(?:any )?(?:alternatives?|other|alternative options?|options) (?:options? )?"
        r"(?:considered|rejected)" + _CONSIDERED,
        r"(?:alternative|other) options?(?: considered)?",
    ),
    "documents": either(
        r"(?:additional|supporting|accompanying|background|related|attached) (?:documents|papers|files|documentation)",
        r"documents|attachments|agenda (?:document )?pack",
    ),
    "actions": either(
        r"(?:summary of |agreed |new |list of )?action(?:s| points?| log| list| table"
        r"| tracker)?(?: arising)?(?: agreed)?(?: ?(?:/|and|or) ?requests? for (?:further |more )?information)?",
    ),
    "attendance": either(
        rf"(?:members? |councillors? |those |officers? |others? )?{_PRESENT}(?: virtually| remotely| online"
        rf"| via [a-z ]+)?",
        r"(?:members(?:hip)?|attendees|officers|attendance|participants|present) ?"
        r"(?:present|in attendance|list|and apologies)?",
        rf"(?:other |council |board |committee |co-opted )?(?:members|councillors|officers|witnesses|guests"
        rf"|invitees)(?: {_PRESENT})?",
    ),
    "apologies": either(
        r"apologies(?: for absence)?(?: (?:were )?received(?: from)?| from)?",
        r"substitutes?|absent|not present",
    ),
    "blurb": either(
        r"purpose(?: of (?:the )?(?:report|item|meeting|decision))?|(?:executive |report )?summary",
        r"background|content|description",
        r"(?:officer |officers' )?recommendations?(?: of the report| to (?:the )?[a-z ]+)?|(?:purpose"
        r"|matter) for decision",
    ),
    "contact": either(
        r"contacts?(?: information| officers?| details)?|(?:democratic services|support) officer|venue"
        r"|further information",
    ),
}
_KINDS: tuple[SectionKind, ...] = (
    "minutes", "decision", "reasons", "options", "documents", "actions", "attendance", "apologies", "blurb", "contact",
)  # fmt: skip

#: no label is longer, in characters
_LONGEST = 90
#: labels without a colon must be longer than this, in characters, unless they are one of those that stand alone
_SHORT = 9
_ALONE = ("Minutes", "Decision", "Decisions", "Present", "Apologies", "Attendance", "Attendees", "Witnesses")
_ENDS = (":", ":-", ":–", ": -")
#: in capitals or as headings these are titles of items as often as labels
_WORDY = ("minutes", "blurb", "contact", "actions")

_OPENING = (
    ("reasons", either(r"reasons? for (?:the |this )?(?:decisions?|recommendations?)\s*[:–-]\s*\S")),
    (
        "options",
        either(
            r"(?:details of )?(?:any )?(?:alternative|other) options? (?:considered|rejected)[a-z ]{0,40}\s*[:–-]\s*\S",
            r"options considered[a-z ]{0,30}\s*[:–-]\s*\S",
        ),
    ),
    ("blurb", either(r"purpose(?: of (?:the )?(?:report|decision))?\s*:\s*\S")),
    ("minutes", either(r"content\s*:\s*\S")),
    ("minutes", either(r"conflicts? of interests?[^:]{0,90}:\s*\S", r"(?:voting|recorded vote)\s*:\s*\S")),
)

#: labels of `label: value` lines of decision records, issue records and meeting heads
_FIELDS = either(
    r"decision[ -]?(?:makers?|taker|taken by|made by|type|status|due(?: date)?|date|ref(?:erence)?(?: no"
    r"| number)?|number|no)",
    r"is (?:(?:this a |the decision a )?key decision|(?:it |this |the decision )?subject to call[ -]?in)\??",
    r"key decision|urgent(?: decision)?\??|call[ -]?in|reason key|anticipated restriction|category",
    r"date (?:of (?:the )?(?:decision|meeting)|decision (?:made|taken|due)|published|of publication|made|taken"
    r"|effective)",
    r"publication date|(?:decided|made) at meeting|decision published|effective from|implementation date",
    r"decision effective from|expiry of call[ -]?in",
    r"report authors?|author|report by|lead (?:member|director|officer|councillor|department|service)"
    r"|department|directorate",
    r"notice of (?:proposed )?decision first published|first published|(?:wards?|divisions?)(?:/areas?)? affected",
    r"reference(?: no| number)?|portfolio|cabinet member|portfolio holder|(?:report |decision )?title",
    r"title of (?:the )?(?:report|decision)|subject|consultees|date record published",
    r"contact(?: officer| name| person)?|officer contact|e-?mail|tel(?:ephone)?",
    r"(?:this decision has been )?called in by|decision called in by|made by|taken by",
    r"date|committee|meeting|time|venue|location",
)
_FIELD = either(rf"(?P<label>{_FIELDS.pattern})\s*[:–-]\s*(?P<value>.*)")
#: no field is longer, in characters
_LONGEST_FIELD = 400


def label_of(line: Line) -> SectionKind | None:
    """Return the section that a line announces when it is nothing but a label; None for other lines.

    A label ends in a colon, is marked as a heading, or is written in capitals; else only the labels that stand
    alone in council systems count.
    """
    if len(line.words) > _LONGEST:
        return None
    return _label(line.words, heading=line.kind == "heading", marked=bool(line.marker))


@lru_cache(maxsize=8192)
def _label(text: str, *, heading: bool, marked: bool) -> SectionKind | None:
    bare = text.rstrip(" :-–—")
    kind = next((kind for kind in _KINDS if _LABELS[kind].fullmatch(bare)), None)
    if kind is None or text.rstrip().endswith(_ENDS):
        return kind
    if heading or (bare.isupper() and not marked):
        return None if kind in _WORDY and not (heading and kind == "minutes") else kind
    alone = kind in ("reasons", "options", "documents") and len(bare) > _SHORT
    return kind if not marked and (alone or bare in _ALONE) else None


def opening_of(line: Line) -> SectionKind | None:
    """Return the section that a line opens with a label and goes on to fill (`Reason for decision: To meet …`)."""
    if ":" not in line.text and "–" not in line.text and "-" not in line.text:
        return None
    for kind, pattern in _OPENING:
        if pattern.match(line.words):
            return kind  # type: ignore[return-value]  # the table holds kinds of section
    return None


@lru_cache(maxsize=8192)
def field_of(text: str) -> tuple[str, str] | None:
    """Return label and value when a line is a field of a record (`Decision Maker: Cabinet`); None for other lines."""
    if len(text) > _LONGEST_FIELD or not (found := _FIELD.fullmatch(text)):
        return None
    return found["label"], found["value"]
