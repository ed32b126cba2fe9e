"""The whole evaluation: answers to all questions, from a store or from documents built for it, against gold tables."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.build import build
from kg.documents.folder import Refusal
from kg.query.catalogue import Catalogue
from kg.query.engine import open_engine
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text
from kg.query.run import ask
from kg.score.tables import KEYS, Row, read_gold
from kg.score.tally import Counts, Score, compare

__all__ = ["Evaluation", "evaluate", "score_documents", "score_store"]

_COUNCILS = """
SELECT ?source (COALESCE(?name, "") AS ?council) WHERE {
  GRAPH ?graph {
    ?paper a sg:Document ; dcterms:identifier ?source .
    OPTIONAL { ?paper dcterms:publisher/rdfs:label ?name }
  }
} ORDER BY ?source ?name
"""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good the answers are.

    Arguments:
        scores: question -> its comparison.
        councils: source -> the council whose paper it is; only where it is known.
        refusals: documents that could not be read.
    """

    scores: Mapping[str, Score]
    councils: Mapping[str, str]
    refusals: tuple[Refusal, ...] = ()

    @property
    def total(self) -> Counts:
        """All questions together (micro)."""
        return sum((score.counts for score in self.scores.values()), Counts())

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of the questions with gold rows; None where there are none."""
        asked = [score.counts for score in self.scores.values() if score.counts.gold]
        return sum(counts.f1 or 0.0 for counts in asked) / len(asked) if asked else None

    def by_council(self) -> dict[str, tuple[int, Counts]]:
        """Return for each council its number of documents and its numbers; an empty name where it is not known."""
        sources: dict[str, Counts] = {}
        for score in self.scores.values():
            for source, counts in score.by_source().items():
                sources[source] = sources.get(source, Counts()) + counts
        found: dict[str, tuple[int, Counts]] = {}
        for source, counts in sources.items():
            council = self.councils.get(source, "")
            papers, so_far = found.get(council, (0, Counts()))
            found[council] = (papers + 1, so_far + counts)
        return dict(sorted(found.items()))

    def by_source(self, source: str) -> dict[str, Counts]:
        """Return the numbers of one document, by question."""
        return {name: score.by_source().get(source, Counts()) for name, score in self.scores.items()}


def evaluate(
    gold: Mapping[str, Sequence[Row]],
    answers: Mapping[str, Sequence[Row]],
    councils: Mapping[str, str] | None = None,
    refusals: tuple[Refusal, ...] = (),
) -> Evaluation:
    """Compare answers with gold rows, question by question.

    Arguments:
        gold: question -> gold rows.
        answers: question -> answered rows; a question that is not there counts as unanswered.
        councils: source -> council, for results by council.
        refusals: documents that could not be read.
    """
    scores = {name: compare(name, gold.get(name, ()), answers.get(name, ())) for name in KEYS}
    return Evaluation(scores, councils or {}, refusals)


def score_store(store: str, gold: Path) -> Evaluation:
    """Ask a store all questions and compare the answers.

    Arguments:
        store: a folder or the address of an endpoint.
        gold: the folder of gold tables.

    Raises:
        KgError: a gold table is wrong.
        StoreError: the store cannot be asked.
    """
    tables = read_gold(gold)
    return _asked(open_engine(store), tables, ())


def score_documents(
    documents: Path,
    gold: Path,
    *,
    jobs: int = 1,
    rules: tuple[Path, ...] = (),
    progress: Callable[[str, int], None] = lambda *_: None,
) -> Evaluation:
    """Build a graph of a folder of documents, for this once, ask it all questions and compare the answers.

    Arguments:
        documents: the folder.
        gold: the folder of gold tables.
        jobs: processes that read at the same time.
        rules: folders with rules of the user's own.
        progress: called when a document is done, with its path and the number of documents in all.

    Raises:
        KgError: a gold table is wrong, or nothing in the folder can be read.
    """
    tables = read_gold(gold)
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        summary = build(documents, store, jobs=jobs, rules=rules, progress=progress)
        return _asked(open_engine(str(store)), tables, summary.refusals)


def _asked(engine: Engine, gold: Mapping[str, Sequence[Row]], refusals: tuple[Refusal, ...]) -> Evaluation:
    catalogue = Catalogue.load()
    answers: dict[str, list[Row]] = {}
    for name in KEYS:
        answer = ask(catalogue.question(name), engine)
        answers[name] = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    councils: dict[str, str] = {}
    for source, council in engine.query(with_prefixes(_COUNCILS)):
        councils.setdefault(cell_text(source), cell_text(council))
    return evaluate(gold, answers, councils, refusals)
