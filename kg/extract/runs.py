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

_GENITIVE = frozenset({"'s", "’s"})
_ANDS = frozenset({"and", "&"})
_SIGNS = frozenset({"/", "-", "–"})
_PREPOSITIONS = frozenset({"of", "for"})
#: prepositions that stand between any two words of a name
_WITHIN = frozenset({"of", "for", "with"})
#: those whose genitive ends a name: "Head of Children's"
_WHOSE = frozenset({"Children", "Adults", "Women", "People", "Service", "Services"})
_ADULT = frozenset({"Adult"})
_PEOPLE = frozenset({"Woman", "Women", "Children", "Adult", "Adults", "People"})

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
    first, at = head, head - 1
    joined = False  # an "and" stands inside the run: commas before it belong to the list
    while at >= 0 and at not in taken:
        word = words[at]
        if capitalised(word):
            if not _is_joining_capital(words, at, head):
                if _is_no_part(words, at, head):
                    break
                first = at
            at -= 1
            continue
        step = _inside(words, at, taken, first)
        if not step:
            if word not in joiners or at == 0 or at - 1 in taken or not _joins(words, at, stops, joined=joined):
                break
            joined = joined or word in _ANDS
        at -= step or 1
    return _past_openers(words, first, head)


def _is_joining_capital(words: list[str], at: int, head: int) -> bool:
    """Return whether an AND joins the parts of a name that is set in capitals."""
    return words[at] == "AND" and words[head].isupper() and at > 0 and capitalised(words[at - 1])


def _is_no_part(words: list[str], at: int, head: int) -> bool:
    """Return whether a capitalised word is no part of a name: a date, or a word of grammar that opens a sentence."""
    word = words[at]
    return dated(word) or (
        word.lower() in lexicon().function
        and not _named(words, at)
        and (at == 0 or not word.isupper() or words[head].isupper())
    )


def _inside(words: list[str], at: int, taken: set[int], first: int) -> int:
    """Return over how many tokens the run goes on where a small word or sign stands within a name; 0 for none."""
    word = words[at]
    if word == ")":
        return 3 if _short_form(words, at, taken) else 0
    if at == 0 or at - 1 in taken:
        return 0
    before = words[at - 1]
    if (word, before) in _INNER:
        return 1
    within = possessive(word) or word == "and/or" or (word == "area" and first == at + 1)
    return int(within and capitalised(before))


def _short_form(words: list[str], at: int, taken: set[int]) -> bool:
    """Return whether a bracket that closes here holds a short form.

    "Special Educational Needs and Disabilities (SEND) Strategy".
    """
    return (
        at >= 3
        and words[at - 2] == "("
        and words[at - 1].isupper()
        and capitalised(words[at - 3])
        and at - 3 not in taken
    )


def _joins(words: list[str], at: int, stops: frozenset[str], *, joined: bool) -> bool:
    """Return whether a joiner joins what stands before it to the run.

    Arguments:
        words: the sentence's tokens.
        at: index of the joiner.
        stops: words that end the run.
        joined: whether an "and" stands further right, so that commas belong to the list.
    """
    word, before = words[at], words[at - 1]
    if word in _ANDS:
        if at >= 2 and (before == "," or (before, words[at - 2]) in _INNER):
            before = words[at - 2]
        if _stops(words, at - 1, stops):
            return False
    elif word == "," and not joined:
        return False
    part = capitalised(before) or (possessive(before) and (word == "," or word in _ANDS))
    return part and before not in stops


def _past_openers(words: list[str], first: int, head: int) -> int:
    """Leave out the words that open a sentence, or are grammar, at the beginning of a run."""
    while first < head and words[first].lower() in lexicon().stop and not words[first].isupper():
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
    at = last = _plain_run(words, start, taken)
    if at == start:
        return start
    pending = False  # what a comma led to waits for an "and"
    while at < len(words) and at not in taken:
        step, closing = _link(words, at, commas=commas, pending=pending)
        stop = _plain_run(words, step, taken)
        if step in (at, stop) or _is_another(words, step, stop, heads):
            break
        if closing:
            last = stop
        pending = not closing
        at = stop
    return last


def _link(words: list[str], at: int, *, commas: bool, pending: bool) -> tuple[int, bool]:
    """Return the token behind what links a further part of a list, and whether the list may end with that part.

    Where nothing links, it is the token itself.
    """
    word, step = words[at], at + 1
    if word == "," and commas:
        closing = step < len(words) and words[step] in _ANDS
        return step + closing, closing
    if word in _ANDS:
        return step, True
    if word in _SIGNS:
        return step, not pending
    return at, False


def _is_another(words: list[str], first: int, last: int, heads: frozenset[str]) -> bool:
    """Return whether a further part of a list holds a head of its own, and so is another name."""
    held = [i for i in range(first, last) if words[i] in heads]
    if any(words[i] not in _SOFT or i + 1 == last for i in held):
        return True
    return bool(held) and last < len(words) and words[last] in _PREPOSITIONS


def _plain_run(words: list[str], start: int, taken: set[int]) -> int:
    """Return where a run of capitalised words without joiners, from `start`, ends."""
    at = start
    while at < len(words) and at not in taken:
        word = words[at]
        if possessive(word) and at > start:
            if _closes(words, at) and (at + 1 >= len(words) or not capitalised(words[at + 1])):
                return at + 1
            if not _goes_on(words, at):
                break
        elif not (capitalised(word) and not dated(word)) and not _leads_on(words, at, start, taken):
            break
        at += 1
    if start < at < len(words) and (_closes(words, at) or (words[at] in _GENITIVE and words[at - 1] in _ADULT)):
        at += 1
    return at


def _closes(words: list[str], at: int) -> bool:
    """Return whether a genitive may end a name: "Head of Children's"."""
    return words[at] in _GENITIVE and words[at - 1] in _WHOSE


def _goes_on(words: list[str], at: int) -> bool:
    """Return whether a name goes on behind a genitive."""
    if at + 1 >= len(words):
        return False
    owner, following = words[at - 1], words[at + 1]
    return capitalised(following) or owner.endswith("s") or (following in _ANDS and owner in _PEOPLE)


def _leads_on(words: list[str], at: int, start: int, taken: set[int]) -> bool:
    """Return whether a preposition stands inside a name: "Access to Education"."""
    inside = words[at] in _WITHIN or (words[at] == "to" and words[at - 1] == "Access")
    return (
        inside
        and at > start
        and at + 1 < len(words)
        and capitalised(words[at + 1])
        and at + 1 not in taken
        and not dated(words[at + 1])
    )
