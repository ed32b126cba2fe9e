"""What someone is to do: actions marked as such, and what somebody undertook in the meeting."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.name import Name
from kg.extract.readers.prose import undertaking_words as patterns
from kg.extract.readers.prose.clauses import clauses
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import denied, iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.action import Action

__all__ = ["read_marked", "read_undertaken"]


def read_marked(reading: Reading) -> list[Frame]:
    """Return what is marked as an action."""
    decided = [(c.start, c.end) for c in clauses(reading)]
    marked = (_marked(reading, number, sentence, decided) for number, sentence in _open(reading))
    return [frame for frame in marked if frame is not None]


def read_undertaken(reading: Reading) -> list[Frame]:
    """Return what rules read as undertaken by somebody, to be done once after the meeting."""
    return [
        frame
        for number, sentence in _open(reading)
        if number in reading.matches
        for frame in _undertaken(reading, sentence, number)
    ]


def _open(reading: Reading) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences in which actions are read: those of no decision."""
    told = {s.start for clause in clauses(reading) for s in reading.sentences_in(clause.start, clause.end)}
    for number, sentence in enumerate(reading.sentences):
        if sentence.start not in told and admits(reading, sentence, Action):
            yield number, sentence


def _assigned(text: str) -> bool:
    """Return whether a line says who is to do what: "Head of SEND to circulate the data"."""
    task = patterns.TASK.match(text)
    return bool(task and len(task.group("who").split()) <= 8)


def _marked(reading: Reading, number: int, sentence: Sentence, decided: list[tuple[int, int]]) -> Action | None:
    text = sentence.text
    done = patterns.DONE.search(text)
    if done and not patterns.NOT_YET.search(text):
        return replace(_action(reading, sentence, done["what"], "", "actions/completed"), due="", status="completed")
    hit = patterns.MARK.search(text)
    if not hit:
        if (
            sentence.section.kind == "actions"
            and len(text.split()) > 3
            and sentence.block.kind != "heading"
            and patterns.DOING.search(text)
        ):
            return _action(reading, sentence, text, text, "actions/section")
        return None
    if re.search(r"\b(?:of|for|priority|urgent|further|remedial|taking|take) $", text[: hit.start()], re.I):
        return None
    if (
        hit.group().strip().lower() in ("action", "actions")
        and not text[: hit.start()].strip()
        and text[hit.end() :].strip()[:1].islower()
        and not hit.group().isupper()
    ):
        return None
    if re.match(
        r"\s*(?:Plan|PLAN|plan|Log|LOG|Sheet|Tracker|TRACKER|Notes?|taken|Group|and|Learning|Area|SHEET)\b",
        text[hit.end() :],
    ):
        return None
    if re.search(r"\d\s*[:–-]?\s*$", hit.group()) and not _assigned(text[hit.end() :]):
        return None  # "Action 2 – the weakness of …": a heading of a plan
    if re.search(r"\bby\b", hit.group()) or re.match(r"\s*\(", text[hit.end() :]):
        return None  # "Action by: (Head of SEND)" names who carries out the decision above
    before, after = text[: hit.start()].strip(" .-–([•"), text[hit.end() :].strip(" .-–)]•")
    if after and _only_names(sentence, hit.end()) and not before:
        previous = reading.sentences[number - 1] if number else None
        if (
            previous is None
            or previous.section is not sentence.section
            or any(a - 8 <= previous.start < b for a, b in decided)
        ):
            return None
        names = [n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.thing is not None]
        owner = (names[0].thing if names[0].label == "PERSON" else posts_of(sentence, names[0])[0]) if names else None
        due = next(
            (iso(reading, previous, n, future=True) for n in [*sentence.names, *previous.names] if n.label == "DATE"),
            "",
        )
        return Action(
            text=previous.text.strip(" .;:"),
            owner=owner,
            due=due,
            status="planned",
            evidence=reading.evidence(previous, "actions/marked"),
        )
    if after and len(after.split()) > 2 and not _only_names(sentence, hit.end()):
        what = after
    elif before:
        what = before
    else:
        previous = reading.sentences[number - 1] if number else None
        if previous is None or previous.section is not sentence.section:
            return None
        sentence, what = previous, previous.text
        after = after or ""
    if len(what.split()) < 2:
        return None
    return _action(reading, sentence, what, after if what is not after else what, "actions/marked")


def _only_names(sentence: Sentence, start: int) -> bool:
    """Return whether only people, posts and dates stand after a mark.

    Then they are the owners of what stands before.
    """
    taken = sentence.taken()
    rest = [i for i, token in enumerate(sentence.doc) if token.idx >= start]
    plain = [
        i
        for i in rest
        if i not in taken
        and sentence.words[i].strip(".,;:()[]–-/")
        and sentence.words[i].lower() not in patterns.BESIDE_OWNERS
    ]
    return bool(rest) and not plain and any(i in taken for i in rest)


