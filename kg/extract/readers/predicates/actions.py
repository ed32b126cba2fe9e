"""What someone is to do after a meeting.

Asked, agreed, promised, or simply told ("will circulate", "Clerk to book").
"""

import re
from collections.abc import Iterator, Sequence

from kg.extract.candidate import Candidate
from kg.extract.due import is_due
from kg.extract.readers.decided import decided
from kg.extract.readers.predicates.telling import Telling
from kg.extract.readers.prose.undertaking_words import AT_MEETING
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.syntax.acts import joined_acts, likelihood
from kg.extract.syntax.arguments import Filler, doer, done_to, passive, surface
from kg.extract.syntax.grammar import forms
from kg.extract.syntax.parties import Party, beside, noun_phrase, parties
from kg.extract.syntax.phrases import act_text, phrase
from kg.extract.syntax.status import status_of
from kg.extract.syntax.tree import Tree
from kg.extract.syntax.when import habit
from kg.model.frames import Evidence, Status, Thing
from kg.model.kinds.action import Action

__all__ = ["undertaken", "undertakings"]

_OWNERS = frozenset({"PERSON", "ROLE", "BODY", "ORG", "PARTY", "GROUP"})
#: how often an owner of each sort has undertaken something that is done once
_TRUST = {"PERSON": 1.0, "ROLE": 1.0, "GROUP": 1.0, "ORG": 0.5, "BODY": 0.45, "PARTY": 0.5}
#: verbs of which none is something to do
_NO_ACTS = frozenset({"be", "have", "do", "like", "prefer", "love", "act"})
#: who acts on a council and not for it: what they will do is no promise to the meeting
_OUTSIDE = re.compile(
    r"(?:Secretary of State|Minister|Government|Inspectors?\b|Ofsted|CQC|Care Quality|Commissioner for"
    r"|Members of Parliament)",
    re.I,
)
#: a proposal, which binds nobody
_MOTION = re.compile(r"^Moved\b|\bmotion\b|\bcalling on\b|\bIt was hoped\b", re.I)
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
_AGREED = frozenset(
    form for verb in ("agree", "resolve", "request", "ask", "decide", "require") for form in forms(verb)
)
_POST_WORDS = frozenset(
    "clerk officer officers chair chairman secretary manager lead director analyst adviser all team partner rep reps "
    "representative coordinator administrator".split()
)


def undertakings(telling: Telling) -> Iterator[Candidate]:
    """Yield what someone undertook, or was asked, to do."""
    if not telling.admits(Action) or decided(telling.reading, telling.sentence):
        return
    tree = telling.tree
    if telling.status() in {None, "denied"}:
        return
    for filler in telling.fillers("text"):
        verb = filler.token
        if not tree.tags[verb].startswith("VB") or not any(tree.lowered[c] == "to" for c in tree.of(verb, "aux")):
            continue
        owners = telling.parties("owner", *_OWNERS) or parties(telling.reading, tree, doer(tree, verb), _OWNERS)
        owners = owners or _posted(tree, telling.fillers("owner") or doer(tree, verb))
        if (
            tree.first(telling.told.token, "dobj", "nsubjpass") is None
            and telling.set("form") == "asked"
            and not telling.fillers("owner")
        ):
            continue  # "asked to see it": who asks is to do nothing
        yield from _actions(
            telling.reading,
            tree,
            verb,
            owners,
            telling.told.predicate.id,
            telling.told.predicate.score * filler.trust,
            status="required" if telling.set("form") == "asked" else "planned",
        )


