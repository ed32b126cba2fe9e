"""Whether an answered cell agrees with a gold cell: the rules of comparison of the questions.

Case, punctuation, a leading "the", "&" or "and" and the genitive's apostrophe do not matter. A gold cell lists its
accepted spellings with `|`; an empty one accepts an empty answer only, `*` any; in a list `;` parts the members, and
one that ends in `?` may be missing. Long text agrees when most words of one are in the other.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["agrees", "alternatives", "folded"]

#: columns with long text, which agrees when most of its words do
_LONG = frozenset({"text", "title", "matter", "measure", "subject", "outcome", "unit", "plan"})
#: columns that hold a list
_LISTS = frozenset({"inspectors", "responsible"})
#: several ways of writing the same, in folded text; the shorter form stands for all
_SAME = tuple(
    (re.compile(rf"\b{pattern}\b"), short)
    for pattern, short in (
        (r"special educational needs? and?(?: or)? disabilit(?:y|ies)", "send"),
        (r"written statements? of action", "wsoa"),
        (r"education,? health and care", "ehc"),
        (r"ehc plans?", "ehcp"),
        (r"clinical commissioning groups?", "ccg"),
        (r"integrated care board", "icb"),
        (r"local authority", "council"),
        (r"overview and scrutiny", "scrutiny"),
        (r"chair(?:man|woman|person)", "chair"),
        (r"well being", "wellbeing"),
    )
)
#: words that carry no meaning of their own
_THIN = frozenset(
    "a an and as at be been by for from in is it its of on or that the these this to was were with".split()
)

#: how much of the shorter text's words, and of the gold's, must be shared; how much longer an answer may be
_SHARED_OF_SHORTER = 0.7
_SHARED_OF_GOLD = 0.4
_LONGER, _LONGER_AT_LEAST = 6, 12


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return a cell's text as it is compared."""
    plain = unicodedata.normalize("NFKD", text).lower().replace("&", " and ").replace("’", "'")
    plain = re.sub(r"'s\b|s'(?=\s|$)", "s", plain)
    plain = re.sub(r"[^a-z0-9%£.\- ]+", " ", plain)
    plain = re.sub(r"(?<![0-9])[.\-]|[.\-](?![0-9])", " ", plain)
    plain = " ".join(plain.split()).removeprefix("the ")
    for pattern, short in _SAME:
        plain = pattern.sub(short, plain)
    return plain


def alternatives(cell: str) -> list[str]:
    """Return the spellings that a gold cell accepts."""
    return [part.strip() for part in cell.split("|")]


def agrees(column: str, gold: str, answer: str) -> bool:
    """Return whether an answered cell agrees with a gold cell.

    Arguments:
        column: the column's name, which says whether it holds a list, a number or long text.
        gold: the gold cell.
        answer: the answered cell.
    """
    accepted = alternatives(gold)
    if "*" in accepted:
        return True
    if column in _LISTS:
        return _lists_agree(gold, answer)
    if column == "value":
        return any(_same_number(option, answer) for option in accepted)
    if folded(answer) in map(folded, accepted):
        return True
    return column in _LONG and any(_alike(option, answer) for option in accepted)


def _lists_agree(gold: str, answer: str) -> bool:
    """Return whether all members that must be there are, and no other but those that may be."""
    given = {folded(member) for member in answer.split(";") if member.strip()}
    known: set[str] = set()
    for member in filter(None, map(str.strip, gold.split(";"))):
        spellings = {folded(option) for option in alternatives(member.removesuffix("?"))}
        if not member.endswith("?") and not spellings & given:
            return False
        known |= spellings
    return given <= known


def _same_number(gold: str, answer: str) -> bool:
    wanted, given = _number(gold), _number(answer)
    return wanted is not None and wanted == given


def _number(text: str) -> float | None:
    try:
        return float(re.sub(r"[,%£ ]", "", text))
    except ValueError:
        return None


def _alike(gold: str, answer: str) -> bool:
    """Return whether the words of one are mostly in the other, and the answer is not just very long."""
    wanted, given = _words(gold), _words(answer)
    if not wanted or not given:
        return not wanted and not given
    shared = len(wanted & given)
    return (
        shared >= _SHARED_OF_SHORTER * min(len(wanted), len(given))
        and shared >= _SHARED_OF_GOLD * len(wanted)
        and len(given) <= _LONGER * len(wanted) + _LONGER_AT_LEAST
    )


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"(?<=...)s$", "", word) for word in folded(text).split()) - _THIN
