"""Reads predicate files: TOML, one for each kind of fact; all faults of all files told at once, each with its remedy.

The project's own lie in data/predicates, a user's in the folder `predicates` of one that `--rules` names.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import RuleError
from kg.extract.syntax.grammar import DATA, forms
from kg.extract.syntax.lexicon import Lexicon, Need, Predicate

__all__ = ["FOLDER", "SLOTS", "load_lexicon", "own_lexicon"]

#: the folder of predicates, in the project and in what a user teaches
FOLDER = "predicates"
#: kind of predicate, which is the name of its file -> the slots that one may fill
SLOTS: Mapping[str, frozenset[str]] = {
    "accountability": frozenset({"body", "to"}),
    "actions": frozenset({"owner", "text"}),
    "delegations": frozenset({"to", "from", "matter"}),
    "inspections": frozenset({"area", "inspectors"}),
    "interventions": frozenset({"by", "measure", "subject"}),
    "monitoring": frozenset({"monitor", "subject"}),
    "plans": frozenset({"plan", "responsible"}),
    "presentations": frozenset({"presenter", "title"}),
}
_PARTS = {"verbs": "VB", "nouns": "NN", "adjectives": "JJ"}
_KEYS = frozenset({"id", "needs", "slots", "set", "score", "says", *_PARTS})


@cache
def own_lexicon() -> Lexicon:
    """Return the project's own predicates."""
    return load_lexicon(())


def load_lexicon(folders: Iterable[Path]) -> Lexicon:
    """Return the project's predicates and those of further folders.

    Args:
        folders: each may hold a folder `predicates` with files named after the kind of fact (`monitoring.toml`).

    Raises:
        RuleError: naming every fault of every file, with its remedy.
    """
    faults: list[str] = []
    found: list[Predicate] = []
    for folder in (DATA, *folders):
        for path in sorted((folder / FOLDER).glob("*.toml")):
            found += _read(path, faults)
    if faults:
        count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
        raise RuleError(f"The predicates have {count}:\n  " + "\n  ".join(faults), "Correct the predicates named")
    return Lexicon(found)


def _read(path: Path, faults: list[str]) -> list[Predicate]:
    """Return the predicates of a file that are right; add what is wrong with the others to `faults`."""
    kind, here = path.stem, list[str]()
    found: list[Predicate] = []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        here.append(f"it cannot be read as TOML: {error}; mend it, or take it out of the folder")
        data = {}
    tables = data.get("predicate", [])
    if not here and kind not in SLOTS:
        here.append(f"the file's name says the kind of fact, and {kind!r} is none; use one of {', '.join(SLOTS)}")
    elif not here and (set(data) - {"predicate"} or not isinstance(tables, list) or not tables):
        here.append("it must hold [[predicate]] tables, and nothing else")
    else:
        for number, raw in enumerate(tables, 1):
            wrong = list(_faults(raw, kind)) if isinstance(raw, dict) else ["it is no table; write [[predicate]]"]
            name = raw.get("id") if isinstance(raw, dict) else None
            here += [f"{name or f'predicate {number}'}: {fault}" for fault in wrong]
            if not wrong:
                found += _predicates(raw, path)
    faults += [f"{_shown(path)}: {fault}" for fault in here]
    return found


def _shown(path: Path) -> str:
    return f"{FOLDER}/{path.name}" if path.parent.parent == DATA else path.as_posix()


def _faults(raw: Mapping[str, Any], kind: str) -> Iterable[str]:
    """Yield what is wrong with a predicate."""
    if unknown := sorted(set(raw) - _KEYS):
        yield f"unknown key {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}"
    if not isinstance(raw.get("id"), str) or not raw["id"].strip():
        yield "id is missing; give it a name of its own"
    words = [raw[key] for key in _PARTS if key in raw]
    if not words or not all(isinstance(text, str) and text.strip() for text in words):
        yield f"it has no words; give {', '.join(_PARTS)} as words with spaces between"
    slots = raw.get("slots")
    if (
        not isinstance(slots, dict)
        or not slots
        or not all(isinstance(text, str) and text.strip() for text in slots.values())
    ):
        yield 'slots must be a table of places, such as { monitor = "subject", subject = "object" }'
    elif strange := sorted(set(slots) - SLOTS[kind]):
        yield f"{kind} has no slot {', '.join(strange)}; it has {', '.join(sorted(SLOTS[kind]))}"
    for key in ("needs", "says"):
        if not isinstance(raw.get(key, []), list) or not all(isinstance(text, str) for text in raw.get(key, [])):
            yield f"{key} must be a list of texts"
    if not raw.get("says"):
        yield "says needs at least one sentence that tells a fact with it"
    if not isinstance(raw.get("set", {}), dict) or not all(
        isinstance(text, str) for text in raw.get("set", {}).values()
    ):
        yield 'set must be a table of texts, such as { relation = "reports to" }'
    score = raw.get("score", 0.9)
    if not isinstance(score, int | float) or not 0 < score <= 1:
        yield "score must be a number above 0, and 1 at most"


def _predicates(raw: Mapping[str, Any], path: Path) -> list[Predicate]:
    return [
        Predicate(
            id=f"{path.stem}/{raw['id']}",
            kind=path.stem,
            part=part,
            forms=frozenset(form for word in raw[key].split() for form in _forms(word, part)),
            needs=tuple(_need(text) for text in raw.get("needs", [])),
            slots={slot: tuple(places.split()) for slot, places in raw["slots"].items()},
            set=raw.get("set", {}),
            score=float(raw.get("score", 0.9)),
            says=tuple(raw["says"]),
            file=_shown(path),
        )
        for key, part in _PARTS.items()
        if key in raw
    ]


def _forms(word: str, part: str) -> frozenset[str]:
    return forms(word) if part == "VB" else frozenset((word,))


def _need(text: str) -> Need:
    places, _, words = text.partition(":")
    return Need(tuple(places.split()), frozenset(words.split()))
