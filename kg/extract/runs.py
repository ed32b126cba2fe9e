"""Runs of capitalised words: the raw material of names in English minutes."""

from kg.rules.lexicon import lexicon

__all__ = ["JOINERS", "capitalised", "dated", "left_run", "possessive", "right_run"]

JOINERS = frozenset({"and", "&", "/", "-", "–", ","})
#: prepositions that stand inside a name, after these words
_INNER = frozenset(
    {
        ("of", "Church"),
        ("of", "City"),
        ("of", "Archdiocese"),
        ("of", "Diocese"),
        ("for", "Preparing"),
        ("for", "Preparation"),
        ("for", "Success"),
        ("with", "Children"),
        ("in", "Children"),
        ("the", "John"),
        ("needs", "Educational"),
        ("needs", "Education"),
    }
)
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})

#: heads of posts that are as often part of a department's name: "Inclusion and Specialist Support Service"
_SOFT = frozenset({"Specialist", "Partner"})


#: words that begin a sentence and are no part of a name there, but are where they stand inside one
_PART_WITHIN = frozenset({"New", "Additional", "One"})


def capitalised(word: str) -> bool:
    """Return whether a word may stand in a name: it begins with a capital, or is an age range such as 0-25."""
    return word[0].isupper() or (
        word[0].isdigit() and "-" in word and word.replace("-", "").isdigit() and len(word) <= 5
    )


def dated(word: str) -> bool:
    """Return whether a word is a month or a weekday, which ends a name."""
    return word.lower() in lexicon().months and word[0].isupper()


def possessive(word: str) -> bool:
    """Return whether a token is a possessive ending."""
    return word in _POSSESSIVES


def left_run(
    words: list[str], head: int, taken: set[int], stops: frozenset[str], joiners: frozenset[str] = JOINERS
) -> int:
    """Return where the run of capitalised words that ends before `head` begins.

    Arguments:
        words: the sentence's tokens.
        head: index of the head noun; the run is to its left.
        taken: tokens that belong to other names; the run never enters them.
        stops: words that end the run when they stand before "and" or a comma (heads of other names).
        joiners: words in small letters, and signs, that may stand inside the run.

    Returns:
        The index of the first token of the run; `head` where there is none.
    """
    stop_words = lexicon().stop
    first = head
    joined = False  # an "and" stands inside the run: commas before it belong to the list
    at = head - 1
    while at >= 0 and at not in taken:
        word = words[at]
        if possessive(word):
            if at == 0 or not capitalised(words[at - 1]) or at - 1 in taken:
                break
            at -= 1
            continue
        if capitalised(word):
            if word == "AND" and words[head].isupper() and at and capitalised(words[at - 1]):
                at -= 1
                continue
            if dated(word) or (
                word.lower() in lexicon().function
                and not _named(words, at)
                and (at == 0 or not word.isupper() or words[head].isupper())
            ):
                break
            first = at
            at -= 1
            continue
        if (
            word == ")"
            and at >= 3
            and words[at - 2] == "("
            and words[at - 1].isupper()
            and capitalised(words[at - 3])
            and at - 3 not in taken
        ):
            at -= 3  # a short form inside a name: "Special Educational Needs and Disabilities (SEND) Strategy"
            continue
        inside = word == "and/or" or (word == "area" and first == at + 1)
        if inside and at and capitalised(words[at - 1]) and at - 1 not in taken:
            at -= 1
            continue
        if (word, words[at - 1] if at else "") in _INNER and at - 1 not in taken:
            at -= 1
            continue
        if word not in joiners or at == 0 or at - 1 in taken:
            break
        before = words[at - 1]
        if word in ("and", "&"):
            if (before == "," or (before, words[at - 2]) in _INNER) and at >= 2:
                before = words[at - 2]
            if not (capitalised(before) or possessive(before)) or before in stops or _stops(words, at - 1, stops):
                break
            joined = True
        elif word == ",":
            if not joined or not (capitalised(before) or possessive(before)) or before in stops:
                break
        elif not capitalised(before) or before in stops:
            break
        at -= 1
    while first < head and words[first].lower() in stop_words and not words[first].isupper():
        if words[first] in _PART_WITHIN and first and words[first - 1][0].isalpha():
            break  # inside a sentence a capital New is part of the name
        first += 1
    return first


def _named(words: list[str], at: int) -> bool:
    """Return whether a word of grammar is the first of a name: "the One Northmere Board"."""
    return words[at] in _PART_WITHIN and at > 0 and words[at - 1] == "the"


def _stops(words: list[str], at: int, stops: frozenset[str]) -> bool:
    while at >= 0 and possessive(words[at]):
        at -= 1
    return at >= 0 and words[at] in stops


def right_run(words: list[str], start: int, taken: set[int], heads: frozenset[str], *, commas: bool = True) -> int:
    """Return where the list of capitalised words that begins at `start` ends.

    "Quality, Performance Improvement and Governance" is one run. A comma belongs to it only when an "and" follows
    among the same words; what follows "and" does not when it holds a head of its own ("and Head of SEND").

    Arguments:
        words: the sentence's tokens.
        start: index of the first token of the run.
        taken: tokens that belong to other names.
        heads: nouns that show that another name begins.
        commas: whether the run may hold commas.

    Returns:
        The index after the run's last token; `start` where there is none.
    """
    end = _plain_run(words, start, taken)
    if end == start:
        return start
    at = end
    last = end
    pending = False
    while at < len(words) and at not in taken:
        word = words[at]
        step = at + 1
        if word == "," and commas:
            if step < len(words) and words[step] in ("and", "&"):
                step += 1
                closing = True
            else:
                closing = False
        elif word in ("and", "&"):
            closing = True
        elif word == "/" or word in ("-", "–"):
            closing = not pending
        else:
            break
        stop = _plain_run(words, step, taken)
        if stop == step or any(
            w in heads and not (w in _SOFT and i + 1 < stop) for i, w in enumerate(words[step:stop], step)
        ):
            break
        if stop < len(words) and words[stop] in ("of", "for") and any(w in heads for w in words[step:stop]):
            break
        if word in ("/", "-", "–") and closing:
            last = stop
        elif closing:
            last = stop
            pending = False
        else:
            pending = True
        at = stop
    return last


def _plain_run(words: list[str], start: int, taken: set[int]) -> int:
    """Return where a run of capitalised words without joiners, from `start`, ends."""
    at = start
    while at < len(words) and at not in taken:
        word = words[at]
        if possessive(word) and at > start:
            if (
                word in ("'s", "’s")
                and words[at - 1] in ("Children", "Adults", "Women", "People", "Service", "Services")
                and (at + 1 >= len(words) or not capitalised(words[at + 1]))
            ):
                return at + 1
            if at + 1 < len(words) and (
                capitalised(words[at + 1])
                or words[at - 1].endswith("s")
                or (
                    words[at + 1] in ("and", "&")
                    and words[at - 1] in ("Woman", "Women", "Children", "Adult", "Adults", "People")
                )
            ):
                at += 1
                continue
            break
        if capitalised(word) and not dated(word):
            at += 1
        elif (
            (word in ("of", "for", "with") or (word == "to" and words[at - 1] == "Access"))
            and at > start
            and at + 1 < len(words)
            and capitalised(words[at + 1])
            and at + 1 not in taken
            and not dated(words[at + 1])
        ):
            at += 1
        else:
            break
    if (
        at > start
        and at < len(words)
        and words[at] in ("'s", "’s")
        and words[at - 1] in ("Children", "Adults", "People", "Women", "Adult", "Service", "Services")
    ):
        at += 1
    return at
