"""Who a filler is: the names it stands for, those joined to it, unnamed groups, and what pronouns stand for.

It must not judge which facts a party may be in; that is for the reader of each kind.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.extract.syntax import party_words
from kg.extract.syntax.arguments import Filler
from kg.extract.syntax.grammar import words_of
from kg.extract.syntax.listed_groups import named_groups
from kg.extract.syntax.several import both_of, named_together
from kg.extract.syntax.topic import topic_before
from kg.extract.syntax.tree import Tree
from kg.model.frames import Thing

__all__ = ["Party", "beside", "department", "noun_phrase", "parties", "topic_party", "words_between"]


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a fact.

    Arguments:
        thing: who or what it is.
        label: of its name, or GROUP for a party without one.
        trust: how certain it is.
        token: where it stands.
        name: its own, where it has one.
    """

    thing: Thing
    label: str
    trust: float
    token: int
    name: Name | None = None


def parties(reading: Reading, tree: Tree, fillers: Sequence[Filler], labels: frozenset[str]) -> list[Party]:
    """Return the parties that the fillers of a slot stand for, in the order of the text.

    Arguments:
        reading: the document, for what pronouns stand for.
        tree: the parse.
        fillers: of the slot.
        labels: the labels of names that it may hold; GROUP for parties without a name.
    """
    found: dict[Thing, Party] = {}
    for filler in fillers:
        for token in tree.conjuncts(filler.token):
            for party in _party(reading, tree, token, labels, 0):
                trust = party.trust * filler.trust * (0.95 if token != filler.token else 1)
                found.setdefault(party.thing, Party(party.thing, party.label, trust, party.token, party.name))
    return list(found.values())


def _party(reading: Reading, tree: Tree, token: int, labels: frozenset[str], depth: int) -> list[Party]:
    name = tree.name(token)
    word = tree.lowered[token]
    if name is not None:
        if name.thing is not None and name.thing.type == "group" and name.generic and "BODY" in labels:
            known = _same_head(reading, tree, token, name.text)
            if known is not None:
                return [Party(known, "BODY", 0.85, token)]
        if name.thing is not None and name.label in labels:
            return [Party(name.thing, name.label, 0.85 if name.thing.type == "group" else 1.0, token, name)]
        return []
    if depth > 3:
        return []
    if word in words_of("labels") and tree.lowered[token + 1 : token + 2] == [":"]:
        return topic_party(reading, tree, labels)
    if word in words_of("organ") or word in party_words.QUANTIFIERS:
        inner = [
            p
            for c in tree.under(token, ("of", "on", "from", "to"))
            for n in tree.conjuncts(c)
            for p in _party(reading, tree, n, labels, depth + 1)
        ]
        inner += [
            p for c in tree.of(token, "poss", "compound", "nmod") for p in _party(reading, tree, c, labels, depth + 1)
        ]
        if inner:
            return [
                Party(p.thing, p.label, p.trust * (0.95 if word in party_words.SPEAKS else 0.85), p.token, p.name)
                for p in inner
            ]
    if depth == 0 and any(tree.lowered[c] == "both" for c in tree.of(token, "det", "predet", "preconj")):
        two = both_of(reading, tree, token, labels)
        if two:
            return _parties_of(two, token)
    if (
        word in party_words.SEVERAL
        and depth == 0
        and tree.first(token, "prep") is None
        and (those := named_together(reading, tree, token, labels))
    ):
        return _parties_of(those, token)
    apposed = [
        p
        for c in tree.of(token, "appos")
        for n in tree.conjuncts(c)
        for p in _party(reading, tree, n, labels, depth + 1)
        if tree.name(n) is not None
    ]
    if apposed and (
        word in party_words.GROUPS | {"body", "bodies", "officer", "person"} or apposed[0].label == "PERSON"
    ):
        return apposed
    beside = [c for c in tree.of(token, "compound", "nmod", "amod") if tree.name(c) is not None]
    if beside and word in party_words.GROUPS | words_of("organ"):
        found = [p for c in beside for p in _party(reading, tree, c, labels, depth + 1)]
        if found:
            return found
    if word in party_words.WE and "BODY" in labels:
        here = reading.body(reading.sentences[tree.number])
        return [Party(here, "BODY", 0.6, token)] if here is not None else []
    if word in party_words.PRONOUNS and tree.tags[token] in party_words.POINTING_TAGS:
        return _meant(reading, tree, token, labels)
    named = tree.merged.words[token][0].isupper() or (word == "minister" and token and tree.lowered[token - 1] == "the")
    if word in {"minister", "department"} and "GROUP" in labels and named:
        return [department(reading, word, token, tree.number)]
    if word in party_words.GROUPS and tree.is_noun(token) and "BODY" in labels:
        listed = named_groups(reading, tree, token)
        if listed:
            return [Party(n.thing, "BODY", 0.9, token, n) for n in listed if n.thing is not None]
    if word in party_words.GROUPS and tree.is_noun(token) and "GROUP" in labels:
        text = noun_phrase(tree, token)
        known = _same_head(reading, tree, token, text) if text.lower() == word and "BODY" in labels else None
        if known is not None:
            return [Party(known, "BODY", 0.8, token)]
        if text:
            return [Party(Thing("group", text[0].upper() + text[1:]), "GROUP", 0.8, token)]
    return []


