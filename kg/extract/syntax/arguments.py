"""Where the arguments of a predicate stand: who does it, to what, under which prepositions.

One set of walks serves the active, the passive, the relative and the reduced clause, coordination, control ("has been
asked to oversee"), and tasks that are held, given or placed ("responsibility for overseeing it rests with"). Each walk
yields the tokens of the fillers with what it costs: the further a filler is fetched, the less certain it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.syntax.grammar import base_forms, words_of
from kg.extract.syntax.tree import Tree

__all__ = ["Filler", "doer", "done_to", "holder", "passive", "surface"]

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_MAX_CLIMB = 6
#: "took its place, which" speaks of what took it
_TAKES = frozenset({"took", "takes", "take", "taken"})
_PLACES = frozenset({"with", "to", "in", "on", "upon", "within", "by", "for"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A token that fills a place.

    Arguments:
        token: which fills it.
        trust: how far it was fetched: 1 for a plain argument, less for more steps.
        way: by which it was found.
    """

    token: int
    trust: float
    way: str


def passive(tree: Tree, verb: int) -> bool:
    """Return whether a verb is passive: by its auxiliary or subject, or in a clause cut short ("led by the Board")."""
    if tree.first(verb, "nsubjpass", "auxpass") is not None:
        return True
    if tree.tags[verb] not in {"VBN", "VBD"}:
        return False
    if tree.first(verb, "agent") is not None and tree.first(verb, "nsubj") is None:
        return True
    if (
        tree.deps[verb] in {"acl", "amod", "advcl"}
        and tree.tags[verb] == "VBN"
        and tree.first(verb, "nsubj", "aux") is None
    ):
        return True
    if (
        tree.deps[verb] == "conj"
        and tree.first(verb, "nsubj", "aux") is None
        and tree.first(verb, "dobj") is None
        and tree.tags[verb] == "VBN"
    ):
        return passive(tree, tree.heads[verb])
    return tree.deps[verb] == "ccomp" and tree.tags[verb] == "VBN" and tree.first(verb, "nsubj", "aux") is None


def doer(tree: Tree, verb: int) -> list[Filler]:
    """Return who does what a verb says: the agent of a passive, else its subject, wherever that stands."""
    if passive(tree, verb):
        agents = [Filler(c, 1.0, "agent") for a in tree.of(verb, "agent") for c in tree.of(a, "pobj", "pcomp")]
        agents += [
            Filler(c, 0.95, "agent")
            for a in tree.of(verb, "prep")
            if tree.lowered[a] == "by"
            for c in tree.of(a, "pobj")
        ]
        return agents or _shared_agent(tree, verb)
    return surface(tree, verb)


def _shared_agent(tree: Tree, verb: int) -> list[Filler]:
    """Return the agent that stands after the last of several passives: "are monitored and challenged by the Board"."""
    for child in tree.of(verb, "conj"):
        if tree.is_verb(child) and tree.first(child, "nsubj", "nsubjpass") is None and tree.tags[child] == "VBN":
            found = [Filler(c, 0.9, "agent") for a in tree.of(child, "agent") for c in tree.of(a, "pobj")]
            if found:
                return found
    return []


def done_to(tree: Tree, verb: int) -> list[Filler]:
    """Return what a verb is done to: the subject of a passive, else its object, maybe shared with a later verb."""
    if passive(tree, verb):
        return surface(tree, verb)
    objects = [Filler(_related(tree, c).token, 1.0, "object") for c in tree.of(verb, "dobj")]
    if objects:
        return objects
    relative = _relative_object(tree, verb)
    if relative:
        return relative
    clause = [Filler(c, 0.8, "clause") for c in tree.of(verb, "ccomp")]
    if clause:
        return clause
    if any(at == verb + 1 for at in tree.of(verb, "prep")):
        return []  # "looks at the figures and asks questions"
    for child in tree.of(verb, "conj"):
        if tree.is_verb(child) and tree.first(child, "nsubj", "nsubjpass") is None:
            shared = done_to(tree, child)
            if shared:
                return [Filler(f.token, f.trust * 0.95, "shared object") for f in shared]
    return []


