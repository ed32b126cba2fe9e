"""Suggestions: what papers may say, read without being certain of it, best first."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, Found, cell_text

__all__ = ["SCORE_COLUMN", "SUGGESTION_COLUMNS", "Suggestion", "suggested_facts", "suggestions", "with_scores"]

QUERY = """
SELECT ?key ?question ?details ?score ?council ?document ?sentence ?reader ?rule ?start
WHERE {
  GRAPH ?suggested {
    ?suggestion a sg:Suggestion ; dcterms:identifier ?key ; sg:question ?question ; sg:details ?details ;
      sg:score ?score ; oa:hasSource ?paper ; oa:hasTarget ?place .
    ?place sg:rule ?rule ; oa:hasSelector ?quote , ?position .
    ?quote oa:exact ?sentence .
    ?position oa:start ?start .
  }
  OPTIONAL { GRAPH ?suggested { ?place prov:wasAttributedTo ?agent . ?agent rdfs:label ?reader } }
  OPTIONAL { ?paper sg:fileName ?document }
  OPTIONAL { ?paper dcterms:publisher ?publisher . ?publisher rdfs:label ?council }
}
"""

#: facts have a score only where suggestions were taken for facts
SCORES = "SELECT ?fact ?score WHERE { ?fact sg:score ?score ; prov:hadPrimarySource ?paper }"

#: the column of the score in an answer
SCORE_COLUMN = "suggested"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a paper may say; all values are plain text.

    Arguments:
        key: by which it can be accepted or rejected.
        score: how certain its reader was, from 0 to 1.
        council: whose paper it is, empty where nothing tells.
        question: the question in whose answer it would be.
        details: the cells of that row, as a corrections file gives them.
        sentence: on which it rests; the first of several.
        document: the file's name.
        reader: what proposed it.
        rule: by which rule, predicate or the like.
    """

    key: str
    score: str
    council: str
    question: str
    details: str
    sentence: str
    document: str
    reader: str
    rule: str


SUGGESTION_COLUMNS = tuple(field.name for field in fields(Suggestion))


def with_scores(rows: Iterator[Found], engine: Engine) -> Iterator[Found]:
    """Yield rows with a last cell that is the score of what is only suggested, and empty for what is a fact.

    Arguments:
        rows: with the facts on which each rests; where one of several is only suggested, the row is.
        engine: a store in which suggestions are taken for facts.
    """
    scores = suggested_facts(engine)
    for row in rows:
        found = [scores[fact] for fact in row.facts if fact in scores]
        yield Found((*row.cells, min(found, default="")), row.facts)


def suggested_facts(engine: Engine) -> dict[str, str]:
    """Return the facts of a store that are only suggested, by their IRIs, with their scores."""
    solutions = engine.query(with_prefixes(SCORES))
    return {fact.value: score.value for fact, score in solutions}


def suggestions(engine: Engine, *, council: str = "", question: str = "") -> Iterator[Suggestion]:
    """Yield the suggestions of a store: by council and question, of each the best first.

    Arguments:
        engine: the store.
        council: only papers of this council, by part of its name.
        question: only those that would answer this question.
    """
    found: dict[str, tuple[int, Suggestion]] = {}
    variables = ("key", "question", "details", "score", "council", "document", "sentence", "reader", "rule", "start")
    for solution in engine.query(with_prefixes(QUERY)):
        told = dict(zip(variables, map(cell_text, solution), strict=True))
        start = int(told.pop("start"))
        one = Suggestion(**told)
        place = f"{one.document} {one.key}"
        if place not in found or start < found[place][0]:
            found[place] = (start, one)
    wanted = (one for _, one in found.values() if council.casefold() in one.council.casefold())
    chosen = [one for one in wanted if question in {"", one.question}]
    yield from sorted(chosen, key=lambda one: (one.council, one.question, -float(one.score), one.document, one.key))
