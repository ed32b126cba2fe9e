"""Bodies that a council writes in small letters: "the children and young people scrutiny committee"."""

from kg.extract.name import Name
from kg.extract.names import body_words
from kg.extract.names.written import body_text
from kg.rules.lexicon import lexicon

__all__ = ["small_body"]


def small_body(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Return the body in small letters whose name ends at a token, or None.

    Arguments:
        words: of the sentence.
        head: the token.
        taken: tokens of other names.
    """
    if words[head] not in body_words.SMALL_ENDS:
        return None
    first, last = _begins(words, head, taken), head + 1
    before = words[first:head]
    kind = lexicon().body_heads[words[head].capitalize()]
    if before[:1] == ["SEND"] and not body_words.SEND_BODIES.isdisjoint(before):
        text = body_text([_of_send(word) for word in words[first:last]])
        return Name("BODY", text, first, last, "names/small-body", kind=kind)
    if (len(before) == 1 and before[0] in body_words.OVERSEERS) or (
        words[head - 1] in body_words.QUALIFIED and head - 1 not in taken
    ):
        text = f"{words[head - 1].capitalize()} {words[head].capitalize()}"
        return Name("BODY", text, head - 1, last, "names/generic-body", kind=kind, generic=True)
    named = words[head] == "forum" and before in body_words.FORUMS
    if not named and (len(before) < 3 or lexicon().small_strong.isdisjoint(before)):
        return None
    text = body_text([_capital(word) for word in words[first:last]])
    return Name("BODY", text, first, last, "names/small-body", kind=kind)


def _begins(words: list[str], head: int, taken: set[int]) -> int:
    first = head
    while (
        first
        and first - 1 not in taken
        and (words[first - 1].replace("’", "'") in lexicon().small_bodies or words[first - 1] == "SEND")
    ):
        first -= 1
    while first < head and words[first] in body_words.SMALL_JOINERS:
        first += 1
    return first


def _of_send(word: str) -> str:
    return word if word in body_words.ANDS or word.isupper() else word.capitalize()


def _capital(word: str) -> str:
    if word in body_words.SMALL_LINKS or word.isupper():
        return word
    return "SEND" if word == "send" else word.capitalize()
