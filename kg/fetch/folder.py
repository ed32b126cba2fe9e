"""The folder that papers are brought into: their files, the manifest, and what is needed to go on after a kill.

Each paper is noted in the journal, then put in its place, then entered in the manifest. Whatever moment a kill comes
at, the files that are there are whole, and the next fetch finishes or forgets what was begun. Nothing is ever deleted
but what was on its way.
"""

import csv
import fcntl
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from pathlib import Path

from kg.documents.manifest import MANIFEST, read_manifest
from kg.documents.source import source_of
from kg.errors import FetchError
from kg.fetch import files
from kg.fetch.answers import Answer, Known
from kg.fetch.journal import Asked, Journal
from kg.fetch.naming import version_name
from kg.fetch.same import same_paper
from kg.model.document import ManifestEntry

__all__ = ["HIDDEN", "Folder", "opened_folder"]

#: within the folder, what is fetch's own; kg build passes it over
HIDDEN = ".kg-fetch"
_COLUMNS = tuple(column.name for column in fields(ManifestEntry))


class Folder:
    """A folder that is open for one fetch."""

    def __init__(self, path: Path, now: Callable[[], str]) -> None:
        """Open what is there, and mend what a kill left; `now` tells the time in UTC."""
        self.path = path
        self.now = now
        self.incoming = path / HIDDEN / "incoming"
        self.pages = path / HIDDEN / "pages"
        for folder in (self.incoming, self.pages):
            folder.mkdir(parents=True, exist_ok=True)
        for part in self.incoming.iterdir():
            part.unlink()
        self.journal = Journal.open(path / HIDDEN / "journal.jsonl")
        self._untorn()
        self.entries = read_manifest(path)
        # rows are appended in the order of all columns, which a user's own manifest need not have
        self._written = dict(self.entries) if self._headed() else {}
        for file, entry in self.journal.rows.items():
            if all((path / name).is_file() for name in (file, entry.replaced_by or file)):
                self.entries[file] = entry
        self._current = {entry.url: file for file, entry in self.entries.items() if entry.url and not entry.replaced_by}
        self._sources = {source_of(file) for file in self.entries}
        self._save()
        self.journal.begin()

    # -- what is here ------------------------------------------------------------------------------

    def entry(self, url: str) -> ManifestEntry | None:
        """Return the row of the current paper at an address; None where there is none."""
        file = self._current.get(url)
        return None if file is None else self.entries[file]

    def addresses(self) -> dict[str, ManifestEntry]:
        """Return the current papers by their addresses."""
        return {url: self.entries[file] for url, file in self._current.items()}

    def asked(self, url: str) -> Asked | None:
        """Return what is here for an address; None where nothing is, or its file was taken away."""
        found = self.journal.asked.get(url)
        current = self._current.get(url)
        # a kill may have come between a version's row and the note of what was asked: then the row is right
        if current is not None and (found is None or found.file not in (current, self._page(url))):
            entry = self.entries[current]
            found = Asked(Known(etag=entry.etag, sha256=entry.sha256), entry.file)
        return found if found is not None and self.where(found.file).is_file() else None

    def where(self, file: str) -> Path:
        """Return the path of a file as the journal names it."""
        return self.path / file

    # -- what comes --------------------------------------------------------------------------------

    def keep_page(self, url: str, answer: Answer) -> Path:
        """Keep a page that only lists others, in place of what it was before."""
        assert answer.path is not None
        name = self._page(url)
        files.place(answer.path, self.path / name)
        self.journal.note(url, Asked(answer.known, name, self.now(), self.journal.run))
        return self.path / name

    def keep_paper(self, url: str, answer: Answer, entry: ManifestEntry, *, before: str | None = None) -> str:
        """Keep a paper.

        Arguments:
            url: its address, by which it is known again; empty of one that came from a file.
            before: the file of its last version, where it has no address.
            answer: its bytes, as they came.
            entry: its row of the manifest, its file named as a first version's is.

        Returns:
            `new`; `changed`, where the paper is here with other words: then both are kept; or `same`.
        """
        assert answer.path is not None
        before = self._current.get(url, before)
        if before is not None:
            kept = self.path / before
            known = self.entries[before].sha256 == answer.sha256
            if kept.is_file() and (known or same_paper(kept, answer.path)):
                answer.path.unlink()
                self._mark(before, "")
                if url:
                    self._note(url, replace(answer.known, sha256=self.entries[before].sha256), before)
                return "same"
            first = min((file for file, row in self.entries.items() if url and row.url == url), key=len, default=before)
            entry = replace(entry, file=version_name(first, answer.sha256))
        marks = {"sha256": answer.sha256, "etag": answer.known.etag, "retrieved": self.now()}
        entry = replace(entry, file=self._free(entry.file, url), **marks)
        self.journal.row(entry)
        if before is not None:
            self.journal.row(replace(self.entries[before], replaced_by=entry.file))
        files.place(answer.path, self.path / entry.file)
        files.append(self.path / MANIFEST, self._head() + _row(entry))
        self._written[entry.file] = entry
        self._enter(entry)
        if url:
            self._note(url, answer.known, entry.file)
        if before is None:
            return "new"
        self._enter(self.journal.rows[before])
        return "changed"

    def still(self, url: str) -> None:
        """Note that the site was asked, and has what is here."""
        found = self.asked(url)
        assert found is not None
        self._note(url, found.known, found.file)
        if found.file in self.entries:
            self._mark(found.file, "")

    def gone(self, url: str) -> bool:
        """Mark a paper that is here, and that the site has no more; tell whether that is new."""
        file = self._current.get(url)
        if file is None or self.entries[file].gone:
            return False
        self._mark(file, self.now()[:10])
        return True

    def finish(self, *, done: bool) -> None:
        """Bring the manifest up to date, and the journal to its shortest form."""
        self._save()
        self.journal.finish(done=done)

    # -- within ------------------------------------------------------------------------------------

    @staticmethod
    def _page(url: str) -> str:
        return f"{HIDDEN}/pages/{_digest(url)}"

    def _mark(self, file: str, gone: str) -> None:
        if self.entries[file].gone != gone:
            self.journal.row(replace(self.entries[file], gone=gone))
            self._enter(self.journal.rows[file])

    def _note(self, url: str, known: Known, file: str) -> None:
        self.journal.note(url, Asked(known, file, self.now(), self.journal.run))

    def _enter(self, entry: ManifestEntry) -> None:
        self.entries[entry.file] = entry
        self._sources.add(source_of(entry.file))
        if entry.url and not entry.replaced_by:
            self._current[entry.url] = entry.file

    def _free(self, file: str, url: str) -> str:
        """Return a file name that no other paper has: without its extension it says which paper a fact comes from."""
        if source_of(file) not in self._sources and not (self.path / file).exists():
            return file
        return version_name(file, _digest(url + file))

    def _head(self) -> bytes:
        """Return the line of columns where the manifest is still to be made."""
        path = self.path / MANIFEST
        return b"" if path.exists() and path.stat().st_size else _line(_COLUMNS)

    def _headed(self) -> bool:
        path = self.path / MANIFEST
        return not path.exists() or path.read_bytes().startswith(_line(_COLUMNS))

    def _untorn(self) -> None:
        """Take a last line off the manifest that a kill cut off; a line of the user's own gets its end."""
        path = self.path / MANIFEST
        data = path.read_bytes() if path.exists() else b""
        if not data or data.endswith(b"\n"):
            return
        whole, _, torn = data.rpartition(b"\n")
        ours = any(_row(entry).startswith(torn) for entry in self.journal.rows.values())
        ours = ours or _line(_COLUMNS).startswith(data)
        if ours and not whole:
            path.unlink()
        else:
            files.replace(path, (whole if ours else data) + b"\n")

    def _save(self) -> None:
        """Write the manifest anew where its rows are others than on disk."""
        if self.entries != self._written:
            rows = b"".join(_row(self.entries[file]) for file in sorted(self.entries))
            files.replace(self.path / MANIFEST, _line(_COLUMNS) + rows)
            self._written = dict(self.entries)


@contextmanager
def opened_folder(path: Path, now: Callable[[], str]) -> Iterator[Folder]:
    """Open a folder to fetch into, made where it is not there; only one fetch at a time has it.

    Raises:
        FetchError: another fetch has it, it cannot be written, or the disk is full.
        DocumentError: its manifest is wrong.
    """
    try:
        (path / HIDDEN).mkdir(parents=True, exist_ok=True)
        with (path / HIDDEN / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FetchError(f"Another fetch is writing into {path}", "Wait until that one is done") from None
            yield Folder(path, now)
    except OSError as error:
        told = error.strerror or str(error)
        raise FetchError(
            f"{path} cannot be written ({told})", "What was brought is kept: mend that and run the same again"
        ) from error


def _row(entry: ManifestEntry) -> bytes:
    told = asdict(entry)
    return _line(tuple(told[name] for name in _COLUMNS))


def _line(cells: tuple[str, ...]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(" ".join(cell.split()) for cell in cells)
    return stream.getvalue().encode()


def _digest(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:24]
