"""Values of frames as RDF literals: text, dates whole or cut, figures."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal

from kg.graph.vocabulary import XSD

__all__ = ["count_literal", "date_literal", "english_literal", "number_literal", "text_literal"]

#: form of a date -> its datatype
_DATE_FORMS: Final = {
    re.compile(r"\d{4}-\d\d-\d\d", re.ASCII): XSD.date,
    re.compile(r"\d{4}-\d\d", re.ASCII): XSD.gYearMonth,
    re.compile(r"\d{4}", re.ASCII): XSD.gYear,
}


def text_literal(text: str) -> Literal:
    """Return `text` as a plain string, lone surrogates (which no RDF format can hold) replaced."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return Literal(text.replace("\0", "\ufffd"))


def english_literal(text: str) -> Literal:
    """Return a wording of the project's own, which is in English."""
    return Literal(text, language="en")


def date_literal(text: str) -> Literal:
    """Return an ISO 8601 date, whole or cut, as `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`.

    What is no date of the calendar stays plain text, so that it is not lost; the shapes report it.
    """
    for form, datatype in _DATE_FORMS.items():
        if form.fullmatch(text):
            try:
                date.fromisoformat((text + "-01-01")[:10])
            except ValueError:
                break
            return Literal(text, datatype=datatype)
    return text_literal(text)


def number_literal(value: Decimal) -> Literal:
    """Return a figure as `xsd:decimal` without an exponent or trailing zeros: `1200000`, `2.5`."""
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Literal("0" if plain in {"-0", ""} else plain, datatype=XSD.decimal)


def count_literal(value: int) -> Literal:
    """Return a count as `xsd:nonNegativeInteger`, as Web Annotation asks for positions."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger)
