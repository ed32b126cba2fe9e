"""Clauses of decisions: where a paper records what was resolved, agreed or recommended, and where each clause ends."""

import re
from dataclasses import replace

from kg.extract.clause import Clause
from kg.extract.readers.prose import clause_words as patterns
from kg.extract.readers.prose.clause_text import Walk
from kg.extract.readers.prose.clause_walk import in_section
from kg.extract.readers.prose.doing import last_word, shouted
from kg.extract.reading import Reading

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
        read = sorted(
            [*in_section(Walk(text, section, blocks)), *shouted(text, section, blocks)], key=lambda one: one.start
        )
        found.extend(read or last_word(text, section, blocks))
    return found
