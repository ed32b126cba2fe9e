"""`kg update`: fetch, build, and what is new, by council; for a person now and then, and for a machine every week."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.fetch import fetch_options, run_fetch
from kg.cli.options import store_option
from kg.cli.output import say

if TYPE_CHECKING:
    from kg.query.differences import Difference
    from kg.query.rows import Engine

__all__ = ["NEWS", "command"]

#: exit status: there is something new; no other command has it
NEWS = 3

_MARKS = {"new": "+", "gone": "-", "changed": "~"}


@click.command("update")
@fetch_options
@store_option
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read at the same time."
)
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder with rule files of your own, as for kg build.",
)
@click.option("--view", "page", metavar="FILE", type=click.Path(dir_okay=False), help="Draw the graph into this file.")
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="Lines told of each council.")
@click.pass_context
def command(
    context: click.Context,
    /,
    store: str,
    jobs: int,
    rules: tuple[Path, ...],
    page: str | None,
    limit: int,
    **options: Any,
) -> None:
    """Fetch what is new, build it into the store, and say what changed, by council.

    FOLDER is one that kg fetch filled; with ADDRESS in its place it is fetched for the first time, as by kg fetch. What
    is new goes to standard output, how it went to standard error.

    Exit status 0: nothing is new. 3: there is news (no other command has this status). 1: a site was left before its
    end, or the store could not be written; what is new is told all the same. 2: wrong use.

    \b
        kg update papers
        kg update https://democracy.marlshire.example --contact me@example.org --view governance.html
        kg update papers > news.txt
    """
    from kg.build import build
    from kg.cli.build import told as told_of_build
    from kg.cli.fetch import told as told_of_fetch
    from kg.query.engine import open_engine
    from kg.query.news import news

    fetched, folder = run_fetch(**options)
    say(told_of_fetch(fetched, folder))
    kept = not store.startswith(("http://", "https://"))
    before = _opened(store) if kept else None
    built = build(folder, store, jobs=jobs, rules=rules)
    say(told_of_build(built, store))
    found = news(before, open_engine(store)) if kept else {}
    if not kept:
        say("An endpoint keeps no graph of before: of its news only the papers are told")
    papers = [(one.council, one.counts) for one in fetched.outcomes]
    lines = _told(papers, found, limit)
    say("\n".join(lines) if lines else "Nothing is new.", err=False)
    if page:
        from kg.cli.view import command as view

        context.invoke(view, store=store, output=page)
    raise SystemExit(1 if fetched.stopped else NEWS if lines else 0)


def _opened(store: str) -> "Engine | None":
    """Return the graph as it is, to be compared with; None where there is none, or one of another data model."""
    from kg.errors import StoreError
    from kg.query.engine import open_engine

    try:
        return open_engine(store)
    except StoreError:
        return None


def _told(papers: list[tuple[str, Counter[str]]], found: "dict[str, list[Difference]]", limit: int) -> list[str]:
    """Return what is new in plain lines; none where nothing is."""
    from kg.query.differences import summary

    counts: dict[str, Counter[str]] = {}
    for council, came in papers:
        counts.setdefault(council, Counter()).update(came)
    lines: list[str] = []
    for council in sorted({*counts, *found}):
        came, differ = counts.get(council, Counter()), found.get(council, [])
        words = [f"{came[key]} {key}" for key in ("new", "changed", "gone") if came[key]]
        if not words and not differ:
            continue
        news = [*([f"papers {', '.join(words)}"] if words else []), *([summary(differ)] if differ else [])]
        lines.append(f"{council or 'Papers of no known council'}: {'; '.join(news)}")
        for one in differ[:limit]:
            told = " → ".join(text for text in (one.old, one.new) if text)
            lines.append(f"  {_MARKS[one.change]} {one.kind}: {told} [{one.source}]")
        if len(differ) > limit:
            lines.append(f"  and {len(differ) - limit} more")
    return lines
