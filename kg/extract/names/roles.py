"""Posts and offices: "Interim Director of Education and Skills", "Portfolio Holder for Schools", "the Chair of the Board".

A role is a head noun ("Director") with capitalised qualifiers before it and, for some heads, a department after it.
Job families ("officers") and the bare word "Councillor" are no roles.
"""

from collections.abc import Container
from functools import cache

from kg.extract.name import Name
from kg.extract.names.people import SURNAMES
from kg.extract.phrases import Phrases
from kg.extract.runs import capitalised, left_run, possessive, right_run
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_roles", "singular_roles"]

_JOINERS = frozenset({"and", "&", "/", "-", "–"})
#: what may not end a post: "Deputy Director of Education, and", "Chair of the Board, Independent"
_TRAILING = frozenset({",", "and", "&", "-", "–", "—", "/", "Independent", "of", "for"})
_DASHES = frozenset({"-", "–", "—"})
_PLURALS = {
    "Members": "Member", "Holders": "Holder", "Directors": "Director", "Heads": "Head", "Leads": "Lead",
    "Commissioners": "Commissioner", "Advisers": "Adviser", "Advisors": "Advisor", "Managers": "Manager", "Chairs": "Chair",
    "Officers": "Officer", "Consultants": "Consultant",
}  # fmt: skip
#: before a possessive these show whose post it is, not part of its title
_OWNERS = frozenset("Council Authority Board Committee Trust CCG ICB Partnership Forum Department Panel Service Government NHS Cabinet".split())
_CHAIRS = frozenset({"Chair", "Chairman", "Chairwoman", "Chairperson", "Vice-Chair", "Vice-Chairman", "Vice-Chairperson", "Co-Chair", "Co-chair"})
_CHAIR_QUALIFIERS = frozenset({"Independent", "Deputy", "Vice", "Co", "Interim", "Acting", "Clinical", "Joint", "Lay"})
#: words of departments: what may follow a role after a comma ("Executive Director, People Services")
_DEPARTMENTS = frozenset(
    "People Services Service Education Children Inclusion Schools Families Health Care SEND SEN Learning Skills Resources Finance "
    "Commissioning Communities Place Wellbeing Improvement Achievement Safeguarding Quality Performance Partnerships Strategy "
    "Transformation Governance Law Access Support Standards Early Help Young Culture Adults Sufficiency Provision Vulnerable "
    "Attendance Specialist Additional Needs Virtual School Legal Corporate Integrated Joint Strategic".split()
)


def find_roles(sentence: Sentence, given: Container[str], ambiguous: Container[str]) -> list[Name]:
    """Return the roles of a sentence, in the order of their tokens; they never overlap names already found.

    Arguments:
        sentence: the sentence, its organisations already found.
        given: known given names, in small letters: a person beside a post is no part of its title.
        ambiguous: those of them that are also words or places.
    """
    words, taken = sentence.words, sentence.taken()
    if sentence.section.kind in ("attendance", "apologies"):
        ambiguous = ()  # in a list of those present a name is a name
    capitals = [at for at in range(len(words) - 1) if words[at + 1][0].isupper() and at not in taken]
    barred = {i for at in capitals if _person_at(words, at, given, ambiguous) for i in (at, at + 1)}
    taken |= barred
    roles: list[Name] = []
    at = 0
    while at < len(words):
        if at not in taken:
            name = _role_at(words, at, taken)
            if name is not None:
                roles.append(name)
                taken.update(range(name.first, name.last))
                at = name.last
                continue
        at += 1
    lowered = [word.replace("’", "'") for word in sentence.lowered] if "’" in sentence.text else sentence.lowered
    roles.extend(_known(lowered, taken))
    roles.extend(_small(words, lowered, taken))
    return sorted(roles, key=lambda name: name.first)


def _person_at(words: list[str], at: int, given: Container[str], ambiguous: Container[str]) -> bool:
    """Return whether a person's name seems to begin here: a given name or an initial, and a surname."""
    word, nxt = words[at], words[at + 1]
    if not ((nxt[0].isupper() and nxt.isalpha()) or ("-" in nxt and nxt[0].isupper())) or nxt in _DEPARTMENTS or nxt in lexicon().role_heads or (nxt in lexicon().person_never and nxt not in SURNAMES):
        return False
    if len(word.rstrip(".")) == 1 and word[0].isupper() and word not in ("I", "A"):
        return not nxt.isupper() or len(nxt) > 4
    return word[0].isupper() and not word.isupper() and word.lower() in given and word.lower() not in ambiguous and word not in _DEPARTMENTS


_WEAK = frozenset({"Specialist", "Lead", "Principal", "Partner", "Representative", "Practitioner", "Governor", "Teacher", "Nurse", "Champion", "Assistant", "Analyst", "Planner", "Engineer", "Sponsor", "Adviser", "Advisor", "Minister", "Facilitator", "Consultant"})


