"""Where a post ends: the department behind its head noun, after "of", a dash, a comma or in brackets."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.extract.names import role_words
from kg.extract.runs import capitalised, right_run
from kg.rules.lexicon import lexicon

__all__ = ["role_ends"]


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands behind a head noun.

    Arguments:
        words: of the sentence.
        bare: the head noun.
        at: the token behind it.
        taken: tokens of other names.
    """

    words: list[str]
    bare: str
    at: int
    taken: set[int]

    @property
    def word(self) -> str:
        """Return the word right behind the head noun."""
        return self.words[self.at]

    @property
    def goes_on(self) -> bool:
        """Return whether that word is not the last of the sentence."""
        return self.at + 1 < len(self.words)

    def capital(self, at: int) -> bool:
        """Return whether there is a capitalised word at a token."""
        return at < len(self.words) and capitalised(self.words[at])

    def run(self, start: int) -> int:
        """Return where the run of capitalised words from a token ends."""
        return right_run(self.words, start, self.taken, _heads())

    def department(self, start: int) -> int:
        """Return where the department that begins at a token ends; `start` where there is none."""
        end = self.run(start)
        return end if end > start and _department(self.words, start, end) else start


@cache
def _heads() -> frozenset[str]:
    """Return the words with which another name begins."""
    return lexicon().role_heads | role_words.STYLES_BEHIND


@cache
def _heads_after_of() -> frozenset[str]:
    return _heads() | role_words.BODIES_BEHIND


def role_ends(words: list[str], bare: str, last: int, taken: set[int]) -> int:
    """Return the token after the last of a post.

    Arguments:
        words: of the sentence.
        bare: its head noun.
        last: the token behind the head noun.
        taken: tokens of other names.
    """
    if bare not in lexicon().role_takes_after or last >= len(words) or last in taken:
        return last
    tail = _Tail(words, bare, last, taken)
    ends = (reads(tail) for reads in _WAYS)
    return next((end for end in ends if end is not None), last)


def _committee_chair(tail: _Tail) -> int | None:
    """Leave "Chair" to itself: "Committee Chair"."""
    return tail.at if tail.word in role_words.CHAIRS and tail.bare == "Committee" else None


def _clerk(tail: _Tail) -> int | None:
    """Read "Clerk to the Governors"."""
    if tail.bare != "Clerk" or tail.words[tail.at : tail.at + 2] != role_words.TO_THE or not tail.capital(tail.at + 2):
        return None
    return tail.run(tail.at + 2)


def _chair(tail: _Tail) -> int | None:
    """Read "Chair of governors"; of what else somebody has the chair is a name of its own."""
    if tail.bare not in role_words.CHAIRS:
        return None
    behind = [word.lower() for word in tail.words[tail.at : tail.at + 2]]
    return tail.at + 2 if behind in role_words.OF_GOVERNORS else tail.at


def _of(tail: _Tail) -> int | None:
    """Read "Director of Education and Skills", "Leader of the Council"."""
    if tail.word not in role_words.OF_OR_FOR or not tail.goes_on:
        return None
    words, start = tail.words, tail.at + 1
    if words[start] == "the" and tail.bare in role_words.COUNCIL_HEADS and tail.capital(start + 1):
        start += 1
    for reads in (_service_of, _small_and_capital):
        end = reads(tail, start)
        if end is not None:
            return end
    end = right_run(words, start, tail.taken, _heads_after_of())
    if end == start or _is_organisation(tail, end):
        return tail.at
    return _further_part(tail, end)


def _is_organisation(tail: _Tail, end: int) -> bool:
    """Return whether what ends here is whose post it is, not its title: "Chief Executive of X Trust"."""
    return (
        tail.bare != "Leader" and tail.words[end - 1] in role_words.ORGANISATIONS and tail.words[end - 2] != "Virtual"
    )


