"""Takes the pictures in `screenshots/` again: each view of the graph of `minutes`, as `kg view` draws it.

Run by `make screenshots`; needs Playwright, Pillow and a Chromium. Window, language, colour scheme and clock zone are
fixed, so that only a change of the page, or of the fonts of the machine, changes a picture.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

__all__ = ["PICTURES", "SIZE", "SWITCHES", "browser_of", "take"]

EXAMPLES = Path(__file__).resolve().parent

#: picture -> the command that makes its page; a test compares them with `README.md`
PICTURES = {
    "councils": "kg view",
    "overview": "kg view --view overview",
    "council": 'kg view --council "Marlshire County Council"',
    "around": 'kg view --around "SEND Improvement Board (Aldermouth City Council)" --hops 2',
    "path": 'kg view --path workstreams "Marlshire Health and Wellbeing Board"',
    "accountability": "kg view --view accountability",
    "timeline": "kg view --view timeline",
    "matrix": "kg view --view matrix",
    "table": "kg view --view table",
}

#: width and height of the window, in pixels
SIZE = (1280, 800)

#: colours in a picture
COLOURS = 128

#: how Chromium is started: with no account, no updates and no network of its own
SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --force-color-profile=srgb --hide-scrollbars"
)


def browser_of() -> str | None:
    """Return the path of the Chromium of this machine, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def take(
    folder: Path, *, size: tuple[int, int] = SIZE, dark: bool = False, names: tuple[str, ...] = tuple(PICTURES)
) -> list[Path]:
    """Take the pictures of `names` into `folder` and return their paths.

    Arguments:
        folder: where the PNG files go; made if it is not there.
        size: width and height of the window, in pixels.
        dark: take them in dark colours.
        names: which of `PICTURES` to take.

    Raises:
        SystemExit: there is no Chromium, or `kg` fails.
    """
    from PIL import Image
    from playwright.sync_api import sync_playwright

    chromium = browser_of()
    if chromium is None:
        raise SystemExit("No Chromium here; on Debian and Ubuntu: apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        work = Path(place)
        _run(["kg", "build", str(EXAMPLES / "minutes")], work)
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES.split())
        context = browser.new_context(
            bypass_csp=True,  # the camera asks the page what it has drawn
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=1,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
            offline=True,
        )
        tab = context.new_page()
        for name in names:
            _run([*shlex.split(PICTURES[name]), "-o", f"{name}.html"], work)
            tab.goto((work / f"{name}.html").as_uri())
            tab.wait_for_function("kg.view().type !== 'graph' || !kg.nodes.length || kg.labelled.length > 0")
            path = folder / f"{name}.png"
            with Image.open(BytesIO(tab.screenshot(animations="disabled", caret="hide"))) as picture:
                # a page has few colours: a palette makes the file a third as large
                picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
            taken.append(path)
        browser.close()
    return taken


def _run(command: list[str], folder: Path) -> None:
    """Run `kg` of this Python's environment in `folder`."""
    environment = {name: value for name, value in os.environ.items() if name != "KG_STORE"}
    program = str(Path(sys.executable).parent / command[0])
    done = subprocess.run(
        [program, *command[1:]], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{shlex.join(command)}\n{done.stderr}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=EXAMPLES / "screenshots", help="where they go")
    parser.add_argument("--width", type=int, default=SIZE[0], help="of the window, in pixels")
    parser.add_argument("--height", type=int, default=SIZE[1], help="of the window, in pixels")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    given = parser.parse_args()
    for picture in take(given.folder, size=(given.width, given.height), dark=given.dark):
        print(f"{picture} {picture.stat().st_size // 1000} kB")
