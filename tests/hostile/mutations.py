"""Inputs changed at random: whatever kg is given, it reads it or says why not; the same changes each time."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from documents.packing import archive, letter
from documents.rendering import render
from documents.test_damage import damaged

from kg.documents.folder import Refusal, distinct, list_folder
from kg.errors import KgError
from kg.extract.load import load_extractor
from kg.graph.place import Place
from kg.graph.store import Store
from kg.query.catalogue import Catalogue
from kg.query.lint import lint
from kg.read import Way, read
from kg.resolve.corrections import read_corrections
from kg.rules.load import load_rules

__all__ = ["SORTS", "mutated"]

TEXT = (
    "Minutes of the Marlshire SEND Improvement Board held on 8 June 2021\n\nPresent: Councillor Ann Tarn (Chair)\n\n"
    "1. Apologies\nThere were none.\n\n2. Written Statement of Action\n"
    "The Board monitors the SEND Improvement Plan every month and reports to Cabinet.\n"
    "RESOLVED: That the report be noted and the officer write to Ofsted by 30 June 2021.\n"
)
MANIFEST = (
    "file,url,council,body,date,title,retrieved,sha256,etag,gone,replaced_by\n"
    "minutes.txt,https://democracy.marlshire.example/a,Marlshire,SEND Improvement Board,2021-06-08,Minutes,,,,,\n"
)
CORRECTIONS = "document,action,kind,slot,value,note\nminutes,reject,monitoring,monitor,Board,wrong\n"
NAMES = "name,kind,aliases\nSEND Programme Board,board,SPB\n"
RULE = (
    '[[rule]]\nid = "mine"\nwhy = "A reason."\npattern = "{body:monitor} keeps an eye on {plan:subject}"\n'
    'match = ["The Board keeps an eye on the plan.", "It keeps an eye on the plan."]\nreject = ["The plan is kept."]\n'
)
QUESTION = (
    "#+ title: Mine\n#+ answers: What?\n#+ theme: accountability\n#+ parameters:\n#+   council:\n#+     type: string\n"
    "#+ columns: [s]\nSELECT ?s WHERE { VALUES ?param_council { UNDEF } ?s ?p ?o } ORDER BY ?s\n"
)
FORMATS = ("txt", "html", "mht", "odt", "rtf", "docx", "pdf", "zip", "eml")


def mutated(sort: str, count: int, folder: Path, *, seed: int = 1) -> Iterator[str]:
    """Try `count` changed inputs of a sort, a key of `SORTS`; yield a line on each that did what it may not."""
    folder.mkdir(parents=True, exist_ok=True)
    yield from SORTS[sort](count, folder, random.Random(seed))  # noqa: S311 -- the same changes each time


def _documents(count: int, folder: Path, chance: random.Random) -> Iterator[str]:
    way = Way((), "torture")
    load_extractor()
    originals = {name: _original(name, folder) for name in FORMATS}
    for number in range(count):
        format_ = FORMATS[number % len(FORMATS)]
        for old in folder.iterdir():
            old.unlink()
        (folder / f"minutes.{format_}").write_bytes(damaged(originals[format_], chance))
        try:
            for found in distinct(list_folder(folder)):
                if isinstance(found, Refusal):
                    continue
                told = read(found, way)
                if "kg itself failed" in told.fault:
                    yield f"{format_} {number}: {told.fault}"
        except KgError:
            continue
        except Exception as error:  # noqa: BLE001  that is what is looked for
            yield f"{format_} {number}: {error!r}"


def _original(format_: str, folder: Path) -> bytes:
    if format_ == "zip":
        return archive({"minutes.txt": TEXT.encode(), "deep/notes.html": b"<p>Notes</p>"})
    if format_ == "eml":
        return letter("Minutes", TEXT, {"minutes.txt": TEXT.encode()})
    return render(TEXT, folder, format_).read_bytes()


def _tables(count: int, folder: Path, chance: random.Random) -> Iterator[str]:
    (folder / "minutes.txt").write_text(TEXT)
    for number in range(count):
        name, text = (("manifest.csv", MANIFEST), ("corrections.csv", CORRECTIONS))[number % 2]
        (folder / name).write_bytes(damaged(text.encode(), chance))
        yield from _tried(lambda: (list(distinct(list_folder(folder))), read_corrections(folder)), f"{name} {number}")


def _rules(count: int, folder: Path, chance: random.Random) -> Iterator[str]:
    for number in range(count):
        name, text = (("monitoring.toml", RULE), ("names.csv", NAMES))[number % 2]
        (folder / name).write_bytes(damaged(text.encode(), chance))
        yield from _tried(lambda: load_rules((folder,)), f"{name} {number}")


def _questions(count: int, folder: Path, chance: random.Random) -> Iterator[str]:
    for number in range(count):
        (folder / "mine.rq").write_bytes(damaged(QUESTION.encode(), chance))
        yield from _tried(lambda: lint(Catalogue.load(folder).only("mine")), f"mine.rq {number}")


def _stores(count: int, folder: Path, chance: random.Random) -> Iterator[str]:
    with Store.write(folder / "store") as store:
        store.replace_document("a", b'<http://e/a> <http://e/p> "x" <http://g/> .\n')
    place = Place(folder / "store")
    for number in range(count):
        path = (place.pointer, place.mark(place.current()), place.lock)[number % 3]
        before = path.read_bytes()
        path.write_bytes(damaged(before, chance))
        yield from _tried(
            lambda: list(Store.read(place.path).query("SELECT * WHERE { ?s ?p ?o }")),  # type: ignore[arg-type]
            f"{path.name} {number}",
        )
        path.write_bytes(before)


def _tried(call: Callable[[], object], what: str) -> Iterator[str]:
    try:
        call()
    except KgError as error:
        if not str(error).strip():
            yield f"{what}: nothing is said"
    except Exception as error:  # noqa: BLE001  that is what is looked for
        yield f"{what}: {error!r}"


#: sort of input -> what tries so many of them
SORTS: dict[str, Callable[[int, Path, random.Random], Iterator[str]]] = {
    "documents": _documents,
    "tables": _tables,
    "rules": _rules,
    "questions": _questions,
    "stores": _stores,
}
#: how many of each in ten thousand
SHARES = Counter({"documents": 5400, "tables": 2000, "rules": 600, "questions": 1000, "stores": 1000})
