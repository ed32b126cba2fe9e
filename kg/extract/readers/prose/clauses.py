"""Clauses of decisions: where a paper records what was resolved, agreed or recommended, and where each clause ends."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clause import Clause
from kg.extract.readers.prose import clause_words as patterns
from kg.extract.readers.prose.doing import last_word, past_below, shouted
from kg.extract.readers.prose.lists import MARK, parts
from kg.extract.reading import Reading
from kg.model.document import Block, Section

__all__ = ["clauses"]


def clauses(reading: Reading) -> list[Clause]:
    """Return the clauses of every decision, in the order of the text; they are looked for once."""
    if reading.clauses is None:
        reading.clauses = [_before_action(reading.document.text, clause) for clause in _clauses(reading)]
    return reading.clauses


def _before_action(text: str, clause: Clause) -> Clause:
    """Return a clause without the action that is marked behind it on the same line."""
    mark = patterns.ACTION.search(text, clause.start, clause.end)
    cut = patterns.ACTION.search(clause.text)
    if mark is None or cut is None:
        return clause
    return replace(clause, text=clause.text[: cut.start()].strip(" .;"), end=mark.start())


def _clauses(reading: Reading) -> list[Clause]:
    text = reading.document.text
    told = {s.item for s in reading.document.sections if s.kind in ("minutes", "decision")}
    reasoned = {s.item for s in reading.document.sections if s.kind == "reasons"}
    # where a page keeps nothing but the agenda's text, its decision stands there
    sections = [
        s
        for s in reading.document.sections
        if s.kind in ("minutes", "decision")
        or (
            s.kind in ("options", "reasons")
            and re.search(r"^\W*RESOLVED\b|^\(?[a-z1-9]{1,3}[.)]\s+That\b", text[s.start : s.end], re.M)
        )
        or (s.kind == "blurb" and s.item in reasoned)
        or (s.kind == "blurb" and not told & {s.item, None} and (s.item is not None or not told))
    ]
    titles = {s.item: s for s in reading.document.sections if s.kind == "title" and s.item not in told}
    found: list[Clause] = []
    for section in sections:
        blocks = reading.document.blocks_from(section.start, section.end)
        title = titles.pop(section.item, None) if section.kind == "blurb" else None
        if section.kind == "blurb" and (section.item in reasoned or None in reasoned):
            section = replace(section, kind="minutes")  # noqa: PLW2901  reasons for it are given: it was decided
        if title is not None and patterns.LISTING.match(text[title.start : title.end]):
            # a copy that lost its title begins with the stem of the recommendation
            blocks = (*reading.document.blocks_from(title.start, title.end), *blocks)
        read = sorted([*_in_section(text, section, blocks), *shouted(text, section, blocks)], key=lambda one: one.start)
        found.extend(read or last_word(text, section, blocks))
    return found


def _in_section(text: str, section: Section, blocks: Sequence[Block]) -> list[Clause]:
    found: list[Clause] = []
    at = 0
    # a decision section that tells the story before it says RESOLVED is read as minutes are
    opens = next((i for i, b in enumerate(blocks) if _resolves(text[b.start : b.end])), None)
    labelled = section.kind == "decision" and (
        opens is None or any(b.marker and _numbered(b.marker) for b in blocks[:opens])
    )
    # where clauses are marked or begin with That, what else a decision section tells is its story
    told = any((b.marker and _numbered(b.marker)) or patterns.SUBJUNCTIVE.match(text[b.start : b.end]) for b in blocks)
    while at < len(blocks):
        block = blocks[at]
        line = text[block.start : block.end]
        opener = patterns.OPENER.match(line)
        if opener and _is_opener(opener, line):
            kind = _kind(opener.group("word"))
            start = block.start + opener.start("rest")
            at = _collect(text, section, blocks, at, start, kind, "decisions/opener", found)
            continue
        listing = patterns.LISTING.match(line) or patterns.THAT_BODY.match(line)
        if listing:
            at = _collect(
                text,
                section,
                blocks,
                at,
                block.start + listing.start("rest"),
                _kind(listing.groupdict().get("word") or "decision"),
                "decisions/listing",
                found,
            )
            continue
        if patterns.BODY_ALONE.match(line) and past_below(text, blocks, at):
            at = _collect(text, section, blocks, at + 1, blocks[at + 1].start, "decision", "decisions/past", found)
            continue
        inline = patterns.INLINE.search(line) if not labelled or "RESOLVED" in line else None
        if inline and _is_inline(inline):
            word = next(filter(None, inline.group("a", "b", "c", "d")))
            if word.islower() and not line.rstrip().endswith(":"):
                at = _sentences(text, section, block, found, at)
                continue
            at = _collect(
                text, section, blocks, at, block.start + inline.start("rest"), _kind(word), "decisions/inline", found
            )
            continue
        if (
            labelled
            and not (patterns.ENDS.match(line) and not block.marker)
            and not patterns.STORY.match(line)
            and not (told and not block.marker and not patterns.CLAUSE_START.match(line))
        ):
            at = _collect(text, section, blocks, at, block.start, "decision", "decisions/labelled", found)
            continue
        if patterns.TELLS.search(line) and not block.marker:
            at += 1
            while at < len(blocks) and blocks[at].marker and not _resolves(text[blocks[at].start : blocks[at].end]):
                at += 1  # what was said, point by point
            continue
        if (
            section.kind == "minutes"
            and _numbered(block.marker)
            and (
                patterns.BE_DONE.match(line)
                or patterns.PRESENT.match(line)
                or patterns.WAS_NOTED.match(line)
                or (
                    patterns.BARE.match(line)
                    and (block.marker.startswith("(") or block.marker.endswith(")"))
                    and not patterns.REQUESTS.search(_stem_above(text, blocks, at))
                )
            )
        ):
            at = _collect(text, section, blocks, at, block.start, "decision", "decisions/listed", found)
            continue
        routine = patterns.MINUTES.match(line) if section.kind == "minutes" else None
        if routine:
            kind = "agreed" if "agreed" in routine.group() else "decision"
            found.append(
                Clause(
                    routine.group().strip(" ."),
                    kind,
                    block.start,
                    block.start + routine.end(),
                    section,
                    "",
                    block.marker,
                    "decisions/minutes",
                )
            )
            at += 1
            continue
        if (
            section.kind != "decision"
            and (patterns.SUBJUNCTIVE.match(line) or (_numbered(block.marker) and patterns.TO_NOTE.match(line)))
            and not line.rstrip().endswith("?")
        ):
            at = _collect(text, section, blocks, at, block.start, "decision", "decisions/subjunctive", found)
            continue
        at += 1
    return found


def _stem_above(text: str, blocks: Sequence[Block], at: int) -> str:
    """Return the last line above that is no entry of a list."""
    above = next((b for b in reversed(blocks[:at]) if not b.marker), None)
    return text[above.start : above.end] if above is not None else ""


def _resolves(line: str) -> bool:
    opener = patterns.OPENER.match(line)
    return bool(
        opener
        and opener.group("word").isupper()
        and not opener.group("word").startswith("DECISION")
        and _is_opener(opener, line)
    )


def _sentences(text: str, section: Section, block: Block, found: list[Clause], at: int) -> int:
    """Add each sentence of a block that says "it was agreed that" or "the Board agreed to"; return the next block."""
    start = block.start
    for piece in patterns.PIECE.finditer(text[block.start : block.end]):
        inline = patterns.INLINE.search(piece.group())
        if not inline or not _is_inline(inline):
            continue
        word = next(filter(None, inline.group("a", "b", "c", "d")))
        begin = block.start + piece.start() + inline.start("rest")
        lead = patterns.LEAD.match(text[begin : block.start + piece.end()])
        _add(
            text,
            section,
            begin + (lead.end() if lead else 0),
            start + piece.end(),
            _kind(word),
            "decisions/inline",
            "",
            "",
            found,
        )
    return at + 1


def _is_opener(opener: re.Match[str], line: str) -> bool:
    word, rest = opener.group("word"), opener.group("rest")
    if word in patterns.OPENERS:
        return bool(re.match(r"\s*(?:[:–-]|$)", rest))
    if word.isupper():
        return True
    lead = line[: opener.start("word")].strip()
    return bool(re.match(r"\s*(?:[:;–-]|that\b|to\b|$|unanimously|\()", rest)) and (
        not lead or bool(re.search(r"(?:was|it)$", lead)) or word == "Resolved"
    )


def _is_inline(inline: re.Match[str]) -> bool:
    word, rest = next(filter(None, inline.group("a", "b", "c", "d"))), inline.group("rest")
    if not re.match(r"\s*(?:UNANIMOUSLY|unanimously)?\s*(?:[:–-]|[Tt]hat\b|to\b|THAT\b|TO\b|$)", rest):
        return False
    if inline.group("c") == "agreed" and not re.match(
        r"\s*(?:that\b[^.]{3,240}?\b(?:be|is|are)\b(?! (?:needed|important|clear|required))"
        r"|to (?!disagree|differ|meet|look|check|provide|send|share|circulate|bring|speak|find|take"
        r"|investigate)[a-z]+\b|[:–-])",
        rest,
    ):
        return False
    if inline.group("a") == "agreed" and re.match(
        r"\s*that\b[^.]{3,200}?\bwould be (?:provided|circulated|shared|sent|emailed|supplied|brought)\b", rest
    ):
        return False  # an action
    if (
        inline.group("a") == "recommended"
        and re.match(r"\s*to\b", rest)
        and not re.match(
            r"\s*to (?:the )?(?:Full )?(?:Council|Cabinet|Executive|[A-Z][\w’' ]+(?:Committee|Board|Panel))\b", rest
        )
    ):
        return False
    return (
        word.isupper()
        or inline.group("a") is not None
        or inline.group("c") is not None
        or inline.group("d") is not None
        or bool(re.match(r"\s*(?:[:–-]\s*)?[Tt]hat", rest))
    )


def _kind(word: str) -> str:
    lowered = word.lower()
    if lowered.startswith(("resol", "resov", "reslo")):
        return "resolved"
    if lowered.startswith("recommendation"):
        return "agreed"
    return {"agreed": "agreed", "recommended": "recommended"}.get(lowered, "decision")


def _collect(
    text: str, section: Section, blocks: Sequence[Block], at: int, start: int, kind: str, rule: str, found: list[Clause]
) -> int:
    """Add the clauses of the decision that opens in block `at`, its text from `start`; return the block after it."""
    first = blocks[at]
    lead = patterns.LEAD.match(text[start : first.end])
    begin = start + (lead.end() if lead else 0)
    stem = ""
    rest = text[begin : first.end].strip()
    took = 0
    if rest:
        cut = patterns.STEM.match(rest)
        if cut and not rest[cut.end() :].strip(" :.–-"):
            stem, rest = rest, ""
        elif (rest.endswith(":") and len(rest) < 160) or (
            re.fullmatch(r"(?:that|to)\b(?: \S+){0,2}?:?", rest, re.I | re.S) and not rest.endswith(".")
        ):
            stem, rest = rest, ""
    if rest:
        took += _add(text, section, begin, first.end, kind, rule, first.marker, stem, found)
        if not rest.rstrip().endswith((":", ";", ",", "; and", "and")) and section.kind != "decision":
            # a complete clause in one line: what follows is a list only if it goes on as one
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if (
                following is None
                or not following.marker
                or not _numbered(following.marker)
                or _number_of(following.marker) != 2
            ):
                return at + 1
    at += 1
    listed = False
    while at < len(blocks):
        block = blocks[at]
        line = text[block.start : block.end]
        if (
            patterns.ENDS.match(line) or (section.kind == "decision" and patterns.STORY.match(line))
        ) and not block.marker:
            break
        opener = patterns.OPENER.match(line)
        if opener and _is_opener(opener, line) and not _numbered(block.marker):
            break
        if block.kind == "heading" and took and not block.marker:
            break
        if block.marker or MARK.match(line):
            listed = True
        elif not took or (listed and patterns.CONTINUES.match(line)) or (section.kind == "decision" and not listed):
            if took and section.kind != "decision":
                break
            listed = listed or line.rstrip().endswith(":")
        elif section.kind == "decision" and patterns.CONTINUES.match(line):
            pass
        elif not listed and patterns.CONTINUES.match(line) and line[:4] in patterns.THAT_OR_TO:
            pass
        else:
            break
        if line.rstrip().endswith(":") and len(line) < 160 and not took and not _numbered(block.marker):
            stem = f"{stem} {line}".strip()
        else:
            took += _add(text, section, block.start, block.end, kind, rule, block.marker, stem, found)
        at += 1
    return at


def _numbered(marker: str) -> bool:
    return any(c.isalnum() for c in marker)


def _number_of(marker: str) -> int:
    bare = marker.strip("().[]").lower()
    if bare.isdigit():
        return int(bare)
    return {"a": 1, "i": 1, "b": 2, "ii": 2}.get(bare, 0)


def _add(
    text: str, section: Section, start: int, end: int, kind: str, rule: str, marker: str, stem: str, found: list[Clause]
) -> int:
    """Add the clause or clauses of `text[start:end]`; return how many."""
    count = 0
    first = next((m for m in MARK.finditer(text, start, end)), None)
    if first is not None and first.start() > start:
        stem = f"{stem} {text[start : first.start()]}".strip()  # "to recommend to the Cabinet that: (1) …"
    for a, b, number in parts(text, start, end, marker):
        raw = text[a:b]
        head = patterns.STEM.match(raw)
        offset = (
            head.end()
            if head and len(raw) - head.end() > 12 and not head.group().strip().lower().startswith("cabinet member")
            else 0
        )
        named = patterns.TO_WHOM.match(raw) if kind == "recommended" and not offset else None
        offset = named.end() if named else offset
        body = raw[offset:]
        lead = re.match(r"^(?:(?:[Tt]hat|THAT|[Tt]o)\b[\s:,–-]*)?", body)
        body = body[lead.end() :] if lead else body
        cut = patterns.CUT_OFF.search(body)  # the page ends the text there
        body = (
            body.strip().rstrip(".…;,: ").removesuffix(" and").removesuffix("; and").removesuffix(" or").rstrip(".;,: ")
        )
        if re.fullmatch(r"\([^()]*(?:\([^()]*\)[^()]*)*\)?", body):
            continue
        plain = [w for w in re.findall(r"[A-Za-z][\w’'-]*", body) if w not in patterns.SMALL]
        if len(plain) <= 8 and all(w[0].isupper() for w in plain) and not patterns.CLAUSE_START.match(body):
            continue  # a heading
        if re.fullmatch(
            r"(?:note|approve|agree|endorse|receive|support)[ds]?(?:,? and (?:note|approve|agree|endorse|receive"
            r"|support)[ds]?)*",
            body,
            re.I,
        ):
            continue  # a stem whose list follows
        if body.isupper():
            continue  # a heading
        if re.fullmatch(
            r"(?:The )?[^.;]{3,120}\b(?:has|have|had) (?:approved|agreed|resolved|decided)(?: that| to)?", body
        ):
            continue  # a stem
        if len(body) < 6 or patterns.NOT_CLAUSE.match(body) or len(re.findall(r"\w+", body)) < 2:
            continue
        body = f"{body} …" if cut else body
        found.append(Clause(body, kind, a, b, section, f"{stem} {raw[:offset]}".strip(), number or marker, rule))
        count += 1
    return count
