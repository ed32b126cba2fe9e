"""`kg score`: the answers compared with gold tables, by question and by council."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import say, write_json, write_text

if TYPE_CHECKING:
    from kg.score import Counts, Evaluation, Row

__all__ = ["command"]

_HEAD = f"{'gold':>6}{'found':>7}{'right':>7}{'prec':>8}{'recall':>8}{'F1':>8}{'attributes':>12}"


@click.command("score")
@click.option(
    "--gold",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of gold tables, one CSV file for each question.",
)
@click.option(
    "--documents",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Build the papers of this folder for the occasion, rather than ask the store.",
)
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="With --documents: a folder with rules of your own; may be given again.",
)
@store_option
@click.option("--errors", is_flag=True, help="Also every row that is missing, wrong, or differs in some column.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(
    gold: Path,
    documents: Path | None,
    rules: tuple[Path, ...],
    store: str,
    errors: bool,
    format_: str,
    output: str | None,
) -> None:
    """Compare the answers to the governance questions with gold tables.

    A gold table has the columns of its question and a column `optional`. Cells list accepted spellings with |, `*`
    accepts any, an empty cell an empty answer only; in a list ; parts the members, and one that ends in ? may be
    missing. Precision is how much of what is answered is right, recall how much of the gold is found.

    \b
        kg score --documents my-pages --gold my-gold
        kg score --gold my-gold --errors
    """
    from kg.score import score_documents, score_store

    evaluation = score_store(store, gold) if documents is None else score_documents(documents, gold, rules=rules)
    for refusal in evaluation.refusals:
        say(f"refused: {refusal.path}: {refusal.reason}")
    if format_ == "json":
        write_json(_json(evaluation, errors=errors), output)
    else:
        lines = [*_lines(evaluation), *(_errors(evaluation) if errors else ())]
        write_text("\n".join(lines) + "\n", output)


def _lines(evaluation: "Evaluation") -> Iterator[str]:
    yield f"{'question':16}{_HEAD}"
    for name, score in evaluation.scores.items():
        yield f"{name:16}{_numbers(score.counts)}"
    yield f"{'all (micro)':16}{_numbers(evaluation.total)}"
    asked = sum(1 for score in evaluation.scores.values() if score.counts.gold)
    yield f"macro F1 {_ratio(evaluation.macro_f1)} over {asked} questions with gold rows"
    councils = evaluation.by_council()
    width = max([len("council"), *(len(name or "(not known)") for name in councils)])
    yield ""
    yield f"{'council':{width}}{'papers':>8}{_HEAD}"
    for name, (papers, counts) in councils.items():
        yield f"{name or '(not known)':{width}}{papers:8}{_numbers(counts)}"


def _numbers(counts: "Counts") -> str:
    shares = f"{_ratio(counts.precision):>8}{_ratio(counts.recall):>8}{_ratio(counts.f1):>8}"
    return f"{counts.gold:6}{counts.found:7}{counts.hits:7}{shares}{_ratio(counts.attributes):>12}"


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _errors(evaluation: "Evaluation") -> Iterator[str]:
    from kg.score.tables import KEYS, columns_of

    for name, score in evaluation.scores.items():
        differing = [pair for pair in score.pairs if pair.disagree]
        if not (score.missing or score.wrong or differing):
            continue
        yield ""
        yield name
        for row in score.missing:
            yield f"  missing  {_row(row, columns_of(name))}"
        for row in score.wrong:
            yield f"  wrong    {_row(row, columns_of(name))}"
        for pair in differing:
            told = "; ".join(f"{c}: {pair.gold[c] or 'empty'} ≠ {pair.answer.get(c) or 'empty'}" for c in pair.disagree)
            yield f"  differs  {_row(pair.gold, KEYS[name][0])}: {told}"


def _row(row: "Row", columns: tuple[str, ...]) -> str:
    return " · ".join(row.get(column) or "-" for column in columns)


def _json(evaluation: "Evaluation", *, errors: bool) -> Mapping[str, object]:
    told: dict[str, object] = {
        "summary": {**_shares(evaluation.total), "macro_f1": evaluation.macro_f1},
        "questions": {
            name: {**asdict(score.counts), **_shares(score.counts)} for name, score in evaluation.scores.items()
        },
        "councils": {
            name: {"papers": papers, **asdict(counts), **_shares(counts)}
            for name, (papers, counts) in evaluation.by_council().items()
        },
    }
    if errors:
        told["errors"] = {
            name: {
                "missing": [dict(row) for row in score.missing],
                "wrong": [dict(row) for row in score.wrong],
                "differs": [asdict(pair) for pair in score.pairs if pair.disagree],
            }
            for name, score in evaluation.scores.items()
        }
    return told


def _shares(counts: "Counts") -> dict[str, float | None]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "attribute_agreement": counts.attributes,
    }
