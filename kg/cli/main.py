"""The command `kg`: one group whose commands are loaded only when they are called, so that help is instant."""

import importlib
import io
from contextlib import suppress
from typing import NoReturn

import click

from kg import __version__
from kg.cli.shown import shown
from kg.errors import KgError

__all__ = ["COMMANDS", "kg", "main"]

#: command -> (module, its one line of help); the module holds a click command called `command`
COMMANDS = {
    "fetch": ("kg.cli.fetch", "Bring a council's papers on SEND from its site into a folder."),
    "build": ("kg.cli.build", "Read a folder of council papers into the store."),
    "update": ("kg.cli.update", "Fetch, build, and what is new since the last time."),
    "query": ("kg.cli.query", "Ask one of the saved questions."),
    "sparql": ("kg.cli.sparql", "Ask in SPARQL."),
    "show": ("kg.cli.show", "All that is known of one thing, each fact with its sentence."),
    "find": ("kg.cli.find", "The sentences with some words in them, and what was read there."),
    "path": ("kg.cli.path", "How one thing answers to another, hop by hop, quoted."),
    "card": ("kg.cli.card", "One fact as a card that can be cited."),
    "diff": ("kg.cli.diff", "What appeared, changed or went between two graphs."),
    "view": ("kg.cli.view", "The graph as one HTML file, offline."),
    "serve": ("kg.cli.serve", "The store in a browser and for programs, on this machine."),
    "export": ("kg.cli.export", "Turtle and other formats for others."),
    "check": ("kg.cli.check", "Is the graph sound, and where does governance have gaps?"),
    "stats": ("kg.cli.stats", "What the store holds, in numbers."),
    "completion": ("kg.cli.complete", "Complete commands, questions and names in your shell."),
    "suggest": ("kg.cli.suggest", "What the papers may say, to be accepted or rejected."),
    "read": ("kg.cli.read", "One document as N-Quads, on its own."),
    "rules": ("kg.cli.rules", "List and check extraction rules."),
    "explain": ("kg.cli.explain", "What was read in each sentence of a document, and by which rule."),
    "coverage": ("kg.cli.coverage", "How much of each document was understood."),
    "score": ("kg.cli.score", "Compare the answers with a gold table."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click names it
        """Return the commands in the order of the journey."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        """Return the command called `cmd_name`, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  as above
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def kg() -> None:
    """A knowledge graph of who runs, inspects, monitors and answers for SEND, from council papers."""


def main(*, alone: bool = False) -> None:
    """Run the command line; exit with 0 done, 1 refused or a check failed, 2 wrong use, 130 stopped by Ctrl-C.

    Arguments:
        alone: whether the process is there for this alone, and may be divided.
    """
    try:
        status = kg.main(standalone_mode=False, obj="alone" if alone else None)
    except click.ClickException as error:
        _used_wrongly(error)
    except (KeyboardInterrupt, click.Abort):
        _ended("Stopped.", 130)
    except KgError as error:
        _ended(str(error), 1)
    except OSError as error:
        _ended(f"{error.filename or 'The system'}: {error.strerror or error}. Mend that and try again.", 1)
    except MemoryError:
        _ended("There is not enough memory. Narrow the question, or read fewer documents at a time.", 1)
    raise SystemExit(status if isinstance(status, int) else 0)


def _used_wrongly(error: click.ClickException) -> NoReturn:
    """Say what click says of wrong use."""
    told = io.StringIO()
    error.show(told)
    click.echo(shown(told.getvalue()), err=True, nl=False)
    raise SystemExit(error.exit_code) from None


def _ended(text: str, status: int) -> NoReturn:
    with suppress(OSError):  # nobody may be there to read it
        click.echo(shown(f"kg: {text}"), err=True)
    raise SystemExit(status) from None
