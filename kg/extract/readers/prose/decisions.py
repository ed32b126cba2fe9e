"""Decisions: each clause of what a meeting resolved, recommended or agreed, without its stem.

A decision opens with RESOLVED, AGREED, RECOMMENDED (or a label Decision), and goes on through the list that follows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clause import Clause
from kg.extract.readers.prose.deciders import addressee, decider
from kg.extract.readers.prose.lists import MARK, parts
from kg.extract.readers.prose.requests import asked_of
from kg.extract.reading import Reading
from kg.extract.sameness import meaning
from kg.model.document import Block, Section
from kg.model.frames import Evidence, Frame
from kg.model.kinds.decision import Decision

__all__ = ["clauses", "read_decisions"]

_WORDS = r"RESOLVED|RESOVLED|RESLOVED|RESOVED|Resolved|AGREED|Agreed|RECOMMENDED|Recommended|RECOMMENDATIONS? AGREED|ORDERED|RESOLUTION|Resolution|DECISION|Decision|Decisions|DECISIONS"
_OPENER = re.compile(
    rf"^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s*)?(?:It was |IT WAS |it was |The (?:Committee|Board|Panel|Cabinet|Forum|Commission) |Members |Cabinet |Upon (?:being )?(?:put to the )?vote,? it was |On being put to the vote,? it was |"
    rf"Following (?:discussion|debate|consideration)s?,? it was |After (?:discussion|debate|consideration),? it was |Accordingly,? it was |The motion was carried and it was )?"
    rf"(?:(?:unanimously|therefore|then|subsequently)\s+)?(?P<word>{_WORDS})\b(?:\s+MADE|\s+Made)?(?P<rest>.*)$",
    re.S,
)
_INLINE = re.compile(
    r"\b(?:[Ii]t was (?:(?:unanimously|therefore|then|subsequently|also|further) )?(?P<a>resolved|agreed|recommended|RESOLVED|AGREED|RECOMMENDED)"
    r"|(?P<b>RESOLVED|RESOVLED|RESLOVED|RESOVED|RECOMMENDED|AGREED|Resolved|Recommended)"
    r"|(?:[Tt]he (?:Committee|Board|Panel|Cabinet|Forum|Commission|Sub-Committee|Executive|Council)|Members|Cabinet|[A-Z]\w+ Forum)(?: (?:unanimously|also|then|therefore|further))? (?P<c>resolved|agreed|RESOLVED|AGREED|RECOMMENDED))"
    r"(?P<rest>\b.*)$",
    re.S,
)
_LEAD = re.compile(
    r"^(?:\s*(?:\(?UNANIMOUSLY\)?|\(?unanimously\)?|\(unanimously\)|by general consent|accordingly)\b)?[\s:;,–—-]*(?:to\s*[:;–-]+\s*|that\s*[:;–-]+\s*)?", re.I
)
_STEM = re.compile(
    r"^(?:[Tt]hat\s+|THAT\s+)?(?:[Tt]he\s+|this\s+)?(?:(?:[A-Z][\w’'-]*|and|of|for|&|,)\s+){0,12}?(?:Committee|Sub-Committee|Board|Panel|Cabinet|Executive|Forum|Commission|Council|Group|Partnership|Members|Scrutiny|committee|board|panel|members)\b(?!\s+(?:Director|Member|Head|Officer|Lead|Assistant|Chair|Manager|Board|Committee|Group|Panel)|\s+be\b|\s+and (?:its|their|the)\b|['’]s?\b)(?:\s+(?:is|are) (?:asked|recommended|requested|invited) to|\s+agrees? (?:to|that)|\s+(?:agreed|resolved|recommended)(?: to| that)?)?\s*(?P<colon>[:–-]*)\s*(?:that\b|to\b)?[:\s–-]*",
)
_CONTINUES = re.compile(r"^(?:that|to|and|or|(?:and )?further(?:more)? that|[a-z])\b|^That\b")
_ENDS = re.compile(r"^(?:Reasons?\b|Alternative|Note\b(?! (?:the|that|and)\b)|Voting|Vote\b|In Favour|For:|The (?:meeting|Chair|Committee|Board|Panel)\b.*\b(?:closed|thanked|ended)|ACTION|Action|Lead [Oo]fficer|Contact|Background|Proposed by|Proposer|Moved|Conflict|Declarations?\b|Supporting|Options)", re.I)
#: a clause without its opener, as saved copies of pages often have it: "That the report be noted."
_SUBJUNCTIVE = re.compile(r"^(?:\(?(?:\d+|[a-z]|[ivx]+)[.)]\s*)?(?:That|THAT)\b.{3,600}?\b(?:be|is|are|has been|have been|note|notes|approve|approves|agree|agrees|endorse|endorses|receive|receives|support|supports|recommend|recommends|delegate|delegates|authorise|authorises)\b", re.S)
#: "Cabinet agreed:", "Following consideration of the report, Cabinet resolved to:"
_LISTING = re.compile(r"^.{0,120}?\b(?:Cabinet|Committee|Board|Panel|Forum|Executive|Commission|Members|[Ii]t (?:was|is))\s+(?:\w+ly\s+|therefore\s+)?(?P<word>resolved|agreed|recommended|decided)(?P<rest>\s*(?:(?:to|that)(?:\s+(?:the\s+)?[A-Z][\w ]{2,60}?)?)?\s*:.*)$", re.S)
#: "That the Committee:", a stem whose list follows
_THAT_BODY = re.compile(r"^That (?:the )?(?:[A-Z][\w’'-]*,? |and |of |for |& ){0,10}?(?:Committee|Sub-Committee|Board|Panel|Cabinet|Executive|Forum|Commission|Council|Members)(?P<rest>\s*[:–-]+\s*)$")
#: a numbered clause without its opener: "(1) the action plan be endorsed; and"
_BE_DONE = re.compile(r"^(?![^.;]*\b(?:to|would|should|will|could|must|can|may|might|not) be\b)[^.;]{8,400}?\bbe (?:also )?(?:noted|approved|agreed|endorsed|delegated|received|submitted|supported|amended|confirmed|adopted|appointed|accepted|requested|authorised|recommended|presented|established|thanked|invited|reported|brought|circulated)\b")
#: a numbered clause that says in the present what the body does: "i) The Board agrees to sign the charter"
_PRESENT = re.compile(r"^The (?:[A-Z][\w’'-]*,? |and |of |for |& ){0,8}?(?:Committee|Board|Panel|Cabinet|Executive|Forum|Commission) (?:agrees|approves|notes|endorses|delegates|recommends|supports|authorises)\b")
#: a clause of a list, as decision records number them: "1. To note the strategy."
_TO_NOTE = re.compile(r"^To (?:note|approve|agree|endorse|receive|delegate|recommend|authorise|support|adopt|accept)\b")
#: the stem of a list that tells what was said: "the following points were raised:"
_TELLS = re.compile(r"\b(?:points?|comments?|questions?|issues?|matters|concerns|information|summary|responses?|explanations?|challenges|observations|suggestions)\b[^.:]{0,60}\b(?:raised|noted|made|discussed|highlighted|given|provided|received|asked|which was|of which was|as follows|included?)\b[^.:]{0,30}:\s*$", re.I)
#: the stem of a list of what a report asks for, which is no decision
_REQUESTS = re.compile(r"\b(?:asked|recommended|invited|requested|recommendations?|proposed)\b[^:]{0,60}:?\s*$", re.I)
#: a numbered clause without its stem, which a copy lost: "(1) note the report"
_BARE = re.compile(r"^(?i:note|approve|agree|endorse|receive|recommend|delegate|authorise|thank)\b (?:the|that|to|delegated|authority)\b.*[^:]$", re.S)
#: a numbered clause that tells in the past what became of a paper: "i. The report was noted."
_WAS_NOTED = re.compile(r"^The (?:report|update|presentation|information|position|contents?|strategy|plan)\b[^.;]{0,80}\b(?:was|were) (?:noted|received|agreed|approved|endorsed)\b")
#: the approval of minutes, which many councils record as a sentence
_MINUTES = re.compile(r"^(?:[A-Z]\w+: )?(?:The )?[Mm]inutes (?:\([^()]*\) )?(?:of|from) .{5,160}?\b(?:were|be|was)\b.{0,30}?\b(?P<w>agreed|approved|confirmed|accepted|taken as read)\b[^.]*|^The [A-Z]?\w+ (?:confirmed|agreed|approved) the minutes\b[^.]*", re.S)
#: what a decision section tells of the discussion
_STORY = re.compile(r"^(?:(?:(?:A |Some |Further )?(?:further )?[Cc]oncerns? (?:was|were) (?:also )?raised|In response\b|In presenting\b|Responding\b)|(?:[A-Z][\w’'.,&() –-]{2,130}?|It|Members|Councillors?|Consideration) (?:also |then |further )?(?:presented|introduced|commended|discussed|explained|stated|reported|asked|highlighted|welcomed|thanked|advised|outlined|considered|received an? |submitted|was stated|was noted|was reported|was highlighted|responded|commented|suggested|gave|was given)\b)")
_CLAUSE_START = re.compile(r"^(?:That|To|The (?:recommendations?|proposal|report)s?\b.{0,80}\b(?:be|were|was)|Agree[ds]?|Approve[ds]?|Note[ds]?|Endorse[ds]?|Receive[ds]?|Delegate[ds]?|Authorise[ds]?|Support(?:ed|s)?|Recommend(?:ed|s)?|Request(?:ed|s)?|The .{0,60}\b(?:agreed|approved|noted|endorsed|resolved|has approved))\b", re.I)
_NOT_CLAUSE = re.compile(r"^(?:None|N/?A|Not applicable|No decision|Unanimous|Carried|Additional|Yes|No|That|To|(?:Presented by|Report (?:title|author|of))\s*:.*|Apologies (?:for absence )?(?:were )?received\b.*|Details of any conflict.*)\W*$", re.I)


#: the end of a text that a page cuts off
_CUT_OFF = re.compile(r"(?:\.\.\.|…)[\s.]*$")


def read_decisions(reading: Reading) -> list[Frame]:
    """Return each clause of the document's decisions; a decision given twice (as decision and in the minutes) once."""
    frames: list[Frame] = []
    seen: dict[tuple[int | None, int | None, tuple[str, ...]], int] = {}
    for clause in clauses(reading):
        if reading.sort_of_table(clause.start) == "decisions":
            continue
        said = (clause.section.meeting, clause.section.item, meaning(clause.text))
        sentence = next(iter(reading.sentences_in(clause.start, clause.start + 1)), None)
        twin = seen.get(said)
        evidence = (Evidence(clause.start, clause.end, clause.rule),)
        if twin is not None:
            old = frames[twin]
            assert isinstance(old, Decision)
            kind = old.kind if old.kind != "decision" else clause.kind
            frames[twin] = replace(old, kind=kind, evidence=old.evidence + evidence)
            continue
        body = decider(reading, sentence)
        owner, due = asked_of(reading, clause.text, clause.start, clause.end)
        seen[said] = len(frames)
        frames.append(
            Decision(
                text=clause.text, kind=clause.kind, body=body, addressee=addressee(reading, clause.text, clause.body, body, recommended=clause.kind == "recommended"),
                date=reading.date(sentence), number=clause.number, owner=owner, due=due, evidence=evidence,
            )
        )  # fmt: skip
    return frames


