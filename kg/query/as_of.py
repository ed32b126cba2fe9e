"""What held on a day: the rows of a question that had been said by then, between things that were in force.

A paper says what held when it was written, not until when. So a row is marked `as the register stands` only where the
register tells that every organisation it rests on was there on that day; otherwise it is `as the papers stand`, never
"in force" or "still true".
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from kg.query.parameters import read_date
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, Found, cell_text

__all__ = ["AS_OF_COLUMN", "held_on"]

AS_OF_COLUMN = "held"

#: what a row stands by: a register that has its organisations on that day, or no more than papers of before
BY_REGISTER, BY_PAPERS = "as the register stands", "as the papers stand"

#: rows looked up in one query
BATCH = 200

QUERY = """
SELECT ?fact ?said ?thing ?start ?end
WHERE {
  VALUES ?fact { %s }
  GRAPH ?graph { ?fact prov:hadPrimarySource ?paper }
  OPTIONAL { GRAPH ?graph { ?fact sg:saidOn ?said } }
  OPTIONAL {
    ?fact ?role ?thing .
    ?thing a ?class .
    FILTER (?class IN (org:FormalOrganization, org:OrganizationalUnit) && ?role != schema:about)
    OPTIONAL { ?thing schema:foundingDate ?start }
    OPTIONAL { ?thing schema:dissolutionDate ?end }
  }
}
"""


def held_on(rows: Iterator[Found], day: str, engine: Engine) -> Iterator[Found]:
    """Yield the rows that held on a day, each with one cell more.

    Arguments:
        rows: of a question, with their facts.
        day: ISO 8601, whole or cut; a cut one is its last day.
        engine: the store.

    Yields:
        The rows of which a fact had been said by then and none of whose organisations was over or not yet there, with
        the cell `as the register stands` where the register has all of them on that day, else `as the papers stand`,
        which a row without facts has too.

    Raises:
        QueryError: `day` is no date.
    """
    last = read_date(day, name="--as-of", end=True)
    while batch := list(islice(rows, BATCH)):
        states = _states({fact for row in batch for fact in row.facts}, last, engine)
        for row in batch:
            found = {states.get(fact, BY_PAPERS) for fact in row.facts} or {BY_PAPERS}
            found.discard("")
            if found:
                yield Found((*row.cells, BY_REGISTER if BY_REGISTER in found else BY_PAPERS), row.facts)


def _states(facts: set[str], last: str, engine: Engine) -> dict[str, str]:
    """Return what each fact stands by, or an empty text where it did not hold."""
    listed = " ".join(f"<{fact}>" for fact in sorted(facts))
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for fact, said, thing, start, end in engine.query(with_prefixes(QUERY % listed)):
        found = marks[fact.value]
        if said is None:
            found.add(BY_PAPERS)
        elif cell_text(said) > last:
            found.add("")
        if thing is not None:
            found.add(_in_force(cell_text(start), cell_text(end), last))
        elif not found:
            found.add(BY_PAPERS)
    return {fact: _weakest(found) for fact, found in marks.items()}


def _weakest(found: set[str]) -> str:
    if "" in found:
        return ""
    return BY_REGISTER if found == {BY_REGISTER} else BY_PAPERS


def _in_force(start: str, end: str, last: str) -> str:
    if (start and start > last) or (end and end < last):
        return ""
    return BY_REGISTER if start else BY_PAPERS
