"""`kg fetch` as a user runs it: what it says, what it asks for, what it refuses, and how it is run again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from command import Outcome, run_kg
from fetch.fetching import files
from fetch.moderngov_site import ModernGovSite
from fetch.server import Site, html, served
from fetch.world import many

from kg.documents.manifest import read_manifest

Kg = Callable[..., Outcome]
WHO = ("--contact", "clerk@example.org", "--delay", "0")
WHOSE = ("--council", "Marlshire County Council")


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kg:
    """The command, run in an empty folder, without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_CONTACT", raising=False)
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.fixture
def at() -> Iterator[Site]:
    """The small site."""
    with served(Site(ModernGovSite())) as site:
        yield site


def test_the_summary_says_what_came_and_what_to_do_next(kg: Kg, at: Site) -> None:
    """Counts by council, the whole in requests and megabytes, and the command that reads the folder."""
    done = kg("fetch", at.base, *WHO, *WHOSE, "--since", "2024")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Marlshire County Council (ModernGov): 11 new",
        "24 requests, 0.0 MB; in papers: kg build papers",
    ]
    again = kg("fetch", "papers")
    assert again.out.splitlines()[0] == "Marlshire County Council (ModernGov): 11 unchanged"


def test_a_folder_is_renewed_as_it_was_fetched(kg: Kg, at: Site) -> None:
    """The address, council, contact and what was wanted are known; what the user says now counts in its place."""
    kg("fetch", at.base, *WHO, *WHOSE, "--since", "2024-09", "--into", "renewed")
    before = files(Path("renewed"))
    assert kg("fetch", "renewed").out.splitlines()[0] == "Marlshire County Council (ModernGov): 4 unchanged"
    assert files(Path("renewed")) == before
    assert {hit.headers["user-agent"].endswith("clerk@example.org)") for hit in at.log} == {True}
    more = kg("fetch", "renewed", "--since", "2020").out.splitlines()
    assert more[0] == "Marlshire County Council (ModernGov): 8 new, 4 unchanged"
    assert more[1].endswith("in renewed: kg build renewed")


def test_a_dry_run_tells_what_it_would_take(kg: Kg) -> None:
    """Committees by name, meetings, and about how many papers, requests, hours and gigabytes; nothing is brought."""
    with served(Site(ModernGovSite(many(400)))) as one, served(Site(ModernGovSite())) as other:
        done = kg(
            "fetch", one.base, other.base, "--contact", "clerk@example.org", "--delay", "0.01", *WHOSE, "--dry-run"
        )
    name = "Marlshire County Council (ModernGov)"
    assert done.out.splitlines() == [
        f"{name}: 3 committees, 402 meetings; about 563 papers, 969 requests, 0.0 hours, 0.34 GB",
        "  SEND Improvement Board",
        "  Decisions",
        "  Forward plans",
        f"{name}: 4 committees, 7 meetings; about 10 papers, 22 requests, 0.0 hours, 0.01 GB",
        "  Cabinet",
        "  Children and Families Scrutiny Committee",
        "  Decisions",
        "  Forward plans",
        "in all: 991 requests, 0.0 hours side by side, 0.34 GB; nothing was brought",
    ]
    assert not Path("papers").exists()


def test_fifty_councils_are_planned_side_by_side(kg: Kg) -> None:
    """Fifty sites of ten years are looked at at the same time, each one address at a time; the whole is one plan."""
    bodies = many(520)
    with ExitStack() as open_sites:
        sites = [open_sites.enter_context(served(Site(ModernGovSite(bodies)))) for _ in range(50)]
        names = [f"{at.base}, Council of Place {number}" for number, at in enumerate(sites)]
        Path("councils.txt").write_text("\n".join(names))
        done = kg("fetch", "--from-file", "councils.txt", *WHO[:2], "--delay", "0.05", "--dry-run")
    told = [line for line in done.out.splitlines() if line.startswith("Council of Place")]
    assert told == [
        f"Council of Place {number} (ModernGov): 3 committees, 522 meetings; about 731 papers, 1,257 requests,"
        " 0.0 hours, 0.44 GB"
        for number in range(50)
    ]
    assert done.out.splitlines()[-1] == "in all: 62,850 requests, 0.0 hours side by side, 21.93 GB; nothing was brought"
    for at in sites:
        assert all(after.came >= before.ended for before, after in pairwise(at.log))
    assert max(at.log[0].came for at in sites) < min(at.log[-1].came for at in sites)


