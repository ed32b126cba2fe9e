"""An answer as one HTML page with a table, which needs nothing else and runs no script."""

from html import escape
from typing import BinaryIO

from kg.query.formats.look import look
from kg.query.rows import Answer

__all__ = ["write_html"]

_HEAD = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{look}
main {{ padding: 1rem; max-width: 90rem; margin: 0 auto; }}
h1 {{ font-size: 1.5rem; }}
td {{ unicode-bidi: plaintext; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<div class="answer" tabindex="0" role="region" aria-label="Answer">
<table>
<thead><tr>{columns}</tr></thead>
<tbody>
"""


def write_html(answer: Answer, out: BinaryIO) -> None:
    """Write a page with the answer as a table; a cell that is a web address becomes a link."""
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in answer.columns)
    out.write(_HEAD.format(title=escape(answer.title or "Answer"), columns=columns, look=look()).encode())
    out.writelines(f"<tr>{''.join(map(_cell, row))}</tr>\n".encode() for row in answer.rows)
    out.write(b"</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n")


def _cell(text: str) -> str:
    told = escape(text)
    if text.startswith(("https://", "http://")) and not any(char.isspace() for char in text):
        told = f'<a href="{told}" rel="noreferrer">{told}</a>'
    return f"<td>{told}</td>"
