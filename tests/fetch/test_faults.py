"""Each fault of a site has its answer: the rest is brought, or the site is left with a word; nothing is got around."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from fetch.fetching import bring, files
from fetch.moderngov_site import ModernGovSite
from fetch.server import Site, html, served, times
from fetch.world import many, report
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from kg.errors import FetchError
from kg.fetch.address import BarredError, is_public, joined, started
from kg.fetch.naming import file_name
from kg.fetch.paper import Paper
from kg.fetch.summary import Summary

#: of a whole visit to the small site
WHOLE = 12
PAPER = "/documents/s1301"


def visit(tmp_path: Path, fault: Callable[[Request], Response | None], beginning: str = PAPER) -> tuple[Summary, Site]:
    """Visit the small site with a fault at some addresses."""
    with served(Site(ModernGovSite(), faults={beginning: fault})) as at:
        return bring(at.base, tmp_path), at


def counts(summary: Summary) -> dict[str, int]:
    """What came of the papers of the one site."""
    return dict(summary.outcomes[0].counts)


def always(answer: Callable[[], Response]) -> Callable[[Request], Response]:
    """A fault of every request."""
    return lambda _: answer()


def cut_off() -> Response:
    """An answer that says it is longer than it is."""
    return Response(b"%PDF-1.4 only the beg", headers={"content-length": "5000"}, media_type="application/pdf")


async def endless(seconds: float = 0.01) -> AsyncIterator[bytes]:
    """A body that never ends."""
    yield b"%PDF-1.4\n"
    while True:
        await asyncio.sleep(seconds)
        yield b"x" * 100


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_paper_that_can_be_had_at_the_second_try_is_had(status: int, tmp_path: Path) -> None:
    """A busy site is asked again after a pause, and nothing is lost."""
    summary, _ = visit(tmp_path, times(1, lambda: Response("busy", status)))
    assert (counts(summary), summary.outcomes[0].refused, summary.stopped) == ({"new": WHOLE}, [], False)


def test_an_answer_that_breaks_off_is_asked_for_again(tmp_path: Path) -> None:
    """Half a paper is never kept: the whole one is."""
    summary, _ = visit(tmp_path, times(1, cut_off))
    assert counts(summary) == {"new": WHOLE}
    (kept,) = (data for name, data in files(tmp_path).items() if name.endswith("-s1301.pdf"))
    assert kept == report("High Needs Recovery Plan", "High Needs Block: Recovery Plan")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (always(lambda: Response("", 500)), "it answers 500"),
        (always(lambda: Response("", 403)), "it answers 403"),
        (always(lambda: Response("", 418)), "it answers 418"),
        (always(cut_off), "its answer breaks off"),
        (always(lambda: RedirectResponse("/documents/s1301/other.pdf")), "without an end"),
        (lambda request: RedirectResponse(f"{request.url.path}x"), "without an end"),
        (always(lambda: StreamingResponse(endless(), media_type="application/pdf")), "does not end"),
    ],
)
def test_a_paper_that_cannot_be_had_is_named_and_the_others_are_had(
    fault: Callable[[Request], Response], reason: str, tmp_path: Path
) -> None:
    """The summary says which address, and why; nothing of it is in the folder."""
    summary, _ = visit(tmp_path, fault)
    (outcome,) = summary.outcomes
    assert counts(summary) == {"new": WHOLE - 1}
    assert [(url.rpartition("/")[2], reason in told) for url, told in outcome.refused] == [
        ("High%20Needs%20Recovery%20Plan.pdf", True)
    ]
    assert not [name for name in files(tmp_path) if "s1301" in name]
    assert not list((tmp_path / ".kg-fetch" / "incoming").iterdir())


def test_a_site_that_refuses_one_paper_after_the_other_is_left(tmp_path: Path) -> None:
    """Five refusals in a row are its answer: the rest is not asked for."""
    summary, _ = visit(tmp_path / "some", always(lambda: Response("", 403)), "/documents/")
    assert not summary.stopped  # other pages come between
    no = lambda: Response("", 403)  # noqa: E731  short, and told where it is used
    all_of = ("/ieList", "/mgAi", "/ieIssue", "/documents/")
    with served(Site(ModernGovSite(many(20)), faults={path: always(no) for path in all_of})) as at:
        summary = bring(at.base, tmp_path)
    assert "refused 5 addresses" in summary.outcomes[0].stopped
    assert sum(hit.status == 403 for hit in at.log) == 5


CHALLENGES = [
    html("Just a moment...", "<p>Checking</p>", 403),
    html("Attention Required! | Guard", "<p>No</p>", 503),
    html("x", "<script src='/cdn-cgi/challenge-platform/h/b.js'></script>"),
    html("x", "<div class='g-recaptcha' data-sitekey='k'></div>"),
    html("x", "", 403, {"cf-mitigated": "challenge"}),
    html("x", "", 202, {"x-amzn-waf-action": "challenge"}),
]
LOGINS = [
    html("Unauthorised", "", 401),
    RedirectResponse("/Account/Login?ReturnUrl=%2f"),
    RedirectResponse("https://login.microsoftonline.com/common"),
    html("Sign in", "<form><input name='u'><input type='password' name='p'></form>"),
]


@pytest.mark.parametrize(
    ("answer", "what"), [(one, "a challenge page") for one in CHALLENGES] + [(one, "a login") for one in LOGINS]
)
def test_a_challenge_or_a_login_ends_the_visit(answer: Response, what: str, tmp_path: Path) -> None:
    """The site is left at once and asked nothing more; what came before stays."""
    summary, at = visit(tmp_path, always(lambda: answer))
    assert f"asks for {what}" in summary.outcomes[0].stopped
    assert at.log[-1].target.startswith(PAPER)
    assert counts(summary) == {"new": 2}
    assert len(files(tmp_path)) == 3


def test_a_page_with_a_form_to_sign_in_at_its_edge_is_a_page(tmp_path: Path) -> None:
    """A large page of papers may offer to sign in; and an address that the user names may be called so."""
    page = html("Minutes", "<p>The Board noted it. </p>" * 2000 + "<form><input type='password'></form>")
    with served(Site(lambda _: page)) as at:
        assert counts(bring(at.base + "/login/minutes.txt", tmp_path)) == {"new": 1}


def test_a_large_paper_is_left_out_whatever_it_says_of_itself(tmp_path: Path) -> None:
    """A PDF of 300 MB is refused by its own account, and cut where it has none: it is never held in memory."""
    told = Response(b"%PDF-1.4", headers={"content-length": "300000000"}, media_type="application/pdf")

    async def large() -> AsyncIterator[bytes]:
        for _ in range(300):
            yield b"x" * 1_000_000

    for answer in (lambda: told, lambda: StreamingResponse(large(), media_type="application/pdf")):
        summary, _ = visit(tmp_path / str(id(answer)), always(answer))
        assert counts(summary) == {"new": WHOLE - 1}
        assert "larger than 100 MB" in summary.outcomes[0].refused[0][1]
        assert summary.received < 101_000_000


def test_a_slow_site_is_waited_for(tmp_path: Path) -> None:
    """An answer that comes slowly, but comes, is taken."""

    async def slow() -> AsyncIterator[bytes]:
        for byte in report("Slow", "but sure"):
            if byte % 64 == 0:
                await asyncio.sleep(0.01)
            yield bytes([byte])

    summary, _ = visit(tmp_path, always(lambda: StreamingResponse(slow(), media_type="application/pdf")))
    assert counts(summary) == {"new": WHOLE}


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://archive.example/minutes.pdf", "javascript:alert(1)", "http://user:pw@host.example/"],
)
def test_what_is_not_on_the_web_is_not_followed(target: str, tmp_path: Path) -> None:
    """A redirect to another scheme, or with a password in it, is named and left."""
    summary, _ = visit(tmp_path, always(lambda: Response("", 302, {"location": target})))
    assert counts(summary) == {"new": WHOLE - 1}
    assert "not on the web" in summary.outcomes[0].refused[0][1] or "a user" in summary.outcomes[0].refused[0][1]


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.2", "2130706433", "0x7f000002", "[::1]", "169.254.169.254", "10.0.0.7"]
)
def test_an_address_of_the_own_network_is_not_followed(host: str, tmp_path: Path) -> None:
    """A redirect to this machine or a private network, however it is written, is not followed."""
    with served(Site(lambda _: html("Secret", "<p>Minutes</p>")), host="127.0.0.1") as inside:
        port = inside.base.rpartition(":")[2]
        summary, _ = visit(tmp_path, always(lambda: RedirectResponse(f"http://{host}:{port}/minutes.pdf")))
    assert "private network" in summary.outcomes[0].refused[0][1]
    assert counts(summary) == {"new": WHOLE - 1}
    assert inside.log == []


PRIVATE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.1.1 100.64.0.1 0.0.0.1 224.0.0.1 ::1 fe80::1%eth0 fc00::1"
    " ::ffff:127.0.0.1 nonsense"
)
PUBLIC = "81.2.69.142 2a00:1450:4009::200e"


def test_private_networks_are_known() -> None:
    """Loopback, private, link-local, shared, unspecified and multicast addresses are not of the open internet."""
    assert [number for number in PRIVATE.split() if is_public(number)] == []
    assert [number for number in PUBLIC.split() if not is_public(number)] == []


def test_links_out_of_a_page_are_followed_to_papers_only(tmp_path: Path) -> None:
    """A paper on another host is asked for there, by that host's rules; one in a private network is not."""
    with served(Site(lambda _: Response(report("SEND"), media_type="application/pdf"))) as other:
        links = f"<h1>SEND Board</h1><a href='{other.base}/minutes.pdf'>Minutes</a><a href='/notes.pdf'>SEND notes</a>"
        with served(
            Site(lambda request: html("Board", links) if request.url.path == "/" else Response(report("x")))
        ) as at:
            summary = bring(at.base, tmp_path)
    # both are 127.0.0.1, which the user named
    assert counts(summary) == {"new": 2}
    assert [hit.target for hit in other.log] == ["/robots.txt", "/minutes.pdf"]


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "..\\..\\boot.ini", "/absolute", "CON", "a\x00b", "." * 300, "ééé", "", "|"]
)
def test_a_name_never_leaves_the_folder(title: str) -> None:
    """Whatever a paper, body or key is called, its file lies below the folder, under a name that every system takes."""
    name = file_name(Paper("http://x.example/", title, title, title, "2024-01-02"), title, ".pdf")
    assert not name.startswith("/")
    parts = name.split("/")
    assert all(part and set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for part in parts)
    assert all(not part.startswith(".") and len(part) < 200 for part in parts)


