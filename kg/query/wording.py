"""A fact in plain English: one clause that says what the paper says, made from its slots, nothing added."""

from collections.abc import Callable, Mapping

from kg.query.facts import Fact

__all__ = ["UNSAID", "worded"]

#: what stands where a paper leaves a slot open that the clause cannot do without
UNSAID = "(not named)"


def worded(fact: Fact) -> str:
    """Return a fact as one clause without its full stop, its status told unless it is held."""
    clause = _WORDINGS[fact.kind](fact)
    return clause if fact.status == "held" else f"{clause} ({fact.status})"


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _after(word: str, text: str) -> str:
    return f"{word} {text}" if text else ""


def _counted(text: str, word: str) -> str:
    if not text or text == "1":
        return f"1 {word}" if text else ""
    return f"{text} {word}es" if word.endswith("ss") else f"{text} {word}s"


def _mention(fact: Fact) -> str:
    return fact.text("thing")


def _holding(fact: Fact) -> str:
    return f"{fact.text('person')} is {fact.text('role')}"


def _meeting(fact: Fact) -> str:
    return _join(f"{fact.text('body') or UNSAID} met", fact.text("date"))


def _item(fact: Fact) -> str:
    number = fact.text("number")
    return f"item {number}: {fact.text('title')}" if number else f"item: {fact.text('title')}"


def _presentation(fact: Fact) -> str:
    return " ".join(part for part in (fact.text("presenter"), "presented", fact.text("title")) if part)


def _inspection(fact: Fact) -> str:
    head = " ".join(
        part
        for part in (
            fact.text("kind") or "inspection",
            _after("of", fact.text("area")),
            _after("by", fact.text("inspectors")),
        )
        if part
    )
    told = _join(head, fact.text("date"))
    return f"{told}: {fact.text('outcomes')}" if fact.text("outcomes") else told


def _plan(fact: Fact) -> str:
    return _join(
        fact.text("plan"),
        _after("responsible:", fact.text("responsible")),
        _after("due", fact.text("due")),
        _counted(fact.text("weaknesses"), "weakness"),
        _counted(fact.text("workstreams"), "workstream"),
    )


def _monitoring(fact: Fact) -> str:
    subject = fact.text("plan") or fact.text("subject")
    return _join(f"{fact.text('monitor') or UNSAID} monitors {subject}", fact.text("frequency"))


def _line(fact: Fact) -> str:
    relation = fact.text("relation") or "answers to"
    verb = relation if relation.startswith("reports") else f"is {relation}"
    return _join(f"{fact.text('body')} {verb} {fact.text('to')}", fact.text("frequency"))


def _decision(fact: Fact) -> str:
    head = " ".join(part for part in (fact.text("body"), fact.text("kind") or "decision") if part)
    told = _join(head, _after("to", fact.text("addressee")))
    return f"{told}: {fact.text('text')}"


def _delegation(fact: Fact) -> str:
    told = f"authority delegated to {fact.text('to')}"
    return " ".join(
        part for part in (told, _after("by", fact.text("from_")), _after("for", fact.text("matter"))) if part
    )


def _action(fact: Fact) -> str:
    owner, text = fact.text("owner") or UNSAID, fact.text("text")
    # minutes often name the owner in the words of the action themselves
    told = text if owner.casefold() in text.casefold() else f"{owner}: {text}"
    return _join(told, _after("due", fact.text("due")))


def _measure(fact: Fact) -> str:
    unit, value = fact.text("unit"), fact.text("value")
    figure = f"£{value}" if unit == "£" else f"{value}%" if unit == "%" else f"{value} {unit}"
    return _join(f"{fact.text('measure')}: {figure}" if fact.text("measure") else figure, fact.text("direction"))


def _intervention(fact: Fact) -> str:
    return _join(
        " ".join(
            part
            for part in (
                fact.text("kind"),
                _after("on", fact.text("subject")),
                _after("by", fact.text("by")),
            )
            if part
        ),
        fact.text("date"),
    )


_WORDINGS: Mapping[str, Callable[[Fact], str]] = {
    "mention": _mention,
    "post holding": _holding,
    "meeting": _meeting,
    "item": _item,
    "presentation": _presentation,
    "inspection": _inspection,
    "plan statement": _plan,
    "monitoring": _monitoring,
    "reporting line": _line,
    "decision": _decision,
    "delegation": _delegation,
    "action": _action,
    "measure": _measure,
    "intervention": _intervention,
}
