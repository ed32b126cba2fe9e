"""Reads rule files: TOML, one file for each kind of fact, all faults of a file told at once."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import RuleError
from kg.rules.pattern import Element, PatternError, parse
from kg.rules.rule import Rule

__all__ = ["DATA", "KINDS", "load_rules", "own_rules", "read_rule_file"]

DATA = Path(__file__).parent / "data"
#: the kinds of fact that rules may read, with the slots that a rule of that kind may fill
KINDS = {
    "monitoring": frozenset({"monitor", "subject", "frequency"}),
    "reporting": frozenset({"body", "to", "frequency"}),
    "inspections": frozenset({"inspectors", "date", "area", "event", "outcome"}),
    "plans": frozenset({"plan", "responsible", "due", "weaknesses", "workstreams"}),
    "presentations": frozenset({"presenter", "title"}),
    "interventions": frozenset({"by", "subject", "date"}),
    "delegations": frozenset({"to", "from"}),
    "actions": frozenset({"owner", "due"}),
}
_KEYS = frozenset({"id", "reason", "pattern", "patterns", "match", "reject", "set"})


@cache
def own_rules() -> tuple[Rule, ...]:
    """Return the project's own rules, in the order of their files and places in them."""
    return load_rules(())


def load_rules(folders: Iterable[Path]) -> tuple[Rule, ...]:
    """Return the project's rules and those of further folders.

    Arguments:
        folders: folders with rule files named after the kind of fact (`monitoring.toml`).

    Raises:
        RuleError: naming every fault of the first faulty file.
    """
    rules: list[Rule] = []
    for place in (DATA, *folders):
        if not place.is_dir():
            raise RuleError(f"there is no folder {place}", "Name a folder that holds rule files such as monitoring.toml")
        for path in sorted(place.glob("*.toml")):
            rules.extend(read_rule_file(path))
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"two rules are called {rule.id}, in {seen[rule.id]} and {rule.file}", "Give one of them another id")
        seen[rule.id] = rule.file
    return tuple(rules)


def read_rule_file(path: Path) -> tuple[Rule, ...]:
    """Return the rules of one file.

    Raises:
        RuleError: the file cannot be read as TOML, or rules of it are wrong; all faults at once, each with its remedy.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path} cannot be read as TOML: {error}", "Mend the file, or take it out of the folder") from error
    faults: list[str] = []
    kind = path.stem
    if kind not in KINDS:
        faults.append(f"the file name says the kind of fact, and {kind!r} is none; use one of {', '.join(sorted(KINDS))}")
    for key in sorted(set(data) - {"rule"}):
        faults.append(f"unknown table {key!r}; a rule file holds [[rule]] tables only")
    rules = [_rule(raw, number, kind, path, faults) for number, raw in enumerate(data.get("rule", []), 1)]
    if faults:
        raise RuleError(f"{path} has {len(faults)} fault(s):\n  " + "\n  ".join(faults))
    return tuple(rule for rule in rules if rule is not None)


def _rule(raw: dict[str, Any], number: int, kind: str, path: Path, faults: list[str]) -> Rule | None:
    name = raw.get("id") or f"rule {number}"
    before = len(faults)
    for key in sorted(set(raw) - _KEYS):
        faults.append(f"{name}: unknown key {key!r}; known are {', '.join(sorted(_KEYS))}")
    for key, what in (("id", "a name of its own"), ("reason", "why it is there")):
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            faults.append(f"{name}: {key} is missing; give {what}")
    texts = raw.get("patterns", [raw["pattern"]] if "pattern" in raw else [])
    if not texts:
        faults.append(f"{name}: pattern is missing")
    if len(raw.get("match", [])) < 2:
        faults.append(f"{name}: match needs at least two sentences that the rule must match")
    if len(raw.get("reject", [])) < 1:
        faults.append(f"{name}: reject needs at least one sentence that the rule must not match")
    patterns: list[tuple[Element, ...]] = []
    for text in texts:
        try:
            elements = parse(text)
        except PatternError as error:
            faults.append(f"{name}: {error}")
            continue
        for slot in sorted({e.slot for e in elements if e.slot} - KINDS.get(kind, frozenset())):
            faults.append(f"{name}: {kind} has no slot {slot!r}; it has {', '.join(sorted(KINDS.get(kind, ())))}")
        patterns.append(elements)
    if len(faults) > before:
        return None
    values = tuple(sorted((str(k), str(v)) for k, v in raw.get("set", {}).items()))
    return Rule(f"{kind}/{raw['id']}", kind, raw["reason"], tuple(patterns), tuple(raw["match"]), tuple(raw["reject"]), values, path.name)
