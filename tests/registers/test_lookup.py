"""A name, an abbreviation, a place or an address means the right thing at its date and in its council, or nothing."""

import pytest

from kg.registers import Entry, Registers

REGISTERS = Registers.load()


def _council(name: str, date: str = "") -> Entry:
    council = REGISTERS.council_named(name, date=date)
    assert council is not None
    return council


def _resolved(name: str, council: str = "", date: str = "") -> str:
    entry = REGISTERS.resolve(name, council=_council(council, date) if council else None, date=date)
    return entry.name if entry else ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CQC", "Care Quality Commission"),
        ("the Department for Education", "Department for Education"),
        ("Department of Education", "Department for Education"),
        ("DfE", "Department for Education"),
        ("Office for Standards in Education, Children\u2019s Services and Skills", "Ofsted"),
        ("OFSTED", "Ofsted"),
        ("BCP Council", "Bournemouth, Christchurch and Poole Council"),
        ("Bournemouth, Christchurch & Poole Council", "Bournemouth, Christchurch and Poole Council"),
        ("Dorset Clinical Commissioning Group", "NHS Dorset CCG"),
        ("NHS Sheffield Clinical Commissioning Group", "NHS Sheffield CCG"),
        ("Herefordshire & Worcestershire ICB", "NHS Herefordshire and Worcestershire Integrated Care Board"),
        ("LB Ealing", "London Borough of Ealing"),
        ("Ealing Council", "London Borough of Ealing"),
        ("Dudley MBC", "Dudley Metropolitan Borough Council"),
        ("Birmingham Children\u2019s Trust", "Birmingham Children's Trust"),
        ("NNPCF", "National Network of Parent Carer Forums"),
        ("NHSE/I", "NHS England and NHS Improvement"),
    ],
)
def test_a_thing_is_known_by_all_its_names(name: str, expected: str) -> None:
    """Canonical names, aliases, abbreviations and the forms that follow by rule mean the same entry."""
    assert _resolved(name) == expected


@pytest.mark.parametrize("name", ["Worcestershire", "Dorset", "Contact", "the Council", "the CCG", "dfe", "BCC", ""])
def test_what_is_open_is_left_alone(name: str) -> None:
    """Places, plain words, generic mentions, lower-case abbreviations and shared abbreviations mean nothing alone."""
    assert _resolved(name) == ""


@pytest.mark.parametrize(
    ("name", "council", "expected"),
    [
        ("SCC", "Sheffield", "Sheffield City Council"),
        ("SCC", "Surrey", "Surrey County Council"),
        ("SCC", "Leeds", ""),
        ("BCP", "BCP Council", "Bournemouth, Christchurch and Poole Council"),
        ("BCP", "Sheffield", ""),
        ("CPFT", "Cornwall", "Cornwall Partnership NHS Foundation Trust"),
        ("CPFT", "Peterborough", "Cambridgeshire and Peterborough NHS Foundation Trust"),
        ("CQC", "Sheffield", "Care Quality Commission"),
    ],
)
def test_a_shared_abbreviation_is_resolved_by_its_council(name: str, council: str, expected: str) -> None:
    """An abbreviation of a local body counts in the papers of the council it is tied to, and nowhere else."""
    assert _resolved(name, council) == expected


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("Department of Health", "2016-05", "Department of Health"),
        ("Department of Health", "2021", "Department of Health and Social Care"),
        ("NHS Dorset", "2023-01-10", "NHS Dorset Integrated Care Board"),
        ("Dorset CCG", "2021-12-07", "NHS Dorset CCG"),
        ("Dorset CCG", "2023", "NHS Dorset CCG"),
    ],
)
def test_a_name_means_what_it_meant_at_the_time(name: str, date: str, expected: str) -> None:
    """The entry in force at the date goes first; one that has ended keeps its own name."""
    assert _resolved(name, date=date) == expected


def test_a_ccg_and_its_icb_are_two_linked_things() -> None:
    """The CCG of 2021 and the ICB of 2023 are two entries, each in force at its time, the one before the other."""
    group = REGISTERS.resolve("Dorset CCG", date="2021")
    board = REGISTERS.resolve("Dorset ICB", date="2023")
    assert group is not None
    assert board is not None
    assert REGISTERS.in_force(group, "2021-12-07")
    assert not REGISTERS.in_force(group, "2022-07-01")
    assert not REGISTERS.in_force(board, "2022-06-30")
    assert REGISTERS.successors(group) == (board,)
    assert REGISTERS.predecessors(board) == (group,)
    assert REGISTERS.lineage(group) == (board,)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://democracy.dorsetcouncil.gov.uk/ieIssueDetails.aspx?IId=1&Opt=3", "Dorset Council"),
        ("https://democracy.bcpcouncil.gov.uk/x", "Bournemouth, Christchurch and Poole Council"),
        ("http://sheffield.moderngov.co.uk/(S(abc))/mgAi.aspx?ID=2", "Sheffield City Council"),
        ("https://worcestershire.moderngov.co.uk/x", "Worcestershire County Council"),
        ("modgov.cornwall.gov.uk/x", "Cornwall Council"),
        ("https://www.nottinghamcity.gov.uk", "Nottingham City Council"),
        ("https://www.adur-worthing.gov.uk/x", ""),
        ("https://notworcestershire.gov.uk/x", ""),
        ("https://example.org/worcestershire.gov.uk", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_an_address_tells_whose_page_it_is(url: str, expected: str) -> None:
    """A council's domain, its subdomains and its label on a shared host are its own; anything else is nobody's."""
    council = REGISTERS.council_of_url(url)
    assert (council.name if council else "") == expected


def test_a_domain_that_a_successor_kept_is_told_by_date() -> None:
    """somerset.gov.uk was the county's until March 2023, then the unitary council's."""
    url = "https://democracy.somerset.gov.uk/x"
    for date, expected in (("2021-05-01", "Somerset County Council"), ("2024", "Somerset Council")):
        council = REGISTERS.council_of_url(url, date=date)
        assert council is not None
        assert council.name == expected
    assert REGISTERS.council_of_url(url) is not None


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("Worcestershire", "", "Worcestershire County Council"),
        ("worcestershire county council", "", "Worcestershire County Council"),
        ("Dorset", "2017", "Dorset County Council"),
        ("Dorset", "2022", "Dorset Council"),
        ("BCP", "", "Bournemouth, Christchurch and Poole Council"),
    ],
)
def test_a_council_is_found_by_its_name_or_place(text: str, date: str, expected: str) -> None:
    """What a user or a manifest writes for a council may be its name, its abbreviation or its place."""
    assert _council(text, date).name == expected


def test_an_unknown_council_is_none() -> None:
    """A council that no register holds is not guessed from likeness."""
    assert REGISTERS.council_named("Marlshire County Council") is None
