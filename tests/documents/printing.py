"""Small PDFs for the tests, written by hand: text at places on pages, and faults."""

from collections.abc import Sequence

__all__ = ["Text", "column", "encrypted", "pdf", "streams"]

#: x and y in points from the lower left corner, and the words
Text = tuple[float, float, str]


def pdf(pages: Sequence[Sequence[Text]], *, trailer: str = "") -> bytes:
    """Return a PDF with a line of Courier 10 for each text, whose letters are all 6 points wide."""
    return streams(
        ["\n".join(f"BT /F1 10 Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, words in page) for page in pages],
        trailer=trailer,
    )


def streams(pages: Sequence[str], *, trailer: str = "") -> bytes:
    """Return a PDF whose pages are drawn by the given commands; the font F1 is Courier."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    for content in pages:
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R {trailer} >>"
    return body + f"{end}\nstartxref\n{start}\n%%EOF\n".encode("cp1252")


def encrypted() -> bytes:
    """Return a PDF that asks for a password."""
    key = "00" * 32
    return pdf(
        [[(72, 700, "Secret minutes")]],
        trailer=f"/ID [<{key}> <{key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>",
    )


def column(lines: Sequence[str], *, x: float = 72, top: float = 780, step: float = 12) -> list[Text]:
    """Return lines one below the other; an empty line leaves a gap."""
    return [(x, top - index * step, words) for index, words in enumerate(lines) if words]


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
