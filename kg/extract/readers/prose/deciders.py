"""Who decided, and to whom a decision is addressed."""

import re

from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.frames import Thing

__all__ = ["addressee", "decider"]

_ADDRESSEE = re.compile(
    r"\b(?:recommend(?:s|ed|ation)?(?: be made)? to|refer(?:s|red)?\b[^.;]{0,60}? to|endorse\w* to|commend\w* to"
    r"|RECOMMEND(?:ED)?:? \(?to) (?:the )?(?P<to>(?:Full )?(?:Council|Cabinet|Executive)(?: Board| Committee)?"
    r"|[A-Z][\w’'&-]*(?: (?:and|&|for|of) [A-Z][\w’'&-]*| [A-Z][\w’'&-]*)* (?:Board|Committee|Panel|Forum|Commission"
    r"|Group))"
)

#: the stem of "RECOMMENDED to the Cabinet that", its first word taken off
_TO = re.compile(r"(?:to|TO) (?:the )?(?P<to>[A-Z][^.;:]{2,80}?)[ :–-]+(?:[Tt]hat|THAT)$")


def decider(reading: Reading, sentence: Sentence | None) -> Thing | None:
    """Return who decided: the meeting's body, or the decision maker whom the record names."""
    makers = [f for f in reading.document.fields if f.label.lower() == "decision maker"]
    above = [f for f in makers if sentence is not None and f.start < sentence.start]
    maker = (above[-1] if above else makers[0]).value if makers else ""
    here = reading.body(sentence)
    if maker and (here is None or not _is_body(maker)):
        return _party(reading, re.sub(r"\s*\([^)]*\)?$", "", maker))
    if here is None and sentence is not None:
        post = next((n for n in sentence.names if n.label == "ROLE" and n.first <= 1 and not n.generic), None)
        asked = post is not None and bool({"be", "been"} & set(sentence.words[post.last : post.last + 2]))
        if post is not None and post.thing is not None and not asked:
            return post.thing
    return here or _asked(reading)


def _asked(reading: Reading) -> Thing | None:
    """Return the one member whom the page's recommendations ask to decide.

    "RECOMMENDED that the Cabinet Member agrees".
    """
    for sentence in reading.sentences:
        if _ASKS.match(sentence.text):
            post = next((n for n in sentence.names if n.label == "ROLE" and n.first <= 4 and not n.generic), None)
            if post is not None:
                return post.thing
    return None


_ASKS = re.compile(
    r"\W*(?:recommended|recommendations?:?|the report recommends) that the (?:Cabinet|Executive|Lead) (?:Member"
    r"|Councillor)|\W*recommended that the portfolio holder",
    re.I,
)


def _is_body(text: str) -> bool:
    return bool(
        re.search(
            r"(?:Cabinet|Council|Executive|Board|Committee|Panel|Forum|Commission|Group"
            r"|Sub-Committee)(?:\s*\([^)]*\))?$",
            text.strip(),
            re.I,
        )
    )


def _party(reading: Reading, text: str) -> Thing:
    text = re.sub(r"^the ", "", text.strip(), flags=re.I).replace("’", "'")
    for sentence in reading.sentences:
        for name in sentence.names:
            if (
                name.thing is not None
                and name.thing.type != "group"
                and name.label in ("BODY", "ROLE", "PERSON")
                and name.text.replace("’", "'") == text
            ):
                return name.thing
    last = text.split()[-1] if text.split() else ""
    kind = {
        "Board": "board",
        "Committee": "committee",
        "Cabinet": "cabinet",
        "Panel": "panel",
        "Executive": "cabinet",
        "Forum": "forum",
    }.get(last, "")
    return Thing("body", text, kind=kind) if kind else Thing("post", text)


def addressee(reading: Reading, clause: str, stem: str, body: Thing | None, *, recommended: bool) -> Thing | None:
    """Return to whom a clause is addressed: "to recommend to the Cabinet that …"; None where nobody is named.

    Arguments:
        reading: the document.
        clause: the clause's text.
        stem: what stands before it.
        body: who decided, which never addresses itself.
        recommended: whether the clause is a recommendation.
    """
    found = _ADDRESSEE.search(clause) or _ADDRESSEE.search(stem)
    if not found:
        found = re.search(
            r"\b(?P<to>(?:Full )?Council|Cabinet|Executive) be (?:recommended|asked|requested|advised|invited)\b",
            clause,
        )
    if not found and recommended:
        found = re.search(r"that (?:the )?(?P<to>(?:Full )?(?:Council|Cabinet|Executive))\b", stem) or _TO.match(stem)
    if not found:
        return None
    text = found.group("to").replace("Full Council", "Council").replace("’", "'")
    for other in reading.sentences:
        for name in other.names:
            if name.label == "BODY" and name.thing is not None and name.text.replace("’", "'") == text:
                return name.thing if name.thing != body else None
    kind = {"Cabinet": "cabinet", "Council": "council", "Executive": "cabinet"}.get(
        text.split()[-1], "board" if text.endswith("Board") else "committee"
    )
    return Thing("body", text, kind=kind)
