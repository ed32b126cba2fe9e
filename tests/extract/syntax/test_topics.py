"""Facts whose party is not named where they are told: by a heading, a pronoun, a line that goes on, a second end."""

import pytest

from kg.documents.assemble import Origin, assemble
from kg.documents.layout import lay_out
from kg.documents.text import from_text
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.document import ManifestEntry
from kg.model.rows import row_of

#: a page, the question, the columns that are compared, and its rows
PAGES = [
    (
        "who stands above is who the heading names",
        (
            "SEND Assurance Board\n"
            "Meets monthly. Oversees the Inclusion Strategy. Reports to the Health and Wellbeing Board quarterly.\n"
        ),
        "accountability",
        ("body", "to", "relation", "frequency"),
        {("SEND Assurance Board", "Health and Wellbeing Board", "reports to", "quarterly")},
    ),
    (
        "what the heading's board does has no subject",
        "SEND Assurance Board\nMeets monthly. Oversees the SEND Inclusion Strategy. Chaired by the Chief Nurse.\n",
        "monitoring",
        ("monitor", "subject"),
        {("SEND Assurance Board", "SEND Inclusion Strategy")},
    ),
    (
        "a label stands for the heading's board",
        "SEND Assurance Board\nPurpose: scrutinises the SEND Inclusion Strategy twice a year.\n",
        "monitoring",
        ("monitor", "subject", "frequency"),
        {("SEND Assurance Board", "SEND Inclusion Strategy", "twice a year")},
    ),
    (
        "groups without a name are told by their heading",
        "How SEND is governed\n\nDelivery groups (four)\nReport to the SEND Assurance Board.\n",
        "accountability",
        ("body", "to"),
        {("Delivery groups", "SEND Assurance Board")},
    ),
    (
        "it is what the sentences before speak of",
        ("SEND Delivery Group\nChaired by the Head of SEND. It is accountable to the SEND Assurance Board.\n"),
        "accountability",
        ("body", "to", "relation"),
        {("SEND Delivery Group", "SEND Assurance Board", "accountable to")},
    ),
    (
        "this board is that of the heading, not the one above it",
        (
            "SEND Reference Board\n"
            "This board no longer exists. Until May 2021 it reported to the Health and Wellbeing Board.\n"
        ),
        "accountability",
        ("body", "to"),
        {("SEND Reference Board", "Health and Wellbeing Board")},
    ),
    (
        "to it is the other that the sentence names",
        "The SEND Delivery Group sits beneath the SEND Assurance Board and is answerable to it.\n",
        "accountability",
        ("body", "to"),
        {("SEND Delivery Group", "SEND Assurance Board")},
    ),
    (
        "a further end stands without its verb",
        (
            "The SEND Assurance Board reported to the Health and Wellbeing Board and, for money "
            "matters, to the SEND Finance Board.\n"
        ),
        "accountability",
        ("body", "to"),
        {
            ("SEND Assurance Board", "Health and Wellbeing Board"),
            ("SEND Assurance Board", "SEND Finance Board"),
        },
    ),
    (
        "a further line stands without its verb",
        (
            "The SEND Delivery Group answers to the SEND Assurance Board, and the SEND Assurance Board "
            "in turn to the Cabinet.\n"
        ),
        "accountability",
        ("body", "to"),
        {("SEND Delivery Group", "SEND Assurance Board"), ("SEND Assurance Board", "Cabinet")},
    ),
    (
        "reports is a verb after a named plan",
        (
            "The SEND Assurance Board holds the partners to account for the SEND Action Plan and "
            "reports to the Cabinet each quarter.\n"
        ),
        "accountability",
        ("body", "to", "frequency"),
        {("SEND Assurance Board", "Cabinet", "quarterly")},
    ),
    (
        "the Children's Trust is a body",
        "The SEND Assurance Board reports to the Children's Trust.\n",
        "accountability",
        ("body", "to"),
        {("SEND Assurance Board", "Children's Trust")},
    ),
    (
        "whom a board lets decide holds a delegation",
        "Between meetings the SEND Assurance Board lets the Head of SEND settle the dates of the SEND review.\n",
        "delegations",
        ("to", "matter"),
        {("Head of SEND", "settle the dates of the SEND review")},
    ),
    (
        "whom a board lets have something does not",
        "The SEND Assurance Board lets the Head of SEND have the figures of the SEND review.\n",
        "delegations",
        ("to", "matter"),
        set(),
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all pages."""
    return load_extractor()


@pytest.mark.parametrize(
    ("text", "question", "columns", "rows"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES]
)
def test_who_is_not_named_is_found(
    text: str, question: str, columns: tuple[str, ...], rows: set[tuple[str, ...]], extractor: Extractor
) -> None:
    """The heading, the sentence before or the other party of the sentence tells who is meant."""
    page = f"SEND in Marlshire: who checks our work\n\n{text}\nLast changed: 3 June 2024\n"
    entry = ManifestEntry("page.txt", council="Marlshire County Council", title="SEND governance")
    document = assemble(lay_out(from_text(page), entry), Origin("page", "page.txt", "0", "text/plain", entry))
    told = [row_of(frame) for frame in extractor.read(document).frames]
    assert {tuple(row[column] for column in columns) for name, row in told if name == question} == rows
