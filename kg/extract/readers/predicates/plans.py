"""Who must produce or deliver a plan, and by when, as predicates tell it of a plan that the sentence names.

What a plan is and how many weaknesses it answers is read elsewhere. A plan that is only looked at, monitored or
presented
gets nothing here.
"""

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.telling import Telling
from kg.extract.readers.rules.slots import iso
from kg.extract.syntax.arguments import passive
from kg.extract.syntax.parties import beside
from kg.extract.syntax.tree import Tree
from kg.model.frames import Thing
from kg.model.kinds.plan import Plan

__all__ = ["plans"]

#: words before a day by which something is due
_BY = frozenset({"by", "before", "on", "in", "until", "for", "within"})


def plans(telling: Telling) -> Iterator[Candidate]:
    """Yield what a predicate tells of a plan: who is responsible for it, when it is due, that it must be made."""
    if not telling.admits(Plan):
        return
    status = telling.status()
    if status in {None, "denied"}:
        return
    tree = telling.tree
    named = [
        (name.thing, token)
        for filler in telling.fillers("plan")
        for token in tree.conjuncts(_meant(tree, filler.token))
        if (name := tree.name(token)) is not None
        and name.label == "PLAN"
        and name.thing is not None
        and not name.generic
    ]
    if not named:
        return
    duty = status in {"required", "planned"}
    due = _due(telling) if telling.set("due") and (duty or telling.set("due") == "always") else ""
    owners = _owners(telling) if duty or telling.set("owns") else ()
    if not due and not owners and not (status == "required" and telling.set("due")):
        return
    for plan, _ in named:
        yield telling.candidate(
            Plan(plan=plan, responsible=owners, due=due, status=status or "held", evidence=telling.evidence())
        )


def _meant(tree: Tree, token: int) -> int:
    """Return what a relative pronoun stands for: "the plan, for which the Council is responsible"."""
    if tree.lowered[token] not in {"which", "that"}:
        return token
    return next((tree.heads[above] for above in tree.above(token) if tree.deps[above] == "relcl"), token)


def _owners(telling: Telling) -> tuple[Thing, ...]:
    """Return who must act: organisations and posts, the person in place of his post."""
    tree = telling.tree
    found: dict[Thing, None] = {}
    for party in telling.parties("responsible", "ORG", "ROLE", "PERSON", "BODY"):
        person = beside(tree, party.token) if party.label == "ROLE" else None
        thing = person.thing if person is not None and person.thing is not None else party.thing
        if party.name is None or not (party.name.generic and party.label == "BODY"):
            found[thing] = None
    return tuple(sorted(found, key=lambda thing: thing.name))


def _due(telling: Telling) -> str:
    """Return the day by which the plan is due: one that stands under "by" and the like, nearest to the verb."""
    tree, verb = telling.tree, telling.told.verb
    for at in tree.subtree(verb):
        name = tree.name(at)
        if name is not None and name.label == "DATE" and _under(tree, at, verb):
            return iso(telling.reading, telling.sentence, name, future=True)
    return ""


def _under(tree: Tree, at: int, verb: int) -> bool:
    head = tree.heads[at]
    if tree.lowered[head] not in _BY and not (passive(tree, verb) and head == verb):
        return False
    for above in tree.above(head):
        if above == verb:
            return True
        if tree.tags[above].startswith("VB") and tree.deps[above] not in {"xcomp", "aux"}:
            return False
    return head == verb
