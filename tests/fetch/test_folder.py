"""The folder stays whole: through kills at any moment, changes and losses on the site, full disks, a second fetch."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fetch.fetching import bring, files
from fetch.moderngov_site import ModernGovSite
from fetch.server import Site, html, served
from fetch.world import many, report

from kg.documents.manifest import MANIFEST, read_manifest
from kg.errors import DocumentError, FetchError
from kg.fetch import files as layer
from kg.fetch.folder import HIDDEN, opened_folder

LATER = "2025-01-15T08:00:00Z"


class Killed(BaseException):
    """Stands in for a kill: nothing catches it, nothing is done after it."""


def counts(folder: Path, at: Site, when: str = LATER) -> dict[str, int]:
    """Fetch again, and say what came of the papers."""
    return dict(bring(at.base, folder, at=when).outcomes[0].counts)


def whole(folder: Path) -> None:
    """Hold that the folder can be used as it is: each row has its file and each file is a whole paper."""
    entries = read_manifest(folder)
    for file, data in files(folder).items():
        if file != MANIFEST:
            assert data.endswith((b"%%EOF\n", b"</html>")), file
    for file, entry in entries.items():
        assert (folder / file).is_file(), file
        assert not entry.replaced_by or entry.replaced_by in entries


# -- what changes on the site --------------------------------------------------------------------------


def test_a_paper_that_changed_is_kept_in_both_versions(tmp_path: Path) -> None:
    """The old file stays as it is, its row names the new one; a third version follows the second."""
    site = ModernGovSite()
    with served(Site(site)) as at:
        bring(at.base, tmp_path)
        (first,) = (name for name in read_manifest(tmp_path) if name.endswith("-s1301.pdf"))
        before = files(tmp_path)
        for number in (2, 3):
            site.documents[1301] = report("High Needs Recovery Plan", f"version {number}")
            assert counts(tmp_path, at) == {"same": 11, "changed": 1}
        assert counts(tmp_path, at) == {"same": 12}
    entries = read_manifest(tmp_path)
    versions = [one for one in entries.values() if one.url == entries[first].url]
    chain = [entries[first]]
    while chain[-1].replaced_by:
        chain.append(entries[chain[-1].replaced_by])
    assert len(versions) == len(chain) == 3
    assert [one.file.endswith(f"-s1301-{one.sha256[:8]}.pdf") for one in chain] == [False, True, True]
    assert [one.retrieved for one in chain] == ["2024-12-01T09:00:00Z", LATER, LATER]
    after = files(tmp_path)
    assert all(after[name] == data for name, data in before.items() if name != MANIFEST)
    assert b"version 3" in after[chain[-1].file]


def test_a_page_whose_dress_changed_is_no_new_version(tmp_path: Path) -> None:
    """What a site prints on every page, or hides in forms, is not the paper; its words are."""
    visits = iter(range(10_000))
    dress = lambda: f"<form><input name='__VIEWSTATE' value='{next(visits)}'></form><script>n={next(visits)}</script>"  # noqa: E731
    site = ModernGovSite(dress=dress)
    with served(Site(site)) as at:
        bring(at.base, tmp_path)
        before = files(tmp_path)
        assert counts(tmp_path, at) == {"same": 12}
        assert files(tmp_path) == before
        site.minutes[9102] = "The Committee noted that the plan was late."
        # the page of the meeting, and the history of the issue
        assert counts(tmp_path, at) == {"same": 10, "changed": 2}


def test_a_paper_that_vanished_is_kept_and_marked(tmp_path: Path) -> None:
    """Its row says since when the site is without it; when it is back, the mark goes."""
    site = ModernGovSite()
    with served(Site(site)) as at:
        bring(at.base, tmp_path)
        site.documents[1102] = None
        assert counts(tmp_path, at) == {"same": 11, "gone": 1}
        assert counts(tmp_path, at, "2025-02-01T00:00:00Z") == {"same": 11, "lost": 1}
        marked = {name: one.gone for name, one in read_manifest(tmp_path).items() if one.gone}
        assert [(name.endswith("-s1102.pdf"), day) for name, day in marked.items()] == [(True, "2025-01-15")]
        assert all((tmp_path / name).read_bytes() for name in marked)
        del site.documents[1102]
        assert counts(tmp_path, at) == {"same": 12}
    assert not [one for one in read_manifest(tmp_path).values() if one.gone]


def test_a_paper_that_no_list_leads_to_any_more_is_asked_for_all_the_same(tmp_path: Path) -> None:
    """A meeting that left the lists: its papers are asked for at their addresses, and marked where they are gone."""
    site = ModernGovSite()
    with served(Site(site)) as at:
        bring(at.base, tmp_path)
        site.bodies = site.bodies[1:]  # no Cabinet any more, nor its pages and documents
        assert counts(tmp_path, at) == {"same": 9, "gone": 3}
    whole(tmp_path)


def test_a_file_that_the_user_took_away_is_brought_again(tmp_path: Path) -> None:
    """What is not in the folder is asked for without a condition."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
        (name,) = (name for name in read_manifest(tmp_path) if name.endswith("-s1102.pdf"))
        data = (tmp_path / name).read_bytes()
        (tmp_path / name).unlink()
        bring(at.base, tmp_path, at=LATER)
    kept = [one for one in read_manifest(tmp_path).values() if "s1102" in one.file]
    assert [(tmp_path / one.file).read_bytes() for one in kept if (tmp_path / one.file).is_file()] == [data]


