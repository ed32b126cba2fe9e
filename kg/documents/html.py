"""Saved web pages to lines: navigation, cookie notices and footers gone; headings, lists and tables kept.

What remains is what the same page gives as plain text, so that both are laid out alike. The tree is walked without
recursion and the parser is bounded, so that a page nested ten thousand deep is read, or refused, but never crashes.
"""

import re
from html import unescape

from lxml import etree, html

from kg.documents.html_walk import walk
from kg.documents.lines import Line, clean, to_line
from kg.documents.text import finish, from_text, unwrap
from kg.documents.titles import title_of_page
from kg.errors import DocumentError

__all__ = ["from_html"]

#: elements that hold code, and others that hold no text of the page
_CODE = ("title", "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed")
_DROPPED = frozenset(
    ("canvas", "audio", "video", "map", "form", "button", "select", "nav", "footer", "aside", "dialog")
)
#: classes and ids of navigation, notices, footers; `mgFooter` and the like are ModernGov's
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|cookie-?\w*|footer|skip\w*|sidebar|side-?nav|social|share|banner|search\w*|toolbar|pagination|hidden|visually-?hidden|sr-only|masthead|site-?header"
    r"|mgfooter|mghiddenfield|mgactionlist|mgrelatedpages|mgnav\w*|mgsidebar|mgmenu\w*|mgbreadcrumb\w*|translate\w*|newsletter|feedback|related-links)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: styles by which a reader sees nothing, or text that was struck out
_UNSEEN = re.compile(r"display:none|visibility:(?:hidden|collapse)|text-decoration(?:-line)?:[^;]*line-through")
#: elements of text that was struck out
_STRUCK = ("del", "s", "strike")
#: what a style sheet says of a class or an id, outside of what it says for printing or small screens
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_MEDIA = re.compile(r"@[^{}]{1,200}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,500}[^{}]{0,2000}\}")
_SIMPLE = re.compile(r"(?:[a-z0-9]{1,10})?([.#][\w-]{1,80})", re.IGNORECASE)
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
#: what the parser reads but does not write back
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: the title of a page on one item: "Agenda item - SEND Strategy | Marlshire Council"
_ITEM_TITLE = re.compile(
    r"(?:agenda item|issue|issue details) ?[-–:] (?!meetings?\b|history\b|decisions?\b)(?P<title>[^|]{3,200}?)"
    r"(?: ?[|].*| [-–] [^-–|]*\bcouncil)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_SCRIPT = re.compile(r"<(script|style)\b[^>]{0,500}>[^<]{0,100000}(?:</\1\s*>)?", re.IGNORECASE)


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
        title, named = _dated_title(tree), _item_title(tree)
        _prune(tree)
        page = [*walk(_content(tree))]
        lost = [line for line in named if not any(line.text in told.text for told in page)]
        lines = finish(unwrap([*title, *lost, *page]))
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


def _item_title(tree: html.HtmlElement) -> list[Line]:
    """Return the title of an agenda item or an issue as a line, where that of the page holds it."""
    found = _ITEM_TITLE.fullmatch(clean(tree.findtext(".//title") or ""))
    return [to_line(found["title"], kind="heading")] if found else []


def _prune(tree: html.HtmlElement) -> None:
    """Take out what is no content: scripts, navigation, notices, footers, hidden parts.

    What holds most of the page's words stays, whatever its class says: older sites put the whole page into a form,
    and a class such as `no-sidebar` may be that of the page itself.
    """
    unseen = _unseen_names(tree)
    for element in list(tree.iter(*_CODE)):
        _drop(element)
    for element in list(tree.iter(*_STRUCK)):
        _drop(element)
    for element in list(tree.iter("sup")):
        if (element.text or "").strip("[]()* ").isdigit() and not len(element):
            _drop(element)  # the mark of a footnote
    most = max(_ENOUGH, _length(tree) // 2)
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element.tag in ("body", "html", "main", "article"):
            continue
        hidden = unseen and unseen & _names_of(element)
        if (hidden or _is_furniture(element)) and _length(element) <= (_ENOUGH if element.tag == "form" else most):
            _drop(element)


def _is_furniture(element: html.HtmlElement) -> bool:
    if element.tag in _DROPPED or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if _UNSEEN.search(element.get("style", "").replace(" ", "").lower()):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(names.strip()) and _FURNITURE.search(names) is not None


def _unseen_names(tree: html.HtmlElement) -> frozenset[str]:
    """Return the classes (`.x`) and ids (`#x`) that the page's own style sheets hide or strike out."""
    found: set[str] = set()
    for sheet in tree.iter("style"):
        for rule in _RULE.finditer(_MEDIA.sub("", sheet.text or "")):
            if _UNSEEN.search(rule[2].replace(" ", "").lower()):
                found.update(name[1] for part in rule[1].split(",") if (name := _SIMPLE.fullmatch(part.strip())))
    return frozenset(found)


def _names_of(element: html.HtmlElement) -> set[str]:
    identifier = element.get("id")
    return {f".{name}" for name in element.get("class", "").split()} | ({f"#{identifier}"} if identifier else set())


def _drop(element: html.HtmlElement) -> None:
    """Take an element out and keep the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = _CONTROL.sub("", (before.tail or "") + element.tail)
    elif element.tail:
        parent.text = _CONTROL.sub("", (parent.text or "") + element.tail)
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
