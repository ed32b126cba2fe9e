"""Who chairs a body and who sits on it, as sentences say; and the posts that follow from a chair, each said once."""

from collections.abc import Iterator

from kg.extract.matching import Match, Merged
from kg.extract.name import Name
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import conjuncts, denied, iso
from kg.extract.readers.seats import seat_of
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.membership import Membership
from kg.model.kinds.post_holding import PostHolding

__all__ = ["read_memberships"]

_CHAIRS = {"chair": "Chair", "vice-chair": "Vice-Chair", "co-chair": "Co-Chair"}
#: words before a date: with these it is the first day, with those the last
_SINCE = frozenset({"from", "since", "of"})
_UNTIL = frozenset({"until", "till"})
_ON = frozenset({"in", "on"})
_WILL = frozenset({"will", "shall"})


def read_memberships(reading: Reading) -> Iterator[Frame]:
    """Yield memberships, and for a person in the chair the holding of that post where no title names it."""
    for number, matches in sorted(reading.matches.items()):
        sentence, merged = reading.sentences[number], reading.merged[number]
        for match in matches:
            if match.rule.kind == "memberships" and not denied(merged, match) and admits(reading, sentence, Membership):
                yield from _read(reading, number, match)


def _read(reading: Reading, number: int, match: Match) -> Iterator[Frame]:
    sentence, merged = reading.sentences[number], reading.merged[number]
    title = _name(merged, match, "role")
    role = seat_of(title.text) if title is not None else match.rule.values.get("role", "member")
    body = _body(reading, number, match)
    if not role or body is None or body.type != "body":
        return
    words = {token.lower_ for token in merged.doc[match.start : match.end]}
    said = "planned" if _WILL & words else "recommended" if "should" in words else "held"
    status = match.rule.values.get("status", said)
    start, end = _dates(reading, sentence, merged, match, ended=status == "completed")
    organisation = _name(merged, match, "organisation")
    evidence = reading.evidence(sentence, match.rule.id)
    for member in _members(sentence, merged, match, role):
        if member == body:
            continue
        yield Membership(
            body=body,
            member=member,
            role=role,
            organisation=organisation.thing if organisation is not None else None,
            start=start,
            end=end,
            status=status,  # type: ignore[arg-type]  # a rule sets one of the statuses that its kind allows
            evidence=evidence,
        )
        if role in _CHAIRS and title is None and member.type == "person" and status == "held":
            post = Thing("post", f"{_CHAIRS[role]} of the {body.name}", part_of=body)
            yield PostHolding(person=member, role=post, evidence=evidence)


def _name(merged: Merged, match: Match, slot: str) -> Name | None:
    return merged.names[match.slots[slot]] if slot in match.slots else None


def _body(reading: Reading, number: int, match: Match) -> Thing | None:
    """Return the body that the match names, else the one named last before it, else the one that meets."""
    merged = reading.merged[number]
    named = _name(merged, match, "body")
    if named is not None:
        return named.thing
    before = [name for name in merged.names[: match.start] if name is not None and name.label == "BODY"]
    if not before and number and reading.sentences[number - 1].section == reading.sentences[number].section:
        before = [name for name in reading.sentences[number - 1].names if name.label == "BODY"]
        if len({name.thing for name in before}) > 1:
            return None
    return before[-1].thing if before else reading.body(reading.sentences[number])


def _members(sentence: Sentence, merged: Merged, match: Match, role: str) -> Iterator[Thing]:
    """Yield who has the seat: all in a list of members, in the chair all of the sort that the first is."""
    first = _name(merged, match, "member")
    if first is None:
        return
    labels = (first.label,) if role in _CHAIRS else ("PERSON", "ROLE", "ORG")
    previous: Name | None = None
    for name in conjuncts(merged, match.slots["member"], labels):
        own_post = name.label == "ROLE" and previous is not None and previous.label == "PERSON"
        previous = name
        if own_post or (name.generic and name.label != "ROLE"):
            continue  # "Ann Example, Head of SEND": the post is hers, and no other member
        if name.label == "ROLE":
            yield from (post for post in posts_of(sentence, name) if not seat_of(post.name))
        elif name.thing is not None and name.thing.type in {"person", "organisation"}:
            yield name.thing


def _dates(reading: Reading, sentence: Sentence, merged: Merged, match: Match, *, ended: bool) -> tuple[str, str]:
    """Return the first and the last day, as far as the words after the match give them."""
    found = {"start": "", "end": ""}
    for at in range(match.start, len(merged.names)):
        name = merged.names[at]
        if name is None or name.label != "DATE" or not at:
            continue
        lead = merged.doc[at - 1].lower_
        side = "start" if lead in _SINCE and not ended else "end" if lead in _UNTIL or (ended and lead in _ON) else ""
        if side and not found[side]:
            found[side] = iso(reading, sentence, name, future=False)
    return found["start"], found["end"]
