"""One table as PDF of three producers: kerned runs between drawn rules, ReportLab, Chromium; wide cells wrap."""

import html
import io
import subprocess
import textwrap
from collections.abc import Sequence
from pathlib import Path

from documents.printing import streams
from documents.producing import CHROMIUM

__all__ = ["tabled"]

#: of the page, in points: its left, its width, its top, from line to line, the width of a letter of Courier 10
_LEFT, _WIDTH, _TOP, _STEP, _LETTER = 60, 480, 780, 13, 6


def tabled(title: str, rows: Sequence[Sequence[str]], path: Path, producer: str) -> Path:
    """Write a title and a table with a rule around each cell as a PDF.

    Arguments:
        title: the line above the table.
        rows: the cells; the first row holds the heads.
        path: the file to be written.
        producer: one of `documents.producing.PRODUCERS`.
    """
    if producer == "kerned":
        path.write_bytes(streams([_kerned(title, rows)]))
    elif producer == "reportlab":
        path.write_bytes(_reportlab(title, rows))
    else:
        assert CHROMIUM
        page = path.with_suffix(".printed.html")
        cells = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        style = "td {border: 1px solid; padding: 3px} table {border-collapse: collapse; width: 100%}"
        body = f"<p>{html.escape(title)}</p><table>{cells}</table>"
        page.write_text(f"<meta charset='utf-8'><style>{style}</style>{body}", encoding="utf-8")
        switches = "--headless --no-sandbox --disable-gpu --no-pdf-header-footer".split()
        command = [CHROMIUM, *switches, f"--print-to-pdf={path}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        page.unlink()
    return path


def _kerned(title: str, rows: Sequence[Sequence[str]]) -> str:
    width = _WIDTH / len(rows[0])
    commands = [_told(title, _LEFT, _TOP)]
    top = _TOP - 2 * _STEP
    for row in rows:
        wrapped = [textwrap.wrap(cell, int(width / _LETTER) - 2) for cell in row]
        height = _STEP * max(1, *map(len, wrapped)) + 4
        for column, lines in enumerate(wrapped):
            x = _LEFT + column * width
            commands.append(f"{x} {top - height} {width} {height} re S")
            commands += [_told(line, x + 3, top - _STEP * (n + 1) + 2) for n, line in enumerate(lines)]
        top -= height
    return "\n".join(commands)


def _told(words: str, x: float, y: float) -> str:
    runs = [words[at : at + 3] for at in range(0, len(words), 3)]
    told = [run.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for run in runs]
    return f"BT /F1 10 Tf {x} {y} Td [{' 12 '.join(f'({run})' for run in told)}] TJ ET"


def _reportlab(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    from reportlab.lib.colors import black
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    style = getSampleStyleSheet()["Normal"]
    cells = [[Paragraph(html.escape(cell, quote=False), style) for cell in row] for row in rows]
    table = Table(cells, colWidths=[_WIDTH / len(rows[0])] * len(rows[0]))
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build([Paragraph(html.escape(title), style), Spacer(1, 10), table])
    return stream.getvalue()
