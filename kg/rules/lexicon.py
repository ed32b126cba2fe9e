"""The words by which names are recognised, read once from lexicon.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists for the name stages; every word in the case in which it is looked up.

    Attributes are named after the tables of lexicon.toml, where each list says what it is for.
    """

    body_heads: dict[str, str]
    body_alone: frozenset[str]
    body_not_before: dict[str, frozenset[str]]
    body_generic: frozenset[str]
    role_heads: frozenset[str]
    role_needs_before: dict[str, frozenset[str]]
    role_takes_after: frozenset[str]
    role_plain: frozenset[str]
    role_known: tuple[str, ...]
    role_short: dict[str, str]
    role_qualifiers: frozenset[str]
    person_titles: frozenset[str]
    person_plural_titles: frozenset[str]
    person_particles: frozenset[str]
    person_suffixes: frozenset[str]
    person_never: frozenset[str]
    organisation_heads: dict[str, str]
    organisation_not_alone: frozenset[str]
    plan_heads: dict[str, str]
    plan_about: frozenset[str]
    plan_not: tuple[str, ...]
    plan_kinds: dict[str, str]
    small_bodies: frozenset[str]
    small_strong: frozenset[str]
    small_posts: tuple[str, ...]
    small_departments: frozenset[str]
    function: frozenset[str]
    stop: frozenset[str]
    months: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of lexicon.toml, read once."""
    data: dict[str, Any] = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))
    body, role, person, organisation, plan = (data[k] for k in ("body", "role", "person", "organisation", "plan"))
    return Lexicon(
        body_heads=body["heads"],
        body_alone=frozenset(body["alone"]),
        body_not_before={k: frozenset(v) for k, v in body["not_before"].items()},
        body_generic=frozenset(body["generic"]),
        role_heads=frozenset(role["heads"]),
        role_needs_before={k: frozenset(v) for k, v in role["needs_before"].items()},
        role_takes_after=frozenset(role["takes_after"]),
        role_plain=frozenset(role["plain"]),
        role_known=tuple(role["known"]),
        role_short=role["short"],
        role_qualifiers=frozenset(role["qualifiers"]),
        person_titles=frozenset(person["titles"]),
        person_plural_titles=frozenset(person["plural_titles"]),
        person_particles=frozenset(person["particles"]),
        person_suffixes=frozenset(person["suffixes"]),
        person_never=frozenset(person["never"]),
        organisation_heads=organisation["heads"],
        organisation_not_alone=frozenset(organisation["not_alone"]),
        plan_heads=plan["heads"],
        plan_about=frozenset(plan["about"]),
        plan_not=tuple(plan["not_plans"]),
        plan_kinds=plan["kinds"],
        small_bodies=frozenset(data["small"]["bodies"]),
        small_strong=frozenset(data["small"]["strong"]),
        small_posts=tuple(sorted(data["small"]["posts"], key=len, reverse=True)),
        small_departments=frozenset(data["small"]["departments"]),
        function=frozenset(data["stop"]["words"]),
        stop=frozenset(data["stop"]["words"]) | frozenset(data["stop"]["openers"]),
        months=frozenset(data["stop"]["months"]),
    )
