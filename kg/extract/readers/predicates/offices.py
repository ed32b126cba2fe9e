"""Who is in office for government, since when, and who came next: "had been the first Commissioner, from May 2016".

It must not judge whose a commissioner is; that is told where what is put on somebody is read.
"""

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.dates import date_of
from kg.extract.readers.predicates.interventions import certainty, kind_of
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.syntax.grammar import forms
from kg.extract.syntax.match import clause_of
from kg.extract.syntax.status import status_of
from kg.extract.syntax.tree import Tree
from kg.model.frames import COUNCIL, Evidence
from kg.model.kinds.intervention import Intervention

__all__ = ["in_office"]

_BE = forms("be")
_SUCCEED = frozenset(form for verb in ("succeed", "replace") for form in forms(verb))
_FROM = ("from", "since", "in")


def in_office(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield the commissioners of whom a sentence says from when they were in office, and who succeeded them when."""
    sentence = reading.sentences[tree.number]
    if "commissioner" not in sentence.lowered or not admits(reading, sentence, Intervention):
        return
    for token in range(len(tree)):
        verb = tree.heads[token]
        if (
            tree.deps[token] != "attr"
            or tree.lowered[verb] not in _BE
            or kind_of(reading, tree, token) != "commissioner"
        ):
            continue
        if status_of(tree, clause_of(tree, token), token=token) != "held" or not _person(tree, verb, "nsubj"):
            continue
        since = _since(reading, tree, verb) or _since(reading, tree, token)
        if since:
            yield _candidate(reading, tree, token, since)
            for after in tree.subtree(verb):
                if tree.lowered[after] in _SUCCEED and _person(tree, after, "nsubj"):
                    date = date_of(reading, tree, after, future=False)
                    if date:
                        yield _candidate(reading, tree, token, date)


def _since(reading: Reading, tree: Tree, verb: int) -> str:
    for at in tree.under(verb, _FROM):
        name = tree.name(at)
        if name is not None and name.label == "DATE":
            return iso(reading, reading.sentences[tree.number], name, future=False)
    return ""


def _person(tree: Tree, verb: int, dep: str) -> bool:
    subject = tree.first(verb, dep)
    name = tree.name(subject) if subject is not None else None
    return (name is not None and name.label == "PERSON") or (subject is not None and tree.tags[subject] == "PRP")


def _candidate(reading: Reading, tree: Tree, token: int, date: str) -> Candidate:
    sentence = reading.sentences[tree.number]
    evidence = (Evidence(sentence.start, sentence.end, "interventions/in-office"),)
    frame = Intervention(kind="commissioner", date=date, by=None, subject=COUNCIL, evidence=evidence)
    return Candidate(frame, "predicates", "1", round(0.95 * certainty(reading, tree, token, "commissioner", None), 3))