def _relative_object(tree: Tree, verb: int) -> list[Filler]:
    """Return the noun of a relative clause whose subject is another: "the plan which the Board monitors"."""
    if tree.deps[verb] != "relcl":
        return []
    subject = tree.first(verb, "nsubj")
    if subject is not None and tree.tags[subject] not in {"WDT", "WP"}:
        return [Filler(tree.heads[verb], 0.9, "relative object")]
    return []


def surface(tree: Tree, verb: int, depth: int = 0) -> list[Filler]:
    """Return the grammatical subject of a verb, also where the sentence says it further up.

    Arguments:
        tree: the parse.
        verb: the token of the verb.
        depth: how many steps have been climbed.
    """
    if depth > _MAX_CLIMB:
        return []
    found = tree.first(verb, *_SUBJECTS)
    if found is not None and tree.lowered[found] not in {"it", "there"}:
        return [_related(tree, found)]
    if found is not None:
        return _expletive(tree, verb, found)
    head, dep = tree.heads[verb], tree.deps[verb]
    if dep == "conj":
        return _less(surface(tree, head, depth + 1) if _clausal(tree, head) else [], 0.97)
    if dep == "relcl":
        return [_antecedent(tree, head, "which", depth)]
    if dep == "acl":
        return _of_noun(tree, head, depth)
    if dep in {"xcomp", "advcl", "ccomp", "dep"}:
        return _less(_controller(tree, verb, head, depth), 0.95 if dep == "xcomp" else 0.85)
    if dep == "pcomp":
        return _of_preposition(tree, head, depth)
    if dep in {"csubj", "nsubj", "nsubjpass", "csubjpass"}:
        return _placed(tree, head, verb)
    if dep in {"attr", "acomp", "oprd"}:
        return _less(surface(tree, head, depth + 1), 0.95)
    return []


def _less(fillers: Iterable[Filler], factor: float) -> list[Filler]:
    return [Filler(f.token, f.trust * factor, f.way) for f in fillers]


def _related(tree: Tree, token: int) -> Filler:
    """Return a subject, or what its relative pronoun stands for."""
    if tree.tags[token] in {"WDT", "WP"} or tree.lowered[token] in {"which", "who"}:
        for above in tree.above(token):
            if tree.deps[above] == "relcl":
                return _antecedent(tree, tree.heads[above], tree.lowered[token])
            if tree.is_noun(above):
                break
    return Filler(token, 1.0, "subject")


def _antecedent(tree: Tree, noun: int, pronoun: str, depth: int = 0) -> Filler:
    """Return what a relative pronoun stands for: "a Board led by the Director, which reports to" is of the Board."""
    name = tree.name(noun)
    if tree.lowered[noun] == "place" and tree.lowered[tree.heads[noun]] in _TAKES:
        return (surface(tree, tree.heads[noun], depth + 1) or [Filler(noun, 0.5, "relative")])[0]
    if pronoun == "which" and name is not None and name.label in {"PERSON", "ROLE"} and depth < _MAX_CLIMB:
        for above in tree.above(noun):
            if tree.tags[above].startswith("VB"):
                found = surface(tree, above, depth + 1)
                if found and found[0].token < noun:
                    return Filler(found[0].token, 0.85, "relative")
                break
    return Filler(noun, 0.95, "relative")


def _clausal(tree: Tree, token: int) -> bool:
    return (
        tree.tags[token].startswith("VB")
        or tree.tags[token] in {"JJ", "IN", "RB", "MD"}
        or tree.first(token, "cop", *_SUBJECTS) is not None
    )


def _expletive(tree: Tree, verb: int, pronoun: int) -> list[Filler]:
    """Return whom "it" leaves something to.

    "it falls to the Board to", "it is for Cabinet to", "it is the Board that".
    """
    if tree.lowered[pronoun] == "there":
        return []
    if tree.lowered[verb] == "be" or tree.lowered[verb] in base_forms("locate"):
        to = [
            Filler(c, 0.85, "it falls to")
            for c in tree.under(verb, {"to", "with", "for", "upon", "on"})
            if tree.is_noun(c)
        ]
        if to:
            return to
    return [Filler(pronoun, 0.95, "pronoun")]


