"""The index of a store, found or made: kept in the folder `layout` of the store under a mark of all it depends on.

What is found is what would be made. Where the folder cannot be written, the index is made in memory, each time.
"""

import sqlite3
from contextlib import closing, suppress
from functools import cache
from hashlib import blake2s
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import quote

from kg.query.gaps import find_gaps
from kg.query.promises import find_promises
from kg.query.rows import Engine
from kg.resources import folder
from kg.view.index.index import Index
from kg.view.index.make import make
from kg.view.read import Reading

__all__ = ["index_of", "mark_of", "prepare"]

_PACKAGE = Path(__file__).resolve().parents[2]
#: whose code decides what the index holds
_CODE = (
    "query/gaps.py",
    "query/promises.py",
    "view/index",
    "view/read.py",
    "view/tie.py",
    "view/kinds.py",
    "view/subgraph.py",
    "model",
    "graph/table.py",
)


def index_of(engine: Engine, store: str) -> Index:
    """Return the index of a store.

    Arguments:
        engine: the open store.
        store: as `--store` names it; an endpoint, or an empty name, has no folder, and its index is made in memory.

    Raises:
        StoreError: the store cannot answer.
    """
    place = None if not store or store.startswith(("http://", "https://")) else Path(store)
    mark = _mark(place) if place is not None else ""
    if place is None or not mark:
        return Index(_in_memory(engine))
    file = place / "layout" / f"index-{mark}.sqlite"
    found = _opened(file)
    if found is None:
        made = _made(engine, file)
        if made is not None:
            return Index(made)
        found = _opened(file)
    return Index(found) if found is not None else Index(_in_memory(engine))


def mark_of(store: str) -> str:
    """Return what the index of a store is kept under, where it is not there yet; empty where nothing needs making."""
    if not store or store.startswith(("http://", "https://")):
        return ""
    mark = _mark(Path(store))
    return "" if not mark or (Path(store) / "layout" / f"index-{mark}.sqlite").is_file() else mark


def prepare(store: str) -> None:
    """Make the index of a store, where it is not there yet.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    from kg.query.engine import open_engine

    if mark_of(store):
        index_of(open_engine(store), store)


def _in_memory(engine: Engine) -> sqlite3.Connection:
    """Return an index that nobody else will use; what papers leave open is asked when it is wanted."""
    return make(Reading(engine), ":memory:", promises=find_promises(engine))


def _made(engine: Engine, file: Path) -> sqlite3.Connection | None:
    """Write the index, whole or not at all; return it open where it could not be written."""
    reading = Reading(engine)
    try:
        file.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            name = part.name
        with closing(make(reading, name, find_gaps(engine), find_promises(engine))) as base:
            base.execute("PRAGMA user_version = 1")
            base.commit()
        Path(name).replace(file)
    except (OSError, sqlite3.Error):
        return _in_memory(engine)
    for old in file.parent.glob("index-*.sqlite"):
        if old != file:
            with suppress(OSError):
                old.unlink()
    return None


def _opened(file: Path) -> sqlite3.Connection | None:
    """Open an index for reading; None where it is not there, or not as it was written."""
    if not file.is_file():
        return None
    try:
        base = sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        whole = base.execute("PRAGMA user_version").fetchone() == (1,)
        whole = whole and base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        return None
    return base if whole else None


def _mark(place: Path) -> str:
    """Return the hash of all that the index depends on; empty where there is no store."""
    digest = blake2s(_code(), digest_size=12)
    try:
        told = place / "store.json"
        digest.update(f"{told.stat().st_mtime_ns}".encode() + told.read_bytes())
    except OSError:
        return ""
    return digest.hexdigest()


@cache
def _code() -> bytes:
    digest = blake2s(digest_size=16)
    for name in _CODE:
        place = _PACKAGE / name
        for path in [place] if place.is_file() else sorted([*place.rglob("*.py"), *place.rglob("*.sql")]):
            digest.update(path.read_bytes())
    asked = folder("queries")
    for path in (asked / "promises.rq", *sorted((asked / "checks").iterdir())):
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.digest()
