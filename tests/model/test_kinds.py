"""Each kind of fact is described whole: what is forgotten in a description is named here, and is no error later."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from kg.extract.scope import topic_names
from kg.graph.table import FACTS
from kg.model import kinds as package
from kg.model.document import SECTION_KINDS
from kg.model.frames import Frame
from kg.model.kind import Edge, Kind
from kg.model.kinds import FRAMES, KIND_OF, KINDS
from kg.model.wording import clause_of, fields_of
from kg.query.catalogue import Catalogue
from kg.rules.load import DATA
from kg.view.kinds import FAMILIES, GROUPS, family_of, group_of

COMMON = {field.name for field in fields(Frame)}
#: how a text is changed in a template, beside `one/many`
CHANGES = {"", "capital", "verb"}

by_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.word)


def slots_named(kind: Kind) -> Iterator[tuple[str, str]]:
    """Every slot that a description names, with where it does."""
    for question in kind.questions:
        for column, path in question.columns.items():
            yield from ((f"column {column}", one.partition(".")[0]) for one in path.split("|") if one)
    yield from (("about", slot) for slot in kind.about)
    yield ("details_of", kind.details_of)
    for edge in kind.edges:
        yield from (("an edge", slot) for slot in (edge.source, edge.target, edge.by, edge.start, edge.end))
    if kind.node:
        yield ("node", kind.node.date)
    if kind.step:
        yield from (("step", slot) for slot in (kind.step.source, kind.step.target, kind.step.by))
    if kind.follows:
        yield from (("follows", slot) for slot in (kind.follows.source, kind.follows.target, *kind.follows.only))


def templates(kind: Kind) -> Iterator[str]:
    """Every template of a description."""
    if isinstance(kind.wording, str):
        yield kind.wording
    if kind.node:
        yield kind.node.label
    for edge in kind.edges:
        yield from (end.label for end in (edge.no_source, edge.no_target) if end)


def test_every_file_is_one_kind() -> None:
    """Each file of the folder describes one kind, whose frame stands in it; none is passed over."""
    files = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == {kind.frame.__module__.rpartition(".")[2] for kind in KINDS}
    assert len(files) == len(KINDS) > 10


@pytest.mark.parametrize("what", ["rank", "word", "heading", "type", "frame"])
def test_no_two_kinds_share(what: str) -> None:
    """Rank, word, heading, class and frame are those of one kind only."""
    values = [getattr(kind, what) for kind in KINDS]
    assert len(set(values)) == len(values)


@by_kind
def test_every_slot_is_described(kind: Kind) -> None:
    """The slots of a description are those of its frame; a code has its list, and what is a list is said to be one."""
    own = [field for field in fields(kind.frame) if field.name not in COMMON]
    assert list(kind.slots) == [field.name for field in own]
    for field in own:
        slot = kind.slots[field.name]
        assert (slot.form == "code") == (slot.scheme is not None), field.name
        assert slot.many == ("tuple" in str(field.type)), field.name
        assert (slot.form == "thing") == ("Thing" in str(field.type)), field.name
    assert FACTS[kind.frame].slots.keys() == kind.slots.keys()


@by_kind
def test_what_a_description_names_is_a_slot(kind: Kind) -> None:
    """Columns, subject, edges, steps and what follows speak of slots of the kind."""
    checked = [(place, slot) for place, slot in slots_named(kind) if slot]
    assert [(place, slot) for place, slot in checked if slot not in kind.slots] == []
    assert checked
    assert kind.about, "what a fact is about is not told"


@by_kind
def test_its_questions_are_asked(kind: Kind) -> None:
    """Each question of a kind is a saved query whose columns begin with `source` and those of the description."""
    assert kind.questions
    for question in kind.questions:
        columns = [column.name for column in Catalogue.load().question(question.name).header.columns]
        assert columns[: len(question.columns) + 1] == ["source", *question.columns], question.name
        assert set(question.needed) <= set(question.columns)
        assert question.needed


@by_kind
def test_its_templates_can_be_filled(kind: Kind) -> None:
    """A template speaks of slots first, and changes texts in known ways only; a fact with nothing in it can be said."""
    for template in templates(kind):
        for names, change in fields_of(template):
            assert names[0] in kind.slots, template
            assert change in CHANGES or "/" in change, template
            if change == "verb":
                assert kind.slots[names[0]].scheme is not None
    assert isinstance(clause_of(kind, lambda _: ""), str)
    assert "text of" in clause_of(kind, lambda slot: f"text of {slot}")


@by_kind
def test_it_can_be_drawn(kind: Kind) -> None:
    """Nodes are of a group and lines of a family that the picture has; only bare naming is not drawn."""
    groups, families = {group.key for group in GROUPS}, {family.key for family in FAMILIES}
    assert kind.node or kind.edges or kind.word == "mention"
    for node in (kind.node, *(end for edge in kind.edges for end in (edge.no_source, edge.no_target))):
        if node:
            assert node.group in groups
            assert group_of("", node.type).key == node.group, f"{node.type} is drawn in two groups"
    for edge in kind.edges:
        assert edge.family in families
        assert kind.node or (edge.source and edge.target), "an edge needs both ends where the fact is no node"
        for verb in (edge.verb, *edge.verbs.values()):
            assert family_of(verb).key == edge.family, f"{verb!r} is drawn in two families"
        assert set(edge.verbs) <= set(_codes(kind, edge))


def _codes(kind: Kind, edge: Edge) -> tuple[str, ...]:
    scheme = kind.slots[edge.by].scheme if edge.by else None
    return scheme.values if scheme else ()


@by_kind
def test_a_step_is_told(kind: Kind) -> None:
    """A step of accountability has one relation, or one for each code of the slot that tells it."""
    if kind.step is None:
        return
    if kind.step.by:
        scheme = kind.slots[kind.step.by].scheme
        assert scheme is not None
        assert set(kind.step.relations) == set(scheme.values)
        assert kind.step.default in kind.step.relations
    else:
        assert len(kind.step.relations) == 1


@by_kind
def test_where_it_is_read_is_known(kind: Kind) -> None:
    """The sections and topics of a scope are such as there are."""
    assert {*kind.scope.sections, *kind.scope.without} <= set(SECTION_KINDS)
    assert set(kind.scope.topics) <= topic_names()


@by_kind
def test_its_rules_are_there(kind: Kind) -> None:
    """A kind that rules read has its rule file."""
    if kind.rules:
        assert (DATA / f"{kind.rules.name}.toml").is_file()
        assert set(kind.rules.need) <= set(kind.rules.set)


def test_every_rule_file_is_of_a_kind() -> None:
    """No rule file is read that no description speaks of."""
    assert {path.stem for path in DATA.glob("*.toml")} == {kind.rules.name for kind in KINDS if kind.rules}


def test_the_machinery_knows_no_kind_that_came_later() -> None:
    """A kind is named in its description and by its readers: to add it, nothing else in the package was touched.

    Later, who holds a seat came to tell whose post a bare title is.
    """
    home = Path(package.__file__).parents[2]
    naming = {
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        if re.search(r"kinds\.membership\b|\bsg:Membership\b|SG\.Membership", path.read_text(encoding="utf-8"))
    }
    allowed = ("extract/readers/", "model/kinds/membership.py", "resolve/posts.py")
    assert naming
    assert sorted(name for name in naming if not name.startswith(allowed)) == []


def test_a_forgotten_slot_is_noticed() -> None:
    """These tests can fail: a description with a slot less, or a column of no slot, does not pass."""
    kind = KIND_OF[FRAMES[0]]
    less: dict[str, Any] = dict(list(kind.slots.items())[1:])
    with pytest.raises(AssertionError):
        test_every_slot_is_described(replace(kind, slots=less))
    with pytest.raises(AssertionError):
        test_what_a_description_names_is_a_slot(replace(kind, about=("weather",)))
    with pytest.raises(AssertionError):
        test_its_templates_can_be_filled(replace(kind, wording="{weather}"))
    with pytest.raises(AssertionError):
        test_it_can_be_drawn(replace(kind, node=None, edges=()))
