"""The plain form of a text, in which matching reads it, and the way back to the stored text, which quotes show.

Papers come with entities encoded twice ("Children &amp; Families"), with UTF-8 read as Windows-1252 ("Childrenâ€™s"),
with ligatures, full-width letters, letters and accents apart, and five kinds of apostrophe. The stored text keeps them;
here they are written as everybody writes them. It must not change what a text says.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from html.entities import html5

from kg.model.document import Cell, Document

__all__ = ["Plain", "plain_document", "plain_text"]

#: an entity that was encoded once too often
_ENTITY = (
    r"(?: ?&(?:amp;)*(?:nbsp|#160|#[xX][aA]0); ?)+|&(?:amp;)*(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}"
    r"|[A-Za-z][A-Za-z0-9]{1,20});"
)
#: what UTF-8 beyond ASCII becomes when it is read as Windows-1252: a lead byte and those that follow it
_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = rf"(?:[Â-ß][{_HIGH}]|[à-ï][{_HIGH}]{{2}}|[ð-ô][{_HIGH}]{{3}})+"
#: the same where a byte was lost on the way: a right quotation mark, a hard space, an apostrophe
_LOST = r"â€(?:\u009d|\ufffd)?(?![\w€])|Â(?=[\s£§°]|$)|(?<=[a-z])\ufffd(?=s\b)"
_APOSTROPHE = r"(?<=\w)[’‘‛`´ʹʼʽˈ′＇](?=\w)|(?<=s)[’‛`´ʼ′＇](?=\s)"
_HYPHEN = "[\u2010\u2011]"
#: a mark of a footnote at the end of a word
_FOOTNOTE = r"(?<=[^\W\d_]{3})[⁰¹²³⁴-⁹]+(?!\w)"
#: a letter and the accents that follow it, and letters and signs that stand for others
_ACCENTED = r"[^\W\d_][\u0300-\u036f]+"
_COMPATIBLE = r"[ﬀ-ﬆĳǆ-ǌŀŉ\uff01-\uff5e\u2460-\u24ff\u2150-\u2188\U0001d400-\U0001d7ff℀-℟]"

_REPLACED = re.compile(
    rf"(?P<entity>{_ENTITY})|(?P<misread>{_MISREAD})|(?P<lost>{_LOST})|(?P<apostrophe>{_APOSTROPHE})"
    rf"|(?P<hyphen>{_HYPHEN})"
    rf"|(?P<footnote>{_FOOTNOTE})|(?P<accented>{_ACCENTED})|(?P<compatible>{_COMPATIBLE})"
)
#: one of these stands in every text that is not plain
_SIGN = re.compile("[^\x00-\x7f£–—“”•]|&|`")
_SPACE = re.compile(r"[\s\xa0]+")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in its plain form, and where its characters stand in the stored text.

    Arguments:
        text: the plain form.
        cuts: for each place where the two differ, start and end in the plain form, then in the stored text.
    """

    text: str
    cuts: tuple[tuple[int, int, int, int], ...] = ()

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the stored text; whatever was replaced is taken whole."""
        return self._back(start, last=False), self._back(end, last=True)

    def plain(self, position: int) -> int:
        """Return where a character of the stored text stands in the plain form."""
        at = bisect_right(self.cuts, position, key=lambda cut: cut[2]) - 1
        if at < 0:
            return position
        start, end, stored_start, stored_end = self.cuts[at]
        return end + position - stored_end if position >= stored_end else min(start + position - stored_start, end)

    def _back(self, position: int, *, last: bool) -> int:
        at = bisect_right(self.cuts, position, key=lambda cut: cut[0]) - 1
        if at < 0:
            return position
        start, end, stored_start, stored_end = self.cuts[at]
        if position >= end and not (position == start == end and not last):
            return stored_end + position - end
        return stored_end if last and position > start else stored_start


def plain_text(text: str) -> Plain:
    """Return the plain form of a text.

    Entities and misread characters as they were meant, Unicode NFKC, plain apostrophes.
    """
    if not _SIGN.search(text):
        return Plain(text)
    parts: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    at = length = 0
    for found, meant in _replacements(text):
        parts += [text[at : found.start()], meant]
        length += found.start() - at
        cuts.append((length, length + len(meant), found.start(), found.end()))
        length += len(meant)
        at = found.end()
    parts.append(text[at:])
    return Plain("".join(parts), tuple(cuts))


def _replacements(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _REPLACED.finditer(text):
        meant = _MEANT[found.lastgroup or ""](found.group())
        if meant != found.group():
            yield found, meant


def _entity(text: str) -> str:
    if text.strip() != text or text.count(";") - text.count("amp;") > 1:
        return " "  # hard spaces, with the spaces beside them
    plain = re.sub("(?:amp;)+", "", text) if not text.endswith("amp;") else "&amp;"
    if plain[1] != "#" and plain[1:] not in html5:
        return text
    # a character that would end the line becomes a space
    return _SPACE.sub(" ", _apostrophe(unescape(plain)))


def _misread(text: str) -> str:
    raw = b"".join(char.encode("latin-1") if char < "\u0100" else char.encode("cp1252") for char in text)
    try:
        return _SPACE.sub(" ", _apostrophe(raw.decode("utf-8")))
    except UnicodeDecodeError:
        return text


def _lost(text: str) -> str:
    return {"Â": "", "\ufffd": "'"}.get(text, "”")


def _apostrophe(text: str) -> str:
    return "'" if text in "’‘‛`´ʹʼʽˈ′＇" else text


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


_MEANT = {
    "entity": _entity,
    "misread": _misread,
    "lost": _lost,
    "apostrophe": _apostrophe,
    "hyphen": lambda _: "-",
    "footnote": lambda _: "",
    "accented": _normal,
    "compatible": _normal,
}


def _moved(cells: tuple[Cell, ...], to: Callable[[int], int]) -> tuple[Cell, ...]:
    return tuple(replace(cell, start=to(cell.start), end=to(cell.end)) for cell in cells)


def plain_document(document: Document) -> tuple[Document, Plain]:
    """Return a document with its text in the plain form and every position moved with it, and the way back."""
    plain = plain_text(document.text)
    if not plain.cuts:
        return document, plain
    to = plain.plain
    moved = replace(
        document,
        text=plain.text,
        blocks=tuple(replace(b, start=to(b.start), end=to(b.end)) for b in document.blocks),
        sections=tuple(replace(s, start=to(s.start), end=to(s.end)) for s in document.sections),
        meetings=tuple(
            replace(m, body=plain_text(m.body).text, start=to(m.start), end=to(m.end)) for m in document.meetings
        ),
        items=tuple(
            replace(i, title=plain_text(i.title).text, start=to(i.start), end=to(i.end)) for i in document.items
        ),
        fields=tuple(
            replace(f, value=plain_text(f.value).text, start=to(f.start), end=to(f.end)) for f in document.fields
        ),
        page_starts=tuple(map(to, document.page_starts)),
        tables=tuple(
            replace(t, heads=_moved(t.heads, to), rows=tuple(_moved(row, to) for row in t.rows))
            for t in document.tables
        ),
    )
    return moved, plain