def _controller(tree: Tree, verb: int, head: int, depth: int) -> list[Filler]:
    """Return who does what a verb without a subject says below another.

    "asked the Board to", "agreed to", "meets to".
    """
    if not _clausal(tree, head):
        return _of_noun(tree, head, depth) if tree.is_noun(head) else []
    subject = tree.first(head, *_SUBJECTS)
    if subject is not None and tree.lowered[subject] == "it":
        return _expletive(tree, head, subject)
    lowered = tree.lowered[head]
    if lowered in base_forms("object_control") and not passive(tree, head):
        objects = [c for c in tree.of(head, "dobj", "dative") if c < verb]
        if objects:
            return [Filler(_related(tree, objects[0]).token, 0.95, "control")]
    task = next((c for c in tree.of(head, *_SUBJECTS) if tree.lowered[c] in words_of("task")), None)
    if task is not None:
        held = holder(tree, task, depth + 1)
        if held:
            return held
    if passive(tree, head) and lowered in base_forms("object_control"):
        return surface(tree, head, depth + 1)
    return surface(tree, head, depth + 1)


def _of_noun(tree: Tree, noun: int, depth: int) -> list[Filler]:
    """Return who does what a verb says of a noun: the holder of a task, else the noun itself ("a board overseeing")."""
    if tree.name(noun) is None and tree.lowered[noun] in words_of("task"):
        return _less(holder(tree, noun, depth + 1), 0.95)
    return [Filler(noun, 0.9, "participle")]


def _of_preposition(tree: Tree, preposition: int, depth: int) -> list[Filler]:
    """Return who does what stands under a preposition: "responsible for overseeing", "the task of monitoring"."""
    head = tree.heads[preposition]
    if tree.deps[preposition] == "prep" and tree.deps[head] == "prep" and head != preposition:
        head = tree.heads[head]
    if tree.is_noun(head):
        return _of_noun(tree, head, depth)
    if tree.tags[head] == "JJ":
        return _less(of_adjective(tree, head, depth), 0.97)
    subjects = tree.first(head, *_SUBJECTS)
    if subjects is not None and tree.lowered[subjects] in words_of("task"):
        return holder(tree, subjects, depth + 1)
    if tree.lowered[head] in base_forms("object_control") and not passive(tree, head):
        objects = [c for c in tree.of(head, "dobj") if tree.is_noun(c)]
        if objects:
            return [Filler(objects[0], 0.95, "control")]
    return _less(surface(tree, head, depth + 1), 0.95)


def of_adjective(tree: Tree, adjective: int, depth: int = 0) -> list[Filler]:
    """Return of what an adjective is said: "the Board is accountable", "the group responsible for"."""
    head, dep = tree.heads[adjective], tree.deps[adjective]
    if tree.first(adjective, *_SUBJECTS) is not None:
        return surface(tree, adjective, depth)
    if dep in {"acomp", "oprd", "attr", "xcomp", "advcl", "ccomp"} and _clausal(tree, head):
        if dep == "oprd" and not passive(tree, head):
            objects = list(tree.of(head, "dobj"))
            if objects:
                return [Filler(objects[0], 0.9, "control")]
        return surface(tree, head, depth + 1)
    if dep in {"amod", "acl", "relcl", "appos"}:
        return [Filler(head, 0.9, "adjective")]
    if dep == "conj":
        return (
            of_adjective(tree, head, depth + 1) if tree.tags[head].startswith("JJ") else surface(tree, head, depth + 1)
        )
    return []


