"""People whom only their place shows: beside a post, or as who does what only people do ("Ada Crane undertook to").

Their given names are on no list. Two or three capitalised words that no name has taken, none of which the document
writes in small letters, and none of which is a word of councils' names.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.extract.name import Name
from kg.extract.names import acting_words
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_acting"]

#: a word of a name has more letters
_SHORT = 2


def find_acting(sentences: Iterable[Sentence], places: frozenset[str]) -> None:
    """Add the people whom their place shows to the names of sentences.

    Arguments:
        sentences: of one document, with the names that earlier stages found.
        places: words of councils' and their areas' names, in small letters.
    """
    sentences = list(sentences)
    never = places | {word for sentence in sentences for word in sentence.words if word.islower()} | acting_words.NEVER
    firsts: dict[str, Name] = {}
    for sentence in sentences:
        found = list(_found(sentence, never))
        if found:
            sentence.add(found)
        for name in sentence.names:
            if name.label == "PERSON" and " " in name.text:
                firsts.setdefault(name.text.split()[0], name)
    for sentence in sentences:
        _by_first_name(sentence, firsts, never)


def _found(sentence: Sentence, never: frozenset[str]) -> Iterator[Name]:
    words, taken = sentence.words, sentence.taken()
    posts = (
        {n.first for n in sentence.names if n.label == "ROLE"},
        {n.last for n in sentence.names if n.label == "ROLE"},
    )
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and end not in taken and _name_word(words[end], never):
            end += 1
        if 2 <= end - at <= 3 and _shown(words, sentence.lowered, at, end, posts):
            yield Name("PERSON", " ".join(words[at:end]), at, end, "names/person-acting")
        at = max(end, at + 1)


def _name_word(word: str, never: frozenset[str]) -> bool:
    if (
        len(word) <= _SHORT
        or word.lower() in never  # asked first: most words are
        or word.isupper()
        or not word[-1].isalpha()
        or word in _heads()
    ):
        return False
    parts = word.replace("’", "'").replace("'", "-").split("-")
    return all(part.isalpha() and part[0].isupper() for part in parts if part)


@cache
def _heads() -> frozenset[str]:
    """Return the words with which names of bodies, posts and organisations end."""
    told = lexicon()
    return frozenset({*told.body_heads, *told.role_heads, *told.organisation_heads})


def _shown(words: list[str], lowered: list[str], at: int, end: int, posts: tuple[set[int], set[int]]) -> bool:
    """Return whether what stands around these words shows them to be a person."""
    begins, ends = posts
    return (
        _after_post(lowered, at, end, ends)
        or _before_post(lowered, end, begins)
        or _by_whom(lowered, at)
        or _acts(words, lowered, at, end)
    )


def _after_post(lowered: list[str], at: int, end: int, ends: set[int]) -> bool:
    """Return whether a post stands before: "Head of SEND, Ada Crane, presented"."""
    after = lowered[end] if end < len(lowered) else "."
    linked = at > 0 and lowered[at - 1] in acting_words.LINKS and at - 1 in ends
    return (at in ends or linked) and (after in acting_words.AFTER or after in acting_words.ACTS)


def _before_post(lowered: list[str], end: int, begins: set[int]) -> bool:
    """Return whether a post stands behind: "Ada Crane, the Head of SEND"."""
    after = lowered[end] if end < len(lowered) else "."
    return (
        end in begins
        or (after in acting_words.LINKS and end + 1 in begins)
        or (after == "," and lowered[end + 1 : end + 2] in acting_words.ARTICLES and end + 2 in begins)
    )


def _by_whom(lowered: list[str], at: int) -> bool:
    """Return whether something was done "by" the person."""
    return (
        at > 1
        and lowered[at - 1] in acting_words.BY
        and not acting_words.DONE.isdisjoint(lowered[max(0, at - 5) : at - 1])
    )


def _acts(words: list[str], lowered: list[str], at: int, end: int) -> bool:
    """Return whether the person does what only people do, or is to: "Ada Crane to report back"."""
    before = lowered[at - 1] if at else ""
    after = lowered[end] if end < len(words) else "."
    if at and before not in acting_words.OPENS:
        return False
    if after in acting_words.ACTS:
        return True
    return after == "to" and end + 1 < len(words) and lowered[end + 1].isalpha() and before != "and"


def _by_first_name(sentence: Sentence, firsts: dict[str, Name], never: frozenset[str]) -> None:
    """Let a given name alone be the person of that name: "Idris would write it up"."""
    if not firsts:
        return
    taken = sentence.taken()
    added = []
    for at, word in enumerate(sentence.words):
        whole = firsts.get(word)
        if whole is None or at in taken or word.lower() in never:
            continue
        after = sentence.lowered[at + 1] if at + 1 < len(sentence.words) else "."
        if (after in acting_words.ACTS or after in acting_words.BEHIND_GIVEN) and not (
            at + 1 < len(sentence.words) and sentence.words[at + 1][0].isupper()
        ):
            added.append(Name("PERSON", whole.text, at, at + 1, "names/person-first-name"))
    if added:
        sentence.add(added)