# -- kills ---------------------------------------------------------------------------------------------


def kill_at(monkeypatch: pytest.MonkeyPatch, number: int, torn: Callable[[int], int]) -> None:
    """Let the fetch die at its n-th step on disk; of an append it was about to make only a part is written."""
    steps = [0]
    real = {name: getattr(layer, name) for name in ("append", "place", "replace")}

    def step(name: str, *arguments: object) -> None:
        steps[0] += 1
        if steps[0] >= number:  # the dead do nothing more
            if steps[0] == number and name == "append":
                path, data = arguments
                assert isinstance(data, bytes)
                real[name](path, data[: torn(len(data))])
            raise Killed
        real[name](*arguments)

    for name in real:
        monkeypatch.setattr(layer, name, lambda *arguments, name=name: step(name, *arguments))


def test_a_kill_at_any_of_200_moments_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a kill at a step on disk the folder is whole, and the next run ends as if there had been none.

    The moments are drawn from all steps of a first visit and of one after changes; an append is cut at any byte.
    """
    chance = random.Random(15)  # noqa: S311  the same moments in every run
    monkeypatch.setattr(os, "fsync", lambda _: None)  # a kill is no power cut, and this takes most of the time
    site = ModernGovSite(many(2, documents=1))
    with served(Site(site)) as at:
        bring(at.base, tmp_path / "undisturbed")
        site.documents[30_000] = report("SEND Report", "another version")
        bring(at.base, tmp_path / "undisturbed")
        papers = {data for name, data in files(tmp_path / "undisturbed").items() if name != MANIFEST}
        urls = {one.url for one in read_manifest(tmp_path / "undisturbed").values()}
        died = 0
        for number in range(200):
            folder = tmp_path / str(number)
            site.documents.clear()
            with monkeypatch.context() as patched:
                kill_at(patched, chance.randrange(1, 70), lambda length: chance.randrange(length + 1))
                try:
                    bring(at.base, folder)
                    site.documents[30_000] = report("SEND Report", "another version")
                    bring(at.base, folder)
                except Killed:
                    died += 1
            no_half_paper(folder)
            if number % 2:  # the site may have gone on, or be as it was
                site.documents[30_000] = report("SEND Report", "another version")
            bring(at.base, folder)
            whole(folder)
            kept = {name: data for name, data in files(folder).items() if name != MANIFEST}
            assert set(kept.values()) <= papers
            assert len(set(kept.values())) == len(kept)
            assert {one.url for one in read_manifest(folder).values()} == urls
    assert died > 150


def no_half_paper(folder: Path) -> None:
    """Hold that no file of a paper is half there; the manifest's last line may be."""
    for file, data in files(folder).items():
        if file != MANIFEST:
            assert data.endswith((b"%%EOF\n", b"</html>")), file


def test_a_killed_process_leaves_a_whole_folder_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """SIGKILL at random moments of real processes; each next run asks for nothing that is here already."""
    chance = random.Random(16)  # noqa: S311  as above
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[3]);"
        "from fetch.fetching import bring, quick; bring(sys.argv[1], Path(sys.argv[2]), manners=quick(0.01))"
    )
    tests = str(Path(__file__).resolve().parents[1])
    folder = tmp_path / "papers"
    with served(Site(ModernGovSite(many(30)))) as at:
        for _ in range(5):
            start = len(at.log)
            run = subprocess.Popen([sys.executable, "-c", code, at.base, str(folder), tests])
            aim = start + chance.randrange(3, 30)
            while len(at.log) < aim and run.poll() is None:
                time.sleep(0.002)
            run.send_signal(signal.SIGKILL)
            run.wait()
            if folder.exists():
                whole(folder)
        bring(at.base, folder)
        asked = [target for target in at.asked() if target.startswith("/documents/")]
    whole(folder)
    assert len([name for name in files(folder) if name.endswith(".pdf")]) == 30
    assert len(asked) <= 30 + 5  # but for the one under way at each kill


