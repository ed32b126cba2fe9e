"""The texts of clauses: what of a line that decides is the clause, without its number, its stem and what is cut off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.clause import Clause
from kg.extract.readers.prose import clause_words as patterns
from kg.extract.readers.prose.lists import MARK, parts
from kg.model.document import Block, Section

__all__ = ["Walk", "add_clauses"]


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk over the blocks of a section in which something is decided.

    Arguments:
        text: the document's.
        section: the section.
        blocks: its blocks.
        found: its clauses, as far as they were found.
    """

    text: str
    section: Section
    blocks: Sequence[Block]
    found: list[Clause] = field(default_factory=list)

    def line(self, at: int) -> str:
        """Return the text of a block."""
        return self.text[self.blocks[at].start : self.blocks[at].end]


def add_clauses(walk: Walk, start: int, end: int, kind: str, rule: str, *, marker: str = "", stem: str = "") -> int:
    """Add the clause or clauses of a stretch of text to those found.

    Arguments:
        walk: the section.
        start: where the stretch begins.
        end: where it ends.
        kind: how it was decided.
        rule: which found it.
        marker: the number or letter of its line.
        stem: what leads to it.

    Returns:
        How many they are.
    """
    text, count = walk.text, 0
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
        walk.found.append(
            Clause(body, kind, a, b, walk.section, f"{stem} {raw[:offset]}".strip(), number or marker, rule)
        )
        count += 1
    return count