def holder(tree: Tree, noun: int, depth: int = 0) -> list[Filler]:
    """Return who holds a task, or does what a noun says.

    "its oversight by", "has oversight of", "oversight rests with".
    """
    if depth > _MAX_CLIMB:
        return []
    found = [Filler(c, 1.0, "by") for c in tree.under(noun, {"by", "from"}) if tree.is_noun(c)]
    if found:
        return found
    found = [Filler(c, 0.95, "possessive") for c in tree.of(noun, "poss")]
    if found:
        return found
    head, dep = tree.heads[noun], tree.deps[noun]
    if dep == "conj" and tree.is_noun(head):
        return _less(holder(tree, head, depth + 1), 0.95)
    if dep in {"dobj", "attr", "oprd"} and _clausal(tree, head):
        return _of_object(tree, noun, head, depth)
    if dep in {"nsubj", "nsubjpass"}:
        return _placed(tree, head, noun)
    if dep == "pobj":
        return _under(tree, noun, head, depth)
    return []


def _of_object(tree: Tree, noun: int, verb: int, depth: int) -> list[Filler]:
    """Return who has the task that is a verb's object: "has", "was given", "gave the Board"."""
    if tree.lowered[verb] in base_forms("give") and not passive(tree, verb):
        given = [Filler(c, 0.9, "given") for c in tree.of(verb, "dative")]
        given += [Filler(c, 0.9, "given") for c in tree.under(verb, {"to", "with", "on", "upon"})]
        given += [Filler(c, 0.85, "given") for c in tree.of(verb, "dobj") if c < noun]
        if given:
            return given
    if tree.lowered[verb] in base_forms("locate") and tree.lowered[verb] not in base_forms("have"):
        placed = [Filler(c, 0.9, "placed") for c in tree.under(verb, {"on", "upon", "with", "in", "to"})]
        if placed:
            return placed
    of = [Filler(c, 0.9, "of") for c in tree.under(noun, {"of", "for"}) if tree.is_noun(c)]
    if of and tree.deps[noun] == "attr":
        return of
    if passive(tree, verb) or tree.lowered[verb] in base_forms("have") or tree.lowered[verb] in base_forms("give"):
        return _less(surface(tree, verb, depth + 1), 0.95)
    if tree.deps[noun] == "attr":
        return _less(surface(tree, verb, depth + 1), 0.8)
    return _less(surface(tree, verb, depth + 1), 0.6)


def _placed(tree: Tree, verb: int, noun: int) -> list[Filler]:
    """Return where a task lies that is a verb's subject: "rests with", "is held by", "is the responsibility of"."""
    if passive(tree, verb):
        agents = [Filler(c, 0.95, "done by") for a in tree.of(verb, "agent") for c in tree.of(a, "pobj")]
        if agents:
            return agents
    placed = [Filler(c, 0.9, "placed") for c in tree.under(verb, _PLACES) if tree.is_noun(c) and c > noun]
    if placed and tree.lowered[verb] in base_forms("locate"):
        return placed
    attribute = tree.first(verb, "attr")
    if attribute is not None:
        if tree.lowered[attribute] in words_of("task"):
            return [Filler(c, 0.95, "of") for c in tree.under(attribute, {"of", "for"})] or [
                Filler(c, 0.95, "poss") for c in tree.of(attribute, "poss")
            ]
        return [Filler(attribute, 0.5, "attribute")]
    return []


def _under(tree: Tree, noun: int, preposition: int, depth: int) -> list[Filler]:
    """Return who holds a task that stands under a preposition.

    "is charged with the oversight of", "responsible for".
    """
    word, head = tree.lowered[preposition], tree.heads[preposition]
    by = [Filler(c, 0.9, "by") for c in tree.under(head, {"by"})] if tree.lowered[head] in {"subject", "open"} else []
    if by:
        return by
    if word in {"under", "beneath"}:
        return [Filler(c, 0.9, "under") for c in tree.under(noun, {"of", "by"})]
    if word in {"with", "for", "in", "of", "to", "into"}:
        if tree.is_noun(head):
            return _of_noun(tree, head, depth) if tree.lowered[head] in words_of("task") else []
        if tree.tags[head] == "JJ":
            return of_adjective(tree, head, depth + 1)
        return _less(surface(tree, head, depth + 1), 0.85)
    return []
