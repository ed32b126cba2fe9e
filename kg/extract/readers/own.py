"""The project's own readers, each by the name under which choose.toml knows it."""

from kg.extract.readers.attendance import AttendanceReader
from kg.extract.readers.layout import LayoutReader
from kg.extract.readers.prose.reader import ProseReader
from kg.extract.readers.reader import Reader
from kg.extract.readers.report import ReportReader
from kg.extract.readers.rules.reader import RulesReader
from kg.extract.readers.tables import TableReader

__all__ = ["own_readers"]


def own_readers(*models: Reader) -> tuple[Reader, ...]:
    """Return the readers that every extractor has.

    Args:
        models: readers that need a model; without them rules and layout read alone.
    """
    return (
        LayoutReader(),
        ReportReader(),
        AttendanceReader(),
        TableReader(),
        RulesReader(),
        ProseReader(),
        *models,
    )