def clauses(reading: Reading) -> list[Clause]:
    """Return the clauses of every decision, in the order of the text; they are looked for once."""
    if reading.clauses is None:
        reading.clauses = [_before_action(reading.document.text, clause) for clause in _clauses(reading)]
    return reading.clauses


#: what somebody is to do, marked behind a clause on its line
_ACTION = re.compile(r"(?<=[.;)])\s+ACTIONS?\b\s*(?:\d+\s*)?[:–-]")


def _before_action(text: str, clause: Clause) -> Clause:
    """Return a clause without the action that is marked behind it on the same line."""
    mark = _ACTION.search(text, clause.start, clause.end)
    cut = _ACTION.search(clause.text)
    if mark is None or cut is None:
        return clause
    return replace(clause, text=clause.text[: cut.start()].strip(" .;"), end=mark.start())


def _clauses(reading: Reading) -> list[Clause]:
    text = reading.document.text
    told = {s.item for s in reading.document.sections if s.kind in ("minutes", "decision")}
    reasoned = {s.item for s in reading.document.sections if s.kind == "reasons"}
    # where a page keeps nothing but the agenda's text, its decision stands there
    sections = [s for s in reading.document.sections if s.kind in ("minutes", "decision") or (s.kind in ("options", "reasons") and re.search(r"^\W*RESOLVED\b|^\(?[a-z1-9]{1,3}[.)]\s+That\b", text[s.start : s.end], re.M)) or (s.kind == "blurb" and s.item in reasoned) or (s.kind == "blurb" and not told & {s.item, None} and (s.item is not None or not told))]
    titles = {s.item: s for s in reading.document.sections if s.kind == "title" and s.item not in told}
    found: list[Clause] = []
    for section in sections:
        blocks = reading.document.blocks_from(section.start, section.end)
        title = titles.pop(section.item, None) if section.kind == "blurb" else None
        if section.kind == "blurb" and (section.item in reasoned or None in reasoned):
            section = replace(section, kind="minutes")  # noqa: PLW2901  reasons for it are given: it was decided
        if title is not None and _LISTING.match(text[title.start : title.end]):
            # a copy that lost its title begins with the stem of the recommendation
            blocks = (*reading.document.blocks_from(title.start, title.end), *blocks)
        read = _in_section(text, section, blocks)
        found.extend(read or _last_word(text, section, blocks))
    return found


