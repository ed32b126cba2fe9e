"""How a council stands, as its papers tell it: from inspection to plan, monitor, revisit, intervention and promises."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model.frames import NOT_SO
from kg.query.promises import Promise
from kg.view.index.index import Index
from kg.view.index.records import Told

__all__ = ["KINDS_OF_STANDING", "Cell", "Standing", "newest", "standing_of", "standings"]

#: kinds of facts that tell how a council stands
KINDS_OF_STANDING = ("inspection", "plan statement", "monitoring", "intervention")
_DATA = Path(__file__).parent / "outcomes.toml"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its text, its state (good, part, bad, none or empty), its facts, its place in sorting."""

    text: str
    state: str = ""
    told: tuple[Told, ...] = ()
    order: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A council in one row; `cells` by the heads of the columns."""

    council: str
    iri: str
    papers: int
    cells: Mapping[str, Cell]


def newest(index: Index) -> str:
    """Return the date of the newest paper."""
    return max((paper.date for paper in index.papers.values()), default="")


def standings(index: Index) -> list[Standing]:
    """Return all councils, in the order of the alphabet."""
    by_council: dict[str, list[Told]] = defaultdict(list)
    for told in index.facts(kinds=KINDS_OF_STANDING):
        by_council[told.council].append(told)
    promises = index.promises()
    return [
        standing_of(index, council, iri, by_council[council], promises.get(council, ()))
        for council, iri in index.councils.items()
    ]


def standing_of(index: Index, council: str, iri: str, told: Iterable[Told], promises: Sequence[Promise]) -> Standing:
    """Return how a council stands by the facts of its papers, which come newest first, and by what it promised."""
    known = [one for one in told if one.fact.status not in NOT_SO]
    of = {kind: [one for one in known if one.fact.kind == kind] for kind in KINDS_OF_STANDING}
    papers = sum(paper.council == council for paper in index.papers.values())
    cells = {
        "Last inspection": _inspection(of["inspection"]),
        "Plan": _plan(of["plan statement"]),
        "Who checks, how often": _monitor(of["monitoring"], planned=bool(of["plan statement"])),
        "Next or last revisit": _revisit(of["inspection"]),
        "Intervention": _intervention(of["intervention"]),
        "Promises": _promises(promises, index),
    }
    return Standing(council, iri, papers, cells)


def _inspection(told: list[Told]) -> Cell:
    held = [one for one in told if one.fact.text("kind") == "inspection" and one.fact.status != "planned"]
    if not held:
        return Cell("no paper speaks of one", "none")
    # the newest that is dated; what it found may stand in another sentence about the same date
    held.sort(key=lambda one: one.fact.text("date"), reverse=True)
    date = held[0].fact.text("date")
    same = [one for one in held if one.fact.text("date") == date]
    outcome = next((one.fact.text("outcomes") for one in same if one.fact.text("outcomes")), "")
    text = ": ".join(part for part in (_dated(date), outcome) if part)
    return Cell(text, _state_of(outcome), tuple(same), date)


def _plan(told: list[Told]) -> Cell:
    if not told:
        return Cell("no plan is named", "none")
    first = next((one for one in told if one.fact.text("due")), told[0])
    due = first.fact.text("due")
    same = tuple(one for one in told if one.fact.text("plan") == first.fact.text("plan"))
    text = f"{first.fact.text('plan')}, due {_dated(due)}" if due else f"{first.fact.text('plan')}, no due date"
    return Cell(text, "" if due else "part", same, due)


def _monitor(told: list[Told], *, planned: bool) -> Cell:
    named: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.fact.text("monitor"):
            named[one.fact.text("monitor")].append(one)
    if not named:
        return Cell("nobody is named", "bad" if planned else "none")
    texts = []
    for monitor, facts in list(named.items())[:2]:
        often = next((one.fact.text("frequency") for one in facts if one.fact.text("frequency")), "")
        texts.append(f"{monitor} ({often})" if often else monitor)
    more = f" and {len(named) - 2} more" if len(named) > 2 else ""
    rest = tuple(one for found in named.values() for one in found)
    regular = any(one.fact.text("frequency") for one in rest)
    return Cell("; ".join(texts) + more, "" if regular else "part", rest)


def _revisit(told: list[Told]) -> Cell:
    found = [one for one in told if one.fact.text("kind") != "inspection" or one.fact.status == "planned"]
    if not found:
        return Cell("none is told", "none")
    one = max(found, key=lambda one: one.fact.text("date"))
    date, planned = one.fact.text("date"), one.fact.status == "planned"
    text = f"{one.fact.text('kind') or 'inspection'}, {_dated(date)}"
    return Cell(f"{text} (planned)" if planned else text, "", (one,), date)


def _intervention(told: list[Told]) -> Cell:
    if not told:
        return Cell("none is told", "none")
    one = max(told, key=lambda one: one.fact.text("date"))
    date = one.fact.text("date")
    return Cell(f"{one.fact.text('kind')}{f', {_dated(date)}' if date else ''}", "bad", (one,), date)


def _promises(found: Sequence[Promise], index: Index) -> Cell:
    """Return what was promised, as the saved question tells it; what is past due counts as open too."""
    if not found:
        return Cell("none", "none", (), "0000")
    late = [one for one in found if one.late]
    kept = sum(one.state == "done" for one in found)
    text = f"{len(found) - kept} open"
    text += (f", {len(late)} past due" if late else "") + (f", {kept} kept" if kept else "")
    told = (index.fact(iri) for one in late or found for iri in one.facts[:1])
    return Cell(text, "part" if late else "", tuple(one for one in told if one), f"{len(late):04}")


def _dated(date: str) -> str:
    from kg.view.site.markup import day

    return day(date) or "undated"


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _state_of(outcome: str) -> str:
    folded = outcome.casefold()
    return next((name for name, words in _words().items() if any(word in folded for word in words)), "")
