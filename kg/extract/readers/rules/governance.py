"""Who monitors what, and which body answers to which: read by rules alone."""

import re
from itertools import pairwise

from kg.extract.matching import Match, Merged
from kg.extract.name import Name
from kg.extract.readers.rules.governing import governed, left_open, subject
from kg.extract.readers.rules.slots import conjuncts, denied
from kg.extract.reading import Reading
from kg.extract.runs import possessive
from kg.extract.scope import admits
from kg.model.frames import Frame, Thing
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine
from kg.rules.pattern import inflections

__all__ = ["read_monitoring", "read_reporting"]

_MONITORS = ("ORG", "BODY", "PARTY", "ROLE", "PERSON")
_BODIES = ("ORG", "BODY", "PARTY")


def read_monitoring(reading: Reading) -> list[Frame]:
    """Return who monitors what, one frame for each monitor; the monitor is None where the text names none."""
    frames: list[Frame] = []
    for number, matches in sorted(reading.matches.items()):
        sentence, merged = reading.sentences[number], reading.merged[number]
        best: dict[tuple[str, int | None], Match] = {}
        for match in matches:
            if match.rule.kind == "monitoring" and not denied(merged, match) and admits(reading, sentence, Monitoring):
                best.setdefault((match.rule.id, _monitor(merged, match)), match)
        named = any(monitor is not None for _, monitor in best)
        for (_, at), match in best.items():
            if named and at is None:
                continue
            plan, subject = _subject(reading, merged, match, number)
            if plan is None and not subject:
                continue
            if not _stands(merged, match) and not _frequency(reading, merged, match, number):
                continue  # a single review is no standing oversight
            if "active" in match.rule.form and at is not None and _agent(merged, at):
                continue
            if "active" in match.rule.form and _passive(merged, match):
                continue
            monitors: list[Thing | None] = [None]
            if at is not None:
                names = conjuncts(merged, _whole(merged, at), _MONITORS)
                monitors = [
                    n.thing
                    for n in names
                    if n.thing and not ("visited" in match.rule.form and _LOCAL.search(n.thing.name))
                ]
            for monitor in monitors or []:
                if monitor is not None and monitor == plan:
                    continue
                frames.append(
                    Monitoring(
                        monitor=monitor,
                        subject=subject,
                        plan=plan,
                        frequency=_frequency(reading, merged, match, number),
                        status="planned" if _future(merged, match) else "held",
                        evidence=reading.evidence(sentence, match.rule.id),
                    )
                )
    return frames


def _monitor(merged: Merged, match: Match) -> int | None:
    """Return the token of the name that monitors: the one that fills the slot, or the subject of the verb."""
    return subject(merged, match) if left_open(match) else match.slots.get("monitor")


#: a council, its partner, or an inspectorate that only inspects
_LOCAL = re.compile(r"Council|CCG|Clinical|ICB|Integrated Care|^NHS (?!England|Improvement)|^Ofsted$")


#: what makes of oversight something that is to come, and how many words before a match it may stand
_MODALS = frozenset({"will", "would", "shall"})
_BEFORE = 3
_MEETS = frozenset({"meet", "meets", "met", "meeting"})

