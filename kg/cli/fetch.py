"""`kg fetch`: a council's papers on SEND from its site into a folder, with progress by council and a summary."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import wrong_use
from kg.cli.output import say
from kg.cli.shown import shown
from kg.errors import FetchError

if TYPE_CHECKING:
    from kg.fetch.manners import Manners
    from kg.fetch.origins import Origin
    from kg.fetch.site import Limits
    from kg.fetch.summary import Summary
    from kg.fetch.wanted import Wanted

__all__ = ["command", "fetch_options", "run_fetch", "told"]

#: what came of papers, in words
_COUNTS = {
    "new": "new",
    "changed": "changed",
    "same": "unchanged",
    "gone": "vanished from the site, kept",
    "lost": "vanished before",
}
#: so many reasons are told in full
_TOLD = 10


Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("places", nargs=-1, metavar="ADDRESS...|FOLDER"),
    click.option(
        "--into",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("papers"),
        show_default=True,
        metavar="FOLDER",
        help="The folder to bring the papers into.",
    ),
    click.option("--council", metavar="NAME", help="Whose papers they are, where no register knows the address."),
    click.option(
        "--from-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Further addresses, one a line; a comma and the council's name may follow each.",
    ),
    click.option(
        "--ofsted",
        metavar="FILE|ADDRESS",
        help="Ofsted's published list of area SEND inspections (CSV or ODS): it joins the papers.",
    ),
    click.option("--since", metavar="DATE", help="Meetings from this year, month or day on."),
    click.option("--until", metavar="DATE", help="Meetings up to this year, month or day."),
    click.option("--committee", default="", metavar="NAME", help="Only committees whose name holds this."),
    click.option(
        "--about", multiple=True, metavar="WORDS", help="Items that hold these words, in place of those on SEND."
    ),
    click.option("--all", "everything", is_flag=True, help="All committees and all their items."),
    click.option("--max-pages", type=click.IntRange(1), metavar="N", help="Stop after this many requests."),
    click.option("--max-megabytes", type=click.FloatRange(0, min_open=True), metavar="N", help="Stop after this much."),
    click.option(
        "--delay", type=click.FloatRange(0), metavar="SECONDS", help="Between two requests to a host.  [default: 1]"
    ),
    click.option(
        "--contact",
        envvar="KG_CONTACT",
        show_envvar=True,
        metavar="EMAIL|ADDRESS",
        help="Who asks: each request names it.",
    ),
)


def fetch_options(command: Command) -> Command:
    """Add the arguments and options of a fetch, which `kg update` has too; `run_fetch` takes them as they are."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("fetch")
@fetch_options
@click.option("--dry-run", is_flag=True, help="Say what it would take, and how much; bring nothing.")
def command(dry_run: bool, **options: Any) -> None:
    """Bring the papers of council sites that speak of SEND into a folder, for kg build.

    ADDRESS is that of a council's committee pages (ModernGov or CMIS), of a page that links papers, or of one paper.
    With FOLDER in its place, everything that an earlier fetch brought there is renewed: only what is new or has changed
    is transferred. Papers that vanished from a site are kept, and of one that changed both versions.

    The site's robots.txt is kept to; one request a second goes to a host, and each names you (--contact). A site that
    asks for a login or a proof of being human is left.

    Exit status 1 means that a site was left before its end.

    \b
        kg fetch https://democracy.marlshire.example --since 2021 --contact me@example.org
        kg fetch https://democracy.marlshire.example --dry-run
        kg fetch papers
    """
    summary, folder = run_fetch(dry_run=dry_run, **options)
    say(told(summary, folder), err=False)
    raise SystemExit(1 if summary.stopped else 0)


