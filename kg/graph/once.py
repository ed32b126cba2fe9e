"""One name and one kind for each thing of a whole: several papers may write one thing differently.

What is left out as a label stays as another name. It looks at lines of N-Triples, and asks nothing.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from kg.graph.vocabulary import DCTERMS, FOAF, RDFS, SKOS

__all__ = ["once"]

_OTHER_NAME: Final = str(SKOS.altLabel).encode()
_KIND: Final = str(DCTERMS.type).encode()
#: properties of which a thing has one value in a whole; all but the kind are names
_SINGLE: Final = frozenset({*(str(one).encode() for one in (RDFS.label, SKOS.prefLabel, FOAF.name)), _KIND})


def once(lines: set[bytes], known: AbstractSet[tuple[bytes, bytes]]) -> set[bytes]:
    """Return what several papers say of things, with one label and one kind for each.

    The label is that of the registers, else the longest, and the others are other names; of kinds a definite one goes
    before "other".

    Args:
        lines: of N-Triples.
        known: what the registers say, as subject and object, which goes before what papers write.
    """
    told: dict[tuple[bytes, bytes], list[bytes]] = {}
    for line in lines:
        subject, predicate, _ = line.split(b" ", 2)
        if predicate in _SINGLE:
            told.setdefault((subject, predicate), []).append(line)
    kept = set(lines)
    for (subject, predicate), found in told.items():
        if len(found) > 1:
            first = min(
                found,
                key=lambda line: (
                    (subject, line.split(b" ", 2)[2]) not in known,
                    line.endswith(b"/other> ."),
                    -len(line),
                    line,
                ),
            )
            others = [line for line in found if line != first]
            kept.difference_update(others)
            if predicate != _KIND:
                kept.update(line.replace(predicate, _OTHER_NAME, 1) for line in others)
    return kept
