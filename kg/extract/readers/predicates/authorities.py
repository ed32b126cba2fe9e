"""Reviews and visits of government, the NHS and inspectors that come again and again: "the DfE met us every term".

It must not judge a single visit: only what has a frequency of its own is monitoring.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.candidate import Candidate
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.syntax.arguments import doer
from kg.extract.syntax.grammar import DATA, forms
from kg.extract.syntax.match import clause_of
from kg.extract.syntax.parties import Party, department, parties
from kg.extract.syntax.phrases import phrase
from kg.extract.syntax.status import status_of
from kg.extract.syntax.tree import Tree
from kg.extract.syntax.when import frequencies
from kg.model.frames import NOT_SO, Evidence, Thing
from kg.model.kinds.monitoring import Monitoring

__all__ = ["authorities"]

#: tokens between a frequency and what is done so often, at most
_FAR = 14
#: what stands between those who come together: "the Department and colleagues from NHS England"
_JOINED = frozenset("and the , with together a an colleague colleagues officials advisers from of as well & (".split())
_SCORE = 0.8
#: verbs whose object is whom they meet, not what they look at
_MEETS = frozenset(form for verb in ("meet", "call") for form in forms(verb))
#: what stands before "it" where that is looked at, and how many sentences back it was named
_OVER, _BACK = frozenset({"over", "through", "at", "against", "review"}), 3


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of data/authorities.toml: who monitors, who only visits, and what they do, in all its forms."""

    monitors: frozenset[str]
    visitors: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    visits: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((DATA / "authorities.toml").read_text(encoding="utf-8"))
    verbs = frozenset(form for verb in data["verbs"].split() for form in forms(verb))
    visits = frozenset(form for word in data["visits"].split() for form in (word, *forms(word)))
    return _Words(
        frozenset(data["monitors"]), frozenset(data["visitors"]), frozenset(data["nouns"].split()), verbs, visits
    )


