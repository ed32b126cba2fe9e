"""IRIs say what a node is: the same thing has the same one everywhere, different things never share one."""

import string
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.graph.base import base_for, checked_base, naming
from kg.graph.iris import Names, segment, slug
from kg.model.document import ManifestEntry
from kg.model.frames import Thing

ID = "https://w3id.org/send-governance/id/"
COUNCIL = Thing("organisation", "Northmere County Council", register="authority:E10000099")
A, B = Names(source="a"), Names(source="b")
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
    """What a register knows has one IRI in every document of every publisher; a council's area is not the council."""
    elsewhere = Names("https://example.org/send/", "c")
    assert A.thing(COUNCIL) == B.thing(COUNCIL) == elsewhere.thing(COUNCIL)
    assert A.thing(COUNCIL).value == f"{ID}authority/E10000099"
    area = Thing("area", "Northmere", register="area:authority:E10000099")
    assert A.thing(area).value == elsewhere.thing(area).value == f"{ID}authority/E10000099/area"


def test_local_things_stand_within_their_council_and_belong_to_their_publisher() -> None:
    """A board of one council is not that of another; where the council is unknown it is the document's."""
    assert A.thing(BOARD) == B.thing(BOARD)
    assert A.thing(BOARD).value == f"{ID}authority/E10000099/body/send-improvement-board"
    assert A.thing(replace(BOARD, scope="authority:E10000098")) != A.thing(BOARD)
    assert A.thing(replace(BOARD, scope="")) != B.thing(replace(BOARD, scope=""))
    assert A.thing(replace(BOARD, scope="a")) == A.thing(replace(BOARD, scope=""))
    elsewhere = Names("https://example.org/send/", "a")
    assert elsewhere.thing(BOARD).value == ("https://example.org/send/authority/E10000099/body/send-improvement-board")


def test_a_council_of_no_register_belongs_to_its_publisher() -> None:
    """A council that only a manifest names is not that of another publisher's manifest."""
    unknown = Thing("organisation", "Marlshire County Council", register="council:marlshire-county-council")
    elsewhere = Names("https://example.org/send/", "a")
    assert elsewhere.thing(unknown).value == "https://example.org/send/council/marlshire-county-council"
    assert A.thing(unknown) != elsewhere.thing(unknown)


def test_every_board_has_its_own_chair() -> None:
    """A post carries the body that it belongs to, wherever its scope is known or not."""
    for scope in ("authority:E10000099", "", "a"):
        chairs = [
            A.thing(Thing("post", "Chair", scope=scope, part_of=part_of))
            for part_of in (BOARD, replace(BOARD, name="Cabinet"))
        ]
        assert len(set(chairs)) == 2
    plain = Thing("post", "Director of Education", scope="authority:E10000099")
    assert A.thing(plain) == A.thing(replace(plain, part_of=COUNCIL))


NAMES = ["a b", "a/b", "a%20b", "ä", "a#b", "a?b", "<a>", "same.", "same..txt", 'say "yes"', ".", "..", "", "a" * 99]


def test_names_of_any_kind_make_one_segment() -> None:
    """Spaces, slashes, quotes and dots in a name are replaced, two names stay two, and no escape is needed."""
    found = [segment(name) for name in NAMES]
    assert len(set(found)) == len(NAMES)
    for one in found:
        assert set(one) <= set(string.ascii_letters + string.digits + "._-")
        assert not one.endswith(".")
        assert ".." not in one
    assert segment("2023-01_minutes.v2") == "2023-01_minutes.v2"
    # what a name was written as is not the name of another
    assert segment(segment("a b")) != segment("a b")


def test_a_document_is_named_by_its_address_else_by_its_path() -> None:
    """A file that is moved or renamed is still the document at its address; the two ways never meet."""
    address = "https://democracy.northmere.example/mgAi.aspx?ID=7"
    one, other = Names(source="old", url=address), Names(source="2021/new", url=address)
    assert one.document == other.document
    assert one.document.value.startswith(f"{ID}document/democracy.northmere.example-mgAi.aspx-ID-7-")
    assert Names(source="x").document != Names(source="y", url="https://x").document
    assert Names(source="x").document != Names("https://example.org/", "x").document


def test_an_address_that_two_files_have_names_neither() -> None:
    """Two saved copies of one page are two documents, each known by its path."""
    entries = [ManifestEntry("a.txt", "https://x.example/1"), ManifestEntry("b.txt", "https://x.example/1"),
               ManifestEntry("c.txt", "https://x.example/2"), ManifestEntry("d.txt")]  # fmt: skip
    names_of = naming(entries, ID)
    assert [names_of(entry).url for entry in entries] == ["", "", "https://x.example/2", ""]
    assert len({names_of(entry).document for entry in entries}) == 4


def test_an_event_is_one_where_it_has_a_date() -> None:
    """The same inspection is one node for every document; without a date, or without an area, each has its own."""
    area = Thing("area", "Northmere", register="area:authority:E10000099")
    here, there = (names.event("inspection", "re-inspection", area, "2021-07") for names in (A, B))
    assert here == there
    assert here.value == f"{ID}authority/E10000099/area/inspection/re-inspection/2021-07"
    published = Names("https://example.org/", "a").event("inspection", "re-inspection", area, "2021-07")
    assert published.value == "https://example.org/authority/E10000099/area/inspection/re-inspection/2021-07"
    for of, date in ((area, ""), (None, "2021-07")):
        assert A.event("inspection", "inspection", of, date) != B.event("inspection", "inspection", of, date)
        assert A.event("inspection", "inspection", of, date).value.startswith(A.document.value + "/event/inspection/")


def test_facts_and_quotes_are_named_by_what_they_are() -> None:
    """The same content is the same fact; another kind, document or content is another one; so with quotes."""
    assert A.fact("decision", "x", "y") == A.fact("decision", "x", "y")
    others = {A.fact("decision", "xy"), A.fact("action", "x", "y"), B.fact("decision", "x", "y")}
    assert len(others | {A.fact("decision", "x", "y")}) == 4
    assert len({A.quote("One.", 1), A.quote("One.", 2), A.quote("Two.", 1), B.quote("One.", 1)}) == 4


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("send", "does not begin with https"), ("ftp://x.example/", "does not begin with https"),
        ("https:///x", "does not begin with https"), ("https://[x", "does not begin with https"),
        ("https://x.example/a b", "has a character"), ("https://x.example/#", "has a character"),
        ('https://x.example/"', "has a character"), ("https://x.example/?x", "has a character"),
        ("https://me:secret@x.example/", "has a name or password"), ("https://ä.example/", "has a character"),
    ],
)  # fmt: skip
def test_a_base_that_is_none_is_refused(base: str, reason: str) -> None:
    """What no IRI can be made of is refused with its reason and an example."""
    with pytest.raises(KgError, match=f"{reason}.*Give one such as https://"):
        checked_base(base)


def test_the_base_is_given_else_kept_else_made_from_the_folder(tmp_path: Path) -> None:
    """A base that was given stays; one that was made from a folder's name follows the folder."""
    folder = tmp_path / "My papers"
    made = base_for("", "", folder)
    assert made == f"{ID}from/{segment('My papers')}/"
    assert base_for("https://x.example/send", "", folder) == "https://x.example/send/"
    assert base_for("", "https://x.example/send/", folder) == "https://x.example/send/"
    assert base_for("", f"{ID}from/other/", folder) == made
