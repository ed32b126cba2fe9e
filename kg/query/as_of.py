"""What held on a day: the rows of a question that had been said by then, between things that were in force.

A paper says what held when it was written, not until when. So a row is marked `in force` only where the register
tells that every organisation it rests on was there on that day; otherwise it is `unknown`, never "still true".
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from kg.query.parameters import read_date
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, Found, cell_text

__all__ = ["AS_OF_COLUMN", "held_on"]

AS_OF_COLUMN = "held"

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
        the cell `in force` where that is known of all of them, else `unknown`. A row without facts is `unknown`.

    Raises:
        QueryError: `day` is no date.
    """
    last = read_date(day, name="--as-of", end=True)
    while batch := list(islice(rows, BATCH)):
        states = _states({fact for row in batch for fact in row.facts}, last, engine)
        for row in batch:
            found = {states.get(fact, "unknown") for fact in row.facts} or {"unknown"}
            found.discard("")
            if found:
                yield Found((*row.cells, min(found)), row.facts)


def _states(facts: set[str], last: str, engine: Engine) -> dict[str, str]:
    """Return of each fact `in force`, `unknown`, or an empty text where it did not hold."""
    listed = " ".join(f"<{fact}>" for fact in sorted(facts))
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for fact, said, thing, start, end in engine.query(with_prefixes(QUERY % listed)):
        found = marks[fact.value]
        if said is None:
            found.add("unknown")
        elif cell_text(said) > last:
            found.add("")
        if thing is not None:
            found.add(_in_force(cell_text(start), cell_text(end), last))
        elif not found:
            found.add("unknown")
    # an empty text sorts first, then "in force", then "unknown"
    return {fact: "" if "" in found else max(found, default="unknown") for fact, found in marks.items()}


def _in_force(start: str, end: str, last: str) -> str:
    if (start and start > last) or (end and end < last):
        return ""
    return "in force" if start else "unknown"
