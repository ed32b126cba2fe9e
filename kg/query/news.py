"""What is new to a reader: how the graph differs from what it was, by council, each thing said once.

A paper that its site changed is here in both versions. What the new one says as the old one did is no news; what it
says no longer is. Names alone are none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.query.differences import Difference, differences
from kg.query.facts import read_facts
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text
from kg.query.wording import worded

__all__ = ["news"]

_PAPERS = """
SELECT DISTINCT ?source ?council ?next WHERE {
  ?paper a sg:Document ; dcterms:identifier ?source .
  OPTIONAL { ?paper dcterms:publisher/rdfs:label ?council }
  OPTIONAL { ?paper dcterms:isReplacedBy/dcterms:identifier ?next }
}
"""
_SAID = """
SELECT DISTINCT ?fact WHERE { ?paper dcterms:identifier %s . ?fact prov:hadPrimarySource ?paper }
"""


def news(old: Engine | None, new: Engine) -> dict[str, list[Difference]]:
    """Return what is new, by council in the order of the alphabet; papers of no known council come under "".

    Arguments:
        old: the graph as it was; None where there was none, and all is new.
        new: the graph as it is.
    """
    before = _papers(old) if old is not None else {}
    after = _papers(new)
    earlier = {following: source for source, (_, following) in after.items() if following}
    found = differences(old, new) if old is not None else list(_all(new))
    told: defaultdict[str, list[Difference]] = defaultdict(list)
    for one in _once(found, earlier, new):
        council = (after.get(one.source) or before.get(one.source) or ("", ""))[0]
        told[council].append(one)
    return {council: told[council] for council in sorted(told)}


def _once(found: list[Difference], earlier: Mapping[str, str], new: Engine) -> Iterator[Difference]:
    """Yield the differences of facts, those of a new version of a paper against its last."""
    versions: defaultdict[str, list[Difference]] = defaultdict(list)
    for one in found:
        if not one.source or one.kind == "mention":
            continue
        if one.change == "new" and one.source in earlier:
            versions[one.source].append(one)
        else:
            yield one
    for source, come in sorted(versions.items()):
        was, now = (_said(each, new) for each in (earlier[source], source))
        yield from (one for one in come if (one.kind, one.new) not in was)
        for (kind, words), iri in sorted(was.items()):
            if (kind, words) not in now and kind != "mention":
                yield Difference(kind, "gone", words, "", source, iri)


def _said(source: str, engine: Engine) -> dict[tuple[str, str], str]:
    """Return the facts of a paper, by their kind and words."""
    literal = '"' + source.replace("\\", "\\\\").replace('"', '\\"') + '"'
    iris = sorted(row[0].value for row in engine.query(with_prefixes(_SAID % literal)))
    return {(fact.kind, worded(fact)): fact.iri for fact in read_facts(iris, engine).values()}


def _all(engine: Engine) -> Iterator[Difference]:
    """Yield everything as new."""
    for source in _papers(engine):
        for (kind, words), iri in sorted(_said(source, engine).items()):
            yield Difference(kind, "new", "", words, source, iri)


def _papers(engine: Engine) -> dict[str, tuple[str, str]]:
    """Return the council and the next version of each paper, by its source; empty where there is none."""
    rows = engine.query(with_prefixes(_PAPERS))
    return {row[0].value: (cell_text(row[1]), cell_text(row[2])) for row in sorted(rows, key=str)}
