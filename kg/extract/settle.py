"""Settling: what the readers propose becomes what the document says. It is done here, and nowhere else.

For each kind of fact, in the order of choose.toml: candidates of the readers that serve it, those that take precedence
first; those below the bar are set apart as suggestions, unless two readers agree on one; of what says the same, one
is kept, with all the evidence and
whatever the others fill in; what is contradicted or says less is left out, and the reason is kept for `kg explain`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.alike import join, one_place, same, undecided
from kg.extract.candidate import Candidate, stamped, tidied
from kg.extract.choose import Choice, choices
from kg.extract.placed import Placed
from kg.model.frames import Frame
from kg.model.kinds import KIND_OF

__all__ = ["LeftOut", "Settled", "settle"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A candidate that neither became a fact nor joined one, and why."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What a document says, what it may say, and what was left out.

    Arguments:
        facts: in the order of choose.toml, then of precedence, then of the text.
        suggestions: candidates below the bar of their kind that say what no fact says, in the same order.
        left_out: candidates that neither are facts nor joined one, with the reason.
    """

    facts: tuple[Frame, ...] = ()
    suggestions: tuple[Candidate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def settle(candidates: Iterable[Candidate]) -> Settled:
    """Settle what a document says.

    Arguments:
        candidates: of all readers.
    """
    by_kind: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_kind.setdefault(KIND_OF[type(candidate.frame)].name, []).append(stamped(candidate))
    facts: list[Frame] = []
    suggestions: list[Candidate] = []
    left_out: list[LeftOut] = []
    for kind, choice in choices().items():
        settling = _Settling(choice, left_out)
        settling.take(by_kind.get(kind, ()))
        facts.extend(tidied(candidate.frame) for candidate in settling.known)
        suggestions.extend(settling.unsure)
    return Settled(tuple(facts), tuple(suggestions), tuple(left_out))


class _Settling:
    """The settling of one kind: what is known so far, and what is only suggested."""

    def __init__(self, choice: Choice, left_out: list[LeftOut]) -> None:
        self.known: list[Candidate] = []
        self.unsure: list[Candidate] = []
        self._choice = choice
        self._left_out = left_out

    def take(self, candidates: Sequence[Candidate]) -> None:
        """Take in the candidates of the kind: the certain ones first, in the order of precedence."""
        serving = []
        for candidate in candidates:
            if candidate.reader in self._choice.readers:
                serving.append(candidate)
            else:
                self._leave_out(candidate, f"the reader {candidate.reader} does not serve this kind of fact")
        serving.sort(key=self._rank)
        placed = Placed()
        for candidate in serving:
            placed.add(candidate)
        unsure = []
        for candidate in serving:
            if self._certain(candidate, placed):
                self._assert(candidate)
            else:
                unsure.append(candidate)
        self._give_way()
        for candidate in unsure:
            self._suggest(candidate)

    def _give_way(self) -> None:
        """Leave out the facts that say less of the same than another does, wherever either stands."""
        for slot, values in self._choice.yields.items():
            others = [one for one in self._choice.same if one != slot]
            fuller = {
                tuple(getattr(known.frame, one) for one in others)
                for known in self.known
                if getattr(known.frame, slot) not in values
            }
            for known in list(self.known):
                told = tuple(getattr(known.frame, one) for one in others)
                if getattr(known.frame, slot) in values and told in fuller:
                    self.known.remove(known)
                    self._leave_out(known, "another fact says more of the same")

    def _asked(self, reader: str) -> float:
        """Return how certain a reader must be; a reader of which more than certainty is asked only suggests."""
        return self._choice.bars.get(reader, self._choice.bar)

    def _certain(self, candidate: Candidate, placed: Placed) -> bool:
        """Return whether a candidate is certain enough by itself, or with another reader that says the same there."""
        others = [other for other in placed.near(candidate) if one_place(other.frame, candidate.frame)]
        read = any(
            other.reader not in self._choice.quiet and other.score >= self._asked(other.reader) for other in others
        )
        asked = self._asked(candidate.reader)
        if candidate.score >= asked:
            return not (read and candidate.reader in self._choice.quiet)
        return (
            not read
            and self._choice.agree <= candidate.score
            and asked <= 1
            and any(
                other.score >= self._choice.agree
                and (same(other, candidate, self._choice) or same(candidate, other, self._choice))
                for other in others
            )
        )

    def _rank(self, candidate: Candidate) -> int:
        return self._choice.readers.index(candidate.reader)

    def _assert(self, candidate: Candidate) -> None:
        """Let a candidate be a fact, or join it to the one that says the same."""
        if not self._choice.same or candidate.reader in self._choice.gathered:
            self.known.append(candidate)
            return
        twins = self._twins(candidate)
        if not twins:
            self.known.append(candidate)
        elif self._several(twins, candidate):
            self._leave_out(candidate, "several facts may be meant, and it does not say which")
        else:
            self.known[twins[0]] = join(self.known[twins[0]], candidate, self._choice)

    def _suggest(self, candidate: Candidate) -> None:
        """Keep a candidate that is not certain as a suggestion, unless a fact or a surer suggestion says the same."""
        if self._choice.same and self._twins(candidate):
            self._leave_out(candidate, "a fact says the same")
            return
        twin = next((n for n, other in enumerate(self.unsure) if same(other, candidate, self._choice)), None)
        if twin is None:
            self.unsure.append(candidate)
        elif candidate.score > self.unsure[twin].score:
            self._leave_out(self.unsure[twin], "a surer suggestion says the same")
            self.unsure[twin] = candidate
        else:
            self._leave_out(candidate, "a suggestion says the same")

    def _twins(self, candidate: Candidate) -> list[int]:
        """Return the places of the facts that say the same, those of the same place in the text first."""
        found = [n for n, known in enumerate(self.known) if same(known, candidate, self._choice)]
        return sorted(found, key=lambda n: not one_place(self.known[n].frame, candidate.frame))

    def _several(self, twins: Sequence[int], candidate: Candidate) -> bool:
        first = self.known[twins[0]]
        if len(twins) == 1 or one_place(first.frame, candidate.frame):
            return False
        return undecided(first, candidate, self._choice)

    def _leave_out(self, candidate: Candidate, reason: str) -> None:
        self._left_out.append(LeftOut(candidate, reason))
