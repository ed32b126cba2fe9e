"""When two passages of a paper say one thing: never by how many words they share, only by what identifies them.

A decision stands under "Decision" and again in the minutes, a figure in the agenda's text and again in what was said.
Such
passages differ in tense and in the words that carry no meaning of their own; amounts, names, options, stages, dates and
schools are the same, in the same order. It must not judge likeness.
"""

import re
import unicodedata

__all__ = ["meaning"]

#: words that a clause may have or lack without saying another thing
_EMPTY = frozenset(
    "a an the that this its their be is are was were been being has have had will would shall should also then duly "
    "hereby it".split()
)
#: what clauses do, by which they begin ("to note …", "noted …") or end ("… be noted")
_VERBS = frozenset(
    "note approve agree endorse receive support recommend delegate authorise adopt accept confirm request ratify "
    "welcome".split()
)
_TOKEN = re.compile(r"£?\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*|%")


def meaning(text: str) -> tuple[str, ...]:
    """Return what identifies a passage: its telling words and figures in their order, the verb of a clause last.

    Args:
        text: a clause, or what a figure measures.

    Returns:
        Words without case, without empty words and with the tense taken off the verbs of clauses. Two passages say the
        same if and only if these are equal: "That option A be approved" and "to approve option A" are, "option A" and
        "option B" are not.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    words = _TOKEN.findall(plain)
    kept = [_root(word) for at, word in enumerate(words) if not _empty(words, at)]
    if kept and kept[0] in _VERBS:
        kept = [*kept[1:], kept[0]]
    return tuple(kept)


def _empty(words: list[str], at: int) -> bool:
    """Return whether a word says nothing: but "option A" has a name where "a plan" has an article."""
    if words[at] == "to":
        return at == 0
    if words[at] == "a":
        return at + 1 < len(words) and words[at + 1] not in _EMPTY and not _names(words, at)
    return words[at] in _EMPTY


#: words after which a single letter is a name
_NAMED = frozenset(
    "option options model appendix annex part phase stage band tier lot site scheme route group category schedule "
    "exhibit".split()
)


def _names(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1] in _NAMED


def _root(word: str) -> str:
    """Return the plain form of a verb of clauses ("noted" is "note"); any other word as it is."""
    for ending, instead in (("ied", "y"), ("ed", "e"), ("ed", ""), ("d", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + instead in _VERBS:
            return word[: -len(ending)] + instead
    return word
