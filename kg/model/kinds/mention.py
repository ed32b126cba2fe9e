"""Mentions: a document names a thing."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Kind, Question, Slot

__all__ = ["KIND", "Mention"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Frame):
    """The document names a thing (an organisation, body, person or post)."""

    thing: Thing


KIND = Kind(
    frame=Mention,
    rank=140,
    type="sg:Mention",
    word="mention",
    heading="Named in",
    tells="setting",
    slots={"thing": Slot(property="schema:about", form="thing")},
    questions=(
        Question(
            name="organisations", columns={"name": "thing", "kind": "thing.kind"}, needed=("name",), only="organisation"
        ),
        Question(
            name="bodies",
            columns={"name": "thing", "kind": "thing.kind", "parent": "thing.part_of"},
            needed=("name",),
            only="body",
        ),
        Question(
            name="people",
            columns={"person": "thing", "role": "", "organisation": "thing.part_of"},
            needed=("person",),
            only="person",
        ),
        Question(
            name="roles", columns={"role": "thing", "organisation": "thing.part_of"}, needed=("role",), only="post"
        ),
    ),
    about=("thing",),
    wording="{thing}",
)
