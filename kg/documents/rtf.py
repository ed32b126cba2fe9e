"""Rich text (RTF) to lines, through striprtf, which knows its controls and code pages; tables come as rows."""

from striprtf.striprtf import rtf_to_text

from kg.documents.lines import Line
from kg.documents.text import from_text
from kg.errors import DocumentError

__all__ = ["from_rtf"]


def from_rtf(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of a rich text file into lines.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: it is damaged, or holds no text.
    """
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # a damaged file makes the library fail in any way that Python has
        raise DocumentError(f"{path} is damaged or no rich text", "Save it as .docx, PDF or text") from error
    lines = from_text(text)
    if not lines:
        raise DocumentError(f"{path} holds no text", "Save it again, as .docx, PDF or text")
    return lines
