"""Boards, committees, cabinets, panels, forums, partnerships and groups, and the generic words that stand for one."""

from collections.abc import Callable
from functools import cache

from kg.extract.name import Name
from kg.extract.names import body_words
from kg.extract.names.executives import executive_at
from kg.extract.names.small_bodies import small_body
from kg.extract.names.written import body_text
from kg.extract.runs import capitalised, left_run, possessive, right_run
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["childrens_trust", "find_bodies"]


def find_bodies(sentence: Sentence) -> list[Name]:
    """Return the bodies of a sentence, generic mentions among them, in the order of their tokens."""
    words, taken = sentence.words, sentence.taken()
    found: list[Name] = []
    for head in range(len(words)):
        if head in taken:
            continue
        names = (reads(words, head, taken) for reads in _WAYS)
        name = next((name for name in names if name is not None), None)
        if name is not None:
            found.append(name)
            taken.update(range(name.first, name.last))
        elif _is_plain_word(words, head):
            # a longer name in small letters may still go over it
            text = words[head].capitalize()
            kind = lexicon().body_heads[text]
            found.append(Name("BODY", text, head, head + 1, "names/generic-body", kind=kind, generic=True))
    return found


def _is_plain_word(words: list[str], head: int) -> bool:
    """Return whether a word stands for a body that the context names: "the board", "this committee"."""
    return words[head] in body_words.SMALL_HEADS and head > 0 and words[head - 1].lower() in body_words.POINTERS


def _abbreviated(words: list[str], head: int, _taken: set[int]) -> Name | None:
    """Read "HWB"."""
    if words[head] not in body_words.ABBREVIATED:
        return None
    return Name("BODY", "Health and Wellbeing Board", head, head + 1, "names/short-body", kind="board")


