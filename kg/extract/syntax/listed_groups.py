"""Which bodies "the groups" are: those that the same sentence names at its end, or that a list just above names.

It must not guess: where fewer than two are named, or one of the list is of another sort, nobody is meant.
"""

from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.extract.syntax.tree import Tree

__all__ = ["named_groups"]

_JOINED = frozenset({",", "and", "the", "&", ";"})
_LOOSE = frozenset({"npadvmod", "appos", "dep", "ROOT", "nsubj", "attr"})
#: entries of a list, at most
_MOST = 12


def named_groups(reading: Reading, tree: Tree, token: int) -> list[Name]:
    """Return the bodies that a plural stands for; none where they are not named.

    Args:
        reading: the document.
        tree: the parse.
        token: the plural: "groups", "boards".
    """
    word = tree.lowered[token]
    if not word.endswith("s"):
        return []
    here = _at_the_end(tree, token, word[:-1])
    return here or _in_list(reading, tree.number, word[:-1])


def _at_the_end(tree: Tree, token: int, word: str) -> list[Name]:
    """Return what is named behind a comma as the last of the sentence: "two groups report to it, the A and the B"."""
    found: list[Name] = []
    first = len(tree)
    for at in range(len(tree) - 1, token, -1):
        name = tree.name(at)
        if name is not None and name.label == "BODY" and not name.generic and _is(name, word):
            found.insert(0, name)
            first = at
        elif tree.lowered[at] not in _JOINED | {"."}:
            break
    lead = [w for w in tree.lowered[token + 1 : first] if w != "the"]
    apart = lead[-1:] in ([","], [":"], ["–"], ["-"], ["namely"]) and tree.deps[first : first + 1] != ["pobj"]
    return found if len(found) > 1 and apart and (first == len(tree) or tree.deps[first] in _LOOSE) else []


def _in_list(reading: Reading, number: int, word: str) -> list[Name]:
    """Return what the list right above a sentence names, one body in each entry."""
    found: list[Name] = []
    for sentence in reversed(reading.sentences[max(0, number - _MOST) : number]):
        if not sentence.block.marker:
            break
        bodies = [name for name in sentence.names if name.label == "BODY" and not name.generic]
        if len(bodies) != 1 or not _is(bodies[0], word):
            return []
        found.insert(0, bodies[0])
    return found if len(found) > 1 else []


def _is(name: Name, word: str) -> bool:
    return name.thing is not None and name.text.lower().split()[-1] in {word, f"sub-{word}"}
