"""The numbers and bullets that Word shows before paragraphs, which are not in their text but in its list settings."""

import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

__all__ = ["Numbering", "Shown"]

_PLACE = re.compile(r"%([1-9])")
_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What Word shows before a paragraph, and how deep it stands in its list, from 0."""

    marker: str = ""
    level: int = 0


class Numbering:
    """Counts the numbered paragraphs of a document as Word does."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._read(document)

    def of(self, paragraph: Any) -> Shown:
        """Return what stands before a paragraph; call it once for each, in order."""
        number, level = self._place(paragraph)
        if number not in self._levels or level not in self._levels[number]:
            return Shown()
        counts = self._counts.setdefault(number, {})
        style, text, start = self._levels[number][level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        if style in ("bullet", "none"):
            return Shown("•" if style == "bullet" else "", level)
        shown = _PLACE.sub(lambda place: self._shown(number, int(place.group(1)) - 1), text)
        return Shown(shown.strip(), level)

    def _shown(self, number: str, level: int) -> str:
        style, _, start = self._levels[number].get(level, ("decimal", "", 1))
        return _written(self._counts[number].get(level, start), style)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and the level that a paragraph, else its style, names."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        chosen = properties.find(qn("w:pStyle"))
        number, level = self._styles.get(chosen.get(qn("w:val")) if chosen is not None else "", ("", 0))
        return _num(properties, number, level)

    def _read(self, document: WordDocument) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):  # python-docx has none to make
            return
        abstract = {}
        for definition in root.iterchildren(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): _level(level) for level in definition.iterchildren(qn("w:lvl"))}
            abstract[definition.get(qn("w:abstractNumId"))] = levels
        for number in root.iterchildren(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            if reference is not None:
                self._levels[number.get(qn("w:numId"))] = abstract.get(reference.get(qn("w:val")), {})
        for style in document.styles.element.iterchildren(qn("w:style")):
            properties = style.find(qn("w:pPr"))
            if properties is not None and properties.find(qn("w:numPr")) is not None:
                self._styles[style.get(qn("w:styleId"))] = _num(properties, "", 0)


def _num(properties: Any, number: str, level: int) -> tuple[str, int]:
    settings = properties.find(qn("w:numPr"))
    if settings is None:
        return number, level
    chosen, depth = settings.find(qn("w:numId")), settings.find(qn("w:ilvl"))
    return (
        chosen.get(qn("w:val")) if chosen is not None else number,
        int(depth.get(qn("w:val"))) if depth is not None else level,
    )


def _level(level: Any) -> tuple[str, str, int]:
    """Return a level's style of number, its text and where it starts."""
    values = {}
    for name in ("numFmt", "lvlText", "start"):
        found = level.find(qn(f"w:{name}"))
        values[name] = found.get(qn("w:val")) if found is not None else ""
    start = values["start"] or "1"
    return values["numFmt"] or "decimal", values["lvlText"] or "", int(start) if start.isdigit() else 1


def _written(number: int, style: str) -> str:
    """Write a number as Word does: `3`, `c`, `iii`."""
    if style.endswith("Letter"):
        letters = ascii_lowercase[(number - 1) % len(ascii_lowercase)] * ((number - 1) // len(ascii_lowercase) + 1)
        return letters if style.startswith("lower") else letters.upper()
    if style.endswith("Roman"):
        letters, rest = "", number
        for value, sign in _UNITS:
            count, rest = divmod(rest, value)
            letters += sign * count
        return letters if style.startswith("lower") else letters.upper()
    return f"{number:02}" if style == "decimalZero" else str(number)
