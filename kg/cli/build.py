"""`kg build`: a folder into the store, with progress on a terminal and one honest summary at the end."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.cli.output import say
from kg.cli.shown import shown

if TYPE_CHECKING:
    from kg.build import Summary

__all__ = ["command", "told"]

#: facts of which the index of pages is made at once; of fewer it is made when first needed, in no time
MANY = 2000
#: documents that are named before the rest is only counted
LISTED = 10


@click.command("build")
@click.argument("folder", type=click.Path(path_type=Path))
@store_option
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read at the same time."
)
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Read on the workers of the Dask scheduler at tcp://HOST:8786 in place of --jobs.",
)
@click.option(
    "--cluster-files",
    default="",
    metavar="URL",
    help="Where the workers find the files of FOLDER, such as s3://bucket/minutes. Default: under its own path.",
)
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder with rule files of your own, which join the project's; may be given again.",
)
@click.option(
    "--base",
    default="",
    metavar="IRI",
    help="Your own IRI, to name documents and local things below. Default: as before, else by the folder's name.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="A document that takes longer is refused; the rest goes on.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(256),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Memory of each process that reads; a document that needs more is refused.",
)
@click.option("--no-model", is_flag=True, help="Read by rules alone, without the English pipeline.")
def command(
    folder: Path,
    store: str,
    jobs: int,
    cluster: str,
    cluster_files: str,
    rules: tuple[Path, ...],
    base: str,
    time_limit: float,
    memory_limit: int,
    no_model: bool,
) -> None:
    """Read the council papers in FOLDER into the store.

    Reads text, HTML, PDF, DOCX, ODT, RTF, saved pages (MHTML), letters with what is attached, and zip archives of
    these, each known by its content, whatever its name. A manifest.csv beside them (columns file, url, and
    optionally council, body, date, title) says where each came from. Afterwards the store holds the documents of
    FOLDER and no others; those that did not change since the last build are not read again. Exit status 1 means
    that a document was refused.

    A corrections.csv beside them is applied on every build: facts to reject or add, names that are, or are not, the
    same; see CORRECTIONS.md. One that no longer changes anything is named in the summary.

    \b
        kg build examples/minutes
        kg build minutes/ --store /tmp/minutes --jobs 4
        kg build minutes/ --cluster tcp://scheduler:8786
    """
    if cluster_files and not cluster:
        raise click.UsageError("--cluster-files needs --cluster.")
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from kg.build import build
    from kg.cluster import Cluster
    from kg.read import Limits

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def progress(path: str, total: int) -> None:
            bar.update(task, advance=1, total=total, description=shown(path))

        def pages(path: str, number: int, count: int) -> None:
            bar.update(task, description=f"{shown(path)}, page {number} of {count}")

        limits = Limits(time_limit, memory_limit)
        summary = build(
            folder,
            store,
            jobs=Cluster(cluster, cluster_files) if cluster else jobs,
            rules=rules,
            base=base,
            limits=limits,
            model=not no_model,
            progress=progress,
            pages=pages,
        )
    say("\n".join([told(summary, store), *_unplaced(store)]), err=False)
    if sum(count for _, count in summary.facts) >= MANY:
        from kg.view.index.kept import prepare

        # pages of many facts are made from an index, which takes longer than whoever opens one likes to wait
        prepare(str(store))
    raise SystemExit(1 if summary.refusals else 0)


def told(summary: "Summary", store: str) -> str:
    """Return the summary of a build in plain lines."""
    lines = [f"{_count(summary.read, 'document')} read into {store}"]
    if summary.unchanged:
        lines[0] += f", {summary.unchanged} unchanged since the last build"
    lines.append(f"IRIs begin with {summary.base} (see --base)")
    if summary.removed:
        gone = ", ".join(summary.removed)
        lines.append(f"{_count(len(summary.removed), 'document')} removed, no longer in the folder: {gone}")
    if summary.facts:
        lines.append("facts: " + ", ".join(f"{name} {count}" for name, count in summary.facts))
    if summary.suggestions:
        lines.append(f"{_count(summary.suggestions, 'suggestion')} beside the facts: kg suggest lists them")
    return "\n".join([*lines, *_wanting(summary)])


def _wanting(summary: "Summary") -> Iterator[str]:
    """Yield what of a build a reader may want to see to."""
    if summary.silent:
        yield f"{_count(len(summary.silent), 'document')} gave nothing but names, meetings and items:"
        yield from (f"  {path}" for path in summary.silent)
    if summary.corrected:
        yield f"{_count(summary.corrected, 'correction')} applied"
    if summary.idle:
        yield f"{_count(len(summary.idle), 'correction')} changed nothing; mend or remove:"
        yield from (f"  {told}" for told in summary.idle)
    if summary.model_fault:
        yield f"sentences were read by rules alone: {summary.model_fault}"
    if summary.notes:
        yield "read in part:"
        yield from (f"  {path}: {note}" for path, note in summary.notes)
    if summary.refusals:
        yield f"{_count(len(summary.refusals), 'document')} refused:"
        yield from (f"  {refusal.path}: {refusal.reason}" for refusal in summary.refusals)


def _unplaced(store: str) -> Iterator[str]:
    """Yield which documents the questions will leave out when they are asked of a council or a time."""
    from kg.query.engine import open_engine
    from kg.query.stats import unplaced

    nobodys, undated = unplaced(open_engine(store))
    if nobodys:
        yield f"{_count(len(nobodys), 'document')} of no known council, left out where a council is asked for:"
        yield from _some(nobodys)
    if undated:
        yield f"{_count(len(undated), 'document')} without a date, left out by from=, to= and --as-of:"
        yield from _some(undated)
    if nobodys or undated:
        yield "manifest.csv beside the documents can tell both: columns file, url, council, date"


def _some(sources: Sequence[str]) -> Iterator[str]:
    yield from (f"  {source}" for source in sources[:LISTED])
    if len(sources) > LISTED:
        yield f"  … and {len(sources) - LISTED} more"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
