"""Reads rule files: TOML, one for each kind of fact; all faults of all files told at once, each with its remedy."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import RuleError
from kg.model.kinds import KINDS as KINDS_OF_FACTS
from kg.rules.pattern import Element, PatternError, parse
from kg.rules.rule import FORMS, Rule

__all__ = ["DATA", "KINDS", "SETTABLE", "load_rules", "own_rules", "read_rule_file"]

DATA = Path(__file__).parent / "data"
_READ = {kind.rules.name: kind.rules for kind in KINDS_OF_FACTS if kind.rules}
#: the kinds of fact that rules may read, with the slots that a rule of that kind may fill
KINDS = {name: frozenset(told.fill) for name, told in _READ.items()}
#: the values that a rule may set, by kind; an empty tuple allows any words
SETTABLE: Mapping[str, Mapping[str, tuple[str, ...]]] = {name: told.set for name, told in _READ.items() if told.set}
_KEYS = {
    "id": "a name of its own",
    "reason": "why it is there",
    "pattern": "what a sentence looks like",
    "patterns": "a list of patterns, any of which may match",
    "match": "sentences that the rule must match",
    "reject": "sentences that the rule must not match",
    "set": "fixed values of the fact",
    "form": "how its sentences are built",
    "score": "how certain it is, between 0 and 1",
}


@cache
def own_rules() -> tuple[Rule, ...]:
    """Return the project's own rules, in the order of their files and places in them."""
    return load_rules(())


def load_rules(folders: Iterable[Path]) -> tuple[Rule, ...]:
    """Return the project's rules and those of further folders.

    Arguments:
        folders: folders with rule files named after the kind of fact (`monitoring.toml`).

    Raises:
        RuleError: a folder is not there; or naming every fault of every file, with its remedy.
    """
    rules: list[Rule] = []
    faults: list[str] = []
    for place in (DATA, *folders):
        if not place.is_dir():
            raise RuleError(f"There is no folder {place}", "Name one that holds rule files such as monitoring.toml")
        for path in sorted(place.glob("*.toml")):
            rules.extend(_read(path, faults))
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            faults.append(f"{rule.file}: {rule.id}: a rule of {seen[rule.id]} has this id; give it another")
        seen.setdefault(rule.id, rule.file)
    _refuse(faults)
    return tuple(rules)


def read_rule_file(path: Path) -> tuple[Rule, ...]:
    """Return the rules of one file.

    Raises:
        RuleError: the file cannot be read as TOML, or rules of it are wrong; all faults at once, each with its remedy.
    """
    faults: list[str] = []
    rules = _read(path, faults)
    for number, rule in enumerate(rules):
        if any(rule.id == other.id for other in rules[:number]):
            faults.append(f"{_shown(path)}: {rule.id}: two rules have this id; give one of them another")
    _refuse(faults)
    return rules


def _refuse(faults: list[str]) -> None:
    if faults:
        count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
        raise RuleError(f"The rules have {count}:\n  " + "\n  ".join(faults), "Correct the rules named")


def _read(path: Path, faults: list[str]) -> tuple[Rule, ...]:
    """Return the rules of a file that are right; add what is wrong with the others to `faults`."""
    here: list[str] = []
    rules: list[Rule | None] = []
    kind = path.stem
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        here.append(f"it cannot be read as TOML: {error}; mend it, or take it out of the folder")
    else:
        if kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            here.append(f"the file's name says the kind of fact, and {kind!r} is none; use one of {known}")
        unknown = sorted(set(data) - {"rule"})
        here += [f"unknown table {key!r}; a rule file holds [[rule]] tables only" for key in unknown]
        tables = data.get("rule", [])
        if not isinstance(tables, list) or not all(isinstance(raw, dict) for raw in tables):
            here.append("rule is no list of tables; write [[rule]] above each rule")
        elif not tables:
            here.append("it holds no rule; write [[rule]] above each rule")
        else:
            rules = [_rule(raw, number, kind, path, here) for number, raw in enumerate(tables, 1)]
    faults += [f"{_shown(path)}: {fault}" for fault in here]
    return tuple(rule for rule in rules if rule is not None)


