"""Authority that is delegated, as predicates tell it."""

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.telling import Telling
from kg.extract.readers.prose.deciders import decider
from kg.extract.readers.prose.delegation_words import SIGN_MINUTES
from kg.extract.syntax.arguments import passive
from kg.extract.syntax.grammar import words_of
from kg.extract.syntax.phrases import act_text, phrase
from kg.model.kinds.delegation import Delegation

__all__ = ["delegations"]

#: how far to trust that those hold an authority who are no post, person or body
_HOLDER = {"GROUP": 0.8, "ORG": 0.75}


def delegations(telling: Telling) -> Iterator[Candidate]:
    """Yield authority that is delegated."""
    if not telling.admits(Delegation):
        return
    status = telling.status(possible=True)
    if status is None:
        return
    if telling.set("passive") and not passive(telling.tree, telling.told.token):
        return
    if any(telling.tree.lowered[c] == "in" for c in telling.tree.of(telling.told.token, "prt")):
        return  # "handed in their returns"
    holders = telling.parties("to", "ROLE", "PERSON", "BODY", "ORG", "GROUP")
    givers = telling.parties("from", "BODY", "ROLE", "ORG")
    matter = _matter(telling)
    if matter in {"to", "it", "do so"}:
        return  # "as soon as she is permitted to"
    if SIGN_MINUTES.match(matter) or (telling.set("decides") and not _decides(matter)):
        return
    for holder in holders:
        giver = givers[0].thing if givers else decider(telling.reading, telling.sentence)
        if giver == holder.thing:
            giver = None  # a record of his own
        yield telling.candidate(
            Delegation(
                to=holder.thing,
                from_=giver,
                matter=matter,
                status="held" if status == "required" else status,
                evidence=telling.evidence(),
            ),
            holder.trust * (0.9 if any(f.way == "possessive" for f in telling.fillers("to")) else 1),
            1.0 if matter else 0.6,
            _HOLDER.get(holder.label, 1.0),
        )


def _decides(matter: str) -> bool:
    """Return whether an act is one of deciding: "settle anything urgent", not "have the figures"."""
    return matter.split(maxsplit=1)[0].lower() in words_of("deciding") if matter else False


def _matter(telling: Telling) -> str:
    tree = telling.tree
    for filler in telling.fillers("matter"):
        if tree.tags[filler.token].startswith("VB"):
            return act_text(tree, filler.token)
        text = phrase(tree, filler.token)
        if text and tree.lowered[filler.token] not in {"authority", "power", "powers"}:
            return text
    return ""
