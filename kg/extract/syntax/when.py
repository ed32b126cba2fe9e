"""How often a thing is done: the frequency that belongs to a predicate or to one of its parties, and not to another."""

import re

from kg.extract.syntax.tree import Tree

__all__ = ["frequencies", "frequency", "frequency_of", "habit"]

_MEETING = frozenset({"meet", "meets", "met", "meeting", "meetings", "held", "convened", "convenes", "sits", "chaired"})
#: where a predicate stands below a verb that may have the frequency
_GOVERNED = frozenset("dobj nsubj nsubjpass attr pobj xcomp acomp oprd conj dep advcl".split())
_REPEATED = re.compile(
    r"\b(?:at )?(?:every|each|alternate|all|successive|each of (?:its|their|the|those))(?: of (?:its|their|the|those))?"
    r"(?: (?:other|second|third|subsequent|ordinary|scheduled|regular|single|next|one|two|three|four|bi-monthly"
    r"|monthly|quarterly|formal))*"
    r" (?:meetings?|sessions?|sittings?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|half-term|fortnight|week"
    r"|month|quarter|term|year|visit|spring|summer|autumn|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b"
    r"|\b(?:week by week|month by month|term by term|day to day|week on week|month on month|quarter by quarter"
    r"|year on year|meeting by meeting|from meeting to meeting)\b"
    r"|\b(?:as a )?standing (?:agenda )?item\b|\bon a (?:regular|rolling|continuing|continuous) basis\b"
    r"|\bon an? (?:ongoing|annual) basis\b|\balternate (?:weeks|months|terms)\b"
    r"|\b(?:once|twice|thrice|three times|four times|six times|eight times|ten times|not fewer than \w+ times) (?:a"
    r"|each|every|per|in each) \w+\b|\bin (?:spring|may|june|november) and (?:autumn|november|may) (?:of )?(?:each"
    r"|every) year\b"
)


def frequencies(tree: Tree) -> list[tuple[int, int, str]]:
    """Return the frequencies of a sentence: where each begins and ends, in tokens, and its normal form."""
    found = [
        (at, at + 1, name.value)
        for at, name in enumerate(tree.merged.names)
        if name is not None and name.label == "FREQ"
    ]
    starts, text = [], ""
    for word in tree.lowered:
        starts.append(len(text))
        text += f"{word} "
    for match in _REPEATED.finditer(text):
        first = next(at for at in range(len(starts) - 1, -1, -1) if starts[at] <= match.start())
        last = next((at for at in range(len(starts)) if starts[at] >= match.end()), len(starts))
        inner = [one for one in found if first <= one[0] < last]
        if inner and inner[0][2] != "regular":
            continue
        found = [one for one in found if one not in inner]
        value = re.sub(r"^(?:at|on a|on an|as a) ", "", match.group())
        found.append((first, last, re.sub(r" basis$", "", value)))
    return sorted(found)


def habit(tree: Tree, verb: int) -> bool:
    """Return whether an act is done again and again: it has a frequency of its own."""
    return bool(frequency(tree, verb)[0])


def frequency_of(tree: Tree, party: int) -> str:
    """Return how often a party does a thing, where it is said beside it: "(monthly)", "quarterly by the Board"."""
    for first, last, value in frequencies(tree):
        before = tree.lowered[party + 1 : first]
        if (
            first > party
            and before in ([], ["("], [","], ["–"], ["at"], ["on", "a"], ["each"])
            and _closes(tree, last, before)
        ):
            return value
        if 0 < party - last <= 3 and tree.lowered[last] == "by":
            return value
    return ""


def _closes(tree: Tree, last: int, before: list[str]) -> bool:
    return before != ["("] or tree.lowered[last : last + 1] == [")"]


def frequency(tree: Tree, token: int) -> tuple[str, int | None]:
    """Return how often what a predicate says is done, with the token that says so; empty where nothing says it.

    Arguments:
        tree: the parse.
        token: the predicate.
    """
    found: list[tuple[int, int, str, int]] = []
    for first, last, value in frequencies(tree):
        if first <= token < last:
            continue
        # the top of the phrase, whose head stands outside it
        top = next((at for at in range(first, last) if not first <= tree.heads[at] < last), first)
        distance = _steps(tree, top, token)
        if distance is not None:
            found.append((distance, abs(top - token), value, first))
    if not found:
        return "", None
    best = min(found, key=lambda one: one[:2])
    return best[2], best[3]


def _steps(tree: Tree, at: int, token: int) -> int | None:
    """Return how many steps a frequency is from a predicate; None where another verb or a meeting has it."""
    above = [token, *tree.above(token)]
    near = set()
    for one in above[1:4]:
        near.add(one)
        if tree.tags[one].startswith("VB"):
            break
    here, steps = at, 0
    while steps < 7:
        if here == token:
            return steps
        if here in near and tree.deps[token] in _GOVERNED:
            if tree.deps[token] == "conj" and at < token:
                return None  # "reports quarterly and is overseen by"
            if tree.tags[here].startswith("VB") and tree.lowered[here] not in _MEETING:
                return steps + 2
            if tree.lowered[here] in _MEETING and tree.deps[token] == "advcl":
                return steps + 2  # "meets monthly to monitor"
        if tree.lowered[here] in _MEETING and here != at and tree.tags[here].startswith("VB"):
            return None
        if (
            here != at
            and tree.tags[here].startswith("VB")
            and tree.deps[here] in {"ccomp", "relcl", "advcl", "acl", "conj"}
            and here not in near
        ):
            return None
        if tree.heads[here] == here:
            return None
        here, steps = tree.heads[here], steps + 1
    return None
