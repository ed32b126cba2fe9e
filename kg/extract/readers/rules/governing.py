"""Which name governs a verb: the body of "…, chaired by the Leader, which reports to" or of "… and reports to"."""

from kg.extract.matching import Match, Merged
from kg.rules.pattern import MACROS

__all__ = ["governed", "governing", "left_open", "subject"]

#: what may be the subject of a rule that leaves it to the grammar of the sentence, by the kind of rule
_SUBJECTS = {"reporting": ("BODY", "PARTY"), "monitoring": ("BODY", "ORG", "PARTY")}
#: the slot that such a rule leaves open
_SLOTS = {"reporting": "body", "monitoring": "monitor"}

#: between a subject and its verb, besides auxiliaries: adverbs, and how often a thing is done
_ADVERBS = frozenset(
    {
        "each",
        "all",
        "also",
        "now",
        "usually",
        "ultimately",
        "directly",
        "regularly",
        "formally",
        "therefore",
        "instead",
        "continues",
        "continue",
        "continued",
    }
)
_RELATIVE = frozenset({"which", "that", "who"})
_GOVERNED = frozenset(
    "of to by with in from for through under on at as into via between within including against until".split()
)
#: nouns that stand before "of the Board" and act for it
_ACT_FOR = frozenset("chair chairs chairman lead leads members member minutes work chairperson".split())
#: what stands before a clause
_OPENERS = frozenset(", and but that when where while whilst as because so since although however – - : ;".split())
_INSIDE = frozenset(
    "the a an its their this each both new joint local multi-agency independent established sub-group subgroup".split()
)


def left_open(match: Match) -> bool:
    """Return whether a match's rule leaves its subject to be found: `set = { body = "subject" }`."""
    return match.rule.values.get(_SLOTS.get(match.rule.kind, "")) == "subject"


def subject(merged: Merged, match: Match) -> int | None:
    """Return the token of the name that is the subject of a match that leaves it open, or None."""
    return governing(merged, match.start, _SUBJECTS[match.rule.kind])


def governing(merged: Merged, at: int, labels: tuple[str, ...]) -> int | None:
    """Return the token of the name that is the subject of a verb, or None where none of the labels is.

    Names that a preposition governs ("as a sub-group of the Partnership") are passed over, unless the verb's relative
    pronoun follows them or they say whose chair or members act.

    Arguments:
        merged: the sentence.
        at: the token of the verb.
        labels: what the subject may be.
    """
    here = at - 1
    purpose = here >= 0 and _word(merged, here) == "to"  # "the Board would meet each month to monitor"
    while here >= 0 and (
        _word(merged, here) in MACROS["aux"] or _word(merged, here) in _ADVERBS or _is(merged, here, ("FREQ",))
    ):
        here -= 1
    if here < 0:
        return None
    word = _word(merged, here)
    if word in _RELATIVE:
        return _antecedent(merged, here, labels)
    if merged.names[here] is None and word not in {",", "and", "but", ")", "then"} and not purpose:
        return None
    for index in range(here, -1, -1):
        if merged.names[index] is None and _word(merged, index) in {";", ":", "that"}:
            return None
        if merged.names[index] is None and _word(merged, index) in _RELATIVE:
            return _antecedent(merged, index, labels)  # "the Board, which meets monthly, reports to"
        if _is(merged, index, labels) and not governed(merged, index):
            return index if index == here or _opens(merged, index) else None
        if (
            index == here
            and merged.names[here] is not None
            and not _is(merged, here, labels)
            and not governed(merged, here)
        ):
            return None  # somebody else is the subject
    return None


def _opens(merged: Merged, at: int) -> bool:
    """Return whether a name opens its clause: else it is more likely the object of an earlier verb."""
    step = at - 1
    while step >= 0 and (
        _word(merged, step) in _INSIDE or _word(merged, step) in _ACT_FOR or _word(merged, step) == "of"
    ):
        step -= 1
    return step < 0 or _word(merged, step) in _OPENERS


def _antecedent(merged: Merged, pronoun: int, labels: tuple[str, ...]) -> int | None:
    """Return what "which" stands for: the nearest name, but one by which another body is led."""
    for index in range(pronoun - 1, max(-1, pronoun - 16), -1):
        if _word(merged, index) in {";", ":"}:
            return None
        if _is(merged, index, labels) and not _led_by(merged, index):
            return index
    return None


def _led_by(merged: Merged, at: int) -> bool:
    lead = [_word(merged, i) for i in range(max(0, at - 4), at)]
    return "by" in lead or "with" in lead[-2:]


def governed(merged: Merged, at: int) -> bool:
    """Return whether a preposition stands before a name, with nothing but determiners and adjectives between."""
    step = at - 1
    while step >= 0 and merged.names[step] is None and _word(merged, step) in _INSIDE:
        step -= 1
    if step < 0 or merged.names[step] is not None:
        return False
    if _word(merged, step) in {",", "and", "&", "or"}:
        before, name = merged.names[step - 1] if step else None, merged.names[at]
        like = before is not None and name is not None and before.label == name.label
        return like and governed(merged, step - 1)
    if _word(merged, step) == "of" and step and _word(merged, step - 1) in _ACT_FOR:
        return False
    return _word(merged, step) in _GOVERNED


def _is(merged: Merged, at: int, labels: tuple[str, ...]) -> bool:
    name = merged.names[at]
    return name is not None and name.label in labels


def _word(merged: Merged, at: int) -> str:
    return merged.words[at].lower()
