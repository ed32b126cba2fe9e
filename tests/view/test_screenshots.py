"""The pictures of the examples are there, are shown, and are made by the commands that stand beside them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLES = CHECKOUT / "examples"
SHOWN = re.compile(r"!\[[^\]]+\]\(([^)]+\.png)\)")


@pytest.mark.parametrize("page", ["README.md", "examples/README.md"])
def test_every_picture_that_is_shown_is_there(page: str) -> None:
    """A picture has words that say what is seen, for those who do not see it, and is a PNG file of modest size."""
    shown = SHOWN.findall((CHECKOUT / page).read_text(encoding="utf-8"))
    assert shown
    for name in shown:
        data = ((CHECKOUT / page).parent / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 200_000


def test_each_picture_stands_beside_its_command() -> None:
    """The walkthrough names for each picture the command that the script runs."""
    sys.path.insert(0, str(EXAMPLES))
    from screenshots import PICTURES  # type: ignore[import-not-found]  # a script, found by the path above

    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(kg view[^`]*)` \| !\[[^\]]+\]\(screenshots/(\w+)\.png\) \|$", text, re.MULTILINE))
    assert {name: command for command, name in rows.items()} == PICTURES


def test_the_script_takes_a_picture(tmp_path: Path) -> None:
    """The command of `make screenshots` builds the examples, draws them and takes a picture in a real browser."""
    sys.path.insert(0, str(EXAMPLES))
    from screenshots import browser_of  # a script, found by the path above

    if browser_of() is None:
        pytest.skip("no Chromium is installed")
    code = (
        "import sys; from pathlib import Path; from screenshots import take; take(Path(sys.argv[1]), names=('path',))"
    )
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLES)}
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, env=environment)
    assert (tmp_path / "path.png").read_bytes().startswith(b"\x89PNG")
