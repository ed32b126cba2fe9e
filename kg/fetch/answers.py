"""What came back from a site, and the signs that it does not want to be read by a program: these end the visit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import FetchError

__all__ = ["Answer", "FailedError", "Known", "StoppedError", "obstacle"]

#: answers that say: there is no such page (any more)
GONE = frozenset({404, 410})

_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?(?:in|on)|sign-?in|sso|saml2?|adfs|oauth2?|authenticate)(?:[/._-]|$)"
    r"|login\.microsoftonline\.com",
    re.IGNORECASE,
)
#: headers with which a guard of sites says that it asks for a proof of being human
_CHALLENGE_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge"}
#: what the pages of such guards hold
_CHALLENGE = re.compile(
    rb"/cdn-cgi/challenge-platform|cf-browser-verification|_incapsula_resource|incapsula incident"
    rb"|<title>\s*(?:just a moment|attention required|checking your browser|ddos protection|are you (?:a )?human)"
    rb"|(?:g-recaptcha|h-captcha|cf-turnstile)[^>]*data-sitekey|awswafintegration|px-captcha",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)
#: a page of papers with a form to sign in at its edge says more than that
_LOGIN_PAGE = 30_000


class StoppedError(FetchError):
    """A site that is left for this run: a challenge, a login, a refusal, or it cannot be reached."""


class FailedError(FetchError):
    """One address that could not be had; the others may be. `status` is what it answered, where it did."""

    status: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address from before: the site's marks for the bytes, and what they were."""

    etag: str = ""
    modified: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Arguments:
        url: where it came from, after redirects.
        status: 200, 304 (as known), or one of `GONE`.
        headers: with names in lower case.
        path: a file with its bytes, where it has some; whoever asked moves it to its place or removes it.
        sha256: digest of the bytes as hex.
        size: their number.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    path: Path | None = None
    sha256: str = ""
    size: int = 0

    @property
    def gone(self) -> bool:
        """Whether the site says that there is no such page."""
        return self.status in GONE

    @property
    def media(self) -> str:
        """The media type as the site says it, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def known(self) -> Known:
        """What to remember of it."""
        return Known(self.headers.get("etag", ""), self.headers.get("last-modified", ""), self.sha256)


def obstacle(url: str, status: int, headers: Mapping[str, str], start: bytes, asked: str = "") -> str:
    """Return in words by what a site keeps a program out with this answer; empty where it does not.

    Arguments:
        url: of the answer, or to which it redirects.
        status: of the answer.
        headers: with names in lower case.
        start: the first bytes of its body.
        asked: the address that was asked: one that looks like a login by itself is no sign.
    """
    if any(headers.get(name, "").lower() == value for name, value in _CHALLENGE_HEADERS.items()):
        return "a challenge page"
    page = "html" in headers.get("content-type", "html")
    if page and _CHALLENGE.search(start):
        return "a challenge page"
    if status in (401, 407):
        return "a login"
    parts = urlsplit(url)
    if url != asked and _LOGIN.search(f"{parts.netloc}{parts.path}"):
        return "a login"
    if page and status == 200 and len(start) < _LOGIN_PAGE and _PASSWORD.search(start):
        return "a login"
    return ""
