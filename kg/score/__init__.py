"""The evaluation: the answers to the governance questions compared with a gold table, by question and by council."""

from kg.score.tables import KEYS, Row
from kg.score.tally import Counts, Score
from kg.score.whole import Evaluation, evaluate, score_documents, score_store

__all__ = ["KEYS", "Counts", "Evaluation", "Row", "Score", "evaluate", "score_documents", "score_store"]