def test_a_document_whose_address_climbs_is_stored_like_any_other(tmp_path: Path) -> None:
    """`../` in a link is resolved within the site, and its file lies in the folder."""
    page = html("SEND Board", "<h1>SEND Board</h1><a href='../../../minutes/..%2f..%2fevil.pdf'>Minutes ../../evil</a>")
    with served(Site(lambda request: page if request.url.path == "/a/b/" else Response(report("x")))) as at:
        bring(at.base + "/a/b/", tmp_path)
    assert [name.split("/")[:2] for name in files(tmp_path) if name != "manifest.csv"] == [["marlshire", "send-board"]]


def test_what_is_no_council_is_said_to_be_none(tmp_path: Path) -> None:
    """A page without papers, an address without a page, and a host that does not answer are told with what to do."""
    with served(
        Site(
            lambda request: html(
                "Bakery", "<h1>Cakes</h1><a href='/about'>About us</a>", 200 if request.url.path == "/" else 404
            )
        )
    ) as at:
        assert "links no papers" in bring(at.base, tmp_path).outcomes[0].stopped
    with served(Site(lambda _: html("x", "", 404))) as at:
        assert "there is no such page" in bring(at.base + "/minutes/", tmp_path).outcomes[0].stopped
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        told = bring(f"http://127.0.0.1:{free.getsockname()[1]}/", tmp_path).outcomes[0].stopped
    assert "cannot be reached" in told