def run_fetch(
    places: tuple[str, ...],
    into: Path,
    *,
    council: str | None,
    from_file: Path | None,
    ofsted: str | None,
    since: str | None,
    until: str | None,
    committee: str,
    about: tuple[str, ...],
    everything: bool,
    max_pages: int | None,
    max_megabytes: float | None,
    delay: float | None,
    contact: str | None,
    dry_run: bool = False,
) -> "tuple[Summary, Path]":
    """Fetch as the command line says, with progress on a terminal; return what was done, and where the papers are."""
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    from kg.fetch.origins import read_origins
    from kg.fetch.run import fetch, utc_now

    wanted = _wanted(since, until, committee=committee, about=about, everything=everything)
    folder = Path(places[0]) if len(places) == 1 and Path(places[0]).is_dir() and from_file is None else None
    if ofsted and "://" not in ofsted:
        from kg.fetch.ofsted import take_register

        into = folder or into
        listed = take_register(Path(ofsted), into, now=utc_now)
        if not places and from_file is None:
            return listed, into
    if folder is not None:
        into = folder
        origins, kept_contact, kept_delay = read_origins(folder)
        origins = [_again(one, wanted) for one in origins]
        manners = _manners(contact or kept_contact, kept_delay if delay is None else delay)
    else:
        address = ofsted if ofsted and "://" in ofsted else None
        origins = _origins(places, from_file, council, wanted, address)
        manners = _manners(contact, 1.0 if delay is None else delay)
    console = Console(stderr=True)
    columns = (TextColumn("{task.fields[council]}", markup=False), TextColumn("{task.completed} papers"))
    with Progress(
        *columns,
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        lines = {one.council: bar.add_task("", total=None, council=shown(one.council)) for one in origins}

        def progress(of: str, url: str, papers: int) -> None:
            bar.update(lines[of], completed=papers, description=shown(url))

        limits = _limits(max_pages, max_megabytes)
        summary = fetch(origins, into, manners=manners, limits=limits, dry_run=dry_run, progress=progress)
    return summary, into


def told(summary: "Summary", folder: Path) -> str:
    """Return the summary of a fetch in plain lines."""
    lines: list[str] = []
    for one in summary.outcomes:
        name = f"{one.council} ({one.system})" if one.system else one.council
        if one.plan is not None:
            lines.append(
                f"{name}: {_count(len(one.plan.committees), 'committee')}, {_count(one.plan.meetings, 'meeting')};"
                f" about {_count(one.plan.papers, 'paper')}, {_count(one.plan.requests, 'request')},"
                f" {one.plan.hours:.1f} hours, {one.plan.gigabytes:.2f} GB"
            )
            lines.extend(f"  {committee}" for committee in one.plan.committees)
        else:
            counts = [f"{one.counts[key]} {words}" for key, words in _COUNTS.items() if one.counts[key]]
            lines.append(f"{name}: {', '.join(counts) or 'no papers'}")
        if one.stopped:
            lines.append(f"  left: {one.stopped}")
        lines.extend(f"  not taken: {reason} ({url})" for url, reason in one.refused[:_TOLD])
        if len(one.refused) > _TOLD:
            lines.append(f"  and {len(one.refused) - _TOLD} others not taken")
    plans = [one.plan for one in summary.outcomes if one.plan is not None]
    if plans:
        lines.append(
            f"in all: {_count(sum(one.requests for one in plans), 'request')},"
            f" {max(one.hours for one in plans):.1f} hours side by side,"
            f" {sum(one.gigabytes for one in plans):.2f} GB; nothing was brought"
        )
    else:
        requests, megabytes = _count(summary.requests, "request"), f"{summary.received / 1e6:,.1f} MB"
        lines.append(f"{requests}, {megabytes}; in {folder}: kg build {folder}")
    if summary.enough:
        lines.append(summary.enough)
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _limits(pages: int | None, megabytes: float | None) -> "Limits":
    from kg.fetch.site import Limits

    return Limits(pages or 0, round((megabytes or 0) * 1e6))


def _manners(contact: str | None, delay: float) -> "Manners":
    """Return the manners of a run; the contact is asked for where it is not given, and someone is there to ask."""
    from kg.fetch.manners import Manners, checked_contact

    if not contact and sys.stdin.isatty():
        contact = click.prompt("Whom may a site write to about this? Your e-mail or web address", err=True)
    if not contact:
        raise click.UsageError(
            "Sites want to know who asks: give --contact your e-mail or web address (or KG_CONTACT)."
        )
    with wrong_use():
        return Manners(checked_contact(contact), delay=delay)


def _origins(
    places: tuple[str, ...],
    from_file: Path | None,
    council: str | None,
    wanted: "Wanted",
    ofsted: str | None,
) -> "list[Origin]":
    """Return where to begin, each address with its council."""
    from kg.fetch.address import started
    from kg.fetch.ofsted import OFSTED
    from kg.fetch.origins import Origin, listed
    from kg.fetch.wanted import Wanted

    with wrong_use():
        given = [(place, "") for place in places]
        if from_file is not None:
            given += listed(from_file)
        if not given and not ofsted:
            raise FetchError("Nothing to fetch is named", "Give the address of a council's committee pages")
        found = {}
        for place, name in given:
            url = started(place)
            found[url] = Origin(url, _council(url, name or council or ""), wanted)
        if ofsted:
            found[ofsted] = Origin(started(ofsted), OFSTED, Wanted())
        return list(found.values())


def _wanted(
    since: str | None, until: str | None, *, committee: str, about: tuple[str, ...], everything: bool
) -> "Wanted":
    from kg.fetch.wanted import Wanted, checked_date

    with wrong_use():
        first, last = (checked_date(date) if date else "" for date in (since, until))
    return Wanted(everything=everything, committee=committee, about=about, since=first, until=last)


def _again(origin: "Origin", wanted: "Wanted") -> "Origin":
    """Return an origin as it was, with what the user says now in place of what he said then."""
    from dataclasses import asdict, replace

    said = {name: value for name, value in asdict(wanted).items() if value}
    return replace(origin, wanted=replace(origin.wanted, **said))


def _council(url: str, name: str) -> str:
    """Return the council whose address it is, as a register names it; asked for where none knows the host."""
    from kg.registers import Registers

    registers = Registers.load()
    entry = registers.council_named(name) if name else registers.council_of_url(url)
    if entry is not None:
        return entry.name
    if not name and sys.stdin.isatty():
        name = click.prompt(f"Whose papers are at {url}? The council's name", err=True)
    if not name:
        raise FetchError(f"No register knows whose papers are at {url}", "Name the council with --council")
    return name
