"""Which saved questions a search may mean: by the words of their names, titles and columns, never by their rows."""

from collections.abc import Iterable, Sequence

from kg.query.catalogue import Question
from kg.view.index.words import words_of

__all__ = ["fitting"]

#: words that stand in nearly every question
_COMMON = frozenset(
    "a an and are by did do does for how in is of on or our the their to what when which who with".split()
)
#: questions that are offered at most
_MOST = 4


def fitting(text: str, catalogue: Iterable[Question]) -> list[Question]:
    """Return the questions that share the most words with a text, the likeliest first."""
    wanted = [_stem(word) for word in words_of(text) if word not in _COMMON]
    if not wanted:
        return []
    scored = [(-_score(wanted, question), question.name, question) for question in catalogue]
    return [question for score, _, question in sorted(scored, key=lambda one: one[:2]) if score < 0][:_MOST]


def _score(wanted: Sequence[str], question: Question) -> float:
    header = question.header
    near = {_stem(word) for word in words_of(f"{question.name} {header.title}")}
    far = {_stem(word) for word in words_of(f"{header.answers} {' '.join(one.name for one in header.columns)}")}
    score = sum(2.0 if word in near else 1.0 if word in far else 0.0 for word in wanted)
    return score if score >= max(1.0, len(wanted) / 2) else 0.0


def _stem(word: str) -> str:
    """Return a word without the endings that number and tense give it."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e")
