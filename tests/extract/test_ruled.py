"""Inspections, interventions and delegations are read by rules too: what is known is filled in, the rest is added."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.errors import RuleError
from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.resolve import resolve

PLACED = """
[[rule]]
id = "measures-placed"
reason = "This council says that it was placed in measures."
pattern = "{by:ORG} <aux> placed .. in measures"
match = ["Ofsted had placed it in measures.", "The DfE placed the service in measures."]
reject = ["Ofsted measured the service."]
set = { kind = "notice to improve" }
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor with the project's own rules."""
    return load_extractor()


def test_what_a_rule_adds_to_an_intervention_is_filled_in(extractor: Extractor) -> None:
    """A notice that is read already gets its issuer and further evidence; it stays one notice."""
    reading = read_sentence("The Improvement Notice was issued by the Department for Education in May 2021.", extractor)
    (notice,) = [frame for frame in reading.frames if isinstance(frame, Intervention)]
    assert (notice.kind, notice.date, notice.by and notice.by.name) == (
        "improvement notice",
        "2021-05",
        "Department for Education",
    )
    assert "interventions/notice-issued" in {place.rule for place in notice.evidence}


def test_a_users_rule_reads_an_intervention(extractor: Extractor, tmp_path: Path) -> None:
    """A phrase that nobody knew becomes a fact of the kind that its rule sets."""
    (tmp_path / "interventions.toml").write_text(PLACED, encoding="utf-8")
    words = "The DfE had placed the SEND service in measures."
    assert [frame for frame in read_sentence(words, extractor).frames if isinstance(frame, Intervention)] == []
    (found,) = [
        frame for frame in read_sentence(words, load_extractor([tmp_path])).frames if isinstance(frame, Intervention)
    ]
    assert (found.kind, found.evidence[0].rule) == ("notice to improve", "interventions/measures-placed")


def test_a_rule_for_interventions_says_which(tmp_path: Path) -> None:
    """An intervention has a kind, so its rule must set one that there is."""
    (tmp_path / "interventions.toml").write_text(PLACED.replace('kind = "notice to improve"', ""), encoding="utf-8")
    with pytest.raises(RuleError, match="set needs kind, one of improvement notice"):
        load_extractor([tmp_path])


def test_a_possibility_is_no_fact(extractor: Extractor) -> None:
    """What might be issued, or would be if, is not read."""
    for words in (
        "The Department for Education might have issued an improvement notice for SEND.",
        "If the Department for Education issued an improvement notice, SEND would suffer.",
    ):
        assert [frame for frame in read_sentence(words, extractor).frames if isinstance(frame, Intervention)] == []


def test_inspectors_are_read_with_the_date(extractor: Extractor) -> None:
    """The inspectors of an inspection stand with it, and one inspection is one fact."""
    reading = read_sentence("The SEND inspection was undertaken by Ofsted and the CQC in March 2022.", extractor)
    (found,) = [frame for frame in reading.frames if isinstance(frame, Inspection)]
    assert found.date == "2022-03"
    assert {thing.name for thing in found.inspectors} == {"Ofsted", "CQC"}
    assert "inspections/inspected-by" in {place.rule for place in found.evidence}


def test_a_delegation_that_is_told_is_read(extractor: Extractor) -> None:
    """Authority delegated outside a resolution is a delegation, with its matter."""
    reading = read_sentence(
        "Authority had been delegated to the Director of Children's Services to sign the SEND Strategy.", extractor
    )
    (found,) = [frame for frame in reading.frames if isinstance(frame, Delegation)]
    assert (found.to.name, found.matter) == ("Director of Children's Services", "sign the SEND Strategy")


def test_an_unnamed_recipient_is_not_the_body_before_the_word(extractor: Extractor) -> None:
    """Who stands before "delegated to the appropriate officer" delegates, and does not receive."""
    told = "RESOLVED that the SEND Board agreed that admissions be delegated to the appropriate officer."
    reading = read_sentence(told, extractor)
    assert [frame.to.name for frame in reading.frames if isinstance(frame, Delegation)] == []
    told = "RESOLVED that the Executive Councillor for Education be delegated authority to approve the SEND Strategy."
    reading = read_sentence(told, extractor)
    (found,) = [frame for frame in reading.frames if isinstance(frame, Delegation)]
    assert (found.to.name, found.matter) == ("Executive Councillor for Education", "approve the SEND Strategy")


