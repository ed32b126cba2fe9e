"""What one document says and may say: extraction, then resolution, then the corrections that concern it.

A pure function of the document, its manifest entry, the rules, the registers and the corrections. Builds, explanations
and accounts of coverage all read a document here, so that they tell the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.documents.manifest import MANIFEST, read_manifest
from kg.documents.reader import read_document
from kg.extract.extractor import Extraction, Extractor
from kg.model.document import Document, ManifestEntry
from kg.model.frames import Frame
from kg.resolve import resolve
from kg.resolve.correct import correct
from kg.resolve.corrections import FILE, Correction, read_corrections
from kg.resolve.suggest import resolve_suggestions, unsaid

__all__ = ["Understood", "folder_of", "read_beside", "understand"]

#: how many folders above a document are looked into for a manifest
ABOVE = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """What a document says.

    Arguments:
        extraction: how it was read.
        facts: things resolved, corrections applied.
        suggestions: what it may say, best first.
        applied: the keys of the corrections that changed something.
    """

    extraction: Extraction
    facts: tuple[Frame, ...]
    suggestions: tuple[Frame, ...]
    applied: tuple[str, ...]


def understand(
    document: Document,
    extractor: Extractor,
    corrections: Iterable[Correction] = (),
    *,
    extraction: Extraction | None = None,
) -> Understood:
    """Return what a document says and may say.

    Arguments:
        document: to be read.
        extractor: reads it.
        corrections: of its folder.
        extraction: where it was read already.
    """
    read = extraction or extractor.read(document)
    facts = resolve(document, read.frames, extractor.registers)
    unsure = [candidate.frame for candidate in read.settled.suggestions]
    suggestions = resolve_suggestions(document, unsure, facts, extractor.registers) if unsure else ()
    corrected = correct(document, facts, extractor.registers, corrections, suggestions=suggestions)
    return Understood(read, corrected.frames, unsaid(corrected.suggestions, corrected.frames), corrected.applied)


def folder_of(path: Path) -> Path:
    """Return the folder that a build would be given: the nearest above the file with a manifest or corrections."""
    above = path.resolve().parents
    beside = (folder for folder in above[:ABOVE] if any((folder / name).is_file() for name in (MANIFEST, FILE)))
    return next(beside, above[0])


def read_beside(path: Path) -> tuple[Document, ManifestEntry, tuple[Correction, ...]]:
    """Read a file with what the manifest and the corrections beside it say of it.

    Arguments:
        path: the file.

    Returns:
        The document, its manifest entry, and the corrections of its folder.

    Raises:
        DocumentError: the file or the manifest cannot be read.
        CorrectionError: the corrections file beside it is wrong.
    """
    folder = folder_of(path)
    name = path.resolve().relative_to(folder).as_posix()
    entry = read_manifest(folder).get(name, ManifestEntry(name))
    return read_document(path, entry), entry, read_corrections(folder)
