"""Who monitors what, and which body answers to which, as predicates tell it."""

import re
from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.telling import Telling
from kg.extract.syntax.arguments import Filler, passive
from kg.extract.syntax.grammar import forms
from kg.extract.syntax.parties import Party, parties
from kg.extract.syntax.phrases import phrase
from kg.extract.syntax.tree import Tree
from kg.extract.syntax.when import frequency, frequency_of
from kg.model.frames import Status, Thing
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["accountability", "monitoring"]

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "they", "which"})
#: what is no subject of monitoring: when it is done, and that there is a meeting
_WHEN, _MET = frozenset({"DATE", "FREQ", "PERIOD"}), frozenset({"meeting", "meetings", "monitoring"})
_VISITS = frozenset({"visit", "visits"})
#: a child's own plan, which is reviewed by law
_OWN_PLAN = re.compile(r"^(?:each|every|(?:a|the) child['’]s) (?:EHC|EHCP|education, health)\b", re.IGNORECASE)
_WHOLE = frozenset({"whole", "all", "each", "rest", "bulk", "part", "parts", "every", "entirety"})
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
    status = "planned" if status == "held" and _agreed_to(tree, telling.told.verb) else status
    how_often, at = frequency(tree, token)
    if telling.set("habit") and (not how_often or how_often == "regular"):
        return
    monitors = telling.parties("monitor", *_MONITORS)
    if not monitors and not telling.fillers("monitor"):
        monitors = _those_who_meet(telling, how_often)
    if not monitors and telling.told.predicate.part == "NN":
        monitors = _with_whom(telling)
    if not monitors:
        return
    avoid = frozenset(p.token for p in monitors) | ({at} if at is not None else set())
    plan, subject, trust = _subject(telling, avoid)
    if not subject and plan is None and how_often and {party.label for party in monitors} == {"ORG"}:
        plan = _plan_before(telling, token)
        subject, trust = plan.name if plan is not None else _review_itself(telling, avoid), 0.95
    if not subject and plan is None:
        return
    if not how_often and _is_body(telling):
        return  # who oversees a body is above it: a line of accountability
    for monitor in monitors:
        if monitor.thing == plan or monitor.thing.name.lower().split()[-1] in _DAILY:
            continue
        yield telling.candidate(
            Monitoring(
                monitor=monitor.thing,
                subject=subject,
                plan=plan,
                frequency=frequency_of(tree, monitor.token) or how_often,
                status=status,
                evidence=telling.evidence(),
            ),
            monitor.trust,
            trust,
            (_LABEL if how_often else _ALONE).get(monitor.label, 1.0),
        )


def _with_whom(telling: Telling) -> list[Party]:
    """Return the authorities with which something is reviewed: "a stocktake with the Department every term"."""
    at = telling.tree.under(telling.told.token, {"with", "by", "from"})
    return parties(telling.reading, telling.tree, [Filler(one, 0.95, "with") for one in at], frozenset({"ORG"}))


def _those_who_meet(telling: Telling, how_often: str) -> list[Party]:
    """Return the body that meets, where it agreed that something "would be tracked monthly" and named nobody."""
    here = telling.reading.body(telling.sentence)
    tree, token = telling.tree, telling.told.token
    met = [c for at in tree.subtree(telling.told.verb) if tree.lowered[at] in _SITTINGS for c in tree.under(at, {"of"})]
    if how_often and met and (telling.told.predicate.part != "VB" or passive(tree, token)):
        return parties(telling.reading, tree, [Filler(met[0], 0.95, "of")], frozenset(_MONITORS))
    if here is None or not how_often or telling.told.predicate.part != "VB" or not passive(tree, token):
        return []
    agreed = any(tree.lowered[above] in _AGREED for above in tree.above(token))
    return [Party(here, "BODY", 0.75 if agreed else 0.55, token)] if agreed or telling.status() == "planned" else []