def test_a_past_employer_is_not_the_council_of_a_page(extractor: Extractor) -> None:
    """A page that names a council only for whom it employed is not taken to be about that council."""
    told = "The DfE issued a statutory direction to the council for its SEND services. {} Jane Doe was asked to help."
    for employer, subject in (
        ("The former Hampshire County Council chief executive", "Council"),
        ("Hampshire County Council's", "Hampshire County Council"),
    ):
        reading = read_sentence(told.format(employer), extractor)
        frames = resolve(reading.document, reading.frames, extractor.registers)
        (found,) = [frame for frame in frames if isinstance(frame, Intervention)]
        assert found.subject is not None
        assert found.subject.name == subject


@pytest.mark.parametrize(
    ("told", "by", "subject"),
    [
        (
            "Exampleshire County Council was issued with a statutory direction for SEND in May 2021.",
            None,
            "Exampleshire County Council",
        ),
        (
            "The Department for Education issued Exampleshire County Council with a statutory direction.",
            "Department for Education",
            "Exampleshire County Council",
        ),
        (
            "A statutory direction for SEND was issued by the Department for Education.",
            "Department for Education",
            "Council",
        ),
    ],
)
def test_who_was_issued_with_a_direction_did_not_issue_it(
    told: str, by: str | None, subject: str, extractor: Extractor
) -> None:
    """In the passive, who stands before the verb is subject to the direction."""
    (found,) = [frame for frame in read_sentence(told, extractor).frames if isinstance(frame, Intervention)]
    assert (found.by.name if found.by else None) == by
    assert found.subject is not None
    assert found.subject.name == subject


@pytest.mark.parametrize(
    ("sentence", "kind", "by", "subject"),
    [
        (
            "Oldborough Council was issued with a direction notice over its SEND services.",
            "statutory direction",
            "",
            "",
        ),
        (
            "A statutory direction followed a SEND inspection from Ofsted and the CQC in 2021.",
            "statutory direction",
            "",
            "Council",
        ),
        (
            "The council had been directed by the Department for Education to create a trust for children's services.",
            "statutory direction",
            "Department for Education",
            "Council",
        ),
        (
            "The Commissioner for SEND was appointed by the Secretary of State in May 2022.",
            "commissioner",
            "Secretary of State",
            "Council",
        ),
    ],
)
def test_who_is_issued_with_a_measure_or_inspects_has_not_made_it(
    sentence: str, kind: str, by: str, subject: str, extractor: Extractor
) -> None:
    """Neither the council that receives a measure nor the inspectorate before it is the one that made it."""
    found = [f for f in read_sentence(sentence, extractor).frames if isinstance(f, Intervention) and f.kind == kind]
    assert [f.by.name if f.by else "" for f in found] == [by]
    assert not subject or [f.subject.name for f in found if f.subject] == [subject]


LISTED = """Agenda item

School places

Minutes:

RESOLVED: That

(1) the report be noted;

(2) the Director of Education, following consultation with the Lead Member, be authorised to:

a. identify schools for SEND places;

b. award the contracts; and

(3) the minutes be agreed and the Chair be authorised to sign them.
"""


def test_the_matter_of_a_delegation_may_be_a_list_below(tmp_path: Path, extractor: Extractor) -> None:
    """What is delegated is the list that the clause opens; to sign the minutes is no delegated matter."""
    path = tmp_path / "item.txt"
    path.write_text(LISTED, encoding="utf-8")
    found = [f for f in extractor.read(read_document(path)).frames if isinstance(f, Delegation)]
    assert [(f.to.name, f.matter) for f in found] == [
        ("Director of Education", "identify schools for SEND places; award the contracts")
    ]
