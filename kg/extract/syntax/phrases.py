"""What a filler says in words: what is monitored, presented, delegated or to be done."""

import re

from kg.extract.syntax.parties import words_between
from kg.extract.syntax.tree import Tree

__all__ = ["act_text", "phrase"]

#: marks that part what is to be done from what is said besides; without one "let members know" is one act
_MARKS = frozenset({",", ";", ":", "–", "-", "—"})
_LEADS = re.compile(r"^(?:the|a|an|its|their|his|her|this|that|these|those|our|any|all)\s+", re.IGNORECASE)


def phrase(tree: Tree, token: int, *, avoid: frozenset[int] = frozenset()) -> str:
    """Return the noun phrase that a token heads, without relative clauses and without what other slots hold.

    Arguments:
        tree: the parse.
        token: the head.
        avoid: tokens that belong to other slots.
    """
    kept = _kept(tree, token, avoid)
    first = last = token
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while last > token and tree.tags[last] in {"IN", "TO", "CC", "DT", ",", "."}:
        last -= 1
    text = words_between(tree, first, last + 1).strip(" ,;:.")
    while (shorter := _LEADS.sub("", text)) != text:
        text = shorter
    return text


def _kept(tree: Tree, token: int, avoid: frozenset[int]) -> set[int]:
    kept, queue = {token}, [token]
    while queue:
        here = queue.pop()
        for child in tree.children[here]:
            if child in avoid:
                continue
            dep = tree.deps[child]
            if dep in {"relcl", "advcl", "parataxis", "appos"} and child > token:
                continue
            name = tree.name(child)
            if name is not None and name.label == "FREQ" and child > token:
                continue
            if dep == "prep" and any(c in avoid for c in tree.children[child]):
                continue
            kept.add(child)
            queue.append(child)
    return kept


def act_text(tree: Tree, verb: int) -> str:
    """Return an act in words: the verb with all that follows it in its clause, up to the next act."""
    below = set(tree.subtree(verb))
    stops = {
        t
        for child in tree.of(verb, "conj", "parataxis", "ccomp" if tree.deps[verb] == "ROOT" else "conj")
        if child > verb
        and tree.tags[child].startswith("VB")
        and _begins(tree, child)
        and (tree.deps[child] != "ccomp" or _MARKS & set(tree.merged.words[verb : min(tree.subtree(child))]))
        for t in tree.subtree(child)
    }
    last = verb
    for at in range(verb + 1, len(tree)):
        if at not in below or at in stops:
            break
        last = at
    while last > verb and tree.lowered[last] in {"and", ",", ";", ".", ":", "but", "or"}:
        last -= 1
    return words_between(tree, verb, last + 1).strip(" ,;:.")


def _begins(tree: Tree, verb: int) -> bool:
    """Return whether another act begins: with somebody else who does it, or with a "to" of its own."""
    return tree.first(verb, "nsubj", "nsubjpass") is not None or any(
        tree.lowered[c] == "to" for c in tree.of(verb, "aux")
    )
