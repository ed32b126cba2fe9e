"""What someone may decide on his own.

"the Director may sign", "awards may be made by", "it is for the Panel to decide".
"""

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.prose.deciders import decider
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.syntax.arguments import doer, done_to, passive, surface
from kg.extract.syntax.grammar import forms, words_of
from kg.extract.syntax.parties import parties
from kg.extract.syntax.phrases import act_text, phrase
from kg.extract.syntax.status import status_of
from kg.extract.syntax.tree import Tree
from kg.model.frames import Evidence
from kg.model.kinds.delegation import Delegation

__all__ = ["allowed"]

#: auxiliaries that allow, and those among them that say so of a right rather than of what is able to be done
_ALLOWING, _SURELY = frozenset({"may", "might", "can", "could"}), frozenset({"may", "might"})
_HOLDERS = frozenset({"ROLE", "PERSON", "BODY"})


def allowed(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield who may decide what, where "may" or "it is for" says so of an act of deciding."""
    sentence = reading.sentences[tree.number]
    if not admits(reading, sentence, Delegation):
        return
    deciding = {form for verb in words_of("deciding") for form in forms(verb)}
    for verb in range(len(tree)):
        if tree.lowered[verb] not in deciding or not tree.tags[verb].startswith("VB"):
            continue
        auxiliaries = {tree.lowered[c] for c in tree.of(verb, "aux")}
        if auxiliaries & _ALLOWING:
            score = 0.75 if auxiliaries & _SURELY else 0.55
            found = doer(tree, verb)
        elif auxiliaries == {"to"} and (found := surface(tree, verb)) and found[0].way == "it falls to":
            score = 0.75
        else:
            continue
        status = status_of(tree, verb, possible=True)
        if status is None or {"if", "whether"} & set(tree.lowered[:verb]):
            continue
        matter = (
            phrase(tree, done_to(tree, verb)[0].token)
            if passive(tree, verb) and done_to(tree, verb)
            else act_text(tree, verb)
        )
        giver = decider(reading, sentence)
        for holder in parties(reading, tree, found, _HOLDERS):
            if holder.thing == giver or not matter:
                continue
            evidence = (Evidence(sentence.start, sentence.end, "delegations/may"),)
            trust = 1.0 if holder.label == "ROLE" else 0.8
            yield Candidate(
                Delegation(
                    to=holder.thing,
                    from_=giver,
                    matter=matter,
                    status="denied" if status == "denied" else "held",
                    evidence=evidence,
                ),
                "predicates",
                "1",
                round(score * holder.trust * trust, 3),
            )
