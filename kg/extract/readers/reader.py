"""What a reader is: a reading in, candidates out. Readers stand side by side, and none knows what another proposes.

Which readers serve a kind of fact, with what precedence and how certain they must be, is told in choose.toml.
"""

from collections.abc import Iterable
from typing import Protocol

from kg.extract.candidate import Candidate
from kg.extract.reading import Reading

__all__ = ["Reader"]


class Reader(Protocol):
    """Proposes facts of one or of several kinds."""

    @property
    def name(self) -> str:
        """Its name, as choose.toml and evidence give it."""

    @property
    def version(self) -> str:
        """Its version, which changes when the same document may give other candidates."""

    def read(self, reading: Reading) -> Iterable[Candidate]:
        """Return what it reads in a document, in a fixed order.

        Arguments:
            reading: the document's sentences with their names, which must not be changed.
        """