def _service_of(tail: _Tail, start: int) -> int | None:
    """Read "Head of Service for Inclusion", "Head of Service – Inclusion", "Head of Service (Inclusion)"."""
    words, at = tail.words, start + 2
    if (
        words[start] not in role_words.SERVICE_CAPITALS
        or at >= len(words)
        or words[start + 1] not in role_words.OF_SERVICE
    ):
        return None
    link, end = words[start + 1], tail.run(at)
    if link != "for" and tail.department(at) == at:
        return None
    if link == "(":
        return end + 1 if end < len(words) and words[end] == ")" else None
    return end if end > at else start + 1


def _small_and_capital(tail: _Tail, start: int) -> int | None:
    """Read "Director of education & Early Years"."""
    words = tail.words
    if (
        words[start] in lexicon().small_departments
        and words[start + 1 : start + 2] in role_words.AND
        and tail.capital(start + 2)
    ):
        return tail.run(start + 2)
    return None


def _further_part(tail: _Tail, end: int) -> int:
    """Take in one further part: "Head of Strategic Commissioning – Children's"."""
    words, start = tail.words, end + 1
    if start >= len(words) or start in tail.taken:
        return end
    if words[end] == ",":
        stop = right_run(words, start, tail.taken, _heads(), commas=False)
        heads = lexicon().role_heads
        if stop > start + 1 and words[stop - 1] in role_words.SERVICE_CAPITALS and heads.isdisjoint(words[start:stop]):
            return stop
    if words[end] in role_words.DASHES and (stop := tail.department(start)) > start:
        return stop
    return end


def _responsible(tail: _Tail) -> int | None:
    """Read "Cabinet Member with responsibility (…) for Education"."""
    words, at = tail.words, tail.at + 2
    if tail.word not in role_words.WITH or at >= len(words) or words[tail.at + 1].lower() != "responsibility":
        return None
    if words[at] == "(" and words[at + 2 : at + 3] == [")"]:
        at += 3
    if words[at : at + 1] != ["for"]:
        return tail.at
    end = tail.run(at + 1)
    return end if end > at + 1 else tail.at


def _after_dash(tail: _Tail) -> int | None:
    """Read "Director – Education"."""
    return _after_sign(tail) if tail.word in role_words.DASHES else None


def _after_comma(tail: _Tail) -> int | None:
    """Read "Executive Director, People Services"."""
    return _after_sign(tail) if tail.word == "," and tail.bare in role_words.OF_HEADS else None


def _after_colon(tail: _Tail) -> int | None:
    """Read "Cabinet Member: Children and Families"; not a post with another behind it."""
    if tail.word != ":" or tail.bare not in role_words.COMMA_HEADS:
        return None
    end = _after_sign(tail)
    return end if end is None or lexicon().role_heads.isdisjoint(tail.words[tail.at + 1 : end]) else None


def _after_sign(tail: _Tail) -> int | None:
    if not tail.goes_on:
        return None
    start = tail.at + 1
    end = tail.department(start)
    return end if end > start else None


def _in_brackets(tail: _Tail) -> int | None:
    """Read "Director (Education)"."""
    if tail.word != "(" or tail.bare not in role_words.BRACKET_HEADS:
        return None
    end = _after_sign(tail)
    return end + 1 if end is not None and tail.words[end : end + 1] == [")"] else None


def _portfolio(tail: _Tail) -> int | None:
    """Read a portfolio without "for": "Portfolio Holder Schools"."""
    if tail.bare not in role_words.PORTFOLIO_HEADS or not capitalised(tail.word) or tail.word in lexicon().role_heads:
        return None
    end = tail.department(tail.at)
    return end if end > tail.at else None


#: the ways in which a post goes on behind its head noun, the first that is there wins
_WAYS: tuple[Callable[[_Tail], int | None], ...] = (
    _committee_chair,
    _clerk,
    _chair,
    _of,
    _responsible,
    _after_dash,
    _after_comma,
    _after_colon,
    _in_brackets,
    _portfolio,
)


def _department(words: list[str], first: int, last: int) -> bool:
    named = words[first:last]
    return any(w in role_words.DEPARTMENTS or w.title() in role_words.DEPARTMENTS for w in named) and (
        role_words.NO_DEPARTMENT.isdisjoint(named)
    )
