"""Which formal measure of government was put on whom, by whom and when, as predicates and names tell it.

A measure is told by its noun: a notice, a direction, a commissioner, an adviser. Only government puts one on anybody: a
commissioner of services, a notice of a meeting and the direction of travel are none.
"""

import re
from collections.abc import Iterable, Iterator

from kg.extract.candidate import Candidate
from kg.extract.readers.predicates.dates import date_before, date_of
from kg.extract.readers.predicates.telling import Telling
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.syntax.arguments import doer
from kg.extract.syntax.match import clause_of
from kg.extract.syntax.parties import Party, department, parties
from kg.extract.syntax.phrases import phrase
from kg.extract.syntax.status import status_of
from kg.extract.syntax.tree import Tree
from kg.model.frames import COUNCIL, NOT_SO, Evidence, Thing
from kg.model.kinds.intervention import Intervention

__all__ = ["certainty", "government", "interventions", "kind_of", "spoken_of"]

#: sort of a measure -> the last word of what it is called
_NOUNS = {
    "notice": frozenset({"notice", "notices"}),
    "direction": frozenset({"direction", "directions"}),
    "commissioner": frozenset({"commissioner", "commissioners"}),
    "adviser": frozenset({"adviser", "advisers", "advisor", "advisors"}),
}
_SORTS = {word: sort for sort, words in _NOUNS.items() for word in words}
#: commissioners whom every area has
_OTHERS = re.compile(
    r"\b(?:police|crime|regional schools?|information|lead|children['’]s commissioner|health|joint|service|local)\b",
    re.I,
)
#: what says of a commissioner or an adviser, without more, that he is government's
_THEIRS = re.compile(r"\b(?:SEND|DfE|statutory|improvement|Department for Education)\b")
_MINISTERS = re.compile(
    r"D[fF]E\b|(?:Parliamentary )?(?:Under-?)?Secretary of State\b|Minister\b|Department\b|Government\b"
    r"|(?:Regional )?Directors? of the DfE",
    re.I,
)
_UNNAMED = frozenset({"minister", "ministers", "department", "government", "under-secretary"})
_BODIES = frozenset(
    {"NHS England", "NHS England and NHS Improvement", "NHS Improvement", "Education Funding Agency", "ESFA"}
    | {"Education and Skills Funding Agency"}
)
_NOTICE = re.compile(r"\b(?:(?P<improvement>improvement notice)|(?P<improve>notice to improve))\b", re.I)
_LABELS = frozenset({"ORG", "BODY"})
#: how certain it is that a measure for which somebody is asked will be put on anybody
_ASKED = 0.5
#: how certain it is where somebody else than government does it, and where it is named as what may be done ("issuing")
_ANOTHER, _NAMED_ONLY = 0.2, 0.4
_ANY = frozenset({"a", "an", "any", "no", "another", "other", "each", "every"})
#: of a direction that follows another of which was told
_AGAIN = frozenset({"revised", "further", "second", "third", "new", "fresh", "another", "amended"})
#: what makes of a measure one that is only thought of
_ONLY_IF = re.compile(r"\b(?:if|unless|should|would|could|might|may|whether|avoid\w*|risk|threat\w*|no)\b", re.I)
#: how many sentences back "the notice" may have been named, and a measure that says whose a commissioner is
_BACK, _NEAR = 6, 3
#: a measure of government that was put on somebody
_MEASURE = re.compile(
    r"\bdirections?\b[^.;]{0,60}\b(?:Secretary of State|Minister|section 497A|Department for Education)"
    r"|\b(?:Secretary of State|Minister|Department for Education)\b[^.;]{0,60}\b(?:directions?|improvement notice)\b"
    r"|\b(?:statutory directions?|notice) (?:was|were|had been|has been) (?:issued|made|given|served)\b",
    re.I,
)