# -- others at the folder ------------------------------------------------------------------------------


def test_a_second_fetch_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    """While one has it, another is told to wait; it asks no site and changes nothing."""
    with (
        opened_folder(tmp_path, lambda: LATER),
        served(Site(ModernGovSite())) as at,
        pytest.raises(FetchError, match="Another fetch"),
    ):
        bring(at.base, tmp_path)
    assert at.log == []
    assert files(tmp_path) == {}


def test_a_full_disk_ends_the_run_with_a_word_and_a_whole_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was brought before is kept; after space was made the next run goes on."""
    real = layer.place
    placed = [0]

    def full(part: Path, path: Path) -> None:
        placed[0] += 1
        if placed[0] > 8:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(part, path)

    with served(Site(ModernGovSite())) as at:
        with monkeypatch.context() as patched:
            patched.setattr(layer, "place", full)
            with pytest.raises(FetchError, match="No space left"):
                bring(at.base, tmp_path)
        whole(tmp_path)
        assert counts(tmp_path, at, "2024-12-01T10:00:00Z")["new"] > 5
    whole(tmp_path)
    assert len(read_manifest(tmp_path)) == 12


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file in the folder's place is no folder."""
    (tmp_path / "papers").write_text("a file")
    with pytest.raises(FetchError, match="cannot be written"):
        bring("http://127.0.0.1:9/", tmp_path / "papers")


def test_a_manifest_of_the_users_own_is_kept(tmp_path: Path) -> None:
    """Rows and files that a user put there stay; a line without its end is completed, not lost."""
    (tmp_path / "own.txt").write_text("The Board noted it.\n")
    (tmp_path / MANIFEST).write_text('file,url,title\nown.txt,https://marlshire.example/own,"Own, and odd"')
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
    own = read_manifest(tmp_path)["own.txt"]
    assert (own.url, own.title, own.retrieved) == ("https://marlshire.example/own", "Own, and odd", "")
    assert len(read_manifest(tmp_path)) == 13


def test_a_manifest_that_is_wrong_is_told_before_any_site_is_asked(tmp_path: Path) -> None:
    """A column that nobody knows stops the fetch, which changes nothing."""
    (tmp_path / MANIFEST).write_text("file,colour\nown.txt,red\n")
    with served(Site(ModernGovSite())) as at, pytest.raises(DocumentError, match="colour"):
        bring(at.base, tmp_path)
    assert at.log == []


def test_a_damaged_journal_costs_requests_and_no_paper(tmp_path: Path) -> None:
    """Lines that cannot be read are passed over; what they spoke of is known by the manifest."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
        before = files(tmp_path)
        for damage in (b"", b"\xff\xfe{nonsense\n", b'{"url": 5}\n[1]\n{"row": {"file": 3}}\n{"run": "x"}\n{"ur'):
            (tmp_path / HIDDEN / "journal.jsonl").write_bytes(damage)
            assert counts(tmp_path, at) == {"same": 12}
    assert files(tmp_path) == before


def test_two_papers_of_one_name_get_two(tmp_path: Path) -> None:
    """The name without its extension says which paper a fact comes from, so no two papers share one."""
    links = "".join(f"<a href='/{place}/minutes.html'>SEND Board minutes</a>" for place in "ab")

    with served(
        Site(
            lambda request: html(
                "SEND Board", f"<h1>SEND Board</h1>{links}" if request.url.path == "/" else request.url.path
            )
        )
    ) as at:
        bring(at.base, tmp_path)
    stems = [Path(name).stem for name in read_manifest(tmp_path)]
    assert len(stems) == len(set(stems)) == 2


def test_the_journal_is_short_after_a_run(tmp_path: Path) -> None:
    """It holds one line for each address, and none twice."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
        bring(at.base, tmp_path)
    lines = (tmp_path / HIDDEN / "journal.jsonl").read_text().splitlines()
    urls = [json.loads(line).get("url") for line in lines]
    assert len(urls) == len(set(urls))
