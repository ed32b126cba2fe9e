"""People whom notes name by their initials: "RK gave feedback", where the list of those present has Rhona Keel.

Only initials of one person that the paper names in full are read, only where a person may stand, and only in a paper
that speaks of two people so at least: capitals may be short for anything.
"""

import re
from collections.abc import Iterable

from kg.extract.name import Name
from kg.extract.sentences import Sentence

__all__ = ["add_initials"]

_INITIALS = re.compile(r"[A-Z]{2,3}")
#: what stands before a person of whom something is said, or who is to do something
_BEFORE = frozenset(": ; - – — • · * | / & ( , . and that by for to with when which".split())
#: what stands before things that capitals are short for: "the EP service", "an MS form"
_NEVER_BEFORE = frozenset({"the", "a", "an", "of", "each", "every", "this", "any", "no", "all", "per"})
#: what follows a person: "RK to", "RK's", "RK/JT", "(RK)", "RK and JT"
_AFTER = frozenset("to and / , & ( ) 's ’s — – - | : ; .".split())
#: capitals that notes have on every page, and that are hardly ever a person's
_TERMS = frozenset(
    "AP EP EY IT HR LA UK OT PE SEN MP CE AOB TOR DFE CQC ICB CCG PCF NHS EHC CYP SLT KS PA QA AI VAT FE "
    "HE RAG AD".split()
)
#: the rule by which capitals are taken for a council's, which a person of the paper may have as initials
_GUESSED = "names/initials"
#: people who are spoken of by initials, at least
_FEWEST = 2


def add_initials(sentences: Iterable[Sentence]) -> None:
    """Add a name for each place where initials stand for a person of the paper.

    Args:
        sentences: of one document, with the names of its people.
    """
    sentences = list(sentences)
    people = _people(sentences)
    if len(people) < _FEWEST:
        return
    places = [(sentence, at) for sentence in sentences for at in _places(sentence, people)]
    if len({sentence.words[at] for sentence, at in places if _does(sentence, at)}) < _FEWEST:
        return
    for sentence, at in places:
        name = Name("PERSON", people[sentence.words[at]], at, at + 1, "names/person-initials")
        kept = [one for one in sentence.names if one.first != at]
        sentence.names = sorted([*kept, name], key=lambda one: one.first)


def _people(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the person for whom initials stand, for those that one person has only."""
    known: dict[str, set[str]] = {}
    for text in {name.text for sentence in sentences for name in sentence.names if name.label == "PERSON"}:
        words = [word for word in text.split() if word[0].isupper()]
        if len(words) > 1:
            for letters in {
                words[0][0] + words[-1][0],
                "".join(part[0] for word in words for part in word.split("-") if part),
            }:
                known.setdefault(letters.upper(), set()).add(text)
    return {letters: next(iter(texts)) for letters, texts in known.items() if len(texts) == 1 and letters not in _TERMS}


def _places(sentence: Sentence, people: dict[str, str]) -> list[int]:
    """Return the tokens at which initials of a person stand as a person may."""
    words = sentence.words
    found = [at for at, word in enumerate(words) if word in people and _INITIALS.fullmatch(word)]
    taken = {at for name in sentence.names if name.rule != _GUESSED for at in range(name.first, name.last)}
    return [at for at in found if at not in taken and _may_stand(words, at)]


def _may_stand(words: list[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if (
        before.lower() in _NEVER_BEFORE
        or (after[:1].isupper() and not _INITIALS.fullmatch(after))
        or after[:1].isdigit()
    ):
        return False
    opens = not before or before.lower() in _BEFORE or before[0].isdigit() or not before.isalpha()
    return opens and (not after or after in _AFTER or after.islower())


def _does(sentence: Sentence, at: int) -> bool:
    """Return whether something is said of the initials, or is left to them to do."""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
    return after.isalpha() and after.islower()
