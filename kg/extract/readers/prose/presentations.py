"""Who presented or introduced what to a meeting: the person if named, else the post."""

import re

from kg.extract.matching import Merged
from kg.extract.name import Name
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import conjuncts, denied
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.presentation import Presentation

__all__ = ["item_title", "read_presentations"]


def read_presentations(reading: Reading) -> list[Frame]:
    """Return who presented or introduced what: the person if named, else the post."""
    frames: list[Frame] = []
    for number, matches in sorted(reading.matches.items()):
        sentence, merged = reading.sentences[number], reading.merged[number]
        if not admits(reading, sentence, Presentation):
            continue
        for match in matches:
            if match.rule.kind != "presentations" or denied(merged, match):
                continue
            if merged.doc[match.end : match.end + 1].text.lower() in ("himself", "herself", "themselves"):
                continue  # who introduces himself presents nothing
            if "agent" in match.rule.form and {"will", "would"} & {
                token.lower_ for token in merged.doc[match.start : match.end]
            }:
                continue  # "one will be given by the Director"
            following = merged.names[match.end] if match.end < len(merged.names) else None
            if (following is not None and following.label == "PERSON") or merged.doc[
                match.end : match.end + 1
            ].text.lower() in ("newly", "new", "members"):
                continue  # "the Chair introduced Jane Doe"
            title = (
                item_title(reading, sentence)
                if "item" in match.rule.form
                else _title(reading, sentence, merged, _past(merged, match.end))
            )
            named = "presenter" in match.slots
            presenters = (
                _presenters(sentence, merged, match.slots["presenter"], right="agent" in match.rule.form)
                if named
                else _she(reading, number)
            )
            evidence = reading.evidence(sentence, match.rule.id)
            frames.extend(Presentation(presenter=thing, title=title, evidence=evidence) for thing in presenters)
    return frames


def _presenters(sentence: Sentence, merged: Merged, at: int, *, right: bool = False) -> list[Thing]:
    """Return the presenters joined to a slot; a post beside the person who holds it is the same presenter."""
    slot = merged.names[at]
    beside = _beside(merged, at)
    if slot is not None and slot.label == "ROLE" and beside is not None and beside.label == "PERSON" and not right:
        return [beside.thing] if beside.thing is not None else []  # "the Head of SEND, Jane Doe, presented"
    names = _party_run(merged, at)
    if right:
        step = at + 1
        while step < len(merged.names) and (
            (merged.names[step] is None and merged.doc[step].lower_ in _BETWEEN) or merged.names[step] is not None
        ):
            other = merged.names[step]
            if other is not None and other.label not in ("PERSON", "ROLE", "ORG", "BODY"):
                break
            if other is not None and other.label in ("PERSON", "ROLE"):
                names.append(other)
            step += 1
    people = [n for n in names if n.label == "PERSON"]
    if people:
        unheld = []
        for index, name in enumerate(names):
            if name.label != "ROLE" or name.generic:
                continue
            # what follows a person are that person's posts; a post before one is another presenter after "and" only
            after = any(n.label == "PERSON" for n in names[:index])
            following = names[index + 1] if index + 1 < len(names) else None
            joined = following is not None and "and" in sentence.words[name.last : following.first]
            free = following is None or following.label != "PERSON" or joined
            if free and (not after or _apart(sentence, names, index)):
                unheld.append(name)
        return [n.thing for n in people if n.thing is not None] + [p for n in unheld for p in posts_of(sentence, n)]
    posts = [n for n in names if n.label == "ROLE"]
    return [p for n in [n for n in posts if not n.generic] or posts for p in posts_of(sentence, n)]


def _beside(merged: Merged, at: int) -> Name | None:
    """Return the name after a mark and a title: "the Head of SEND, Mrs Jane Doe, presented"."""
    first = at + 2
    while (
        first < len(merged.names)
        and merged.names[first] is None
        and merged.words[first].lower().rstrip(".") in _BETWEEN
    ):
        first += 1
    return merged.names[first] if first < len(merged.names) and merged.words[at + 1] in {",", "("} else None


def _apart(sentence: Sentence, names: list[Name], index: int) -> bool:
    """Return whether a post after a person is somebody else's.

    "Jane Doe and the Head of SEND", "Jane Doe, Head of X, and the Y".
    """
    before = names[index - 1]
    between = [w.lower() for w in sentence.words[before.last : names[index].first]]
    return "and" in between and ("the" in between or before.label == "PERSON")


