"""Ofsted's list of area SEND inspections: read in its columns, joined to the papers as a source of its own."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from command import Outcome, run_kg
from fetch.server import Site, served
from starlette.responses import Response

from kg.documents.manifest import read_manifest
from kg.documents.outcomes import outcome_lines, role_of
from kg.documents.reader import read_document
from kg.extract.load import load_extractor
from kg.model.kinds.inspection import Inspection
from kg.registers import Registers
from kg.resolve import resolve

Kg = Callable[..., Outcome]

#: a list as it is published since 2023: an old inspection and a new one in one row, notes above
HEADINGS = (
    "Web link",
    "Local authority",
    "Region",
    "Publication date (previous inspection framework)",
    "Written statement of action required (previous inspection framework)",
    "Inspection start date (new inspection framework)",
    "Inspection publication date (new inspection framework)",
    "Inspection outcome (new inspection framework)",
)
ROWS = (
    ("Area SEND inspections: outcomes as published",),
    (),
    HEADINGS,
    (
        "https://reports.example/80001", "Dorset", "South West", "09/05/2017", "Yes", "06/11/2023", "22 January 2024",
        "Inconsistent experiences and outcomes",
    ),
    ("https://reports.example/80002", "Leeds", "Yorkshire", "12/12/2016", "No", "", "", "Not yet inspected"),
    ("", "Marlshire", "South East", "-", "n/a", "", "", ""),
)  # fmt: skip

#: kind, area, date, outcome, published, report
Row = tuple[str, str, str, str, str, str]
DORSET: list[Row] = [
    ("inspection", "Dorset", "", "written statement of action", "2017-05-09", "https://reports.example/80001"),
    (
        "inspection", "Dorset", "2023-11-06", "Inconsistent experiences and outcomes", "2024-01-22",
        "https://reports.example/80001",
    ),
]  # fmt: skip
LEEDS: list[Row] = [
    ("inspection", "Leeds", "", "no statement of action required", "2016-12-12", "https://reports.example/80002")
]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """A table as CSV, in the encoding in which such lists are published."""
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(lines).encode("cp1252")


def as_ods(rows: Sequence[Sequence[str]]) -> bytes:
    """A table as ODS: a sheet of notes before it, links as links, dates as dates."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"'

    def cell(text: str) -> str:
        if text.startswith("https:"):
            link = f'<text:a xlink:type="simple" xlink:href={quoteattr(text)}>Report</text:a>'
            return f"<table:table-cell><text:p>{link}</text:p></table:table-cell>"
        if text == "06/11/2023":
            value = 'office:value-type="date" office:date-value="2023-11-06T00:00:00"'
            return f"<table:table-cell {value}><text:p>06-Nov-23</text:p></table:table-cell>"
        return (
            f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" if text else "<table:table-cell/>"
        )

    sheet = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    notes = (
        "<table:table><table:table-row><table:table-cell><text:p>Notes</text:p></table:table-cell></table:table-row>"
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:spreadsheet>{notes}</table:table><table:table>{sheet}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return packed.getvalue()


def inspections(path: Path) -> list[Row]:
    """The inspections that are read in a list, areas as the registers name them."""
    document = read_document(path)
    assert document.page_type == "inspection outcomes"
    frames = resolve(document, load_extractor().read(document).frames, Registers.load())
    rows = []
    for frame in frames:
        assert isinstance(frame, Inspection)
        assert sorted(one.name for one in frame.inspectors) == ["Care Quality Commission", "Ofsted"]
        assert f"{frame.report}" in document.text[frame.evidence[0].start : frame.evidence[0].end]
        area = frame.area.name if frame.area else ""
        assert f": {area} |" in document.text[frame.evidence[0].start : frame.evidence[0].end] + " |"
        rows.append((frame.kind, area, frame.date, "; ".join(frame.outcomes), frame.published, frame.report))
    return sorted(rows)


@pytest.mark.parametrize(("name", "data"), [("list.csv", as_csv(ROWS)), ("list.ods", as_ods(ROWS))])
def test_each_record_is_an_inspection(name: str, data: bytes, tmp_path: Path) -> None:
    """Two frameworks in one row are two inspections; what was not inspected, or says nothing, is none."""
    (tmp_path / name).write_bytes(data)
    assert inspections(tmp_path / name) == sorted(DORSET + LEEDS)


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (
            ("Local authority name", "Inspection type", "First day of inspection", "Outcome", "Publication date"),
            ("Dorset", "Re-visit", "3 March 2020", "Sufficient progress", "1 May 2020"),
            ("re-inspection", "Dorset", "2020-03-03", "Sufficient progress", "2020-05-01", ""),
        ),
        (
            ("LOCAL AREA", "Event type", "Overall  outcome", "Date published"),
            ("Dorset", "Monitoring inspection", "Taking effective action", "2025-02-03"),
            ("monitoring inspection", "Dorset", "", "Taking effective action", "2025-02-03", ""),
        ),
        (
            ("Local authority", "WSoA required", "Inspection date"),
            ("Dorset", "Y", "May 2017, 2 to 6 May 2017"),
            ("inspection", "Dorset", "2017-05-06", "written statement of action", "", ""),
        ),
    ],
)
def test_headings_of_other_years_are_known(
    headings: tuple[str, ...], row: tuple[str, ...], expected: Row, tmp_path: Path
) -> None:
    """What a column holds is told by its heading, whatever its case, and its order makes no difference."""
    for number, order in enumerate((1, -1)):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(as_csv((headings[::order], row[::order])))
        assert inspections(path) == [expected]


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Colour"), ("Dorset", "Red")),
        (("Local authority", "Region"), ("Dorset", "South West")),
        (("School", "Overall outcome", "Inspection date"), ("Oak", "Good", "01/01/2020")),
        (),
    ],
)
def test_other_tables_are_none_of_its_business(rows: Sequence[Sequence[str]]) -> None:
    """A table without areas, outcomes and dates is no list of inspections; nor is what only bears the name."""
    assert outcome_lines(as_csv(rows), "x.csv") == []
    assert outcome_lines(as_csv(ROWS), "x.txt") == []
    assert outcome_lines(b"PK\x03\x04 damaged", "x.ods") == []
    assert outcome_lines(b"\x00\x01\x02", "x.csv") == []


