"""The forms of a name that follow from it by rule, so that a register need not list them.

"NHS Dorset CCG" is also "Dorset Clinical Commissioning Group"; "London Borough of Ealing" is also "Ealing Council".
"""

import re
from collections.abc import Iterator

__all__ = ["forms"]

_COUNCIL = (
    # (ending of the name, forms of what stands before it)
    (" Metropolitan Borough Council", ("{} MBC", "{} Borough Council", "{} Council")),
    (" County Council", ("{} CC",)),
    (" City Council", ("{} Council", "{} CC")),
    (" Borough Council", ("{} BC", "{} Council")),
    (" District Council", ("{} DC", "{} Council")),
)
_LONDON = re.compile(r"(?:London|Royal) Borough of (.+)")
_TRUST = re.compile(r"(.+?),? (?:NHS Foundation Trust|NHS Trust)")


def forms(name: str, kind: str) -> tuple[str, ...]:
    """Return the other forms of `name`, a name of a thing of that kind, without doubles and without `name` itself."""
    made = dict.fromkeys(spelling for form in (name, *_by_kind(name, kind)) for spelling in _spellings(form))
    made.pop(name, None)
    return tuple(made)


def _by_kind(name: str, kind: str) -> Iterator[str]:
    if kind == "local authority":
        for ending, patterns in _COUNCIL:
            if name.endswith(ending):
                stem = name.removesuffix(ending)
                yield from (pattern.format(stem) for pattern in patterns)
                return
        if london := _LONDON.fullmatch(name):
            yield from (
                pattern.format(london[1]) for pattern in ("{} Council", "{} Borough Council", "LB {}")
            )
    elif kind == "clinical commissioning group" and name.endswith(" CCG"):
        stem = name.removeprefix("NHS ").removesuffix(" CCG")
        for form in (f"{stem} CCG", f"{stem} Clinical Commissioning Group"):
            yield from (form, f"NHS {form}")
    elif kind == "integrated care board" and name.endswith(("Integrated Care Board", " ICB")):
        stem = name.removeprefix("NHS ").removesuffix(" Integrated Care Board").removesuffix(" ICB")
        for form in (f"{stem} ICB", f"{stem} Integrated Care Board"):
            yield from (form, f"NHS {form}")
    elif kind == "NHS trust" and (trust := _TRUST.fullmatch(name)):
        stem = trust[1]
        for ending in ("NHS Foundation Trust", "NHS Trust", "NHS FT", "NHSFT", "Foundation Trust"):
            yield f"{stem} {ending}"


def _spellings(form: str) -> Iterator[str]:
    """Yield the form, with `&` for `and`, and each of them with the curly apostrophe."""
    both = [form]
    if " and " in form:
        both.append(form.replace(" and ", " & "))
    for spelling in both:
        yield spelling
        if "'" in spelling:
            yield spelling.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