def _she(reading: Reading, number: int) -> list[Thing]:
    """Return the person whom the sentence before begins with: the one that "she" or "he" stands for."""
    before = reading.sentences[number - 1] if number else None
    if before is None or before.block is not reading.sentences[number].block:
        return []
    people = [n.thing for n in before.names if n.label == "PERSON" and n.thing is not None]
    return people[:1]


_BETWEEN = frozenset(
    {",", ";", "and", "&", "the", "(", ")", "–", "-", "councillor", "cllr", "mr", "mrs", "ms", "dr", "of", "from"}
)


#: what joins the people and posts of one run
_RUN = frozenset(
    ", and & the ( ) – - from of councillor cllr mr mrs ms dr at both council together with for in "
    "her his their role as 's ’s".split()
)


def _party_run(merged: Merged, at: int) -> list[Name]:
    """Return people and posts joined to the one at `at` on its left: "A, Head of X, and B, Head of Y"."""
    found: list[Name] = []
    here = at
    while here >= 0:
        name = merged.names[here]
        if name is not None and name.label in ("PERSON", "ROLE", "ORG", "BODY"):
            found.insert(0, name)
        elif name is not None or merged.doc[here].text.lower() not in _RUN:
            break
        here -= 1
    if conjuncts(merged, at, ("PERSON", "ROLE")) and not found:
        return []
    return [n for n in found if n.label in ("PERSON", "ROLE")]


_OBJECT = re.compile(
    r"\s*(?:to (?:the )?(?:[Ss]crutiny )?(?:Committee|Board|Panel|Forum|Cabinet|meeting"
    r"|[Mm]embers)\s+)?(?:in relation to|with regards? to"
    r"|relating to)?\s*(?:(?:an?|the|this|his|her|their)\b)?\s*(?:(?:of|on|about"
    r"|regarding)\s+(?:(?:the|a|an)\s+)?)?(?P<what>[^.;]{4,160})"
)


#: business at which nobody presents a paper: a title lost below it must not become its title
_ROUTINE = re.compile(
    r"(?:declarations?|disclosures?) of|apologies|minutes\b|(?:any |chair.s )?(?:other |urgent )(?:urgent )?business"
    r"|welcome",
    re.I,
)


def item_title(reading: Reading, sentence: Sentence) -> str:
    """Return the title of the item that a sentence belongs to; empty where nobody presents a paper at it."""
    item = sentence.section.item
    title = reading.document.items[item].title if item is not None and item < len(reading.document.items) else ""
    return "" if _ROUTINE.match(title) else title


def _past(merged: Merged, end: int) -> int:
    """Return the token after the post that follows a presenter: "from Jane Doe, Head of SEND, on the local offer"."""
    named = merged.names[end - 1]
    at = end + 1
    if named is None or named.label != "PERSON" or at >= len(merged.names) or merged.words[end] not in (",", "("):
        return end
    post = merged.names[at]
    if post is None or post.label != "ROLE" or merged.words[at + 1 : at + 2] not in ([","], [")"]):
        return end
    return at + 2


def _title(reading: Reading, sentence: Sentence, merged: Merged, end: int) -> str:
    start = merged.doc[end - 1].idx + len(merged.doc[end - 1].text)
    hit = _OBJECT.match(merged.doc.text[start:])
    what = hit.group("what") if hit else ""
    what = re.split(
        r",? (?:a copy of which|copies of which|which had been|previously circulated|\(previously|, which"
        r"|and (?:explained|highlighted|advised|stated|outlined|informed|reported|noted|made|addressed|answered"
        r"|gave)|alongside|together with|along with|noting|stating|advising|referring|supported by|\(Agenda"
        r"|the purpose of which)",
        what,
    )[0]
    plain = re.fullmatch(
        r"(?:the |a )?(?:report|item|update|verbal update|presentation|paper|briefing"
        r"|reports)\s*(?:attached)?(?: to the .*| and .*| on behalf of .*| alongside .*| together with .*"
        r"|,? (?:which|that|advising|referring|noting|stating|setting|summarising|outlining|detailing|providing"
        r"|showing|containing) .*)?",
        what.strip(" ,"),
        re.I,
    )
    if plain or not what:
        return item_title(reading, sentence)
    return what.strip(" ,:")