#: what a body holds: "is gone through at each meeting of the Group"
_SITTINGS = frozenset({"meeting", "meetings", "session", "sessions"})
#: verbs with which a body that meets takes something upon itself
_AGREED = frozenset(form for verb in ("agree", "resolve", "decide", "request") for form in forms(verb))
#: who looks after one child, or does a service's daily work, and answers for it to nobody in so doing
_DAILY = frozenset("schools senco sencos teacher teachers governors parents staff nurse".split())
#: how far to trust in monitors of a sort: those with a frequency, and those without
_LABEL = {"PERSON": 0.7, "ROLE": 0.8, "GROUP": 0.8, "PARTY": 0.95}
_ALONE = {"PERSON": 0.5, "ROLE": 0.55, "GROUP": 0.7, "PARTY": 0.95}


def _review_itself(telling: Telling, avoid: frozenset[int]) -> str:
    """Return the review that is held where nothing says of what; of a mere visit, progress is what it is about."""
    token = telling.told.token
    if telling.tree.lowered[token] in _VISITS:
        return "progress"
    named = next(telling.tree.of(token, "dobj"), None)
    if named is None and telling.told.predicate.part != "NN":
        return "progress"
    return phrase(telling.tree, token if named is None else named, avoid=avoid)


def _subject(telling: Telling, avoid: frozenset[int]) -> tuple[Thing | None, str, float]:
    """Return what is monitored: a plan that is named in it, else its words."""
    tree = telling.tree
    for filler in telling.fillers("subject"):
        name = tree.name(filler.token)
        if (name is not None and name.label in _WHEN) or tree.lowered[filler.token] in _MET:
            continue  # "the first review was held in December", "go on meeting", "monitoring visits"
        if name is not None and name.label == "BODY" and telling.set("habit"):
            continue  # "took the Panel through her annual report"
        if name is not None and name.label == "ORG" and tree.lowered[telling.told.token] in _VISITS:
            continue  # of whom it visits the visitor monitors the progress
        if name is not None and name.thing is not None:
            return (
                (name.thing, name.thing.name, filler.trust)
                if name.label == "PLAN"
                else (None, name.thing.name, filler.trust * 0.8)
            )
        if tree.lowered[filler.token] in _PRONOUNS:
            meant = _plan_before(telling, filler.token)
            if meant is not None:
                return meant, meant.name, filler.trust * 0.9
            spoken = _spoken_of(tree, filler.token, avoid)
            if not spoken:
                continue  # who monitors "it" tells nothing while nobody knows what it is
            return None, spoken, filler.trust * 0.85
        if tree.lowered[filler.token] in _WHOLE and (inner := tree.under(filler.token, {"of"})):
            name = tree.name(inner[0])
            if name is not None and name.label == "PLAN" and name.thing is not None:
                return name.thing, name.thing.name, filler.trust
        text = phrase(tree, filler.token, avoid=avoid)
        if _OWN_PLAN.search(text):
            continue
        plan = _plan(telling, filler)
        if text:
            return plan, text, filler.trust
    return None, "", 0.0


def _spoken_of(tree: Tree, token: int, avoid: frozenset[int]) -> str:
    """Return what "it" stands for, of which the sentence speaks before: "a list was made; the Board checks it"."""
    for at in range(token - 1, -1, -1):
        if tree.deps[at] in {"nsubj", "nsubjpass", "dobj"} and tree.is_noun(at) and at not in avoid:
            if tree.name(at) is None and tree.lowered[at] not in _PEOPLE:
                return phrase(tree, at, avoid=avoid)
    return ""


#: who is no subject of oversight
_PEOPLE = frozenset(
    "members member officers officer councillors parents board panel committee group team partners".split()
)


def _plan_before(telling: Telling, token: int) -> Thing | None:
    """Return the plan that a pronoun means: the last before it in its sentence, else the only one of that before."""
    tree, reading = telling.tree, telling.reading
    here = [tree.name(at) for at in range(token)]
    before = reading.sentences[tree.number - 1] if tree.number else None
    plans = [name.thing for name in here if name is not None and name.label == "PLAN" and name.thing is not None]
    if plans:
        return plans[-1]
    if before is None or before.section is not telling.sentence.section:
        return None
    earlier = {name.thing for name in before.names if name.label == "PLAN" and name.thing is not None}
    return earlier.pop() if len(earlier) == 1 else None


