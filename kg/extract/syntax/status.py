"""Whether what a verb says is so: held, planned, required, recommended, completed or denied; or no fact at all.

It looks at the verb's auxiliaries, and at the verbs above it, up to the root: "has been asked to", "ceased to",
"it was suggested that", "if needed". What is only asked, feared or possible is no fact, and gives None.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from kg.extract.contingent import contingent, supposed
from kg.extract.syntax.grammar import DATA, forms, words_of
from kg.extract.syntax.tree import Tree
from kg.model.frames import Status

__all__ = ["status_of"]


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str], frozenset[str]]:
    """Return what verbs above make of a verb, what auxiliaries do, what denies, and what makes a condition."""
    data: dict[str, dict[str, str]] = tomllib.loads((DATA / "status.toml").read_text(encoding="utf-8"))
    above = {form: what for what, verbs in data["above"].items() for verb in verbs.split() for form in forms(verb)}
    auxiliaries = {word: what for what, words in data["auxiliaries"].items() for word in words.split()}
    return (
        above,
        auxiliaries,
        frozenset(data["words"]["denying"].split()),
        frozenset(data["words"]["conditional"].split()),
    )


def status_of(tree: Tree, verb: int, *, possible: bool = False, token: int | None = None) -> Status | None:
    """Return the status of what a verb says, or None where it says no fact.

    Arguments:
        tree: the parse.
        verb: the token of the verb.
        token: the predicate, where it is a noun or an adjective beside the verb.
        possible: whether "may" and "can" make a fact of it, as they do of an authority.
    """
    if tree.lowered[-1] == "?" or any(
        word in {"if", "unless"} and at > verb and verb in list(tree.above(at))[:4] and not _asked(tree, at)
        for at, word in enumerate(tree.lowered)
    ):
        return None
    if contingent(tree.lowered, verb + 1) or supposed(tree.lowered, verb):
        return None
    told = list(_told(tree, verb, possible=possible))
    if token is not None and token != verb:
        told += [
            "denied"
            for child in tree.children[token]
            if tree.deps[child] in {"neg", "advmod", "preconj"}
            and tree.lowered[child] in {"not", "n't", "never", "nor", "neither"}
        ]
        if tree.heads[token] != verb or tree.deps[token] not in _HELD:  # else its verb has told it
            told += ["denied" for child in tree.of(token, "det") if tree.lowered[child] in {"no", "neither"}]
        told += (
            ["denied"]
            if token and tree.lowered[token - 1] in {"not", "no"} and tree.heads[token - 1] not in {token, verb}
            else []
        )
    if "none" in told:
        return None
    if told.count("denied") % 2:
        return "denied"
    if "decided" in told:
        return "required"  # "agreed that the Board should": no mere advice
    for status in ("completed", "recommended", "required", "planned"):
        if status in told:
            return status
    return "held"


def _asked(tree: Tree, at: int) -> bool:
    """Return whether "if" makes a question and no condition: "was sent to see if the service should stay"."""
    clause = tree.heads[at]
    return tree.deps[clause] == "ccomp" and tree.lowered[tree.heads[clause]] in words_of("asking")


#: how a verb stands below one that says how it is meant; and nouns for what is only thought of
_BELOW = frozenset("xcomp ccomp advcl dobj pobj prep pcomp nsubj nsubjpass acomp attr csubj".split())
_THOUGHTS = frozenset(
    "proposal suggestion request motion amendment recommendation idea hope possibility absence lack case option".split()
)
#: what a verb above makes of one below even where it only tells what was said
_STRONG = frozenset({"none", "denied", "recommended"})
#: where a noun stands that a verb governs
_HELD = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def _nor(tree: Tree, verb: int) -> bool:
    """Return whether a clause begins with "nor": "nor will the Panel report"."""
    first = min([verb, *(at for at in tree.children[verb] if at < verb)])
    return first > 0 and tree.lowered[first - 1] == "nor" and tree.deps[first] in {"aux", "auxpass"}


def _told(tree: Tree, verb: int, *, possible: bool) -> Iterator[str]:
    above, auxiliaries, denying, conditional = _table()
    here = verb
    for _ in range(8):
        yield from _at(tree, here, auxiliaries, denying, conditional, possible=possible)
        head, dep = tree.heads[here], tree.deps[here]
        if head == here or dep in {"relcl", "appos"}:
            return
        if tree.tags[here].startswith("VB") and dep == "conj":
            # an auxiliary of the first verb holds for the second: "will monitor and review"
            if tree.first(here, "nsubj", "nsubjpass") is None and tree.first(here, "aux") is None:
                here = head
                continue
            here = head
            if any(tree.lowered[c] in conditional for c in tree.of(head, "mark")):
                yield "none"  # "if a notice were issued, or a commissioner appointed"
            if tree.deps[here] not in {"ccomp", "xcomp", "advcl"}:
                return
            head, dep = tree.heads[here], tree.deps[here]
        if tree.tags[head].startswith(("VB", "MD", "JJ")):
            word = tree.lowered[head]
            if dep in _BELOW:
                told = "completed" if _used_to(tree, head, here) else above.get(word, "")
                if told and (
                    dep in {"xcomp", "ccomp", "pcomp", "dobj", "nsubj", "nsubjpass", "csubj"}
                    or (dep == "advcl" and _infinitive(tree, here))
                ):
                    if (
                        told == "recommended"
                        and dep == "ccomp"
                        and not _bare(tree, here)
                        and tree.first(here, "aux") is None
                    ):
                        told = ""
                    if told == "advised":
                        told = "" if dep == "ccomp" else "recommended"
                    if told == "resolved":
                        told = _resolved(tree, here)
                    if told:
                        yield told
            if (dep == "ccomp" or (dep == "advcl" and not _infinitive(tree, here))) and above.get(word) not in _STRONG:
                return  # what was said: how it was said is no matter
        elif tree.lowered[head] in _THOUGHTS and dep in {"acl", "prep", "relcl"}:
            yield "none"
        here = head


def _used_to(tree: Tree, head: int, verb: int) -> bool:
    """Return whether a thing was done once: "they used to meet"."""
    return (
        tree.lowered[head] == "used"
        and tree.first(head, "dobj", "auxpass", "nsubjpass") is None
        and _infinitive(tree, verb)
    )


def _infinitive(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] == "VB" and any(tree.lowered[c] == "to" for c in tree.of(verb, "aux"))


def _bare(tree: Tree, verb: int) -> bool:
    """Return whether a verb stands in its base form; the parser may have seen another in its place."""
    return tree.tags[verb] == "VB" or (tree.tags[verb] == "VBZ" and not tree.lowered[verb].endswith("s"))


def _resolved(tree: Tree, verb: int) -> str:
    """Return what a decision makes of what it says: an order where it says "that it be" or "that it should"."""
    if any(tree.lowered[c] == "should" for c in tree.of(verb, "aux")):
        return "decided"
    return "required" if _subjunctive(tree, verb) else ""


def _subjunctive(tree: Tree, verb: int) -> bool:
    """Return whether a clause orders: "that the Board report", "that it be asked"."""
    if _bare(tree, verb) and tree.first(verb, "aux") is None:
        return True
    return any(tree.lowered[c] == "be" and tree.first(verb, "aux") is None for c in tree.of(verb, "auxpass"))


def _at(
    tree: Tree,
    token: int,
    auxiliaries: Mapping[str, str],
    denying: frozenset[str],
    conditional: frozenset[str],
    *,
    possible: bool,
) -> Iterator[str]:
    """Yield what stands directly beside a verb: auxiliaries, negation, conditions."""
    infinitive = False
    if _nor(tree, token):
        yield "denied"
    for child in tree.children[token]:
        word, dep = tree.lowered[child], tree.deps[child]
        if dep == "neg" or (word in denying and dep in {"advmod", "preconj", "cc", "det"}):
            yield "denied"
        elif dep in {"nsubj", "nsubjpass", "dobj", "attr"} and (
            word in denying
            or any(tree.lowered[c] in {"no", "neither"} for c in tree.of(child, "det", "neg", "preconj"))
        ):
            yield "denied"
        elif dep == "aux":
            if word == "to":
                infinitive = True
            told = auxiliaries.get(word, "")
            if word == "should" and any(tree.lowered[c] == "have" for c in tree.of(token, "aux")):
                yield "none"
            if told == "possible":
                if not possible:
                    yield "none"
            elif told:
                yield told
        elif dep == "mark" and word in conditional:
            yield "none"
        elif dep == "advmod" and word in {"longer", "previously", "formerly", "once", "hitherto"}:
            yield "completed"
        elif dep in {"prep", "agent"} and any(
            tree.lowered[c] in {"no", "neither"} for p in tree.of(child, "pobj") for c in tree.of(p, "det")
        ):
            yield "denied"
        elif dep in {"prep", "npadvmod"} and (
            word == "until" or (word == "in" and any(tree.lowered[c] == "past" for c in tree.children[child]))
        ):
            yield "completed" if tree.tags[token] in {"VBD", "VBN"} else "held"
        elif dep == "advcl" and any(tree.lowered[c] in {"if", "unless"} for c in tree.of(child, "mark")):
            yield "none"
    if infinitive and tree.deps[token] == "xcomp" and tree.lowered[tree.heads[token]] in forms("have"):
        yield "required"  # "has to report"
    if (
        infinitive
        and tree.deps[token] == "xcomp"
        and tree.lowered[tree.heads[token]] in {"is", "are", "was", "were", "be", "been"}
    ):
        subject = tree.first(tree.heads[token], "nsubj")
        if any(tree.lowered[c] in words_of("open") for c in tree.of(tree.heads[token], "acomp")):
            yield "none"  # "it was open to ministers to issue"
        elif any(tree.lowered[c] == "have" for c in tree.of(token, "aux")):
            yield "none"  # "was to have reported to": it did not
        elif subject is None or not _task(tree, subject):
            yield "planned"


def _task(tree: Tree, token: int) -> bool:
    return tree.lowered[token] in words_of("task")
