"""What a fetch takes again, of papers that have not changed: seconds and requests, without the polite delays.

    python tests/benchmarks/fetching.py [MEETINGS]

Each meeting has nine reports and its page. The small site runs in a process of its own; the figures print, nothing is
asserted.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fetch.fetching import bring
from fetch.moderngov_site import ModernGovSite
from fetch.server import Site, served
from fetch.world import many
from starlette.requests import Request
from starlette.responses import Response

REPORTS = 9


def site(meetings: int) -> None:
    """Serve a site of many meetings until the standard input ends; its answers are looked up, not made again."""
    small = ModernGovSite(many(meetings, documents=REPORTS))
    answers: dict[str, bytes] = {}
    media: dict[str, str] = {}

    def page(request: Request) -> Response:
        target = f"{request.url.path}?{request.url.query}"
        if target not in answers:
            made = small(request)
            if made.status_code != 200:
                return made
            answers[target], media[target] = bytes(made.body), made.media_type or "text/html"
        return Response(answers[target], media_type=media[target])

    with served(Site(page)) as at:
        print(at.base, flush=True)
        sys.stdin.read()


def main(meetings: int) -> None:
    """Fetch a whole site twice, and print what each took."""
    command = [sys.executable, __file__, str(meetings), "site"]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        assert server.stdin is not None
        base = server.stdout.readline().strip()
        for name in ("first", "again"):
            wall, own = time.perf_counter(), time.process_time()
            summary = bring(base, Path(folder))
            wall, own = time.perf_counter() - wall, time.process_time() - own
            print(f"{name}: {wall:.1f} s, {own:.1f} s of them our own; {summary.requests} requests, {summary.counts}")
        server.stdin.close()


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    if "site" in sys.argv:
        site(number)
    else:
        main(number)