def _role_at(words: list[str], head: int, taken: set[int]) -> Name | None:
    lex = lexicon()
    word = words[head]
    bare = word.title() if word.isupper() and len(word) > 3 and word != "SENCO" else word
    if bare not in lex.role_heads or (word.isupper() and len(word) > 3 and bare != word and not _shouted(words)):
        return None
    if word == "Secretary" and words[head + 1 : head + 3] in (["of", "State"], ["Of", "State"]):
        first, last = left_run(words, head, taken, lex.role_heads, _JOINERS), head + 3
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
    titled = next((i for i in range(head + 1, last) if words[i] in ("Councillor", "Cllr", "Mr", "Mrs", "Ms", "Dr")), last)
    last = titled  # "Leader of the Council Cllr Smith"
    if last > head + 1 and words[last : last + 1] in (["and"], ["&"]) and words[last + 1 : last + 2] and words[last + 1] in lex.small_departments and words[last + 2 : last + 3] in ([], [","], ["."], [")"], [":"], ["presented"], ["introduced"]):
        last += 2  # "Programmes and performance"
    if last == len(words) and last > head + 2 and len(words[-1]) == 1 and words[-2] in ("for", "of"):
        return None  # a copy cut off in the middle of the title
    # "Executive" ends "Chief Executive", but begins "Executive Director": leave it to the later head
    nxt = words[last] if last < len(words) else ""
    if last == head + 1 and nxt in lex.role_heads and nxt not in ("Members", "Member") and last not in taken:
        return None
    if last == head + 1 and nxt in ("Board", "Committee", "Group", "Team", "Panel", "Forum", "Meeting", "Network", "Service", "Services", "Services’"):
        return None
    if last == head + 1 and nxt and capitalised(nxt) and last not in taken and nxt not in lex.stop and bare in ("Lead", "Head", "Principal", "Executive", "Leader", "Officer", "Clerk", "Governor") and first == head:
        return None
    if bare == "Lead" and nxt in ("Member", "Members", "Councillor") and last == head + 1:
        return None  # the later head takes it: "Portfolio Lead Member for Housing"
    if bare == "Heads" and last == head + 1:
        return None
    if bare in _WEAK and nxt and capitalised(nxt) and last not in taken and nxt.lower() not in lex.stop and not nxt.isupper():
        return None
    if words[last - 1] in ("Directorate", "Department", "Division") and "," in words[first:last]:
        last = first + words[first:last].index(",")
    if last < len(words) and words[last].lower() in ("services", "service") and (possessive(words[last - 1]) or words[last - 1] in ("Children", "Adult", "Adults")) and last not in taken:
        last += 1
    while last > head + 2 and words[last - 1] in ("Report", "Update", "Presentation", "Briefing", "Overview", "Introduction", "Progress", "Annual", "Verbal"):
        last -= 1
    while last > head + 1 and words[last - 1] in _TRAILING:
        last -= 1
    text = _text(words[first:last])
    if text.isupper() and len(text) > 6:
        text = " ".join(w if w in ("SEND", "SEN", "DFE") else w.lower() if w in ("OF", "AND", "FOR") else w.capitalize() for w in text.split())
    generic = last == head + 1 and ((first == head and bare in lex.role_plain) or text in ("Portfolio Holder", "Cabinet Member", "Executive Member", "Lead Member", "Lead Councillor", "Executive Councillor", "Cabinet Members"))
    if text in ("Leader", "Council Leader") and head and (words[head - 1] in ("The", "the") or text == "Council Leader") and (not nxt or not capitalised(nxt)):
        generic = False  # of the council, who else
    if first == head and last == head + 1 and not generic and text != "Leader":
        return None
    qualifiers = set(words[first:head])
    if last == head + 1 and qualifiers and text != "Council Leader" and qualifiers <= {"Senior", "Council", "Local", "Authority", "Other", "Relevant", "Lead", "Key"} and bare != "Commissioner" and "Lead" not in qualifiers:
        return None
    if last == head + 1 and bare in ("Leads", "Directors") and all(w.isupper() for w in words[first:head]):
        return Name("PARTY", text, first, last, "names/party", generic=True)
    if last == head + 1 and bare in ("Officers", "Managers", "Members", "Advisers", "Advisors", "Consultants", "Commissioners"):
        return None
    return Name("ROLE", text, first, last, "names/role", generic=generic, kind=bare)


def _shouted(words: list[str]) -> bool:
    """Return whether a sentence is set in capitals throughout."""
    letters = [w for w in words if w.isalpha() and len(w) > 2]
    return len(letters) > 2 and sum(w.isupper() for w in letters) > 0.8 * len(letters)


