"""Where a post begins: the qualifiers before its head noun, without whose post it is."""

from kg.extract.names import role_words
from kg.extract.runs import left_run, possessive
from kg.rules.lexicon import lexicon

__all__ = ["role_begins"]


def role_begins(words: list[str], head: int, taken: set[int]) -> int:
    """Return the first token of the post whose head noun stands at `head`.

    Arguments:
        words: of the sentence.
        head: the token of the head noun.
        taken: tokens of other names.
    """
    if words[head] in role_words.CHAIRS:
        return _chair_begins(words, head, taken)
    stops = lexicon().role_heads | frozenset(lexicon().body_heads)
    first = left_run(words, head, taken, stops, role_words.JOINERS)
    if words[head] == "Executive" and head and words[head - 1] == "Chief":
        first = _chief_begins(words, head, taken)
    # what owns the post is not in its title
    first = next((i + 1 for i in range(head - 1, first - 1, -1) if _owns(words, i, first, head)), first)
    if "Session" in words[first:head]:
        first += words[first:head].index("Session") + 1  # "Decision Session - Executive Member for Education"
    first = _departments_before(words, first, head, taken)
    while first < head and words[first] in role_words.NEVER_FIRST:
        first += 1
    return first


def _chair_begins(words: list[str], head: int, taken: set[int]) -> int:
    """Return where "Independent Chair", "Vice - Chair" begins."""
    first = head
    while (
        first
        and first - 1 not in taken
        and (
            words[first - 1] in role_words.CHAIR_QUALIFIERS
            or (words[first - 1] == "-" and first > 1 and words[first - 2] in role_words.CHAIR_QUALIFIERS)
        )
    ):
        first -= 1
    return first


def _chief_begins(words: list[str], head: int, taken: set[int]) -> int:
    """Return where "Deputy Chief Executive" begins."""
    first = head - 1
    while first and words[first - 1] in role_words.RANKS and first - 1 not in taken:
        first -= 1
    return first


def _owns(words: list[str], at: int, first: int, head: int) -> bool:
    """Return whether what owns a post ends here: "the Council's Director", "the Chair Director", "Cllr … Member"."""
    word = words[at]
    if possessive(word) and at > first and words[at - 1] in role_words.OWNERS:
        return True
    if word in lexicon().role_plain and at < head - 1 and word in role_words.CHAIRS:
        return True
    return word in role_words.COUNCILLORS and words[head] != "Leader"


def _departments_before(words: list[str], first: int, head: int, taken: set[int]) -> int:
    """Take in the departments that stand before a member: "Children, Families & Culture Cabinet Member"."""
    while (
        words[head] == "Member"
        and first > 1
        and words[first - 1] == ","
        and words[first - 2] in role_words.DEPARTMENTS
        and first - 2 not in taken
    ):
        first -= 2
    return first