def _shown(path: Path) -> str:
    """Return how a file is called in messages: one of the project's own by its name alone."""
    return path.name if path.parent == DATA else path.as_posix()


def _rule(raw: dict[str, Any], number: int, kind: str, path: Path, faults: list[str]) -> Rule | None:
    """Return a rule; None where it is wrong, its faults added to `faults`."""
    given = raw.get("id")
    name = given if isinstance(given, str) and given else f"rule {number}"
    own = [f"unknown key {key!r}; known are {', '.join(_KEYS)}" for key in sorted(set(raw) - set(_KEYS))]
    own += [
        f"{key} is missing; give {_KEYS[key]}"
        for key in ("id", "reason")
        if not isinstance(raw.get(key), str) or not raw[key].strip()
    ]
    if "pattern" in raw and "patterns" in raw:
        own.append("it has both pattern and patterns; put all into patterns")
    texts = _texts([raw["pattern"]] if "pattern" in raw else raw.get("patterns", []), "patterns", own, least=1)
    match = _texts(raw.get("match", []), "match", own, least=2)
    reject = _texts(raw.get("reject", []), "reject", own, least=1)
    own += [f"match and reject both have {text!r}; decide" for text in match if text in reject]
    patterns = [elements for elements in (_pattern(text, kind, own) for text in texts) if elements is not None]
    values = _values(raw.get("set", {}), kind, own)
    form, score = _form(raw.get("form", []), own), _score(raw.get("score", 1), own)
    faults += [f"{name}: {fault}" for fault in own]
    if own:
        return None
    return Rule(
        f"{kind}/{name}", kind, raw["reason"], tuple(patterns), match, reject, values, _shown(path), form, score
    )


def _form(value: Any, faults: list[str]) -> frozenset[str]:
    words = _texts(value, "form", faults, least=0)
    unknown = [word for word in words if word not in FORMS]
    faults.extend(f"form has the unknown word {word!r}; known are {', '.join(FORMS)}" for word in unknown)
    return frozenset(words)


def _score(value: Any, faults: list[str]) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        faults.append("score must be a number above 0, and 1 at most")
        return 1.0
    return float(value)


def _texts(value: Any, key: str, faults: list[str], *, least: int) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        faults.append(f'{key} must be a list of texts, such as {key} = ["…"]')
        return ()
    if len(value) < least:
        faults.append(f"{key} needs at least {least}: {_KEYS[key]}")
    return tuple(value)


def _pattern(text: str, kind: str, faults: list[str]) -> tuple[Element, ...] | None:
    try:
        elements = parse(text)
    except PatternError as error:
        faults.extend(error.faults)
        return None
    slots = KINDS.get(kind)
    if slots is not None:
        unknown = sorted({e.slot for e in elements if e.slot} - slots)
        faults.extend(f"{kind} has no slot {slot!r}; it has {', '.join(sorted(slots))}" for slot in unknown)
    return elements


def _values(value: Any, kind: str, faults: list[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        faults.append('set must be a table of texts, such as { relation = "reports to" }')
        return ()
    if kind not in KINDS:
        return ()
    known = SETTABLE.get(kind, {})
    for key, text in sorted(value.items()):
        if key not in known:
            faults.append(f"set has the unknown key {key!r}; for {kind} it may have {', '.join(known) or 'none'}")
        elif known[key] and text not in known[key]:
            faults.append(f"set gives {key} the unknown value {text!r}; known are {', '.join(known[key])}")
    missing = [key for key in _READ[kind].need if key not in value]
    faults.extend(f"set needs {key}, one of {', '.join(known[key])}" for key in missing)
    return tuple(sorted(value.items()))
