"""Finding a thing by what people call it: its IRI, a name, another name, or an abbreviation that a register knows.

A name that fits several things is never decided by likeness: the candidates are listed instead.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import QueryError
from kg.graph.table import THINGS
from kg.query.catalogue import nearest
from kg.query.likeness import respelt, stems, words
from kg.query.parameters import is_iri, to_text_literal
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text

__all__ = ["Found", "describe", "find", "find_one", "likely", "term_called"]

#: candidates that a message lists before it only counts
SHOWN = 12
#: things described in one query
BATCH = 200

_NAMED = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; rdfs:label|skos:altLabel ?name .
  FILTER (%s)
}
"""

_WITH_CODE = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; dcterms:identifier %s .
}
"""

_ALL_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; rdfs:label|skos:altLabel ?name .
}
"""

_DESCRIBED = """
SELECT ?thing ?class ?label ?other ?kind ?code ?parent ?parent_label ?source ?council
WHERE {
  VALUES ?thing { %s }
  GRAPH ?graph { ?thing a ?class }
  # outside of the graph's braces: within them the engine would not begin with the things
  OPTIONAL { GRAPH ?graph { ?thing rdfs:label ?label } }
  OPTIONAL { GRAPH ?graph { ?thing skos:altLabel ?other } }
  OPTIONAL { GRAPH ?graph { ?thing dcterms:type/skos:prefLabel ?kind } }
  OPTIONAL { GRAPH ?graph { ?thing dcterms:identifier ?code } }
  OPTIONAL {
    GRAPH ?graph {
      ?thing org:unitOf|org:postIn|org:memberOf|org:subOrganizationOf|dcterms:isPartOf ?parent .
      ?parent rdfs:label ?parent_label
    }
  }
  OPTIONAL { GRAPH ?graph { ?paper a sg:Document ; dcterms:identifier ?source } }
  BIND (COALESCE(?paper, ?thing) AS ?teller)
  OPTIONAL { GRAPH ?graph { ?teller dcterms:publisher/rdfs:label ?council } }
}
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing in the store.

    Arguments:
        iri: of the thing.
        name: the fullest name that a paper or register gives it.
        type: organisation, body, person, post, plan, area or group.
        kind: in words, or empty.
        others: its other names, sorted.
        code: its register key, or empty.
        parents: name by IRI of what it belongs to, as the papers say.
        councils: the councils whose papers name it, sorted.
        papers: the papers that name it, by file name; none where only a register knows it.
    """

    iri: str
    name: str
    type: str
    kind: str = ""
    others: tuple[str, ...] = ()
    code: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)
    councils: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()

    def __str__(self) -> str:
        of = ", ".join(sorted(set(self.parents.values()))) or ", ".join(self.councils)
        of = of or (f"in {self.papers[0]}" if self.papers else "")
        return f"{self.name} ({self.kind or self.type}{', ' + of if of and of != self.name else ''})"


def _classes() -> dict[str, str]:
    """Return class IRI -> type of thing."""
    return {terms.type.value: name for name, terms in THINGS.items()}


def find(name: str, engine: Engine) -> list[Found]:
    """Return the things that `name` may mean: with just this name, with it in their name, or with all of its words.

    Arguments:
        name: an IRI, a name in any case, with or without "the", or an abbreviation.
        engine: the store.

    Returns:
        The candidates, sorted by name, council and IRI; empty where the store has none.
    """
    wanted = " ".join(name.split())
    if is_iri(wanted) and " " not in wanted:
        return describe([wanted], engine)
    bare = wanted[4:] if wanted.casefold().startswith("the ") else wanted
    if not bare:
        return []
    literals = ", ".join(to_text_literal(one.lower()) for one in dict.fromkeys((wanted, bare)))
    tests = [
        f"LCASE(STR(?name)) IN ({literals})",
        f"CONTAINS(LCASE(STR(?name)), {to_text_literal(bare.lower())})",
    ]
    classes = " ".join(f"<{iri}>" for iri in _classes())
    for number, test in enumerate(tests):
        things = [row[0].value for row in engine.query(with_prefixes(_NAMED % (classes, test)))]
        if not things and number == 0:
            things = _by_register(wanted, classes, engine)
        found = describe(things, engine)
        if found:
            # what only a register knows stands back behind what a paper names
            return [one for one in found if one.papers] or found
    term = term_called(wanted)
    return (find(term, engine) if term and term != wanted else []) or _by_words(stems(bare), _names(engine), engine)


def _names(engine: Engine) -> list[tuple[str, str]]:
    """Return each thing with each of its names."""
    classes = " ".join(f"<{iri}>" for iri in _classes())
    return [(row[0].value, row[1].value) for row in engine.query(with_prefixes(_ALL_NAMES % classes))]


