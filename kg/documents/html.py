"""Saved web pages to lines: navigation, cookie notices and footers gone; headings, lists and tables kept.

What remains is what the same page gives as plain text, so that both are laid out alike. The tree is walked without
recursion and the parser is bounded, so that a page nested ten thousand deep is read, or refused, but never crashes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from string import ascii_lowercase

from lxml import etree, html

from kg.documents.lines import Line, clean, split_marker, to_line
from kg.documents.text import finish, from_text, row_lines, unwrap
from kg.documents.titles import title_of_page
from kg.errors import DocumentError
from kg.model.document import BlockKind

__all__ = ["from_html"]

#: elements that hold no text of the page
_DROPPED = frozenset(
    "title script style noscript template svg math head iframe object embed canvas audio video map form button select nav footer aside dialog".split()
)
#: elements that begin and end a line
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary details table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: classes and ids of navigation, notices, footers; `mgFooter` and the like are ModernGov's
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|cookie-?\w*|footer|skip\w*|sidebar|side-?nav|social|share|banner|search\w*|toolbar|pagination|hidden|visually-?hidden|sr-only|masthead|site-?header"
    r"|mgfooter|mghiddenfield|mgactionlist|mgrelatedpages|mgnav\w*|mgsidebar|mgmenu\w*|mgbreadcrumb\w*|translate\w*|newsletter|feedback|related-links)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"))
#: where a page keeps what it is about; the first that holds enough text is read
_MAIN = (
    "//main",
    "//*[@role='main']",
    "//*[@id='modgov']",
    "//*[contains(@class,'mgContent')]",
    "//*[@id='content' or @id='main-content' or @id='maincontent']",
    "//article",
)
#: fewer characters are no content
_ENOUGH = 200
_TAG = re.compile(r"<[^<>]{0,5000}>")
_SCRIPT = re.compile(r"<(script|style)\b[^>]{0,500}>[^<]{0,100000}(?:</\1\s*>)?", re.IGNORECASE)
#: longer cells, in characters, are text that a table only places
_CELL = 300
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
)


@dataclass(slots=True)
class _Open:
    """The line being written."""

    parts: list[str] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    cell: bool = False
    gap: int = 0

    def close(self) -> Iterator[Line]:
        """Yield the line, unless it is empty; its own marker goes before that of the list."""
        text = clean("".join(self.parts))
        if not text:
            return
        if self.marker and not split_marker(text)[0]:
            text = f"{self.marker} {text}"
        yield to_line(text, kind=self.kind, level=self.level, gap=self.gap, cell=self.cell)


def from_html(text: str, path: str) -> list[Line]:
    """Turn the characters of a saved page into lines.

    Arguments:
        text: the page, whole or cut off.
        path: the file's name, for the message.

    Raises:
        DocumentError: there is no text in it.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(f"{path} holds no page", "Save the page again, or as text") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        lines = from_text(_flat(text))  # the parser gave up on the nesting; the words are all there
    else:
        title = _dated_title(tree)
        _prune(tree)
        lines = finish(unwrap([*title, *_walk(_content(tree))]))
    if not lines:
        raise DocumentError(f"{path} holds no text", "Save the page again, or as text")
    return lines


def _flat(text: str) -> str:
    """Return the words of a page without building its tree: every tag is the end of a line, scripts are left out."""
    return unescape(_TAG.sub("\n", _SCRIPT.sub("\n", text)))


def _dated_title(tree: html.HtmlElement) -> list[Line]:
    """Return the page's title as a line when it names a body and a date, which the page itself may not."""
    title = clean(tree.findtext(".//title") or "")
    told = title_of_page(title)
    return [to_line(title)] if told.body and told.date else []


def _prune(tree: html.HtmlElement) -> None:
    """Take out what is no content: scripts, navigation, notices, footers, hidden parts."""
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element.tag in ("body", "html", "main", "article"):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        hidden = (
            "display:none" in element.get("style", "").replace(" ", "").lower() or element.get("hidden") is not None
        )
        if (
            element.tag in _DROPPED
            or element.get("role") in _ROLES
            or hidden
            or (names.strip() and _FURNITURE.search(names))
        ):
            if element.tag == "form" and _length(element) > _ENOUGH:
                continue  # older sites put the whole page into a form
            _drop(element)


def _drop(element: html.HtmlElement) -> None:
    """Take an element out and keep the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _length(element: html.HtmlElement) -> int:
    return sum(len(part) for part in element.itertext())


def _content(tree: html.HtmlElement) -> html.HtmlElement:
    """Return the part of the page that holds what it is about, else all of it."""
    for path in _MAIN:
        found = [element for element in tree.xpath(path) if _length(element) > _ENOUGH]
        if len(found) == 1:
            return found[0]
    return tree


def _walk(tree: html.HtmlElement) -> Iterator[Line]:
    """Yield a line for each block of the page; a row of short cells is one line, other tables are read cell by cell."""
    now = _Open()
    lists: list[list[str | int]] = []  # type and last number of each list that is open
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS or tag == "br":
                yield from now.close()
                now = _Open(level=max(0, len(lists) - 1), kind="heading" if tag in _HEADINGS else "paragraph")
                now.gap = 0 if tag == "br" else 1
            if tag in ("ul", "ol"):
                lists.append([_list_type(element), _list_start(element)])
            elif tag == "li" and lists:
                lists[-1][1] = int(lists[-1][1]) + 1
                now = _Open(kind="bullet", level=len(lists) - 1, marker=_marker(str(lists[-1][0]), int(lists[-1][1])))
            elif tag == "tr" and (cells := _cells(element)):
                yield from row_lines(cells, 0, cell=True)
                walker.skip_subtree()
                continue
            elif tag in ("td", "th"):
                now.cell = True
            now.parts.append(element.text or "")
        else:
            if tag in _BLOCKS:
                yield from now.close()
                now = _Open(level=max(0, len(lists) - 1), gap=1, cell=now.cell and tag not in ("td", "th", "tr"))
            if tag in ("ul", "ol") and lists:
                lists.pop()
            if element is not tree:
                now.parts.append(element.tail or "")
    yield from now.close()


def _cells(row: html.HtmlElement) -> list[str]:
    """Return the texts of a row's cells when it is a row of data; empty for a row that only places things on the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    texts = [clean(" ".join(cell.itertext())) for cell in cells]
    if sum(map(bool, texts)) < 2 or any(len(text) > _CELL for text in texts):  # noqa: PLR2004 - a row has two cells
        return []
    if any(sum(1 for _ in cell.iter("p", "div", "li", "table", "h2", "h3", "h4")) > 1 for cell in cells):
        return []
    return [text for text in texts if text]


def _list_type(element: html.HtmlElement) -> str:
    return "•" if element.tag == "ul" else element.get("type", "1")


def _list_start(element: html.HtmlElement) -> int:
    start = element.get("start", "1")
    return int(start) - 1 if start.isdigit() and len(start) < 5 else 0  # noqa: PLR2004 - no list starts at 10000


def _marker(kind: str, number: int) -> str:
    """Return the marker that a browser shows before a list entry."""
    if kind == "•":
        return kind
    if kind in "aA" and number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if kind == 'a' else letter.upper()}."
    if kind in "iI" and number <= len(_ROMAN):
        return f"{_ROMAN[number - 1] if kind == 'i' else _ROMAN[number - 1].upper()}."
    return f"{number}."
