"""Post holdings: a person holds a post."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Follows, Kind, Question, Relation, Slot, Step

__all__ = ["KIND", "PostHolding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHolding(Frame):
    """A person holds a post. `role` is the post; `role.part_of` is whose post it is."""

    person: Thing
    role: Thing


KIND = Kind(
    frame=PostHolding,
    rank=90,
    type="sg:PostHolding",
    word="post holding",
    heading="Posts held",
    slots={
        "person": Slot(property="org:member", form="thing", types=("person",)),
        "role": Slot(property="sg:post", form="thing", types=("post",)),
    },
    questions=(
        Question(
            name="people",
            columns={"person": "person", "role": "role", "organisation": "role.part_of"},
            needed=("person", "role"),
        ),
    ),
    about=("role",),
    wording="{person} is {role}",
    tells="who",
    edges=(Edge(source="person", verb="holds post", target="role", family="membership"),),
    step=Step(source="person", target="role", relations={"holds the post": Relation("holds the post", 3)}),
    follows=Follows(source="person", property="org:holds", target="role"),
)
