"""The forms of a name that follow from it by rule, so that a register need not list them.

"NHS Dorset CCG" is also "Dorset Clinical Commissioning Group",
"London Borough of Ealing" is also "Ealing Council".
"""

import re
from collections.abc import Iterator

__all__ = ["forms"]

_TRUSTS = ("{} NHS Foundation Trust", "{} NHS Trust", "{} NHS FT", "{} NHSFT", "{} Foundation Trust")
_GROUPS = ("{} CCG", "NHS {} CCG", "{} Clinical Commissioning Group", "NHS {} Clinical Commissioning Group")
_BOARDS = ("{} ICB", "NHS {} ICB", "{} Integrated Care Board", "NHS {} Integrated Care Board")

#: kind, what a name of that kind looks like around its stem, the forms made of the stem; the first that fits serves
_FORMS = tuple(
    (kind, re.compile(shape), made)
    for kind, shape, made in (
        (
            "local authority",
            r"(.+) Metropolitan Borough Council",
            ("{} MBC", "{} Borough Council", "{} Council", "{} metropolitan council"),
        ),
        ("local authority", r"(.+) County Council", ("{} CC", "{} county council")),
        ("local authority", r"(.+) City Council", ("{} CC", "{} Council", "{} city council")),
        ("local authority", r"(.+) Borough Council", ("{} BC", "{} Council", "{} borough council")),
        ("local authority", r"(.+) District Council", ("{} DC", "{} Council")),
        (
            "local authority",
            r"(?:London|Royal) Borough of (.+)",
            ("{} Council", "{} Borough Council", "LB {}"),
        ),
        ("clinical commissioning group", r"(?:NHS )?(.+) CCG", _GROUPS),
        ("integrated care board", r"(?:NHS )?(.+) (?:ICB|Integrated Care Board)", _BOARDS),
        ("NHS trust", r"(.+?),? NHS (?:Foundation )?Trust", _TRUSTS),
    )
)


def forms(name: str, kind: str) -> tuple[str, ...]:
    """Return the other forms of `name`, which is a thing of that kind: each once, without `name` itself."""
    made = dict.fromkeys(spelling for form in (name, *_by_kind(name, kind)) for spelling in _spellings(form))
    made.pop(name, None)
    return tuple(made)


def _by_kind(name: str, kind: str) -> Iterator[str]:
    for of_kind, shape, made in _FORMS:
        if kind == of_kind and (match := shape.fullmatch(name)):
            yield from (form.format(match[1]) for form in made)
            return


def _spellings(form: str) -> Iterator[str]:
    """Yield the form, with `&` for `and`, and each of them with the curly apostrophe."""
    both = [form]
    if " and " in form:
        both.append(form.replace(" and ", " & "))
    for spelling in both:
        yield spelling
        if "'" in spelling:
            yield spelling.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
