"""References: what "the Committee", "the Board", "the CCG" or "the plan" stands for in its place."""

import re
from collections import Counter
from itertools import pairwise

from kg.extract import reference_words as patterns
from kg.extract.folded import folded
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
    _generic(reading, guessed=meeting_bodies(reading, fullest["BODY"]))


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
        for short in forms:
            rest = short.partition(" ")[2]
            text = forms[short].split()[0]
            if rest and text.isupper() and len(text) > 2:
                # "CYPS Committee" is the "Children, Young People and Skills Committee" of the same document
                whole = [
                    f
                    for f in forms
                    if f != short and f.endswith(f" {rest}") and _initials(f[: -len(rest)]) == text.lower()
                ]
                if len(whole) == 1:
                    result[short] = forms[whole[0]]
    if label == "BODY" and "executive" in forms and "executive group" in forms:
        result["executive"] = forms["executive group"]
    return result


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
    return Thing(types[name.label], text.replace("’", "'"), kind=name.kind if name.label != "ROLE" else "")  # type: ignore[arg-type]


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


def _generic(reading: Reading, *, guessed: bool) -> None:
    """Resolve generic mentions, each by the nearest named thing of its kind, the meeting's body before others."""
    plans = {n.thing for s in reading.sentences for n in s.names if n.label == "PLAN" and n.thing is not None}
    health = {
        (n.kind, n.thing)
        for s in reading.sentences
        for n in s.names
        if n.label == "ORG" and not n.generic and n.thing is not None
    }
    bodies = {
        n.thing
        for s in reading.sentences
        for n in s.names
        if n.label == "BODY" and not n.generic and n.thing is not None
    }
    last: dict[str, tuple[int, Thing]] = {}
    last_of: dict[str, Thing | None] = {}
    last_plan: Thing | None = None
    for number, sentence in enumerate(reading.sentences):
        here = reading.body(sentence)
        spoken: set[str] = set()
        for name in sentence.names:
            if name.label == "BODY":
                if name.generic and " " in name.text:
                    same = {t for t in bodies if folded(t.name).endswith(folded(name.text))}
                    name.thing = next(iter(same)) if len(same) == 1 else Thing("group", name.text)
                elif name.generic:
                    ours = sentence.lowered[name.first - 1 : name.first] in (["this"], ["our"])
                    that = sentence.lowered[name.first - 1 : name.first] == ["that"]
                    name.thing = _body(
                        name, here, last, number, ours=ours and not guessed, guessed=guessed or that
                    ) or Thing("group", name.text)
                if (
                    name.thing is not None
                    and name.thing.type != "group"
                    and (head := head_of(name.thing.name)) not in spoken
                ):
                    # of two boards in a sentence it is the first of which the next goes on to speak
                    spoken.add(head)
                    last[name.kind] = last[head] = (number, name.thing)
            elif (
                name.label == "PARTY"
                and name.generic
                and sentence.lowered[name.first - 1 : name.first] in (["the"], ["this"], ["that"])
            ):
                # "the sub-group" is the High Needs Sub-Group of which was spoken just before
                near = last.get(name.text.lower())
                if near is not None and near[0] >= number - 3:
                    name.thing = near[1]
            elif name.label == "PLAN":
                if not name.generic:
                    last_plan = name.thing
                    if name.thing is not None:
                        last_of[name.thing.name.split()[-1].rstrip("s").lower()] = name.thing
                elif name.text.lower() in last_of:
                    name.thing = last_of[name.text.lower()]
                elif name.text == "Statement":
                    name.thing = next((p for p in plans if p.kind == "written statement of action"), None)
                elif len(plans) == 1:
                    name.thing = next(iter(plans))
                elif last_plan is not None:
                    name.thing = last_plan
            elif name.label == "ORG" and name.generic:
                named = sorted({t for k, t in health if _kind(k, t) == name.kind}, key=lambda t: t.name)
                if name.kind != "local authority" and len(named) == 1:
                    name.thing = named[0]
                else:
                    name.thing = Thing(
                        "group", "Council" if name.kind == "local authority" else name.text, kind=name.kind
                    )


def _kind(kind: str, thing: Thing) -> str:
    if kind:
        return kind
    text = thing.name
    if "CCG" in text or "Clinical Commissioning" in text:
        return "clinical commissioning group"
    return "integrated care board" if "ICB" in text or "Integrated Care Board" in text else ""


def _body(
    name: Name, here: Thing | None, last: dict[str, tuple[int, Thing]], number: int, *, ours: bool, guessed: bool
) -> Thing | None:
    """Return the body that "the Board" stands for.

    Arguments:
        name: the generic mention.
        here: the body that meets, or of which a page without a meeting seems to speak.
        last: the bodies that were named last, by the word with which their names end.
        number: the sentence of the mention.
        ours: whether it is "this Board" or "our Board", in which the meeting speaks of itself.
        guessed: whether which body meets is only guessed, or another is pointed at.
    """
    near = last.get(head_of(name.text)) or last.get(name.kind)
    meets = here is not None and here.kind == name.kind
    if meets and ours:
        return here
    if near and guessed and near[0] >= number - 2 and head_of(near[1].name) == head_of(name.text):
        return near[1]
    if near and near[0] >= number - 1 and near[1] != here and here is not None and not meets:
        return near[1]
    if meets:
        # another body of the kind, named in this very sentence, is what the sentence goes on about
        return (
            near[1]
            if near and near[0] == number and near[1] != here and head_of(near[1].name) == head_of(name.text)
            else here
        )
    return near[1] if near else None


def head_of(text: str) -> str:
    """Return the word for what a body is, with which its name ends: "board" of "SEND Improvement Board (South)"."""
    words = [
        word
        for word in re.sub(r"\(.*?\)", " ", text).lower().replace("sub group", "sub-group").split()
        if word[0].isalpha()
    ]
    return words[-1].rstrip("s") if words else ""
