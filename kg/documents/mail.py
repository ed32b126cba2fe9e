"""Letters and pages saved as letters (MHTML): the page or the words, and what is attached.

The standard library's email package decodes them (RFC 5322, RFC 2557).
"""

import email
import email.policy
from email.message import EmailMessage

from kg.documents.decode import decode
from kg.documents.html import from_html
from kg.documents.lines import Line, clean, to_line
from kg.documents.text import from_text
from kg.errors import DocumentError

__all__ = ["address", "attachments", "from_mail", "from_mhtml"]


def from_mhtml(data: bytes, path: str) -> list[Line]:
    """Turn a page that was saved with its pictures into lines.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: there is no page in it, or no text in the page.
    """
    page = _page(_message(data))
    if page is None:
        raise DocumentError(f"{path} holds no page", "Save the page again, as HTML or PDF")
    return from_html(decode(_bytes(page), path), path)


def from_mail(data: bytes, path: str) -> list[Line]:
    """Turn a letter into lines: its subject, then its words; attachments are documents of their own.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: there is no text in it.
    """
    message = _message(data)
    plain, page = _body(message, "text/plain"), _body(message, "text/html")
    if plain is not None and _bytes(plain).strip():
        lines = from_text(decode(_bytes(plain), path))
    elif page is not None and _bytes(page).strip():
        lines = from_html(decode(_bytes(page), path), path)
    else:
        raise DocumentError(f"{path} holds no text of its own", "What is attached to it is read by itself")
    subject = clean(str(message.get("Subject", "")))
    return [*([to_line(subject, kind="heading")] if subject else []), *lines]


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """Return the names and bytes of what is attached to a letter, pictures within its text left out.

    Arguments:
        data: the whole letter.
    """
    done = []
    for part in _message(data).walk():
        name = part.get_filename()
        inline = part.get_content_disposition() != "attachment" and part.get_content_maintype() == "image"
        if name and not inline and not part.is_multipart():
            done.append((name.replace("/", "_").replace("\\", "_"), _bytes(part)))
        elif part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
            inner = part.get_payload(0)
            done.append((name or f"letter {len(done) + 1}.eml", inner.as_bytes()))  # type: ignore[union-attr]
    return done


def address(data: bytes) -> str:
    """Return the address that a saved page says it came from; empty where it says none."""
    message = _message(data)
    page = _page(message)
    told = message.get("Snapshot-Content-Location") or (page.get("Content-Location") if page is not None else "")
    found = str(told or "").strip()
    return found if found.startswith(("http://", "https://")) else ""


def _message(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _page(message: EmailMessage) -> EmailMessage | None:
    """Return the first page among the parts, which is the one that was saved."""
    return next((part for part in message.walk() if part.get_content_type() == "text/html"), None)


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    """Return the first part of a letter of that type that is not attached, nor of a letter within it."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
            continue
        if part.get_content_type() == kind:
            return part
        if part.is_multipart():
            waiting += [one for one in part.get_payload() if isinstance(one, EmailMessage)]
    return None


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
