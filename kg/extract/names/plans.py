"""Plans, programmes and strategies for improvement; never a child's own EHC plan, nor a committee's work programme."""

import re

from kg.extract.name import Name
from kg.extract.names.written import body_text
from kg.extract.phrases import Phrases
from kg.extract.runs import left_run, right_run
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_plans", "plan_kind"]

#: words in small letters with which the names begin that are looked for first
_FIRST = frozenset({"written", "joint", "statement", "wsoa", "wsoas", "wosa", "jwsoa", "wsa", "delivering"})
#: plans that are often written in small letters; longest first
_SMALL = Phrases(
    tuple(p.split())
    for p in (
        "high needs deficit recovery plan",
        "high needs block recovery plan",
        "high needs recovery plan",
        "send improvement programme",
        "send transformation programme",
        "deficit recovery plan",
        "deficit management plan",
        "dsg deficit management plan",
        "dsg management plan",
        "dsg recovery plan",
        "accelerated progress plan",
        "accelerated action plan",
        "priority action plan",
        "send improvement plan",
        "send action plan",
        "send strategy",
        "inclusion strategy",
        "send and inclusion strategy",
        "send strategic plan",
        "strategic improvement plan",
        "local area improvement plan",
        "post-inspection action plan",
        "send development plan",
        "send recovery plan",
        "ehcp recovery plan",
        "send sufficiency strategy",
        "autism strategy",
        "send sufficiency plan",
        "send commissioning strategy",
        "joint commissioning strategy",
        "safety valve programme",
        "delivering better value programme",
        "delivering better value in send programme",
        "change programme",
        "send and ap improvement plan",
        "rapid improvement plan",
        "children's services improvement plan",
        "improvement plan",
    )
)
_PLURALS = {"Plans": "Plan", "Strategies": "Strategy"}


def find_plans(sentence: Sentence) -> list[Name]:
    """Return the plans of a sentence, generic mentions ("the plan", "the statement") among them."""
    words, taken = sentence.words, sentence.taken()
    lowered = sentence.lowered
    names: list[Name] = []

    def add(first: int, last: int, text: str, rule: str, *, generic: bool = False) -> None:
        names.append(Name("PLAN", text, first, last, rule, kind="" if generic else plan_kind(text), generic=generic))
        taken.update(range(first, last))

    for at in (at for at, word in enumerate(lowered) if word in _FIRST):
        if at in taken:
            continue
        if lowered[at] in ("written", "joint") and _statement(lowered, at):
            add(at, at + _statement(lowered, at), "Written Statement of Action", "names/written-statement")
        elif words[at] in ("WSoA", "WSOA", "WsoA", "WSoAs", "WSOAs", "WsoAs", "WoSA", "JWSoA", "WSA"):
            add(at, at + 1, "Written Statement of Action", "names/written-statement")
        elif lowered[at : at + 2] == ["written", "statement"] and lowered[at + 2 : at + 3] != ["of"]:
            add(at, at + 2, "Statement", "names/generic-plan", generic=True)
        elif lowered[at : at + 3] in (["statement", "of", "action"], ["statement", "of", "actions"]):
            add(at, at + 3, "Written Statement of Action", "names/written-statement")
        elif words[at : at + 3] in (["Delivering", "Better", "Value"], ["Delivering", "Better", "Values"]) and words[
            at + 3 : at + 4
        ] not in (["Programme"], ["Plan"]):
            add(at, at + 3, "Delivering Better Value", "names/delivering-better-value")
            names[-1].kind = "programme"
    for first, last, _ in _SMALL.found(lowered):
        # set in capitals, the run of capitalised words says how far the name goes
        if taken.isdisjoint(range(first, last)) and not all(
            w[0].isupper() for w in words[first:last] if w not in ("and", "in")
        ):
            add(first, last, _cased(words[first:last]), "names/plan-small")
    for at in range(len(words)):
        if at not in taken and lowered[at] in ("plan", "strategy", "programme") and words[at].islower():
            first = _small_run(lowered, at, taken)
            if first == at and at and (words[at - 1][0].isupper() or words[at - 1] == ")") and at - 1 not in taken:
                # "SEND Improvement programme": only the head is in small letters
                first = left_run(words, at, taken, frozenset(lexicon().body_heads) | frozenset(lexicon().role_heads))
                named = {
                    "Improvement",
                    "Recovery",
                    "Transformation",
                    "Inclusion",
                    "SEND",
                    "Action",
                    "Transforming",
                } & set(words[first:at])
                if at - first < 2 or not named or not _improves(body_text(words[first : at + 1])):
                    first = at
            if first < at:
                whole = words[first : at + 1]
                whole = whole if "(" in whole else [word for word in whole if word != ")"]
                add(first, at + 1, _cased(body_text(whole).split()), "names/plan-small")
    for at, word in enumerate(words):
        if at not in taken and (
            word in lexicon().plan_heads or (word.isupper() and word.title() in lexicon().plan_heads)
        ):
            found = _headed(words, at, taken)
            if found:
                add(*found, "names/plan")
        elif (
            at not in taken
            and lowered[at] in ("plan", "statement", "programme", "strategy")
            and at
            and lowered[at - 1] in ("the", "this", "its", "their")
        ):
            if lowered[at] != "statement" or (at + 1 < len(words) and lowered[at + 1] != "of"):
                add(at, at + 1, word.capitalize(), "names/generic-plan", generic=True)
    return names


