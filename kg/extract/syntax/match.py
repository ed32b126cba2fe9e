"""Predicates found in a parse, each with the tokens that fill its places."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.syntax.arguments import Filler, doer, done_to, holder, of_adjective, surface
from kg.extract.syntax.grammar import base_forms
from kg.extract.syntax.lexicon import Lexicon, Need, Predicate
from kg.extract.syntax.tree import Tree

__all__ = ["Told", "find"]

#: prepositions under which a noun names what it is about
_ABOUT = (
    "of",
    "over",
    "on",
    "into",
    "for",
    "against",
    "around",
    "about",
    "across",
    "in",
    "at",
    "to",
    "regarding",
    "concerning",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A predicate in a sentence: its token, and the fillers of its slots; a slot without filler is not among them."""

    predicate: Predicate
    tree: Tree
    token: int
    fillers: dict[str, list[Filler]]

    @property
    def verb(self) -> int:
        """Return the verb that says whether the fact holds: the predicate itself, or what governs its noun."""
        return clause_of(self.tree, self.token)


def clause_of(tree: Tree, token: int) -> int:
    """Return the verb of the clause in which a token stands; the token itself if it is a verb."""
    if tree.tags[token].startswith("VB"):
        return token
    for above in tree.above(token):
        if tree.tags[above].startswith("VB") or tree.deps[above] == "ROOT":
            return above
    return token


def find(tree: Tree, lexicon: Lexicon) -> Iterator[Told]:
    """Yield the predicates of a parse, in the order of the sentence.

    Arguments:
        tree: the parse.
        lexicon: the predicates that are looked for.
    """
    for token, word in enumerate(tree.lowered):
        name = tree.name(token)
        if word not in lexicon.forms or (name is not None and name.label != "INSPECTION"):
            continue
        for predicate in lexicon.of(word):
            if _is(tree, token, predicate.part) and _beside(tree, token, predicate):
                yield Told(predicate, tree, token, _fill(tree, token, predicate))


def _is(tree: Tree, token: int, part: str) -> bool:
    tag = tree.tags[token]
    if part == "NN":
        return (
            tag.startswith("NN")
            or (tag == "VBG" and tree.deps[token] in {"nsubj", "dobj", "pobj", "nsubjpass", "conj"})
            or (tag in {"VBP", "VB", "JJ"} and tree.first(token, "det", "poss") is not None)
        )
    if part == "JJ":
        return tag.startswith(("JJ", "VBN", "RB", "IN"))
    if tag.startswith("VB"):
        return tree.deps[token] not in {"aux", "auxpass"}
    word = tree.lowered[token]
    if tag.startswith("NN") and tree.deps[token] in {"ROOT", "conj", "ccomp", "relcl", "xcomp", "advcl"}:
        # "the group reports to": taken for a noun, but it has what only a verb has
        return (
            tree.first(token, "det", "poss", "amod") is None
            and tree.first(token, "nsubj", "nsubjpass", "aux", "dobj", "prep") is not None
        )
    return (
        tag == "JJ" and word.endswith("ed") and tree.first(token, "agent", "prep", "auxpass", "nsubjpass") is not None
    )


def _beside(tree: Tree, token: int, predicate: Predicate) -> bool:
    return all(_met(tree, token, need) for need in predicate.needs)


def _met(tree: Tree, token: int, need: Need) -> bool:
    found = [c for place in need.places for c in _at(tree, token, place)]
    if not need.words:
        return bool(found)
    return any(tree.lowered[c] in need.words or tree.lowered[c].split()[-1] in need.words for c in found)


def _at(tree: Tree, token: int, place: str) -> list[int]:
    """Return the tokens in a place: the object, the subject, a word beside it, or under a preposition."""
    if place == "object":
        found = [*(f.token for f in done_to(tree, token)), *tree.of(token, "dobj", "oprd", "acomp")]
        return found + [c for f in found for c in tree.of(f, "conj", "compound")]
    if place == "subject":
        return [f.token for f in doer(tree, token)]
    if place == "compound":
        return [c for c in tree.children[token] if tree.deps[c] in {"compound", "amod", "nmod"}]
    if place == "particle":
        return [
            c
            for c in tree.children[token]
            if tree.deps[c] in {"prt", "advmod", "prep", "npadvmod", "acomp", "oprd", "neg"}
        ]
    if place == "governor":
        return [tree.heads[token]]
    if place == "complement":
        return list(tree.of(token, "xcomp", "ccomp", "advcl"))
    return _under(tree, token, (place,))


def _under(tree: Tree, token: int, words: tuple[str, ...]) -> list[int]:
    """Return what stands under prepositions of a token, of its object, or of the verb that its noun belongs to."""
    found = tree.under(token, words) or _stranded(tree, token, words)
    for child in tree.of(token, "dobj", "attr", "acomp", "advmod", "prt", "xcomp", "oprd"):
        if child > token and (tree.deps[child] != "xcomp" or not tree.tags[child].startswith("VB")):
            found += tree.under(child, words)
    for child in tree.of(token, "prep", "agent"):
        # "reports on progress to the Board": taken for the progress's
        for inner in tree.of(child, "pobj"):
            if child not in [c for c in tree.children[token] if tree.lowered[c] in words]:
                found += [c for c in tree.under(inner, words) if "of" not in words]
    return found or (_deep(tree, token) if "to" in words else [])