def _is_body(telling: Telling) -> bool:
    found = telling.fillers("subject")
    name = telling.tree.name(found[0].token) if found else None
    return name is not None and name.label in {"BODY", "ORG", "PARTY"}


#: what of a plan is monitored: "progress against the plan"
_COURSE = frozenset(
    "progress delivery implementation performance work actions execution rollout milestones improvement impact".split()
)


def _plan(telling: Telling, filler: Filler) -> Thing | None:
    """Return the plan of "progress against the plan" or "delivery of the plan"."""
    tree = telling.tree
    if tree.lowered[filler.token] not in _COURSE:
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
    if (
        telling.set("habit")
        and (not how_often or how_often == "regular")
        and status not in {"required", "planned"}
        and not _goes_on(telling)
    ):
        return
    if telling.set("telling") and _once(telling, how_often):
        return
    relation = telling.set("relation")
    persons = ("PERSON",) if not telling.set("habit") or _goes_on(telling) else ()
    bodies = telling.parties("body", *_BODIES, *persons)
    bodies = [board for body in bodies for board in _chaired(telling, body)]
    ends = [end for end in telling.parties("to", *_BODIES) if not _refused(tree, end.token)]
    if relation == "established by":
        how_often = ""
        status = "planned" if status == "held" and _agreed_to(tree, telling.told.verb) else status
    yield from _further(telling, bodies, ends, relation, status)
    told_once = telling.set("telling") and tree.tags[token] == "VBD" and not how_often
    for body in bodies:
        if told_once and body.label == "GROUP":
            continue  # "officers reported to the Cabinet"
        for end in ends:
            if body.thing == end.thing:
                continue
            yield telling.candidate(
                ReportingLine(
                    body=body.thing,
                    to=end.thing,
                    relation=relation,
                    frequency=how_often or (frequency_of(tree, end.token) if how_often is not None else ""),
                    status=status,
                    evidence=telling.evidence(),
                ),
                body.trust,
                end.trust,
                _body(telling, body, how_often or ""),
                _end(end),
                _HABIT if how_often and telling.set("habit") else 1.0,
            )


def _chaired(telling: Telling, body: Party) -> list[Party]:
    """Return the body of which a chair reports: "its independent chair reports to Cabinet every six months"."""
    name = body.name
    if body.label != "ROLE" or name is None or name.text.lower().split()[-1] not in {"chair", "chairman", "chairwoman"}:
        return [body]
    owners = [Filler(c, 0.9, "possessive") for c in telling.tree.of(body.token, "poss")]
    return parties(telling.reading, telling.tree, owners, frozenset({"BODY", "GROUP"})) or [body]


def _agreed_to(tree: Tree, verb: int) -> bool:
    """Return whether an act was only agreed: "agreed to set up"."""
    return tree.deps[verb] == "xcomp" and tree.lowered[tree.heads[verb]] in _AGREED


def _refused(tree: Tree, token: int) -> bool:
    """Return whether an end is one that is denied: "to the Department direct and not to Cabinet"."""
    lead = tree.lowered[max(0, token - 4) : token]
    return (
        "not" in lead and ("and" in lead or "," in lead or "but" in lead or lead[-1:] == ["not"])
    ) or "rather" in lead


