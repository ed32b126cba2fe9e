"""An HTML page as fetching looks at it: its title, its links with their words, and the words that it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

from lxml import etree, html

from kg.fetch.address import BarredError, joined

__all__ = ["Link", "Page", "words_of"]

_SPACE = re.compile(r"\s+")
#: elements that stand within a word or line
_INLINE = frozenset("a abbr b bdi em font i mark small span strong sub sup u".split())
_SILENT = frozenset({"script", "style"})
#: what a page shows to nobody, or on every page alike
_UNSEEN = "script|style|noscript|template|head|nav|header|footer|form|iframe|svg".split("|")


def words_of(element: html.HtmlElement) -> str:
    """Return the words of an element, in one line; what stands in cells or paragraphs of their own is parted."""
    told: list[str] = []
    for event, at in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(at.tag, str):
            told.append(at.tail or "" if event == "end" and at is not element else "")
            continue
        told.append("" if at.tag in _INLINE else " ")
        if event == "start":
            told.append(at.text or "" if at.tag not in _SILENT else "")
        elif at is not element:
            told.append(at.tail or "")
    return _SPACE.sub(" ", "".join(told)).strip()


@dataclass(frozen=True)
class Link:
    """A link: where to, in which words, and the element."""

    url: str
    words: str
    element: html.HtmlElement

    @cached_property
    def path(self) -> str:
        """The last part of the address's path, in lower case: `mgai.aspx`."""
        return urlsplit(self.url).path.rpartition("/")[2].lower()

    @cached_property
    def query(self) -> dict[str, str]:
        """The address's parameters, their names in lower case."""
        return {name.lower(): value for name, value in parse_qsl(urlsplit(self.url).query)}


@dataclass(frozen=True)
class Page:
    """A page, parsed."""

    url: str
    tree: html.HtmlElement

    @classmethod
    def from_bytes(cls, url: str, data: bytes) -> "Page":
        """Parse a page, however damaged it is."""
        parser = html.HTMLParser(encoding=_encoding(data))
        try:
            tree = html.document_fromstring(data.replace(b"\x00", b""), parser=parser)
        except (etree.ParserError, ValueError):
            tree = html.document_fromstring(b"<html><body></body></html>")
        return cls(url, tree)

    @cached_property
    def title(self) -> str:
        """The page's own heading, else its title."""
        for place in ("//h1", "//title"):
            for element in self.tree.xpath(place):
                if words := words_of(element):
                    return words
        return ""

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that lead to the web, in the order of the page."""
        return tuple(self.links_in(self.tree))

    def links_in(self, element: html.HtmlElement) -> Iterator[Link]:
        """Yield the links within an element."""
        for anchor in element.iter("a"):
            href = anchor.get("href") or ""
            if href and not href.startswith("#"):
                try:
                    yield Link(joined(href, self.url), words_of(anchor), anchor)
                except BarredError:
                    continue

    @cached_property
    def words(self) -> str:
        """All that the page shows, without what stands on every page or in forms; and where its links lead."""
        shown: list[str] = []
        _collect(self.tree, shown)
        return _SPACE.sub(" ", " ".join(shown)).strip()


def _collect(element: html.HtmlElement, shown: list[str]) -> None:
    waiting: list[html.HtmlElement | str] = [element]
    while waiting:
        at = waiting.pop()
        if isinstance(at, str):
            shown.append(at)
            continue
        if at.tail and at is not element:
            waiting.append(at.tail)
        if not isinstance(at.tag, str) or at.tag in _UNSEEN:
            continue
        if at.tag == "a":
            shown.append(re.sub(r"/\(S\([^)]*\)\)", "", at.get("href") or ""))
        waiting.extend(reversed(at))
        if at.text:
            waiting.append(at.text)


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"