def _scrutiny(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Read a committee without the word: "Children's Overview and Scrutiny"."""
    if head <= 2 or words[head - 2 : head + 1] != body_words.OVERVIEW_AND_SCRUTINY:
        return None
    if words[head + 1 : head + 2] and capitalised(words[head + 1]):
        return None
    first, last = left_run(words, head, taken, _heads()), head + 1
    if first >= head - 2:
        return None
    return Name("BODY", body_text(words[first:last]), first, last, "names/scrutiny", kind="committee")


def childrens_trust(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Read the partnership of that name: "the Integrated Children's Trust", "the Children and Families Trust"."""
    if words[head] != "Trust" or head < 2:
        return None
    owned = possessive(words[head - 1]) and words[head - 2] in body_words.OF_CHILDREN
    if not owned and words[head - 1] not in body_words.OF_FAMILIES:
        return None
    if head + 1 < len(words) and capitalised(words[head + 1]) and words[head + 1] not in body_words.AFTER:
        return None
    first, last = left_run(words, head, taken, frozenset(lexicon().body_heads)), head + 1
    begins = first + 1 if words[first] in body_words.SORTS_OF_TRUST else first
    if words[begins] != "Children" or (first and words[first - 1].lower() not in body_words.NEAR):
        return None
    return Name("BODY", body_text(words[first:last]), first, last, "names/childrens-trust", kind="partnership")


def _headed(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Read a body by the word with which its name ends: "SEND Improvement Board"."""
    shouted = words[head].isupper() and len(words[head]) > 4
    plain = words[head].title() if shouted else words[head]
    if plain not in lexicon().body_heads or _goes_on(words, head, taken, shouted=shouted) or _many(words, head, plain):
        return None
    if plain in body_words.ALONE:
        return executive_at(words, head, plain, taken)
    first = _past_owner(words, left_run(words, head, taken, _heads()), head)
    if _is_other(plain, words[head - 1] if head > first else ""):
        return None
    if first == head:
        return _generic(words, head, plain)
    return _named(words, first, head, plain, taken)


#: the ways in which a body is read at a word, the first that gives one wins
_WAYS: tuple[Callable[[list[str], int, set[int]], Name | None], ...] = (
    _abbreviated,
    _scrutiny,
    childrens_trust,
    small_body,
    _headed,
)


@cache
def _heads() -> frozenset[str]:
    """Return the words with which names of bodies and of posts end."""
    return lexicon().role_heads | frozenset(lexicon().body_heads)


def _goes_on(words: list[str], head: int, taken: set[int], *, shouted: bool) -> bool:
    """Return whether a longer name goes on behind a head: "Board School"."""
    following = words[head + 1] if head + 1 < len(words) else ""
    return (
        bool(following)
        and capitalised(following)
        and head + 1 not in taken
        and following not in body_words.AFTER
        and following.lower() not in lexicon().stop
        and (not shouted or following.isupper())
    )


def _many(words: list[str], head: int, plain: str) -> bool:
    """Return whether bodies of a sort are spoken of: "Scrutiny Committees represent …"."""
    return head > 0 and plain in body_words.PLURALS and body_words.ANDS.isdisjoint(words[max(0, head - 4) : head])


def _is_other(plain: str, before: str) -> bool:
    """Return whether a head with the word before it, which may be empty, is no body: "Labour Group", "a Party"."""
    return (
        before in lexicon().body_not_before.get(plain, ())
        or plain == "Steering"
        or (plain in body_words.NEVER_ALONE and not before)
        or (plain in body_words.ONLY_AFTER and before != body_words.ONLY_AFTER[plain])
    )


def _generic(words: list[str], head: int, plain: str) -> Name | None:
    """Read a head alone, where it stands for a body that the context names: "the Board"."""
    if plain not in lexicon().body_generic:
        return None
    if head and words[head - 1].lower() not in body_words.DETERMINERS and words[head - 1] not in body_words.BEFORE_BODY:
        return None
    kind = lexicon().body_heads[plain]
    return Name("BODY", plain, head, head + 1, "names/generic-body", kind=kind, generic=True)


def _named(words: list[str], first: int, head: int, plain: str, taken: set[int]) -> Name | None:
    """Read a head with what stands before it, which may tell a sort of body only."""
    last = _department(words, _purpose(words, head, plain, taken), taken)
    kind = lexicon().body_heads[plain]
    qualifiers = {word.lower() for word in words[first:head]}
    if qualifiers <= body_words.SORTS:
        return None
    if "select" in qualifiers and qualifiers <= body_words.SELECT:
        return Name("BODY", plain, first, last, "names/generic-body", kind=kind, generic=True)
    # "Scrutiny Committee" names the one that meets, "the Local Board" does not
    generic = plain in lexicon().body_generic and qualifiers <= body_words.SAYING_LITTLE
    return Name("BODY", body_text(words[first:last]), first, last, "names/body", kind=kind, generic=generic)


def _purpose(words: list[str], head: int, plain: str, taken: set[int]) -> int:
    """Take in what a body is for: "Partnership Board for Children and Families"."""
    last = head + 1
    if plain not in body_words.RIGHT or last + 1 >= len(words) or words[last] != "for" or last in taken:
        return last
    end = right_run(words, last + 1, taken, _heads())
    named = words[last + 1 : end]
    concerns = not body_words.CONCERNS.isdisjoint(named)
    return end if concerns and lexicon().body_heads.keys().isdisjoint(named) else last


def _department(words: list[str], last: int, taken: set[int]) -> int:
    """Take in what a committee concerns itself with.

    "Scrutiny Board (Children and Families)", "Scrutiny Committee - People".
    """
    if last + 1 >= len(words) or words[last] not in body_words.PUNCTUATION or last in taken:
        return last
    end = right_run(words, last + 1, taken, _heads())
    if (
        end == last + 1
        or not body_words.CONCERNS & set(words[last + 1 : end])
        or (end == last + 2 and words[last + 1].isupper())
    ):
        return last
    if words[last] == "(":
        return end + 1 if end < len(words) and words[end] == ")" else last
    while end > last + 2 and words[end - 1] in body_words.PAPERS:
        end -= 1
    return end


def _past_owner(words: list[str], first: int, head: int) -> int:
    """Leave out an owner in the genitive: "the Council's Health and Wellbeing Board"."""
    for i in range(first + 1, head):
        if possessive(words[i]) and words[i - 1] in body_words.OWNERS:
            return i + 1
    if (
        first + 2 < head
        and possessive(words[first + 1])
        and words[first] not in body_words.WHOSE
        and words[first + 2] not in lexicon().body_heads
    ):
        return first + 2  # "Oldborough's Local Safeguarding Partnership"
    while first < head and words[first] in body_words.JOINED:
        first += 1
    return first