def interventions(telling: Telling) -> Iterator[Candidate]:
    """Yield the measures of which a predicate tells."""
    if not telling.admits(Intervention):
        return
    tree, reading, verb = telling.tree, telling.reading, telling.told.token
    # "served by the Minister" beside a notice says that it was, whatever is said of the notice
    past = tree.deps[verb] == "acl" and tree.tags[verb] in {"VBN", "VBD"}
    status = "held" if past else telling.status()
    if status is None or status == "denied":
        return
    ended = telling.set("status") == "completed"
    if ended and status != "held":
        return  # what will be lifted is in force
    by = next((p for f in telling.fillers("by") for p in government(reading, tree, f.token)), None)
    by = by or next((p for f in telling.fillers("measure") for p in _issuer(reading, tree, f.token)), None)
    by = by or next((p for f in telling.fillers("measure") for p in _sent_by(reading, tree, f.token)), None)
    fillers = {f.token for f in telling.fillers("measure")} | set(_as(tree, verb)) | set(tree.of(verb, "dobj", "oprd"))
    fillers |= {at for at in (verb + 1, verb + 2) if at < len(tree) and _bare(tree, at, verb)}
    fillers |= {c for token in fillers for c in tree.of(token, "nmod", "compound") if _named_by(tree, token)}
    # "the adviser, Ada Crane, who was sent by": it is said of the person beside
    fillers |= {tree.heads[token] for token in fillers if tree.deps[token] == "appos"}
    found = [
        (token, kind)
        for filler in sorted(fillers)
        for token in tree.conjuncts(filler)
        if (kind := kind_of(reading, tree, token))
    ]
    found = [(token, kind) for token, kind in found if _SORTS[_head(tree, token)] in telling.set("measures").split()]
    if not found and telling.set("measures") == "commissioner adviser":
        found = _spoken_of_before(telling)
    if telling.set("says") and by is not None:
        found = [(verb, telling.set("says"))]
    for token, kind in found:
        score = certainty(reading, tree, token, kind, by)
        if by is None and any(tree.name(f.token) is not None for f in telling.fillers("by")):
            score *= _ANOTHER
        elif by is None and tree.tags[verb] == "VBG":
            score *= _NAMED_ONLY
        first = _dated(reading, tree, token) or ("" if ended else _when(telling, kind))
        for date in (first, *_further(telling, token, first)):
            yield telling.candidate(
                Intervention(
                    kind=kind,
                    date=date,
                    by=by.thing if by is not None else None,
                    subject=_subject(telling) or COUNCIL,
                    status="completed" if ended else status,
                    evidence=telling.evidence(),
                ),
                score,
                _ASKED if status == "required" else 1.0,
            )


