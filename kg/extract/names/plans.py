"""Plans, programmes and strategies for improvement; never a child's own EHC plan, nor a committee's work programme."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.name import Name
from kg.extract.names import plan_words
from kg.extract.names.statements import fixed_plan
from kg.extract.names.written import body_text
from kg.extract.runs import left_run, right_run
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_plans", "plan_kind"]


def find_plans(sentence: Sentence) -> list[Name]:
    """Return the plans of a sentence, generic mentions ("the plan", "the statement") among them."""
    taken = sentence.taken()
    names: list[Name] = []
    for finds in (_fixed, _small_phrases, _small_headed, _capitalised):
        for name in finds(sentence, taken):
            names.append(name)
            taken.update(range(name.first, name.last))
    return names


def _fixed(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield written statements of action, and what else has one fixed name."""
    for at, word in enumerate(sentence.lowered):
        if word not in plan_words.FIRST or at in taken:
            continue
        plan = fixed_plan(sentence.words, sentence.lowered, at)
        if plan is not None:
            kind = "" if plan.generic else plan.kind or plan_kind(plan.text)
            yield Name("PLAN", plan.text, at, at + plan.size, plan.rule, kind=kind, generic=plan.generic)


def _small_phrases(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield plans that are often written in small letters."""
    for first, last, _ in plan_words.SMALL.found(sentence.lowered):
        words = sentence.words[first:last]
        # set in capitals, the run of capitalised words says how far the name goes
        capitals = all(word[0].isupper() for word in words if word not in ("and", "in"))
        if taken.isdisjoint(range(first, last)) and not capitals:
            yield _plan(first, last, _cased(words), "names/plan-small")


def _small_headed(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield plans whose head is in small letters: "SEND delivery plan", "SEND Improvement programme"."""
    words, lowered = sentence.words, sentence.lowered
    for at, word in enumerate(lowered):
        if at in taken or word not in plan_words.SMALL_HEADS or not words[at].islower():
            continue
        first = _small_run(lowered, at, taken)
        if first == at:
            first = _capitals_before(words, at, taken)
        if first < at:
            whole = words[first : at + 1]
            whole = whole if "(" in whole else [word for word in whole if word != ")"]
            yield _plan(first, at + 1, _cased(body_text(whole).split()), "names/plan-small")


def _capitalised(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield plans in capitals, and the words in small letters that stand for one."""
    heads = lexicon().plan_heads
    for at, word in enumerate(sentence.words):
        if at in taken:
            continue
        if word in heads or (word.isupper() and word.title() in heads):
            found = _headed(sentence.words, at, taken)
            if found:
                yield _plan(*found, "names/plan")
        elif _stands_for_plan(sentence.lowered, at):
            yield Name("PLAN", word.capitalize(), at, at + 1, "names/generic-plan", generic=True)


def _plan(first: int, last: int, text: str, rule: str) -> Name:
    return Name("PLAN", text, first, last, rule, kind=plan_kind(text))


def _stands_for_plan(lowered: list[str], at: int) -> bool:
    """Return whether a word stands for a plan that the context names: "the plan", "this statement"."""
    if lowered[at] not in plan_words.GENERIC or not at or lowered[at - 1] not in plan_words.POINTERS:
        return False
    following = lowered[at + 1 : at + 2]
    return lowered[at] != "statement" or (bool(following) and following != ["of"])


def _small_run(lowered: list[str], head: int, taken: set[int]) -> int:
    """Return where a plan's name in small letters begins ("SEND delivery plan"); `head` where it is too general."""
    first = head
    while (
        first
        and first - 1 not in taken
        and (lowered[first - 1] in plan_words.SMALL_WORDS or lowered[first - 1] in plan_words.BRACKETS)
    ):
        first -= 1
    while first < head and lowered[first] not in plan_words.SMALL_FIRST:
        first += 1
    return first


def _capitals_before(words: list[str], head: int, taken: set[int]) -> int:
    """Return where the name begins of which only the head is in small letters: "SEND Improvement programme"."""
    if not head or head - 1 in taken or not (words[head - 1][0].isupper() or words[head - 1] == ")"):
        return head
    first = left_run(words, head, taken, _heads())
    if head - first < 2 or plan_words.IMPROVING.isdisjoint(words[first:head]):
        return head
    return first if _improves(body_text(words[first : head + 1])) else head


@cache
def _heads() -> frozenset[str]:
    """Return the words with which names of bodies and of posts end."""
    return frozenset(lexicon().body_heads) | frozenset(lexicon().role_heads)


def _headed(words: list[str], head: int, taken: set[int]) -> tuple[int, int, str] | None:
    """Return where the plan in capitals with a head begins and ends, and its name; None where it improves nothing."""
    following = words[head + 1] if head + 1 < len(words) else ""
    if _goes_on(words[head], following) and head + 1 not in taken:
        return None
    first, last = _begins(words, head, taken), head + 1
    if first == head:
        return None
    if following in plan_words.FOR_OR_OF:
        end = right_run(words, head + 2, taken, _heads())
        last = end if end > head + 2 else last
    noun = plan_words.PLURALS.get(words[head], words[head])
    text = body_text([*words[first:head], noun, *words[head + 1 : last]])
    return (first, last, text) if _improves(text) else None


def _goes_on(word: str, following: str) -> bool:
    """Return whether a longer name goes on behind a head: "Plan Board"."""
    return bool(following) and following[0].isupper() and following.lower() not in lexicon().stop and not word.isupper()


def _begins(words: list[str], head: int, taken: set[int]) -> int:
    """Return where the name that ends with a head begins, without whose it is."""
    first = left_run(words, head, taken, _heads() | frozenset(lexicon().plan_heads))
    while first < head and words[first].lower() in plan_words.NEVER_FIRST:
        first += 1
    owned = (
        i + 1
        for i in range(first + 1, head)
        if words[i] in plan_words.POSSESSIVES and words[i - 1] in plan_words.OWNERS
    )
    return next(owned, first)


def _improves(text: str) -> bool:
    """Return whether a name is that of a plan for improvement, and not of another plan."""
    lowered = text.lower().replace("’", "'")
    lex = lexicon()
    if not re.search(r"\bsend\b|special educational? needs", lowered) and any(
        lowered == phrase or lowered.endswith(" " + phrase) for phrase in lex.plan_not
    ):
        return False
    return bool(set(re.findall(r"[a-z]+", lowered)) & lex.plan_about)


def _cased(words: list[str]) -> str:
    return " ".join(_capital(word) for word in words)


def _capital(word: str) -> str:
    if word.isupper() or word in plan_words.SMALL_LINKS:
        return word
    return word.upper() if word.lower() in plan_words.CAPITALS else word.capitalize()


def plan_kind(text: str) -> str:
    """Return the kind of a plan by the words of its name, longest ending first; `other` where none fits."""
    lowered = text.lower()
    kinds = lexicon().plan_kinds
    for phrase in sorted(kinds, key=len, reverse=True):
        if phrase in lowered:
            return kinds[phrase]
    return "other" if not lowered.endswith("plan") else "improvement plan"
