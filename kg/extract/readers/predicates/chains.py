"""Chains of accountability that notes draw with arrows: "Delivery Group > Board (monthly) > Cabinet"."""

import itertools
from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.syntax.tree import Tree
from kg.extract.syntax.when import frequency_of
from kg.model.frames import Evidence
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["chains"]

_ARROWS = frozenset({">", "→", "->", "»", "=>"})
_BODIES = frozenset({"BODY", "ORG", "PARTY", "ROLE"})


def chains(reading: Reading, tree: Tree) -> Iterator[Candidate]:
    """Yield a line for each arrow between two parties."""
    sentence = reading.sentences[tree.number]
    if not _ARROWS & set(tree.lowered) or not admits(reading, sentence, ReportingLine):
        return
    parties = [
        (at, name)
        for at, name in enumerate(tree.merged.names)
        if name is not None and name.label in _BODIES and name.thing is not None
    ]
    for (left, one), (right, other) in itertools.pairwise(parties):
        between = tree.lowered[left + 1 : right]
        if (
            not _ARROWS & set(between)
            or len(between) > 7
            or one.thing is None
            or other.thing is None
            or one.thing == other.thing
        ):
            continue
        evidence = (Evidence(sentence.start, sentence.end, "accountability/arrow"),)
        line = ReportingLine(
            body=one.thing,
            to=other.thing,
            relation="reports to",
            frequency=frequency_of(tree, right),
            evidence=evidence,
        )
        yield Candidate(line, "predicates", "1", 0.8)
