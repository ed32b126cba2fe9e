"""Promises as pages tell them: the rows of the saved question `promises`, each with the facts on which it rests."""

from dataclasses import dataclass, fields

from kg.query.catalogue import Catalogue
from kg.query.rows import Engine
from kg.query.run import found_rows

__all__ = ["Promise", "find_promises"]


@dataclass(frozen=True, slots=True)
class Promise:
    """What was to be done or to come back; the fields are columns of the question, all plain text.

    Arguments:
        promise: in the paper's words.
        owner: who was to do it, empty where nobody is named.
        said: ISO 8601 date on which it was promised.
        due: by when, empty where no date is named.
        state: done, overdue, never came back or open.
        kept_on: the date of the paper that shows it done.
        kept_by: the words there.
        source: the document with the promise.
        facts: IRIs of the facts.
    """

    promise: str
    owner: str
    said: str
    due: str
    state: str
    kept_on: str
    kept_by: str
    source: str
    facts: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        """Whether its day has passed and no paper shows it done."""
        return self.state in {"overdue", "never came back"}


def find_promises(engine: Engine) -> list[Promise]:
    """Return all promises, in the order of the question.

    Raises:
        StoreError: the store cannot answer.
    """
    question = Catalogue.load().question("promises")
    names = [column.name for column in question.header.columns]
    wanted = [field.name for field in fields(Promise) if field.name != "facts"]
    return [
        Promise(**{name: row.cells[names.index(name)] for name in wanted}, facts=row.facts)
        for row in found_rows(question, engine)
    ]
