"""What a kind of fact is made of: the records in which each file of `kg.model.kinds` describes one kind.

A description says all that is peculiar to a kind; how it is written, asked for, worded, compared, corrected and drawn
is derived from it. Terms of vocabularies stand in it as prefixed names (`org:member`): which IRI that is, and that
there is such a term, is told under `kg.graph` only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.model.document import SectionKind
from kg.model.frames import Frame, Status

__all__ = [
    "Edge",
    "Event",
    "Follows",
    "Form",
    "Kind",
    "Node",
    "Question",
    "Relation",
    "RuleSlots",
    "Scheme",
    "Scope",
    "Slot",
    "StandIn",
    "Step",
    "Texts",
]

#: what a slot holds; of a code, the scheme says which
Form = Literal["thing", "text", "date", "code", "number", "count"]
#: gives the text of a slot by its name, empty where it is open
Texts = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A controlled list: its name, which is also that of its concept scheme, and its values in words.

    Arguments:
        verbs: a value -> the verb of a clause that says it, where it is no verb itself.
    """

    name: str
    values: tuple[str, ...]
    verbs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot of a frame.

    Arguments:
        property: how it is written, as a prefixed name.
        form: what it holds.
        scheme: of a code, the list that it is from.
        types: of a thing that is only named in a correction, what it may be, the likeliest first; any party if empty.
        many: whether it holds several values.
        default: what stands in it where a correction leaves it open.
        panel: its label in the panel of the picture; not shown there where empty.
    """

    property: str
    form: Form = "text"
    scheme: Scheme | None = None
    types: tuple[str, ...] = ()
    many: bool = False
    default: str = ""
    panel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The question in whose answer a fact is a row, and its columns without `source`.

    Arguments:
        name: as the question is asked.
        columns: column -> what stands in it: a slot, a part of a thing in a slot (`role.part_of`, `plan.kind`), the
            first of several that is not open (`plan|subject`), or nothing (an empty text).
        needed: the columns without which there is no fact.
        only: the type of the thing in the one slot, where the kind answers several questions.
    """

    name: str
    columns: Mapping[str, str]
    needed: tuple[str, ...]
    only: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A step of accountability in words: as the verb of a sentence, and how weak it is beside others."""

    verb: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How a kind leads from one thing up to another that it answers to.

    Arguments:
        source, target: the slots of the two.
        relations: the relation's name -> what is said of it; of several, the slot `by` says which it is.
        by: slot of the code that names the relation.
        default: the relation where that slot is open.
    """

    source: str
    target: str
    relations: Mapping[str, Relation]
    by: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """A direct line that follows from a fact that holds: source, property (a prefixed name), target.

    Arguments:
        only: slot -> the values with which the line follows; with any where empty.
    """

    source: str
    property: str
    target: str
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A node of the picture in place of a thing that a paper does not name: label (a template), type and kind."""

    name: str
    label: str
    type: str
    kind: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of the picture between the things in two slots, or between one and the node of the fact.

    Arguments:
        source, target: slots; an empty one is the node of the fact itself.
        verb: the relation, read from source to target.
        family: key of the family of relations that are drawn alike (`kg.view.kinds`).
        by: slot of the code that tells the relation more closely.
        verbs: code in that slot -> the relation; with another it is `verb`.
        upward: whether it belongs into the view of who answers to whom.
        start, end: slots of the dates from and until which it holds; else it begins with the date or the due date.
        no_source, no_target: what stands there where the slot is open.
    """

    source: str
    verb: str
    target: str
    family: str
    by: str = ""
    verbs: Mapping[str, str] = field(default_factory=dict)
    upward: bool = False
    start: str = ""
    end: str = ""
    no_source: StandIn | None = None
    no_target: StandIn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A fact with several ends, or of an event, drawn as a node of its own.

    Arguments:
        type: what sort of event it is.
        group: key of the group of things that are drawn alike (`kg.view.kinds`).
        label: a template.
        date: slot of its date.
        or_said: whether the date on which it was said stands in for an open date.
    """

    type: str
    group: str
    label: str
    date: str = ""
    or_said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a kind is read at all: everywhere, as far as nothing is said here.

    Arguments:
        sections: in sections of these kinds only.
        without: not in sections of these kinds.
        topics: only where one of these topics is spoken of (`kg/extract/topics.toml`).
        table: the sort of tables in which each row is such a fact (`kg/documents/data/tables.toml`), read by columns.
    """

    sections: tuple[SectionKind, ...] = ()
    without: tuple[SectionKind, ...] = ()
    topics: tuple[str, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSlots:
    """What rules may say of a kind.

    Arguments:
        name: of the rule file, without its ending.
        fill: slots that a pattern may fill.
        set: slots that a rule may set -> the values; any words where there are none.
        need: slots that a rule must set.
    """

    name: str
    fill: tuple[str, ...]
    set: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    need: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the statements of a kind are about where papers give it no name: known by its kind, whose it is, and when.

    Arguments:
        type: its class, as a prefixed name.
        property: from a statement to it.
        of: slot of the thing that it is of.
        date: slot of its date; without that, or without the thing, it is its document's own.
        kind: slot of the code that tells its kind.
    """

    type: str
    property: str
    of: str
    date: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of fact.

    Arguments:
        frame: its record.
        rank: its place in lists, the lower the earlier: what governance asks first stands first.
        type: its class, as a prefixed name.
        word: what one is called, in IRIs, counts and lists.
        heading: above a list of them.
        tells: `setting` what a paper is and whom it names; `who` who somebody is; else what is the case.
        slots: of the frame.
        questions: whose answers it is in.
        about: slots that tell what a fact is about; the others are what it says of that.
        wording: a fact in one clause: a template (`kg.model.wording`), or a function where none can say it.
        event: what its facts are statements about, where that is no thing that papers name.
        node, edges: how it is drawn.
        details_of: slot of the thing in whose panel the slots with a `panel` stand, where the fact has no node.
        step: how it leads from a thing to one that it answers to.
        follows: what follows from it directly.
        scope: where it is read at all.
        rules: what rules may say of it.
        added: the status of a fact that a correction adds.
        promised: the slots of which one must be filled for a fact to ask for something; empty where each does. Only
            kinds with a slot `promise` do.
        promise: slot of the words of what is to be done, by which it is known again when it is done.
        counted: what one is called in counts, where `word` is no noun that can be counted.
    """

    frame: type[Frame]
    rank: int
    type: str
    word: str
    heading: str
    slots: Mapping[str, Slot]
    questions: tuple[Question, ...]
    about: tuple[str, ...]
    wording: str | Callable[[Texts], str]
    tells: Literal["setting", "who", "governance"] = "governance"
    event: Event | None = None
    node: Node | None = None
    edges: tuple[Edge, ...] = ()
    details_of: str = ""
    step: Step | None = None
    follows: Follows | None = None
    scope: Scope = field(default_factory=Scope)
    rules: RuleSlots | None = None
    added: Status = "held"
    promise: str = ""
    promised: tuple[str, ...] = ()
    counted: str = ""

    @property
    def name(self) -> str:
        """Its name in tables, which is that of the file that describes it: `reporting_line`."""
        return self.frame.__module__.rpartition(".")[2]
