"""IRIs say what a node is: the same thing has the same one everywhere, different things never share one."""

import string
from dataclasses import replace

import pytest

from kg.graph.iris import document_iri, evidence_iri, fact_iri, slug, thing_iri
from kg.model.frames import Thing

ID = "https://w3id.org/send-governance/id/"
COUNCIL = Thing("organisation", "Northmere County Council", register="authority:E10000099")
BOARD = Thing("body", "SEND Improvement Board", scope="authority:E10000099", part_of=COUNCIL)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Health & Wellbeing Board", "Health and Wellbeing Board"),
        ("SEND improvement board", "SEND Improvement Board"),
        ("Children’s Services", "Children's Services"),
        ("José Example", "Jose Example"),
        ("  Cabinet ", "Cabinet"),
    ],
)
def test_case_accents_and_punctuation_make_no_difference(one: str, other: str) -> None:
    """Spellings of one name give one segment."""
    assert slug(one) == slug(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHS North CCG", "NHS South CCG"),
        ("Locality Group 1", "Locality Group 2"),
        ("Рада", "Сейм"),
        ("x" * 200 + " one", "x" * 200 + " two"),
        ("A Рада", "A Сейм"),
        ("", "name"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    """Names that look alike, are in another script or are very long are told apart."""
    assert slug(one) != slug(other)
    assert max(map(len, (slug(one), slug(other)))) <= 100


def test_things_of_a_register_are_global() -> None:
    """What a register knows has one IRI in every document; the area of a council is not the council."""
    assert thing_iri(COUNCIL, "a") == thing_iri(COUNCIL, "b")
    assert thing_iri(COUNCIL, "a").value == f"{ID}authority/E10000099"
    assert thing_iri(replace(COUNCIL, type="area", name="Northmere"), "a").value == f"{ID}authority/E10000099/area"


def test_local_things_stand_within_their_council() -> None:
    """A board of one council is not that of another; where the council is unknown it is the document's."""
    assert thing_iri(BOARD, "a") == thing_iri(BOARD, "b")
    assert thing_iri(BOARD, "a").value == f"{ID}authority/E10000099/body/send-improvement-board"
    assert thing_iri(replace(BOARD, scope="authority:E10000098"), "a") != thing_iri(BOARD, "a")
    assert thing_iri(replace(BOARD, scope=""), "a") != thing_iri(replace(BOARD, scope=""), "b")
    assert thing_iri(replace(BOARD, scope="a"), "a") == thing_iri(replace(BOARD, scope=""), "a")


def test_every_board_has_its_own_chair() -> None:
    """A post carries the body that it belongs to, wherever its scope is known or not."""
    for scope in ("authority:E10000099", "", "a"):
        chairs = [
            thing_iri(Thing("post", "Chair", scope=scope, part_of=part_of), "a")
            for part_of in (BOARD, replace(BOARD, name="Cabinet"))
        ]
        assert len(set(chairs)) == 2
    plain = Thing("post", "Director of Education", scope="authority:E10000099")
    assert thing_iri(plain, "a") == thing_iri(replace(plain, part_of=COUNCIL), "a")


def test_file_names_of_any_kind_make_an_iri() -> None:
    """Spaces, slashes and signs in a file's name are escaped, and two names stay two."""
    names = ["a b", "a/b", "a%20b", "ä", "a#b", "a?b", "<a>"]
    iris = {document_iri(name).value for name in names}
    assert len(iris) == len(names)
    allowed = set("%:/.-_~" + string.ascii_letters + string.digits)
    assert all(set(iri) <= allowed for iri in iris)


def test_facts_and_places_are_named_by_what_they_are() -> None:
    """The same content is the same fact; another kind, document or content is another one."""
    assert fact_iri("a", "decision", "x", "y") == fact_iri("a", "decision", "x", "y")
    others = {fact_iri("a", "decision", "xy"), fact_iri("a", "action", "x", "y"), fact_iri("b", "decision", "x", "y")}
    assert len(others | {fact_iri("a", "decision", "x", "y")}) == 4
    assert evidence_iri("a", 3, 9, "one").value.startswith(evidence_iri("a", 3, 9).value)
