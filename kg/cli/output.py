"""Where a result goes: standard output or a file. Always bytes in UTF-8, whatever the locale says.

What a terminal would obey is made harmless on the way, see `kg.cli.shown`; messages go the same way.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from kg.cli.shown import ShownStream, shown
from kg.errors import KgError

__all__ = ["forget_unfinished", "opened", "say", "write_json", "write_text"]

#: files that are being written beside their place
_UNFINISHED: set[Path] = set()


@contextmanager
def opened(output: str | None, *, style: str = "plain") -> Iterator[BinaryIO]:
    """Open standard output, or the file `output`, for writing bytes.

    A file is written beside its place and moved there at the end: a failure leaves the old file as it was.
    When the reader of a pipe goes away (`| head`), the program ends quietly with status 0.

    Arguments:
        output: path of the file, or None for standard output.
        style: how what cannot be seen is written; see `kg.cli.shown`.

    Raises:
        KgError: the file cannot be written.
    """
    if output is None or output == "-":
        try:
            with _shown(sys.stdout.buffer, style) as stream:
                yield stream
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # Python would complain about the closed pipe once more when it flushes at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        return
    path = Path(output)
    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe
            with path.open("wb") as file, _shown(file, style) as stream:
                yield stream
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _cannot_write(output, error) from None
    temporary = Path(name)
    _UNFINISHED.add(temporary)
    try:
        with os.fdopen(handle, "wb") as file, _shown(file, style) as stream:
            yield stream
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(output, error) from None
    finally:
        temporary.unlink(missing_ok=True)
        _UNFINISHED.discard(temporary)


def forget_unfinished() -> None:
    """Remove what is half written; for a process that ends at once."""
    for path in list(_UNFINISHED):
        path.unlink(missing_ok=True)


def write_text(text: str, output: str | None = None, *, style: str = "plain") -> None:
    """Write `text`, which ends in a newline, to standard output or to the file `output`."""
    with opened(output, style=style) as stream:
        stream.write(text.encode("utf-8", "surrogatepass"))


def write_json(told: Any, output: str | None = None) -> None:
    """Write a value as JSON to standard output or to the file `output`."""
    write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", output, style="escape")


def say(text: str, *, err: bool = True) -> None:
    """Say a line, on standard error unless told otherwise."""
    click.echo(shown(text), err=err)


@contextmanager
def _shown(stream: BinaryIO, style: str) -> Iterator[BinaryIO]:
    """Give a stream that writes to another, with what cannot be seen written in a style."""
    outer = ShownStream(stream, style)
    yield cast("BinaryIO", outer)
    outer.end()


def _cannot_write(output: str, error: OSError) -> KgError:
    return KgError(f"{output} cannot be written: {error.strerror}", "Name a file in a folder that you may write to")
