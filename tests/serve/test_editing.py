"""Taking part: who may, what is written and where, what it does to the next build; and all that is refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from kg.build import build
from kg.serve import Settings, create_app
from kg.serve.edits import EditError, Edits, handed_in

TOKEN = "a-token-that-nobody-guesses"  # noqa: S105 -- of this test
OWN = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
PAPER = """Northmere County Council
Scrutiny Committee
Minutes of the meeting held on 8 June 2021

5. SEND update
The SEND Improvement Board reports to the Health and Wellbeing Board.
The Cabinet Member monitors the Written Statement of Action monthly.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one paper."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "north.txt").write_text(PAPER, encoding="utf-8")
    return papers


@pytest.fixture
def client(folder: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A server at which one may take part."""
    build(folder, tmp_path / "store")
    app = create_app(Settings(str(tmp_path / "store"), workers=1, edit=folder, token=TOKEN))
    with TestClient(app, base_url="http://localhost") as asked:
        yield asked


def _fact(client: TestClient) -> str:
    """Return the address of the fact that the board reports to another."""
    paper = str(client.get("/papers").text).partition('<th scope="row"><a href="')[2].partition('"')[0]
    for address in dict.fromkeys(re.findall(r'href="(/id/[^"#]+)">this fact', client.get(paper).text)):
        if "Board reports to Health" in client.get(address).text:
            return str(address)
    raise AssertionError


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_fact_is_called_wrong_and_goes_with_the_next_build(client: TestClient, folder: Path, tmp_path: Path) -> None:
    """The form stands on its page only for whoever takes part; then it is pending; then it is gone."""
    address = _fact(client)
    assert "This is wrong" not in client.get(address).text
    assert client.get(f"/edit/{TOKEN}").status_code == 200
    page = client.get(address).text
    assert "This is wrong" in page
    iri = page.partition('name="fact" value="')[2].partition('"')[0]
    given = {"fact": iri, "reason": "It was the Schools Forum"}
    assert client.post(f"/edit/{TOKEN}/wrong", data=given, headers=OWN).status_code == 200
    header, row = (folder / "corrections.csv").read_text(encoding="utf-8").splitlines()
    assert header == "action,document,fact,details,sentence,name,other,note"
    assert row == (
        "reject,north,accountability,body=SEND Improvement Board; to=Health and Wellbeing Board; relation=reports to,"
        "The SEND Improvement Board reports to the Health and Wellbeing Board.,,,It was the Schools Forum"
    )
    assert "Called wrong" in client.get(address).text
    assert client.post(f"/edit/{TOKEN}/wrong", data=given, headers=OWN).status_code == 400
    summary = build(folder, tmp_path / "store")
    assert (summary.corrected, summary.idle) == (1, ())
    assert client.get(address).status_code == 404


def test_a_name_is_put_right(client: TestClient, folder: Path, tmp_path: Path) -> None:
    """A line of the file, which the next build applies."""
    given = {"name": "SEND Improvement Board", "other": "SEND Delivery Board", "note": "one board"}
    assert client.post(f"/edit/{TOKEN}/name", data=given, headers=OWN).status_code == 200
    assert "name,,,,,SEND Improvement Board,SEND Delivery Board,one board" in (folder / "corrections.csv").read_text()
    assert build(folder, tmp_path / "store").corrected == 1
    contrary = {"name": "SEND Improvement Board", "other": "Cabinet"}
    before = _files(folder)
    assert client.post(f"/edit/{TOKEN}/name", data=contrary, headers=OWN).status_code == 400
    assert _files(folder) == before


def test_a_paper_is_read_and_kept_only_if_wanted(client: TestClient, folder: Path) -> None:
    """What is read is shown; a second step writes it as a new file, and never over another."""
    other = PAPER.replace("SEND Improvement Board", "SEND Delivery Board").encode()
    shown = client.post(f"/edit/{TOKEN}/read", files={"paper": ("../later.txt", other)}, headers=OWN)
    assert "body=SEND Delivery Board; to=Health and Wellbeing Board" in shown.text
    assert sorted(_files(folder)) == ["north.txt"]
    key = shown.text.partition('name="key" value="')[2].partition('"')[0]
    assert client.post(f"/edit/{TOKEN}/keep", data={"key": key}, headers=OWN).status_code == 200
    assert _files(folder) == {"north.txt": PAPER.encode(), "later.txt": other}
    assert client.post(f"/edit/{TOKEN}/keep", data={"key": key}, headers=OWN).status_code == 400


WAYS = ("wrong", "name", "read", "keep")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("token", "headers", "status"),
    [
        ("guessed", OWN, 404),
        ("%00", OWN, 404),
        (TOKEN, {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}, 403),
        (TOKEN, {"origin": "http://localhost:9", "sec-fetch-site": "same-site"}, 403),
        (TOKEN, {"origin": "null"}, 403),
        (TOKEN, {"host": "elsewhere.example"}, 400),
    ],
)
def test_nobody_else_writes(
    client: TestClient, folder: Path, way: str, token: str, headers: dict[str, str], status: int
) -> None:
    """Without the token, from another origin, under another name of the host: refused, whatever cookie is sent."""
    before = _files(folder)
    client.get(f"/edit/{TOKEN}")
    given = {"name": "SEND Board", "other": "Cabinet", "fact": "x", "reason": "y", "key": "z"}
    assert client.post(f"/edit/{token}/{way}", data=given, headers=headers).status_code == status
    assert _files(folder) == before


def test_reading_is_not_writing(client: TestClient, folder: Path) -> None:
    """No address writes by GET; the cookie is for this site's pages and no script; the token is in no other page."""
    before = _files(folder)
    for way in WAYS:
        assert client.get(f"/edit/{TOKEN}/{way}").status_code == 404  # what only takes is not there to be read
    cookie = client.get(f"/edit/{TOKEN}").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    client.cookies.clear()
    assert all(TOKEN not in client.get(page).text for page in ("/", "/papers", _fact(client)))
    assert _files(folder) == before


def test_a_server_without_it_has_no_such_address(folder: Path, tmp_path: Path) -> None:
    """Off by default; also where a token is given and no folder."""
    build(folder, tmp_path / "store")
    for settings in (Settings(str(tmp_path / "store"), workers=1), Settings(str(tmp_path / "store"), token=TOKEN)):
        with TestClient(create_app(settings), base_url="http://localhost") as asked:
            assert asked.get(f"/edit/{TOKEN}").status_code == 404
            # any address may be read, as names of things may be anything; none but /sparql takes what is sent
            assert asked.post(f"/edit/{TOKEN}/name", data={"name": "a", "other": "b"}).status_code == 405


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".hidden", "corrections.csv", "manifest.csv", "a/b.txt", "a\\b", "a\0b", "x" * 300, "a\nb", "con."],
)
def test_a_paper_has_a_name_of_its_own(tmp_path: Path, name: str) -> None:
    """No path, no hidden file, none of the files that say something of the others."""
    edits = Edits(tmp_path, TOKEN)
    with pytest.raises(EditError):
        edits.keep(edits.hold(name, b"words"))
    assert list(tmp_path.iterdir()) == []