def _deep(tree: Tree, token: int) -> list[int]:
    """Return the party to which something goes whose words run long.

    "handed the review of its terms of reference to the Director".
    """
    for o in tree.of(token, "dobj"):
        for at in reversed(tree.subtree(o)):
            name = tree.name(at)
            if (
                tree.deps[at] != "pobj"
                or tree.lowered[tree.heads[at]] != "to"
                or name is None
                or name.label not in {"ROLE", "BODY", "PERSON", "ORG"}
            ):
                continue
            way = [above for above in tree.above(at) if o < above < at]
            if not any(tree.tags[above].startswith("VB") or tree.lowered[above] == "without" for above in way):
                return [at]
    return []


def _stranded(tree: Tree, token: int, words: tuple[str, ...]) -> list[int]:
    """Return the noun of a relative clause that ends in its preposition: "the Board, which the groups reported to"."""
    bare = [c for c in tree.of(token, "prep") if tree.lowered[c] in words and not tree.children[c]]
    return [tree.heads[token]] if bare and tree.deps[token] == "relcl" and tree.is_noun(tree.heads[token]) else []


#: ways of an object that gives way to what stands under a preposition of the verb itself
_WEAK = frozenset({"shared object", "clause"})


def _fill(tree: Tree, token: int, predicate: Predicate) -> dict[str, list[Filler]]:
    fillers: dict[str, list[Filler]] = {}
    for slot, places in predicate.slots.items():
        shared: list[Filler] = []
        for place in places:
            found = _filler(tree, token, predicate.part, place)
            if found and place == "object" and all(filler.way in _WEAK for filler in found):
                shared = shared or found
            elif found:
                fillers[slot] = found
                break
        if shared and slot not in fillers:
            fillers[slot] = shared
    return fillers


def _filler(tree: Tree, token: int, part: str, place: str) -> list[Filler]:
    if place == "subject":
        if part == "VB":
            return doer(tree, token)
        return of_adjective(tree, token) if part == "JJ" else holder(tree, token)
    if place == "object":
        return done_to(tree, token) if part == "VB" else _about(tree, token)
    if place == "theme":  # what is under the scrutiny of somebody
        return _under_it(tree, token)
    if place == "clause":
        clauses = [Filler(c, 1.0, "clause") for c in tree.of(token, "xcomp", "ccomp", "acl", "advcl")]
        return clauses or [
            Filler(c, 0.95, "clause")
            for o in tree.of(token, "dobj")
            for c in tree.of(o, "xcomp", "acl")
            if tree.tags[c] == "VB"
        ]
    if place == "is":  # "the Group is a creature of", "the Group, a creature of"
        return _said_to_be(tree, token)
    if place == "who":  # "content for the Director to"
        return [f for c in tree.of(token, "xcomp", "ccomp", "advcl") for f in surface(tree, c)] or [
            f for c in tree.of(tree.heads[token], "xcomp", "ccomp", "advcl") for f in surface(tree, c)
        ]
    if place == "dative":
        objects = list(tree.of(token, "dobj"))
        given = objects[:1] if len(objects) > 1 else []  # "gave the Director leave to": both seen as objects
        return [Filler(c, 0.95, "dative") for c in (*tree.of(token, "dative"), *given) if tree.is_noun(c)]
    if place == "possessive":
        return [Filler(c, 0.95, "possessive") for c in tree.of(token, "poss")]
    words = tuple(place.split("/"))
    found = _under(tree, token, words)
    if not found and part != "VB":
        verb = tree.heads[token]
        if tree.tags[verb].startswith("VB") and tree.deps[token] in {
            "dobj",
            "nsubj",
            "nsubjpass",
            "attr",
            "acomp",
            "oprd",
        }:
            found = tree.under(verb, words)
    return [Filler(c, 1.0, words[0]) for c in found]


def _said_to_be(tree: Tree, noun: int) -> list[Filler]:
    head, dep = tree.heads[noun], tree.deps[noun]
    if dep in {"attr", "oprd"}:
        return surface(tree, head)
    if dep == "pobj" and tree.lowered[head] == "as":
        return surface(tree, tree.heads[head])
    return [Filler(head, 0.9, "apposition")] if dep == "appos" else []


def _about(tree: Tree, noun: int) -> list[Filler]:
    """Return what a noun is about: "oversight of the plan", "progress monitoring", "it has oversight of"."""
    found = [Filler(c, 1.0, "of") for c in tree.under(noun, ("of", "over", "into", "on"))]
    if found:
        return found
    found = [Filler(c, 0.9, "about") for c in tree.under(noun, _ABOUT)]
    if found:
        return found
    theme = _under_it(tree, noun)
    if theme:
        return theme
    verb = tree.heads[noun]
    if tree.tags[verb].startswith("VB") and tree.deps[noun] in {"dobj", "nsubj", "nsubjpass"}:
        found = [
            Filler(c, 0.85, "about")
            for c in tree.under(verb, _ABOUT)
            if c > noun and tree.is_noun(c) and tree.lowered[c] not in {"end", "close", "halt", "stop"}
        ]
        if found:
            return found
    return [Filler(c, 0.8, "compound") for c in tree.of(noun, "compound")]


def _under_it(tree: Tree, noun: int) -> list[Filler]:
    """Return what is under a noun: "the plan is subject to scrutiny by", "delivery is under the oversight of"."""
    if tree.deps[noun] != "pobj":
        return []
    preposition = tree.heads[noun]
    head = tree.heads[preposition]
    if tree.lowered[preposition] not in {"under", "to", "for", "through"}:
        return []
    if tree.tags[head] == "JJ":
        return of_adjective(tree, head)
    if tree.tags[head].startswith("VB") and tree.lowered[preposition] != "for":
        if tree.lowered[head] in base_forms("have"):
            return []
        return done_to(tree, head) or surface(tree, head)
    if tree.is_noun(head) and tree.lowered[preposition] == "under":
        return [Filler(head, 0.8, "under")]
    return []
