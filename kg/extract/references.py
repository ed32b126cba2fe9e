"""References: what "the Committee", "the Board", "the CCG" or "the plan" stands for in its place."""

import re
from collections import Counter
from itertools import pairwise

from kg.extract import reference_words as patterns
from kg.extract.folded import folded
from kg.extract.generic_mentions import resolve_generic
from kg.extract.meeting_bodies import meeting_bodies
from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.model.frames import Thing

__all__ = ["resolve_references"]


def resolve_references(reading: Reading) -> None:
    """Give every name its thing: full names first, short forms and generic mentions by what the document names."""
    _shorten_joint_plans(reading)
    names = [(number, name) for number, sentence in enumerate(reading.sentences) for name in sentence.names]
    _same_roles([n for _, n in names if n.label == "ROLE"])
    fullest = {
        label: _fullest([n.text for _, n in names if n.label == label and not n.generic], label)
        for label in ("BODY", "PLAN", "PERSON", "ORG")
    }
    for _, name in names:
        if name.label in patterns.NAMED_FIRST and not name.generic:
            name.thing = _thing(name, fullest[name.label].get(folded(name.text), name.text))
        elif name.label == "ROLE":
            name.thing = _thing(name, name.text)
        elif name.label == "PARTY":
            name.thing = _thing(name, name.text)
    _renamed(reading)
    resolve_generic(reading, guessed=meeting_bodies(reading, fullest["BODY"]))


def _renamed(reading: Reading) -> None:
    """Let the earlier name in brackets be the same thing.

    "the Operational Group (previously the Programme Committee)".
    """
    for sentence in reading.sentences:
        for left, right in pairwise(sentence.names):
            between = [w.lower() for w in sentence.words[left.last : right.first]]
            if (
                left.label == right.label
                and left.label in patterns.RENAMED
                and between[:1] == ["("]
                and {"previously", "formerly", "now", "known"} & set(between)
                and len(between) <= 5
                and left.thing is not None
            ):
                old = right.thing
                for other in reading.sentences:
                    for name in other.names:
                        if name.thing == old and old is not None:
                            name.thing = left.thing


def _same_roles(names: list[Name]) -> None:
    """Write a post in one way.

    "Portfolio Holder Schools" is the "Portfolio Holder for Schools" of the same document.
    """
    forms: dict[str, str] = {}
    for name in names:
        if name.text in patterns.SHORT_POSTS:
            longer = {n.text for n in names if n.text != name.text and re.match(rf"(?:Interim )?{name.text}\b", n.text)}
            if len(longer) == 1:
                name.text = next(iter(longer))
            elif longer:
                name.generic = True
    leaders = {n.text for n in names if n.text in ("Council Leader", "Leader of the Council")}
    whole = {n.text for n in names if n.text.startswith("Secretary of State for ")}
    for name in names:
        if name.text == "Leader" and len(leaders) == 1:
            name.text = next(iter(leaders))
        if name.text == "Secretary of State" and len(whole) == 1:
            name.text = next(iter(whole))
    for name in sorted(names, key=lambda n: -len(n.text)):
        key = re.sub(r"\b(?:for|of|the|with responsibility)\b|[^a-z0-9 ]", " ", name.text.lower().replace("&", "and"))
        name.text = forms.setdefault(" ".join(key.split()), name.text)


def _fullest(texts: list[str], label: str) -> dict[str, str]:
    """Return for each folded name the form under which the document's thing is known.

    A shorter name is the longer one's only when it ends (for a person: ends) exactly one longer name of the document.
    """
    counts = Counter(texts)
    forms: dict[str, str] = {}
    for text in sorted(counts, key=lambda t: (-counts[t], t)):
        forms.setdefault(folded(text), text)
    result = dict(forms)
    if label not in patterns.FULL:
        return result
    for short in forms:
        if label == "PLAN" and len(short.split()) < 2:
            continue
        longer = [f for f in forms if f != short and _ends(f, short, label)]
        tops = [f for f in longer if not any(_ends(g, f, label) for g in longer if g != f)]
        if len(tops) == 1:
            result[short] = forms[tops[0]]
    if label in ("BODY", "PLAN"):
        result |= {short: forms[whole] for short in forms if (whole := _spelt_out(short, forms))}
    if label == "BODY" and "executive" in forms and "executive group" in forms:
        result["executive"] = forms["executive group"]
    return result


def _spelt_out(short: str, forms: dict[str, str]) -> str:
    """Return the one name of which another gives the first words by their initials; empty where there is none.

    "CYPS Committee" is the "Children, Young People and Skills Committee" of the same document.
    """
    rest, text = short.partition(" ")[2], forms[short].split()[0]
    if not rest or not text.isupper() or len(text) <= 2:
        return ""
    whole = [f for f in forms if f != short and f.endswith(f" {rest}") and _initials(f[: -len(rest)]) == text.lower()]
    return whole[0] if len(whole) == 1 else ""


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"[a-z]+", text) if w not in patterns.INITIALS_SKIP)


def _ends(long: str, short: str, label: str) -> bool:
    if label == "PERSON":
        left, right = short.split(), long.split()
        if len(right) <= len(left) or left[-1] != right[-1]:
            return False
        return len(left) == 1 or (len(left[0]) <= 2 and left[0][0] == right[0][0])
    if label == "PLAN":
        years = re.fullmatch(
            rf"{re.escape(short)}(?: (?:for|in) [a-z' ]+?)?(?:,? \(?20\d\d\)?(?: ?(?:-|–|—|to"
            rf"|/)? ?\(?(?:20)?\d\d\)?)?)?",
            long,
        )
        return bool(years) or (long.endswith(f" {short}") and "strategy and" not in long)
    if short in patterns.GENERIC_ENDS:
        return False
    return long.endswith(f" {short}") or (long.startswith(f"{short} ") and len(short.split()) > 3)


def _thing(name: Name, text: str) -> Thing:
    types = {
        "ORG": "organisation",
        "BODY": "body",
        "PERSON": "person",
        "ROLE": "post",
        "PLAN": "plan",
        "PARTY": "group",
    }
    kind = name.kind if name.label != "ROLE" else ""
    return Thing(types[name.label], text.replace("’", "'"), kind=kind)  # type: ignore[arg-type]


def _shorten_joint_plans(reading: Reading) -> None:
    """Cut "X and Transformation Programme" where the document also names the "Transformation Programme" alone."""
    texts = {n.text for s in reading.sentences for n in s.names if n.label == "PLAN" and not n.generic}
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.label == "PLAN" and " and " in name.text and name.text.rsplit(" and ", 1)[1] in texts:
                tail = name.text.rsplit(" and ", 1)[1]
                words = sentence.words[name.first : name.last]
                if "and" in words:
                    name.first += len(words) - words[::-1].index("and")
                name.text = tail
