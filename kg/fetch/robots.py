"""robots.txt: what a site asks programs to leave alone, and how slowly it wants to be asked (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

__all__ = ["LARGEST", "Rules"]

#: bytes of a robots.txt that are read, as the standard has it
LARGEST = 500_000

#: the name by which a site's rules address this program
AGENT = "kg"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host; without a parsed file everything is allowed."""

    parsed: Protego | None = None

    @classmethod
    def from_text(cls, data: bytes) -> "Rules":
        """Return the rules that the bytes of a robots.txt set."""
        return cls(Protego.parse(data[:LARGEST].decode("utf-8", "replace")))

    def allow(self, url: str) -> bool:
        """Tell whether an address may be asked."""
        return self.parsed is None or self.parsed.can_fetch(url, AGENT)

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 where it asks for none."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(AGENT)
        spaced = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(float(self.parsed.crawl_delay(AGENT) or 0.0), spaced)
