"""Inspections told by what inspectors did or will do, and when.

"they came back in May", "inspectors were in the county".

Only what is dated is read: what inspectors do without a date is no inspection of its own. It must not read the words
"inspection" and "visit", which the prose reader follows through the whole paper.
"""

import re
from collections.abc import Iterator, Sequence

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.dates import date_of
from kg.extract.readers.predicates.telling import Telling
from kg.extract.syntax.parties import parties
from kg.extract.syntax.tree import Tree
from kg.model.frames import Thing
from kg.model.kinds.inspection import Inspection

__all__ = ["inspections"]

_NAMES = frozenset({"Ofsted", "OFSTED", "CQC", "Care Quality Commission", "Office for Standards in Education"})
_HEALTH = frozenset({"CQC", "Care Quality Commission"})
_WORDS = frozenset({"inspector", "inspectors", "inspectorate", "inspectorates", "hmi"})
#: who "they" may be, where the sentences before name nobody else
_THEY = frozenset({"they", "both", "who", "which", "she", "he"})
#: what makes an inspection one that follows another
_AGAIN = frozenset({"back", "again", "once more", "second"})
_RETURNS = frozenset(
    {
        "return",
        "returns",
        "returned",
        "returning",
        "revisit",
        "revisits",
        "revisited",
        "re-inspect",
        "re-inspected",
        "reinspect",
        "reinspected",
    }
)
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
#: where inspectors come to, if it is no place: "came to the view"
_VIEWS = frozenset(
    {
        "view",
        "conclusion",
        "conclusions",
        "judgement",
        "decision",
        "opinion",
        "meeting",
        "board",
        "committee",
        "panel",
        "event",
        "office",
        "offices",
    }
)


def inspections(telling: Telling) -> Iterator[Candidate]:
    """Yield the inspections of which a predicate tells."""
    if not telling.admits(Inspection):
        return
    status = telling.status()
    if status not in {"held", "completed", "planned", "required"}:
        return
    tree, verb = telling.tree, telling.told.token
    if any(tree.lowered[c] in _VIEWS for c in tree.under(verb, ("to", "at", "for"))):
        return
    if tree.lowered[verb] in _BE and tree.first(verb, "acomp", "attr", "xcomp") is not None:
        return  # "inspectors were pleased"
    doers = _inspectors(telling)
    if not doers and not (telling.set("passive") and _named_here(tree)):
        return
    future = status in {"planned", "required"}
    date = date_of(telling.reading, tree, verb, future=future)
    if not date:
        return
    found = parties(telling.reading, tree, telling.fillers("area"), frozenset({"ORG"}))
    school = next((p.thing for p in found if p.name is not None and p.name.kind == "education provider"), None)
    if _elsewhere(telling, doers):
        return
    named = [thing for thing in doers if thing.name in _NAMES or thing.kind == "inspectorate"]
    yield telling.candidate(
        Inspection(
            kind=_kind(tree, verb),
            date=date,
            area=school or Thing("area", ""),
            inspectors=tuple(sorted(dict.fromkeys(named), key=lambda thing: thing.name)),
            status="planned" if future else "held",
            evidence=telling.evidence(),
        ),
        0.9 if future else 1.0,
    )


def _inspectors(telling: Telling) -> list[Thing]:
    """Return who inspected: the inspectorates, or inspectors without a name; nobody where somebody else did it."""
    tree = telling.tree
    found: list[Thing] = []
    for filler in telling.fillers("inspectors"):
        for token in tree.conjuncts(filler.token):
            name, word = tree.name(token), tree.lowered[token]
            if name is not None and name.thing is not None and (name.text in _NAMES or name.kind == "inspectorate"):
                found.append(name.thing)
            elif name is None and word in _WORDS:
                found.append(Thing("group", "Inspectors"))
                found += [
                    n.thing
                    for c in tree.under(token, ("from", "of"))
                    for o in tree.conjuncts(c)
                    if (n := tree.name(o)) is not None and n.thing is not None
                ]
            elif name is None and word in _THEY:
                found += _before(telling)
    return found


def _before(telling: Telling) -> list[Thing]:
    """Return the inspectors of the sentence before, for whom "they" stands."""
    number = telling.tree.number
    sentences = telling.reading.sentences
    before = sentences[number - 1] if number else None
    if before is None or before.section is not telling.sentence.section:
        return []
    named = [n.thing for n in before.names if n.label == "ORG" and n.text in _NAMES and n.thing is not None]
    if not named and _WORDS & set(before.lowered):
        return [Thing("group", "Inspectors")]
    return named


#: what the health inspectorate alone inspects is no local area, unless the sentence speaks of one
_AREAS = re.compile(r"\b(?:SEND|SEN|[Ll]ocal area|[Ss]pecial educational)\b")
#: what is inspected besides councils and areas, without its name
_UNNAMED = re.compile(
    r"\binspected (?:the|its|our|two|three|four|five|six|seven|eight|nine|ten|\d+|all|both|some"
    r"|several) (?:[\w-]+ ){0,2}(?:homes?|units?|nurser(?:y|ies)|schools|wards?|practices?|settings|providers)\b"
)


def _elsewhere(telling: Telling, doers: Sequence[Thing]) -> bool:
    """Return whether something else than a council, its area or a school was inspected: a hospital, a home."""
    text = telling.sentence.text
    if _UNNAMED.search(text):
        return True
    return bool(doers) and {thing.name for thing in doers} <= _HEALTH and not _AREAS.search(text)


def _named_here(tree: Tree) -> bool:
    """Return whether a sentence names an inspectorate, or speaks of inspectors."""
    return bool(_WORDS & set(tree.lowered)) or any(
        name is not None and name.text in _NAMES for name in tree.merged.names
    )


def _kind(tree: Tree, verb: int) -> str:
    if any(tree.lowered[c] == "monitoring" for c in tree.subtree(verb)):
        return "monitoring inspection"
    again = tree.lowered[verb] in _RETURNS or any(tree.lowered[c] in _AGAIN for c in tree.children[verb])
    return "re-inspection" if again else "inspection"
