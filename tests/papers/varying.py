"""Variants of the kinds of paper that were once misread, as data: what is in the file, and the rows that it must give.

Each file of `variants/` holds those of one kind, all in our own words about invented councils. A variant is a text in
one or more formats, or a web page in one encoding; all are built into one store and asked as a user asks.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.packing import saved_page
from documents.producing import missing
from documents.rendering import render

from kg.api import ask
from kg.build import build

__all__ = ["Answers", "Variant", "answers", "load", "write"]

_QUESTIONS = (
    "organisations", "bodies", "people", "roles", "memberships", "meetings", "items", "presentations", "inspections",
    "plans", "monitoring", "accountability", "decisions", "delegations", "actions", "measures", "interventions",
)  # fmt: skip
#: question -> its rows, cells between bars, those left open at the end left out, the status where it is not "held"
Answers = dict[str, list[str]]
_KEYS = frozenset({"name", "text", "html", "formats", "encoding", "rows"})
_ASIDE = frozenset({"source", "council", "status"})


@dataclass(frozen=True, slots=True)
class Variant:
    """A paper and what it says.

    Args:
        kind: the kind of paper, the name of its file of variants.
        name: of this one.
        content: a text of one paragraph a line, or a web page.
        formats: those in which it is written: of `documents.rendering`; `page` and `saved` (MHTML) of a web page.
        encoding: of a web page's bytes.
        rows: all that it must answer.
    """

    kind: str
    name: str
    content: str
    formats: tuple[str, ...]
    encoding: str
    rows: Answers

    def source(self, form: str) -> str:
        """Return what the paper is called in answers."""
        return f"{self.kind}/{self.name}/{form}"


def load(folder: Path) -> list[Variant]:
    """Return the variants of every file of a folder."""
    return [one for path in sorted(folder.glob("*.toml")) for one in _variants(path)]


def _variants(path: Path) -> Iterable[Variant]:
    for told in tomllib.loads(path.read_text(encoding="utf-8"))["variant"]:
        assert told.keys() <= _KEYS, f"{path.name}: {told['name']}: unknown keys"
        forms = tuple(told.get("formats", ["txt"] if "text" in told else ["page"]))
        forms = tuple(form for form in forms if not missing(form))
        rows = {question: sorted(text.strip().split("\n")) for question, text in told.get("rows", {}).items()}
        assert rows.keys() <= set(_QUESTIONS), f"{path.name}: {told['name']}: unknown questions"
        content = told.get("text") or told["html"]
        yield Variant(path.stem, told["name"], content, forms, told.get("encoding", "utf-8"), rows)


def write(variant: Variant, folder: Path) -> None:
    """Write a variant into a folder, a file for each of its formats."""
    place = folder / variant.kind / variant.name
    place.mkdir(parents=True)
    for form in variant.formats:
        if form == "page":
            (place / "page.html").write_bytes(variant.content.strip().encode(variant.encoding))
        elif form == "saved":
            (place / "saved.mht").write_bytes(saved_page(variant.content))
        else:
            path = render(variant.content, place, form)
            path.rename(place / f"{form}{path.suffix}")


def answers(variants: Sequence[Variant], folder: Path) -> dict[str, Answers]:
    """Build all variants into one store; return what each paper answers."""
    for variant in variants:
        write(variant, folder / "papers")
    build(folder / "papers", folder / "store")
    found: dict[str, Answers] = {variant.source(form): {} for variant in variants for form in variant.formats}
    for question in _QUESTIONS:
        for row in ask(folder / "store", question, status="any"):
            cells = [text for column, text in row.items() if column not in _ASIDE]
            status = "" if row["status"] == "held" else f" ({row['status']})"
            words = " | ".join(cells).rstrip(" |") + status
            found[row["source"]].setdefault(question, []).append(words)
    return {source: {question: sorted(rows) for question, rows in told.items()} for source, told in found.items()}
