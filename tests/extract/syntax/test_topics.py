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
        "it is the group without a name of the sentence before",
        "The interim executive board, set up by the Council, met. It monitors the SEND Inclusion Plan monthly.\n",
        "monitoring",
        ("monitor", "subject", "frequency"),
        {("Interim executive board", "SEND Inclusion Plan", "monthly")},
    ),
    (
        "both panels are the two that were named",
        (
            "Cabinet gave the SEND Panel a budget, and set aside money for the Placement Panel. Both panels are "
            "accountable to the Director of Education.\n"
        ),
        "accountability",
        ("body", "to"),
        {("SEND Panel", "Director of Education"), ("Placement Panel", "Director of Education")},
    ),
    (
        "both are those named together, and not who holds them to account",
        (
            "It rests with Marlshire County Council and the SEND Partnership Board, and the SEND Recovery Board will "
            "hold both to account.\n"
        ),
        "accountability",
        ("body", "to"),
        {("Marlshire County Council", "SEND Recovery Board"), ("SEND Partnership Board", "SEND Recovery Board")},
    ),
    (
        "of what was told the next sentence speaks, and not of who was told",
        (
            "Cabinet was reminded that a SEND Recovery Board had been set up after the inspection. It is answerable to "
            "the Health and Wellbeing Board.\n"
        ),
        "accountability",
        ("body", "to", "relation"),
        {("SEND Recovery Board", "Health and Wellbeing Board", "accountable to")},
    ),
    (
        "it means who is named before a colon",
        "She spoke of the SEND Recovery Group: it reports to the SEND Assurance Board each month.\n",
        "accountability",
        ("body", "to", "frequency"),
        {("SEND Recovery Group", "SEND Assurance Board", "monthly")},
    ),
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
        "the Children and Young People's Trust is a body",
        "The SEND Assurance Board reports to the Children and Young People's Trust.\n",
        "accountability",
        ("body", "to"),
        {("SEND Assurance Board", "Children and Young People's Trust")},
    ),
    (
        "it will report is no line from whom it reports to",
        "The SEND Assurance Board met in May. It will report to the Health and Wellbeing Board.\n",
        "accountability",
        ("body", "to"),
        {("SEND Assurance Board", "Health and Wellbeing Board")},
    ),
    (
        "both are those named together before",
        "Under it are the SEND Data Group and the SEND Health Group. Both report to the SEND Assurance Board.\n",
        "accountability",
        ("body", "to"),
        {("SEND Data Group", "SEND Assurance Board"), ("SEND Health Group", "SEND Assurance Board")},
    ),
    (
        "a clause may end in its preposition",
        "She chairs the SEND Assurance Board, which the SEND Data Group reports to.\n",
        "accountability",
        ("body", "to"),
        {("SEND Data Group", "SEND Assurance Board")},
    ),
    (
        "the present tells what is so in general",
        "The SEND Data Group submits its minutes to the SEND Assurance Board.\n",
        "accountability",
        ("body", "to"),
        {("SEND Data Group", "SEND Assurance Board")},
    ),
    (
        "the past tells what was once",
        "The SEND Data Group submitted its minutes to the SEND Assurance Board.\n",
        "accountability",
        ("body", "to"),
        set(),
    ),
    (
        "of two boards the next sentence speaks of the first",
        (
            "The SEND Assurance Board sits beneath the Health and Wellbeing Board. "
            "The Board looks at the SEND Action Plan each term.\n"
        ),
        "monitoring",
        ("monitor", "subject"),
        {("SEND Assurance Board", "SEND Action Plan")},
    ),
    (
        "a label before a sentence is no subject",
        "Data - the SEND Data Group scrutinised the timeliness figures each week.\n",
        "monitoring",
        ("monitor", "subject"),
        {("SEND Data Group", "timeliness figures")},
    ),
    (
        "a review whose subject is not told is itself the subject",
        "There was no SEND intervention, but the Department for Education did hold a stocktake every six months.\n",
        "monitoring",
        ("monitor", "subject"),
        {("Department for Education", "stocktake")},
    ),
    (
        "leave to decide is authority",
        "The SEND Assurance Board has given the Head of SEND leave to spend up to £5,000 on training.\n",
        "delegations",
        ("to",),
        {("Head of SEND",)},
    ),
    (
        "what is handed over may be told at length",
        "The SEND Assurance Board has handed the review of its SEND terms of reference to the Head of SEND.\n",
        "delegations",
        ("to",),
        {("Head of SEND",)},
    ),
    (
        "what is handed in is no authority",
        "The SEND Data Group and its leads hand in their SEND returns to the SEND Assurance Board.\n",
        "delegations",
        ("to",),
        set(),
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
