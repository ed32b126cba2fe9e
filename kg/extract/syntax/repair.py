"""Parses put right where the parser goes wrong in one known way: a perfect whose halves stand apart.

"The Minister had in May given" has a date between "had" and "given"; the parser takes "had" for the verb of the
sentence and
hangs "given" below it. It must not change any other parse.
"""

from collections.abc import Sequence

from kg.extract.name import Name
from kg.extract.syntax.grammar import forms

__all__ = ["joined_perfects"]

#: what may stand between the halves, besides dates
_BETWEEN = frozenset("in on since during by at the of , also then now already recently meeting".split())
_HUNG = frozenset({"prep", "acl", "amod", "advcl", "dep", "ccomp", "dobj", "xcomp"})


def joined_perfects(
    words: Sequence[str], names: Sequence[Name | None], tags: list[str], deps: list[str], heads: list[int]
) -> None:
    """Make of "had … given" one verb with its auxiliary, where only a date or an adverb parts them.

    Args:
        words: in small letters.
        names: what each token names.
        tags: Penn Treebank tags.
        deps: what each token is to its head; changed in place.
        heads: the head of each token; changed in place.
    """
    for verb, tag in enumerate(tags):
        have = heads[verb]
        if tag != "VBN" or have >= verb or deps[verb] not in _HUNG or deps[have] in {"aux", "auxpass"}:
            continue
        if words[have] not in forms("have") or not _parted(words, names, tags, have, verb):
            continue
        for token, head in enumerate(heads):
            if head == have and token not in {have, verb}:
                heads[token] = verb
        heads[verb], deps[verb] = (verb if heads[have] == have else heads[have]), deps[have]
        heads[have], deps[have] = verb, "aux"


def _parted(words: Sequence[str], names: Sequence[Name | None], tags: list[str], have: int, verb: int) -> bool:
    """Return whether a date stands between the halves, and nothing that is a thing."""
    dated = False
    for at in range(have + 1, verb):
        name = names[at]
        if name is not None and name.label == "DATE":
            dated = True
        elif words[at] not in _BETWEEN and not tags[at].startswith("RB"):
            return False
    return dated