def _action(reading: Reading, sentence: Sentence, what: str, owner_text: str, rule: str) -> Action:
    task = patterns.TASK.match(what)
    owner = _several(sentence, task.group("who")) if task else None
    for name in sentence.names if owner is None else ():
        if name.label in ("PERSON", "ROLE") and name.thing is not None:
            at = sentence.doc[name.first].idx
            piece = sentence.text[at:]
            if (
                task
                and sentence.text.find(task.group("who")) <= at
                and not patterns.LEADS.fullmatch(_before(sentence, task.group("who"), name))
            ):
                continue  # "anybody interested in the role of Chair to …"
            if (
                task
                and sentence.text.find(task.group("who"))
                <= at
                <= sentence.text.find(task.group("who")) + len(task.group("who"))
            ) or (owner_text and owner_text is not what and name.text in owner_text and piece):
                owner = name.thing if name.label == "PERSON" else posts_of(sentence, name)[0]
                break
    if owner is None and task and len(task.group("who").split()) <= 10 and task.group("who")[0].isupper():
        owner = Thing("group", task.group("who").strip().replace("’", "'"))
    due = next((iso(reading, sentence, n, future=True) for n in reversed(sentence.names) if n.label == "DATE"), "")
    return Action(
        text=what.strip(" .;:"), owner=owner, due=due, status="planned", evidence=reading.evidence(sentence, rule)
    )


def _several(sentence: Sentence, who: str) -> Thing | None:
    """Return those who are to act together where the words name several and nobody else: "Ros Tarn and the Clerk"."""
    start = sentence.text.find(who)
    named = [
        n
        for n in sentence.names
        if n.label in ("PERSON", "ROLE") and start <= sentence.starts[n.first] < start + len(who)
    ]
    owners: list[str] = []
    at, person = start, False
    for name in named:
        first = sentence.starts[name.first]
        between = sentence.text[at:first]
        if not patterns.SHARED.fullmatch(between):
            return None
        if not (name.label == "ROLE" and person and patterns.BESIDE.fullmatch(between)):  # a post beside its holder
            owners.append(name.thing.name if name.thing is not None else name.text)
        person = name.label == "PERSON"
        at = sentence.starts[name.last - 1] + len(sentence.words[name.last - 1])
    if len(owners) < 2 or not patterns.SHARED.fullmatch(sentence.text[at : start + len(who)]):
        return None
    return Thing("group", "; ".join(sorted(owners)))


def _before(sentence: Sentence, who: str, name: Name) -> str:
    """Return what stands between the beginning of who is to act and a name in it.

    Other names and their posts left out.
    """
    start, at = sentence.text.find(who), sentence.starts[name.first]
    if at > start + len(who):
        return ""
    text = sentence.text[start:at]
    for other in sentence.names:
        first, last = (
            sentence.starts[other.first],
            sentence.starts[other.last - 1] + len(sentence.words[other.last - 1]),
        )
        if start <= first and last <= at:
            text = text.replace(sentence.text[first:last], " ")
    return text


def _undertaken(reading: Reading, sentence: Sentence, number: int) -> list[Frame]:
    merged = reading.merged[number]
    for match in reading.matches[number]:
        if match.rule.kind != "actions" or denied(merged, match) or patterns.PAPER_SAYS.match(sentence.text):
            continue
        name = merged.names[match.slots["owner"]] if "owner" in match.slots else None
        start = merged.doc[match.start].idx if name is not None else 0
        text = merged.doc.text[start:].strip(" .")
        due = next(
            (
                iso(reading, sentence, n, future=True)
                for n in sentence.names
                if n.label == "DATE" and sentence.doc[n.first].idx > start
            ),
            "",
        )
        owner = name.thing if name is not None else None
        person = _holder(sentence, name) if name is not None else None
        if person is not None and name is not None:
            owner, text = person, text.removeprefix(name.text).strip(" ,)")
        if name is None:
            speaker = next(
                (n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.first <= 1 and n.thing is not None),
                None,
            )
            said = patterns.SAID.match(text)
            text = text[said.end() :] if said else text
            if speaker is not None and said and re.search(r"\b(?:would|will)\b", text):
                owner = speaker.thing
        return [
            Action(
                text=text, owner=owner, due=due, status="planned", evidence=reading.evidence(sentence, match.rule.id)
            )
        ]
    return []


def _holder(sentence: Sentence, post: Name) -> Thing | None:
    """Return the person who is named before the post: "Ada Crane, Head of SEND, will write"."""
    before = [n for n in sentence.names if n.label == "PERSON" and n.last == post.first - 1]
    beside = post.label == "ROLE" and bool(before) and sentence.words[post.first - 1] in patterns.BREAKS
    return before[0].thing if beside else None