def undertaken(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield what someone "will" or "would" do, "is to" do, or what it was agreed that he "provide"."""
    sentence = reading.sentences[tree.number]
    if not admits(reading, sentence, Action) or decided(reading, sentence):
        return
    for verb in range(len(tree)):
        if not tree.tags[verb].startswith("VB"):
            continue
        way, score = _way(tree, verb)
        if not way:
            continue
        if way == "actions/by":
            owners = parties(reading, tree, doer(tree, verb), frozenset({"PERSON", "ROLE"})) or _posted(
                tree, doer(tree, verb)
            )
        else:
            owners = parties(reading, tree, surface(tree, verb), _OWNERS) or _posted(tree, surface(tree, verb))
        if owners:
            yield from _actions(reading, tree, verb, owners, way, score)
    yield from _notes(reading, tree)


def _posted(tree: Tree, fillers: Sequence[Filler]) -> list[Party]:
    """Return who has a post that is written in small letters: "the clerk", "her data lead"."""
    found = []
    for filler in fillers:
        word = tree.lowered[filler.token]
        if tree.name(filler.token) is None and word in _POST_WORDS and word != "all" and tree.is_noun(filler.token):
            text = noun_phrase(tree, filler.token).removeprefix("the ").removeprefix("The ")
            found.append(Party(Thing("group", text[0].upper() + text[1:]), "GROUP", 0.9 * filler.trust, filler.token))
    return found


def _way(tree: Tree, verb: int) -> tuple[str, float]:
    """Return how a verb tells an undertaking, and how certainly; nothing where it does not."""
    auxiliaries = {tree.lowered[c] for c in tree.of(verb, "aux")}
    if auxiliaries & _WILL and tree.tags[verb] in {"VB", "VBG", "VBN"}:
        status = status_of(tree, verb)
        if status not in {"planned", "required"}:
            return "", 0
        if passive(tree, verb):
            return ("actions/by", 0.6) if tree.first(verb, "agent") is not None else ("", 0)
        return ("actions/will", 0.85) if tree.tags[verb] != "VBN" else ("", 0)
    head = tree.heads[verb]
    if (
        tree.tags[verb] == "VB"
        and auxiliaries == {"to"}
        and tree.deps[verb] in {"xcomp", "ccomp"}
        and tree.lowered[head] in {"is", "was", "are", "were"}
    ):
        if tree.first(head, "acomp", "attr") is not None:
            return "", 0  # "was present to introduce"
        if tree.first(head, "nsubj") is not None and status_of(tree, verb) in {"planned", "required"}:
            return "actions/is-to", 0.8
        return "", 0
    if (
        tree.tags[verb] in {"VB", "VBP", "VBZ"}
        and tree.deps[verb] in {"ccomp", "conj"}
        and tree.first(verb, "nsubj") is not None
        and auxiliaries <= {"should"}
    ):
        above = head if tree.deps[verb] == "ccomp" else tree.heads[head]
        if tree.lowered[above] in _AGREED and (tree.tags[verb] == "VB" or auxiliaries):
            return "actions/agreed-that", 0.8
    return "", 0


def _actions(
    reading: Reading,
    tree: Tree,
    verb: int,
    owners: Sequence[Party],
    rule: str,
    score: float,
    *,
    status: Status = "planned",
) -> Iterator[Candidate]:
    if not owners:
        return
    sentence = reading.sentences[tree.number]
    if _MOTION.search(sentence.text):
        return
    owner = owners[0]
    person = beside(tree, owner.token) if owner.label == "ROLE" and owner.name is tree.name(owner.token) else None
    if person is not None and person.thing is not None:
        owner = Party(person.thing, "PERSON", owner.trust, owner.token, person)
    outside = 0.5 if _OUTSIDE.match(owner.thing.name) else 1.0
    for act in joined_acts(tree, verb):
        if habit(tree, act) or tree.lowered[act] in _NO_ACTS:
            continue
        text = act_text(tree, act)
        if rule == "actions/by" and act == verb and (what := done_to(tree, act)):
            subject = what[0].token
            text = (
                f"{phrase(tree, subject)} to be {text}"
                if tree.is_noun(subject) and tree.lowered[subject] != "one"
                else text
            )
        if len(text.split()) < 2:
            continue
        evidence = (Evidence(sentence.start, sentence.end, rule),)
        yield Candidate(
            Action(text=text, owner=owner.thing, due=_due(reading, tree, act), status=status, evidence=evidence),
            "predicates",
            "1",
            round(score * owner.trust * _TRUST[owner.label] * outside * likelihood(tree.lowered[act]), 3),
        )


def _due(reading: Reading, tree: Tree, verb: int) -> str:
    """Return the date by which an act is due: one in its own clause."""
    sentence = reading.sentences[tree.number]
    for at in sorted(set(tree.subtree(verb))):
        name = tree.name(at)
        if name is not None and at > verb and is_due(sentence, name):
            return iso(reading, sentence, name, future=True)
    return ""


def _notes(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield what notes tell without a verb: "Clerk to book the hall; Ada Crane to write to the Diocese"."""
    sentence = reading.sentences[tree.number]
    for at in range(1, len(tree) - 1):
        if tree.lowered[at] != "to" or not tree.tags[at + 1].startswith("VB") or tree.tags[at + 1] not in {"VB", "VBP"}:
            continue
        first = at - 1
        if tree.merged.words[first] == "," and first and tree.name(first - 1) is not None:
            first -= 1  # "S. Crane, to publish"
        name = tree.name(first)
        thing: Thing | None = None
        if (
            name is not None
            and name.label in {"PERSON", "ROLE", "ORG"}
            and not (name.label == "ORG" and not name.generic)
        ):
            thing = name.thing
        elif name is None and (
            tree.lowered[first] in _POST_WORDS
            or (
                tree.merged.words[first].isupper()
                and 2 <= len(tree.merged.words[first]) <= 4
                and tree.merged.words[first].isalpha()
            )
        ):
            text = noun_phrase(tree, first)
            thing = Thing("group", text[0].upper() + text[1:]) if text else None
            first -= len(text.split()) - 1
        if thing is None or not _opens(tree, first):
            continue
        thing = _all_owners(tree, first, thing)
        last = _end(tree, at + 1)
        words = "".join(
            word + (" " if space else "")
            for word, space in zip(tree.merged.words[at + 1 : last], tree.merged.spaces[at + 1 : last], strict=True)
        )
        due = next(
            (
                iso(reading, sentence, n, future=True)
                for n in tree.merged.names[at + 1 : last]
                if n is not None and is_due(sentence, n)
            ),
            "",
        )
        if len(words.split()) < 2 or habit(tree, at + 1) or AT_MEETING.fullmatch(words.strip(" .]")):
            continue
        yield Candidate(
            Action(
                text=words.strip(" .,;:–-" if "(" in words else " .,;:–-)"),
                owner=thing,
                due=due,
                status="planned",
                evidence=(Evidence(sentence.start, sentence.end, "actions/note"),),
            ),
            "predicates",
            "1",
            round(0.8 * likelihood(tree.lowered[at + 1]), 3),
        )


def _opens(tree: Tree, first: int) -> bool:
    """Return whether what stands before an owner ends something: the line, a mark, a bracket, "and"."""
    while first and (tree.lowered[first - 1] in _BEFORE_OWNERS or _another(tree, first - 1)):
        first -= 1
    return (
        first == 0
        or tree.merged.words[first - 1] in {"–", "-", ":", ";", "|", ".", "•", "(", ")", "—", "&"}
        or (tree.merged.words[first - 1] == "," and " to " in f" {' '.join(tree.lowered[: first - 1])} ")
    )


_BEFORE_OWNERS = frozenset({"the", "mr", "mrs", "ms", "dr", "cllr", "councillor", "all", "and", "&", "both"})


def _all_owners(tree: Tree, at: int, last: Thing) -> Thing:
    """Return the several owners of a note as one group of them: "Ada Crane and Ben Oakes to write"; else the one."""
    found = [last.name]
    while at and (tree.lowered[at - 1] in _BEFORE_OWNERS or _another(tree, at - 1)):
        at -= 1
        name = tree.name(at)
        if name is not None and name.thing is not None:
            found.append(name.thing.name)
    return Thing("group", "; ".join(sorted(found))) if len(found) > 1 else last


def _another(tree: Tree, at: int) -> bool:
    """Return whether a token is another owner: "Ada Crane and Ben Oakes to write"."""
    name = tree.name(at)
    return name is not None and name.label in {"PERSON", "ROLE", "ORG"} and tree.lowered[at + 1] in {"and", "&"}


def _end(tree: Tree, first: int) -> int:
    for at in range(first, len(tree)):
        if tree.merged.words[at] in {";", ".", "|", "–", "—", "•"}:
            return at
    return len(tree)
