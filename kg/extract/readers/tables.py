"""The reader of tables of records: each row a fact, each slot the cell of its own column and row.

Which column holds what is told by its head (`kg.documents.tables`). Nothing is taken over from a neighbouring cell or
row.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from kg.extract.candidate import Candidate, proposed
from kg.extract.name import Name
from kg.extract.quantities import MONTHS, infer_year
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import iso
from kg.extract.readers.seats import seat_of
from kg.extract.reading import Reading
from kg.extract.scope import refusal
from kg.extract.sentences import Sentence
from kg.model.document import Cell, Table
from kg.model.frames import Evidence, Frame, Status, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.decision import Decision
from kg.model.kinds.measure import Measure
from kg.model.kinds.membership import Membership
from kg.model.kinds.mention import Mention
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.rules.lexicon import lexicon

__all__ = ["TableReader"]

Row = Mapping[str, Cell]

_DONE = re.compile(r"\b(?:complete[d]?|closed|done|achieved|finished|delivered|implemented|discharged)\b", re.I)
_NOT_DONE = re.compile(
    r"\b(?:not|in|partly|partially|to be|due|on track to|nearly|\d{1,2} ?%|until|when|once|incomplete"
    r"|expected)\b[^.;]{0,30}$",
    re.I,
)
_YES = re.compile(r"(?:y|yes|n|no|✓|✔|✗|x)\W*", re.I)
_YES_WORDS = re.compile(r"(?:y|yes|✓|✔)\W*", re.I)
_DROPPED = re.compile(r"\b(?:withdrawn|superseded|cancelled|no longer (?:required|needed)|removed|dropped)\b", re.I)
#: a person in a column of owners, where no other sign says that it is one
_PERSON = re.compile(
    r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?)\.? "
    r")?(?P<name>[A-Z][\w'’-]+(?: [A-Z]\.?)?(?: [A-Z][\w'’-]+){1,2})"
)
#: what parts those who share an action; "and" within a post does not
_PARTS = re.compile(r"\s*[;/&]\s*|,\s+(?:and\s+)?|\s+and\s+(?=[A-Z])")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_MONTH = re.compile(
    rf"(?:end of |by |early |mid[ -]|late )?({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?", re.I
)
_SHORT_YEAR = re.compile(
    rf"(?:end of |by |early |mid[ -]|late )?({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?[ -]*['’]?(\d\d)\b",
    re.I,
)
#: who is nobody in particular
_NOBODY = frozenset({"", "-", "–", "n/a", "na", "tbc", "tba", "none", "tbd", "?"})
_COUNT = re.compile(
    r"\b(?:number|no\.?|count|total(?: number)?|volume) of (?P<what>[a-z][a-z ]{2,40}?)(?= (?:with|who|that|in|at|to"
    r"|per|for|as|on|by|from|lodged|received|issued|made|waiting|awaiting|open)\b|[,(:;]|$)",
    re.I,
)
_PLURAL = re.compile(r"^(?P<what>(?:[A-Z]?[\w-]+ ){0,2}[\w-]+s)\b")
_IN_BRACKETS = re.compile(r"\((?P<unit>%|£(?:k|m|000s?)?|weeks|days|months)\)")
_FIGURE = re.compile(
    r"(?P<pound>£)?\s?(?P<n>[+-]?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|k|m|bn|million|billion|weeks?|days?|months?)?", re.I
)
_SCALE = {"k": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
#: heads of columns of figures that say what is aimed at, not what was
_AIMS = re.compile(r"\b(?:target|ambition|aim|trajectory|threshold|standard)\b", re.I)


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads actions, themes, members, decisions, reporting lines and figures from tables."""

    name: str = "tables"
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document."""
        for table in reading.document.tables:
            read = _SORTS.get(table.sort)
            if read is not None:
                yield from proposed(read(reading, table), reader=self.name, version=self.version)


def _rows(reading: Reading, table: Table, kind: type[Frame]) -> Iterator[tuple[Row, tuple[Cell, ...], Evidence]]:
    """Yield the rows in which a kind of fact is read: their cells by what they hold, all cells, and the evidence."""
    for cells in table.rows:
        sentence = next(iter(reading.sentences_in(cells[0].start, cells[-1].end)), None)
        if sentence is None or refusal(reading, sentence, kind, columns=True):
            continue
        place = Evidence(cells[0].start, cells[-1].end, f"tables/{table.sort}")
        yield {cell.role: cell for cell in cells if cell.role}, cells, place


def _text(reading: Reading, cell: Cell | None) -> str:
    return reading.document.text[cell.start : cell.end].strip() if cell is not None else ""


def _names(reading: Reading, cell: Cell | None) -> Iterator[tuple[Sentence, Name]]:
    """Yield the names that stand in a cell."""
    for sentence in reading.sentences_in(cell.start, cell.end) if cell is not None else ():
        for name in sentence.names:
            at = sentence.start + sentence.starts[name.first]
            if cell is not None and cell.start <= at < cell.end:
                yield sentence, name


def _actions(reading: Reading, table: Table) -> Iterator[Frame]:
    for row, _, place in _rows(reading, table, Action):
        text = _text(reading, row.get("what")).strip(" .;:•-–")
        told = _told_status(reading, table, row.get("status"))
        if len(text.split()) < 2 or _DROPPED.search(told):
            continue
        owner = _party(reading, row.get("who"))
        if owner is not None and owner.type == "person":
            yield Mention(thing=owner, evidence=(place,))
        yield Action(
            text=text, owner=owner, due=_date(reading, row.get("due")), status=_status(told), evidence=(place,)
        )


def _told_status(reading: Reading, table: Table, cell: Cell | None) -> str:
    """Return what a cell says of an action's status; a bare yes or no answers the head of its column."""
    told = _text(reading, cell)
    if cell is None or not _YES.fullmatch(told):
        return told
    head = next((_text(reading, one) for one in table.heads if one.column == cell.column), "")
    return f"{'' if _YES_WORDS.fullmatch(told) else 'not '}{head.rstrip('? ')}"


