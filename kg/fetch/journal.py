"""What a fetch notes as it goes, one line each: what it asked, with what marks, and which rows the manifest is to have.

    .kg-fetch/
        journal.jsonl   one object a line; the last about an address or a file counts
        pages/          lists of committees and meetings as they came, to ask only whether they have changed
        incoming/       what is on its way
        sites.json      where the folder's papers come from
        lock            held while a fetch writes here

A line is written before the step that it speaks of, so that after a kill the next run can finish it or forget it.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.fetch import files
from kg.fetch.answers import Known
from kg.model.document import ManifestEntry

__all__ = ["Asked", "Journal"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the site answered for an address last time.

    Arguments:
        known: the marks of the bytes that are here.
        file: where they are: a paper's place in the folder, or that of a page within `.kg-fetch`.
        at: when the site was last asked, in UTC.
        run: the run that asked.
    """

    known: Known
    file: str
    at: str = ""
    run: int = 0


@dataclass
class Journal:
    """The journal of a folder, and what it says."""

    path: Path
    asked: dict[str, Asked] = field(default_factory=dict)
    rows: dict[str, ManifestEntry] = field(default_factory=dict)
    run: int = 0
    finished: int = 0

    @classmethod
    def open(cls, path: Path) -> "Journal":
        """Read a journal, which need not be there; a last line that a kill cut off is passed over."""
        journal = cls(path)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return journal
        for line in _lines(data):
            journal._take(line)
        if data and not data.endswith(b"\n"):
            files.append(path, b"\n")
        return journal

    def _take(self, line: dict[str, Any]) -> None:
        match line:
            case {"run": int(run), "done": bool(done)}:
                self.run = max(self.run, run)
                self.finished = max(self.finished, run if done else 0)
            case {"url": str(url), "file": str(file)}:
                known = Known(*(str(line.get(name, "")) for name in ("etag", "modified", "sha256")))
                self.asked[url] = Asked(known, file, str(line.get("at", "")), int(line.get("run", 0)))
            case {"row": {"file": str(file)}}:
                self.rows[file] = ManifestEntry(**line["row"])

    def begin(self) -> None:
        """Begin a run: one that was not finished goes on."""
        if self.run == self.finished:
            self.run += 1
            self._write({"run": self.run, "done": False})

    def note(self, url: str, asked: Asked) -> None:
        """Note what the site answered."""
        self.asked[url] = asked
        self._write(_noted(url, asked))

    def row(self, entry: ManifestEntry) -> None:
        """Note a row that the manifest is to have."""
        self.rows[entry.file] = entry
        self._write({"row": _told(entry)})

    def finish(self, *, done: bool) -> None:
        """Write the journal anew, with what is still of use; rows stand in the manifest now.

        Arguments:
            done: whether the run came to its end, so that the next one asks for everything again.
        """
        self.finished = self.run if done else self.finished
        self.rows.clear()
        lines: list[dict[str, Any]] = [{"run": self.run, "done": self.run == self.finished}]
        for url, asked in sorted(self.asked.items()):
            lines.append(_noted(url, asked))
        files.replace(self.path, b"".join(map(_line, lines)))

    def _write(self, line: dict[str, Any]) -> None:
        files.append(self.path, _line(line))


def _noted(url: str, asked: Asked) -> dict[str, Any]:
    known = asked.known
    marks = (("etag", known.etag), ("modified", known.modified), ("sha256", known.sha256))
    told = {name: value for name, value in marks if value}
    return {"url": url, "file": asked.file, **told, "at": asked.at, "run": asked.run}


def _line(line: dict[str, Any]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _told(entry: ManifestEntry) -> dict[str, str]:
    return {name: value for name, value in asdict(entry).items() if value}


def _lines(data: bytes) -> Iterator[dict[str, Any]]:
    for line in data.splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict):
            yield told
