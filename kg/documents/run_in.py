"""Titles of items that run into their text ("47. SHORT BREAKS - The Director submitted a report") on their own lines.

It changes nothing where fewer than two lines of a paper are laid out so, or their numbers do not count upwards.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line, to_line

__all__ = ["with_titles"]

#: a number, a title in capitals, a dash or a full stop, and the sentence that follows
_RUN_IN = re.compile(
    r"(?P<number>\d{1,4})\.?\s+"
    r"(?P<title>(?!(?:RESOLVED|AGREED|NOTED|RECOMMENDED|ACTION|DECISION)\b)[A-Z][A-Z0-9 /&,'’()-]{4,100}[A-Z0-9)])"
    r"(?:\s+[-–—]+|[.:])\s+(?=[A-Z][a-z]|A [a-z]|[A-Z]{2,5} [a-z])"
)
_FEWEST = 2


def with_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, each title that runs into its text parted from it."""
    found = {at: told for at, line in enumerate(lines) if not line.table and (told := _RUN_IN.match(line.text))}
    numbers = [int(told["number"]) for told in found.values()]
    if len(found) < _FEWEST or numbers != sorted(numbers):
        return list(lines)
    done: list[Line] = []
    for at, line in enumerate(lines):
        told = found.get(at)
        if told is None:
            done.append(line)
            continue
        number = line.text[: told.start("title")].rstrip()
        text = line.text[: told.end("title")]
        done.append(replace(line, text=text, marker=number, offset=told.start("title"), kind="paragraph"))
        done.append(to_line(line.text[told.end() :], page=line.page))
    return done
