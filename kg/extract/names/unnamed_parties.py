"""Parties without a name ("working group", "workstreams"), bodies of which only capitals are told, and inspections."""

from collections.abc import Callable

from kg.extract.name import Name
from kg.extract.names import unnamed_party_words
from kg.extract.sentences import Sentence

__all__ = ["find_acronyms", "find_parties"]

#: letters of an acronym
_LENGTHS = range(3, 9)


def find_acronyms(sentence: Sentence) -> list[Name]:
    """Return the unknown words in capitals that are bodies, as they stand in a list of bodies.

    "the Board, ICEOG and the CCG".
    """
    words, taken = sentence.words, sentence.taken()
    bodies = {name.last for name in sentence.names if name.label == "BODY"}
    return [
        Name("BODY", word, at, at + 1, "names/listed-acronym", kind="group")
        for at, word in enumerate(words)
        if at not in taken and _is_acronym(word) and at - 1 in bodies and _in_list(words, at)
    ]


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) in _LENGTHS and word not in unnamed_party_words.TERMS


def _in_list(words: list[str], at: int) -> bool:
    return (
        0 < at < len(words) - 1
        and words[at - 1] in unnamed_party_words.NEXT
        and words[at + 1] in unnamed_party_words.NEXT
    )


def find_parties(sentence: Sentence) -> list[Name]:
    """Return the parties without a name, and the plain mentions of inspections, of a sentence."""
    taken = sentence.taken()
    found = []
    for at, lowered in enumerate(sentence.lowered):
        if lowered not in unnamed_party_words.STARTS or at in taken:
            continue
        names = (reads(sentence, at, taken) for reads in _WAYS)
        name = next((name for name in names if name is not None), None)
        if name is not None:
            found.append(name)
    return found


def _party(text: str, first: int, last: int) -> Name:
    return Name("PARTY", text, first, last, "names/party", generic=True)


def _group(sentence: Sentence, at: int, taken: set[int]) -> Name | None:
    """Read "task and finish group"; not "a working group of officers"."""
    words, first = sentence.words, at
    if sentence.lowered[at] not in unnamed_party_words.GROUPS or not words[at].islower():
        return None
    # a capital only where the sentence begins
    while (
        first
        and first - 1 not in taken
        and (words[first - 1] if first > 1 else sentence.lowered[0]) in unnamed_party_words.GROUP_WORDS
    ):
        first -= 1
    while first < at and words[first] in unnamed_party_words.JOINERS:
        first += 1
    of_some = words[at + 1 : at + 2] == ["of"] and words[max(0, first - 1) : first] in unnamed_party_words.ARTICLES
    if of_some or (first == at and "sub" not in sentence.lowered[at]):
        return None
    text = " ".join(words[first : at + 1])
    return _party(text[0].upper() + text[1:], first, at + 1)


def _workstream_lead(sentence: Sentence, at: int, _taken: set[int]) -> Name | None:
    """Read "workstream leads"."""
    behind = sentence.words[at + 1 : at + 2]
    if sentence.lowered[at] != "workstream" or behind not in unnamed_party_words.LEADS:
        return None
    return _party(f"Workstream {behind[0]}", at, at + 2)


def _local_area(sentence: Sentence, at: int, _taken: set[int]) -> Name | None:
    """Read "local area partnership"."""
    if sentence.lowered[at : at + 3] != ["local", "area", "partnership"] or not sentence.words[at].islower():
        return None
    return _party("Local area partnership", at, at + 3)


def _workstreams(sentence: Sentence, at: int, _taken: set[int]) -> Name | None:
    """Read "workstreams"."""
    text = unnamed_party_words.PARTIES.get(sentence.lowered[at])
    return _party(text, at, at + 1) if text else None


def _inspection(sentence: Sentence, at: int, _taken: set[int]) -> Name | None:
    """Read "the inspection"."""
    if sentence.lowered[at] not in unnamed_party_words.INSPECTIONS:
        return None
    return Name("INSPECTION", sentence.words[at], at, at + 1, "names/inspection")


_WAYS: tuple[Callable[[Sentence, int, set[int]], Name | None], ...] = (
    _group,
    _workstream_lead,
    _local_area,
    _workstreams,
    _inspection,
)
