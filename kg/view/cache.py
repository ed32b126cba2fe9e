"""Layouts kept from one run to the next, in the folder `layout` of the store.

A layout is found by a hash of all that it depends on: the things and lines in their order, the code that lays them
out, and the libraries that it computes with. So what is found is what would be computed, and nothing is ever out of
date; files that no longer serve go when there are many. Where the folder cannot be read or written, or a file in it
is damaged, the layout is computed as if there were none.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2s
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile

from kg.view.subgraph import Subgraph

__all__ = ["Layouts"]

#: graphs of fewer things are laid out as quickly as a file is read
FEWEST = 40
#: files kept; the oldest go first
KEPT = 60
#: what the places depend on beside the graph
_CODE = ("layout.py", "forces.py", "overlap.py")
_LIBRARIES = ("numpy", "scipy")


class Layouts:
    """The layouts that are kept in a folder; with no folder, all are computed."""

    def __init__(self, folder: Path | None = None) -> None:
        """Begin with the folder, which need not exist; what it lies in must."""
        self.folder = folder

    def of(self, graph: Subgraph) -> dict[str, tuple[float, float]]:
        """Return the places of `kg.view.layout.layout`, computed only where they are not kept."""
        file = None
        if self.folder is not None and len(graph.nodes) >= FEWEST:
            file = self.folder / f"{_key(graph)}.json"
            kept = _read(file, len(graph.nodes))
            if kept is not None:
                return dict(zip((node.id for node in graph.nodes), kept, strict=True))
        # only now: its libraries take time to load
        from kg.view.layout import layout

        computed = layout(graph)
        places = {node.id: computed[node.id] for node in graph.nodes}
        if file is not None:
            self._write(file, list(places.values()))
        return places

    def _write(self, file: Path, places: Sequence[tuple[float, float]]) -> None:
        """Keep places, if that can be; a file is there whole or not at all."""
        with suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            numbers = [int(number) for place in places for number in place]
            with NamedTemporaryFile("w", dir=file.parent, suffix=".part", delete=False, encoding="ascii") as part:
                json.dump({"places": numbers, "check": _check(numbers)}, part, separators=(",", ":"))
            Path(part.name).replace(file)
            by_age = sorted(file.parent.glob("*.json"), key=lambda one: (one.stat().st_mtime_ns, one.name))
            for old in by_age[:-KEPT]:
                old.unlink()


def _read(file: Path, count: int) -> list[tuple[float, float]] | None:
    """Return the places in a file; None where it is not there, or not as it was written."""
    try:
        told = json.loads(file.read_bytes())
        numbers = told["places"]
        if len(numbers) != 2 * count or told["check"] != _check(numbers):
            return None
        return [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _check(numbers: Sequence[int]) -> str:
    return blake2s(",".join(map(str, numbers)).encode(), digest_size=8).hexdigest()


def _key(graph: Subgraph) -> str:
    """Return the hash of all that a layout depends on."""
    digest = blake2s(digest_size=16)
    for name in _CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    parts = [f"{library} {_version(library)}" for library in _LIBRARIES]
    parts += [f"{node.id}\x1f{node.council}" for node in graph.nodes]
    parts += [f"{line.source}\x1f{line.target}" for line in graph.lines]
    digest.update("\x1e".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
