"""A folder of documents, read one after another: what can be read is read, and what cannot is named with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.documents.container import members
from kg.documents.manifest import MANIFEST, read_manifest
from kg.documents.reader import read_document
from kg.documents.source import source_of
from kg.documents.walk import leads_out, walk
from kg.errors import DocumentError
from kg.model.document import Document, ManifestEntry

__all__ = ["Found", "Refusal", "distinct", "entries_of", "list_folder", "read_folder"]

#: a file of the folder and its manifest entry
Found = tuple[Path, ManifestEntry]

_PUT_IN = "Put the file itself into the folder"
#: files that stand beside documents and are none
_BESIDE = {MANIFEST, "corrections.csv"}
#: in a folder that is a store of kg, which holds no documents wherever it lies
_STORE = "store.json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or sub-folder that was not read: its path within the folder, and why, with what to do about it.

    `closed`: it may not be looked into now; what was read of it before is not gone.
    """

    path: str
    reason: str
    closed: bool = False

    def hides(self, source: str) -> bool:
        """Return whether a source may stand in what could not be looked into."""
        return self.closed and (source == source_of(self.path) or source.startswith(f"{self.path}/"))


def list_folder(folder: Path) -> list[Found | Refusal]:
    """Return the documents of a folder and its sub-folders with their manifest entries, sorted by path.

    A file that only the manifest names is among them: reading it will say that it is not there. What cannot be looked
    into, leads out of the folder or is no file stands among them as a refusal.

    Raises:
        DocumentError: the folder is missing, is no folder, cannot be read, holds no document, or its manifest is wrong.
    """
    if not folder.exists():
        raise DocumentError(f"There is no folder {folder}", "Name the folder that holds the documents")
    if not folder.is_dir():
        raise DocumentError(f"{folder} is a file, not a folder", f"Name the folder that holds it: {folder.parent}")
    try:
        entries = read_manifest(folder)
        paths, refused = walk(folder, lambda path: not _skipped(path) and not (folder / path / _STORE).is_file())
    except OSError as error:
        raise DocumentError(f"{folder} cannot be read ({error.strerror})", "Check its permissions") from error
    refusals = {name: Refusal(name, reason, closed) for name, reason, closed in refused}
    if not paths and not refusals:
        raise DocumentError(f"{folder} holds no documents", "Put .txt, .html, .pdf or .docx files into it")
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    for name, path in list(found.items()):
        within = members(path)
        if within and path.suffix.lower() != ".eml":
            del found[name]  # an archive is what it holds
        found |= {f"{name}/{inner}": path / inner for inner in within}
    listed = {name: entries.get(name, ManifestEntry(file=name)) for name in found} | entries
    for name in set(listed) - set(found) - set(refusals):
        if leads_out(folder, name):
            refusals[name] = Refusal(name, f"{name} leads out of the folder. {_PUT_IN}")
    names = sorted({*listed, *refusals})
    return [refusals.get(name) or (found.get(name, folder / name), listed[name]) for name in names]


def entries_of(files: Iterable[Found | Refusal]) -> Iterator[ManifestEntry]:
    """Yield the manifest entries of the files of a folder, without those that are refused."""
    yield from (one[1] for one in files if not isinstance(one, Refusal))


def distinct(files: Iterable[Found | Refusal]) -> Iterator[Found | Refusal]:
    """Pass on the files of a folder one by one; of two that would be the same source the later is refused.

    The source is the path within the folder without its extension.
    """
    seen: dict[str, str] = {}
    for one in files:
        if isinstance(one, Refusal):
            yield one
            continue
        path, entry = one
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