def _parties_of(names: Sequence[Name], token: int) -> list[Party]:
    return [Party(name.thing, name.label, 0.85, token, name) for name in names if name.thing is not None]


def department(reading: Reading, word: str, token: int, number: int) -> Party:
    """Return whom "the Minister" or "the Department" means: the department named last, else the only one.

    Arguments:
        reading: the document.
        word: the noun, in small letters.
        token: where it stands.
        number: its sentence.
    """
    if word == "department":
        named = [
            (n, name.thing)
            for n, sentence in enumerate(reading.sentences)
            for name in sentence.names
            if name.label == "ORG" and name.thing is not None and name.thing.name.startswith(party_words.DEPARTMENTS)
        ]
        before = [thing for n, thing in named if n <= number]
        if before or len({thing for _, thing in named}) == 1:
            return Party(before[-1] if before else named[0][1], "ORG", 1.0, token)
    return Party(Thing("group", word.capitalize()), "ORG", 1.0, token)


def _same_head(reading: Reading, tree: Tree, token: int, text: str) -> Thing | None:
    """Return the body that "the group" means: one named before with that word, else the one that meets."""
    articles = {tree.lowered[c] for c in tree.of(token, "det", "poss")}
    if not articles & {"the", "this", "that", "our", "its"} and token and not tree.merged.words[token][0].isupper():
        return None
    if not articles and text.lower() in _MANY:
        return None  # "Schools are expected to": not the Schools Forum
    head = text.lower().rstrip("s")
    if articles & {"that", "the", "its"} or not articles:
        here = [tree.name(at) for at in range(token - 1, -1, -1)]
        names = [n for n in here if n is not None]
        for back in range(1, party_words.BACK):
            if (
                tree.number >= back
                and reading.sentences[tree.number - back].section.item == reading.sentences[tree.number].section.item
            ):
                names += reversed(reading.sentences[tree.number - back].names)
        for name in names:
            if (
                name.label in party_words.GROUP_LABELS
                and not name.generic
                and name.thing is not None
                and _heads(name.thing.name, head)
            ):
                return name.thing
    body = reading.body(reading.sentences[tree.number])
    return body if body is not None and _heads(body.name, head) else None


#: groups of many, which are no body
_MANY = frozenset("schools academies providers trusts governors headteachers heads".split())


def _heads(name: str, head: str) -> bool:
    """Return whether the name of a body ends with, or holds as its sort, a word: "Delivery Group" for "group"."""
    words = [word.strip("()").rstrip("s") for word in name.lower().replace("sub-group", "subgroup").split()]
    head = head.replace("sub-group", "subgroup")
    return bool(words) and (words[-1] == head or head in words)


def beside(tree: Tree, token: int) -> Name | None:
    """Return the person who is named beside a post: "the Director, Ada Crane", "Ada Crane (Director)"."""
    after = _past_post(tree, token + 1)
    name = tree.name(after) if after < len(tree) else None
    if name is not None and name.label == "PERSON":
        return name
    before = token - 1
    while before >= 0 and (
        tree.merged.words[before] in party_words.LINKS
        or tree.lowered[before] in party_words.OF_POSTS
        or _owner(tree, before)
    ):
        before -= 1
    name = tree.name(before) if before >= 0 else None
    if name is not None and name.label == "PERSON" and tree.merged.words[before + 1] in {*party_words.LINKS, "the"}:
        return name
    return None


def _past_post(tree: Tree, at: int) -> int:
    """Return the token after a post, its bracket and organisation, and the mark and title before a person."""
    words = tree.merged.words
    close = next((n for n in range(at + 1, min(at + party_words.BRACKET + 2, len(tree))) if words[n] == ")"), None)
    if close is not None and words[at] == "(" and not any(tree.merged.names[at + 1 : close]):
        at = close + 1
    if at + 1 < len(tree) and tree.lowered[at] in party_words.OF:
        name_at = at + 2 if tree.lowered[at + 1] == "the" else at + 1
        name = tree.name(name_at) if name_at + 1 < len(tree) else None
        if name is not None and name.label in party_words.OF_LABELS and words[name_at + 1] in {",", "("}:
            at = name_at + 1
    if at < len(tree) and words[at] in party_words.LINKS:
        at += 1
    while at < len(tree) and tree.name(at) is None and tree.lowered[at] in party_words.TITLES:
        at += 1
    return at


def _owner(tree: Tree, at: int) -> bool:
    """Return whether a token is the organisation whose post follows: "Ada Crane, the ICB's Chief Nurse"."""
    name = tree.name(at)
    return (
        name is not None
        and name.label in {"ORG", "BODY"}
        and at + 1 < len(tree)
        and tree.lowered[at + 1] in party_words.POSSESSIVES
    )


