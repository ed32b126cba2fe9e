"""How a site is asked: how often, by whom, how long an answer is waited for, and how often one is asked again."""

import re
from dataclasses import dataclass

from kg import __version__
from kg.errors import FetchError

__all__ = ["Manners", "checked_contact"]

_CONTACT = re.compile(r"(?:mailto:)?[^@\s()]+@[^@\s()]+\.[a-z]{2,}|https?://[^\s()]+\.[a-z]{2,}[^\s()]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manners:
    """The manners towards every site; the defaults are those that sites ask of visitors like this one.

    Arguments:
        contact: the user's e-mail or web address, which every request names.
        delay: seconds from the end of one answer to the next request to the same host.
        timeout: seconds without a byte after which an answer has failed.
        longest: seconds after which an answer that still comes has failed.
        tries: how often an address is asked in all where the site is busy or the line breaks.
        back_off: the pause after the first failure in seconds; doubled after each further one.
        patience: the longest pause that a site may ask for (`Retry-After`); beyond it the site is left.
    """

    contact: str
    delay: float = 1.0
    timeout: float = 60.0
    longest: float = 900.0
    tries: int = 4
    back_off: float = 5.0
    patience: float = 600.0

    @property
    def user_agent(self) -> str:
        """The name by which the tool introduces itself: its own, its version, and whom to write to."""
        return f"kg/{__version__} (reads council papers on SEND; {self.contact})"


def checked_contact(text: str) -> str:
    """Return a contact as it is put into requests.

    Raises:
        FetchError: it is neither an e-mail address nor a web address.
    """
    contact = text.strip()
    if not (contact.isascii() and _CONTACT.fullmatch(contact)):
        raise FetchError(
            f"{contact or 'An empty text'} is no contact",
            "Give --contact an e-mail address, or a web page that names you: sites want to know who asks",
        )
    return contact