def _by_words(wanted: Sequence[str], names: Iterable[tuple[str, str]], engine: Engine) -> list[Found]:
    """Return the things one of whose names has all of the words, in any order and form."""
    all_of = {*wanted}
    held = [(iri, {*stems(name)}) for iri, name in names]
    # whose name has no other words comes before whose name is longer
    iris = {iri for iri, has in held if has == all_of} or {iri for iri, has in held if all_of and all_of <= has}
    found = describe(iris, engine)
    return [one for one in found if one.papers] or found


def likely(name: str, engine: Engine) -> list[Found]:
    """Return the things that `name` is meant for if a word of it is misspelt; empty where none is near.

    Whoever shows one of them tells that it is not called so.
    """
    names = _names(engine)
    known = {word for _, called in names for word in words(called)}
    meant = respelt(words(name), known)
    return _by_words(stems(" ".join(meant)), names, engine) if meant != words(name) else []


def term_called(name: str) -> str:
    """Return the full wording of a SEND term that is abbreviated, such as WSoA; empty where there is none."""
    from kg.registers import Registers

    for term in Registers.load().terms:
        if name in term.abbreviations or name.casefold() in (alias.casefold() for alias in term.aliases):
            return term.name
    return ""


def _by_register(name: str, classes: str, engine: Engine) -> list[str]:
    """Return the things with the code of the register entry that `name` means."""
    from kg.registers import Registers

    entry = Registers.load().resolve(name)
    if entry is None:
        return []
    query = _WITH_CODE % (classes, to_text_literal(entry.key))
    return [row[0].value for row in engine.query(with_prefixes(query))]


def find_one(name: str, engine: Engine, *, council: str = "", misspelt: bool = False) -> Found:
    """Return the one thing that `name` means.

    Arguments:
        name: as for `find`.
        engine: the store.
        council: part of the name of a council: only what its papers name, or what belongs to it.
        misspelt: where nothing is called so, take the one thing that it is likely meant for; the caller tells it.

    Raises:
        QueryError: nothing is called so (with the nearest names), or several things are (with the candidates).
    """
    found = find(name, engine) or (likely(name, engine) if misspelt else [])
    if council:
        folded = council.casefold()
        kept = [one for one in found if any(folded in of.casefold() for of in (*one.councils, *one.parents.values()))]
        if found and not kept:
            raise QueryError(f"No paper of {council!r} names {name!r}", f"Elsewhere there is:\n{_listed(found)}")
        found = kept
    if not found:
        close = nearest(name, sorted({called for _, called in _names(engine)}), 5)
        hint = (
            f"Perhaps you mean {' or '.join(close)}"
            if close
            else "`kg find` looks for words in the sentences; `kg query organisations` and `kg query bodies` list names"
        )
        raise QueryError(f"Nothing in the store is called {name!r}", hint)
    if len(found) > 1:
        raise QueryError(
            f"{len(found)} things fit {name!r}",
            f"Give the whole name, add --council, or give the IRI:\n{_listed(found)}",
        )
    return found[0]


def _listed(found: Sequence[Found]) -> str:
    lines = [f"  {one.iri}\n      {one}" for one in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"  … and {len(found) - SHOWN} more")
    return "\n".join(lines)


def describe(iris: Iterable[str], engine: Engine) -> list[Found]:
    """Return what the store knows of things by their IRIs; what it does not have is left out."""
    wanted = sorted(set(iris))
    found: list[Found] = []
    for start in range(0, len(wanted), BATCH):
        batch = " ".join(f"<{iri}>" for iri in wanted[start : start + BATCH] if is_iri(iri))
        found.extend(_described(engine.query(with_prefixes(_DESCRIBED % batch))))
    return sorted(found, key=lambda one: (one.name, one.councils, one.iri))


def _described(solutions: Any) -> Iterator[Found]:
    classes = _classes()
    gathered: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    parents: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for thing, class_, label, other, kind, code, parent, parent_label, source, council in solutions:
        if class_.value not in classes:
            continue
        of = gathered[thing.value]
        of["type"].add(classes[class_.value])
        told = {"label": label, "other": other, "kind": kind, "code": code, "source": source, "council": council}
        for slot, term in told.items():
            if term is not None:
                of[slot].add(term.value)
        if parent is not None:
            parents[thing.value].setdefault(parent.value, cell_text(parent_label))
    for iri, of in gathered.items():
        names = sorted(of["label"] | of["other"], key=lambda name: (-len(name), name))
        labels = sorted(of["label"], key=lambda name: (-len(name), name)) or names or [iri]
        yield Found(
            iri,
            labels[0],
            min(of["type"]),
            min(of["kind"], default=""),
            tuple(sorted({*names} - {labels[0]})),
            min((code for code in of["code"] if ":" in code), default=""),
            dict(sorted(parents[iri].items())),
            tuple(sorted(of["council"])),
            tuple(sorted(of["source"])),
        )
