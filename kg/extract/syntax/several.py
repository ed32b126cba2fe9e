"""Who several parties are that were named before: "A and B; both report to", "the X Panel … the Y Panel. Both panels".

It must not judge what is said of them.
"""

from collections.abc import Sequence

from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.extract.syntax import party_words
from kg.extract.syntax.tree import Tree

__all__ = ["both_of", "named_together"]

#: a name, where it begins, and where what follows it begins
_Placed = tuple[int, int, Name]


def named_together(reading: Reading, tree: Tree, token: int, labels: frozenset[str]) -> list[Name]:
    """Return the parties that are named together last before a token, where they are two at least.

    Args:
        reading: the document.
        tree: the parse.
        token: stands for them.
        labels: of the names.
    """
    for placed, lowered in _before(reading, tree, token, labels):
        for last in range(len(placed), 1, -1):
            run = _run(placed[:last], lowered)
            if run:
                return run
    return []


def both_of(reading: Reading, tree: Tree, token: int, labels: frozenset[str]) -> list[Name]:
    """Return the two parties of the sort of a noun that are named before it: "both panels".

    Args:
        reading: the document.
        tree: the parse.
        token: the noun.
        labels: of the names.
    """
    sort = tree.lowered[token].removesuffix("s")
    for placed, _ in _before(reading, tree, token, labels):
        named = {name.thing: name for _, _, name in placed if name.thing is not None and _is(name, sort)}
        if len(named) == len(("one", "other")):
            return list(named.values())
    return []


def _is(name: Name, sort: str) -> bool:
    return name.thing is not None and name.thing.name.lower().split()[-1] == sort


def _before(
    reading: Reading, tree: Tree, token: int, labels: frozenset[str]
) -> list[tuple[list[_Placed], Sequence[str]]]:
    """Return the names before a token in its sentence, then those of the sentence before."""
    above = set(tree.above(token))
    here = [
        (at, at + 1, name)
        for at, name in enumerate(tree.merged.names[:token])
        # not who does something to them: "the Board will hold both to account"
        if name is not None and name.label in labels and not (tree.deps[at] == "nsubj" and tree.heads[at] in above)
    ]
    found: list[tuple[list[_Placed], Sequence[str]]] = [(here, tree.lowered)]
    if tree.number:
        before = reading.sentences[tree.number - 1]
        if before.section is reading.sentences[tree.number].section:
            found.append(([(n.first, n.last, n) for n in before.names if n.label in labels], before.lowered))
    return found


def _run(names: Sequence[_Placed], lowered: Sequence[str]) -> list[Name]:
    """Return the last names that are joined to one another by commas and "and", where they are two at least."""
    run: list[_Placed] = []
    for one in reversed(names):
        if run and not set(lowered[one[1] : run[-1][0]]) <= party_words.JOINS:
            break
        run.append(one)
    return [name for _, _, name in reversed(run)] if len(run) > 1 else []
