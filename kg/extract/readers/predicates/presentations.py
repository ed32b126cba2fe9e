"""Who presented what, as predicates tell it."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.telling import Telling
from kg.extract.readers.prose.presentations import item_title
from kg.extract.syntax.arguments import Filler
from kg.extract.syntax.parties import Party, beside, parties
from kg.extract.syntax.phrases import phrase
from kg.extract.syntax.tree import Tree
from kg.extract.syntax.when import frequencies
from kg.model.kinds.presentation import Presentation

__all__ = ["presentations"]


#: what is presented without a paper, and what nobody presents to a meeting's business
_NOTHING = frozenset(
    "apologies petition petitions himself herself themselves itself themself evidence thanks certificate award "
    "discussion discussions debate "
    "position views view points medals medal certificates awards prizes cheque".split()
)
#: people without a name, who are introduced to a meeting
_SOMEBODY = frozenset("who whom trainer speaker speakers guest guests colleague colleagues newcomer visitors".split())
_PLAIN = re.compile(
    r"(?:(?:verbal|brief|short|written|latest|progress|further|detailed|annual|slide|quick|monthly|quarterly) )*"
    r"(?:reports?|items?|updates?|presentations?|papers?|briefings?|slides?|overview|summary|agenda item|document)",
    re.IGNORECASE,
)


#: what an agenda says of a presenter, and what minutes say who bade him
_TO_PRESENT = re.compile(r"\bto (?:present|introduce)\b")
_BIDDEN = re.compile(r"\b(?:invit|ask|welcom|request|went on|began|continu|attend|was|were|had|would|will)\w*\b")
#: those who present with somebody: "alongside Ada Crane", "together with the Head of SEND"
_WITH = ("alongside", "with")


def presentations(telling: Telling) -> Iterator[Candidate]:
    """Yield who presented what."""
    if not telling.admits(Presentation):
        return
    status = telling.status()
    if status not in {"held", "completed", "planned"}:
        return
    text = telling.sentence.text
    if _TO_PRESENT.search(text) and not _BIDDEN.search(text):
        return  # "Ada Crane, Head of SEND, to present the report": an agenda says who will
    tree = telling.tree
    verb = telling.told.token
    bare = any(tree.lowered[c] == "to" for c in tree.of(verb, "aux")) and tree.deps[verb] not in {"xcomp", "advcl"}
    if bare and not _BIDDEN.search(text):
        return  # "Ada Crane to share the slides": what is to be done after the meeting
    if any(tree.heads[at] == verb for first, last, _ in frequencies(tree) for at in range(first, last)):
        return  # "goes through the list with her team each week"
    for filler in telling.fillers("title"):
        name = tree.name(filler.token)
        if tree.lowered[filler.token] in {*_NOTHING, *_SOMEBODY} or (
            name is not None and name.label in {"PERSON", "ROLE", "BODY", "ORG"}
        ):
            return
    title = next((phrase(tree, f.token) for f in telling.fillers("title") if tree.is_noun(f.token)), "")
    if not title or _PLAIN.fullmatch(title):
        title = item_title(telling.reading, telling.sentence) or title
    beside_them = [Filler(c, 0.95, "with") for c in _beside_them(tree, verb, telling.fillers("title"))]
    found = [
        *telling.parties("presenter", "PERSON", "ROLE"),
        *parties(telling.reading, tree, beside_them, frozenset({"PERSON", "ROLE"})),
    ]
    for presenter in _people(tree, found):
        yield telling.candidate(
            Presentation(presenter=presenter.thing, title=title, status="held", evidence=telling.evidence()),
            presenter.trust, 0.5 if status == "planned" else 1.0,
        )  # fmt: skip


def _beside_them(tree: Tree, verb: int, titles: Sequence[Filler]) -> list[int]:
    """Return who presented with the presenter, which the parser may have put below what was presented."""
    found = tree.under(verb, _WITH)
    for title in titles:
        if title.token > verb and tree.deps[title.token] == "dobj":
            found += tree.under(title.token, _WITH)
    return [c for c in found if (name := tree.name(c)) is not None and name.label in {"PERSON", "ROLE"}]


def _people(tree: Tree, found: list[Party]) -> list[Party]:
    """Return the person in place of his post: "the Director, Ada Crane"; posts of nobody that is named stay."""
    result: dict[object, Party] = {}
    for party in found:
        person = beside(tree, party.token) if party.label == "ROLE" and party.name is tree.name(party.token) else None
        if person is not None and person.thing is not None:
            result.setdefault(person.thing, Party(person.thing, "PERSON", party.trust, party.token, person))
        else:
            result.setdefault(party.thing, party)
    return list(result.values())
