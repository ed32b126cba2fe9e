"""The source: by what name a document is known, in the graph, in answers, in corrections and in gold files.

It is the path within the folder, without the extension of a format that is read. It must not look at the file.
"""

__all__ = ["EXTENSIONS", "source_of"]

#: what is left out at the end of a name; a page saved as `mgAi.aspx?ID=1` or `page.php` keeps its whole name
EXTENSIONS = frozenset(
    (".docx", ".eml", ".htm", ".html", ".md", ".mht", ".mhtml", ".odt", ".pdf", ".rtf", ".text", ".txt", ".xhtml")
)


def source_of(file: str) -> str:
    """Return the source of a file: `minutes` of `minutes.pdf`, `2023-01/minutes` of `2023-01/minutes.txt`.

    Arguments:
        file: its path within the folder that is read, with either kind of slash; a source is its own source.
    """
    path = file.replace("\\", "/").removeprefix("./")
    stem, dot, extension = path.rpartition(".")
    named = stem and not stem.endswith("/")
    return stem if named and f"{dot}{extension}".lower() in EXTENSIONS else path
