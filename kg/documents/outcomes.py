"""Ofsted's published lists of area SEND inspections (CSV or ODS): one line of text for each inspection in them.

A line holds the cells of its row that tell of the inspection, each after its column's heading, as the list has them.
Any other table is none of this module's business.
"""

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from kg.documents.decode import decode
from kg.documents.draft import Draft
from kg.documents.lines import Line
from kg.documents.media import ARCHIVE_DAMAGE
from kg.errors import DocumentError

__all__ = ["PAGE_TYPE", "cells_of", "lay_out_outcomes", "outcome_lines", "role_of"]

#: the type of page that such a list is
PAGE_TYPE = "inspection outcomes"

_COLUMNS = Path(__file__).with_name("outcomes.toml")
_GROUP = re.compile(r"\s*\(([^()]*)\)\s*$")
#: rows above the headings say what the list is
_TOP = 60
#: a cell that says that there is nothing to say
_NONE = re.compile(
    r"(?:n/?a|none|null|-+|not applicable|not (?:yet )?(?:been )?inspected.*|\[\w\]|:|\.\.)?", re.IGNORECASE
)
_BREAK = " | "
_LARGEST = 20_000_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
#: no cell is repeated more often than a list has columns
_REPEATED = 200


def outcome_lines(data: bytes, name: str) -> list[Line]:
    """Return the lines of a list of inspections; none where the file is no such list.

    Arguments:
        data: the whole file.
        name: its name, for messages; only one that ends in `.csv` or `.ods` is looked at.
    """
    ending = name.lower().rpartition(".")[2]
    if ending not in ("csv", "ods") or len(data) > _LARGEST:
        return []
    for rows in _sheets(data, name, ending):
        for number, row in enumerate(rows[:_TOP]):
            roles = [role_of(cell) for cell in row]
            told = {role for role, _ in roles}
            if {"area", "outcome"} <= told and told & {"started", "published", "report"}:
                return [line for later in rows[number + 1 :] for line in _lines(row, roles, later)]
    return []


def lay_out_outcomes(lines: list[Line]) -> Draft:
    """Return the layout of such a list: every line is a record."""
    draft = Draft(lines)
    draft.page_type = PAGE_TYPE
    for index in range(len(lines)):
        draft.mark(index, "fields")
    return draft


def role_of(heading: str) -> tuple[str, str]:
    """Return what a column holds, and which of two inspections in a row it is about; empty where it is neither."""
    plain = " ".join(heading.lower().split())
    group = _GROUP.search(plain)
    return _roles().get(_GROUP.sub("", plain), ""), group[1] if group else ""


def cells_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield heading and cell of a line."""
    for part in text.split(_BREAK):
        heading, _, cell = part.partition(": ")
        yield heading, cell


@cache
def _roles() -> dict[str, str]:
    told = tomllib.loads(_COLUMNS.read_text(encoding="utf-8"))
    return {heading: role for role, headings in told.items() for heading in headings}


def _lines(headings: list[str], roles: list[tuple[str, str]], row: list[str]) -> Iterator[Line]:
    """Yield a line for each inspection that a row tells of."""
    cells = [
        (" ".join(heading.split()), " ".join(cell.replace("|", "/").split()), role, group)
        for heading, (role, group), cell in zip(headings, roles, row, strict=False)
        if role and not _NONE.fullmatch(" ".join(cell.split()))
    ]
    groups = dict.fromkeys(group for role, group in roles if role not in ("", "area", "report"))
    for group in groups:
        mine = [one for one in cells if one[3] in ("", group) or one[2] in ("area", "report")]
        told = {role for _, _, role, its in mine if its == group}
        if any(role == "area" for _, _, role, _ in mine) and told & {"outcome", "started", "published"}:
            yield Line(_BREAK.join(f"{heading}: {cell}" for heading, cell, _, _ in mine), kind="row")


def _sheets(data: bytes, name: str, ending: str) -> Iterator[list[list[str]]]:
    """Yield the tables of a file, each as its rows."""
    if ending == "csv":
        try:
            yield [list(row) for row in csv.reader(io.StringIO(decode(data, name), newline=""))]
        except (csv.Error, DocumentError):
            return
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("content.xml").file_size > 10 * _LARGEST:
                return
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            root = etree.fromstring(archive.read("content.xml"), parser)
    except (*ARCHIVE_DAMAGE, etree.XMLSyntaxError):
        return
    for table in root.iter(f"{_TABLE}table"):
        yield [_row(row) for row in table.iter(f"{_TABLE}table-row")]


def _row(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeated = cell.get(f"{_TABLE}number-columns-repeated", "1")
            cells += [_cell(cell)] * min(int(repeated) if repeated.isdigit() else 1, _REPEATED)
    return cells


def _cell(cell: etree._Element) -> str:
    """Return a cell: a date as such, a link as where it leads, else its words."""
    if date := cell.get(f"{_OFFICE}date-value"):
        return date[:10]
    for link in cell.iter(f"{_TEXT}a"):
        if (href := link.get(_HREF) or "").startswith(("http://", "https://")):
            return href
    return " ".join("".join(map(str, part.itertext())) for part in cell.iter(f"{_TEXT}p"))
