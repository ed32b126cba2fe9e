"""Posts of plain words that only their place beside a person shows: "Jane Doe, Principal at Oak School"."""

from collections.abc import Callable, Iterable

from kg.extract.name import Name
from kg.extract.names import listed_words
from kg.extract.names.person_parts import closing_bracket
from kg.extract.names.written import body_text
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["add_posts_beside"]

#: tokens of the longest bracket with a post
_BRACKET = 7


def add_posts_beside(sentence: Sentence) -> None:
    """Add the posts of a sentence that stand in brackets, or as a plain word, beside a person."""
    _add(sentence, _bracketed(sentence))
    _add(sentence, _bare(sentence))


def _add(sentence: Sentence, posts: Iterable[Name]) -> None:
    if added := list(posts):
        sentence.add(added)


def _bracketed(sentence: Sentence) -> Iterable[Name]:
    """Yield the posts in small letters that stand in brackets after a person: "David Lowe (governor)"."""
    words, taken = sentence.words, sentence.taken()
    heads = {head.lower() for head in lexicon().role_heads}
    for person in sentence.names:
        first = person.last + 1
        if person.label != "PERSON" or first + 1 >= len(words) or words[first - 1] != "(":
            continue
        if not words[first][0].islower() and words[first] not in listed_words.PARENTS:
            continue
        last = closing_bracket(words, person.last, _BRACKET)
        if last is None or not taken.isdisjoint(range(first, last)):
            continue
        if not heads.isdisjoint(word.rstrip("s") for word in words[first:last]):
            yield Name("ROLE", body_text(words[first:last]), first, last, "names/bracketed-post", generic=True)


def _bare(sentence: Sentence) -> Iterable[Name]:
    """Yield posts of a plain word beside a person or another post: "adviser and chair of the Board"."""
    words, taken = sentence.words, sentence.taken()
    for before in sentence.names:
        at = before.last + 1
        if before.label not in listed_words.WHO or at + 1 >= len(words) or at in taken:
            continue
        link = words[at - 1]
        if link not in listed_words.LINKS and not (link == "and" and before.label == "ROLE"):
            continue
        ways = _BESIDE_PERSON if before.label == "PERSON" else _BESIDE_POST
        posts = (reads(words, at) for reads in ways)
        post = next((post for post in posts if post is not None), None)
        if post is not None:
            yield post


def _principal(words: list[str], at: int) -> Name | None:
    """Read "Jane Doe, Principal at Oak School", "(Principal)"."""
    post, after = words[at], words[at + 1]
    if post in listed_words.BARE and (after in listed_words.OF_WHOM or (after == "," and words[at - 1] == "(")):
        return Name("ROLE", post, at, at + 1, "names/bare-post", kind=post)
    return None


def _consultant(words: list[str], at: int) -> Name | None:
    """Read "Consultant in Public Health"."""
    if words[at : at + 2] != ["Consultant", "in"] or at + 2 >= len(words) or not words[at + 2][0].isupper():
        return None
    end = next((i for i in range(at + 2, len(words)) if not words[i][0].isupper()), len(words))
    return Name("ROLE", body_text(words[at:end]), at, end, "names/bare-post", kind="Consultant")


def _adviser(words: list[str], at: int) -> Name | None:
    """Read "Jane Doe, independent adviser"."""
    if words[at] != "independent" or words[at + 1] not in listed_words.ADVISERS:
        return None
    kind = words[at + 1].capitalize()
    return Name("ROLE", f"Independent {kind}", at, at + 2, "names/bare-post", kind=kind)


def _chair(words: list[str], at: int) -> Name | None:
    """Read "chair of the Board"."""
    if words[at] not in listed_words.CHAIRS or words[at + 1] != "of":
        return None
    kind = words[at].capitalize()
    return Name("ROLE", kind, at, at + 1, "names/bare-post", kind=kind, generic=True)


_Way = Callable[[list[str], int], Name | None]
_BESIDE_POST: tuple[_Way, ...] = (_chair,)
_BESIDE_PERSON: tuple[_Way, ...] = (_principal, _consultant, _adviser, _chair)
