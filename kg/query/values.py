"""The values that the graph holds for a parameter: for help, completion, and to tell a misspelt name."""

from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.catalogue import Question, nearest
from kg.query.header import Parameter
from kg.query.prefixes import with_prefixes
from kg.query.run import Engine

__all__ = ["LISTS", "held_values", "list_of", "refuse_unknown"]

_NAMES_OF_CLASS = """
SELECT DISTINCT ?value ?other WHERE {
  ?thing a %s ; rdfs:label ?value .
  OPTIONAL { ?thing skos:altLabel ?other }
} ORDER BY ?value ?other
"""

#: list -> the query that gives its values, each with other names of the same thing
LISTS: Mapping[str, str] = {
    "councils": """
SELECT DISTINCT ?value ?other WHERE {
  ?paper a sg:Document ; dcterms:publisher ?council .
  ?council rdfs:label ?value .
  OPTIONAL { ?council skos:altLabel ?other }
} ORDER BY ?value ?other
""",
    "sources": """
SELECT DISTINCT ?value ?other WHERE {
  ?paper a sg:Document ; dcterms:identifier ?value . BIND("" AS ?other)
} ORDER BY ?value
""",
    "bodies": _NAMES_OF_CLASS % "org:OrganizationalUnit",
    "organisations": _NAMES_OF_CLASS % "org:FormalOrganization",
    "people": _NAMES_OF_CLASS % "foaf:Person",
    "posts": _NAMES_OF_CLASS % "org:Post",
    "plans": _NAMES_OF_CLASS % "sg:Plan",
    "names": """
SELECT DISTINCT ?value ?other WHERE {
  VALUES ?class {
    org:FormalOrganization org:OrganizationalUnit foaf:Person org:Post sg:Plan dcterms:Location
    sg:GenericParty
  }
  ?thing a ?class ; rdfs:label ?value .
  OPTIONAL { ?thing skos:altLabel ?other }
} ORDER BY ?value ?other
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
    found: dict[str, tuple[str, ...]] = {}
    for value, other in engine.query(with_prefixes(LISTS[name])):
        names = found.setdefault(value.value, ())
        if other is not None and other.value:
            found[value.value] = (*names, other.value)
    return found


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
        if any(wanted in one.casefold() for one in names):
            continue
        close = nearest(value, names)
        hint = (
            f"Perhaps you mean {' or '.join(close)}"
            if close
            else f"`kg query {question.name} --help` shows those it has"
        )
        raise QueryError(f"The store has no {name} {value!r}", hint)
