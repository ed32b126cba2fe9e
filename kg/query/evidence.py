"""The evidence of an answer: for each row the sentences it rests on, and where they stand.

Facts are looked up some hundred at a time, so that a long answer costs few queries and comes row by row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from itertools import islice

from kg.query.parameters import is_iri
from kg.query.prefixes import with_prefixes
from kg.query.rows import Answer, Engine, Found, cell_text

__all__ = ["EVIDENCE_COLUMNS", "Place", "places_of", "with_evidence"]

#: facts looked up in one query
BATCH = 200

QUERY = """
SELECT ?fact ?sentence ?document ?said ?url ?page ?start ?end ?rule ?property
WHERE {
  VALUES ?fact { %s }
  GRAPH ?graph {
    ?fact prov:wasDerivedFrom ?place .
    ?place oa:hasSource ?paper ; sg:rule ?rule ; oa:hasSelector ?quote , ?position .
    ?quote oa:exact ?sentence .
    ?position oa:start ?start ; oa:end ?end .
    ?paper sg:fileName ?document .
  }
  # outside of the graph's braces: within them the engine would not begin with the facts
  OPTIONAL { GRAPH ?graph { ?fact sg:saidOn ?said } }
  OPTIONAL { GRAPH ?graph { ?paper schema:url ?url } }
  OPTIONAL { GRAPH ?graph { ?place sg:page ?page } }
  OPTIONAL { GRAPH ?graph { ?place sg:supports ?property } }
}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document on which a fact rests; all values are plain text.

    Arguments:
        sentence: the words, exactly as they stand in the stored text.
        document: the file's name.
        said: the date on which it was said (ISO 8601), empty where the paper does not tell.
        url: where the document came from, by its manifest.
        page: of a paged document.
        start: the first character, counted from 0 in the stored text.
        end: the character after the last.
        rule: the extraction rule that read it; several are joined with "; ".
        supports: which values of the fact it says, joined in the same way; empty where it says all of them.
    """

    sentence: str
    document: str
    said: str
    url: str
    page: str
    start: str
    end: str
    rule: str
    supports: str


EVIDENCE_COLUMNS = tuple(field.name for field in fields(Place))


def with_evidence(answer: Answer, rows: Iterator[Found], engine: Engine) -> Answer:
    """Add evidence to an answer: a row for each place, in the order of the text.

    Arguments:
        answer: its columns and title are taken.
        rows: its rows, with the facts on which each rests.
        engine: the store.

    Returns:
        The answer's columns, then those of `Place`; a name that the answer has already gets `evidence_` before it.
        A row without evidence has empty cells there.
    """
    added = tuple(f"evidence_{name}" if name in answer.columns else name for name in EVIDENCE_COLUMNS)
    return Answer(answer.columns + added, _with_places(rows, engine), answer.title)


def _with_places(rows: Iterator[Found], engine: Engine) -> Iterator[tuple[str, ...]]:
    nowhere = ("",) * len(EVIDENCE_COLUMNS)
    while batch := list(islice(rows, BATCH)):
        known = places_of((fact for row in batch for fact in row.facts), engine)
        for row in batch:
            places = {place: None for fact in row.facts for place in known.get(fact, ())}
            for place in sorted(places, key=_order):
                yield row.cells + astuple(place)
            if not places:
                yield row.cells + nowhere


def places_of(facts: Iterable[str], engine: Engine) -> dict[str, tuple[Place, ...]]:
    """Return the places on which facts rest, in the order of the text.

    Arguments:
        facts: their IRIs.
        engine: the store.
    """
    found: defaultdict[str, dict[tuple[str, ...], tuple[set[str], set[str]]]] = defaultdict(dict)
    # a user's own query may call anything ?fact
    wanted = iter(dict.fromkeys(fact for fact in facts if is_iri(fact)))
    while batch := list(islice(wanted, BATCH)):
        solutions = engine.query(with_prefixes(QUERY % " ".join(f"<{fact}>" for fact in batch)))
        for fact, *cells in solutions:
            *where, rule, supported = map(cell_text, cells)
            # two rules that read one sentence are one place
            rules, supports = found[fact.value].setdefault(tuple(where), (set(), set()))
            rules.add(rule)
            supports.add(_words(supported))
    return {fact: tuple(sorted(map(_place, places.items()), key=_order)) for fact, places in found.items()}


def _place(told: tuple[tuple[str, ...], tuple[set[str], set[str]]]) -> Place:
    where, (rules, supports) = told
    # one rule that read all of the fact there is enough
    supported = "" if "" in supports else "; ".join(sorted(supports))
    return Place(*(*where, "; ".join(sorted(rules)), supported))


def _words(term: str) -> str:
    """Return the name of a property in words: `delegated to` for `sg:delegatedTo`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split(r"[#/]", term)[-1]).lower()


def _order(place: Place) -> tuple[str, int, int, str]:
    return place.document, int(place.start), int(place.end), place.rule