#: how minutes without a resolution close an item: "The Committee noted the report."
_CLOSES = re.compile(r"^(?:The )?(?:[A-Z][\w’'-]+ (?:and |of |for |& )?){0,8}?(?:Committee|Sub-Committee|Board|Panel|Cabinet|Executive|Forum|Commission|Members) (?:unanimously )?(?P<word>noted|agreed|approved|endorsed|supported) (?:the|that|to)\b[^.;]{5,200}\.?$")


def _last_word(text: str, section: Section, blocks: Sequence[Block]) -> list[Clause]:
    """Return the sentence with which the minutes of an item close, where it says what was noted or agreed."""
    if section.kind != "minutes" or not blocks:
        return []
    last = blocks[-1]
    closes = _CLOSES.match(text[last.start : last.end])
    if not closes:
        return []
    kind = "agreed" if closes.group("word") == "agreed" else "decision"
    return [Clause(text[last.start : last.end].strip(" ."), kind, last.start, last.end, section, "", last.marker, "decisions/last-word")]


def _in_section(text: str, section: Section, blocks: Sequence[Block]) -> list[Clause]:
    found: list[Clause] = []
    at = 0
    # a decision section that tells the story before it says RESOLVED is read as minutes are
    opens = next((i for i, b in enumerate(blocks) if _resolves(text[b.start : b.end])), None)
    labelled = section.kind == "decision" and (opens is None or any(b.marker and _numbered(b.marker) for b in blocks[:opens]))
    # where clauses are marked or begin with That, what else a decision section tells is its story
    told = any((b.marker and _numbered(b.marker)) or _SUBJUNCTIVE.match(text[b.start : b.end]) for b in blocks)
    while at < len(blocks):
        block = blocks[at]
        line = text[block.start : block.end]
        opener = _OPENER.match(line)
        if opener and _is_opener(opener, line):
            kind = _kind(opener.group("word"))
            start = block.start + opener.start("rest")
            at = _collect(text, section, blocks, at, start, kind, "decisions/opener", found)
            continue
        listing = _LISTING.match(line) or _THAT_BODY.match(line)
        if listing:
            at = _collect(text, section, blocks, at, block.start + listing.start("rest"), _kind(listing.groupdict().get("word") or "decision"), "decisions/listing", found)
            continue
        inline = _INLINE.search(line) if not labelled or "RESOLVED" in line else None
        if inline and _is_inline(inline):
            word = inline.group("a") or inline.group("b") or inline.group("c")
            if word.islower() and not line.rstrip().endswith(":"):
                at = _sentences(text, section, block, found, at)
                continue
            at = _collect(text, section, blocks, at, block.start + inline.start("rest"), _kind(word), "decisions/inline", found)
            continue
        if labelled and not (_ENDS.match(line) and not block.marker) and not _STORY.match(line) and not (told and not block.marker and not _CLAUSE_START.match(line)):
            at = _collect(text, section, blocks, at, block.start, "decision", "decisions/labelled", found)
            continue
        if _TELLS.search(line) and not block.marker:
            at += 1
            while at < len(blocks) and blocks[at].marker and not _resolves(text[blocks[at].start : blocks[at].end]):
                at += 1  # what was said, point by point
            continue
        if section.kind == "minutes" and _numbered(block.marker) and (_BE_DONE.match(line) or _PRESENT.match(line) or _WAS_NOTED.match(line) or (_BARE.match(line) and (block.marker.startswith("(") or block.marker.endswith(")")) and not _REQUESTS.search(_stem_above(text, blocks, at)))):
            at = _collect(text, section, blocks, at, block.start, "decision", "decisions/listed", found)
            continue
        routine = _MINUTES.match(line) if section.kind == "minutes" else None
        if routine:
            kind = "agreed" if "agreed" in routine.group() else "decision"
            found.append(Clause(routine.group().strip(" ."), kind, block.start, block.start + routine.end(), section, "", block.marker, "decisions/minutes"))
            at += 1
            continue
        if section.kind != "decision" and (_SUBJUNCTIVE.match(line) or (_numbered(block.marker) and _TO_NOTE.match(line))) and not line.rstrip().endswith("?"):
            at = _collect(text, section, blocks, at, block.start, "decision", "decisions/subjunctive", found)
            continue
        at += 1
    return found


