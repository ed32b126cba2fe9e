"""Posts and offices.

"Interim Director of Education and Skills", "Portfolio Holder for Schools", "the Chair of the Board".

A role is a head noun ("Director") with capitalised qualifiers before it and, for some heads, a department after it.
Job families ("officers") and the bare word "Councillor" are no roles.
"""

from collections.abc import Container
from dataclasses import replace
from functools import cache

from kg.extract.name import Name
from kg.extract.names import role_words
from kg.extract.names.person_words import SURNAMES
from kg.extract.names.role_span import role_at
from kg.extract.names.written import written
from kg.extract.phrases import Phrases
from kg.extract.runs import capitalised, right_run
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_roles", "singular_roles"]


def find_roles(sentence: Sentence, given: Container[str], ambiguous: Container[str]) -> list[Name]:
    """Return the roles of a sentence, in the order of their tokens; they never overlap names already found.

    Arguments:
        sentence: the sentence, its organisations already found.
        given: known given names, in small letters: a person beside a post is no part of its title.
        ambiguous: those of them that are also words or places.
    """
    words, taken = sentence.words, sentence.taken()
    if sentence.section.kind in ("attendance", "apologies"):
        ambiguous = ()  # in a list of those present a name is a name
    capitals = [at for at in range(len(words) - 1) if words[at + 1][0].isupper() and at not in taken]
    barred = {i for at in capitals if _person_at(words, at, given, ambiguous) for i in (at, at + 1)}
    taken |= barred
    roles: list[Name] = []
    at = 0
    while at < len(words):
        if at not in taken:
            name = role_at(words, at, taken)
            if name is not None:
                roles.append(_of_the_crown(words, name))
                taken.update(range(name.first, name.last))
                at = name.last
                continue
        at += 1
    lowered = [word.replace("’", "'") for word in sentence.lowered] if "’" in sentence.text else sentence.lowered
    roles.extend(_known(lowered, taken))
    roles.extend(_small(words, lowered, taken))
    return sorted(roles, key=lambda name: name.first)


def _of_the_crown(words: list[str], name: Name) -> Name:
    """Return a post with all of its title: "His Majesty's Inspector"."""
    if words[name.first] == "Majesty" and name.first and words[name.first - 1] in ("His", "Her"):
        first = name.first - 1
        return replace(name, text=f"{words[first]} {name.text}", first=first)
    return name


def _person_at(words: list[str], at: int, given: Container[str], ambiguous: Container[str]) -> bool:
    """Return whether a person's name seems to begin here: a given name or an initial, and a surname."""
    word, nxt = words[at], words[at + 1]
    if (
        not ((nxt[0].isupper() and nxt.isalpha()) or ("-" in nxt and nxt[0].isupper()))
        or nxt in role_words.DEPARTMENTS
        or nxt in lexicon().role_heads
        or (nxt in lexicon().person_never and nxt not in SURNAMES)
    ):
        return False
    if len(word.rstrip(".")) == 1 and word[0].isupper() and word not in ("I", "A"):
        return not nxt.isupper() or len(nxt) > 4
    return (
        word[0].isupper()
        and not word.isupper()
        and word.lower() in given
        and word.lower() not in ambiguous
        and word not in role_words.DEPARTMENTS
    )


@cache
def _known_roles() -> dict[tuple[str, ...], str]:
    return {tuple(role.replace("'s", " 's").split()): role for role in lexicon().role_known}


@cache
def _known_phrases() -> Phrases:
    return Phrases(_known_roles())


@cache
def _small_phrases() -> Phrases:
    return Phrases(tuple(post.split()) for post in lexicon().small_posts)


def _known(lowered: list[str], taken: set[int]) -> list[Name]:
    """Return statutory posts written in small letters ("designated clinical officer")."""
    found = []
    for first, last, parts in _known_phrases().found(lowered):
        if taken.isdisjoint(range(first, last)):
            words = _known_roles()[parts].split()
            text = " ".join(w if w in ("of", "for") else w.upper() if w == "send" else w.capitalize() for w in words)
            found.append(Name("ROLE", text, first, last, "names/known-role"))
            taken.update(range(first, last))
    return found


def _small(words: list[str], lowered: list[str], taken: set[int]) -> list[Name]:
    """Return posts that a council writes in small letters.

    "the cabinet member children's services and safeguarding".
    """
    lex = lexicon()
    found = []
    for at, end, parts in _small_phrases().found(lowered):
        if not words[end - 1][0].islower() or not taken.isdisjoint(range(at, end)):
            continue
        start = end
        if end < len(words) and words[end] in ("for", "of"):
            start = end + 1
        elif parts in (("head",), ("director",)):
            continue
        stop = start
        while (
            stop < len(words)
            and stop not in taken
            and (lowered[stop] in lex.small_departments or words[stop] in ("SEND", "SEN"))
        ):
            stop += 1
        while stop > start and words[stop - 1] in role_words.SEPARATORS:
            stop -= 1
        if start < len(words) and capitalised(words[start]):
            stop = max(stop, right_run(words, start, taken, lex.role_heads))
        if stop == start and parts[-1] not in ("adviser", "advisor"):
            continue
        last = stop if stop > start else end
        text = written(
            [
                w if w in role_words.SMALL_LINKS or w.isupper() else "SEND" if w == "send" else w.capitalize()
                for w in words[at:last]
            ]
        )
        found.append(Name("ROLE", text, at, last, "names/small-role", kind=parts[-1].capitalize()))
        taken.update(range(at, last))
    return found


def singular_roles(text: str) -> tuple[str, ...]:
    """Return the posts that a role's text names: "Cabinet Members for X and Y" are two.

    Arguments:
        text: the role as the text writes it.

    Returns:
        One or more role titles in the singular.
    """
    words = text.split()
    for at, word in enumerate(words):
        if word in role_words.PLURALS:
            stem = [*words[:at], role_words.PLURALS[word]]
            rest = words[at + 1 :]
            if [w.lower() for w in rest[:3]] == ["with", "responsibility", "for"] and ", and " in " ".join(rest[3:]):
                parts = " ".join(rest[3:]).split(", and ", 1)
                return tuple(" ".join([*stem, *rest[:3], part.strip()]) for part in parts)
            if not rest or rest[0] not in ("for", "of"):
                return (" ".join([*stem, *rest]),)
            joint = " ".join(rest[1:])
            if " and " not in joint:
                return (" ".join([*stem, *rest]),)
            left, right = joint.rsplit(" and ", 1)
            return tuple(" ".join([*stem, rest[0], part.strip()]) for part in (left, right))
    return (text,)
