"""Facts tied into a graph, as the descriptions of their kinds say: as lines, or as nodes with lines to their ends."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kg.graph.table import FACTS, THINGS
from kg.model.kind import Kind, StandIn
from kg.model.kind import Node as DrawnNode
from kg.model.kinds import KINDS
from kg.model.wording import filled
from kg.view.kinds import SUGGESTED
from kg.view.read import Fact, Reading, ThingRow, last_word
from kg.view.subgraph import Line, Node, Passage, Subgraph

__all__ = ["tie"]

#: last word of a thing's class -> its type
_TYPES = {last_word(terms.type.value): name for name, terms in THINGS.items()}
#: last word of a fact's class -> its kind
_KINDS = {last_word(FACTS[kind.frame].type.value): kind for kind in KINDS}

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
    stated: dict[str, list[Told]] = defaultdict(list)
    namings: dict[tuple[str, str], tuple[Passage, ...]] = {}
    named: set[str] = set()
    for fact in chosen:
        named.update(value for values in fact.values.values() for value in values if value in reading.things)
        if fact.type == "Mention":
            for place in reading.places.get(fact.iri, ()):
                for thing in fact.all("about"):
                    known = namings.get((thing, place.source), ())
                    namings[thing, place.source] = (*known, place)[:_NAMINGS]
        if fact.type not in _KINDS:
            continue
        told = Told(fact, _KINDS[fact.type], reading)
        if told.kind.details_of:
            stated[told.one(told.kind.details_of)].append(told)
        if told.kind.node:
            events.append(_event(told, told.kind.node, reading))
        events.extend(_stand_ins(told, reading))
        lines.extend(_lines(told, reading))
    for thing, parent, source in reading.parents:
        if facts is None or {thing, parent} <= named:
            relation = "post at" if "Post" in reading.things[thing].types else "part of"
            said = reading.papers[source].date if source in reading.papers else ""
            lines.append(Line(thing, parent, relation, said=said, passages=namings.get((thing, source), ())))
    nodes = [_thing(row, reading, stated[iri]) for iri, row in reading.things.items() if facts is None or iri in named]
    nodes = [node for node in nodes if _place_of(node.id, reading) == node.id]
    tied = {end for line in lines for end in (line.source, line.target)}
    bare = _bare(namings, tied)
    nodes = [node if node.id not in bare else _with(node, bare[node.id]) for node in nodes]
    return Subgraph.of([*nodes, *events], lines, reading.papers.values())


class Told:
    """A fact of a known kind: its values by slot."""

    def __init__(self, fact: Fact, kind: Kind, reading: Reading) -> None:
        """Take a fact, its kind, and where the labels of things and codes are found."""
        self.fact = fact
        self.kind = kind
        self._reading = reading
        self._words = {name: last_word(slot.property.value) for name, slot in FACTS[kind.frame].slots.items()}

    def all(self, slot: str) -> list[str]:
        """Return all values of a slot: IRIs of things and codes, or texts."""
        return self.fact.all(self._words[slot])

    def one(self, slot: str) -> str:
        """Return the value of a slot, the first of several, or nothing."""
        return next(iter(self.all(slot)), "") if slot else ""

    def code(self, slot: str) -> str:
        """Return the code in a slot in words, or nothing."""
        return self._reading.codes.get(self.one(slot), "")

    def text(self, slot: str) -> str:
        """Return the value of a slot in words, the first of several: the label of a thing or a code, or the text."""
        value = self.one(slot)
        match self.kind.slots[slot].form:
            case "thing":
                return self._reading.things[value].label if value in self._reading.things else ""
            case "code":
                return self.code(slot)
        return value

    @property
    def status(self) -> str:
        """Return the status in words; of what is only suggested, that it is."""
        if self.fact.one("score"):
            return SUGGESTED
        return self._reading.codes.get(self.fact.one("status"), "held")

    @property
    def panel(self) -> list[tuple[str, str, str]]:
        """Return what the panel tells of it: slot, label and text."""
        shown = ((name, slot.panel) for name, slot in self.kind.slots.items() if slot.panel)
        return [(name, label, "; ".join(self.all(name))) for name, label in shown if self.all(name)]


def _bare(namings: Mapping[tuple[str, str], tuple[Passage, ...]], tied: set[str]) -> dict[str, tuple[Passage, ...]]:
    """Return the sentences that name what no line ties."""
    bare: dict[str, tuple[Passage, ...]] = {}
    for (thing, _), found in sorted(namings.items()):
        if thing not in tied:
            bare[thing] = (*bare.get(thing, ()), *found)
    return bare


def _with(node: Node, passages: tuple[Passage, ...]) -> Node:
    from dataclasses import replace

    return replace(node, passages=(*node.passages, *passages))


def _place_of(iri: str, reading: Reading) -> str:
    """Return the council in place of its area: a reader looks for one thing, and the two share name and code."""
    council = iri.removesuffix("/area")
    return council if council in reading.things else iri


def _thing(row: ThingRow, reading: Reading, statements: list[Told]) -> Node:
    """Return a thing as a node; of a plan with what the papers state about it."""
    of_type = next((name for of_class, name in _TYPES.items() if of_class in row.types), "thing")
    local = not row.codes and of_type != "area"
    kind = "; ".join(sorted(row.kinds)) or of_type
    council = reading.council_of(row.sources) if local else row.label if "local authority" in row.kinds else ""
    stated: dict[str, set[str]] = defaultdict(set)
    for told in statements:
        for name in told.kind.slots:
            stated[told.kind.slots[name].panel].update(told.all(name))
    labels = dict.fromkeys(slot.panel for told in statements for slot in told.kind.slots.values() if slot.panel)
    due = sorted({value for told in statements for value in told.fact.all("due")})
    return Node(
        row.iri,
        row.label,
        type=of_type,
        kind=kind,
        aliases=tuple(sorted((row.aliases | row.labels) - {row.label})),
        council=council,
        codes=tuple(sorted(row.codes)),
        start=due[0] if due else "",
        details=tuple((label, "; ".join(sorted(stated[label]))) for label in labels if stated[label]),
        passages=tuple(place for told in statements for place in reading.places.get(told.fact.iri, ())),
    )


def _event(told: Told, node: DrawnNode, reading: Reading) -> Node:
    """Return a fact with several ends as a node of its own."""
    kind = (told.code("kind") if "kind" in told.kind.slots else "") or node.type
    text = filled(node.label, told.kind.slots, told.text).strip()
    places = reading.places.get(told.fact.iri, ())
    details = [(label, value) for name, label, value in told.panel if told.one(name) != text]
    label = _short(text)
    if label != text:
        details.insert(0, ("In full", text))
    return Node(
        told.fact.iri,
        label or kind.capitalize(),
        type=node.type,
        kind=kind,
        council=reading.council_of({place.source for place in places}),
        start=told.one(node.date) or (told.fact.one("saidOn") if node.or_said else ""),
        details=tuple(details),
        passages=places,
        status=told.status,
    )


def _short(text: str) -> str:
    """Return a label that can be drawn."""
    return text if len(text) <= _LABEL else text[:_LABEL].rsplit(" ", 1)[0] + "…"


def _stand_ins(told: Told, reading: Reading) -> Iterator[Node]:
    """Yield the nodes for what a paper leaves unnamed at the ends of a line."""
    places = reading.places.get(told.fact.iri, ())
    council = reading.council_of({place.source for place in places})
    for edge in told.kind.edges:
        for slot, stand_in in ((edge.source, edge.no_source), (edge.target, edge.no_target)):
            if stand_in is None or told.one(slot):
                continue
            text = filled(stand_in.label, told.kind.slots, told.text)
            label = _short(text)
            yield Node(
                f"{told.fact.iri}#{stand_in.name}",
                label,
                stand_in.type,
                stand_in.kind,
                council=council,
                details=(("In full", text),) if label != text else (),
                passages=places,
            )


def _lines(told: Told, reading: Reading) -> Iterator[Line]:
    """Yield the lines of a fact, each with its sentences."""
    fact = told.fact
    for edge in told.kind.edges:
        relation = edge.verbs.get(told.code(edge.by), edge.verb) if edge.by else edge.verb
        for source in _ends(told, edge.source, edge.no_source):
            for target in _ends(told, edge.target, edge.no_target):
                yield Line(
                    _place_of(source, reading),
                    _place_of(target, reading),
                    relation,
                    status=told.status,
                    start=told.one(edge.start) if edge.start else fact.one("date") or fact.one("due"),
                    end=told.one(edge.end),
                    said=fact.one("saidOn"),
                    frequency=fact.one("frequency"),
                    passages=reading.places.get(fact.iri, ()),
                )


def _ends(told: Told, slot: str, stand_in: StandIn | None) -> list[str]:
    """Return the nodes at an end of a line: the things in the slot, what stands in for them, or the fact's own node."""
    if not slot:
        return [told.fact.iri]
    return told.all(slot) or ([f"{told.fact.iri}#{stand_in.name}"] if stand_in else [])