def _stem_above(text: str, blocks: Sequence[Block], at: int) -> str:
    """Return the last line above that is no entry of a list."""
    above = next((b for b in reversed(blocks[:at]) if not b.marker), None)
    return text[above.start : above.end] if above is not None else ""


def _resolves(line: str) -> bool:
    opener = _OPENER.match(line)
    return bool(opener and opener.group("word").isupper() and not opener.group("word").startswith("DECISION") and _is_opener(opener, line))


def _sentences(text: str, section: Section, block: Block, found: list[Clause], at: int) -> int:
    """Add each sentence of a block that says "it was agreed that" or "the Board agreed to"; return the next block."""
    start = block.start
    for piece in re.finditer(r".+?(?:[.?!](?=\s+[A-Z“])|$)", text[block.start : block.end], re.S):
        inline = _INLINE.search(piece.group())
        if not inline or not _is_inline(inline):
            continue
        word = inline.group("a") or inline.group("b") or inline.group("c")
        begin = block.start + piece.start() + inline.start("rest")
        lead = _LEAD.match(text[begin : block.start + piece.end()])
        _add(text, section, begin + (lead.end() if lead else 0), start + piece.end(), _kind(word), "decisions/inline", "", "", found)
    return at + 1


def _is_opener(opener: re.Match[str], line: str) -> bool:
    word, rest = opener.group("word"), opener.group("rest")
    if word in ("Decision", "Decisions", "DECISION", "DECISIONS", "Resolution", "RESOLUTION"):
        return bool(re.match(r"\s*(?:[:–-]|$)", rest))
    if word.isupper():
        return True
    lead = line[: opener.start("word")].strip()
    return bool(re.match(r"\s*(?:[:;–-]|that\b|to\b|$|unanimously|\()", rest)) and (not lead or bool(re.search(r"(?:was|it)$", lead)) or word == "Resolved")