def test_no_link_is_followed(tmp_path: Path) -> None:
    """Neither for a paper nor for the corrections."""
    papers, elsewhere = tmp_path / "papers", tmp_path / "elsewhere"
    papers.mkdir()
    elsewhere.mkdir()
    (papers / "new.txt").symlink_to(elsewhere / "new.txt")
    (papers / "corrections.csv").symlink_to(elsewhere / "corrections.csv")
    edits = Edits(papers, TOKEN)
    with pytest.raises(EditError, match="in the folder already"):
        edits.keep(edits.hold("new.txt", b"words"))
    with pytest.raises(EditError, match="link to elsewhere"):
        edits.rename("SEND Board", "Cabinet", "", "")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("body", [b"", b"--x\r\n\r\n--x--", b"\xff" * 100])
def test_a_form_without_a_paper_is_told(body: bytes) -> None:
    """Whatever stands in it."""
    with pytest.raises(EditError, match="No paper was handed in"):
        handed_in("multipart/form-data; boundary=x", body)


def test_hostile_words_stay_words(client: TestClient, folder: Path) -> None:
    """In a reason, a name, the name of a file and a paper: shown escaped, one line of the file each."""
    bad = "<script>hit()</script>\r\nreject,x"
    given = {"name": bad, "other": f"{bad} Board", "note": bad}
    assert client.post(f"/edit/{TOKEN}/name", data=given, headers=OWN).status_code == 200
    assert len((folder / "corrections.csv").read_text(encoding="utf-8").splitlines()) == 2
    page = client.get(f"/edit/{TOKEN}").text
    assert "<script>hit" not in page
    shown = client.post(
        f"/edit/{TOKEN}/read", files={"paper": ("<b>.txt", PAPER.encode() + b"<script>hit()</script>")}, headers=OWN
    )
    assert "<b>.txt" not in shown.text
    assert "<script>hit" not in shown.text
    assert urlsplit(str(shown.url)).path == f"/edit/{TOKEN}/read"