def _members(reading: Reading, table: Table) -> Iterator[Frame]:
    """Yield who has which seat, which post and whom they stand for.

    "Present" says no more than that somebody attended.
    """
    listed = "member" if any(_text(reading, cell).lower().startswith(_MEMBER) for cell in table.heads) else ""
    seats = [seat_of(_text(reading, row.get("seat"))) for row, _, _ in _rows(reading, table, Membership)]
    listed = listed or ("member" if any(seats) else "attendee")
    for row, cells, place in _rows(reading, table, Membership):
        person = _party(reading, row.get("name"))
        if person is None or person.type != "person":
            continue
        where = next(
            (n.thing for _, n in _names(reading, row.get("organisation")) if n.label == "ORG" and not n.generic), None
        )
        yield Mention(thing=person, evidence=(place,))
        seat = seat_of(_text(reading, row.get("seat")))
        if not seat:
            for sentence, name in _names(reading, row.get("seat")):
                for post in posts_of(sentence, name) if name.label == "ROLE" else ():
                    yield PostHolding(
                        person=person, role=replace(post, part_of=post.part_of or where), evidence=(place,)
                    )
        body = reading.body(next(iter(reading.sentences_in(cells[0].start, cells[-1].end)), None))
        if body is not None:
            yield Membership(body=body, member=person, role=seat or listed, organisation=where, evidence=(place,))


#: heads that say that those below are members
_MEMBER = ("member", "board member", "committee member")


def _status(told: str) -> Status:
    done = _DONE.search(told)
    return "completed" if done and not _NOT_DONE.search(told[: done.start()]) else "planned"


def _party(reading: Reading, cell: Cell | None) -> Thing | None:
    """Return whom a cell names: the person, else the post, else the body or organisation, else its words."""
    text = _text(reading, cell)
    if text.lower() in _NOBODY:
        return None
    named = list(_names(reading, cell))
    several = _several(text, named)
    if several is not None:
        return several
    for label in ("PERSON", "ROLE", "BODY", "ORG"):
        for sentence, name in named:
            if name.label == label and name.thing is not None:
                return posts_of(sentence, name)[0] if label == "ROLE" else name.thing
    first = re.split(r"\s*(?:[,;/&]|\band\b)\s*", text, maxsplit=1)[0]
    person = _PERSON.fullmatch(first)
    words = set(first.split())
    if person and not words & (lexicon().role_heads | lexicon().person_never | set(lexicon().body_heads)):
        return Thing("person", person["name"].replace("’", "'"))
    if _INITIALS.fullmatch(first) and (known := _of_initials(reading, first)) is not None:
        return known
    return Thing("group", text.replace("’", "'"))