def _is_inline(inline: re.Match[str]) -> bool:
    word, rest = inline.group("a") or inline.group("b") or inline.group("c"), inline.group("rest")
    if not re.match(r"\s*(?:UNANIMOUSLY|unanimously)?\s*(?:[:–-]|that\b|to\b|THAT\b|TO\b|$)", rest):
        return False
    if inline.group("c") == "agreed" and not re.match(r"\s*(?:that\b[^.]{3,240}?\b(?:be|is|are)\b(?! (?:needed|important|clear|required))|to (?!disagree|differ|meet|look|check|provide|send|share|circulate|bring|speak|find|take|investigate)[a-z]+\b|[:–-])", rest):
        return False
    if inline.group("a") == "agreed" and re.match(r"\s*that\b[^.]{3,200}?\bwould be (?:provided|circulated|shared|sent|emailed|supplied|brought)\b", rest):
        return False  # an action
    if inline.group("a") == "recommended" and re.match(r"\s*to\b", rest) and not re.match(r"\s*to (?:the )?(?:Full )?(?:Council|Cabinet|Executive|[A-Z][\w’' ]+(?:Committee|Board|Panel))\b", rest):
        return False
    return word.isupper() or inline.group("a") is not None or inline.group("c") is not None or bool(re.match(r"\s*(?:[:–-]\s*)?[Tt]hat", rest))


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
    lead = _LEAD.match(text[start : first.end])
    begin = start + (lead.end() if lead else 0)
    stem = ""
    rest = text[begin : first.end].strip()
    took = 0
    if rest:
        cut = _STEM.match(rest)
        if cut and not rest[cut.end() :].strip(" :.–-"):
            stem, rest = rest, ""
        elif (rest.endswith(":") and len(rest) < 160) or (re.fullmatch(r"(?:that|to)\b(?: \S+){0,2}?:?", rest, re.I | re.S) and not rest.endswith(".")):
            stem, rest = rest, ""
    if rest:
        took += _add(text, section, begin, first.end, kind, rule, first.marker, stem, found)
        if not rest.rstrip().endswith((":", ";", ",", "; and", "and")) and section.kind != "decision":
            # a complete clause in one line: what follows is a list only if it goes on as one
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if following is None or not following.marker or not _numbered(following.marker) or _number_of(following.marker) != 2:
                return at + 1
    at += 1
    listed = False
    while at < len(blocks):
        block = blocks[at]
        line = text[block.start : block.end]
        if (_ENDS.match(line) or (section.kind == "decision" and _STORY.match(line))) and not block.marker:
            break
        opener = _OPENER.match(line)
        if opener and _is_opener(opener, line) and not _numbered(block.marker):
            break
        if block.kind == "heading" and took and not block.marker:
            break
        if block.marker or MARK.match(line):
            listed = True
        elif not took or (listed and _CONTINUES.match(line)) or (section.kind == "decision" and not listed):
            if took and section.kind != "decision":
                break
            listed = listed or line.rstrip().endswith(":")
        elif section.kind == "decision" and _CONTINUES.match(line):
            pass
        elif not listed and _CONTINUES.match(line) and line[:4] in ("That", "that", "To n", "to n"):
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


