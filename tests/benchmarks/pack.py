"""A council's agenda pack of many pages, made for the purpose, and what it costs to build: seconds, memory, pages.

    .venv-dev/bin/python tests/benchmarks/pack.py [--pages 800] [--keep pack.pdf]

Most of its pages are of other business (roads, planning, budgets, with tables and two columns); every fortieth is of an
item on SEND. Printed are the processor time and the most memory of a build of the whole, and of a build of the pages on
SEND alone: what lies between is the price of the other pages. Asserts nothing.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from documents.printing import Text, pdf

__all__ = ["main", "pack"]

#: one page in so many is of SEND
_EVERY = 40
#: letters in a line of a page in Courier 10, and lines on a page
_LETTERS, _LINES = 75, 52

#: no two pages have one title, which would be taken for a running head
_WARDS = ("Tern", "Quay", "Marl", "Yew", "Harbour", "Mill", "Castle", "Priory", "Station", "Meadow", "Abbey")
_PARISHES = "Oldcote Newbold Ashby Farley Weston Upton Thorpe Selby Kirton Dalby Hale Stoke Lea".split()

_ROADS = (
    "The Head of Highways reported that the resurfacing of Mill Lane and Station Approach was put off to the next"
    " year, since the contractor had not been able to find enough drivers. Ward members asked whether the drains"
    " would be cleared before winter, and were told that a programme of {number} gullies had been agreed with the"
    " water company. The cost of the works was put at £{number},450, to be met from the capital programme."
)
_PLANNING = (
    "Application {number}/0{number}/FUL: land to the north of Orchard Close. The officer described the site, the"
    " objections that had been received from neighbours, and the conditions that were recommended. The Committee noted"
    " that the parish council had no objection in principle, and asked for a condition on the hours of work."
)
_SEND = (
    "{item}. SEND improvement: progress report",
    "The Director of Children's Services presented the report.",
    "Ofsted and the Care Quality Commission inspected the area in May 2023 and found two areas of weakness.",
    "The SEND Improvement Board reports to the Health and Wellbeing Board every quarter.",
    "The Department for Education monitors the Written Statement of Action.",
    "In 2023, {number}% of education, health and care plans were issued within 20 weeks.",
    "RESOLVED: That the Written Statement of Action be approved.",
    "ACTION: The Head of SEND to bring the plan to the Board by 12 June 2024.",
)


def pack(pages: int, *, send_only: bool = False) -> bytes:
    """Return the pack as a PDF.

    Arguments:
        pages: how many it has.
        send_only: only those of its pages that are of SEND, and the first.
    """
    made = [_page(number, pages) for number in range(pages) if not send_only or number % _EVERY == 0]
    return pdf(made)


def _page(number: int, pages: int) -> list[Text]:
    running = [(72.0, 815.0, "Northmere City Council - Cabinet"), (280.0, 30.0, f"Page {number + 1} of {pages}")]
    if number == 0:
        head = ["Northmere City Council", "", "Cabinet", "", "Minutes of the meeting held on Monday 4 March 2024"]
        return [*running, *_printed(head)]
    if number % _EVERY == 0:
        told = [words.format(number=number % 97, item=_item(number)) for words in _SEND]
        return [*running, *_printed([part for words in told for part in (words, "")])]
    if number % 7 == 3:
        return [*running, *_table(number)]
    title, words = ("Planning applications", _PLANNING) if number % 2 else ("Highways programme", _ROADS)
    told = [part for at in range(4) for part in (words.format(number=number + at), "")]
    where = f"{_WARDS[number % len(_WARDS)]} and {_PARISHES[number % len(_PARISHES)]}"
    return [*running, *_printed([f"{_item(number)}. {title} in {where}", "", *told])]


def _item(number: int) -> int:
    """Return the number of the item that begins on a page; a page with a table begins none."""
    return number - (number + 3) // 7


def _printed(paragraphs: list[str]) -> list[Text]:
    lines: list[str] = []
    for words in paragraphs:
        lines += textwrap.wrap(words, _LETTERS) or [""]
    return [(72.0, 780.0 - 13.5 * row, words) for row, words in enumerate(lines[:_LINES]) if words]


def _table(number: int) -> list[Text]:
    rows = [("Scheme", "Budget", "Spent", "Left")]
    rows += [(f"Scheme {number}-{at}", f"£{number * at}k", f"{at * 2}%", f"£{at}k") for at in range(1, 40)]
    places = [(row, at, cell) for row, cells in enumerate(rows) for at, cell in enumerate(cells)]
    return [(72.0 + 110 * at, 780.0 - 14 * row, cell) for row, at, cell in places]


def _built(data: bytes, folder: Path) -> tuple[float, int]:
    """Build a folder with one paper; return the processor seconds and the most memory, in megabytes."""
    folder.mkdir()
    (folder / "pack.pdf").write_bytes(data)
    command = "import sys; from kg.cli.main import main; sys.exit(main())"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    store = folder.with_name(f"{folder.name}-store")
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED.format(command=command), "build", str(folder), "--store", str(store),
         "--time-limit", "600"],
        check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(done.stdout.strip())
    return seconds, int(done.stderr.rsplit("\n", 2)[-2])


_MEASURED = """
import atexit, resource, sys
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr))
{command}
"""


def main() -> None:
    """Make the pack, build it, and print what that costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=800)
    parser.add_argument("--keep", type=Path, help="write the pack there too")
    asked = parser.parse_args()
    data = pack(asked.pages)
    if asked.keep:
        asked.keep.write_bytes(data)
    with tempfile.TemporaryDirectory() as folder:
        whole, memory = _built(data, Path(folder) / "whole")
        part, least = _built(pack(asked.pages, send_only=True), Path(folder) / "part")
    print(f"{asked.pages} pages: {whole:.1f} s, {memory} MB; the pages on SEND alone: {part:.1f} s, {least} MB")
    print(f"the other pages: {whole - part:.1f} s")


if __name__ == "__main__":
    main()