def authorities(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield what those outside look at again and again, one candidate for each of them."""
    sentence = reading.sentences[tree.number]
    often = [one for one in frequencies(tree) if one[2] != "regular"]
    if not often or not admits(reading, sentence, Monitoring):
        return
    nearest: dict[int, tuple[int, int, str]] = {}  # of several frequencies that of the act itself
    for first, last, value in often:
        act = _act(tree, first, last)
        if act is not None:
            told = (min(abs(act - first), abs(act - last + 1)), first, value)
            nearest[act] = min(told, nearest.get(act, told))
    for act, (_, at, value) in nearest.items():
        verb = clause_of(tree, act)
        status = status_of(tree, verb, token=act)
        if status is None or status in NOT_SO:
            continue
        plan, subject = _subject(reading, tree, act, frozenset({at}))
        for party in _those(reading, tree, act, verb):
            yield Candidate(
                Monitoring(
                    monitor=party.thing,
                    subject=subject,
                    plan=plan,
                    frequency=value,
                    status=status,
                    evidence=(Evidence(sentence.start, sentence.end, "monitoring/authority"),),
                ),
                "predicates", "1", round(_SCORE * min(1.0, party.trust + 0.1), 3),
            )  # fmt: skip


def _act(tree: Tree, first: int, last: int) -> int | None:
    """Return what is done so often: the nearest review or visit that no other body does."""
    best: tuple[int, int] | None = None
    for at in range(len(tree)):
        told = tree.lowered[at] in (_words().verbs if tree.tags[at].startswith("VB") else _words().nouns)
        if not told or tree.name(at) is not None or tree.deps[at] in {"compound", "amod"}:
            continue
        between = range(min(at, last), max(at, first))
        if len(between) > _FAR or any(tree.lowered[n] == ";" or _other(tree, n) for n in between):
            continue
        distance = min(abs(at - first), abs(at - last + 1))
        if best is None or distance < best[0]:
            best = (distance, at)
    return best[1] if best is not None else None


def _other(tree: Tree, at: int) -> bool:
    """Return whether a body here does something of its own."""
    name = tree.name(at)
    return name is not None and name.label in {"BODY", "PARTY"} and tree.deps[at] in {"nsubj", "nsubjpass"}


def _those(reading: Reading, tree: Tree, act: int, verb: int) -> list[Party]:
    """Return who of those outside does it: the doer of the verb, or whom the noun names as its own."""
    doers = doer(tree, verb)
    within = {at for filler in doers for at in _phrase(tree, filler.token) if filler.token != verb}
    if act != verb:
        within |= set(tree.subtree(act))
    found = {at: one for at in sorted(within) if (one := _authority(reading, tree, act, at)) is not None}
    for at in range(len(tree)) if found else ():
        joined = [n for n in found if set(tree.lowered[min(n, at) + 1 : max(n, at)]) <= _JOINED]
        if at not in found and joined and (one := _authority(reading, tree, act, at)) is not None:
            found[at] = one
    if not found:
        meant = [f for f in doers if tree.tags[f.token] == "PRP"]
        allowed = _words().monitors | (_words().visitors if tree.lowered[act] in _words().visits else frozenset())
        return [p for p in parties(reading, tree, meant, frozenset({"ORG"})) if p.thing.name in allowed]
    return list(found.values())


def _phrase(tree: Tree, token: int) -> Iterator[int]:
    """Yield a noun and what belongs to it, without the clauses on it."""
    yield token
    for child in tree.children[token]:
        if tree.deps[child] not in {"relcl", "acl"}:
            yield from _phrase(tree, child)


def _authority(reading: Reading, tree: Tree, act: int, at: int) -> Party | None:
    """Return the authority that a token is; None for others, and for one to which something goes."""
    before = [word for word in tree.lowered[max(0, at - 2) : at] if word != "the"]
    if before[-1:] == ["to"]:
        return None
    name = tree.name(at)
    if name is None:
        known = tree.lowered[at] == "department" and tree.deps[at] not in {"compound", "amod"}
        party = department(reading, "department", at, tree.number) if known else None
        return party if party is not None and party.thing.name in _words().monitors else None
    allowed = _words().monitors | (_words().visitors if tree.lowered[act] in _words().visits else frozenset())
    if name.label != "ORG" or name.thing is None or name.thing.name not in allowed:
        return None
    return Party(name.thing, "ORG", 1.0, at, name)


def _subject(reading: Reading, tree: Tree, act: int, avoid: frozenset[int]) -> tuple[Thing | None, str]:
    """Return what they look at: a plan that is named or meant, what the review is of, or the review itself."""
    for at in range(len(tree)):
        name = tree.name(at)
        if name is not None and name.label == "PLAN" and name.thing is not None:
            return name.thing, name.thing.name
    looked_at = any(tree.lowered[at] == "it" and tree.lowered[at - 1] in _OVER for at in range(1, len(tree)))
    plan = _plan_before(reading, tree) if looked_at else None
    if plan is not None:
        return plan, plan.name
    about = tree.under(act, ("of", "on", "into", "about", "at"))
    if about and tree.name(about[0]) is None and (text := phrase(tree, about[0], avoid=avoid)):
        return None, text
    purpose = [o for c in tree.of(act, "xcomp", "advcl") if tree.tags[c] == "VB" for o in tree.of(c, "dobj")]
    if tree.lowered[act] not in _words().visits | _MEETS:
        purpose += tree.of(act, "dobj")
    said = [phrase(tree, one, avoid=avoid) for one in purpose if tree.tags[one] != "PRP" and tree.name(one) is None]
    if said and said[0]:
        return None, said[0]  # "meets with the Council each quarter to review delivery"
    if tree.tags[act].startswith("VB") or "progress" in tree.lowered or tree.lowered[act] in _words().visits:
        return None, "progress"
    beside = [
        tree.lowered[c]
        for c in tree.of(act, "compound", "amod")
        if tree.name(c) is None and (tree.deps[c] == "compound" or tree.lowered[c] == "deep")
    ]
    return None, " ".join([*beside, tree.lowered[act]])


def _plan_before(reading: Reading, tree: Tree) -> Thing | None:
    """Return the plan that was named last, a few sentences back."""
    for number in range(tree.number - 1, max(-1, tree.number - 1 - _BACK), -1):
        if reading.sentences[number].section is not reading.sentences[tree.number].section:
            return None
        plans = [name.thing for name in reading.sentences[number].names if name.label == "PLAN" and name.thing]
        if plans:
            return plans[-1]
    return None
