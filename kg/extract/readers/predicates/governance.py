"""Who monitors what, and which body answers to which, as predicates tell it."""

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.telling import Telling
from kg.extract.syntax.arguments import Filler
from kg.extract.syntax.parties import Party
from kg.extract.syntax.phrases import phrase
from kg.extract.syntax.when import frequency, frequency_of
from kg.model.frames import Thing
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["accountability", "monitoring"]

_MONITORS = ("BODY", "ORG", "PARTY", "ROLE", "PERSON", "GROUP")
_BODIES = ("BODY", "ORG", "PARTY", "ROLE", "GROUP")


def monitoring(telling: Telling) -> Iterator[Candidate]:
    """Yield who monitors what."""
    if not telling.admits(Monitoring):
        return
    status = telling.status()
    if status is None:
        return
    tree, token = telling.tree, telling.told.token
    how_often, at = frequency(tree, token)
    if telling.set("habit") and (not how_often or how_often == "regular"):
        return
    monitors = telling.parties("monitor", *_MONITORS)
    if not monitors:
        return
    avoid = frozenset(p.token for p in monitors) | ({at} if at is not None else set())
    plan, subject, trust = _subject(telling, avoid)
    if not subject and plan is None:
        return
    if not how_often and _is_body(telling):
        return  # who oversees a body is above it: a line of accountability
    for monitor in monitors:
        if monitor.thing == plan:
            continue
        yield telling.candidate(
            Monitoring(monitor=monitor.thing, subject=subject, plan=plan, frequency=frequency_of(tree, monitor.token) or how_often, status=status, evidence=telling.evidence()),
            monitor.trust, trust, (_LABEL if how_often else _ALONE).get(monitor.label, 1.0),
        )  # fmt: skip


#: how far to trust in monitors of a sort: those with a frequency, and those without
_LABEL = {"PERSON": 0.7, "ROLE": 0.8, "GROUP": 0.8, "PARTY": 0.95}
_ALONE = {"PERSON": 0.5, "ROLE": 0.55, "GROUP": 0.7, "PARTY": 0.95}


def _subject(telling: Telling, avoid: frozenset[int]) -> tuple[Thing | None, str, float]:
    """Return what is monitored: a plan that is named in it, else its words."""
    tree = telling.tree
    for filler in telling.fillers("subject"):
        name = tree.name(filler.token)
        if name is not None and name.thing is not None:
            return (name.thing, name.thing.name, filler.trust) if name.label == "PLAN" else (None, name.thing.name, filler.trust * 0.8)
        text = phrase(tree, filler.token, avoid=avoid)
        plan = _plan(telling, filler)
        if text:
            return plan, text, filler.trust
    return None, "", 0.0


def _is_body(telling: Telling) -> bool:
    found = telling.fillers("subject")
    name = telling.tree.name(found[0].token) if found else None
    return name is not None and name.label in {"BODY", "ORG", "PARTY"}


def _plan(telling: Telling, filler: Filler) -> Thing | None:
    """Return the plan of "progress against the plan" or "delivery of the plan"."""
    tree = telling.tree
    if tree.lowered[filler.token] not in {"progress", "delivery", "implementation", "performance", "work", "actions", "execution", "rollout", "milestones", "improvement", "impact"}:
        return None
    for child in tree.under(filler.token, {"of", "against", "on", "with", "in", "towards", "for"}):
        name = tree.name(child)
        if name is not None and name.label == "PLAN" and name.thing is not None:
            return name.thing
    return None


def accountability(telling: Telling) -> Iterator[Candidate]:
    """Yield which body answers to which."""
    if not telling.admits(ReportingLine):
        return
    status = telling.status()
    if status is None:
        return
    tree, token = telling.tree, telling.told.token
    how_often, _ = frequency(tree, token)
    if telling.set("habit") and (not how_often or how_often == "regular") and status not in {"required", "planned"}:
        return
    if telling.set("telling") and _once(telling, how_often):
        return
    relation = telling.set("relation")
    bodies = telling.parties("body", *_BODIES)
    ends = telling.parties("to", *_BODIES)
    if relation == "established by":
        how_often = ""
    told_once = telling.set("telling") and tree.tags[token] == "VBD" and not how_often
    for body in bodies:
        if told_once and body.label == "GROUP":
            continue  # "officers reported to the Cabinet"
        for end in ends:
            if body.thing == end.thing:
                continue
            yield telling.candidate(
                ReportingLine(body=body.thing, to=end.thing, relation=relation, frequency=how_often or (frequency_of(tree, end.token) if how_often is not None else ""), status=status, evidence=telling.evidence()),
                body.trust, end.trust, _end(body), _end(end),
            )  # fmt: skip


def _end(party: Party) -> float:
    return {"ROLE": 0.75, "GROUP": 0.85, "ORG": 0.95}.get(party.label, 1.0)


def _once(telling: Telling, how_often: str) -> bool:
    """Return whether something was told once: "reported to the Committee that places were short"."""
    tree, token = telling.tree, telling.told.token
    if how_often:
        return False
    return tree.first(token, "ccomp") is not None
