"""Files within files: the papers of a zip archive and the attachments of a letter, each known by a path of its own.

The path of a member goes on from that of its archive: `packs/march.zip/minutes.pdf`. Nothing is unpacked to the disk.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kg.documents.mail import attachments
from kg.documents.media import ARCHIVE_DAMAGE, MAIL, ZIP, is_mail, media_type, packed_type
from kg.errors import DocumentError

__all__ = ["MAX_BYTES", "members", "read_bytes"]

#: the largest file that is read, in bytes; a council's whole agenda pack is seldom above 100 MB
MAX_BYTES = 300_000_000
#: the most members of an archive, how deep archives may stand in one another, how much smaller a member may be packed
_MOST, _DEEPEST, _RATIO = 10_000, 3, 1_000
#: members below this size, in bytes, may be packed as small as they like
_SMALL = 5_000_000
#: what programs put into archives beside the papers
_BESIDE = ("__MACOSX", "Thumbs.db", "desktop.ini")


def members(path: Path) -> list[str]:
    """Return the paths, within a file, of the documents that it holds beside itself; none for most files.

    Arguments:
        path: a file. One that cannot be read as an archive holds nothing: reading it will say why.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
            if not head.startswith(b"PK\x03\x04") and not is_mail(head):
                return []
            stream.seek(0)
            return list(_members(stream, path.name, depth=1))
    except (OSError, DocumentError):
        return []


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or of a member of an archive or letter.

    Raises:
        DocumentError: a member is not there, encrypted, damaged or too large.
        OSError: the file cannot be read.
    """
    holder = next((above for above in path.parents if above.is_file()), None)
    if holder is None or path.is_file():
        return path.read_bytes()
    rest = path.relative_to(holder).as_posix()
    stream: BinaryIO = holder.open("rb")
    name = holder.name
    while rest:
        with stream:
            held = _held(stream, name)
            inner = max((one for one in held if rest == one or rest.startswith(f"{one}/")), key=len, default="")
            if not inner:
                raise DocumentError(f"{path.name} is not in {holder.name}", "Look at what the archive holds")
            stream, name, rest = io.BytesIO(held[inner]()), inner, rest[len(inner) + 1 :]
    return stream.read()


def _members(stream: BinaryIO, name: str, *, depth: int) -> Iterator[str]:
    """Yield what a file holds: of an archive within it what that holds, of a letter itself and what is attached."""
    for inner, read in _held(stream, name).items():
        path = PurePosixPath(inner)
        if any(part.startswith((".", "~$")) or part in _BESIDE for part in path.parts):
            continue
        below: list[str] = []
        if depth < _DEEPEST and path.suffix.lower() in (".zip", ".eml"):
            with suppress(DocumentError):
                below = list(_members(io.BytesIO(read()), inner, depth=depth + 1))
        yield from (f"{inner}/{one}" for one in below)
        if not below or path.suffix.lower() == ".eml":
            yield inner


def _held(stream: BinaryIO, name: str) -> dict[str, Callable[[], bytes]]:
    """Return what a file holds by name, with how each is read; of two of one name the first."""
    if stream.read(4) != b"PK\x03\x04":
        stream.seek(0)
        data = stream.read()
        held = attachments(data) if media_type(data, name) == MAIL else []
        return {name: partial(bytes, own) for name, own in reversed(held)}
    try:
        archive = zipfile.ZipFile(stream)
    except ARCHIVE_DAMAGE as error:
        raise DocumentError(f"{name} is a damaged zip archive", "Pack it again, or unpack it") from error
    if packed_type(archive, name) != ZIP:
        return {}
    listed = [(_plain(one.filename), one) for one in archive.infolist()[:_MOST] if one.filename and not one.is_dir()]
    return {name: partial(_unpacked, archive, one, name) for name, one in reversed(listed) if name}


def _plain(name: str) -> str:
    """Return the name of a member without what would lead out of its archive."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo, name: str) -> bytes:
    """Return the bytes of a member of an archive."""
    swollen = one.file_size > _SMALL and one.file_size > _RATIO * max(1, one.compress_size)
    if one.file_size > MAX_BYTES or swollen:
        raise DocumentError(
            f"{name} would unpack to {one.file_size // 1_000_000} MB", "Unpack it, and split it into parts"
        )
    try:
        return archive.read(one)
    except RuntimeError as error:
        raise DocumentError(f"{name} is encrypted", "Save a copy without a password") from error
    except ARCHIVE_DAMAGE as error:
        raise DocumentError(f"{name} is damaged in its archive", "Pack it again") from error