def _further(
    telling: Telling, bodies: list[Party], ends: list[Party], relation: str, status: Status
) -> Iterator[Candidate]:
    """Yield the lines that follow without their verb: "A reports to B, B to C", "to B and, through it, to C"."""
    tree = telling.tree
    if not ends or relation not in {"reports to", "accountable to"}:
        return
    last = max(party.token for party in (*bodies, *ends))
    start: Thing | None = None
    for at in range(last + 1, len(tree)):
        if at - last > _FURTHER or _other_clause(tree, at, ends[-1].thing):
            return
        name = tree.name(at)
        if name is None and _that_one(tree, at - 1, ends[-1].thing):
            start, last = ends[-1].thing, at
        if name is None or name.label not in _BODIES or name.thing is None:
            continue
        between = tree.lowered[last + 1 : at]
        lead = [word for word in between[-5:] if word not in {"the", "its", "both", "all", "this"}]
        if lead[-1:] in (["to"], ["thence"]):
            if start is not None and start != name.thing:
                yield _line(telling, start, name.thing, relation, status, 0.85)
            elif {"through", "via", "thence", "onwards"} & set(between) and ends[-1].thing != name.thing:
                yield _line(telling, ends[-1].thing, name.thing, relation, status, 0.8)
            elif {"and", ",", ";"} & set(between) and "not" not in between and not _another(tree, last + 1, at):
                for body in bodies:
                    if body.thing != name.thing:
                        yield _line(telling, body.thing, name.thing, relation, status, body.trust * 0.85)
            start = None
        elif {"and", ",", ";"} & set(between):
            start = name.thing
        last = at


def _other_clause(tree: Tree, at: int, end: Thing) -> bool:
    """Return whether something else is told from a token on; "and that group to the Board" goes on."""
    if _that_one(tree, at, end):
        return False
    return tree.lowered[at] in {":", "who", "which", "that"} or tree.tags[at] in {"VBD", "VBZ", "VBP", "VB", "MD"}


def _that_one(tree: Tree, at: int, thing: Thing) -> bool:
    """Return whether a token begins "that group", where the group is the one that was named last."""
    return tree.lowered[at] == "that" and thing.name.lower().endswith(f" {' '.join(tree.lowered[at + 1 : at + 2])}")


#: tokens between an end and the next, at most
_FURTHER = 14


def _another(tree: Tree, first: int, last: int) -> bool:
    """Return whether a second body stands between two ends: "to the Trust, and the Trust to this Board"."""
    return any(
        tree.is_noun(at) and tree.lowered[at + 1] == "to" and tree.lowered[at - 1] in {"the", "its", "that"}
        for at in range(first, last)
    )


def _line(telling: Telling, body: Thing, to: Thing, relation: str, status: Status, trust: float) -> Candidate:
    return telling.candidate(
        ReportingLine(body=body, to=to, relation=relation, status=status, evidence=telling.evidence()), trust
    )


def _end(party: Party) -> float:
    return {"ROLE": 0.9, "GROUP": 0.9, "ORG": 0.95, "PERSON": 0.0}.get(party.label, 1.0)


def _body(telling: Telling, party: Party, how_often: str) -> float:
    """Return how far to trust that a party answers: a person or post does where it is said how often, or in general."""
    if party.label in {"PERSON", "ROLE"}:
        if how_often and how_often != "regular":
            return 1.0
        general = telling.set("relation") != "reports to" or (not telling.set("habit") and _goes_on(telling))
        return 0.85 if general else _ONCE[party.label]
    if party.label == "GROUP":
        return 0.6 if party.thing.name.lower().split()[-1] in _ANYBODY else 1.0
    return _end(party)


#: what a frequency adds to a predicate that asks for one
_HABIT = 1.1
#: how far to trust that one person or one post answers to whom it reports, where it may have reported once
_ONCE = {"PERSON": 0.4, "ROLE": 0.55}
#: groups of people that nobody set up, of whom it is said that they are held to account
_ANYBODY = frozenset(
    "partners officers officials schools providers members governors chairs headteachers managers".split()
)


def _goes_on(telling: Telling) -> bool:
    """Return whether what is told is so in general: it stands in the plain present, "submits its minutes to"."""
    tree, verb = telling.tree, telling.told.verb
    auxiliaries = {tree.lowered[c] for c in tree.of(verb, "aux", "auxpass")}
    return (tree.tags[verb] in {"VBZ", "VBP"} and not auxiliaries) or (
        tree.tags[verb] == "VBN" and auxiliaries in ({"is"}, {"are"})
    )


def _once(telling: Telling, how_often: str) -> bool:
    """Return whether something was told once: "reported to the Committee that places were short"."""
    tree, token = telling.tree, telling.told.token
    if how_often:
        return False
    return any(clause > token for clause in tree.of(token, "ccomp"))