def _several(text: str, named: list[tuple[Sentence, Name]]) -> Thing | None:
    """Return those whom a cell names where they are several and nobody else: "Ros Tarn / Head of Inclusion"."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    people = [name for _, name in named if name.label in ("PERSON", "ROLE") and name.thing is not None]
    posts = {name.text.replace("’", "'") for name in people if name.label == "ROLE"}
    if len(parts) < 2:
        return None
    told = [match["name"] if (match := _PERSON.fullmatch(part)) and part not in posts else part for part in parts]
    words = {word for part, who in zip(parts, told, strict=True) if part not in posts for word in who.split()}
    alone = all(part in posts or _PERSON.fullmatch(part) for part in parts)
    if not alone or words & (lexicon().role_heads | lexicon().person_never | set(lexicon().body_heads)):
        return None
    return Thing("group", "; ".join(sorted(who.replace("’", "'") for who in told)))


def _of_initials(reading: Reading, letters: str) -> Thing | None:
    """Return the one person in the document whose names have these initials."""
    found = {
        name.thing
        for sentence in reading.sentences
        for name in sentence.names
        if name.label == "PERSON"
        and name.thing is not None
        and "".join(re.findall(r"\b[A-Z]", name.thing.name)) == letters
    }
    return found.pop() if len(found) == 1 else None


def _date(reading: Reading, cell: Cell | None) -> str:
    """Return the date in a cell as ISO 8601; of several the last, which is the one that holds now."""
    dates = [
        iso(reading, sentence, name, future=True) for sentence, name in _names(reading, cell) if name.label == "DATE"
    ]
    if any(dates):
        return next(date for date in reversed(dates) if date)
    text = _text(reading, cell)
    short = _SHORT_YEAR.fullmatch(text)
    if short:
        return f"20{short[2]}-{MONTHS[short[1].lower()]:02d}"
    month = _MONTH.fullmatch(text)
    return infer_year(MONTHS[month[1].lower()], 0, reading.date(), future=True) if month else ""


def _lines(reading: Reading, table: Table) -> Iterator[Frame]:
    head = next((reading.document.text[cell.start : cell.end].lower() for cell in table.heads if cell.role == "to"), "")
    relation = "accountable to" if "account" in head or "answer" in head else "reports to"
    for row, _, place in _rows(reading, table, ReportingLine):
        body = next(
            (name.thing for _, name in _names(reading, row.get("body")) if name.label == "BODY" and name.thing), None
        )
        often = next((name.value for _, name in _names(reading, row.get("often")) if name.label == "FREQ"), "")
        for _, name in _names(reading, row.get("to")):
            if body is not None and name.label in ("BODY", "ORG") and name.thing is not None and name.thing != body:
                yield ReportingLine(body=body, to=name.thing, relation=relation, frequency=often, evidence=(place,))


def _decisions(reading: Reading, table: Table) -> Iterator[Frame]:
    for row, _, place in _rows(reading, table, Decision):
        text = _text(reading, row.get("decision")).strip(" .;:•")
        if len(text.split()) < 3:
            continue
        makers = (name.thing for _, name in _names(reading, row.get("by")) if name.label in ("BODY", "ROLE", "PERSON"))
        body = next((thing for thing in makers if thing is not None), None) or reading.body(
            next(iter(reading.sentences_in(place.start, place.end)), None)
        )
        yield Decision(
            text=text,
            kind="decision",
            body=body,
            date=_date(reading, row.get("date")) or reading.date(),
            number=_text(reading, row.get("number")) if len(_text(reading, row.get("number"))) < 10 else "",
            evidence=(place,),
        )


def _measures(reading: Reading, table: Table) -> Iterator[Frame]:
    heads = {cell.column: reading.document.text[cell.start : cell.end] for cell in table.heads}
    for row, cells, place in _rows(reading, table, Measure):
        label = _text(reading, row.get("measure"))
        for cell in cells:
            head = heads.get(cell.column, "")
            found = _FIGURE.fullmatch(_text(reading, cell).replace("\u00a0", " "))
            if cell.role or not found or not label or _AIMS.search(head):
                continue
            value, unit = _figure(found, f"{label} {head}")
            if value is None or not unit:
                continue
            measure = f"{label}, {head}" if head else label
            evidence = (Evidence(place.start, place.end, place.rule),)
            yield Measure(value=value, unit=unit, measure=measure, evidence=evidence)


def _figure(found: re.Match[str], label: str) -> tuple[Decimal | None, str]:
    """Return the plain number and the unit of a figure, which its row or its head may name."""
    try:
        value = Decimal(found["n"].replace(",", "").lstrip("+"))
    except InvalidOperation:
        return None, ""
    told = (found["unit"] or "").lower()
    scale = _SCALE.get(told, 1)
    bracket = _IN_BRACKETS.search(label)
    named = bracket["unit"].lower() if bracket else ""
    if found["pound"] or named.startswith("£"):
        if not found["unit"] and named in ("£m", "£k", "£000", "£000s"):
            scale = 10**6 if named == "£m" else 10**3
        return Decimal(format((value * scale).normalize(), "f")), "£"
    if told == "%" or named == "%" or re.search(r"%|\bper ?cent|\bpercentage\b|\brate\b", label, re.I):
        return value, "%"
    if told in ("week", "weeks", "day", "days", "month", "months") or named:
        return value, (told or named).rstrip("s") + "s"
    timed = re.search(r"\b(?:in |number of )?(weeks|days|months)\b", label, re.I)
    counted = _COUNT.search(label) or _PLURAL.match(label)
    if counted:
        return value, counted["what"].strip()
    return (value, timed[1].lower()) if timed else (None, "")


_SORTS: Mapping[str, Callable[[Reading, Table], Iterator[Frame]]] = {
    "actions": _actions,
    "themes": _actions,
    "members": _members,
    "lines": _lines,
    "decisions": _decisions,
    "measures": _measures,
}
