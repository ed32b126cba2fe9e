"""What a fetch did, or would do: by council, in numbers, with what could not be had and why."""

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Outcome", "Plan", "Summary"]

#: what papers cost by experience, for plans: requests for a meeting's agenda, papers of a meeting that has some on the
#: subject, the share of such meetings, megabytes of a paper
_AGENDAS, _PAPERS, _SHARE, _MEGABYTES = 1.0, 4.0, 0.35, 0.6


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site would take, by what its lists say: the rest is experience.

    Arguments:
        committees: the names of those that would be looked through.
        meetings: how many of their meetings lie in the wanted time.
        everything: whether every meeting has papers that are taken.
        listed: requests that the lists took.
        delay: seconds between two requests.
    """

    committees: tuple[str, ...] = ()
    meetings: int = 0
    everything: bool = False
    listed: int = 0
    delay: float = 1.0

    @property
    def papers(self) -> int:
        """How many papers it would come to, about."""
        return round(self.meetings * (1.0 if self.everything else _SHARE) * _PAPERS)

    @property
    def requests(self) -> int:
        """How many requests it would take, about."""
        return self.listed + round(self.meetings * _AGENDAS) + self.papers

    @property
    def hours(self) -> float:
        """How long, at one request after the other."""
        return self.requests * self.delay / 3600

    @property
    def gigabytes(self) -> float:
        """How much it would bring."""
        return self.papers * _MEGABYTES / 1000


@dataclass
class Outcome:
    """What came of one address.

    Arguments:
        council, url: whose and where.
        system: the committee system, or what else it was taken for.
        counts: papers by what came of them: `new`, `changed`, `same`, `gone` (from the site), `lost` (gone before).
        refused: addresses that could not be had, each with the reason in words.
        stopped: why the site was left; empty where it was gone through.
        plan: what it would take, of a dry run.
    """

    council: str
    url: str
    system: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, str]] = field(default_factory=list)
    stopped: str = ""
    plan: Plan | None = None


@dataclass(frozen=True)
class Summary:
    """What came of all addresses, in their order; `enough` where a limit that the user set ended the run."""

    outcomes: tuple[Outcome, ...]
    requests: int = 0
    received: int = 0
    enough: str = ""

    @property
    def counts(self) -> Counter[str]:
        """The counts of all together."""
        return sum((one.counts for one in self.outcomes), Counter[str]())

    @property
    def stopped(self) -> bool:
        """Whether any site was left before its end."""
        return any(one.stopped for one in self.outcomes)
