"""`kg update`: one command from an address to the picture, and the next time only what is new, told by council."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetch.moderngov_site import ModernGovSite
from fetch.server import Site, html, served
from fetch.world import report

from kg.documents.manifest import read_manifest

CHECKOUT = Path(__file__).resolve().parents[2]
WALKTHROUGH = (CHECKOUT / "examples" / "FETCHING.md").read_text(encoding="utf-8")
#: the address that the walkthrough names
ADDRESS = "https://democracy.marlshire.example"
MEETING = "marlshire/children-and-families-scrutiny-committee/2024-03-05/meeting-m502"


def kg(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command as it is printed, in a folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    words = shlex.split(line)
    assert words[0] == "kg"
    return subprocess.run(
        [Path(sys.executable).parent / "kg", *words[1:]],
        cwd=folder,
        env=environment | {"COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site() -> ModernGovSite:
    """What the small site publishes."""
    return ModernGovSite()


@pytest.fixture
def at(site: ModernGovSite, filled: Path) -> Iterator[Site]:
    """The small site, at the address at which the folder was filled."""
    with served(Site(site), port=int((filled / "port").read_text())) as running:
        yield running


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder after the first update."""
    folder = tmp_path_factory.mktemp("filled")
    with served(Site(ModernGovSite())) as at:
        who = "--council 'Marlshire County Council' --contact a@example.org"
        done = kg(folder, f"kg update {at.base} {who} --delay 0 --since 2024-03")
        (folder / "port").write_text(at.base.rpartition(":")[2])
    assert done.returncode == 3, done.stderr
    return folder


@pytest.fixture
def again(filled: Path, tmp_path: Path, at: Site) -> Path:
    """A copy of that folder, whose site is running."""
    assert at.base
    return shutil.copytree(filled, tmp_path / "again")


def test_the_walkthrough_from_an_address_to_the_picture(at: Site, tmp_path: Path) -> None:
    """Each command of the walkthrough prints what is printed there, against the small site in place of the address."""
    commands = 0
    for block in re.findall(r"^```console\n(.*?)^```", WALKTHROUGH, re.MULTILINE | re.DOTALL):
        for step in block.split("$ ")[1:]:
            line, _, expected = step.partition("\n")
            done = kg(tmp_path, line.replace(ADDRESS, at.base) + (" --delay 0" if ADDRESS in line else ""))
            shown = done.stdout.replace(at.base, ADDRESS)
            kept, dots, _ = expected.partition("…\n")
            assert shown.startswith(kept) if dots else shown == expected, line + "\n" + shown + done.stderr
            commands += 1
    assert commands >= 4
    page = (tmp_path / "governance.html").read_text(encoding="utf-8")
    for name in ("SEND Improvement Board", "Marlshire Health and Wellbeing Board", "Priority Action Plan"):
        assert name in page


def test_nothing_new_is_status_0_and_says_so(again: Path) -> None:
    """An unchanged site is no news."""
    done = kg(again, "kg update papers")
    assert (done.returncode, done.stdout) == (0, "Nothing is new.\n")


def test_news_is_status_3_and_told_by_council(again: Path, site: ModernGovSite) -> None:
    """A changed paper is compared with its last version: what it says as before is no news, what it says no more is."""
    site.minutes[9102] = (
        "Ofsted and the Care Quality Commission inspected the local area in November 2023. The Priority Action Plan "
        "would be monitored by the SEND Improvement Board every term."
    )
    site.documents[1102] = None
    done = kg(again, "kg update papers --committee scrutiny")
    (changed,) = (one for one in read_manifest(again / "papers").values() if one.file.startswith(f"{MEETING}-"))
    source = changed.file.removesuffix(".html")
    lines = done.stdout.splitlines()
    assert done.returncode == 3
    assert lines[0].startswith("Marlshire County Council: papers 2 changed, 1 gone; ")
    assert [line for line in lines[1:] if f"[{source}]" in line] == [
        f"  + monitoring: SEND Improvement Board monitors Priority Action Plan, termly (planned) [{source}]",
        f"  - monitoring: SEND Improvement Board monitors Priority Action Plan, monthly (planned) [{source}]",
        f"  - reporting line: SEND Improvement Board reports to Marlshire Health and Wellbeing Board [{source}]",
    ]
    terms = "PREFIX dcterms: <http://purl.org/dc/terms/>"
    replaced = f"?paper dcterms:identifier '{MEETING}' ; dcterms:isReplacedBy/dcterms:identifier ?new"
    rows = kg(again, f'kg sparql "{terms} SELECT ?new {{ {replaced} }}" --format csv').stdout.splitlines()
    assert rows[1:] == [source]
    assert kg(again, "kg update papers").stdout == "Nothing is new.\n"


def test_a_site_that_is_left_is_status_1_and_its_news_is_told(again: Path, site: ModernGovSite, at: Site) -> None:
    """What came before the site was left is built and told all the same."""
    site.documents[1301] = report("High Needs Recovery Plan", "The Schools Forum reports to Cabinet every term.")
    at.faults["/ieListDocuments.aspx?CId=12"] = lambda _: html("Just a moment...", "", 403)
    done = kg(again, "kg update papers")
    assert done.returncode == 1
    assert "a challenge page" in done.stderr
    assert done.stdout.splitlines()[0].startswith("Marlshire County Council: papers 1 changed; ")


def test_the_status_of_news_is_documented() -> None:
    """The help of the command and the examples say what 3 means."""
    done = kg(CHECKOUT, "kg update --help")
    assert "3: there is news" in " ".join(done.stdout.split())
    for name in ("kg-update.service", "update.yml"):
        assert "3" in (CHECKOUT / "examples" / "weekly" / name).read_text(encoding="utf-8")
