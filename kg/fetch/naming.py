"""How a fetched paper's file is called: readable, safe on every system, and one name for one paper.

Its path without the extension says in every answer which paper a fact comes from.
"""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kg.documents.media import DOCX, HTML, MAIL, MHTML, ODT, PDF, RTF, TEXT, ZIP, media_type
from kg.documents.outcomes import outcome_lines
from kg.fetch.paper import Paper

__all__ = ["extension", "file_name", "slug", "version_name"]

_TITLE, _FOLDER = 48, 60
_COUNCIL = re.compile(
    r"\b(?:metropolitan|county|city|borough|district|council|london|royal|unitary|authority|of|the)\b", re.IGNORECASE
)
#: the extension of each format that kg build reads
_ENDINGS = {
    PDF: ".pdf",
    HTML: ".html",
    TEXT: ".txt",
    DOCX: ".docx",
    ODT: ".odt",
    RTF: ".rtf",
    MAIL: ".eml",
    MHTML: ".mht",
    ZIP: ".zip",
}


def slug(text: str, longest: int = _FOLDER) -> str:
    """Return `text` in small letters, digits and hyphens, cut between words; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    kept = re.sub(r"[^a-z0-9]+", "-", plain.replace("&", " and ")).strip("-")
    if len(kept) <= longest:
        return kept
    cut = kept[: longest + 1].rpartition("-")[0]
    return (cut or kept[:longest]).strip("-")


def file_name(paper: Paper, council: str, ending: str) -> str:
    """Return the place of a paper within the folder: council, body, date, and its title with its number.

    Arguments:
        paper: what it is.
        council: its council, as a register or the user names it.
        ending: the extension, with its dot.
    """
    where = slug(_COUNCIL.sub(" ", council)) or slug(council) or "papers"
    name = "-".join(filter(None, (slug(paper.title, _TITLE) or paper.kind, slug(paper.key))))
    return str(PurePosixPath(where, slug(paper.body) or f"{paper.kind}s", slug(paper.date), name + ending))


def version_name(file: str, sha256: str) -> str:
    """Return the name of a later version of the paper in `file`: its own with the digest of the version's bytes."""
    path = PurePosixPath(file)
    return str(path.with_name(f"{path.stem}-{sha256[:8]}{path.suffix}"))


def extension(data: bytes, url: str) -> str:
    """Return the extension of a paper by its content.

    Arguments:
        data: the whole paper.
        url: where it came from, whose last part may tell what the content leaves open.

    Raises:
        DocumentError: kg build does not read it; the message says what it is.
    """
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    if outcome_lines(data, name):
        return PurePosixPath(name).suffix.lower()
    return _ENDINGS[media_type(data, name)]
