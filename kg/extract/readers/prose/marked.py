"""What is marked as an action: "Action: Head of SEND to circulate the data"."""

import re
from collections.abc import Callable
from dataclasses import replace

from kg.extract.due import is_due
from kg.extract.name import Name
from kg.extract.readers.prose import undertaking_words as patterns
from kg.extract.readers.prose.clauses import clauses
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.prose.undecided import undecided
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.action import Action

__all__ = ["read_marked"]

#: words of the longest name of who is to do something, where a number stands before
_WHO = 8


def read_marked(reading: Reading) -> list[Frame]:
    """Return what is marked as an action."""
    decided = [(c.start, c.end) for c in clauses(reading)]
    marked = (_marked(reading, number, sentence, decided) for number, sentence in undecided(reading))
    return [frame for frame in marked if frame is not None]


def _marked(reading: Reading, number: int, sentence: Sentence, decided: list[tuple[int, int]]) -> Action | None:
    text = sentence.text
    done = patterns.DONE.search(text)
    if done and not patterns.NOT_YET.search(text):
        return replace(_action(reading, sentence, done["what"], "", "actions/completed"), due="", status="completed")
    hit = patterns.MARK.search(text)
    if hit is None:
        return _action(reading, sentence, text, text, "actions/section") if _is_entry(sentence) else None
    if any(shows(text, hit) for shows in _NO_MARK):
        return None
    before, after = text[: hit.start()].strip(" .-–([•"), text[hit.end() :].strip(" .-–)]•")
    named = bool(after) and _only_names(sentence, hit.end())
    previous = reading.sentences[number - 1] if number else None
    above = previous if previous is not None and previous.section is sentence.section else None
    if named and not before:
        return _owned(reading, sentence, above, decided)
    if not named and len(after.split()) > 2:
        what = after
    elif before:
        what = before
    elif above is not None:
        sentence, what = above, above.text
    else:
        return None
    return _action(reading, sentence, what, after, "actions/marked") if len(what.split()) > 1 else None


def _is_entry(sentence: Sentence) -> bool:
    """Return whether a line without a mark is an entry of a list of actions."""
    return (
        sentence.section.kind == "actions"
        and len(sentence.text.split()) > 3
        and sentence.block.kind != "heading"
        and patterns.DOING.search(sentence.text) is not None
    )


def _in_sentence(text: str, hit: re.Match[str]) -> bool:
    """Return whether the word belongs to the sentence: "the urgent action"."""
    return patterns.BEFORE_NOUN.search(text[: hit.start()]) is not None


def _opens_sentence(text: str, hit: re.Match[str]) -> bool:
    """Return whether a sentence begins with the word: "Actions were reviewed"."""
    return (
        hit.group().strip().lower() in patterns.PLAIN_MARKS
        and not text[: hit.start()].strip()
        and text[hit.end() :].strip()[:1].islower()
        and not hit.group().isupper()
    )


def _in_title(text: str, hit: re.Match[str]) -> bool:
    """Return whether the word begins a title: "Action Plan"."""
    return patterns.AFTER_NOUN.match(text[hit.end() :]) is not None


def _numbered_heading(text: str, hit: re.Match[str]) -> bool:
    """Return whether it is a heading of a plan: "Action 2 – the weakness of …"; not where it says who is to act."""
    if not patterns.NUMBERED.search(hit.group()):
        return False
    task = patterns.TASK.match(text[hit.end() :])
    return not (task and len(task.group("who").split()) <= _WHO)


def _of_decision(text: str, hit: re.Match[str]) -> bool:
    """Return whether it names who carries out the decision above: "Action by: (Head of SEND)"."""
    return patterns.BY.search(hit.group()) is not None or patterns.BRACKET.match(text[hit.end() :]) is not None


#: what shows that a word for an action is no mark of one
_NO_MARK: tuple[Callable[[str, re.Match[str]], bool], ...] = (
    _in_sentence,
    _opens_sentence,
    _in_title,
    _numbered_heading,
    _of_decision,
)


def _owned(
    reading: Reading, sentence: Sentence, above: Sentence | None, decided: list[tuple[int, int]]
) -> Action | None:
    """Return the action that the sentence above tells, and whose owners stand behind the mark; None for a decision."""
    if above is None or any(a - 8 <= above.start < b for a, b in decided):
        return None
    names = [n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.thing is not None]
    owner = (names[0].thing if names[0].label == "PERSON" else posts_of(sentence, names[0])[0]) if names else None
    dates = (
        iso(reading, above, name, future=True)
        for told in (sentence, above)
        for name in told.names
        if is_due(told, name)
    )
    return Action(
        text=above.text.strip(" .;:"),
        owner=owner,
        due=next(dates, ""),
        status="planned",
        evidence=reading.evidence(above, "actions/marked"),
    )


def _only_names(sentence: Sentence, start: int) -> bool:
    """Return whether only people, posts and dates stand after a mark, who then are the owners of what stands before."""
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
            ) or (owner_text and owner_text is not what and name.text in owner_text):
                owner = name.thing if name.label == "PERSON" else posts_of(sentence, name)[0]
                break
    if owner is None and task and len(task.group("who").split()) <= 10 and task.group("who")[0].isupper():
        owner = Thing("group", task.group("who").strip().replace("’", "'"))
    due = next((iso(reading, sentence, n, future=True) for n in reversed(sentence.names) if is_due(sentence, n)), "")
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
        at = sentence.end_of(name.last)
    if len(owners) < 2 or not patterns.SHARED.fullmatch(sentence.text[at : start + len(who)]):
        return None
    return Thing("group", "; ".join(sorted(owners)))


def _before(sentence: Sentence, who: str, name: Name) -> str:
    """Return what stands between the beginning of who is to act and a name in it, but for other names and posts."""
    start, at = sentence.text.find(who), sentence.starts[name.first]
    if at > start + len(who):
        return ""
    text = sentence.text[start:at]
    for other in sentence.names:
        first, last = sentence.starts[other.first], sentence.end_of(other.last)
        if start <= first and last <= at:
            text = text.replace(sentence.text[first:last], " ")
    return text