def test_what_stands_in_brackets_tells_two_inspections_apart() -> None:
    """The heading is known without it."""
    assert role_of("Publication date (previous inspection framework)") == ("published", "previous inspection framework")
    assert role_of(" LA name ") == ("area", "")
    assert role_of("Ward") == ("", "")


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kg:
    """The command, run in a folder with a list and one paper of a council."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_CONTACT", raising=False)
    monkeypatch.delenv("KG_STORE", raising=False)
    (tmp_path / "Area_SEND_outcomes.csv").write_bytes(as_csv(ROWS))
    (tmp_path / "papers").mkdir()
    paper = "Scrutiny Committee\n\nMinutes of the meeting held on 5 March 2018\n\nThe Committee noted the budget.\n"
    (tmp_path / "papers" / "minutes.txt").write_text(paper)
    (tmp_path / "papers" / "manifest.csv").write_text("file,council\nminutes.txt,Dorset Council\n")
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


def test_a_list_from_a_file_joins_the_papers(kg: Kg, tmp_path: Path) -> None:
    """It needs no contact; the graph has it as a source of its own, and what no paper says of it is a gap."""
    done = kg("fetch", "--ofsted", "Area_SEND_outcomes.csv")
    assert (done.status, done.out.splitlines()[0]) == (0, "Ofsted (a list of inspections): 1 new")
    assert (tmp_path / "papers/ofsted/registers/area-send-outcomes.csv").read_bytes() == as_csv(ROWS)
    assert kg("build", "papers").status == 0
    rows = kg("query", "inspections", "--format", "csv").out.splitlines()
    assert [row.split(",")[:4] for row in rows[1:]] == [
        ["ofsted/registers/area-send-outcomes.csv", "inspection", "", "Dorset"],
        ["ofsted/registers/area-send-outcomes.csv", "inspection", "", "Leeds"],
        ["ofsted/registers/area-send-outcomes.csv", "inspection", "2023-11-06", "Dorset"],
    ]
    gaps = kg("check", "gaps").out
    assert "no paper of Dorset Council here speaks of it" in gaps
    assert "2023-11-06; Inconsistent experiences and outcomes" in gaps
    assert "Leeds" not in gaps
    links = kg("sparql", "SELECT ?l { ?i <http://purl.org/dc/terms/issued> ?d ; <https://schema.org/url> ?l }")
    assert "https://reports.example/80001" in links.out


def test_a_later_list_replaces_the_one_before(kg: Kg) -> None:
    """Both versions are kept; the manifest says which is current, and the same list again is no news."""
    kg("fetch", "--ofsted", "Area_SEND_outcomes.csv")
    assert kg("fetch", "--ofsted", "Area_SEND_outcomes.csv").out.startswith(
        "Ofsted (a list of inspections): 1 unchanged"
    )
    Path("Area_SEND_outcomes.csv").write_bytes(as_csv(ROWS[:4]))
    assert kg("fetch", "--ofsted", "Area_SEND_outcomes.csv").out.startswith("Ofsted (a list of inspections): 1 changed")
    assert kg("fetch", "--ofsted", "Area_SEND_outcomes.csv").out.startswith(
        "Ofsted (a list of inspections): 1 unchanged"
    )
    entries = [one for one in read_manifest(Path("papers")).values() if one.council == "Ofsted"]
    assert len(entries) == 2
    assert [one.replaced_by == other.file for one, other in zip(entries, entries[::-1], strict=True)].count(True) == 1


def test_a_list_from_an_address_is_fetched_like_a_paper(kg: Kg) -> None:
    """Politely, and the next time only if it has changed; the whole folder is renewed with it."""
    data = {"now": as_csv(ROWS)}
    with served(Site(lambda _: Response(data["now"], media_type="text/csv"))) as at:
        address = f"{at.base}/media/Area_SEND_outcomes.csv"
        done = kg("fetch", "--ofsted", address, "--contact", "clerk@example.org", "--delay", "0")
        assert (done.status, done.out.splitlines()[0]) == (0, "Ofsted: 1 new")
        assert kg("fetch", "papers").out.splitlines()[0] == "Ofsted: 1 unchanged"
        data["now"] = as_csv(ROWS[:4])
        assert kg("fetch", "papers").out.splitlines()[0] == "Ofsted: 1 changed"
    (first, second) = (one for one in read_manifest(Path("papers")).values() if one.url == address)
    assert first.retrieved
    assert {first.replaced_by, second.replaced_by} == {"", max(first.file, second.file, key=len)}


@pytest.mark.parametrize("name", ["none.csv", "papers/minutes.txt"])
def test_what_is_no_list_is_told(kg: Kg, name: str) -> None:
    """A file that is not there, or is something else, changes nothing."""
    done = kg("fetch", "--ofsted", name, "--contact", "clerk@example.org")
    assert done.status in (1, 2)
    assert name in done.err or "no list" in done.err
    assert list(read_manifest(Path("papers"))) == ["minutes.txt"]
