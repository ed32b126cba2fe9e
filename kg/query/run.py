"""Running a question: query text to the engine, engine's solutions to rows of plain text.

The engine is anything that takes a query text and gives solutions; which it is, is the graph's business. Rows
are made one at a time, so that memory does not grow with the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any

from kg.errors import QueryError
from kg.query.catalogue import Question
from kg.query.rows import CELLS, FACT, Answer, Cell, Engine, Found, cell_text

__all__ = ["answer_to", "ask", "found_rows"]


def ask(question: Question, engine: Engine, values: Mapping[str, str] | None = None) -> Answer:
    """Ask a question.

    Arguments:
        question: from the catalogue.
        engine: the store.
        values: parameter name to value, as the user wrote it.

    Returns:
        The answer; its columns are those of the header.

    Raises:
        QueryError: a parameter is wrong, or the query does not give the columns that its header promises.
        StoreError: the store cannot answer.
    """
    columns = tuple(column.name for column in question.header.columns)
    return Answer(columns, (row.cells for row in found_rows(question, engine, values)), question.header.title)


def answer_to(
    question: Question,
    engine: Engine,
    values: Mapping[str, str] | None = None,
    *,
    evidence: bool = False,
    as_of: str | None = None,
    facts: bool = False,
    suggested: bool = False,
) -> Answer:
    """Ask a question as a user does; a name that the store does not have is refused.

    Arguments:
        question: from the catalogue.
        engine: the store.
        values: parameter name to value, as the user wrote it.
        evidence: a row for each sentence that a row rests on, with where it stands; where a row is put together from
            many facts, one for each value, with the sentence that says it.
        as_of: only what held on this day: by the parameter `as_of` of a question that has one, else by a column `held`;
            see `kg.query.as_of`.
        facts: a column with the IRIs of the facts that a row rests on, with spaces between.
        suggested: a column with the score of a row that is only suggested; the engine must take suggestions for facts.

    Raises:
        QueryError: as for `ask`, or there is no row because a value names nothing that the store holds.
    """
    if as_of is not None and "as_of" in {one.name for one in question.header.parameters}:
        values, as_of = {"as_of": as_of, **(values or {})}, None
    rows = found_rows(question, engine, values)
    first = next(rows, None)
    if first is None:
        from kg.query.values import refuse_unknown

        refuse_unknown(question, engine, values or {})
    rows = chain([first] if first is not None else [], rows)
    columns = tuple(column.name for column in question.header.columns)
    if as_of is not None:
        from kg.query.as_of import AS_OF_COLUMN, held_on

        columns, rows = (*columns, AS_OF_COLUMN), held_on(rows, as_of, engine)
    if suggested:
        from kg.query.suggestions import SCORE_COLUMN, with_scores

        columns, rows = (*columns, SCORE_COLUMN), with_scores(rows, engine)
    if facts:
        columns, rows = (*columns, FACT), (Found((*row.cells, " ".join(row.facts)), row.facts) for row in rows)
    if evidence:
        from kg.query.evidence import with_evidence

        if f"?{CELLS})" in question.text:
            from kg.query.cell_evidence import with_cell_evidence

            return with_cell_evidence(Answer(columns, (), question.header.title), rows, engine)
        return with_evidence(Answer(columns, (), question.header.title), rows, engine)
    return Answer(columns, (row.cells for row in rows), question.header.title)


def found_rows(question: Question, engine: Engine, values: Mapping[str, str] | None = None) -> Iterator[Found]:
    """Ask a question and return its rows with their facts; equal rows that follow each other become one."""
    solutions = engine.query(question.sparql(values))
    variables = [variable.value for variable in solutions.variables]
    missing = [column.name for column in question.header.columns if column.name not in variables]
    if missing:
        raise QueryError(
            f"{question.path}: the header has the column {missing[0]}, which the query does not select",
            "Put it into SELECT or take it out of the header",
        )
    places = [(variables.index(column.name), column.list) for column in question.header.columns]
    fact = variables.index(FACT) if FACT in variables else None
    told = variables.index(CELLS) if CELLS in variables else None
    return _merged(_rows(solutions, places, fact, told))


def _rows(solutions: Any, places: Sequence[tuple[int, bool]], fact: int | None, told: int | None) -> Iterator[Found]:
    for solution in solutions:
        cells = tuple(cell_text(solution[place], is_list=is_list) for place, is_list in places)
        facts = cell_text(solution[fact]).split() if fact is not None else []
        yield Found(cells, tuple(facts), _values(cell_text(solution[told])) if told is not None else ())


def _values(text: str) -> tuple[Cell, ...]:
    return tuple(sorted({Cell(*line.split("\t")) for line in text.splitlines() if line.count("\t") == 3}))


def _merged(rows: Iterator[Found]) -> Iterator[Found]:
    for cells, same in groupby(rows, key=lambda row: row.cells):
        facts: dict[str, None] = {}
        values: set[Cell] = set()
        for row in same:
            facts.update(dict.fromkeys(row.facts))
            values.update(row.values)
        yield Found(cells, tuple(sorted(facts)), tuple(sorted(values)))
