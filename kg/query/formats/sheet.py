"""An answer as an xlsx workbook of one sheet, written straight into the zip, a row at a time.

Cells are inline strings (ECMA-376 part 1, 18.3.1.4), so nothing in them is ever run; one that looks like a formula is
marked as text too (`quotePrefix`), so that it stays text when somebody edits it. The file carries no date.
"""

import re
import zipfile
from typing import BinaryIO
from xml.sax.saxutils import escape

from kg.errors import QueryError
from kg.query.formats import disarmed
from kg.query.rows import Answer, Row

__all__ = ["write_xlsx"]

#: the limits of a sheet, by the specification of the format
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="Answer" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    # style 1 is the heading, style 2 a text that looks like a formula
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>'
        '<xf quotePrefix="1"/></cellXfs></styleSheet>'
    ),
}

#: characters that XML 1.0 cannot hold
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_xlsx(answer: Answer, out: BinaryIO) -> None:
    """Write a workbook; the heading is bold and stays in view. A text over 32,767 characters is cut.

    Raises:
        QueryError: there are more rows than a sheet can hold.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in _PARTS.items():
            book.writestr(_entry(name), _XML + text)
        with book.open(_entry("xl/worksheets/sheet1.xml"), "w") as sheet:
            pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
            sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}">{view}<sheetData>'.encode())
            sheet.write(_row(answer.columns, heading=True))
            for number, row in enumerate(answer.rows, start=2):
                if number > MOST_ROWS:
                    raise QueryError(
                        "The answer has more rows than a sheet can hold", "Write csv, or narrow the question"
                    )
                sheet.write(_row(row))
            sheet.write(b"</sheetData></worksheet>")


def _entry(name: str) -> zipfile.ZipInfo:
    # the earliest date that a zip knows, so that the same answer gives the same bytes
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _row(row: Row, *, heading: bool = False) -> bytes:
    cells = []
    for cell in row:
        text = escape(_UNFIT.sub("\ufffd", cell[:MOST_CHARACTERS]))
        style = 1 if heading else 2 if disarmed(cell) != cell else 0
        cells.append(f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    return f"<row>{''.join(cells)}</row>".encode()
