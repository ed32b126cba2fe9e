"""`kg stats`: what the store holds, in numbers."""

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import write_json, write_text

__all__ = ["command"]


@click.command()
@store_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(store: str, format_: str, output: str | None) -> None:
    """What the store holds, in numbers: documents, facts by kind, things by type, councils and dates.

    \b
        kg stats
        kg stats --format json
    """
    from kg.query.engine import open_engine
    from kg.query.stats import stats

    told = stats(open_engine(store))
    if format_ == "json":
        write_json(told, output)
        return
    lines: list[str] = []
    for heading, counts in told.items():
        lines += ["", heading.upper()]
        width = max((len(name) for name in counts), default=0)
        lines += [f"  {name:{width}}  {count:>8}" for name, count in counts.items()] or ["  none"]
    write_text("\n".join(lines[1:]) + "\n", output)