def _before(words: list[str], head: int, taken: set[int]) -> int:
    lex = lexicon()
    if words[head] in _CHAIRS:
        first = head
        while first and first - 1 not in taken and (words[first - 1] in _CHAIR_QUALIFIERS or (words[first - 1] == "-" and first > 1 and words[first - 2] in _CHAIR_QUALIFIERS)):
            first -= 1
        return first
    stops = lex.role_heads | frozenset(lex.body_heads)
    first = left_run(words, head, taken, stops, _JOINERS)
    if words[head] == "Executive" and head and words[head - 1] == "Chief":
        first = head - 1
        while first and words[first - 1] in ("Deputy", "Assistant", "Interim", "Acting", "Joint", "Former", "Group") and first - 1 not in taken:
            first -= 1
    for i in range(head - 1, first - 1, -1):
        # "the Council's Director", "the Committee Chair": what owns the post is not in its title
        if possessive(words[i]) and i > first and words[i - 1] in _OWNERS:
            first = i + 1
            break
        if words[i] in lex.role_plain and i < head - 1 and words[i] in _CHAIRS:
            first = i + 1
            break
        if words[i] in ("Council", "Councillor", "Cllr", "Councillors") and words[head] != "Leader":
            first = i + 1
            break
    if "Session" in words[first:head]:
        first += words[first:head].index("Session") + 1  # "Decision Session - Executive Member for Education"
    while words[head] == "Member" and first > 1 and words[first - 1] == "," and words[first - 2] in _DEPARTMENTS and first - 2 not in taken:
        first -= 2  # "Children, Families & Culture Cabinet Member"
    while first < head and words[first] in ("and", "&", "-", "–", "/", "Members", "Outgoing", "New", "Councillor", "All", "Former", "Outgoing", "Current", "Incoming", "ACTION", "ACTIONS", "Action", "AGREED"):
        first += 1
    return first


def _follows(words: list[str], head: int) -> bool:
    if words[head] == "Clerk" and words[head + 1 : head + 3] == ["to", "the"]:
        return True
    return head + 2 < len(words) and words[head + 1] in ("of", "for", "–", "-") and capitalised(words[head + 2])


def _after(words: list[str], bare: str, last: int, taken: set[int]) -> int:
    lex = lexicon()
    if bare not in lex.role_takes_after or last >= len(words) or last in taken:
        return last
    word, heads = words[last], lex.role_heads | {"Councillor", "Councillors", "Cllr", "Mr", "Mrs", "Ms", "Dr"}
    if word in _CHAIRS and bare == "Committee":
        return last
    if bare == "Clerk" and words[last : last + 2] == ["to", "the"] and last + 2 < len(words) and capitalised(words[last + 2]):
        return right_run(words, last + 2, taken, heads)
    if bare in _CHAIRS:
        return last + 2 if [w.lower() for w in words[last : last + 2]] in (["of", "governors"], ["of", "trustees"]) else last
    if word in ("of", "for") and last + 1 < len(words):
        start = last + 1
        if words[start] == "the" and bare in ("Leader", "Head", "Director", "Clerk", "Lead") and start + 1 < len(words) and capitalised(words[start + 1]):
            start += 1
        if words[start] in ("Service", "Services") and start + 1 < len(words) and words[start + 1] in ("for", *_DASHES, ",", "(") and start + 2 < len(words):
            end = right_run(words, start + 2, taken, heads)
            if words[start + 1] == "for" or (end > start + 2 and _department(words, start + 2, end)):
                if words[start + 1] == "(" and end < len(words) and words[end] == ")":
                    return end + 1
                if words[start + 1] != "(":
                    return end if end > start + 2 else start + 1
        if words[start] in lex.small_departments and words[start + 1 : start + 2] in (["and"], ["&"]) and start + 2 < len(words) and capitalised(words[start + 2]):
            return right_run(words, start + 2, taken, heads)  # "Director of education & Early Years"
        end = right_run(words, start, taken, heads | frozenset({"Ofsted", "Cabinet", "CQC"}))
        if bare != "Leader" and end > start and words[end - 1] in _ORGANISATIONS and words[end - 2] != "Virtual":
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
    elif word in _DASHES and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and _department(words, last + 1, end):
            return end
    elif word == "," and bare in ("Director", "Head", "Executive", "Mayor", "Manager", "Lead", "Accountant", "Professional", "Leader") and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and _department(words, last + 1, end):
            return end
    elif word == ":" and bare in ("Director", "Member", "Head", "Holder", "Manager", "Lead") and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and _department(words, last + 1, end) and not lex.role_heads & set(words[last + 1 : end]):
            return end
    elif word == "(" and bare in ("Director", "Member", "Head", "Holder", "Manager", "Officer", "Executive") and last + 1 < len(words):
        end = right_run(words, last + 1, taken, heads)
        if end > last + 1 and end < len(words) and words[end] == ")" and _department(words, last + 1, end):
            return end + 1
    elif bare in ("Holder", "Holders", "Member", "Members", "Director", "Manager", "Lead", "Leader") and capitalised(word) and word not in lex.role_heads:
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
    if end + 1 < len(words) and words[end] in _DASHES and end + 1 not in taken:
        stop = right_run(words, end + 1, taken, frozenset(heads))
        if stop > end + 1 and _department(words, end + 1, stop):
            return stop
    return end


