"""Facts tied into a graph: which facts are lines, which are nodes with lines, and what they are called."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from kg.view.read import Fact, Reading, ThingRow
from kg.view.subgraph import Line, Node, Passage, Subgraph

__all__ = ["tie"]

_TYPES = {
    "FormalOrganization": "organisation",
    "OrganizationalUnit": "body",
    "Person": "person",
    "Post": "post",
    "Plan": "plan",
    "Location": "area",
    "GenericParty": "group",
}

#: class of fact -> type of its node, its label's property, its date's property, and its ends: property, relation, and
#: whether the line runs from the thing to the node
_EVENTS: dict[str, tuple[str, str, str, tuple[tuple[str, str, bool], ...]]] = {
    "Inspection": ("inspection", "", "date", (("inspector", "carries out", True), ("area", "inspection of", False))),
    "Intervention": ("intervention", "", "date", (("issuedBy", "issued", True), ("imposedOn", "imposed on", False))),
    "Decision": ("decision", "text", "date", (("decidedBy", "decided", True), ("addressee", "addressed to", False))),
    "Delegation": (
        "delegation",
        "matter",
        "date",
        (("delegatedBy", "delegates", True), ("delegatedTo", "delegated to", False)),
    ),
    "Action": ("action", "text", "due", (("owner", "is to", True),)),
    "Meeting": ("meeting", "", "date", (("body", "met", True),)),
    "AgendaItem": ("item", "title", "date", (("body", "considered", True),)),
    "Presentation": ("presentation", "title", "date", (("presenter", "presented", True),)),
    "Measure": ("measure", "measured", "date", ()),
}

#: what the panel tells of an event beyond its ends: label and property
_DETAILS = (
    ("Text", "text"),
    ("Matter", "matter"),
    ("Title", "title"),
    ("Outcome", "outcome"),
    ("Number", "number"),
    ("Value", "value"),
    ("Unit", "unitText"),
)

#: longest label that is drawn; the panel has the whole text
_LABEL = 70
#: sentences shown for the bare naming of a thing, a document
_NAMINGS = 2


def tie(reading: Reading, facts: Collection[str] | None = None) -> Subgraph:
    """Return what was read as one graph.

    Arguments:
        reading: of the store.
        facts: IRIs of the only facts that count, with the things that they name; all where None.
    """
    chosen = [fact for iri, fact in reading.facts.items() if facts is None or iri in facts]
    events: list[Node] = []
    lines: list[Line] = []
    stated: dict[str, list[Fact]] = defaultdict(list)
    namings: dict[tuple[str, str], tuple[Passage, ...]] = {}
    named: set[str] = set()
    for fact in chosen:
        named.update(value for values in fact.values.values() for value in values if value in reading.things)
        if fact.type == "Mention":
            for place in reading.places.get(fact.iri, ()):
                for thing in fact.all("about"):
                    known = namings.get((thing, place.source), ())
                    namings[thing, place.source] = (*known, place)[:_NAMINGS]
        elif fact.type == "PlanStatement":
            stated[fact.one("plan")].append(fact)
        if fact.type in _EVENTS:
            events.append(_event(fact, reading))
        lines.extend(_lines(fact, reading))
        if fact.type == "Monitoring":
            events.extend(_monitoring(fact, reading))
    for thing, parent, source in reading.parents:
        if facts is None or {thing, parent} <= named:
            relation = "post at" if "Post" in reading.things[thing].types else "part of"
            said = reading.papers[source].date if source in reading.papers else ""
            lines.append(Line(thing, parent, relation, said=said, passages=namings.get((thing, source), ())))
    nodes = [_thing(row, reading, stated[iri]) for iri, row in reading.things.items() if facts is None or iri in named]
    nodes = [node for node in nodes if _place_of(node.id, reading) == node.id]
    tied = {end for line in lines for end in (line.source, line.target)}
    bare = {
        thing: tuple(p for (of, _), ps in sorted(namings.items()) if of == thing for p in ps)
        for thing in {thing for thing, _ in namings} - tied
    }
    nodes = [node if node.id not in bare else _with(node, bare[node.id]) for node in nodes]
    return Subgraph.of([*nodes, *events], lines, reading.papers.values())


def _with(node: Node, passages: tuple[Passage, ...]) -> Node:
    from dataclasses import replace

    return replace(node, passages=(*node.passages, *passages))


def _place_of(iri: str, reading: Reading) -> str:
    """Return the council in place of its area: a reader looks for one thing, and the two share name and code."""
    council = iri.removesuffix("/area")
    return council if council in reading.things else iri


def _thing(row: ThingRow, reading: Reading, statements: list[Fact]) -> Node:
    """Return a thing as a node; of a plan with what the papers state about it."""
    of_type = next((name for of_class, name in _TYPES.items() if of_class in row.types), "thing")
    label = row.label
    local = not row.codes and of_type != "area"
    kind = "; ".join(sorted(row.kinds)) or of_type
    council = reading.council_of(row.sources) if local else label if "local authority" in row.kinds else ""
    details: list[tuple[str, str]] = []
    for name, of_property in (("Due", "due"), ("Weaknesses", "weaknesses"), ("Workstreams", "workstreams")):
        values = sorted({value for fact in statements for value in fact.all(of_property)})
        details += [(name, "; ".join(values))] if values else []
    due = sorted({value for fact in statements for value in fact.all("due")})
    return Node(
        row.iri,
        label,
        type=of_type,
        kind=kind,
        aliases=tuple(sorted((row.aliases | row.labels) - {label})),
        council=council,
        codes=tuple(sorted(row.codes)),
        start=due[0] if due else "",
        details=tuple(details),
        passages=tuple(place for fact in statements for place in reading.places.get(fact.iri, ())),
    )


def _event(fact: Fact, reading: Reading) -> Node:
    """Return a fact with several ends as a node of its own."""
    of_type, label_of, date_of, _ = _EVENTS[fact.type]
    kind = reading.codes.get(fact.one("type"), of_type)
    text = fact.one(label_of) if label_of else ""
    about = fact.one("area") or fact.one("imposedOn") or fact.one("body")
    name = reading.things[about].label if about in reading.things else ""
    if of_type == "inspection":
        text = f"{kind.capitalize()}, {name}" if name else kind.capitalize()
    elif of_type == "intervention":
        text = f"{kind.capitalize()}: {name}" if name else kind.capitalize()
    elif of_type == "meeting":
        text = f"Meeting of {name}" if name else "Meeting"
    elif of_type == "measure":
        text = " ".join(part for part in (fact.one("value"), fact.one("unitText"), fact.one("measured")) if part)
    places = reading.places.get(fact.iri, ())
    council = reading.council_of({place.source for place in places})
    date = fact.one(date_of)
    details = [
        (label, "; ".join(fact.all(name))) for label, name in _DETAILS if fact.all(name) and fact.one(name) != text
    ]
    if len(text) > _LABEL:
        details.insert(0, ("In full", text))
        text = text[:_LABEL].rsplit(" ", 1)[0] + "…"
    return Node(
        fact.iri,
        text or kind.capitalize(),
        type=of_type,
        kind=kind,
        council=council,
        start=date or (fact.one("saidOn") if of_type in {"decision", "item", "presentation"} else ""),
        details=tuple(details),
        passages=places,
        status=_status(fact, reading),
    )


def _monitoring(fact: Fact, reading: Reading) -> Iterator[Node]:
    """Yield the nodes that monitoring needs where a paper names no plan, or no one who monitors."""
    places = reading.places.get(fact.iri, ())
    council = reading.council_of({place.source for place in places})
    if not fact.one("plan"):
        subject = fact.one("subject") or "what the papers do not name"
        label = subject if len(subject) <= _LABEL else subject[:_LABEL].rsplit(" ", 1)[0] + "…"
        details = (("In full", subject),) if label != subject else ()
        yield Node(
            f"{fact.iri}#subject",
            label,
            "monitoring",
            "what is monitored",
            council=council,
            details=details,
            passages=places,
        )
    if not fact.one("monitor"):
        yield Node(
            f"{fact.iri}#monitor", "Not named who", "monitoring", "monitor not named", council=council, passages=places
        )


def _lines(fact: Fact, reading: Reading) -> Iterator[Line]:
    """Yield the lines of a fact, each with its sentences."""
    for source, relation, target in _ends(fact, reading):
        yield Line(
            _place_of(source, reading),
            _place_of(target, reading),
            relation,
            status=_status(fact, reading),
            start=fact.one("date") or fact.one("due"),
            said=fact.one("saidOn"),
            frequency=fact.one("frequency"),
            passages=reading.places.get(fact.iri, ()),
        )


def _ends(fact: Fact, reading: Reading) -> Iterator[tuple[str, str, str]]:
    match fact.type:
        case "ReportingLine":
            yield fact.one("reportingBody"), reading.codes.get(fact.one("type"), "reports to"), fact.one("answersTo")
        case "PostHolding":
            yield fact.one("member"), "holds post", fact.one("post")
        case "PlanStatement":
            for one in fact.all("responsible"):
                yield one, "responsible for", fact.one("plan")
        case "Monitoring":
            yield fact.one("monitor") or f"{fact.iri}#monitor", "monitors", fact.one("plan") or f"{fact.iri}#subject"
        case kind if kind in _EVENTS:
            for name, relation, to_node in _EVENTS[kind][3]:
                for thing in fact.all(name):
                    yield (thing, relation, fact.iri) if to_node else (fact.iri, relation, thing)


def _status(fact: Fact, reading: Reading) -> str:
    return reading.codes.get(fact.one("status"), "held")
