"""How far a post reaches from its head noun: the qualifiers before it and the department behind it."""

from kg.extract.name import Name
from kg.extract.names import role_words as patterns
from kg.extract.runs import capitalised, left_run, possessive, right_run
from kg.rules.lexicon import lexicon

__all__ = ["role_at", "written"]


def role_at(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Return the post whose head noun stands at a token, or None where it is none.

    Arguments:
        words: of the sentence.
        head: the token of the head noun.
        taken: tokens of other names.
    """
    lex = lexicon()
    word = words[head]
    bare = word.title() if word.isupper() and len(word) > 3 and word != "SENCO" else word
    if bare not in lex.role_heads or (word.isupper() and len(word) > 3 and bare != word and not _shouted(words)):
        return None
    if word == "Secretary" and words[head + 1 : head + 3] in (["of", "State"], ["Of", "State"]):
        first, last = left_run(words, head, taken, lex.role_heads, patterns.JOINERS), head + 3
        first = max(first, head - 2)
    else:
        first = _before(words, head, taken)
        last = head + 1
        needs = lex.role_needs_before.get(bare)
        before = set(words[first:head])
        if needs is not None and "*" not in needs and not (needs & before):
            return None
        if needs is not None and "*" in needs and not before and not _follows(words, head):
            return None
    last = _after(words, bare, last, taken)
    titled = next((i for i in range(head + 1, last) if words[i] in patterns.STYLES), last)
    last = titled  # "Leader of the Council Cllr Smith"
    if (
        last > head + 1
        and words[last : last + 1] in (["and"], ["&"])
        and words[last + 1 : last + 2]
        and words[last + 1] in lex.small_departments
        and words[last + 2 : last + 3] in ([], [","], ["."], [")"], [":"], ["presented"], ["introduced"])
    ):
        last += 2  # "Programmes and performance"
    if last == len(words) and last > head + 2 and len(words[-1]) == 1 and words[-2] in ("for", "of"):
        return None  # a copy cut off in the middle of the title
    # "Executive" ends "Chief Executive", but begins "Executive Director": leave it to the later head
    nxt = words[last] if last < len(words) else ""
    if last == head + 1 and nxt in lex.role_heads and nxt not in ("Members", "Member") and last not in taken:
        return None
    if last == head + 1 and nxt in patterns.COLLECTIVES:
        return None
    if (
        last == head + 1
        and nxt
        and capitalised(nxt)
        and last not in taken
        and nxt not in lex.stop
        and bare in patterns.NOT_BEFORE_CAPITALS
        and first == head
    ):
        return None
    if bare == "Lead" and nxt in patterns.MEMBERS and last == head + 1:
        return None  # the later head takes it: "Portfolio Lead Member for Housing"
    if bare == "Heads" and last == head + 1:
        return None
    if (
        bare in patterns.WEAK
        and nxt
        and capitalised(nxt)
        and last not in taken
        and nxt.lower() not in lex.stop
        and not nxt.isupper()
    ):
        return None
    if words[last - 1] in patterns.DIVISIONS and "," in words[first:last]:
        last = first + words[first:last].index(",")
    if (
        last < len(words)
        and words[last].lower() in ("services", "service")
        and (possessive(words[last - 1]) or words[last - 1] in patterns.WHOSE_SERVICES)
        and last not in taken
    ):
        last += 1
    while last > head + 2 and words[last - 1] in patterns.PAPERS:
        last -= 1
    while last > head + 1 and words[last - 1] in patterns.TRAILING:
        last -= 1
    text = written(words[first:last])
    if text.isupper() and len(text) > 6:
        text = " ".join(
            w if w in patterns.SHOUTED else w.lower() if w in patterns.SMALL_SHOUTED else w.capitalize()
            for w in text.split()
        )
    generic = last == head + 1 and ((first == head and bare in lex.role_plain) or text in patterns.PORTFOLIO)
    if (
        text in ("Leader", "Council Leader")
        and head
        and (words[head - 1] in ("The", "the") or text == "Council Leader")
        and (not nxt or not capitalised(nxt))
    ):
        generic = False  # of the council, who else
    if first == head and last == head + 1 and not generic and text != "Leader":
        return None
    qualifiers = set(words[first:head])
    if (
        last == head + 1
        and qualifiers
        and text != "Council Leader"
        and qualifiers <= {"Senior", "Council", "Local", "Authority", "Other", "Relevant", "Lead", "Key"}
        and bare != "Commissioner"
        and "Lead" not in qualifiers
    ):
        return None
    if last == head + 1 and bare in ("Leads", "Directors") and all(w.isupper() for w in words[first:head]):
        return Name("PARTY", text, first, last, "names/party", generic=True)
    if last == head + 1 and bare in patterns.JOB_FAMILIES:
        return None
    return Name("ROLE", text, first, last, "names/role", generic=generic, kind=bare)


def _shouted(words: list[str]) -> bool:
    """Return whether a sentence is set in capitals throughout."""
    letters = [w for w in words if w.isalpha() and len(w) > 2]
    return len(letters) > 2 and sum(w.isupper() for w in letters) > 0.8 * len(letters)


def _before(words: list[str], head: int, taken: set[int]) -> int:
    lex = lexicon()
    if words[head] in patterns.CHAIRS:
        first = head
        while (
            first
            and first - 1 not in taken
            and (
                words[first - 1] in patterns.CHAIR_QUALIFIERS
                or (words[first - 1] == "-" and first > 1 and words[first - 2] in patterns.CHAIR_QUALIFIERS)
            )
        ):
            first -= 1
        return first
    stops = lex.role_heads | frozenset(lex.body_heads)
    first = left_run(words, head, taken, stops, patterns.JOINERS)
    if words[head] == "Executive" and head and words[head - 1] == "Chief":
        first = head - 1
        while first and words[first - 1] in patterns.RANKS and first - 1 not in taken:
            first -= 1
    for i in range(head - 1, first - 1, -1):
        # "the Council's Director", "the Committee Chair": what owns the post is not in its title
        if possessive(words[i]) and i > first and words[i - 1] in patterns.OWNERS:
            first = i + 1
            break
        if words[i] in lex.role_plain and i < head - 1 and words[i] in patterns.CHAIRS:
            first = i + 1
            break
        if words[i] in patterns.COUNCILLORS and words[head] != "Leader":
            first = i + 1
            break
    if "Session" in words[first:head]:
        first += words[first:head].index("Session") + 1  # "Decision Session - Executive Member for Education"
    while (
        words[head] == "Member"
        and first > 1
        and words[first - 1] == ","
        and words[first - 2] in patterns.DEPARTMENTS
        and first - 2 not in taken
    ):
        first -= 2  # "Children, Families & Culture Cabinet Member"
    while first < head and words[first] in patterns.NEVER_FIRST:
        first += 1
    return first


def _follows(words: list[str], head: int) -> bool:
    if words[head] == "Clerk" and words[head + 1 : head + 3] == ["to", "the"]:
        return True
    return head + 2 < len(words) and words[head + 1] in patterns.LINKS and capitalised(words[head + 2])


def _after(words: list[str], bare: str, last: int, taken: set[int]) -> int:
    lex = lexicon()
    if bare not in lex.role_takes_after or last >= len(words) or last in taken:
        return last
    word, heads = words[last], lex.role_heads | {"Councillor", "Councillors", "Cllr", "Mr", "Mrs", "Ms", "Dr"}
    if word in patterns.CHAIRS and bare == "Committee":
        return last
    if (
        bare == "Clerk"
        and words[last : last + 2] == ["to", "the"]
        and last + 2 < len(words)
        and capitalised(words[last + 2])
    ):
        return right_run(words, last + 2, taken, heads)
    if bare in patterns.CHAIRS:
        return (
            last + 2
            if [w.lower() for w in words[last : last + 2]] in (["of", "governors"], ["of", "trustees"])
            else last
        )
    if word in ("of", "for") and last + 1 < len(words):
        start = last + 1
        if (
            words[start] == "the"
            and bare in patterns.COUNCIL_HEADS
            and start + 1 < len(words)
            and capitalised(words[start + 1])
        ):
            start += 1
        if (
            words[start] in ("Service", "Services")
            and start + 1 < len(words)
            and words[start + 1] in ("for", *patterns.DASHES, ",", "(")
            and start + 2 < len(words)
        ):
            end = right_run(words, start + 2, taken, heads)
            if words[start + 1] == "for" or (end > start + 2 and _department(words, start + 2, end)):
                if words[start + 1] == "(" and end < len(words) and words[end] == ")":
                    return end + 1
                if words[start + 1] != "(":
                    return end if end > start + 2 else start + 1
        if (
            words[start] in lex.small_departments
            and words[start + 1 : start + 2] in (["and"], ["&"])
            and start + 2 < len(words)
            and capitalised(words[start + 2])
        ):
            return right_run(words, start + 2, taken, heads)  # "Director of education & Early Years"
        end = right_run(words, start, taken, heads | frozenset({"Ofsted", "Cabinet", "CQC"}))
        if (
            bare != "Leader"
            and end > start
            and words[end - 1] in patterns.ORGANISATIONS
            and words[end - 2] != "Virtual"
        ):
            return last
        if end > start:
            return _more(words, end, taken, heads)
    elif word in ("with", "With") and last + 2 < len(words) and words[last + 1].lower() == "responsibility":
        at = last + 2
        if words[at] == "(" and at + 2 < len(words) and words[at + 2] == ")":
            at += 3
        if at < len(words) and words[at] == "for":
            end = right_run(words, at + 1, taken, heads)
            return end if end > at + 1 else last
    elif word in patterns.DASHES and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and _department(words, last + 1, end):
            return end
    elif word == "," and bare in patterns.OF_HEADS and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and _department(words, last + 1, end):
            return end
    elif word == ":" and bare in patterns.COMMA_HEADS and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and _department(words, last + 1, end) and not lex.role_heads & set(words[last + 1 : end]):
            return end
    elif word == "(" and bare in patterns.BRACKET_HEADS and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and end < len(words) and words[end] == ")" and _department(words, last + 1, end):
            return end + 1
    elif bare in patterns.PORTFOLIO_HEADS and capitalised(word) and word not in lex.role_heads:
        end = right_run(words, last, taken, heads)
        if end > last and _department(words, last, end):
            return end
    return last


def _more(words: list[str], end: int, taken: set[int], heads: frozenset[str] | set[str]) -> int:
    """Take in one further part after a dash: "Head of Strategic Commissioning – Children's"."""
    lex_heads = lexicon().role_heads
    if end + 2 < len(words) and words[end] == "," and end + 1 not in taken:
        stop = right_run(words, end + 1, taken, frozenset(heads), commas=False)
        if stop > end + 2 and words[stop - 1] in ("Services", "Service") and not lex_heads & set(words[end + 1 : stop]):
            return stop
    if end + 1 < len(words) and words[end] in patterns.DASHES and end + 1 not in taken:
        stop = right_run(words, end + 1, taken, frozenset(heads))
        if stop > end + 1 and _department(words, end + 1, stop):
            return stop
    return end


def _department(words: list[str], first: int, last: int) -> bool:
    named = words[first:last]
    return any(w in patterns.DEPARTMENTS or w.title() in patterns.DEPARTMENTS for w in named) and not (
        {"NHS", "Trust", "CCG", "Council"} & set(named)
    )


def written(words: list[str]) -> str:
    """Return tokens as they are written together, without blanks before commas and within brackets."""
    text = ""
    for word in words:
        if possessive(word) or word in patterns.CLOSE_SIGNS or text.endswith(("(", "/")):
            text += word
        else:
            text += f" {word}" if text else word
    return text.strip(" -–,")
