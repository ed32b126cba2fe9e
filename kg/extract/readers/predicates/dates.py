"""The date of an act: one that belongs to its own verb, and to no other act of the sentence."""

import re

from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.syntax.tree import Tree

__all__ = ["date_before", "date_of"]

#: words under which a date says until when, or from when on
_BOUNDS = frozenset({"until", "by", "before", "for", "since", "after"})
#: marks after a date that opens a line of a chronicle: "May 2021: inspectors return"
_OPENS = frozenset({":", "–", "-", "—", "|"})


#: units with which a date is taken up again, and how much of it they mean: "in the same month"
_SAME = {"date": 10, "day": 10, "time": 10, "month": 7, "year": 4}
#: how many sentences back the date may stand, and how many where it is known of what it must be
_BACK, _FAR = 2, 8


def date_of(
    reading: Reading, tree: Tree, verb: int, *, future: bool, since: bool = False, said: re.Pattern[str] | None = None
) -> str:
    """Return the date of what a verb says in ISO 8601; empty where it has none.

    Args:
        reading: the document.
        tree: the parse.
        verb: the token of the verb.
        future: whether the act is still to come.
        since: whether what lasts is told, so that the date since when is its own.
        said: what a sentence tells whose date "the same day" means; any sentence just before where it is not given.
    """
    bounds = _BOUNDS - {"since"} if since else _BOUNDS
    for at in tree.subtree(verb):
        name = tree.name(at)
        if name is not None and name.label == "DATE" and _own(tree, at, verb, bounds):
            return iso(reading, reading.sentences[tree.number], name, future=future)
    for at in tree.subtree(verb):
        again = tree.lowered[at] in _SAME and any(tree.lowered[c] == "same" for c in tree.of(at, "amod"))
        if again and _own(tree, at, verb, bounds):
            return date_before(reading, tree, at, said)[: _SAME[tree.lowered[at]]]
        if since and tree.lowered[at] == "then" and tree.lowered[tree.heads[at]] == "since" and at > 1:
            return date_before(reading, tree, at, None)
    above = tree.name(tree.heads[verb])
    if tree.deps[verb] == "relcl" and above is not None and above.label == "DATE":
        return iso(reading, reading.sentences[tree.number], above, future=future)  # "in June 2018, when he was sent"
    if tree.deps[verb] == "conj" and tree.first(verb, "nsubj", "nsubjpass") is None:
        return date_of(reading, tree, tree.heads[verb], future=future)  # "had in May given … and put in": one for both
    first = tree.name(0)
    if first is not None and first.label == "DATE" and tree.merged.words[1:2] and tree.merged.words[1] in _OPENS:
        return iso(reading, reading.sentences[tree.number], first, future=future)
    return ""


def date_before(reading: Reading, tree: Tree, token: int, said: re.Pattern[str] | None) -> str:
    """Return the date that is named last before a token, here or just before; empty where none is.

    Args:
        reading: the document.
        tree: the parse.
        token: where the date is taken up again.
        said: what a sentence before must tell for its date to be meant; any where it is not given.
    """
    here = reading.sentences[tree.number]
    for at in range(token - 1, -1, -1):
        name = tree.name(at)
        if name is not None and name.label == "DATE":
            return iso(reading, here, name, future=False)
    for number in range(tree.number - 1, max(-1, tree.number - 1 - (_FAR if said else _BACK)), -1):
        sentence = reading.sentences[number]
        dates = [iso(reading, sentence, name, future=False) for name in sentence.names if name.label == "DATE"]
        if sentence.section is not here.section:
            return ""
        if dates and (said is None or said.search(sentence.text)):
            return max(dates, key=len)  # of a day and the month of an inspection the day
    return ""


def _own(tree: Tree, at: int, verb: int, bounds: frozenset[str]) -> bool:
    """Return whether a date is an act's own: no other verb is nearer, and it tells no end or beginning of it."""
    for above in tree.above(at):
        if above == verb:
            return True
        if tree.deps[above] in {"aux", "auxpass"}:
            continue  # "had in May given"
        if tree.tags[above].startswith("VB") or tree.lowered[above] in bounds:
            return False
    return False
