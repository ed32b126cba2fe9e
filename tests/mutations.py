"""Whether the tests of extraction would notice: rules taken away one by one, helpers emptied one by one.

What is compared is what tests compare: the rows of the ways of saying, and those of the examples' papers. Run as a
program (`make mutations`) it goes through every rule and every helper, and prints what nothing notices.
"""

import inspect
import sys
from collections.abc import Callable, Container, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType
from typing import Any

from kg.documents import read_document
from kg.documents.manifest import read_manifest
from kg.extract import readers
from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extraction, Extractor
from kg.extract.load import load_extractor
from kg.extract.matching import RuleMatcher
from kg.model.document import ManifestEntry
from kg.model.rows import details_of, row_of
from kg.resolve import resolve

__all__ = ["Corpus", "emptied", "helpers"]

CHECKOUT = Path(__file__).resolve().parent.parent
WAYS = CHECKOUT / "tests" / "extract" / "ways_of_saying.txt"
PAPERS = (CHECKOUT / "examples" / "minutes",)
#: what a helper gives when it is emptied, by the type that it promises
EMPTY: dict[str, Any] = {"bool": False, "str": "", "int": 0, "None": None}


class Corpus:
    """Texts whose rows tests compare, and what was read in them."""

    def __init__(self, extractor: Extractor, questions: Container[str] | None = None, *, papers: bool = True) -> None:
        """Read all of it once, or the sentences of some questions, with or without the papers."""
        self.extractor = extractor
        heads = [line.split("|", 1) for line in WAYS.read_text(encoding="utf-8").splitlines() if line[:1] != " "]
        self.sentences = [text for question, text in heads if questions is None or question in questions]
        self.documents = [
            read_document(path, read_manifest(folder).get(path.name, ManifestEntry(path.name)))
            for folder in (PAPERS if papers else ())
            for path in sorted(folder.iterdir())
            if path.suffix in {".txt", ".html"}
        ]
        found = [read_sentence(text, extractor) for text in self.sentences]
        self.rules = [{m.rule.id for ms in one.reading.matches.values() for m in ms} for one in found]
        self.rows = [self._rows(one) for one in found]
        self.papers = [self._rows(extractor.read(document)) for document in self.documents]

    def _rows(self, extraction: Extraction) -> list[str]:
        frames = resolve(extraction.document, extraction.frames, self.extractor.registers)
        return sorted(f"{question}: {details_of(cells)}" for question, cells in map(row_of, frames))

    def notices_rule(self, rule_id: str) -> bool:
        """Return whether some row changes where a rule is taken away."""
        kept = self.extractor._matcher
        rest = [rule for rule in self.extractor.rules if rule.id != rule_id]
        self.extractor._matcher = RuleMatcher(self.extractor.vocab, rest)
        try:
            return any(
                self._rows(read_sentence(self.sentences[n], self.extractor)) != self.rows[n]
                for n, rules in enumerate(self.rules)
                if rule_id in rules
            )
        finally:
            self.extractor._matcher = kept

    def notices(self) -> bool:
        """Return whether some row differs from what was read at first, or reading fails."""
        try:
            return any(
                self._rows(self.extractor.read(document)) != rows
                for document, rows in zip(self.documents, self.papers, strict=True)
            ) or any(
                self._rows(read_sentence(text, self.extractor)) != rows
                for text, rows in zip(self.sentences, self.rows, strict=True)
            )
        except Exception:  # noqa: BLE001  a mutation that makes reading fail is noticed
            return True


def helpers() -> Iterator[str]:
    """Yield every function of the readers of whose promise something can be left out, as module and name."""
    for module in walk_packages(readers.__path__, "kg.extract.readers."):
        found = import_module(module.name)
        for name, function in vars(found).items():
            own = isinstance(function, FunctionType) and function.__module__ == module.name
            if own and _empty(function) is not ...:
                yield f"{module.name}.{name}"


def _empty(function: FunctionType) -> Any:
    promised = str(inspect.signature(function).return_annotation)
    bare = promised.removeprefix("<class '").removesuffix("'>")
    if "None" in bare.split(" | ") or bare == "None":
        return None
    if bare.startswith(("list", "tuple[", "collections.abc.Iterator", "dict", "set", "frozenset")):
        return [] if bare.startswith(("list", "collections")) else {} if bare.startswith("dict") else ()
    return EMPTY.get(bare, ...)


def emptied(name: str) -> Callable[[], None]:
    """Empty a helper wherever it is known; return what puts it back."""
    module, _, own = name.rpartition(".")
    function = getattr(import_module(module), own)
    empty = _empty(function)

    def nothing(*_: Any, **__: Any) -> Any:
        return empty

    places = [
        (one, key)
        for one in list(sys.modules.values())
        if getattr(one, "__name__", "").startswith("kg.extract")
        for key, value in list(vars(one).items())
        if value is function
    ]
    for one, key in places:
        setattr(one, key, nothing)

    def back() -> None:
        for one, key in places:
            setattr(one, key, function)

    return back


def main() -> None:
    """Go through every rule and helper, and print what nothing notices."""
    corpus = Corpus(load_extractor())
    rules = [rule.id for rule in corpus.extractor.rules]
    unheld = [name for name in rules if not corpus.notices_rule(name)]
    print(f"{len(rules)} rules taken away one by one: {len(rules) - len(unheld)} noticed")  # noqa: T201
    names = list(helpers())
    idle = []
    for name in names:
        back = emptied(name)
        try:
            if not corpus.notices():
                idle.append(name)
        finally:
            back()
    print(f"{len(names)} helpers emptied one by one: {len(names) - len(idle)} noticed")  # noqa: T201
    for name in [*unheld, *idle]:
        print(f"  nobody notices {name}")  # noqa: T201


if __name__ == "__main__":
    main()
