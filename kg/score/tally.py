"""Answered rows matched with gold rows, one to one, and what the match is worth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.documents.source import source_of
from kg.score.cells import agrees, alternatives, folded
from kg.score.tables import KEYS, Row, columns_of

__all__ = ["Counts", "Pair", "Score", "compare"]


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a comparison.

    Arguments:
        gold: rows that had to be found.
        found: rows answered, those left out that repeat or meet an optional row.
        hits: rows found that are right by their key columns.
        asked: attribute cells of the hits that the gold table settles.
        right: those of them that agree.
    """

    gold: int = 0
    found: int = 0
    hits: int = 0
    asked: int = 0
    right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sum of two comparisons."""
        return Counts(
            self.gold + other.gold,
            self.found + other.found,
            self.hits + other.hits,
            self.asked + other.asked,
            self.right + other.right,
        )

    @property
    def precision(self) -> float | None:
        """The share of the answered rows that are right; None where none was answered."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold rows that were found; None where there are none."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is neither gold nor answer."""
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else None

    @property
    def attributes(self) -> float | None:
        """The share of the attribute cells that agree; None where none was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold row that had to be found, its answer, and the attribute columns that were asked and that disagree."""

    gold: Row
    answer: Row
    asked: tuple[str, ...]
    disagree: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A question's comparison: the rows that met, gold rows that were not found, answers that are wrong."""

    question: str
    pairs: tuple[Pair, ...]
    missing: tuple[Row, ...]
    wrong: tuple[Row, ...]

    @property
    def counts(self) -> Counts:
        """The numbers of the whole question."""
        return sum(self.by_source().values(), Counts())

    def by_source(self) -> dict[str, Counts]:
        """Return the numbers of each document that has a gold or an answered row."""
        found: dict[str, Counts] = {}

        def add(source: str, counts: Counts) -> None:
            found[source] = found.get(source, Counts()) + counts

        for pair in self.pairs:
            asked = len(pair.asked)
            add(pair.gold["source"], Counts(1, 1, 1, asked, asked - len(pair.disagree)))
        for row in self.missing:
            add(row["source"], Counts(gold=1))
        for row in self.wrong:
            add(row["source"], Counts(found=1))
        return found


def compare(question: str, gold: Sequence[Row], answered: Iterable[Row]) -> Score:
    """Match the answers to a question with its gold rows.

    Rows meet one to one, those first that agree in most attributes, then those whose keys are spelt the same. Rows
    marked optional come last; an answer that meets one, or repeats it, counts neither for nor against.

    Arguments:
        question: its name.
        gold: the gold rows.
        answered: the answered rows; equal ones count once.
    """
    keys, attributes = KEYS[question]
    answers = _distinct(question, answered)
    must = [row for row in gold if not row.get("optional")]
    may = [row for row in gold if row.get("optional")]
    free = set(range(len(answers)))
    met: dict[int, int] = {}
    for group in (must, may):
        for wanted, given in _best_pairs(group, answers, free, keys, attributes):
            free.discard(given)
            if group is must:
                met[wanted] = given
    wrong = [answers[given] for given in sorted(free) if not any(_meets(row, answers[given], keys) for row in may)]
    pairs = []
    for wanted, given in sorted(met.items()):
        row, answer = must[wanted], answers[given]
        asked = tuple(column for column in attributes if "*" not in alternatives(row[column]))
        disagree = tuple(column for column in asked if not agrees(column, row[column], answer.get(column, "")))
        pairs.append(Pair(row, answer, asked, disagree))
    missing = tuple(row for number, row in enumerate(must) if number not in met)
    return Score(question, tuple(pairs), missing, tuple(wrong))


def _distinct(question: str, rows: Iterable[Row]) -> list[Row]:
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        named = {**row, "source": source_of(row.get("source", ""))}
        found.setdefault(tuple(folded(named.get(column, "")) for column in columns_of(question)), named)
    return list(found.values())


def _meets(gold: Row, answer: Row, keys: tuple[str, ...]) -> bool:
    return all(agrees(column, gold[column], answer.get(column, "")) for column in keys)


def _best_pairs(
    group: Sequence[Row], answers: Sequence[Row], free: set[int], keys: tuple[str, ...], attributes: tuple[str, ...]
) -> list[tuple[int, int]]:
    """Return pairs of a gold row and an answer, the best first come, no row of either twice."""
    candidates = []
    for wanted, row in enumerate(group):
        for given in sorted(free):
            answer = answers[given]
            if _meets(row, answer, keys):
                agreed = sum(agrees(column, row[column], answer.get(column, "")) for column in attributes)
                exact = sum(folded(row[column]) == folded(answer.get(column, "")) for column in keys)
                candidates.append((-agreed, -exact, wanted, given))
    pairs: list[tuple[int, int]] = []
    for _, _, wanted, given in sorted(candidates):
        if all(wanted != other and given != taken for other, taken in pairs):
            pairs.append((wanted, given))
    return pairs
