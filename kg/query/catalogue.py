"""The catalogue of saved questions: one `.rq` file each, found by its name, read when it is asked for.

A file whose header is wrong is an error that names it; it never just goes missing from the list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from kg.errors import QueryError
from kg.graph.foreign import OwnText
from kg.query.header import Header, Parameter, read_header
from kg.query.parameters import bind
from kg.resources import folder

__all__ = ["Catalogue", "Question", "nearest"]


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return at most `count` of the `known` names that look like `name`, best first; case does not matter.

    A name counts as a whole and by each run of as many words as `name` has: "Nortmere" is near "Northmere Council".
    """
    wanted = name.casefold()
    length = max(1, len(wanted.split()))
    pieces: defaultdict[str, set[str]] = defaultdict(set)
    for one in known:
        words = one.casefold().split()
        pieces[one.casefold()].add(one)
        for start in range(len(words) - length + 1):
            pieces[" ".join(words[start : start + length])].add(one)
    close = get_close_matches(wanted, list(pieces), n=3 * count, cutoff=0.6)
    close += [piece for piece in sorted(pieces) if wanted and wanted in piece]
    found: dict[str, str] = {}
    for piece in close:
        # of names that differ in case only, the one that does not shout
        for one in sorted(pieces[piece], key=lambda one: (sum(map(str.isupper, one)), one)):
            found.setdefault(one.casefold(), one)
    return list(found.values())[:count]


@dataclass(frozen=True)
class Question:
    """A saved question. `name` is how it is called; `text` is the whole file, header and SPARQL.

    `own` tells that it is one of the project's, which the tests have looked at; a user's is looked at when it is asked.
    """

    name: str
    path: Path
    text: str
    own: bool = False

    @cached_property
    def header(self) -> Header:
        """The checked header; raises QueryError with file and line where it is wrong."""
        return read_header(self.text, self.path)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called `name`; raises QueryError that lists the parameters there are."""
        for one in self.header.parameters:
            if one.name == name:
                return one
        names = [one.name for one in self.header.parameters]
        if not names:
            raise QueryError(f"{self.name} has no parameters, so {name}=… cannot be given")
        close = nearest(name, names, 1)
        hint = f"Did you mean {close[0]}? It has" if close else "It has"
        raise QueryError(f"{self.name} has no parameter {name!r}", f"{hint}: {', '.join(names)}")

    def sparql(self, values: Mapping[str, str] | None = None) -> str:
        """Return the query text with `values` bound as terms.

        Arguments:
            values: parameter name to value, as the user wrote it.

        Raises:
            QueryError: an unknown parameter, a value of the wrong type, or a required one that is missing.
        """
        given = {self.parameter(name): value for name, value in (values or {}).items()}
        for one in self.header.parameters:
            if one not in given and one.default is not None:
                given[one] = one.default
            if one.required and one not in given:
                raise QueryError(f"{self.name} needs {one.name}=…", one.help.rstrip("."))
        text = bind(self.text, given)
        return OwnText(text) if self.own else text


@dataclass(frozen=True)
class Catalogue:
    """All questions, by name. Load it with `Catalogue.load`."""

    paths: Mapping[str, Path]

    @classmethod
    def load(cls, own: Path | None = None, *, part: str = "") -> "Catalogue":
        """Find the questions of the project, and those of the user's folder `own`.

        Arguments:
            own: a folder of `.rq` files that join the catalogue; a name that is taken is an error.
            part: a folder below the project's queries (`checks`) to load in place of the questions.

        Raises:
            QueryError: the folder is missing, or one of its names is taken.
        """
        base = folder("queries")
        found = {path.stem: path for path in sorted((base / part).glob("*.rq"))}
        if own is not None:
            if not own.is_dir():
                raise QueryError(f"There is no folder {own}", "Name a folder of .rq files with --queries or KG_QUERIES")
            for path in sorted(own.glob("*.rq")):
                if path.stem in found:
                    raise QueryError(
                        f"{path} has the name of a question that is there already ({found[path.stem]})",
                        "Rename your file",
                    )
                found[path.stem] = path
        return cls(found)

    def only(self, name: str) -> "Catalogue":
        """Return a catalogue of the one question called `name`; raises QueryError where there is none."""
        return Catalogue({name: self.question(name).path})

    def __iter__(self) -> Iterator[Question]:
        """Go through the questions in the order of their names."""
        return (self.question(name) for name in sorted(self.paths))

    def sound(self) -> tuple[list[Question], list[str]]:
        """Return the questions that can be asked, in the order of their names, and what is wrong with the others."""
        questions, faults = [], []
        for name in sorted(self.paths):
            try:
                question = self.question(name)
                _ = question.header
            except QueryError as error:
                faults.append(str(error))
            else:
                questions.append(question)
        return questions, faults

    def question(self, name: str) -> Question:
        """Return the question called `name`.

        Raises:
            QueryError: there is none (suggests the nearest names), or its file cannot be read.
        """
        if name not in self.paths:
            close = nearest(name, sorted(self.paths))
            hint = f"Did you mean {' or '.join(close)}? " if close else ""
            raise QueryError(f"There is no question {name!r}", f"{hint}`kg query` lists them all")
        path = self.paths[name]
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{path} cannot be read: {error}", "A question is a text file in UTF-8") from None
        return Question(name, path, text, own=path.is_relative_to(folder("queries")))
