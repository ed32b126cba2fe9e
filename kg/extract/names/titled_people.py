"""People with a title: "Cllr A Jones", "Councillors Smith, Jones (Chair) and Brown"."""

from kg.extract.name import Name
from kg.extract.names import person_words
from kg.extract.names.person_parts import closing_bracket, is_initial, is_name_word, is_particle, person_text
from kg.rules.lexicon import lexicon

__all__ = ["titled_people"]

#: tokens of the longest name
_LONGEST = 5
#: tokens of the longest bracket in a list of names
_BRACKET = 14


def titled_people(words: list[str], taken: set[int]) -> list[Name]:
    """Return the people with a title; their tokens, and those of their titles, are added to `taken`.

    Arguments:
        words: of the sentence.
        taken: tokens of other names.
    """
    people: list[Name] = []
    at = 0
    while at < len(words):
        spans = _spans(words, at, taken)
        if spans:
            taken.add(spans[0][0] - 1)
        for first, last, rule in spans:
            text = person_text(words[first:last])
            if text:
                people.append(Name("PERSON", text, first, last, rule))
                taken.update(range(first, last))
        at = spans[-1][1] if spans else at + 1
    return people


def _spans(words: list[str], at: int, taken: set[int]) -> list[tuple[int, int, str]]:
    """Return where the names behind a title begin and end, each with its rule; none where no title stands there."""
    titles = lexicon().person_titles
    if at in taken or words[at] not in titles or at + 1 >= len(words):
        return []
    first = at + 1
    while first < len(words) and (words[first] in titles or words[first] == "."):
        first += 1
    last = _ends(words, first, taken)
    if last == first:
        return []
    spans = [(first, last, "names/person-titled")]
    if words[at] in lexicon().person_plural_titles:
        spans.extend((begin, end, "names/person-list") for begin, end in _further(words, last, taken))
    return spans


def _ends(words: list[str], start: int, taken: set[int]) -> int:
    """Return where the name after a title ends: initials and capitalised words, the first of them whatever it is."""
    at, names = start, 0
    while at < len(words) and at not in taken and at - start < _LONGEST:
        word = words[at]
        if names == 0 and is_initial(word):
            at += 1
            if at < len(words) and words[at] == "." and at not in taken:
                at += 1
        elif is_name_word(word) or _is_surname(word, names, alone=at - start == names):
            at += 1
            names += 1
        elif is_particle(words, at):
            at += 1
        elif names <= 1 and _in_capitals(word):
            at += 1
            names += 1
        else:
            break
    return at if names else start


def _is_surname(word: str, names: int, *, alone: bool) -> bool:
    """Return whether a word that names other things is a surname here.

    Arguments:
        word: the word.
        names: how many words of the name stand before it.
        alone: whether nothing else stands between the title and it.
    """
    if names == 1:
        return alone and word in person_words.SURNAMES
    return (
        names == 0
        and word[0].isupper()
        and word.isalpha()
        and len(word) > 1
        and word not in lexicon().role_heads
        and word not in lexicon().body_heads
        and word not in person_words.NO_SURNAMES
    )


def _in_capitals(word: str) -> bool:
    return (
        word.isupper()
        and len(word) > 2
        and word.isalpha()
        and word not in lexicon().person_suffixes
        and word not in person_words.NO_INITIALS
    )


def _further(words: list[str], at: int, taken: set[int]) -> list[tuple[int, int]]:
    """Read on through "Councillors Smith, A Jones (Chair) and Brown"."""
    found: list[tuple[int, int]] = []
    while (start := _next_name(words, at)) is not None and start not in taken:
        end = _ends(words, start, taken)
        word = words[start]
        if end == start or word in lexicon().person_never or word.lower() in lexicon().stop:
            break
        found.append((start, end))
        at = end
    return found


def _next_name(words: list[str], at: int) -> int | None:
    """Return where the next name of a list may begin, past brackets and what joins them; None where the list ends."""
    while at < len(words) and words[at] == "(":
        close = closing_bracket(words, at, _BRACKET)
        if close is None:
            return None
        at = close + 1
    if at >= len(words) or words[at] not in person_words.JOINERS:
        return None
    while at < len(words) and words[at] in person_words.JOINERS:
        at += 1
    return None if at >= len(words) or words[at] in lexicon().person_titles else at
