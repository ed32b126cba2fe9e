"""Taking part: a paper handed in, a fact called wrong, a name put right; written beside the papers and nowhere else.

Two places can be written: `corrections.csv` in the folder of the papers, and a new file in that folder. Nothing is
overwritten, no link is followed, and the store stays as it is until the next build.
"""

import hmac
import os
import re
import threading
from collections.abc import Mapping
from email import message_from_bytes
from email.policy import HTTP
from hashlib import sha256
from pathlib import Path

from kg.errors import KgError
from kg.resolve.corrections import FILE, Correction, read_corrections
from kg.resolve.written import append_corrections
from kg.view.index.records import Told
from kg.view.site.facts import KIND_CALLED

__all__ = ["COOKIE", "EditError", "Edits", "details_of_told", "handed_in"]

#: a page that was opened with the token shows what can be changed
COOKIE = "kg-edit"
#: what a paper's name may be made of
_SAFE = re.compile(r"[\w][\w .()&,'+-]{0,150}")
#: files in the folder that say something of the others
_OWN = frozenset({FILE, "manifest.csv", "names.csv"})


class EditError(KgError):
    """Something cannot be changed as asked."""


class Edits:
    """What may be changed: beside the papers of one folder, by whoever knows the token."""

    def __init__(self, folder: Path, token: str) -> None:
        """Begin with the folder and the token."""
        self.folder = folder
        self.token = token
        self._lock = threading.Lock()
        #: the paper that was handed in last, by the digest of its bytes
        self._held: dict[str, tuple[str, bytes]] = {}

    def knows(self, token: str) -> bool:
        """Tell whether a token is the one."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def corrections(self) -> tuple[Correction, ...]:
        """Return what stands in the corrections file.

        Raises:
            CorrectionError: it is wrong.
        """
        return read_corrections(self.folder)

    def pending(self, told: Told) -> bool:
        """Tell whether a fact is called wrong in the file and still in the store."""
        question, details = details_of_told(told)
        quotes = " ".join(" ".join(spot.passage.quote for spot in told.spots).split())
        return any(
            one.action == "reject"
            and one.fact == question
            and one.concerns(told.fact.source)
            and all(details.get(column) == text for column, text in one.details)
            and one.sentence in quotes
            for one in self.corrections()
        )

    def reject(self, told: Told, reason: str) -> None:
        """Write that a fact is none.

        Raises:
            EditError: the file cannot be written safely, or there is no reason.
            CorrectionError: it would be wrong.
        """
        if not reason.strip():
            raise EditError("Say why it is wrong", "One line is enough; it stands in the column note")
        question, details = details_of_told(told)
        sentence = next((" ".join(spot.passage.quote.split()) for spot in told.spots), "")
        row = {
            "action": "reject",
            "document": told.fact.source,
            "fact": question,
            "details": "; ".join(f"{column}={text}" for column, text in details.items() if ";" not in text),
            "sentence": sentence,
            "note": _line(reason),
        }
        self._append(row)

    def rename(self, name: str, other: str, document: str, reason: str) -> None:
        """Write that a name is that thing.

        Raises:
            EditError: a name is missing, or the file cannot be written safely.
            CorrectionError: the file would contradict itself.
        """
        if not name.strip() or not other.strip():
            raise EditError("Give the name, and what it means", "A name as papers write it, or a key of a register")
        row = {"action": "name", "name": _line(name), "other": _line(other), "document": _line(document)}
        self._append({**row, "note": _line(reason)})

    def _append(self, row: Mapping[str, str]) -> None:
        with self._lock:
            if (self.folder / FILE).is_symlink():
                raise EditError(f"{FILE} is a link to elsewhere, where nothing is written", "Put the file itself there")
            append_corrections(self.folder, [row])

    def hold(self, name: str, content: bytes) -> str:
        """Keep a paper in memory, in place of the last, and return the key under which it can be kept for good."""
        key = sha256(content).hexdigest()[:24]
        self._held = {key: (name, content)}
        return key

    def keep(self, key: str) -> Path:
        """Write the paper that was handed in last into the folder, as a new file.

        Raises:
            EditError: it is not there any more, its name cannot be one, or a file is there already.
        """
        if key not in self._held:
            raise EditError("That paper is not here any more", "Hand it in again")
        name, content = self._held[key]
        if not _SAFE.fullmatch(name) or name in _OWN or name.endswith("."):
            raise EditError(f"{name!r} is no name for a paper", "Letters, digits, spaces and .-_()&,'+ make one")
        path = self.folder / name
        try:
            # a new file only: what is there, a link too, is never written
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        except FileExistsError:
            raise EditError(f"{name} is in the folder already", "Rename the paper") from None
        except OSError as error:
            raise EditError(f"{name} cannot be written: {error.strerror}", "See to the folder") from None
        self._held.clear()
        return path


def details_of_told(told: Told) -> tuple[str, dict[str, str]]:
    """Return the question that lists a fact, and the cells of its row, as far as they are its slots as they are."""
    kind, fact = KIND_CALLED[told.fact.kind], told.fact
    question = kind.questions[0]
    cells = {
        column: next((fact.text(slot) for slot in path.split("|") if slot in fact.slots and fact.text(slot)), "")
        for column, path in question.columns.items()
    }
    return question.name, {column: text for column, text in cells.items() if text}


def handed_in(kind: str, body: bytes) -> tuple[str, bytes]:
    """Return the name, without its folders, and the bytes of the file in a form (RFC 7578).

    Raises:
        EditError: there is none.
    """
    message = message_from_bytes(b"Content-Type: " + kind.encode("latin-1") + b"\r\n\r\n" + body, policy=HTTP)
    for part in message.walk():
        name = part.get_filename()
        content = part.get_payload(decode=True) if name else None
        if name and isinstance(content, bytes) and content:
            return re.split(r"[/\\]", name)[-1].strip(), content
    raise EditError("No paper was handed in", "Choose a file, or drop one on the field")


def _line(text: str) -> str:
    return " ".join(text.split())
