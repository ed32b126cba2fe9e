"""Cabinet, Executive and Council: the executive and the full meeting, or a word for the authority."""

from kg.extract.name import Name
from kg.extract.names import body_words
from kg.extract.names.written import body_text
from kg.extract.runs import capitalised, left_run
from kg.rules.lexicon import lexicon

__all__ = ["executive_at"]


def executive_at(words: list[str], head: int, plain: str, taken: set[int]) -> Name | None:
    """Return the body that one of these words stands for, or None where it names an authority or another thing.

    Arguments:
        words: of the sentence.
        head: the token of the word.
        plain: the word, in small letters with a capital.
        taken: tokens of other names.
    """
    following = words[head + 1] if head + 1 < len(words) else ""
    if following.capitalize() in body_words.NO_BODY_BEHIND:
        return None
    first = head
    while first and first - 1 not in taken and words[first - 1] in body_words.CABINET:
        first -= 1
    if plain == "Executive":
        return _executive(words, first, head, taken)
    if plain == "Council":
        return _council(words, first, head, taken)
    text = "Cabinet" if first == head else body_text(words[first : head + 1])
    return Name("BODY", text, first, head + 1, "names/cabinet", kind=lexicon().body_heads[plain])


def _executive(words: list[str], first: int, head: int, taken: set[int]) -> Name | None:
    """Read "the Executive", "Co-operative Executive", "SEND Executive", "Partnership Executive"."""
    lex, last = lexicon(), head + 1
    before = words[first - 1] if first else ""
    if before == "SEND":
        return Name("BODY", "SEND Executive", first - 1, last, "names/executive", kind="board")
    run = left_run(words, head, taken, frozenset(lex.role_heads))
    if before in body_words.SECOND_PARTS and run < head - 1:
        return Name("BODY", body_text(words[run:last]), run, last, "names/executive", kind="board")
    in_name = bool(before) and capitalised(before) and first - 1 not in taken and before.lower() not in lex.stop
    if in_name or before in lex.body_not_before["Executive"]:
        return None
    kind = lex.body_heads["Executive"]
    if "operative" in "".join(words[first:head]):
        return Name("BODY", body_text(words[first:last]), first, last, "names/executive", kind=kind)
    return Name("BODY", "Executive", first, last, "names/executive", kind=kind, generic=before.lower() == "an")


def _council(words: list[str], first: int, head: int, taken: set[int]) -> Name | None:
    """Read "Full Council", and councils that are no authority: "Youth Council"."""
    lex, last = lexicon(), head + 1
    kind = lex.body_heads["Council"]
    if "Full" in words[first:head]:
        return Name("BODY", "Council", first, last, "names/full-council", kind=kind)
    run = left_run(words, head, taken, frozenset(lex.body_heads) | lex.role_heads)
    opens = run == 0 and head == 1 and words[0].lower() in lex.stop
    if opens or body_words.SMALL_FIRST.isdisjoint(word.lower() for word in words[run:head]):
        return None
    return Name("BODY", body_text(words[run:last]), run, last, "names/body", kind=kind)
