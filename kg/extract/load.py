"""The extractor with what a user has taught it: rules, names and register entries of further folders."""

from collections.abc import Sequence
from pathlib import Path

from kg.errors import RuleError
from kg.extract.extractor import Extractor
from kg.extract.models import model_fault
from kg.extract.readers.learned import LearnedReader
from kg.extract.readers.own import own_readers
from kg.extract.readers.predicates.reader import PredicatesReader
from kg.extract.readers.reader import Reader
from kg.extract.syntax.lexicon import Lexicon
from kg.extract.syntax.load import load_lexicon, own_lexicon
from kg.registers.lookup import Registers
from kg.registers.own_names import FILE, read_own_names
from kg.registers.read import ENTRY_FILES
from kg.rules.load import load_rules, own_rules

__all__ = ["load_extractor"]


def load_extractor(folders: Sequence[Path] = (), *, model: bool = True) -> Extractor:
    """Return an extractor with the project's rules and registers, and with those of further folders.

    Arguments:
        folders: each with rule files (`monitoring.toml`), predicates (`predicates/monitoring.toml`), a `names.csv`, or
            register files (`local_bodies.csv`).
        model: whether predicates are read with the English pipeline, and what the learned model proposes is heard;
            where one of the two cannot be used, rules read alone.

    Raises:
        RuleError: a folder is not there or holds none of these, or rules of it are wrong.
        RegisterError: names or register entries are wrong.
    """
    if not folders:
        return Extractor(Registers.load(), own_rules(), readers=_readers(own_lexicon(), model=model))
    rules, lexicon = load_rules(folders), load_lexicon(folders)
    for folder in folders:
        if not any((folder / name).is_file() for name in (*ENTRY_FILES, FILE)) and not any(
            path for pattern in ("*.toml", "predicates/*.toml") for path in folder.glob(pattern)
        ):
            raise RuleError(f"{folder} teaches nothing", f"Put a rule file such as monitoring.toml, or {FILE}, into it")
    names = read_own_names(*folders)
    return Extractor(Registers.taught(folders), rules, names=names, readers=_readers(lexicon, model=model))


def _readers(lexicon: Lexicon, *, model: bool) -> tuple[Reader, ...]:
    if not model or model_fault():
        return own_readers()
    return own_readers(PredicatesReader(lexicon), LearnedReader())
