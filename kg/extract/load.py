"""The extractor with what a user has taught it: rules, names and register entries of further folders."""

from collections.abc import Sequence
from pathlib import Path

from kg.errors import RuleError
from kg.extract.extractor import Extractor
from kg.registers.lookup import Registers
from kg.registers.own_names import FILE, read_own_names
from kg.registers.read import ENTRY_FILES
from kg.rules.load import load_rules, own_rules

__all__ = ["load_extractor"]


def load_extractor(folders: Sequence[Path] = ()) -> Extractor:
    """Return an extractor with the project's rules and registers, and with those of further folders.

    Arguments:
        folders: each with rule files (`monitoring.toml`), a `names.csv`, or register files (`local_bodies.csv`).

    Raises:
        RuleError: a folder is not there or holds none of these, or rules of it are wrong.
        RegisterError: names or register entries are wrong.
    """
    if not folders:
        return Extractor(Registers.load(), own_rules())
    rules = load_rules(folders)
    for folder in folders:
        if not any((folder / name).is_file() for name in (*ENTRY_FILES, FILE)) and not any(folder.glob("*.toml")):
            raise RuleError(f"{folder} teaches nothing", f"Put a rule file such as monitoring.toml, or {FILE}, into it")
    return Extractor(Registers.taught(folders), rules, names=read_own_names(*folders))
