"""What reads: a digest by which one reader is told from another, here or on another machine.

It covers the code, the rules and the registers, and the rules that users add. It must not read a document.
"""

import hashlib
from functools import cache
from pathlib import Path

from kg import __version__
from kg.documents.recognition import is_installed

__all__ = ["reader_version"]

#: parts of the package whose change may change what is read from a document
READING_PARTS = ("documents", "extract", "graph", "model", "read.py", "registers", "resolve", "rules", "understand.py")


def reader_version(rules: tuple[Path, ...] = (), *, model: bool = True) -> str:
    """Return a digest of what reads: the program's reading parts (code, rules, registers) and the user's own."""
    digest = hashlib.sha256(f"{_own_version()}{'' if model else ' without model'}".encode())
    for folder in rules:
        for path in sorted([*folder.glob("*.toml"), *folder.glob("predicates/*.toml"), *folder.glob("*.csv")]):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def _own_version() -> str:
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256(f"{__version__}{is_installed()}".encode())  # with text recognition, more is read
    for part in READING_PARTS:
        for path in sorted([package / part, *(package / part).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
