"""`kg read`: one document as N-Quads, as a build would put it into a store."""

from pathlib import Path

import click

from kg.cli.options import output_option
from kg.cli.output import opened
from kg.cli.shown import style_of

__all__ = ["command"]


@click.command("read")
@click.argument("document", metavar="DOCUMENT", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder with rules of your own; may be given again.",
)
@click.option("--base", default="", metavar="IRI", help="As for kg build. Default: by the name of the folder.")
@output_option
def command(document: Path, rules: tuple[Path, ...], base: str, output: str | None) -> None:
    """One DOCUMENT as N-Quads: all that it says, what follows from that, and what it may say.

    What is written depends on the document, the manifest.csv and the corrections.csv beside it, the rules and the
    registers, and on no other document. So papers can be read on many machines and loaded together; the mark at the end
    tells a later build that nothing has changed.

    \b
        kg read examples/minutes/marlshire-2021-11-scrutiny.txt
        kg read minutes/board.pdf -o board.nq
    """
    from kg.build import read_alone

    quads = read_alone(document, rules, base)
    with opened(output, style=style_of("nquads")) as stream:
        stream.write(quads)
