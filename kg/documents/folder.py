"""A folder of documents, read one after another: what can be read is read, and what cannot is named with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.documents.container import members
from kg.documents.manifest import MANIFEST, read_manifest
from kg.documents.reader import read_document
from kg.documents.source import source_of
from kg.errors import DocumentError
from kg.model.document import Document, ManifestEntry

__all__ = ["Found", "Refusal", "distinct", "list_folder", "read_folder"]

#: a file of the folder and its manifest entry
Found = tuple[Path, ManifestEntry]

#: files that stand beside documents and are none
_BESIDE = {MANIFEST, "corrections.csv"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read: its path within the folder, and why, with what to do about it."""

    path: str
    reason: str


def list_folder(folder: Path) -> list[Found]:
    """Return the documents of a folder and its sub-folders with their manifest entries, sorted by path.

    A file that only the manifest names is among them: reading it will say that it is not there.

    Raises:
        DocumentError: the folder is missing, is no folder, cannot be read, holds no document, or its manifest is wrong.
    """
    if not folder.exists():
        raise DocumentError(f"There is no folder {folder}", "Name the folder that holds the documents")
    if not folder.is_dir():
        raise DocumentError(f"{folder} is a file, not a folder", f"Name the folder that holds it: {folder.parent}")
    try:
        entries = read_manifest(folder)
        paths = sorted(
            (path for path in folder.rglob("*") if path.is_file() and not _skipped(path.relative_to(folder))),
            key=lambda path: path.relative_to(folder).as_posix(),
        )
    except OSError as error:
        raise DocumentError(f"{folder} cannot be read ({error.strerror})", "Check its permissions") from error
    if not paths:
        raise DocumentError(f"{folder} holds no documents", "Put .txt, .html, .pdf or .docx files into it")
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    for name, path in list(found.items()):
        within = members(path)
        if within and path.suffix.lower() != ".eml":
            del found[name]  # an archive is what it holds
        found |= {f"{name}/{inner}": path / inner for inner in within}
    listed = {name: entries.get(name, ManifestEntry(file=name)) for name in found} | entries
    return [(found.get(name, folder / name), listed[name]) for name in sorted(listed)]


def distinct(files: Iterable[Found]) -> Iterator[Found | Refusal]:
    """Pass on the files of a folder one by one; of two that would be the same source the later is refused.

    The source is the path within the folder without its extension.
    """
    seen: dict[str, str] = {}
    for path, entry in files:
        first = seen.setdefault(source_of(entry.file), entry.file)
        if first != entry.file:
            yield Refusal(
                entry.file,
                f"{entry.file} has the same name as {first}. Rename one of them: the name without its"
                " extension says which document a fact comes from.",
            )
        else:
            yield path, entry


def read_folder(folder: Path) -> Iterator[Document | Refusal]:
    """Read every document of a folder, sorted by path; a fault of one file does not stop the others.

    Yields:
        A document, or a refusal, for each file.

    Raises:
        DocumentError: the folder itself or its manifest cannot be used.
    """
    for found in distinct(list_folder(folder)):
        if isinstance(found, Refusal):
            yield found
            continue
        path, entry = found
        try:
            yield read_document(path, entry)
        except DocumentError as error:
            yield Refusal(entry.file, str(error))


def _skipped(path: Path) -> bool:
    return path.name in _BESIDE or any(part.startswith((".", "~$")) for part in path.parts)
