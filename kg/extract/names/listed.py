"""Posts in lists of those present: on a line "NAME ROLE, ORGANISATION" all between name and organisation is the post.

Such lines hold posts that no grammar of titles knows ("Service Manager Specialist Services Children's Social Care",
"Primary School with a Nursery representative"), so the line's shape is what is read.
"""

from collections.abc import Callable
from functools import cache

from kg.extract.name import Name
from kg.extract.names import listed_words
from kg.extract.names.person_parts import closing_bracket
from kg.extract.names.posts_beside import add_posts_beside
from kg.extract.names.written import body_text
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_listed_posts"]

_LONGEST = 26
#: words of the shortest and of the longest post
_SIZES = range(2, 15)
#: words of the longest bracket between a person and a post
_BRACKET = 6


def find_listed_posts(sentence: Sentence) -> None:
    """Replace the roles of a list line by the one post that stands between the person and the organisation."""
    add_posts_beside(sentence)
    words = sentence.words
    people = [name for name in sentence.names if name.label == "PERSON"]
    if not people or len(words) > _LONGEST or people[0].first > 2 or not listed_words.VERBS.isdisjoint(words):
        return
    first = _begins(words, people[0].last)
    if first is None:
        return
    first, last = _cut(words, first, _ends(sentence, people, first))
    if last <= first or not _is_post(words[first:last]):
        return
    inside = [name for name in sentence.names if name.first < last and name.last > first]
    if _is_known(words, first, last, inside):
        return
    text = body_text([word for word in words[first:last] if not word.isspace()]).rstrip(",; ")
    kind = next((name.kind for name in inside if name.label == "ROLE"), "")
    kept = [name for name in sentence.names if name not in inside]
    post = Name("ROLE", text, first, last, "names/listed-post", kind=kind)
    sentence.names = sorted([*kept, post], key=lambda name: name.first)


def _begins(words: list[str], at: int) -> int | None:
    """Return where the post behind a person begins; None where a bracket before it does not end.

    "Helen Marsh (chair) Director, …": the bracket is a post of its own.
    """
    while at < len(words) and _parts(words[at]):
        if words[at] == "(":
            close = closing_bracket(words, at, _BRACKET)
            if close is None or close + 1 >= len(words):
                return None
            at = close
        at += 1
    return at


def _ends(sentence: Sentence, people: list[Name], first: int) -> int:
    """Return where the post ends: at the organisation, at the next person, or where the line goes on about this one."""
    words = sentence.words
    others = {name.first for name in sentence.names if name.label == "ORG" and not name.generic}
    others |= {name.first for name in people[1:]}
    at = first
    while at < len(words) and at not in others and words[at].lower() not in listed_words.ENDS:
        if words[at] == "," and at + 1 < len(words) and words[at + 1].lower() in listed_words.GOES_ON:
            break
        at += 1
    return at


def _cut(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Return a post without what is no part of it at its ends; an empty one where it is too short or long."""
    last = _back(words, first, last, _parts)
    last = _back(words, first, last, _next_title)
    if last - first > 3 and words[last - 2] in ("-", "–") and words[last - 1].lower() in listed_words.AWAY:
        last -= 2
    last = _before_party(words, first, last)
    if last - first not in _SIZES:
        return first, first
    while last > first and words[first].lower() in listed_words.ARTICLES:
        first += 1
    if not _is_title(words[first:last]):
        return first, first
    return first, _back(words, first, last, _dangles)


def _before_party(words: list[str], first: int, last: int) -> int:
    """Return where a post ends that is told in full before a comma: "Chair of the Forum, Voluntary Sector"."""
    comma = next((at for at in range(first, last) if words[at] == ","), last)
    rest = words[comma + 1 : last]
    whole = not {"of", "for"}.isdisjoint(words[first:comma]) and comma - first > 2
    if not whole or not rest or not rest[0][0].isupper():
        return last
    return comma if {"and", "&"}.isdisjoint(rest) and lexicon().role_heads.isdisjoint(rest) else last


def _back(words: list[str], first: int, last: int, drops: Callable[[str], bool]) -> int:
    while last > first and drops(words[last - 1]):
        last -= 1
    return last


def _parts(word: str) -> bool:
    return word in listed_words.SEPARATORS or word.isspace()


def _dangles(word: str) -> bool:
    return word in listed_words.SEPARATORS or word.lower() in listed_words.DANGLING


def _next_title(word: str) -> bool:
    """Return whether a word leads on to the next person: "Designated Officer, and Ms …"."""
    return _dangles(word) or word in lexicon().person_titles


def _is_title(words: list[str]) -> bool:
    """Return whether words are set as posts are: with capitals, but for small words and common heads."""
    return (
        bool(words)
        and words[0][0].isupper()
        and all(
            word[0].isupper()
            or word in listed_words.SMALL
            or not word[0].isalnum()
            or word.lower().rstrip("s") in listed_words.HEADS
            for word in words
        )
    )


@cache
def _heads() -> frozenset[str]:
    return frozenset(head.lower() for head in lexicon().role_heads)


def _is_post(words: list[str]) -> bool:
    """Return whether one of these words is a head noun of posts, in the singular or plural, and none holds a digit."""
    if any(char.isdigit() for word in words if "-" not in word for char in word):
        return False
    lowered = [word.lower() for word in words]
    return any(word in _heads() or word.rstrip("s") in _heads() for word in lowered)


def _is_known(words: list[str], first: int, last: int, inside: list[Name]) -> bool:
    """Return whether the names inside say more than the whole: another party, two posts, or the very same post."""
    roles = [name for name in inside if name.label == "ROLE"]
    if len(roles) > 1 or any(name.label in ("PERSON", "ORG") for name in inside):
        return True
    if not roles:
        return False
    role = roles[0]
    same = role.first == first and role.last == last
    return same or (role.last < last and words[role.last] in listed_words.ANDS)