_SMALL_WORDS = frozenset(
    "send sen dsg ehcp hnb ap inclusion improvement recovery deficit action delivery strategic transformation "
    "management development sufficiency "
    "high needs block special educational and disabilities local area post-inspection inspection commissioning joint "
    "partnership education "
    "post-ofsted block budget placement autism accessibility preparing for adulthood".split()
)
_SMALL_FIRST = frozenset("send sen dsg ehcp hnb inclusion high special autism post-inspection deficit".split())


def _small_run(lowered: list[str], head: int, taken: set[int]) -> int:
    """Return where a plan's name in small letters begins ("SEND delivery plan"); `head` where it is too general."""
    first = head
    while first and first - 1 not in taken and (lowered[first - 1] in _SMALL_WORDS or lowered[first - 1] in ("(", ")")):
        first -= 1
    while first < head and lowered[first] not in _SMALL_FIRST:
        first += 1
    return first


def _statement(lowered: list[str], at: int) -> int:
    """Return how many tokens "written statement of action" takes from `at`, or 0."""
    size = 0
    if lowered[at] == "joint":
        size = 1
    if lowered[at + size : at + size + 2] not in (["written", "statement"], ["written", "statements"]):
        return 0
    if lowered[at + size + 2 : at + size + 4] in (["of", "action"], ["of", "actions"]):
        return size + 4
    return 0


def _headed(words: list[str], head: int, taken: set[int]) -> tuple[int, int, str] | None:
    lex = lexicon()
    nxt = words[head + 1] if head + 1 < len(words) else ""
    if nxt and nxt[0].isupper() and head + 1 not in taken and nxt.lower() not in lex.stop and not words[head].isupper():
        return None
    first = left_run(
        words, head, taken, frozenset(lex.body_heads) | frozenset(lex.role_heads) | frozenset(lex.plan_heads)
    )
    while first < head and words[first].lower() in ("and", "&", ",", "/", "-", "–", "council", "council's"):
        first += 1
    for i in range(first + 1, head):
        if words[i] in ("'s", "’s") and words[i - 1] in ("Council", "Authority", "CCG", "Partnership"):
            first = i + 1
            break
    last = head + 1
    if nxt in ("for", "of") and first < head:
        end = right_run(words, head + 2, taken, frozenset(lex.role_heads) | frozenset(lex.body_heads))
        if end > head + 2:
            last = end
    text = body_text([*words[first:head], _PLURALS.get(words[head], words[head]), *words[head + 1 : last]])
    return (first, last, text) if _improves(text) and first < head else None


def _improves(text: str) -> bool:
    lowered = text.lower().replace("’", "'")
    lex = lexicon()
    if not re.search(r"\bsend\b|special educational? needs", lowered) and any(
        lowered == phrase or lowered.endswith(" " + phrase) for phrase in lex.plan_not
    ):
        return False
    return bool(set(re.findall(r"[a-z]+", lowered)) & lex.plan_about)


def _cased(words: list[str]) -> str:
    return " ".join(
        w
        if w.isupper() or w in ("and", "in", "of")
        else w.upper()
        if w.lower() in ("send", "dsg", "ehcp", "ap")
        else w.capitalize()
        for w in words
    )


def plan_kind(text: str) -> str:
    """Return the kind of a plan by the words of its name, longest ending first; `other` where none fits."""
    lowered = text.lower()
    kinds = lexicon().plan_kinds
    for phrase in sorted(kinds, key=len, reverse=True):
        if phrase in lowered:
            return kinds[phrase]
    return "other" if not lowered.endswith("plan") else "improvement plan"
