"""Who and what is named, and who holds which post: "Jane Doe, Head of SEND", "the Director of Education (John Roe)"."""

from collections.abc import Callable
from dataclasses import replace

from kg.extract.name import Name
from kg.extract.names.roles import singular_roles
from kg.extract.readers.prose import mention_words
from kg.extract.reading import Reading
from kg.extract.runs import possessive
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.mention import Mention
from kg.model.kinds.post_holding import PostHolding
from kg.rules.lexicon import lexicon

__all__ = ["posts_of", "read_mentions"]

#: tokens between a person and the post
_GAP = 12
#: a declaration of interest has no more words before the post
_DECLARED = 7


def read_mentions(reading: Reading) -> list[Frame]:
    """Return a mention for each organisation, body, person and post, and the posts that named people hold."""
    frames: list[Frame] = []
    for number, sentence in enumerate(reading.sentences):
        held = _holdings(sentence)
        below = _below(reading, number)
        if below is not None:
            person, role = below
            assert person.thing is not None
            frames.extend(
                PostHolding(
                    person=person.thing,
                    role=post,
                    evidence=reading.evidence(sentence, "mentions/post-below")
                    + reading.evidence(reading.sentences[number - 1], "mentions/post-below"),
                )
                for post in posts_of(sentence, role)
            )
        holders = {id(role) for _, role in held}
        for name in sentence.names:
            if name.label == "ROLE":
                chairs = name.kind in _CHAIRS and any(
                    n.label == "BODY" and not n.generic and n.last == name.first for n in sentence.names
                )
                if name.generic and id(name) not in holders and not chairs:
                    continue
                frames.extend(
                    Mention(thing=post, evidence=reading.evidence(sentence, name.rule))
                    for post in posts_of(sentence, name)
                )
            elif (
                name.label in ("ORG", "BODY", "PERSON")
                and name.thing is not None
                and not (name.generic and name.label == "ORG")
            ):
                if name.generic:
                    continue
                thing = name.thing
                if name.label == "PERSON" and (where := _beside(sentence, name)) is not None:
                    thing = replace(thing, part_of=where)
                frames.append(Mention(thing=thing, evidence=reading.evidence(sentence, name.rule)))
        for person, role in held:
            assert person.thing is not None
            frames.extend(
                PostHolding(
                    person=person.thing, role=post, evidence=reading.evidence(sentence, "mentions/post-holding")
                )
                for post in posts_of(sentence, role)
            )
    return frames


def _below(reading: Reading, number: int) -> tuple[Name, Name] | None:
    """Return a person alone on a line and the post with which a line below begins, as in lists of those present."""
    sentence = reading.sentences[number]
    role = next((n for n in sentence.names if n.label == "ROLE" and n.first == 0), None)
    if role is None or not number or any(n.label == "PERSON" for n in sentence.names):
        return None
    for step in (1, 2):
        before = reading.sentences[number - step] if number >= step else None
        if before is None or before.block is sentence.block:
            return None
        people = [n for n in before.names if n.label == "PERSON"]
        if any(n.label == "ROLE" for n in before.names):
            return None
        rest = len(before.words) - sum(n.last - n.first for n in before.names)
        if len(people) == 1 and rest <= 2:
            return people[0], role
        if not (step == 1 and before.words[:1] == ["("] and len(before.words) <= 4):
            return None
    return None


_CHAIRS = frozenset({"Chair", "Vice-Chair", "Chairman", "Vice-Chairman", "Chairperson", "Co-Chair"})


def posts_of(sentence: Sentence, name: Name) -> tuple[Thing, ...]:
    """Return the posts that a role names, each with whose post it is where the sentence says so."""
    owner = _owner(sentence, name)
    text = name.text.replace("’", "'")
    if (
        owner is not None
        and owner.type == "body"
        and any(n.last == name.first and n.label == "BODY" for n in sentence.names)
    ):
        text = f"{text} of the {owner.name}"
    elif (
        owner is not None
        and owner.type == "body"
        and name.last < len(sentence.words)
        and sentence.words[name.last] in ("of", "for")
    ):
        text = f"{text} of the {owner.name}"
    return tuple(Thing("post", role, part_of=owner) for role in singular_roles(text))


def _owner(sentence: Sentence, role: Name) -> Thing | None:
    """Return the organisation (or, for a chair, the body) whose post a role is, by the words around it."""
    words = sentence.words
    starts = {n.first: n for n in sentence.names}
    ends = {n.last: n for n in sentence.names}
    before = role.first
    while before and (possessive(words[before - 1])):
        before -= 1
    named = ends.get(before)
    if (
        named is not None
        and named.thing is not None
        and (
            named.label == "ORG"
            or (named.label == "BODY" and not named.generic and role.kind in _CHAIRS and before == role.first)
        )
    ):
        return named.thing
    at = role.last
    link = False
    while at < len(words) and (
        words[at] in mention_words.SEPARATORS
        or words[at].lower() in ("of", "at", "for", "from", "in", "the", ")", "within")
    ):
        link = True
        at += 1
        if at - role.last > 4:
            return None
    named = starts.get(at)
    if named is not None and named.thing is not None and (link or named.label == "ORG"):
        if named.label == "ORG" and not (named.last < len(words) and possessive(words[named.last])):
            return named.thing
        if (
            named.label == "BODY"
            and role.kind in {*_CHAIRS, "Member", "Clerk"}
            and words[role.last] in ("of", "for", "to")
        ):
            return named.thing
    return None


