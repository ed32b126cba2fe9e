"""The outline of the program, read from its source: what each part may import, and how long a file may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "kg"

#: the parts from left to right; a part imports parts of later groups only, never one beside it
GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"cli", "api"}),
    frozenset({"score"}),
    frozenset({"serve"}),
    frozenset({"fetch", "build", "check", "coverage", "explain", "view", "export"}),
    frozenset({"cluster"}),
    frozenset({"query", "read"}),
    frozenset({"graph"}),
    frozenset({"understand", "reader_version"}),
    frozenset({"extract", "resolve"}),
    frozenset({"documents", "rules", "registers"}),
    frozenset({"model", "processes", "resources"}),
    frozenset({"errors", "__init__"}),
)
RANK = {part: rank for rank, group in enumerate(GROUPS) for part in group}

#: a library -> the one part that may import it
WALLS = {"spacy": "extract", "pyoxigraph": "graph", "oxrdflib": "graph"}

#: what must not load spaCy, not even indirectly
FAST = ("cli/query.py", "cli/export.py", "cli/show.py", "cli/main.py", "cli/sparql.py", "cli/stats.py")

SOURCES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The part that a file belongs to: its folder under kg, or its own name at the top."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Yield (module imported, line, whether only for type checkers) of each import anywhere in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno, id(node) in typing_only
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively; name the module in full"
            module = node.module or ""
            submodules = [f"{module}.{name.name}" for name in node.names]
            known = [module for module in submodules if _file(module)]
            yield from ((each, node.lineno, id(node) in typing_only) for each in (known or [module]))


def _file(module: str) -> Path | None:
    """The file of one of our own modules, or None."""
    place = CHECKOUT.joinpath(*module.split("."))
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if module.startswith("kg.") and path.is_file():
            return path
    return None


def test_every_part_is_in_the_outline() -> None:
    """A new part of the package is given its place in the outline before it is written."""
    parts = {part_of(path) for path in SOURCES}
    assert parts <= set(RANK), f"not in the outline: {sorted(parts - set(RANK))}"


def test_imports_run_from_left_to_right() -> None:
    """A part imports only parts to its right; parts side by side do not know each other."""
    checked = 0
    wrong = []
    for path in SOURCES:
        own = part_of(path)
        for module, line, _ in imports(path):
            if module.split(".")[0] != "kg" or "." not in module:
                continue
            checked += 1
            other = module.split(".")[1]
            if other != own and RANK[other] <= RANK[own] and own != "__init__":
                wrong.append(f"{path.relative_to(CHECKOUT)}:{line} imports {module}")
    assert wrong == []
    assert checked > len(SOURCES), f"only {checked} imports found in {len(SOURCES)} files"


@pytest.mark.parametrize(("library", "part"), WALLS.items())
def test_a_library_stays_behind_its_wall(library: str, part: str) -> None:
    """A library is imported under its own part only; its types may be named anywhere."""
    found = 0
    wrong = []
    for path in SOURCES:
        for module, line, typing_only in imports(path):
            if module.split(".")[0] == library:
                found += 1
                if part_of(path) != part and not typing_only:
                    wrong.append(f"{path.relative_to(CHECKOUT)}:{line}")
    assert wrong == []
    assert found, f"nobody imports {library}: is the wall still needed?"


@pytest.mark.parametrize("start", FAST)
def test_questions_never_load_spacy(start: str) -> None:
    """What asks, shows or exports reaches no module that imports spaCy, by whatever road."""
    reached: dict[Path, str] = {}
    waiting = [(PACKAGE / start, start)]
    while waiting:
        path, road = waiting.pop()
        if path in reached:
            continue
        reached[path] = road
        for module, _, typing_only in imports(path):
            assert module.split(".")[0] != "spacy", f"{road} loads spaCy"
            target = _file(module)
            if target and not typing_only:
                waiting.append((target, f"{road} → {module}"))
    assert len(reached) > 1, f"{start} imports nothing of ours"


def test_no_file_is_too_long() -> None:
    """No Python file has more than 400 lines: a longer one is two things."""
    files = [*SOURCES, *sorted((CHECKOUT / "tests").rglob("*.py"))]
    lengths = {path.relative_to(CHECKOUT).as_posix(): len(path.read_bytes().splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
    assert len(files) > 20, f"only {len(files)} files found"


def test_every_module_says_what_it_is_for() -> None:
    """Every module starts with a docstring, and a public one lists what it offers."""
    for path in SOURCES:
        if path.name == "__init__.py" and not path.read_text(encoding="utf-8").strip():
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{path.relative_to(CHECKOUT)} has no docstring"
        targets = (target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets)
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        assert "__all__" in names or path.name.startswith("_"), f"{path.relative_to(CHECKOUT)} has no __all__"


def test_the_top_level_holds_what_was_agreed() -> None:
    """Beside small plain files the top level has five folders, and the one that continuous integration reads."""
    folders = {path.name for path in CHECKOUT.iterdir() if path.is_dir()}
    agreed = {".ci", "kg", "ontology", "queries", "tests", "examples"}
    made = {"build", "dist", "kg-store", "node_modules"}
    assert agreed <= folders
    assert {name for name in folders - agreed - made if not name.startswith(".")} == set()


def test_no_modules_go_in_a_circle() -> None:
    """Within a part too, no module needs itself over others, not even by an import inside a function."""
    needs: dict[Path, set[Path]] = {}
    for path in SOURCES:
        found = {_file(module) for module, *_ in imports(path)}
        needs[path] = {one for one in found if one and one != path and one.name != "__init__.py"}
    left = dict(needs)
    # what needs nothing that is left is in no circle
    while free := [path for path, others in left.items() if not others & left.keys()]:
        for path in free:
            del left[path]
    assert sorted(path.relative_to(PACKAGE).as_posix() for path in left) == []
    assert sum(map(len, needs.values())) > 3 * len(SOURCES)
