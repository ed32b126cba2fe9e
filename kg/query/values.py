"""The values that the graph holds for a parameter: for help, completion, and to tell a misspelt name."""

from collections import defaultdict
from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.catalogue import Question, nearest
from kg.query.header import Parameter
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine

__all__ = ["LISTS", "held_values", "list_of", "refuse_unknown"]

# distinct things first: each paper's graph repeats the names of what it names
_NAMES = """
SELECT DISTINCT ?thing ?value ?other WHERE {
  { SELECT DISTINCT ?thing WHERE { %s } }
  { ?thing rdfs:label ?value } UNION { ?thing skos:altLabel ?other }
}
"""

#: list -> the query that gives its values, each with other names of the same thing
LISTS: Mapping[str, str] = {
    "councils": _NAMES % "?paper dcterms:publisher ?thing",
    "sources": "SELECT ?thing ?value ?other WHERE { ?thing a sg:Document ; dcterms:identifier ?value }",
    "bodies": _NAMES % "?thing a org:OrganizationalUnit",
    "organisations": _NAMES % "?thing a org:FormalOrganization",
    "people": _NAMES % "?thing a foaf:Person",
    "posts": _NAMES % "?thing a org:Post",
    "plans": _NAMES % "?thing a sg:Plan",
    "areas": _NAMES % "?thing a dcterms:Location",
    "monitors": _NAMES % "?fact sg:monitor ?thing",
    "owners": _NAMES % "?fact sg:owner ?thing",
    "presenters": _NAMES % "?fact sg:presenter ?thing",
    "names": _NAMES
    % """
    VALUES ?class {
      org:FormalOrganization org:OrganizationalUnit foaf:Person org:Post sg:Plan dcterms:Location sg:GenericParty
    }
    ?thing a ?class
  """,
}

#: parameters that mean the same list in every question
_BY_NAME = {"council": "councils", "source": "sources", "body": "bodies", "person": "people", "name": "names"}


def list_of(parameter: Parameter) -> str | None:
    """Return the list from which a parameter takes its values, or None where any value will do."""
    name = parameter.values_from or _BY_NAME.get(parameter.name, "")
    return name if name in LISTS and parameter.type == "text" else None


def held_values(parameter: Parameter, engine: Engine) -> dict[str, tuple[str, ...]] | None:
    """Return the values that the graph holds for a parameter.

    Returns:
        Value to other names of the same thing, sorted; None where any value will do.
    """
    name = list_of(parameter)
    if name is None:
        return None
    labels: defaultdict[str, set[str]] = defaultdict(set)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for thing, value, other in engine.query(with_prefixes(LISTS[name])):
        if value is not None:
            labels[thing.value].add(value.value)
        if other is not None:
            others[thing.value].add(other.value)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for iri, values in labels.items():
        for value in values:
            found[value].update(others[iri])
    return {value: tuple(sorted(found[value])) for value in sorted(found)}


def refuse_unknown(question: Question, engine: Engine, values: Mapping[str, str]) -> None:
    """Raise where a value names nothing that the graph holds; call it when a question gave no row.

    A value is known when it stands within a name, whatever its case, as the questions themselves compare.

    Raises:
        QueryError: names the value and the nearest names there are.
    """
    for name, value in values.items():
        parameter = question.parameter(name)
        held = held_values(parameter, engine)
        if held is None:
            continue
        wanted = " ".join(value.split()).casefold()
        names = [one for first, others in held.items() for one in (first, *others)]
        # a document is asked for by its whole name, everything else by a part of it
        if value.strip() in names or (
            list_of(parameter) != "sources" and any(wanted in one.casefold() for one in names)
        ):
            continue
        close = nearest(value, names)
        hint = (
            f"Perhaps you mean {' or '.join(close)}"
            if close
            else f"`kg query {question.name} --help` shows those it has"
        )
        raise QueryError(f"The store has no {name} {value!r}", hint)
