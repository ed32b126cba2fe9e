"""Generic mentions: which of the things that a document names "the Board", "the plan" or "the CCG" stands for."""

import re
from dataclasses import dataclass, field

from kg.extract import reference_words as patterns
from kg.extract.folded import folded
from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.frames import Thing

__all__ = ["resolve_generic"]

#: within so many sentences a sub-group that was spoken of is "the sub-group"
_NEAR = 3
#: the title of a page that says what a body is for, among its first sentences
_TERMS, _TITLES = re.compile(r"\bterms of reference\b", re.IGNORECASE), 3


@dataclass(slots=True)
class _Named:
    """What a document names, and what it named last.

    Arguments:
        guessed: whether which body meets is only guessed.
        bodies: all bodies.
        plans: all plans.
        organisations: all organisations, each with its kind.
        last: the bodies that were named last, with the number of the sentence, by kind and by the word with which
            their names end.
        last_plans: the plans that were named last, by the word with which their names end.
        last_plan: the plan that was named last.
    """

    guessed: bool
    bodies: set[Thing]
    plans: list[Thing]
    organisations: set[tuple[str, Thing]]
    last: dict[str, tuple[int, Thing]] = field(default_factory=dict)
    last_plans: dict[str, Thing] = field(default_factory=dict)
    last_plan: Thing | None = None


def resolve_generic(reading: Reading, *, guessed: bool) -> None:
    """Resolve generic mentions, each by the nearest named thing of its kind, the meeting's body before others.

    Arguments:
        reading: its names resolved, but for the generic ones.
        guessed: whether which body meets is only guessed.
    """
    names = [name for sentence in reading.sentences for name in sentence.names if name.thing is not None]
    named = _Named(
        guessed,
        {n.thing for n in names if n.label == "BODY" and not n.generic and n.thing},
        list(dict.fromkeys(n.thing for n in names if n.label == "PLAN" and n.thing)),
        {(n.kind, n.thing) for n in names if n.label == "ORG" and not n.generic and n.thing},
    )
    whose = _terms_of(reading)
    for number, sentence in enumerate(reading.sentences):
        here = reading.body(sentence) or whose
        spoken: set[str] = set()
        for name in sentence.names:
            if name.label == "BODY":
                if name.generic:
                    name.thing = _body_of(named, sentence, name, here, number)
                _note_body(named, name, number, spoken)
            elif name.label == "PARTY" and name.generic:
                _resolve_party(named, sentence, name, number)
            elif name.label == "PLAN" and name.generic:
                name.thing = _plan(named, name)
            elif name.label == "PLAN":
                _note_plan(named, name)
            elif name.label == "ORG" and name.generic:
                name.thing = _organisation(named, name)


def _terms_of(reading: Reading) -> Thing | None:
    """Return the body whose terms of reference a page is, as its title says; None for other pages."""
    if reading.document.page_type != "committee":
        return None
    for sentence in reading.sentences[:_TITLES]:
        if _TERMS.search(sentence.text):
            bodies = [name.thing for name in sentence.names if name.label == "BODY" and not name.generic]
            return bodies[0] if bodies else None
    return None


def _body_of(named: _Named, sentence: Sentence, name: Name, here: Thing | None, number: int) -> Thing:
    """Return what a generic mention of a body stands for; a group of that name where nothing tells."""
    if " " in name.text:
        same = [thing for thing in named.bodies if folded(thing.name).endswith(folded(name.text))]
        return same[0] if len(same) == 1 else Thing("group", name.text)
    before = sentence.lowered[name.first - 1 : name.first]
    ours = before in patterns.OURS and not named.guessed
    guessed = named.guessed or before == ["that"]
    return _body(name, here, named.last, number, ours=ours, guessed=guessed) or Thing("group", name.text)


def _note_body(named: _Named, name: Name, number: int, spoken: set[str]) -> None:
    """Note a body as spoken of: of two boards in a sentence it is the first of which the next goes on to speak."""
    if name.thing is None or name.thing.type == "group":
        return
    head = _head_of(name.thing.name)
    if head not in spoken:
        spoken.add(head)
        named.last[name.kind] = named.last[head] = (number, name.thing)


def _resolve_party(named: _Named, sentence: Sentence, name: Name, number: int) -> None:
    """Let "the sub-group" be the High Needs Sub-Group of which was spoken just before."""
    near = named.last.get(name.text.lower())
    pointed = sentence.lowered[name.first - 1 : name.first] in patterns.POINTERS
    if pointed and near is not None and near[0] >= number - _NEAR:
        name.thing = near[1]


def _note_plan(named: _Named, name: Name) -> None:
    named.last_plan = name.thing
    if name.thing is not None:
        named.last_plans[name.thing.name.split()[-1].rstrip("s").lower()] = name.thing


def _plan(named: _Named, name: Name) -> Thing | None:
    """Return the plan that "the plan" or "the Statement" stands for, or None."""
    if name.text.lower() in named.last_plans:
        return named.last_plans[name.text.lower()]
    if name.text == "Statement":
        return next((plan for plan in named.plans if plan.kind == "written statement of action"), None)
    return named.plans[0] if len(named.plans) == 1 else named.last_plan


def _organisation(named: _Named, name: Name) -> Thing:
    """Return the organisation that "the CCG" or "the Council" stands for; a group where nothing tells."""
    same = {thing for kind, thing in named.organisations if _kind(kind, thing) == name.kind}
    if name.kind != "local authority" and len(same) == 1:
        return next(iter(same))
    return Thing("group", "Council" if name.kind == "local authority" else name.text, kind=name.kind)


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
    near = last.get(_head_of(name.text)) or last.get(name.kind)
    meets = here is not None and here.kind == name.kind
    if meets and ours:
        return here
    if near and guessed and near[0] >= number - 2 and _head_of(near[1].name) == _head_of(name.text):
        return near[1]
    if near and near[0] >= number - 1 and near[1] != here and here is not None and not meets:
        return near[1]
    if meets:
        # another body of the kind, named in this very sentence, is what the sentence goes on about
        return (
            near[1]
            if near and near[0] == number and near[1] != here and _head_of(near[1].name) == _head_of(name.text)
            else here
        )
    return near[1] if near else None


def _head_of(text: str) -> str:
    """Return the word for what a body is, with which its name ends: "board" of "SEND Improvement Board (South)"."""
    words = [
        word
        for word in re.sub(r"\(.*?\)", " ", text).lower().replace("sub group", "sub-group").split()
        if word[0].isalpha()
    ]
    return words[-1].rstrip("s") if words else ""
