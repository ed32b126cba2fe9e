"""Of whom a sentence speaks that names nobody: the body in the heading above it, or of the sentence before.

Pages of governance set a board's name as a heading, and say under it: "Meets monthly. Reports to the Health and
Wellbeing Board." It must not judge what is said.
"""

from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.extract.syntax.grammar import words_of
from kg.model.frames import Thing

__all__ = ["Topic", "topic_before"]

_LABELS = frozenset({"BODY", "ORG", "PARTY"})
#: sentences that are looked back over, at most
_BACK = 8
_ARTICLES = frozenset(
    {"the", "this", "that", "our", "a", "an", "-", "–", "•", "·", "(", ")", "1", "2", "3", "4", "5", "6"}
)
#: words of a heading beside its name: "Delivery groups (six)"
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """Of whom a sentence speaks, the label of the name, and how certain that is."""

    thing: Thing
    label: str
    trust: float


def topic_before(reading: Reading, number: int) -> Topic | None:
    """Return of whom a sentence without a subject, or with "it", speaks; None where nobody can be told.

    Arguments:
        reading: the document.
        number: the sentence.
    """
    section = reading.sentences[number].section
    for back in range(1, min(_BACK, number) + 1):
        sentence = reading.sentences[number - back]
        if sentence.section.item != section.item:
            return None
        heading = _heading(sentence)
        if heading is not None:
            return Topic(*heading, 0.95)
        if _goes_on(sentence):
            continue
        first = _opening(sentence)
        return None if first is None else Topic(*first, 0.9 if back == 1 else 0.8)
    return None


def _heading(sentence: Sentence) -> tuple[Thing, str] | None:
    """Return the party of which a line of its own is the name: "SEND Improvement Board", "Delivery groups (six)"."""
    block = sentence.block
    if not sentence.opens_block or sentence.end < block.end - 1 or sentence.text.rstrip().endswith((".", ",", ";")):
        return None
    names = [name for name in sentence.names if name.label in _LABELS and name.thing is not None]
    if (
        names
        and names[0].thing is not None
        and len(sentence.words) - (names[0].last - names[0].first) <= _BESIDE
        and names[0].first <= 1
    ):
        return names[0].thing, names[0].label
    words = sentence.text.split("(")[0].split()
    if 0 < len(words) <= 4 and words[-1].lower() in words_of("bodies") and not names and sentence.text[0].isupper():
        return Thing("group", " ".join(words)), "GROUP"
    return None


def _goes_on(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of the same: it has no subject, or a pronoun or a label in its place."""
    lowered = sentence.lowered
    return lowered[0] in words_of("openers") or lowered[1:2] == [":"] or lowered[2:3] == [":"]


def _opening(sentence: Sentence) -> tuple[Thing, str] | None:
    """Return the party with which a sentence begins; of "Cabinet was told that a Board met" the Board."""
    lowered = sentence.lowered
    said = lowered.index("that") if "that" in lowered else 0
    if 0 < said <= _SAID and set(lowered[:said]) & words_of("said"):
        return _after(sentence, said + 1)
    return _after(sentence, 0)


def _after(sentence: Sentence, start: int) -> tuple[Thing, str] | None:
    """Return the party that stands at a token of a sentence, its articles apart; a group without a name too."""
    first = start
    while first < len(sentence.words) and sentence.lowered[first] in _ARTICLES:
        first += 1
    name = next((name for name in sentence.names if name.first >= start and name.label in _LABELS), None)
    if name is not None and name.first <= first:
        return (name.thing, name.label) if name.thing is not None and name.first == first else None
    for last in range(first, min(first + _GROUP, len(sentence.words))):
        if any(one.first <= last < one.last and one.label != "NUM" for one in sentence.names):
            return None
        if not sentence.words[last].replace("-", "").isalpha():
            return None
        follows = sentence.lowered[last + 1 : last + 2]
        if last > first and sentence.lowered[last] in words_of("bodies") and not set(follows) & words_of("bodies"):
            text = sentence.span_text(first, last + 1)
            return Thing("group", text[0].upper() + text[1:]), "GROUP"
    return None


#: words of a group without a name, at most: "the interim executive board"
_GROUP = 5
#: tokens before the "that" of what was said, at most
_SAID = 9