def spoken_of(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield the commissioners and advisers whom a sentence calls government's: "the DfE's adviser"."""
    sentence = reading.sentences[tree.number]
    if not _SORTS.keys() & set(tree.lowered) and not any(
        _head(tree, at) in _SORTS for at in range(len(tree)) if tree.name(at)
    ):
        return
    if not admits(reading, sentence, Intervention):
        return
    for token in range(len(tree)):
        kind = kind_of(reading, tree, token)
        if kind not in {"commissioner", "adviser"}:
            continue
        whose = [c for c in tree.children[token] if tree.deps[c] in {"poss", "compound", "amod", "nmod"}]
        by = next((p for c in whose for p in government(reading, tree, c)), None)
        status = status_of(tree, clause_of(tree, token), token=token)
        if by is None or status is None or status in NOT_SO or _indefinite(tree, token):
            continue
        named = any((name := tree.name(c)) is not None and name.label == "PERSON" for c in tree.of(token, "appos"))
        yield Candidate(
            Intervention(
                kind=kind,
                date=_dated(reading, tree, token),
                by=by.thing,
                subject=COUNCIL,
                evidence=(Evidence(sentence.start, sentence.end, f"interventions/{kind}-of"),),
            ),
            "predicates",
            "1",
            0.75 if named else 0.45,
        )


def _bare(tree: Tree, at: int, verb: int) -> bool:
    """Return whether a measure stands right behind its verb, whatever the parse says: "was made commissioner"."""
    return tree.lowered[at] in {"commissioner", "adviser", "advisor"} and tree.lowered[verb + 1 : at] in ([], ["first"])


def _named_by(tree: Tree, token: int) -> bool:
    """Return whether a person's name was taken for the noun, and the measure for what belongs to it."""
    name = tree.name(token)
    return name is not None and name.label == "PERSON"


def _spoken_of_before(telling: Telling) -> list[tuple[int, str]]:
    """Return the measure of the sentence before that a pronoun means: "He was appointed by the Secretary of State"."""
    tree, reading = telling.tree, telling.reading
    who = next((f.token for f in telling.fillers("measure") if tree.lowered[f.token] in {"he", "she"}), None)
    before = reading.sentences[tree.number - 1] if tree.number else None
    if who is None or before is None or before.section is not telling.sentence.section:
        return []
    named = [w for w in before.lowered if _SORTS.get(w) in {"commissioner", "adviser"}]
    if not named or _OTHERS.search(before.text):
        return []
    return [(who, _SORTS[named[-1]])]


def _sent_by(reading: Reading, tree: Tree, token: int) -> Iterator[Party]:
    """Yield for whom somebody acts: "adviser for the department"."""
    for at in tree.under(token, ("for", "from", "of")):
        yield from government(reading, tree, at)


def _further(telling: Telling, token: int, first: str) -> list[str]:
    """Return the dates of the other notices that a sentence dates: "on 6 May and, after that, on 3 June"."""
    tree, reading = telling.tree, telling.reading
    if not first or tree.lowered[token] not in {"directions", "notices"}:
        return []
    dates = []
    for at in range(telling.told.token + 2, len(tree)):
        name = tree.name(at)
        if name is not None and name.label == "DATE" and tree.lowered[at - 1] == "on":
            dates.append(iso(reading, reading.sentences[tree.number], name, future=False))
    return [date for date in dates if date != first] if first in dates else []


def _when(telling: Telling, kind: str) -> str:
    """Return when a measure was put on somebody; a commissioner comes with the direction of which it is told."""
    reading, tree, verb = telling.reading, telling.tree, telling.told.token
    told = date_of(reading, tree, verb, future=False, since=bool(telling.set("lasts")), said=_MEASURE)
    head = tree.heads[verb]
    if told or kind not in {"commissioner", "adviser"}:
        return told
    under = [at for at in tree.under(verb, ("under", "by")) if tree.lowered[at] in {"it", "this", "that"}]
    if under:
        return date_before(reading, tree, under[0], _MEASURE)
    if tree.deps[verb] != "conj":
        return ""
    with_it = any(_SORTS.get(tree.lowered[at]) in {"notice", "direction"} for at in tree.subtree(head) if at < verb)
    return date_of(reading, tree, head, future=False) if with_it else ""


def _indefinite(tree: Tree, token: int) -> bool:
    """Return whether a measure is any measure: "a DfE adviser", "no"."""
    return any(tree.lowered[c] in _ANY for c in tree.of(token, "det", "amod"))


def _head(tree: Tree, token: int) -> str:
    """Return the word that says what a measure is: the last of its noun, or of the name before "for" and "of"."""
    name = tree.name(token)
    words = (
        re.split(r" (?:for|of|to) ", name.text)[0].split()
        if name is not None and name.label == "ROLE"
        else tree.lowered[token].split()
    )
    return words[-1].lower() if words else ""


def kind_of(reading: Reading, tree: Tree, token: int) -> str:
    """Return the kind of the measure that a token is; empty where it is none."""
    sort = _SORTS.get(_head(tree, token), "")
    name = tree.name(token)
    if name is not None and name.label != "ROLE":
        return ""
    around = " ".join(tree.merged.words[min([token, *_close(tree, token)]) : token + 1])
    if sort == "notice":
        return _notice(reading, tree, token, around)
    if sort == "direction":
        return "statutory direction" if _formal(reading, tree, token, around) else ""
    if sort and _OTHERS.search(around):
        return ""
    return sort


def _close(tree: Tree, token: int) -> list[int]:
    return [c for c in tree.children[token] if c < token and tree.deps[c] in {"compound", "amod", "nmod", "poss"}]


def _notice(reading: Reading, tree: Tree, token: int, around: str) -> str:
    told = _NOTICE.search(around) or _NOTICE.match(" ".join(tree.merged.words[token : token + 3]))
    if told is None and any(tree.lowered[c] in {"the", "this", "that", "its"} for c in tree.of(token, "det", "poss")):
        for back in range(_BACK + 1):
            at = tree.number - back
            before = list(_NOTICE.finditer(reading.sentences[at].text)) if at >= 0 else []
            if before:
                told = before[-1]
                break
    if told is None:
        return ""
    return "improvement notice" if told["improvement"] else "notice to improve"


def _formal(reading: Reading, tree: Tree, token: int, around: str) -> bool:
    """Return whether a direction is one of government.

    "statutory", "under section", "of 2018", "by the Secretary of State".
    """
    if "statutory" in around.lower():
        return True
    if {"section", "s497a", "497a", "497a(4b"} & {tree.lowered[c] for c in tree.subtree(token)}:
        return True
    under = tree.under(token, ("of", "by", "from", "under", "dated"))
    if any((name := tree.name(c)) is not None and name.label in {"DATE", "NUM"} for c in under):
        return True
    verb = clause_of(tree, token)
    return any(_is_government(tree, c) for c in tree.subtree(verb)) or (
        bool(_AGAIN & {tree.lowered[c] for c in tree.of(token, "amod")}) and _put_on(reading, tree.number)
    )


def government(reading: Reading, tree: Tree, token: int) -> Iterable[Party]:
    """Return who of government a token stands for."""
    for one in tree.conjuncts(token):
        if _is_government(tree, one):
            name = tree.name(one)
            if name is not None and name.thing is not None:
                yield Party(name.thing, name.label, 1.0, one, name)
            else:
                yield _unnamed(reading, tree, one)


def _unnamed(reading: Reading, tree: Tree, token: int) -> Party:
    """Return whom "the department" means: the only one that the document names."""
    if tree.lowered[token] == "department":
        return department(reading, "department", token, tree.number)
    text = phrase(tree, token).removesuffix("'s").removesuffix("’s")
    return Party(Thing("group", text), "GROUP", 0.95, token)


def _issuer(reading: Reading, tree: Tree, token: int) -> Iterator[Party]:
    """Yield who put a measure on somebody, as a clause on it says: "the notice that the Department had issued"."""
    for child in tree.of(token, "acl", "relcl"):
        if tree.tags[child] in {"VBN", "VBD"}:
            for filler in doer(tree, child):
                yield from government(reading, tree, filler.token)


def _is_government(tree: Tree, token: int) -> bool:
    name = tree.name(token)
    if name is None:
        return tree.lowered[token] in _UNNAMED
    if name.label == "ORG" and name.text in _BODIES:
        return True
    return name.label in {"ORG", "ROLE", "PERSON", "PARTY"} and _MINISTERS.match(name.text) is not None


def certainty(reading: Reading, tree: Tree, token: int, kind: str, by: Party | None) -> float:
    """Return how certain it is that government put the measure on somebody; nothing where nothing says so."""
    if by is not None:
        return 1.0
    if kind in {"improvement notice", "notice to improve", "statutory direction"}:
        return 0.95
    around = " ".join(tree.merged.words[min([token, *_close(tree, token)]) : token + 1])
    if kind == "commissioner" and _THEIRS.search(around):
        return 0.8
    if _put_on(reading, tree.number):
        return 0.75
    return 0.6 if _THEIRS.search(around) else 0.45


def _put_on(reading: Reading, number: int) -> bool:
    """Return whether government put a measure on somebody in a sentence or just before: whom it sends is its own."""
    here = reading.sentences[number].section
    near = [reading.sentences[at] for at in range(max(0, number - _NEAR), number + 1)]
    told = [(one.text, _MEASURE.search(one.text)) for one in near if one.section is here]
    return any(found is not None and not _ONLY_IF.search(text[: found.end()]) for text, found in told)


def _as(tree: Tree, verb: int) -> list[int]:
    """Return what somebody is appointed as; "asked to act as" too."""
    found = tree.under(verb, ("as",))
    for child in tree.of(verb, "dobj", "nsubjpass", "xcomp", "oprd"):
        found += tree.under(child, ("as",))
    return found


def _subject(telling: Telling) -> Thing | None:
    found = parties(telling.reading, telling.tree, telling.fillers("subject"), _LABELS)
    return next((p.thing for p in found if not _is_government(telling.tree, p.token)), None)


def _dated(reading: Reading, tree: Tree, token: int) -> str:
    """Return the date that is the measure's own: "the direction of 2018", "the notice dated 3 May"."""
    for at in tree.under(token, ("of", "dated", "in", "on")):
        name = tree.name(at)
        if name is not None and name.label == "DATE":
            return iso(reading, reading.sentences[tree.number], name, future=False)
        if re.fullmatch(r"20[0-3]\d", tree.lowered[at]):
            return tree.lowered[at]
    beside = [token, *tree.of(token, "appos")]
    for child in [c for one in beside for c in tree.of(one, "acl", "relcl")]:
        if tree.tags[child] in {"VBN", "VBD"}:
            when = date_of(reading, tree, child, future=False)
            if when:
                return when
    return ""