_PARTICIPLES = frozenset({"monitored", "overseen", "scrutinised", "scrutinized", "tracked", "reviewed"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_AUXILIARIES = _BE | {"will", "would", "to", "had", "has", "have"}


def _stands(merged: Merged, match: Match) -> bool:
    """Return whether a match speaks of oversight that stands, and not only of a review or a check."""
    words = {token.lower_ for token in merged.doc[match.start : match.end]}
    if "scrutinised" in words and "had" in words:
        return False  # once
    return not words & {"reviewed", "checked", "considered", "discussed"} or bool(
        words & _VERBS_BEFORE - {"for", "of", "over", "to", "the", "reviewed", "review", "reviews", "reviewing"}
    )


def _passive(merged: Merged, match: Match) -> bool:
    """Return whether the verb of a match is passive: "is overseen by", whose subject does not oversee."""
    words = [token.lower_ for token in merged.doc[match.start : match.end + 1]]
    return any(
        word in _PARTICIPLES and _BE & set(words[max(0, at - 3) : at])
        for at, word in enumerate(words)
        if words[at + 1 : at + 2] == ["by"]
    )


def _is_told(merged: Merged, match: Match) -> bool:
    """Return whether something "was reported to" a body: told once, which is no reporting line."""
    if "received" in match.rule.form:
        return False
    first = max(0, match.start - 2)
    words = [token.lower_ for token in merged.doc[first : match.end + 1]]
    if (left_open(match) and "that" in words[1:]) or words[-1:] == ["that"]:
        return True  # "the Board reported to the Committee that places were short"
    if any(word == "reported" and at and words[at - 1] in _BE for at, word in enumerate(words)):
        return True
    for at in range(max(1, match.start), match.end):
        name = merged.names[at - 1]
        if (
            merged.words[at] == "report"
            and name is not None
            and name.label == "BODY"
            and "and" not in {w.lower() for w in merged.words[max(0, at - 4) : at]}
        ):
            return True  # "the Cabinet report to the Panel" is a paper
    return False


def _agent(merged: Merged, at: int) -> bool:
    return at > 0 and "by" in {merged.doc[i].lower_ for i in range(max(0, at - 2), at)}


def _whole(merged: Merged, at: int) -> int:
    """Return the token of the body that acts: of "a Working Group of the Committee" it is the group."""
    step = at - 1
    while step > 0 and merged.doc[step].lower_ in ("the", "this"):
        step -= 1
    if step > 0 and merged.doc[step].lower_ == "of":
        before = merged.names[step - 1]
        if before is not None and before.label == "BODY":
            return step - 1
    return at


def _subject(reading: Reading, merged: Merged, match: Match, number: int) -> tuple[Thing | None, str]:
    if "subject" in match.slots:
        name = merged.names[match.slots["subject"]]
        if name is not None and name.thing is not None:
            return (name.thing, name.thing.name) if name.label == "PLAN" else (None, name.thing.name)
        if name is not None:
            return None, name.text
    before = [n for n in merged.names[: match.end] if n is not None and n.label == "PLAN" and n.thing is not None]
    near = before[::-1] or [
        n for n in merged.names[match.end :] if n is not None and n.label == "PLAN" and n.thing is not None
    ]
    if near:
        return near[0].thing, near[0].text
    if match.rule.values.get("subject") == "object":
        return None, _object(merged, match)
    if (
        "subject" not in match.rule.values
        and merged.doc[0].lower_ not in ("this", "it")
        and "progress" not in {word.lower() for word in merged.words}
    ):
        return None, ""
    sentence = reading.sentences[number]
    for other in reversed(reading.sentences[max(0, number - 3) : number]):
        if other.section is not sentence.section:
            break
        plans = [n for n in other.names if n.label == "PLAN" and n.thing is not None and not n.generic]
        if plans:
            return plans[-1].thing, plans[-1].text
    if "progress" in {word.lower() for word in merged.words}:
        named = {
            n.thing
            for other in reading.sentences
            for n in other.names
            if n.label == "PLAN" and n.thing is not None and not n.generic
        }
        if len(named) == 1:
            thing = next(iter(named))
            return thing, thing.name
    return None, match.rule.values.get("subject", "")


_VERBS_BEFORE = frozenset().union(
    *(inflections(v) for v in ("monitor", "oversee", "scrutinise", "track", "review"))
) | {"for", "of", "over", "to", "the", "monitoring", "overseeing", "scrutinising"}
_MEASURED = frozenset(
    {"progress", "delivery", "implementation", "performance", "impact", "improvement", "improvements"}
)
_OBJECT_ENDS = frozenset(
    {",", ";", "by", "through", "via", "and", "which", "who", "that", "on", "at", "to", "with", "in"}
)


def _object(merged: Merged, match: Match) -> str:
    """Return what is monitored, in words: after the active verb, or before the passive one."""
    tokens = [token.text for token in merged.doc]
    if "passive" in match.rule.form:
        first = match.start
        while first and tokens[first - 1] not in (",", ";", ".", ":", "that") and match.start - first < 12:
            if tokens[first - 1] == "and" and tokens[first].lower() in _MEASURED:
                break  # "it covers eight areas and progress will be monitored"
            first -= 1
        last = next(
            (at for at in range(match.start, match.end) if tokens[at].lower() in _BE | {"will", "would"}),
            match.start + 2,
        )
        words = tokens[first:last]
        while words and words[-1].lower() in _AUXILIARIES:
            words.pop()
        return " ".join(words)
    first = match.end if tokens[match.end - 1].lower() in _VERBS_BEFORE else match.end - 1
    last = match.end
    while (
        last < len(tokens)
        and (
            tokens[last].lower() not in _OBJECT_ENDS
            or last == first
            or (last == match.end and tokens[last].lower() in ("on", "in", "at"))
        )
        and last - match.end < 12
    ):
        name = merged.names[last]
        if name is not None and name.label == "FREQ":
            break
        last += 1
    said = " ".join(tokens[first:last]).strip(" .,;:")
    return re.sub(rf"^and \w+ (?={'|'.join(sorted(_MEASURED))})", "", said)  # "monitor and drive progress"


def _frequency(reading: Reading, merged: Merged, match: Match, number: int) -> str:
    if "frequency" in match.slots:
        name = merged.names[match.slots["frequency"]]
        return name.value if name is not None else ""
    first = match.end if match.rule.values.get("relation") == "overseen by" else match.start
    before = [
        n
        for n in merged.names[match.start : match.slots.get("monitor", match.start)]
        if n is not None and n.label == "FREQ"
    ]
    if len(before) > 1:
        return before[-1].value  # "monthly by the Board and six-monthly by the DfE": each monitor has his own
    for at in range(first, min(len(merged.names), match.end + 9)):
        name = merged.names[at]
        if (
            at >= match.end
            and merged.doc[at].lower_ in ("and", ";")
            and merged.doc[at + 1 : at + 2].text.lower() != "to"
        ):
            break
        if (
            name is not None
            and name.label == "FREQ"
            and name.value != "regular"
            and not _of_meetings(merged, match, at)
        ):
            return name.value
        if name is not None and name.label == "PERIOD" and at and "next" in merged.doc[at].lower_:
            return name.value
    if number and "these" in (word.lower() for word in merged.words):
        # "Meetings are held every three months. The DfE uses these meetings to …"
        earlier = [n for n in reading.sentences[number - 1].names if n.label == "FREQ" and n.value != "regular"]
        return earlier[-1].value if earlier else ""
    return ""


def _of_meetings(merged: Merged, match: Match, at: int) -> bool:
    """Return whether a frequency is that of meetings, which is none of reports.

    "reports to the Cabinet, meets monthly".
    """
    return match.rule.kind == "reporting" and bool(
        _MEETS & {word.lower() for word in merged.words[max(0, at - 2) : at]}
    )


def _future(merged: Merged, match: Match) -> bool:
    words = [word.lower() for word in merged.words[max(0, match.start - _BEFORE) : match.end]]
    return bool(_MODALS & set(words)) or any(pair[0] in _BE and pair[1] == "to" for pair in pairwise(words))


def read_reporting(reading: Reading) -> list[Frame]:
    """Return the reporting lines, one frame for each end."""
    frames: list[Frame] = []
    for number, matches in sorted(reading.matches.items()):
        sentence, merged = reading.sentences[number], reading.merged[number]
        for match in matches:
            if (
                match.rule.kind != "reporting"
                or denied(merged, match)
                or _is_told(merged, match)
                or "to" not in match.slots
                or not admits(reading, sentence, ReportingLine)
            ):
                continue
            ends = conjuncts(merged, _owned(merged, match.slots["to"]), ("ORG", "BODY", "ROLE"))
            at = subject(merged, match) if left_open(match) else match.slots.get("body")
            starts = _starts(merged, _whole(merged, at)) if at is not None else _before(reading, number, merged, match)
            bodies = [thing for thing in (_end(n) for n in starts) if thing is not None]
            if match.rule.values.get("body") == "work":
                bodies = [Thing("group", match.rule.values["body"])]
            for body in bodies:
                for end in ends:
                    to = _end(end)
                    if to is not None and to != body:
                        frames.append(
                            ReportingLine(
                                body=body,
                                to=to,
                                relation=match.rule.values.get("relation", "reports to"),
                                frequency=_frequency(reading, merged, match, number),
                                evidence=reading.evidence(sentence, match.rule.id),
                            )
                        )
    return frames


def _owned(merged: Merged, at: int) -> int:
    """Return the token of the body that another owns: of "the Council's Cabinet" it is the Cabinet."""
    after = merged.names[at + 2] if at + 2 < len(merged.names) and possessive(merged.words[at + 1]) else None
    return at + 2 if after is not None and after.label == "BODY" else at


def _starts(merged: Merged, at: int) -> list[Name]:
    """Return the body at a token and those joined to it, but none that a preposition has already taken."""
    taken = {id(merged.names[i]) for i in range(at) if governed(merged, i)}
    return [name for name in conjuncts(merged, at, _BODIES) if id(name) not in taken]


def _before(reading: Reading, number: int, merged: Merged, match: Match) -> list[Name]:
    """Return the body that "it" means: the last before it in the sentence, else the first of the sentence before."""
    here = [n for n in merged.names[: match.start] if n is not None and n.label == "BODY" and n.thing is not None]
    if here:
        return here[-1:]
    before = reading.sentences[number - 1] if number else None
    if before is None or before.block is not reading.sentences[number].block:
        return []
    return [n for n in before.names if n.label == "BODY" and n.thing is not None][:1]


def _end(name: Name) -> Thing | None:
    return name.thing
