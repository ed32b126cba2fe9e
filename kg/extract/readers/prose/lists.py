"""Lists inside a line: a resolution whose clauses stand in one paragraph, "(a) …; (b) …", or are joined by "; and"."""

import re

__all__ = ["MARK", "parts"]

#: the number or letter of a clause
MARK = re.compile(
    r"(?:(?<=\s)|^)(?:\(\s*(?P<a>[a-z]|[ivx]{1,4}|\d{1,2})\s*\)|(?P<b>[a-z]|[ivx]{1,4}|\d{1,2})\)"
    r"|(?P<c>\d{1,2}|[ivx]{2,4}|[a-h])\.)\s+(?=\S)|(?:(?<=\s)|^)\((?P<d>[ivx]{1,4})\)(?=[A-Z][a-z]+ )"
)


def _next_label(label: str) -> str:
    """Return what counts on from a label: "2" after "1", "b" after "a", "ii" after "i"; "" where nothing does."""
    bare = label.strip("().[]")
    if bare.isdigit():
        return str(int(bare) + 1)
    return {"i": "ii", "ii": "iii", "iii": "iv"}.get(
        bare, chr(ord(bare) + 1) if len(bare) == 1 and "a" <= bare < "z" else ""
    )


def parts(text: str, start: int, end: int, marker: str = "") -> list[tuple[int, int, str]]:
    """Cut a line at its own markers "(a) …; (b) …", else at "; and" between clauses.

    Arguments:
        text: the document's text.
        start: where the line begins in it, after its own marker.
        end: where it ends.
        marker: the line's own marker, with which the first clause of a list may already have been taken.

    Returns:
        For each clause its start and end in the text, and its number or letter ("" where it has none).
    """
    line = text[start:end]
    marks = list(MARK.finditer(line))
    labels = [m.group("a") or m.group("b") or m.group("c") or m.group("d") for m in marks]
    if labels and marker and labels[0] == _next_label(marker):
        stops = [*[m.start() for m in marks[1:]], len(line)]
        rest = [(start + m.end(), start + stop, label) for m, stop, label in zip(marks, stops, labels, strict=True)]
        return [(a, _strip(text, a, b), label) for a, b, label in [(start, start + marks[0].start(), ""), *rest]]
    if labels and labels[0] in ("a", "i", "1") and (len(labels) > 1 or marks[0].start() == 0):
        stops = [*[m.start() for m in marks[1:]], len(line)]
        found = [(start + m.end(), start + stop, label) for m, stop, label in zip(marks, stops, labels, strict=True)]
        return [(a, _strip(text, a, b), label) for a, b, label in found]
    pieces: list[tuple[int, int, str]] = []
    at = start
    for m in re.finditer(
        r";\s*(?:and|AND)\s+(?=[a-zA-Z])|;\s+(?=(?:that|to|note|notes|noted|agree|agreed|approve|approved|delegate"
        r"|delegated|endorse|endorsed|request|requested|receive|authorise|support|recommend|the [a-z]+ be)\b)",
        line,
    ):
        pieces.append((at, start + m.start(), ""))
        at = start + m.end()
    pieces.append((at, end, ""))
    return [(a, _strip(text, a, b), label) for a, b, label in pieces if b - a > 3]


def _strip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