#: "Chief Executive of X Trust": what follows is whose post it is, not its title
_ORGANISATIONS = frozenset({"Trust", "School", "Academy", "College", "University", "Council", "CCG", "ICB", "Forum", "Board", "Committee", "Partnership", "Panel"})


def _department(words: list[str], first: int, last: int) -> bool:
    named = words[first:last]
    return any(w in _DEPARTMENTS or w.title() in _DEPARTMENTS for w in named) and not ({"NHS", "Trust", "CCG", "Council"} & set(named))


@cache
def _known_roles() -> dict[tuple[str, ...], str]:
    return {tuple(role.replace("'s", " 's").split()): role for role in lexicon().role_known}


@cache
def _known_phrases() -> Phrases:
    return Phrases(_known_roles())


@cache
def _small_phrases() -> Phrases:
    return Phrases(tuple(post.split()) for post in lexicon().small_posts)


def _known(lowered: list[str], taken: set[int]) -> list[Name]:
    """Return statutory posts written in small letters ("designated clinical officer")."""
    found = []
    for first, last, parts in _known_phrases().found(lowered):
        if taken.isdisjoint(range(first, last)):
            words = _known_roles()[parts].split()
            text = " ".join(w if w in ("of", "for") else w.upper() if w == "send" else w.capitalize() for w in words)
            found.append(Name("ROLE", text, first, last, "names/known-role"))
            taken.update(range(first, last))
    return found


def _small(words: list[str], lowered: list[str], taken: set[int]) -> list[Name]:
    """Return posts that a council writes in small letters: "the cabinet member children's services and safeguarding"."""
    lex = lexicon()
    found = []
    for at, end, parts in _small_phrases().found(lowered):
        if not words[end - 1][0].islower() or not taken.isdisjoint(range(at, end)):
            continue
        start = end
        if end < len(words) and words[end] in ("for", "of"):
            start = end + 1
        elif parts in (("head",), ("director",)):
            continue
        stop = start
        while stop < len(words) and stop not in taken and (lowered[stop] in lex.small_departments or words[stop] in ("SEND", "SEN")):
            stop += 1
        while stop > start and words[stop - 1] in (",", "and", "&"):
            stop -= 1
        if start < len(words) and capitalised(words[start]):
            stop = max(stop, right_run(words, start, taken, lex.role_heads))
        if stop == start and parts[-1] not in ("adviser", "advisor"):
            continue
        last = stop if stop > start else end
        text = _text([w if w in ("of", "for", "and", "&", "'s", "’s", ",") or w.isupper() else "SEND" if w == "send" else w.capitalize() for w in words[at:last]])
        found.append(Name("ROLE", text, at, last, "names/small-role", kind=parts[-1].capitalize()))
        taken.update(range(at, last))
    return found


def _text(words: list[str]) -> str:
    text = ""
    for word in words:
        if possessive(word) or word in (",", ")", "/", ":") or text.endswith(("(", "/")):
            text += word
        else:
            text += f" {word}" if text else word
    return text.strip(" -–,")


def singular_roles(text: str) -> tuple[str, ...]:
    """Return the posts that a role's text names: "Cabinet Members for X and Y" are two.

    Arguments:
        text: the role as the text writes it.

    Returns:
        One or more role titles in the singular.
    """
    words = text.split()
    for at, word in enumerate(words):
        if word in _PLURALS:
            stem = [*words[:at], _PLURALS[word]]
            rest = words[at + 1 :]
            if [w.lower() for w in rest[:3]] == ["with", "responsibility", "for"] and ", and " in " ".join(rest[3:]):
                parts = " ".join(rest[3:]).split(", and ", 1)
                return tuple(" ".join([*stem, *rest[:3], part.strip()]) for part in parts)
            if not rest or rest[0] not in ("for", "of"):
                return (" ".join([*stem, *rest]),)
            joint = " ".join(rest[1:])
            if " and " not in joint:
                return (" ".join([*stem, *rest]),)
            left, right = joint.rsplit(" and ", 1)
            return tuple(" ".join([*stem, rest[0], part.strip()]) for part in (left, right))
    return (text,)