def _beside(sentence: Sentence, person: Name) -> Thing | None:
    """Return the organisation that stands right after a person.

    "Jane Doe (Oakfield School)", "Jane Doe, NHS England".
    """
    at = person.last
    if at + 1 >= len(sentence.words) or sentence.words[at] not in ("(", ",", "–", "-", "—", "|"):
        return None
    at += 2 if sentence.words[at + 1].lower() == "the" else 1
    named = next(
        (n for n in sentence.names if n.first == at and n.label == "ORG" and n.thing is not None and not n.generic),
        None,
    )
    if named is None or (
        sentence.words[person.last] == "," and sentence.section.kind not in ("attendance", "apologies")
    ):
        return None
    return named.thing


def _holdings(sentence: Sentence) -> list[tuple[Name, Name]]:
    """Return who holds which post in a sentence, as pairs of names; a post is given to one side only."""
    names = [n for n in sentence.names if n.label in ("PERSON", "ROLE", "ORG", "BODY")]
    pairs: list[tuple[Name, Name]] = []
    bound: set[int] = set()
    # "PERSON, ROLE" first: it is by far the most common order
    for left, right in _neighbours(names, "PERSON", "ROLE"):
        after = left.last + (sentence.words[left.first - 1 : left.first] == ["("] and sentence.words[left.last] == ")")
        if (
            id(right) not in bound
            and _linked(sentence, after, right.first)
            and not _someone_else(sentence, left, right)
        ):
            pairs.append((left, right))
            bound.update((id(left), id(right)))
            last = right
            following = next((n for n in names if n.label == "ROLE" and n.first > last.first), None)
            while following is not None and [w.lower() for w in sentence.words[last.last : following.first]] in (
                ["and"],
                [",", "and"],
                ["&"],
                [")"],
                [")", ","],
            ):
                pairs.append((left, following))
                bound.add(id(following))
                last = following
                following = next((n for n in names if n.label == "ROLE" and n.first > last.first), None)
    for left, right in _neighbours(names, "ROLE", "PERSON"):
        if id(left) not in bound and id(right) not in bound and _linked_back(sentence, left.last, right.first):
            pairs.append((right, left))
            bound.update((id(left), id(right)))
    return pairs


def _someone_else(sentence: Sentence, person: Name, role: Name) -> bool:
    """Return whether a post after a person begins the next clause: "In answer to Jane Doe, the Director of X said"."""
    words = [w.lower() for w in sentence.words]
    after = words[role.last] if role.last < len(words) else ""
    led = person.first and words[person.first - 1] in ("from", "to", "by", "of") and words[0] in _ANSWERS
    return (
        bool(led)
        and words[person.last : role.first] == [",", "the"]
        and after.isalpha()
        and after not in ("of", "at", "for", "and", "in")
    )


_ANSWERS = frozenset({"in", "responding", "replying", "following", "answering", "after"})


def _neighbours(names: list[Name], first: str, second: str) -> list[tuple[Name, Name]]:
    pairs = []
    for index, name in enumerate(names):
        if name.label != first:
            continue
        for other in names[index + 1 : index + 3]:
            if other.label == second:
                pairs.append((name, other))
                break
            if other.label == first:
                break
    return pairs


def _linked(sentence: Sentence, person_end: int, post: int) -> bool:
    """Return whether only separators and filler words (and for a post, its organisation) stand between."""
    words = _between(sentence, person_end, post)
    if not words:
        return True
    if post - person_end > _GAP:
        return False
    if any(says(words) for says in _HOLDING):
        return True
    if not _only_fillers(words, mention_words.BEFORE_POST):
        return False
    separators = sum(word in mention_words.SEPARATORS for word in words)
    return 0 < separators <= 2 or any(word.lower() in mention_words.STANDS for word in words)


def _linked_back(sentence: Sentence, post_end: int, person: int) -> bool:
    """Return whether only separators and filler words stand between a post and the person behind it."""
    words = _between(sentence, post_end, person)
    if words == ["/"]:
        return False  # "Head of SEND / Ada Crane": two who share a task
    separators = sum(word in mention_words.SEPARATORS for word in words)
    return person - post_end <= _GAP and separators <= 2 and _only_fillers(words, mention_words.BEFORE_PERSON)


def _between(sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the words between a person and a post, but for organisations, honours and the person's initials."""
    inside = {i for n in sentence.names if n.label in ("ORG", "BODY") for i in range(n.first, n.last)}
    words = [
        w
        for i, w in enumerate(sentence.words[start:end], start)
        if i not in inside and not w.isspace() and w not in lexicon().person_suffixes
    ]
    if words[:1] == ["("] and words[2:3] == [")"] and words[1].isupper() and len(words[1]) <= 3:
        return words[3:]  # the initials by which notes call the person
    return words


def _only_fillers(words: list[str], more: frozenset[str]) -> bool:
    """Return whether words say nothing but that a post is somebody's."""
    return all(
        word in mention_words.SEPARATORS
        or word.lower() in mention_words.FILLERS
        or word.lower() in more
        or possessive(word)
        for word in words
    )


def _made(words: list[str]) -> bool:
    """Read "that Jane Doe be elected as the Chair"."""
    lowered = {word.lower() for word in words}
    return not lowered.isdisjoint(mention_words.MADE) and lowered <= mention_words.MADE | mention_words.MAKING


def _in_role(words: list[str]) -> bool:
    """Read "Jane Doe (in her role as Cabinet Member)"."""
    lowered = {word.lower() for word in words}
    return words[:1] == ["("] and not lowered.isdisjoint(mention_words.CAPACITY) and "as" in lowered


def _declared(words: list[str]) -> bool:
    """Read "declared an interest as Chairman of the Trust"."""
    lowered = {word.lower() for word in words}
    return words[-1] in mention_words.BEFORE_CHAIR and lowered >= mention_words.INTEREST and len(words) <= _DECLARED


#: ways of saying that somebody holds a post
_HOLDING: tuple[Callable[[list[str]], bool], ...] = (_made, _in_role, _declared)
