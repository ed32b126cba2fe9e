"""The date of an act: one that belongs to its own verb, and to no other act of the sentence."""

from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.syntax.tree import Tree

__all__ = ["date_of"]

#: words under which a date says until when, or from when on
_BOUNDS = frozenset({"until", "by", "before", "for", "since", "after"})
#: marks after a date that opens a line of a chronicle: "May 2021: inspectors return"
_OPENS = frozenset({":", "–", "-", "—", "|"})


def date_of(reading: Reading, tree: Tree, verb: int, *, future: bool) -> str:
    """Return the date of what a verb says in ISO 8601; empty where it has none.

    Args:
        reading: the document.
        tree: the parse.
        verb: the token of the verb.
        future: whether the act is still to come.
    """
    for at in tree.subtree(verb):
        name = tree.name(at)
        if name is not None and name.label == "DATE" and _own(tree, at, verb):
            return iso(reading, reading.sentences[tree.number], name, future=future)
    if tree.deps[verb] == "conj" and tree.first(verb, "nsubj", "nsubjpass") is None:
        return date_of(reading, tree, tree.heads[verb], future=future)  # "had in May given … and put in": one for both
    first = tree.name(0)
    if first is not None and first.label == "DATE" and tree.merged.words[1:2] and tree.merged.words[1] in _OPENS:
        return iso(reading, reading.sentences[tree.number], first, future=future)
    return ""


def _own(tree: Tree, at: int, verb: int) -> bool:
    """Return whether a date is an act's own: no other verb is nearer, and it tells no end or beginning of it."""
    for above in tree.above(at):
        if above == verb:
            return True
        if tree.deps[above] in {"aux", "auxpass"}:
            continue  # "had in May given"
        if tree.tags[above].startswith("VB") or tree.lowered[above] in _BOUNDS:
            return False
    return False
