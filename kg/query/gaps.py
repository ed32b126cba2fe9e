"""Gaps of governance: check questions whose every row is a finding, told in plain English with its evidence.

The checks are questions below `queries/checks/`; how grave each is stands apart, in `profile.yml` beside them, so that
a user can take another profile. A gap is what no paper *in the store* shows; it cannot be told from a missing paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import QueryError
from kg.query.catalogue import Catalogue, Question
from kg.query.evidence import Place, places_of
from kg.query.rows import Engine
from kg.query.run import found_rows
from kg.query.values import refuse_unknown
from kg.resources import folder

__all__ = ["SEVERITIES", "Gap", "find_gaps", "read_profile"]

#: from grave to slight
SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Gap:
    """One finding.

    Arguments:
        check: name of the check.
        severity: one of `SEVERITIES`.
        message: what is missing, as a sentence.
        close: what would close it.
        source: the document or documents, by path without the extension.
        facts: IRIs of the facts that show it.
        places: where they stand.
    """

    check: str
    severity: str
    message: str
    close: str
    source: str
    facts: tuple[str, ...]
    places: tuple[Place, ...]


def find_gaps(engine: Engine, *, council: str = "", as_of: str = "", profile: Path | None = None) -> list[Gap]:
    """Ask every check.

    Arguments:
        engine: the store.
        council: only papers of this council, by part of its name.
        as_of: ISO 8601; as the papers stood on this day: only what had been said, and was due, by then.
        profile: another file of severities.

    Returns:
        The findings, the gravest first, then by check and document.

    Raises:
        QueryError: a check or the profile is wrong, or the store has no such council.
        StoreError: the store cannot answer.
    """
    catalogue = Catalogue.load(part="checks")
    severities = read_profile(profile or folder("queries") / "checks" / "profile.yml", catalogue)
    values = {name: value for name, value in {"council": council, "as_of": as_of}.items() if value}
    gaps = [
        gap
        for question in catalogue
        if question.name in severities
        for gap in _gaps(question, severities[question.name], values, engine)
    ]
    if council and not gaps:
        # of a council that is misspelt there is nothing to find, which must not be taken for good news
        refuse_unknown(Catalogue.load().question("councils"), engine, {"council": council})
    return sorted(gaps, key=lambda gap: (SEVERITIES.index(gap.severity), gap.check, gap.source, gap.message))


def _gaps(question: Question, severity: str, values: Mapping[str, str], engine: Engine) -> list[Gap]:
    header = question.header
    if not header.finding or not header.close:
        raise QueryError(f"{question.path}:1: a check needs the keys finding and close")
    known = {one.name for one in header.parameters}
    rows = list(found_rows(question, engine, {name: value for name, value in values.items() if name in known}))
    places = places_of((fact for row in rows for fact in row.facts), engine)
    names = [column.name for column in header.columns]
    gaps = []
    for row in rows:
        cells = dict(zip(names, row.cells, strict=True))
        try:
            message = header.finding.format_map(cells)
        except (KeyError, ValueError, IndexError) as error:
            raise QueryError(f"{question.path}:1: finding has {{{error}}}, which is no column") from None
        where = tuple(place for fact in row.facts for place in places.get(fact, ()))
        gaps.append(Gap(question.name, severity, message, header.close, cells.get("source", ""), row.facts, where))
    return gaps


def read_profile(path: Path, catalogue: Catalogue) -> dict[str, str]:
    """Return the severities that a profile gives: check to one of `SEVERITIES`; a check it leaves out is not asked.

    Raises:
        QueryError: it cannot be read, names an unknown check, or a severity that is none.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise QueryError(
            f"The profile {path} cannot be read: {error}", "It has a line CHECK: SEVERITY for each"
        ) from None
    if not isinstance(told, dict):
        raise QueryError(f"{path} is no profile", "It has a line CHECK: SEVERITY for each check")
    for name, severity in told.items():
        if name not in catalogue.paths:
            raise QueryError(f"{path}: there is no check {name!r}", f"There are: {', '.join(sorted(catalogue.paths))}")
        if severity not in SEVERITIES:
            raise QueryError(f"{path}: {name} cannot be {severity!r}", f"It is one of: {', '.join(SEVERITIES)}")
    return told
