"""The register files are whole: every key, date, successor and name in them can be relied on."""

from collections import Counter

import pytest

from kg.registers import Entry, Registers
from kg.registers.time import in_force

REGISTERS = Registers.load()


def _overlap(one: Entry, other: Entry) -> bool:
    return not (one.end and other.start and one.end < other.start) and not (
        other.end and one.start and other.end < one.start
    )


def test_every_kind_of_register_has_been_read() -> None:
    """The four register files hold councils, health bodies, national and local bodies."""
    found = Counter(entry.key.partition(":")[0] for entry in REGISTERS.entries)
    assert set(found) == {"authority", "health", "national", "local"}
    assert found["authority"] > 360
    assert found["health"] > 520
    assert found["national"] > 90


def test_no_two_things_in_force_together_share_a_full_name() -> None:
    """A full name means one thing at a time; abbreviations may be shared, and are resolved by context."""
    shared = [
        (name, one.key, other.key)
        for name, entries in REGISTERS.names().items()
        for one in entries
        for other in entries
        if one.key < other.key and _overlap(one, other)
    ]
    assert shared == []


def test_a_full_name_has_no_leading_article() -> None:
    """Names stand without a leading "the", and with single spaces."""
    for entry in REGISTERS.entries:
        for name in (entry.name, *entry.aliases):
            assert not name.casefold().startswith("the "), entry.key
            assert "  " not in name, entry.key


def test_plain_place_names_are_no_names_of_organisations() -> None:
    """In prose "Worcestershire" is a place: no area is among the names of organisations."""
    assert not set(REGISTERS.places()) & set(REGISTERS.names())


@pytest.mark.parametrize("word", ["Contact", "Scope", "Bedford", "Direction", "Newton", "Monitor", "the Commission"])
def test_plain_words_are_no_names(word: str) -> None:
    """A name that is also a plain word is kept apart."""
    assert word not in REGISTERS.names()
    assert word not in REGISTERS.abbreviations()


def test_whoever_ended_before_a_successor_began_left_no_gap() -> None:
    """A body and its successor touch: the one starts on the day after the other ended, or was there already."""
    for entry in REGISTERS.entries:
        for successor in REGISTERS.successors(entry):
            assert entry.end, f"{entry.key} has a successor and no end"
            if len(entry.end) == len(successor.start) == 10:
                assert successor.start[:7] <= _month_after(entry.end), (entry.key, successor.key)


def _month_after(date: str) -> str:
    year, month = int(date[:4]), int(date[5:7])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"


def test_every_ccg_ended_and_leads_to_an_icb() -> None:
    """Each CCG ended by June 2022, and its line of successors ends in an integrated care board."""
    groups = [entry for entry in REGISTERS.entries if entry.kind == "clinical commissioning group"]
    assert len(groups) == 248
    for group in groups:
        assert group.end <= "2022-06-30"
        assert any(entry.kind == "integrated care board" for entry in REGISTERS.lineage(group)), group.key
    boards = [entry for entry in REGISTERS.entries if entry.kind == "integrated care board"]
    assert len(boards) == 42
    assert {board.start for board in boards} == {"2022-07-01"}


def test_posts_are_no_organisations() -> None:
    """Offices such as Chief Inspector or DfE adviser are posts."""
    posts = {entry.name for entry in REGISTERS.entries if entry.type == "post"}
    assert {"His Majesty's Chief Inspector", "DfE SEND Adviser", "Children's Commissioner for England"} <= posts


def test_councils_have_a_domain_and_a_place() -> None:
    """Every council has a web domain and, but for combined authorities, a place by which it is known."""
    for entry in REGISTERS.entries:
        if entry.kind == "local authority":
            assert entry.domain, entry.key
            assert "/" not in entry.domain
            assert not entry.domain.startswith("www.")
            assert entry.places or "Combined" in entry.name, entry.key


def test_given_names_are_lower_case_and_the_ambiguous_are_among_them() -> None:
    """First names stand in lower case; those that are also words or places are marked."""
    assert all(name == name.lower() for name in REGISTERS.given_names)
    assert REGISTERS.ambiguous_given_names < REGISTERS.given_names
    assert {"sarah", "tim", "mohammed"} <= REGISTERS.given_names
    assert {"will", "may", "april", "grant", "lincoln"} <= REGISTERS.ambiguous_given_names
    assert "sarah" not in REGISTERS.ambiguous_given_names


def test_terms_words_and_titles_are_read() -> None:
    """The lists of terms, words for bodies and titles of posts can be read and hold what is best known."""
    terms = {term.name: term for term in REGISTERS.terms}
    assert "WSoA" in terms["Written Statement of Action"].abbreviations
    assert len({term.key for term in REGISTERS.terms}) == len(REGISTERS.terms)
    assert {word.use for word in REGISTERS.body_words} == {"head", "body", "name", "meeting"}
    assert "Head of SEND" in REGISTERS.role_titles


def test_an_entry_of_unknown_dates_is_never_ruled_out() -> None:
    """Unknown is unknown: without start and end an entry is in force on every date."""
    entry = Entry("national:x", "X", "other")
    assert in_force(entry, "1999")
    assert in_force(entry, "")
