"""`kg serve`: the store in a browser and for programs, on this machine."""

from pathlib import Path
from secrets import token_urlsafe

import click

from kg.cli.options import queries_option, store_option
from kg.cli.output import say
from kg.errors import KgError

__all__ = ["command"]


@click.command()
@store_option
@queries_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option(
    "--timeout",
    default=10.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="Seconds for one question.",
)
@click.option(
    "--rows", default=100_000, show_default=True, type=click.IntRange(1), help="Rows of one answer in SPARQL."
)
@click.option(
    "--memory-limit",
    default=2048,
    show_default=True,
    type=click.IntRange(256),
    metavar="MB",
    help="Memory of each process that asks; a question that needs more is refused.",
)
@click.option(
    "--cors", multiple=True, metavar="ORIGIN", help="A web origin whose pages may ask at /sparql; may be given again."
)
@click.option("--compare", default="", metavar="OLD", help="Another store: what changed since then is shown.")
@click.option(
    "--edit",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Let whoever opens the address that is told take part: hand in papers, put facts and names right. It writes "
    "into this folder of papers only.",
)
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
def command(
    store: str,
    queries: Path | None,
    host: str,
    port: int,
    timeout: float,
    rows: int,
    memory_limit: int,
    cors: tuple[str, ...],
    compare: str,
    edit: Path | None,
    open_: bool,
) -> None:
    """Show the store in a browser, and serve it to programs (SPARQL 1.1 Protocol at /sparql).

    Without --edit it only reads. It asks no other server, and listens on this machine alone unless --host tells
    otherwise. Pages of other web origins may not ask at /sparql, unless --cors names them.

    \b
        kg serve --open
        kg serve --port 8080 --timeout 5
        kg serve --edit minutes/
    """
    if edit is not None and host not in {"127.0.0.1", "::1", "localhost"}:
        raise click.UsageError("--edit is for this machine alone: leave --host out.")
    import socket

    import uvicorn

    from kg.query.engine import open_engine
    from kg.serve import Settings, create_app
    from kg.serve.connections import PromptProtocol

    if compare:
        open_engine(compare)
    open_engine(store)  # tells at once where there is none
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise KgError(f"Nothing can listen at {host}:{port} ({error.strerror})", "Choose another --port") from None
    port = listener.getsockname()[1]
    hosts = ("*",) if host in {"0.0.0.0", "::"} else ("localhost", "127.0.0.1", "[::1]", host)  # noqa: S104
    address = f"http://{'localhost' if host in {'0.0.0.0', '::'} else host}:{port}/"  # noqa: S104
    say(f"Serving {store} at {address} (Ctrl-C ends it)")
    token = token_urlsafe(24) if edit is not None else ""
    if edit is not None:
        # nobody else may know it: it stands in no page for those who only read
        say(f"Take part at {address}edit/{token}")
    if open_:
        click.launch(address)
    app = create_app(
        Settings(
            store,
            queries,
            seconds=timeout,
            rows=rows,
            hosts=hosts,
            cors=cors,
            memory=memory_limit,
            compare=compare,
            edit=edit,
            token=token,
        )
    )
    uvicorn.Server(uvicorn.Config(app, log_level="warning", http=PromptProtocol, ws="none")).run(sockets=[listener])
