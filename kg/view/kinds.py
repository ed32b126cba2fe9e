"""How kinds of things and relations look: a shape as well as a colour for each, the same in graph, legend and export.

Colours have a contrast of at least 3 to 1 against the page's ground in light and 4.5 to 1 as words; a test measures
it. A shape is an SVG path in a square from -12 to 12. How the facts of a kind are drawn is told by its description,
which names a group for its nodes and a family for its lines.
"""

from dataclasses import dataclass

from kg.model.kinds import KINDS

__all__ = [
    "FAMILIES",
    "GROUPS",
    "MATRIX",
    "OVERVIEW",
    "STATUSES",
    "SUGGESTED",
    "TIMED",
    "Family",
    "Group",
    "family_of",
    "group_of",
]


@dataclass(frozen=True, slots=True)
class Group:
    """Things and facts that are drawn alike.

    `members` are `type` or `type:kind`, the longer one first in looking up; facts name their group themselves.
    """

    key: str
    label: str
    path: str
    light: str
    dark: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Relations that are drawn alike; those of facts name their family themselves, `relations` are the others."""

    key: str
    label: str
    light: str
    dark: str
    relations: tuple[str, ...] = ()


_DISC = "M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0Z"
_SQUARE = "M-9-9H9V9H-9Z"
_DIAMOND = "M0-12L12 0 0 12-12 0Z"
_STAR = "M0-12L3-4 11.5-3.7 4.8 1.6 7.1 9.7 0 5-7.1 9.7-4.8 1.6-11.5-3.7-3-4Z"
_HEXAGON = "M-11 0L-5.5-9.6H5.5L11 0 5.5 9.6H-5.5Z"
_UP = "M0-11L11 9H-11Z"
_PERSON = "M0-11A5 5 0 1 1 0-1 5 5 0 1 1 0-11ZM-9 11C-9 3-5 0 0 0S9 3 9 11Z"
_POST = "M-10-6H10V6H3V11H-3V6H-10Z"
_SHEET = "M-8-11H3L8-6V11H-8Z"
_LENS = "M-3-11A8 8 0 1 1-3 5 8 8 0 1 1-3-11ZM2 3L5 0 11 8 8 11Z"
_OCTAGON = "M-4-11H4L11-4V4L4 11H-4L-11 4V-4Z"
_TICK = "M-11 1L-7-3-3 1 7-9 11-5-3 9Z"
_PIN = "M0 12C-4 4-8 1-8-4A8 8 0 1 1 8-4C8 1 4 4 0 12Z"
_RING = "M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0ZM-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z"
_FRAME = "M-9-9H9V9H-9ZM-4-4V4H4V-4Z"
_BARS = "M-10 10V1H-5V10ZM-2.5 10V-5H2.5V10ZM5 10V-10H10V10Z"
_TAB = "M-9-5H-3V-10H3V-5H9V10H-9Z"

_BLUE, _GREEN, _RED, _AMBER, _GREY = (
    ("#1f5fa8", "#7db4f0"),
    ("#2a6f2d", "#81c784"),
    ("#b3261e", "#ff8a80"),
    ("#8f4500", "#f5b25c"),
    ("#4f5b68", "#a9b4c0"),
)

#: in the order of the legend; what none names is the last
GROUPS: tuple[Group, ...] = (
    Group("authority", "Councils", _SQUARE, *_BLUE, ("organisation:local authority",)),
    Group(
        "health",
        "Health bodies",
        _DIAMOND,
        "#0b6e69",
        "#4fd1c5",
        ("organisation:clinical commissioning group", "organisation:integrated care board", "organisation:NHS trust"),
    ),
    Group("inspectorate", "Inspectorates", _STAR, *_AMBER, ("organisation:inspectorate",)),
    Group(
        "national",
        "Government and national bodies",
        _HEXAGON,
        "#6d3fa0",
        "#c3a1f0",
        ("organisation:government department", "organisation:national body"),
    ),
    Group("organisation", "Other organisations", _FRAME, *_GREY, ("organisation",)),
    Group(
        "committee",
        "Cabinets, committees, panels",
        _UP,
        "#a3195b",
        "#f48fb1",
        ("body:committee", "body:cabinet", "body:council", "body:panel"),
    ),
    Group("board", "Boards, partnerships, forums", _DISC, *_GREEN, ("body",)),
    Group("group", "Groups and workstreams", _RING, *_GREEN, ("body:group", "group")),
    Group("plan", "Plans and statements", _SHEET, *_RED, ("plan",)),
    Group("inspection", "Inspections", _LENS, *_AMBER),
    Group("intervention", "Interventions", _OCTAGON, *_RED),
    Group("monitoring", "Other monitoring", _BARS, *_AMBER),
    Group("post", "Posts", _POST, "#646400", "#cfcf5a", ("post",)),
    Group("person", "People", _PERSON, "#7a5230", "#d7b08c", ("person",)),
    Group("meeting", "Meetings", _TAB, *_GREY),
    Group("item", "Items and reports", _SHEET, *_GREY),
    Group("decision", "Decisions and delegations", _TICK, *_BLUE),
    Group("action", "Actions", _TICK, *_GREEN),
    Group("measure", "Figures", _BARS, *_GREY),
    Group("area", "Areas", _PIN, *_BLUE, ("area",)),
    Group("thing", "Other things", _DISC, *_GREY),
)

FAMILIES: tuple[Family, ...] = (
    Family("accountability", "Answers to", "#7a1fa2", "#d59cf0"),
    Family("scrutiny", "Monitors, inspects, intervenes", *_AMBER),
    Family("duty", "Is responsible for, decides", *_RED),
    Family("membership", "Belongs to", "#3f6184", "#9bb7d4", ("part of", "post at")),
    Family("event", "Meets and hears", *_GREEN),
    Family("other", "Other", *_GREY),
)

#: what stands for the status of what is only suggested, which is drawn dotted
SUGGESTED = "suggested"

#: status -> dash pattern in pixels; an empty pattern is a solid line
STATUSES: dict[str, tuple[int, ...]] = {
    "held": (),
    "completed": (),
    "required": (9, 4),
    "planned": (9, 4),
    "recommended": (3, 4),
    "denied": (1, 5),
    SUGGESTED: (2, 6),
}

#: groups that the overview shows at first
OVERVIEW = (
    "authority",
    "health",
    "inspectorate",
    "national",
    "organisation",
    "committee",
    "board",
    "group",
    "plan",
    "inspection",
    "intervention",
    "monitoring",
)

#: groups with a place on the time axis, from top to bottom
TIMED = ("inspection", "intervention", "plan", "meeting", "decision", "action")

#: columns of the matrix: label, and the `type:kind` that stand in it
MATRIX: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Inspections", ("inspection:inspection",)),
    ("Re-inspections and monitoring inspections", ("inspection:re-inspection", "inspection:monitoring inspection")),
    ("Statement of action", ("plan:written statement of action",)),
    ("Accelerated progress or priority action plan", ("plan:accelerated progress plan", "plan:priority action plan")),
    ("Improvement and recovery plans", ("plan:improvement plan", "plan:recovery plan")),
    ("Strategies and programmes", ("plan:strategy", "plan:programme", "plan:other", "plan:plan")),
    ("Interventions", ("intervention",)),
    ("Boards that watch over it", ("body:board", "body:partnership")),
)

#: type of node, or `type:kind` -> key of its group
_GROUP_OF = {member: group.key for group in GROUPS for member in group.members} | {
    drawn.type: drawn.group
    for kind in KINDS
    for drawn in (kind.node, *(end for edge in kind.edges for end in (edge.no_source, edge.no_target)))
    if drawn
}
#: relation -> key of its family
_FAMILY_OF = {relation: family.key for family in FAMILIES for relation in family.relations} | {
    verb: edge.family for kind in KINDS for edge in kind.edges for verb in (edge.verb, *edge.verbs.values())
}
_GROUPS = {group.key: group for group in GROUPS}
_FAMILIES = {family.key: family for family in FAMILIES}


def group_of(kind: str, of_type: str = "") -> Group:
    """Return how things of a type and kind are drawn; what no group names is drawn as another thing."""
    return _GROUPS[_GROUP_OF.get(f"{of_type}:{kind}") or _GROUP_OF.get(of_type) or GROUPS[-1].key]


def family_of(relation: str) -> Family:
    """Return how lines of `relation` are drawn."""
    return _FAMILIES[_FAMILY_OF.get(relation, FAMILIES[-1].key)]