def test_the_contact_is_asked_for(kg: Kg, at: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a contact nothing is asked of any site; the environment may give it."""
    refused = kg("fetch", at.base, *WHOSE)
    assert refused.status == 2
    assert "--contact" in refused.err
    assert at.log == []
    wrong = kg("fetch", at.base, *WHOSE, "--contact", "nobody")
    assert wrong.status == 2
    assert "nobody is no contact" in wrong.err
    monkeypatch.setenv("KG_CONTACT", "https://send-forum.example")
    assert kg("fetch", at.base, *WHOSE, "--delay", "0").status == 0


def test_the_council_is_known_by_its_host_or_asked_for(kg: Kg, at: Site) -> None:
    """A host that no register knows needs --council, which may be the place; a known one does not."""
    refused = kg("fetch", at.base, *WHO)
    assert refused.status == 2
    assert "--council" in refused.err
    kg("fetch", at.base + "/mgAi.aspx?ID=9102", *WHO, "--council", "Dorset")
    assert [one.council for one in read_manifest(Path("papers")).values()] == ["Dorset Council"]


def test_addresses_may_stand_in_a_file(kg: Kg, at: Site) -> None:
    """One a line, with the council's name behind a comma where it is needed; comments and empty lines are none."""
    Path("addresses.txt").write_text(
        f"# papers that we know of\n\n{at.base}/mgAi.aspx?ID=9102, Marlshire County Council\n"
        f"{at.base}/documents/s1301/x.pdf , Marlshire County Council\n"
    )
    done = kg("fetch", "--from-file", "addresses.txt", *WHO)
    assert done.status == 0
    assert len(read_manifest(Path("papers"))) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "address"),
        (("ftp://x.example",), "not on the web"),
        (("nowhere",), "No register knows"),
        (("https://x.example", "--since", "yesterday"), "year, month or day"),
        (("https://x.example", "--since", "2024-13"), "year, month or day"),
        (("https://x.example", "--max-pages", "0"), "max-pages"),
        (("https://x.example", "--delay", "-1"), "delay"),
        (("--from-file", "none.txt"), "none.txt"),
    ],
)
def test_wrong_use_is_told(kg: Kg, arguments: tuple[str, ...], said: str) -> None:
    """Exit status 2, and a message that says what is wrong; no folder is made."""
    done = kg("fetch", *arguments, "--contact", "clerk@example.org")
    assert done.status == 2
    assert said in done.err
    assert list(Path().iterdir()) == []


def test_a_folder_that_no_fetch_made_cannot_be_renewed(kg: Kg) -> None:
    """The message says how to begin."""
    Path("own").mkdir()
    done = kg("fetch", "own", *WHO)
    assert done.status == 1
    assert "kg fetch ADDRESS --into own" in done.err


def test_a_site_that_is_left_is_told_and_is_a_failure(kg: Kg) -> None:
    """Exit status 1, with the reason; the other site is fetched all the same."""
    guard = Site(lambda _: html("Just a moment...", "", 403))
    with served(guard) as closed, served(Site(ModernGovSite())) as at:
        done = kg("fetch", closed.base, at.base, *WHO, *WHOSE)
    assert done.status == 1
    assert done.out.splitlines()[1].startswith("  left: 127.0.0.1")
    assert "a challenge page" in done.out
    assert "Marlshire County Council (ModernGov): 12 new" in done.out


def test_limits_are_told(kg: Kg, at: Site) -> None:
    """A run that reached its limit says so, and how to go on."""
    done = kg("fetch", at.base, *WHO, *WHOSE, "--max-pages", "10")
    assert done.status == 0
    assert done.out.splitlines()[-1] == "10 requests were made, as many as allowed. Run the same again to go on."
