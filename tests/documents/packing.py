"""Files of other kinds for the tests, written by hand: saved pages, letters, archives, OpenDocument and rich text."""

import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from html import escape

__all__ = ["archive", "letter", "odt", "odt_paragraphs", "rtf", "saved_page"]

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def saved_page(html: str, *, address: str = "") -> bytes:
    """Return a page as a browser saves it with its pictures (MHTML)."""
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: A page\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--part--"\r\n\r\n'
    part = "----part--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    picture = "\r\n----part--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    body = quopri.encodestring(html.encode())
    return f"{head}{kind}{part}".encode() + body + f"{picture}----part----\r\n".encode()


def letter(subject: str, text: str, attached: Mapping[str, bytes], *, html: bool = False) -> bytes:
    """Return a letter with attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "clerk@council.example", "forum@parents.example", subject
    message["Message-ID"] = "<1@council.example>"
    if html:
        message.add_alternative(text, subtype="html")
    else:
        message.set_content(text)
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()


def odt(body: str) -> bytes:
    """Return an OpenDocument text with the given content of its body."""
    content = f"<office:document-content {_NAMES}><office:body><office:text>{body}</office:text></office:body>"
    kind = b"application/vnd.oasis.opendocument.text"
    return archive({"mimetype": kind, "content.xml": f"{content}</office:document-content>".encode()})


def odt_paragraphs(paragraphs: Sequence[str]) -> bytes:
    """Return an OpenDocument text of plain paragraphs."""
    return odt("".join(f"<text:p>{escape(words)}</text:p>" for words in paragraphs))


def rtf(paragraphs: Sequence[str]) -> bytes:
    """Return a rich text of paragraphs, whose signs beyond ASCII are given by number."""
    body = "".join(f"{''.join(map(_control, words))}\\par\n" for words in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 " + body + "}").encode("ascii")


def _control(sign: str) -> str:
    if sign in "\\{}":
        return f"\\{sign}"
    return sign if sign.isascii() else f"\\u{ord(sign) if ord(sign) < 0x8000 else ord(sign) - 0x10000}?"
