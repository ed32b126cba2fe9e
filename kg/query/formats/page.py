"""An answer as one HTML page with a table, which needs nothing else and runs no script."""

from html import escape
from typing import BinaryIO

from kg.query.run import Answer

__all__ = ["write_html"]

_HEAD = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.4 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fff }}
table {{ border-collapse: collapse }}
caption {{ text-align: left; font-weight: bold; padding-bottom: .5rem }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #bbb }}
td {{ white-space: pre-line }}
</style>
</head>
<body>
<table>
<caption>{title}</caption>
<thead><tr>{columns}</tr></thead>
<tbody>
"""


def write_html(answer: Answer, out: BinaryIO) -> None:
    """Write a page with the answer as a table; a cell that is a web address becomes a link."""
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in answer.columns)
    out.write(_HEAD.format(title=escape(answer.title or "Answer"), columns=columns).encode())
    out.writelines(f"<tr>{''.join(map(_cell, row))}</tr>\n".encode() for row in answer.rows)
    out.write(b"</tbody>\n</table>\n</body>\n</html>\n")


def _cell(text: str) -> str:
    told = escape(text)
    if text.startswith(("https://", "http://")) and not any(char.isspace() for char in text):
        told = f'<a href="{told}" rel="noreferrer">{told}</a>'
    return f"<td>{told}</td>"
