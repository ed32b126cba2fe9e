"""Searching the index: things by any of their names, in any order of words and with slips of the pen, and sentences.

A word counts wherever it stands in a name or in the name of the council behind it. Only where no name has all the words
are names taken that look alike; what a name may stand for is never decided, only shown.
"""

from difflib import SequenceMatcher

from kg.view.index.index import Index
from kg.view.index.records import Hit
from kg.view.index.words import words_of
from kg.view.subgraph import Node

__all__ = ["sentences", "things"]

#: candidates by letters that are compared word for word
_CANDIDATES = 60
#: how much alike two words are that may be one with a slip
_ALIKE = 0.78
#: the trigram index finds no shorter words
_SHORTEST = 3

_NAMES = "SELECT id, words, ties, rank FROM called WHERE called MATCH ? ORDER BY rank LIMIT ?"


def things(index: Index, text: str, *, most: int = 40) -> list[Node]:
    """Return the things that a text may name, the likeliest first."""
    words = words_of(text)
    if not words:
        return []
    rows = _exact(index, words) or _alike(index, words)
    best: dict[str, tuple[float, ...]] = {}
    for iri, name, ties in rows:
        own = words_of(name)
        score = (-sum(word in own for word in words), len(own) - len(words), -float(ties))
        best[iri] = min(best.get(iri, score), score)
    ids = sorted(best, key=lambda iri: (best[iri], iri))[:most]
    found = {node.id: node for node in index.nodes(ids)}
    return [found[iri] for iri in ids if iri in found]


def _exact(index: Index, words: list[str]) -> list[tuple[str, str, int]]:
    """Return the names with all the words in them."""
    long = [word for word in words if len(word) >= _SHORTEST]
    if not long:
        return []
    query = " AND ".join(f'"{_quoted(word)}"' for word in long)
    rows = index.rows("SELECT id, words, ties FROM called WHERE called MATCH ? LIMIT 2000", query)
    return [(iri, name, ties) for iri, name, ties in rows if all(word in name for word in words)]


def _alike(index: Index, words: list[str]) -> list[tuple[str, str, int]]:
    """Return the names of which each word looks like one of those given."""
    parts = sorted({word[at : at + 3] for word in words for at in range(len(word) - 2)})
    if not parts:
        return []
    query = " OR ".join(f'"{_quoted(part)}"' for part in parts)
    found = []
    for iri, name, ties, _ in index.rows(_NAMES, query, _CANDIDATES):
        own = words_of(name)
        if all(any(_close(word, other) for other in own) for word in words):
            found.append((iri, name, ties))
    return found


def _close(word: str, other: str) -> bool:
    return word in other or SequenceMatcher(None, word, other).ratio() >= _ALIKE


def sentences(index: Index, text: str, *, most: int = 30) -> list[Hit]:
    """Return the sentences of the papers with all the words of a text, the closest first."""
    words = words_of(text)
    if not words:
        return []
    query = " AND ".join(f'"{_quoted(word)}"' for word in words)
    found = index.rows(
        "SELECT source, start, words FROM sentence WHERE sentence MATCH ? ORDER BY rank, source, start LIMIT ?",
        query,
        most,
    )
    return [Hit(*row) for row in found]


def _quoted(word: str) -> str:
    return word.replace('"', '""')
