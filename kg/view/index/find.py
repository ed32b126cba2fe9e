"""Finding sentences in all papers by words in any order, with the facts that were read in each.

Words count in any of their forms; an abbreviation counts for what it stands for, and a word that no paper has for the
ones that look like it. The sentences are those of the index; nothing is read from the papers again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from kg.query.things import term_called
from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.index.words import words_of

__all__ = ["Sentence", "find"]

_QUERY = """
SELECT sentence.source, sentence.start, sentence.end, sentence.words, paper.council, paper.date
FROM sentence JOIN paper ON paper.source = sentence.source
WHERE sentence MATCH ? AND (? = '' OR instr(lower(paper.council), lower(?)) > 0)
ORDER BY rank, sentence.source, sentence.start
LIMIT ?
"""
#: how much alike a misspelt word and the beginning of a word of the papers must be
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paper with the facts that were read in it.

    Arguments:
        words: as they stand in the stored text.
        source: the paper, by its path without the extension.
        start, end: its characters in the stored text.
        council: whose paper it is; empty where nothing tells it.
        date: of the paper; may be empty.
        facts: the newest first.
    """

    words: str
    source: str
    start: int
    end: int
    council: str
    date: str
    facts: tuple[Told, ...]


def find(index: Index, text: str, *, council: str = "", most: int = 20) -> list[Sentence]:
    """Return the sentences with all the words of a text, the closest first.

    Args:
        index: of the store.
        text: words in any order; an abbreviation that the registers know (WSoA) stands for its full wording too.
        council: only papers of this council, by part of its name.
        most: how many at most.
    """
    parts = [[word, *words_of(term_called(given))] for given in text.split() for word in words_of(given)]
    if not parts:
        return []
    ask = partial(_asked, index, council=council, most=most)
    found = ask(_query(parts)) or ask(_query(_respelt(index, parts)))
    return [
        Sentence(words, source, start, end, of, date, tuple(_read_in(index, source, start, end)))
        for source, start, end, words, of, date in found
    ]


def _asked(index: Index, query: str, *, council: str, most: int) -> list[tuple[str, int, int, str, str, str]]:
    rows = index.rows(_QUERY, query, council, council, most) if query else []
    return [(source, int(start), int(end), words, of, date) for source, start, end, words, of, date in rows]


def _query(parts: Sequence[Sequence[str]]) -> str:
    """Return the query of the index: each word, or the phrase that it is short for."""
    told = []
    for word, *full in parts:
        forms = [f'"{word}"'] + ([f'"{" ".join(full)}"'] if full else [])
        told.append(f"({' OR '.join(forms)})")
    return " AND ".join(told)


def _respelt(index: Index, parts: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the words with those that no paper has replaced by the likeliest one that papers have."""
    index.base.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.known USING fts5vocab(main, sentence, row)")
    known = [row[0] for row in index.rows("SELECT term FROM temp.known ORDER BY term")]
    spelt = []
    for word, *full in parts:
        there = index.rows("SELECT 1 FROM sentence WHERE sentence MATCH ? LIMIT 1", f'"{word}"')
        spelt.append([word if there or full else _nearest(word, known), *full])
    return spelt


def _nearest(word: str, known: Sequence[str]) -> str:
    """Return the word of the index, which keeps stems, that a word is likeliest to be meant for, or the word itself."""
    begun = [one for one in known if one[0] == word[0] and len(one) > 2]
    scored = [(SequenceMatcher(None, word[: len(one) + 1], one).ratio(), one) for one in begun]
    score, best = max(scored, default=(0.0, word))
    return best if score >= _ALIKE else word


def _read_in(index: Index, source: str, start: int, end: int) -> Iterator[Told]:
    for told in index.facts(source=source):
        if told.fact.kind != "mention" and any(spot.start < end and start < spot.end for spot in told.spots):
            yield told
