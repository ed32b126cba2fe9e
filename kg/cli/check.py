"""`kg check`: is the graph sound, and where does governance have gaps?"""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import write_json, write_text

if TYPE_CHECKING:
    from kg.check import Finding, Report
    from kg.query.gaps import Gap

__all__ = ["command"]


@click.command("check")
@click.argument("what", type=click.Choice(["soundness", "gaps"]), default="soundness")
@store_option
@click.option("--council", metavar="NAME", default="", help="Only papers of this council, by part of its name.")
@click.option("--as-of", metavar="DATE", default="", help="Gaps: as the papers stood on this day.")
@click.option(
    "--profile", type=click.Path(dir_okay=False, path_type=Path), help="Gaps: a file with severities of your own."
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(
    what: str, store: str, council: str, as_of: str, profile: Path | None, format_: str, output: str | None
) -> None:
    """Is the graph sound, and where does governance have gaps?

    Without an argument it checks the store itself: every fact has its sentence, every sentence stands in its document,
    every value is of its kind. With `gaps` it tells what the papers leave open: plans that nobody monitors, actions
    without an owner. Exit status 1 means that there is an error among the findings.

    \b
        kg check
        kg check gaps --council Marlshire
        kg check gaps --format json
    """
    from kg.query.engine import open_engine

    engine = open_engine(store)
    findings: Sequence[Finding | Gap]
    if what == "gaps":
        from kg.query.gaps import find_gaps

        findings = find_gaps(engine, council=council, as_of=as_of, profile=profile)
        lines = _gaps_told(findings)
    else:
        from kg.check import check

        report = check(engine, council=council)
        findings = report.findings
        lines = _report_told(report)
    if format_ == "json":
        write_json([asdict(finding) for finding in findings], output)
    else:
        write_text("\n".join(lines) + "\n", output)
    if any(finding.severity == "error" for finding in findings):
        raise SystemExit(1)


def _report_told(report: "Report") -> list[str]:
    """Return a report on soundness in lines."""
    lines = []
    for finding in report.findings:
        lines.append(f"{finding.severity}: {finding.message}")
        named = finding.label or finding.about
        if named:
            lines.append(f"    {named}" + (f", in {finding.source}" if finding.source else ""))
        if finding.quote:
            lines.append(f"    “{_shortened(finding.quote)}”")
    quotes = "1 quote" if report.quotes == 1 else f"{report.quotes} quotes"
    looked_at = f"{quotes} compared with the text, {report.constraints} constraints tried"
    lines.append(f"The graph is {'sound' if report.sound else 'not sound'}: {looked_at}, {_counted(report.findings)}.")
    return lines


def _gaps_told(gaps: "Sequence[Gap]") -> list[str]:
    """Return gaps in lines, each with its sentences and what would close it."""
    lines = []
    for gap in gaps:
        lines.append(f"{gap.severity}: {gap.message}")
        lines.extend(f"    “{_shortened(place.sentence)}” ({place.document})" for place in gap.places[:3])
        lines.append(f"    What would close it: {gap.close}")
    lines.append(f"Gaps: {_counted(gaps)}. A gap is what no paper in the store shows.")
    return lines


def _counted(findings: "Sequence[Finding | Gap]") -> str:
    if not findings:
        return "no finding"
    counts = {grade: sum(one.severity == grade for one in findings) for grade in ("error", "warning", "info")}
    return ", ".join(f"{grade} {count}" for grade, count in counts.items() if count)


def _shortened(quote: str, longest: int = 200) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"