def noun_phrase(tree: Tree, token: int) -> str:
    """Return a noun with what belongs closely to it: "four delivery groups"."""
    first = token
    while (
        first
        and tree.heads[first - 1] in range(first, token + 1)
        and tree.deps[first - 1] in party_words.MODIFIERS
        and tree.merged.words[first - 1] not in party_words.PUNCTUATION
    ):
        first -= 1
    return words_between(tree, first, token + 1)


def words_between(tree: Tree, first: int, last: int) -> str:
    """Return the text of the tokens from `first` up to, not with, `last`, as it is written."""
    parts = []
    for at in range(first, last):
        parts.append(tree.merged.words[at])
        if tree.merged.spaces[at] and at + 1 < last:
            parts.append(" ")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _meant(reading: Reading, tree: Tree, token: int, labels: frozenset[str]) -> list[Party]:
    """Return what a pronoun stands for: the subject of this sentence before it, else of the sentence before."""
    personal = tree.lowered[token] in party_words.PERSONAL
    wanted = frozenset({"PERSON", "ROLE"}) & labels if personal else labels - {"PERSON", "ROLE"}
    if tree.tags[token] in {"WDT", "WP"}:
        for above in tree.above(token):
            if tree.deps[above] == "relcl":
                return _party(reading, tree, tree.heads[above], labels, 1)
        if tree.deps[token] == "pobj" and (near := _nearest(reading, tree, tree.heads[token], labels)):
            return near  # "the Board, to which it reports"
        if tree.lowered[token] == "who":
            return []  # it is asked, or not known
    if (
        tree.deps[token] == "pobj"
        and not personal
        and tree.tags[token] == "PRP"
        and (near := _other(reading, tree, token, wanted))
    ):
        return near
    if tree.lowered[token] == "latter" and (near := _nearest(reading, tree, token, wanted)):
        return near
    for at in range(token - 1, -1, -1):
        name = tree.name(at)
        if (
            name is not None
            and name.label in wanted
            and name.thing is not None
            and tree.deps[at] in {"nsubj", "nsubjpass"}
        ):
            return [Party(name.thing, name.label, 0.9, at, name)]
    marks = [at for at in range(token) if tree.lowered[at] in {":", ";"}]
    if not personal and marks and tree.deps[token] in {"nsubj", "nsubjpass"}:
        for at in range(marks[-1], -1, -1):  # "was told of the Project Group: it reported to"
            name = tree.name(at)
            if name is not None and name.label in wanted and name.thing is not None:
                return [Party(name.thing, name.label, 0.85, at, name)]
    if not personal and token <= 3:
        spoken_of = topic_party(reading, tree, labels, token)
        if spoken_of:
            return spoken_of
    sentence = reading.sentences[tree.number]
    for back in range(1, party_words.BACK + 1):
        before = reading.sentences[tree.number - back] if tree.number >= back else None
        if (
            before is None
            or before.section.item != sentence.section.item
            or before.section.kind != sentence.section.kind
        ):
            return []
        names = [n for n in before.names if n.label in wanted and n.thing is not None]
        names = [n for n in names if n.label == "PERSON"] or names
        if not personal:  # "the CCG's Managing Director": whose post it is is not spoken of
            names = [n for n in names if before.lowered[n.last : n.last + 1] not in (["'s"], ["’s"])]
        if names:
            first = names[0]
            assert first.thing is not None
            trust = 0.9 if len({n.thing for n in names}) == 1 else 0.75
            return [Party(first.thing, first.label, trust * (1.05 - 0.05 * back), token, first)]
    return []


def _nearest(reading: Reading, tree: Tree, token: int, labels: frozenset[str]) -> list[Party]:
    """Return the party named last before a token, with those joined to it; nobody where another noun stands between."""
    for at in range(token - 1, max(-1, token - 6), -1):
        if tree.is_noun(at):
            return _party(reading, tree, at, labels, 1)
    return []


def _other(reading: Reading, tree: Tree, token: int, labels: frozenset[str]) -> list[Party]:
    """Return whom "to it" means: the last that is named before it and does nothing itself.

    "is set up by the Forum and answers to it".
    """
    for at in range(token - 1, -1, -1):
        name = tree.name(at)
        if name is not None and name.label in labels and name.thing is not None and not _acts(tree, at):
            return [Party(name.thing, name.label, 0.9, at, name)]
        if tree.lowered[at] in {"that", ";"}:
            break
    return topic_party(reading, tree, labels, token) if tree.lowered[token] == "it" else []


def _acts(tree: Tree, at: int) -> bool:
    """Return whether a party does something itself, or stands first where no verb of its own was seen."""
    while tree.deps[at] == "conj" and tree.heads[at] != at:
        at = tree.heads[at]
    return tree.deps[at] in party_words.SUBJECTS or (tree.deps[at] == "ROOT" and tree.is_noun(at))


def topic_party(reading: Reading, tree: Tree, labels: frozenset[str], token: int = 0) -> list[Party]:
    """Return of whom a sentence without a subject speaks: whom the heading above it names, or the sentence before."""
    topic = topic_before(reading, tree.number)
    if topic is None or topic.label not in labels:
        return []
    return [Party(topic.thing, topic.label, topic.trust, token)]