#: to whom a recommendation is made, before it: "RECOMMENDED to Cabinet that"
_TO_WHOM = re.compile(r"(?:to|TO) (?:the )?(?:(?:[A-Z][\w’'-]*,?|and|of|for|&) ){1,10}?(?:that|THAT)\b\s*")


def _add(text: str, section: Section, start: int, end: int, kind: str, rule: str, marker: str, stem: str, found: list[Clause]) -> int:
    """Add the clause or clauses of `text[start:end]`; return how many."""
    count = 0
    first = next((m for m in MARK.finditer(text, start, end)), None)
    if first is not None and first.start() > start:
        stem = f"{stem} {text[start : first.start()]}".strip()  # "to recommend to the Cabinet that: (1) …"
    for a, b, number in parts(text, start, end, marker):
        raw = text[a:b]
        head = _STEM.match(raw)
        offset = head.end() if head and len(raw) - head.end() > 12 and not head.group().strip().lower().startswith("cabinet member") else 0
        named = _TO_WHOM.match(raw) if kind == "recommended" and not offset else None
        offset = named.end() if named else offset
        body = raw[offset:]
        lead = re.match(r"^(?:(?:[Tt]hat|THAT|[Tt]o)\b[\s:,–-]*)?", body)
        body = body[lead.end() :] if lead else body
        cut = _CUT_OFF.search(body)  # the page ends the text there
        body = body.strip().rstrip(".…;,: ").removesuffix(" and").removesuffix("; and").removesuffix(" or").rstrip(".;,: ")
        if re.fullmatch(r"\([^()]*(?:\([^()]*\)[^()]*)*\)?", body):
            continue
        plain = [w for w in re.findall(r"[A-Za-z][\w’'-]*", body) if w not in ("of", "and", "the", "for", "in", "to", "on")]
        if len(plain) <= 8 and all(w[0].isupper() for w in plain) and not _CLAUSE_START.match(body):
            continue  # a heading
        if re.fullmatch(r"(?:note|approve|agree|endorse|receive|support)[ds]?(?:,? and (?:note|approve|agree|endorse|receive|support)[ds]?)*", body, re.I):
            continue  # a stem whose list follows
        if body.isupper():
            continue  # a heading
        if re.fullmatch(r"(?:The )?[^.;]{3,120}\b(?:has|have|had) (?:approved|agreed|resolved|decided)(?: that| to)?", body):
            continue  # a stem
        if len(body) < 6 or _NOT_CLAUSE.match(body) or len(re.findall(r"\w+", body)) < 2:
            continue
        body = f"{body} …" if cut else body
        found.append(Clause(body, kind, a, b, section, f"{stem} {raw[:offset]}".strip(), number or marker, rule))
        count += 1
    return count
