"""Firefox, driven over its own WebDriver BiDi port (W3C), as tests need it: no program stands between.

Every request is noted, and so is every error of a script.
"""

import itertools
import json
import re
import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

__all__ = ["FIREFOX", "Firefox"]

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
_PORT = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
#: nothing that Firefox does of itself: no updates, no pages of its own, no reports
_PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}
_EVENTS = ("network.beforeRequestSent", "log.entryAdded")


class Firefox:
    """A Firefox without a window, with one page; used in a `with`."""

    def __init__(self, folder: Path, *, width: int = 1280, height: int = 800, dark: bool = False) -> None:
        """Start it with a new profile in `folder`."""
        from websockets.sync.client import connect

        profile = folder / "firefox"
        profile.mkdir()
        chosen = {**_PREFERENCES, "layout.css.prefers-color-scheme.content-override": 0 if dark else 1}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in chosen.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self._log = folder / "firefox.log"
        assert FIREFOX is not None
        command = [FIREFOX, "--headless", "--remote-debugging-port", "0", "--profile", str(profile), "--no-remote"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        self._ids = itertools.count(1)
        self.asked: list[str] = []
        self.faults: list[str] = []
        self._open = ExitStack()
        self._open.callback(self._end)
        try:
            way = connect(f"{self._address()}/session", max_size=1 << 28, compression=None)
            self._socket: ClientConnection = self._open.enter_context(way)
            self._begin(width, height)
        except BaseException:
            self._open.close()
            raise

    def _begin(self, width: int, height: int) -> None:
        self._send("session.new", capabilities={})
        self._page = self._send("browsingContext.getTree")["contexts"][0]["context"]
        self._send("session.subscribe", events=list(_EVENTS))
        self._send("browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height})

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._open.close()

    def _end(self) -> None:
        self._process.terminate()
        self._process.wait(20)

    def go(self, address: str) -> None:
        """Open a page and wait until it is there."""
        self._send("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """Return what an expression is worth in the page; promises are waited for, values go through JSON."""
        found = self._send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({script})) ?? 'null')()",
            target={"context": self._page},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._send("input.performActions", context=self._page, actions=[{"type": "key", "id": "k", "actions": actions}])

    def _address(self) -> str:
        for _ in range(300):
            found = _PORT.search(self._log.read_text(encoding="utf-8", errors="replace"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError(self._log.read_text(encoding="utf-8", errors="replace")[-2000:])

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv(timeout=90))
            if told.get("type") == "event":
                self._note(told["method"], told["params"])
            elif told.get("id") == number:
                assert told["type"] == "success", told
                result: dict[str, Any] = told["result"]
                return result

    def _note(self, event: str, told: dict[str, Any]) -> None:
        if event == "network.beforeRequestSent":
            self.asked.append(told["request"]["url"])
        elif told.get("level") == "error":
            self.faults.append(str(told.get("text")))