def test_a_host_that_does_not_exist_is_told(tmp_path: Path) -> None:
    """A name that nobody has is told as such, and no traceback comes of it."""
    assert "cannot be reached" in bring("https://democracy.marlshire.invalid/", tmp_path).outcomes[0].stopped


def test_a_wrong_certificate_is_not_accepted(tmp_path: Path) -> None:
    """Who answers with a certificate that nobody vouches for is not asked for papers."""
    certificate = str(Path(__file__).with_name("self-signed.pem"))
    with served(Site(ModernGovSite()), certificate=certificate) as at:
        told = bring(at.base, tmp_path).outcomes[0].stopped
    assert "certificate is wrong" in told
    assert at.log == []


def test_what_speaks_no_http_is_told(tmp_path: Path) -> None:
    """A port where something else listens ends the visit with a word."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        for _ in range(3):
            connection, _ = listening.accept()
            connection.recv(1000)
            connection.sendall(b"220 mail.example ESMTP\r\n")
            connection.close()

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    told = bring(f"http://127.0.0.1:{listening.getsockname()[1]}/", tmp_path).outcomes[0].stopped
    thread.join(5)
    listening.close()
    assert "breaks off" in told


@pytest.mark.parametrize(
    "text", ["", " ", "http://", "ftp://x.example", "mailto:me@example.org", "http://[::1", "http://u:p@x.example/"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    """The message says what an address looks like."""
    with pytest.raises(FetchError, match=r"address|web|host"):
        started(text)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("democracy.marlshire.example", "https://democracy.marlshire.example/"),
        ("HTTPS://Democracy.Marlshire.Example:443/a b?x=1#top", "https://democracy.marlshire.example/a%20b?x=1"),
        ("//marlshire.example/x", "https://marlshire.example/x"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("http://marlshire.example/(S(k3j2h1))/mgAi.aspx?ID=4", "http://marlshire.example/mgAi.aspx?ID=4"),
    ],
)
def test_an_address_may_be_typed_without_its_scheme(typed: str, address: str) -> None:
    """Addresses are brought into the one form in which they are compared."""
    assert started(typed) == address


def test_links_are_joined_to_their_page() -> None:
    """Relative links, links with spaces and links with backslashes lead where a browser would go."""
    base = "https://marlshire.example/a/b.aspx?x=1"
    assert joined("documents/s1/A B & C.pdf", base) == "https://marlshire.example/a/documents/s1/A%20B%20&%20C.pdf"
    assert joined("\\c.pdf", base) == "https://marlshire.example/c.pdf"
    assert joined("?y=2", base) == "https://marlshire.example/a/b.aspx?y=2"
    with pytest.raises(BarredError):
        joined("data:text/html,x", base)
