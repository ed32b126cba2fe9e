"""Templates: a fact in one clause, or the label of its node, made from its slots and nothing else.

In a template `{slot}` stands for the text of a slot and `[…]` for a part that is left out where a slot in it is open.
`{plan|subject}` is the first that is not open; what is no slot stands for itself (`{monitor|(not named)}`). After a
colon comes how the text is changed: `{kind:capital}`, `{role:verb}` (the verb that its list of codes gives), and
`{weaknesses:weakness/weaknesses}` (a number with its noun, one and many).
"""

import re
from collections.abc import Iterator, Mapping

from kg.model.kind import Kind, Slot, Texts

__all__ = ["UNSAID", "clause_of", "fields_of", "filled"]

#: what stands where a paper leaves a slot open that the clause cannot do without
UNSAID = "(not named)"

_PART = re.compile(r"\[(?P<optional>[^\[\]]*)\]|\{(?P<field>[^{}]+)\}")
_FIELD = re.compile(r"\{([^{}]+)\}")


def clause_of(kind: Kind, text: Texts) -> str:
    """Return a fact of a kind as one clause, without its full stop.

    Arguments:
        kind: of the fact.
        text: gives the text of a slot, empty where it is open.
    """
    return filled(kind.wording, kind.slots, text) if isinstance(kind.wording, str) else kind.wording(text)


def filled(template: str, slots: Mapping[str, Slot], text: Texts) -> str:
    """Return a template with the texts of the slots in it."""

    def part(match: re.Match[str]) -> str:
        if match["field"] is not None:
            return _value(match["field"], slots, text)
        values = [_value(name, slots, text) for name in _FIELD.findall(match["optional"])]
        ready = iter(values)
        return _FIELD.sub(lambda _: next(ready), match["optional"]) if all(values) else ""

    return _PART.sub(part, template)


def fields_of(template: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the fields of a template: what may stand there, and how it is changed."""
    for told in _FIELD.findall(template):
        names, _, change = told.partition(":")
        yield tuple(names.split("|")), change


def _value(told: str, slots: Mapping[str, Slot], text: Texts) -> str:
    (names, change), *_ = fields_of(f"{{{told}}}")
    found, name = next(((value, n) for n in names if (value := text(n) if n in slots else n)), ("", ""))
    if not change or not found:
        return found
    if change == "capital":
        return found.capitalize()
    if change == "verb":
        scheme = slots[name].scheme if name in slots else None
        return scheme.verbs.get(found, found) if scheme else found
    one, _, many = change.partition("/")
    return f"{found} {one if found == '1' else many}"
