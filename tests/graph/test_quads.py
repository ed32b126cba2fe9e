"""A document and its frames as RDF."""

from dataclasses import fields, replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from queries.cases import CASES
from query.papers import COUNCIL, body, paper, place, post

from kg.check import check
from kg.errors import DocumentError
from kg.graph import to_quads
from kg.graph.facts import said_on
from kg.graph.iris import Names
from kg.graph.literals import date_literal, number_literal, text_literal
from kg.graph.memory import store_of
from kg.graph.quads import council_of, names_of
from kg.graph.table import FACTS, THINGS
from kg.graph.vocabulary import DCTERMS, OA, ORG, PROV, RDF, RDFS, SCHEMA, SG, SKOS, code
from kg.model.document import ManifestEntry, Meeting, Section
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds import FRAMES
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.mention import Mention
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.registers import Registers

BOARD, CABINET = body("SEND Improvement Board"), body("Cabinet", "cabinet")
LINE = ReportingLine(evidence=place(0), body=BOARD, to=CABINET, relation="reports to")
AGAIN = replace(LINE, evidence=place(1))
TEXT = ["The board reports to Cabinet.", "It does so again.", "The third."]


def objects(quads: list[ox.Quad], predicate: ox.NamedNode) -> list[str]:
    """The values of a property, sorted."""
    terms = [quad.object for quad in quads if quad.predicate == predicate]
    return sorted(term.value for term in terms if isinstance(term, ox.NamedNode | ox.Literal))


def test_every_slot_of_every_frame_has_its_property() -> None:
    """The table knows every kind of frame and each of its slots, and no other."""
    assert set(FACTS) == set(FRAMES)
    common = {field.name for field in fields(Frame)}
    for frame, terms in FACTS.items():
        assert set(terms.slots) == {field.name for field in fields(frame)} - common, frame.__name__
    assert set(THINGS) == {"organisation", "body", "person", "post", "plan", "area", "group"}


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_frames_makes_no_difference(name: str) -> None:
    """The same facts in another order are the same quads, in the same order, without a blank node."""
    for document, frames, council in CASES[name][0]:
        quads = to_quads(document, frames, council=council)
        for other in (frames[::-1], frames[1:] + frames[:1]):
            assert to_quads(document, other, council=council) == quads
        assert len(set(quads)) == len(quads)
        for quad in quads:
            assert not any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def test_all_stands_in_the_two_graphs_of_the_document() -> None:
    """Nothing goes into another graph, so that replacing them replaces the document."""
    document, frames, council = paper("a", "2021-06-08", TEXT, LINE)
    graphs = {quad.graph_name for quad in to_quads(document, frames, council=council)}
    assert graphs == {names_of(document).graph, names_of(document).inferred}


def test_the_same_fact_twice_is_one_node_with_two_places() -> None:
    """Evidence does not make a fact another one; status does."""
    document, frames, council = paper("a", "2021-06-08", TEXT, LINE, AGAIN)
    quads = to_quads(document, frames, council=council)
    facts = [quad.subject for quad in quads if quad.object == SG.ReportingLine]
    assert len(facts) == 1
    assert len([quad for quad in quads if quad.subject == facts[0] and quad.predicate == PROV.wasDerivedFrom]) == 2
    planned = paper("a", "2021-06-08", TEXT, LINE, replace(LINE, status="planned"))
    assert len([q for q in to_quads(planned[0], planned[1]) if q.object == SG.ReportingLine]) == 2


def test_quotes_are_cut_out_by_their_positions() -> None:
    """A quote is exactly what stands at its place, with what is around it; positions count characters, not bytes."""
    document, frames, council = paper("a", "2021-06-08", ["“Größe” 👩‍👧 first.", *TEXT], AGAIN)
    quads = to_quads(document, frames, council=council)
    (exact,), (start,), (end,) = (objects(quads, one) for one in (OA.exact, OA.start, OA.end))
    assert exact == TEXT[0] == document.text[int(start) : int(end)]
    assert objects(quads, OA.prefix) == ["“Größe” 👩‍👧 first.\n"]
    assert objects(quads, OA.suffix)[0].startswith("\nIt does so")


def test_quotes_of_the_same_words_are_told_apart_by_their_number() -> None:
    """The second place with the same words is another place; what is written before it changes no name."""
    fact, again = LINE, replace(LINE, evidence=place(2))
    sentences = [TEXT[0], "Other.", TEXT[0]]
    document, frames, _ = paper("a", "2021-06-08", sentences, fact, again)
    quotes = {quad.subject for quad in to_quads(document, frames) if quad.object == OA.TextQuoteSelector}
    assert len(quotes) == 2
    longer, frames, _ = paper("a", "2021-06-08", ["A sentence before.", *sentences], replace(LINE, evidence=place(1)),
                              replace(LINE, evidence=place(3)))  # fmt: skip
    assert {quad.subject for quad in to_quads(longer, frames) if quad.object == OA.TextQuoteSelector} == quotes


def test_an_inspection_and_what_is_said_of_it_are_two_nodes() -> None:
    """Two papers that speak of one inspection make two statements about one event, each with its own status."""
    area = Thing("area", "Northmere", register="area:authority:E10000099")
    held = Inspection(evidence=place(0), kind="inspection", date="2021-07", area=area, outcomes=("weaknesses",))
    frames = {"a": held, "b": replace(held, status="planned")}
    told = [paper(name, "2021-06-08", TEXT, frame) for name, frame in frames.items()]
    quads = [quad for document, said, council in told for quad in to_quads(document, said, council=council)]
    assert len({quad.subject for quad in quads if quad.object == SG.InspectionStatement}) == 2
    (event,) = {quad.subject for quad in quads if quad.object == SG.Inspection}
    assert {quad.object for quad in quads if quad.predicate == SG.inspection} == {event}
    of_event = {(quad.predicate, quad.object) for quad in quads if quad.subject == event}
    assert of_event == {
        (RDF.type, SG.Inspection), (RDFS.label, text_literal("Inspection, Northmere, 2021-07")),
        (DCTERMS.type, code("inspection", "inspection")), (DCTERMS.date, date_literal("2021-07")),
        (SG.area, names_of(told[0][0]).thing(area)),
    }  # fmt: skip


def test_pages_are_told_where_there_are_pages() -> None:
    """A place in a paged document has its page, from 1; another has none."""
    document, frames, _ = paper("a", "2021-06-08", TEXT, replace(LINE, evidence=place(2)))
    assert objects(to_quads(document, frames), SG.page) == []
    assert objects(to_quads(replace(document, page_starts=(0, 30)), frames), SG.page) == ["2"]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10_000), (len(TEXT[0]), len(TEXT[0]) + 1)])
def test_evidence_outside_the_text_is_refused(start: int, end: int) -> None:
    """Positions that are not in the text, or have no text between them, are an error that names rule and place."""
    document, _, _ = paper("a", "2021-06-08", TEXT)
    with pytest.raises(DocumentError, match=f"rule bad .* a.txt on characters {start} to {end}"):
        to_quads(document, [replace(LINE, evidence=(Evidence(start, end, "bad"),))])


def test_one_thing_under_two_names_has_its_fullest_as_label() -> None:
    """Records of one IRI are one thing: its label is the fullest name, the others are other names."""
    things = (
        Thing("organisation", "Ofsted", register="national:ofsted", aliases=("OFSTED",)),
        Thing("organisation", "Office for Standards", "inspectorate", "national:ofsted"),
    )
    document, frames, _ = paper("a", "2021-06-08", TEXT, *(Mention(evidence=place(0), thing=one) for one in things))
    quads = [quad for quad in to_quads(document, frames) if str(quad.subject).endswith("/national/ofsted>")]
    assert objects(quads, RDFS.label) == ["Office for Standards"]
    assert objects(quads, SKOS.altLabel) == ["OFSTED", "Ofsted"]


def test_a_definite_kind_goes_before_other() -> None:
    """A thing has one kind; "other" stands only where nothing better is said."""
    things = [Thing("body", "Sparrow Group", kind=kind, scope="a") for kind in ("group", "")]
    document, frames, _ = paper("a", "", TEXT, *(Mention(evidence=place(0), thing=one) for one in things))
    assert "group" in objects(to_quads(document, frames), SKOS.prefLabel)


def test_an_unknown_kind_is_kept() -> None:
    """A kind that its list does not have keeps its wording."""
    moot = Thing("body", "Moot", "moot", scope="a")
    document, frames, _ = paper("a", "", TEXT, Mention(evidence=place(0), thing=moot))
    assert "moot" in objects(to_quads(document, frames), SKOS.prefLabel)


def test_what_follows_stands_apart() -> None:
    """Direct lines stand in the inferred graph only; a proposal, a denial and who set a body up make none."""
    holding = PostHolding(evidence=place(0), person=Thing("person", "Ann", scope="a"), role=post("Head of SEND"))
    document, frames, council = paper("a", "2021-06-08", TEXT, LINE, holding)
    quads = to_quads(document, frames, council=council)
    lines = [quad for quad in quads if quad.predicate in (ORG.reportsTo, ORG.holds)]
    assert {quad.graph_name for quad in lines} == {names_of(document).inferred}
    assert len(lines) == 2
    for frame in (
        replace(LINE, status="recommended"),
        replace(LINE, status="denied"),
        replace(LINE, relation="established by"),
    ):
        document, frames, _ = paper("a", "2021-06-08", TEXT, frame)
        assert all(quad.graph_name == names_of(document).graph for quad in to_quads(document, frames))


def test_the_date_said_is_that_of_the_meeting() -> None:
    """A fact is said on the date of its section's meeting, else of the only meeting, else of the manifest."""
    document, _, _ = paper("a", "2020-01-01", TEXT)
    two = replace(
        document,
        meetings=(Meeting("", "2021-06-08", 0, 1), Meeting("", "2021-09-07", 30, 31)),
        sections=(Section("minutes", 0, 30, meeting=0), Section("minutes", 30, 80, meeting=1)),
    )
    assert said_on(two, [Evidence(2, 9, "x")]) == "2021-06-08"
    assert said_on(two, [Evidence(32, 40, "x")]) == "2021-09-07"
    assert said_on(two, ()) == "2020-01-01"
    assert said_on(replace(two, meetings=two.meetings[:1], sections=()), ()) == "2021-06-08"
    assert said_on(replace(two, meetings=(), sections=(), entry=ManifestEntry("a.txt")), ()) == ""


def test_whose_document_it_is() -> None:
    """The manifest or the web address tells the council, else the one council of the names; else nobody."""
    registers = Registers.load()
    document, _, _ = paper("a", "2021-06-08", TEXT)
    worcestershire = registers.council_named("Worcestershire")
    assert worcestershire is not None
    at = replace(document, entry=ManifestEntry("a.txt", url=f"https://www.{worcestershire.domain}/minutes"))
    by_address = council_of(at, (), registers)
    assert by_address is not None
    assert by_address.register == worcestershire.key
    by_word = council_of(replace(document, entry=ManifestEntry("a.txt", council="Nowhere Council")), (), registers)
    assert by_word is not None
    assert (by_word.name, by_word.register) == ("Nowhere Council", "council:nowhere-council")
    bare = replace(document, entry=ManifestEntry("a.txt"))
    local = Mention(evidence=place(0), thing=Thing("body", "Cabinet", scope=worcestershire.key))
    by_scope = council_of(bare, (local,), registers)
    assert by_scope is not None
    assert by_scope.register == worcestershire.key
    assert council_of(bare, (), registers) is None


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2021-06-08", "date"), ("2021-06", "gYearMonth"), ("2021", "gYear"), ("2021-13", "string"), ("June", "string"),
     ("2021-02-30", "string"), ("٢٠٢١", "string")],
)  # fmt: skip
def test_dates_keep_what_was_said(text: str, datatype: str) -> None:
    """A date whole or cut gets its datatype; what is no date stays as text."""
    literal = date_literal(text)
    assert literal.value == text
    assert literal.datatype.value.endswith(f"#{datatype}")


@pytest.mark.parametrize(
    ("value", "text"),
    [("64.0", "64"), ("1.2E6", "1200000"), ("2.50", "2.5"), ("0.0", "0"), ("-0", "0"), ("-3.10", "-3.1"), ("9", "9")],
)  # fmt: skip
def test_figures_are_plain_numbers(value: str, text: str) -> None:
    """A figure has no exponent and no trailing zeros."""
    assert number_literal(Decimal(value)).value == text


def test_texts_that_no_format_can_hold_are_mended() -> None:
    """Lone surrogates and NUL are replaced, so that a broken file cannot spoil an export."""
    assert text_literal("a\ud800b\0c").value == "a?b\ufffdc"


def test_a_document_without_facts_is_still_there() -> None:
    """A document that gave nothing is in the store with its text."""
    document, _, _ = paper("a", "", ["Nothing."])
    store = store_of(to_quads(replace(document, entry=ManifestEntry("a.txt")), ()))
    assert store.documents() == {"a": ""}
    assert [q.subject for q in store.engine.quads_for_pattern(None, RDF.type, SG.Document)]
    assert COUNCIL.register not in str(list(store.engine))


def test_a_paper_that_its_site_changed_or_lost_says_so() -> None:
    """The old version leads to the next, by that one's place in the folder; one that vanished has the day."""
    document, *_ = paper("a/minutes", "2024-03-05", TEXT)
    entry = ManifestEntry("a/minutes.html", replaced_by="a/minutes-0a1b2c3d.html", gone="2025-01-15")
    quads = to_quads(replace(document, entry=entry), ())
    assert objects(quads, DCTERMS.isReplacedBy) == [Names(source="a/minutes-0a1b2c3d").document.value]
    assert objects(quads, SCHEMA.expires) == ["2025-01-15"]
    plain = to_quads(replace(document, entry=ManifestEntry("a/minutes.html")), ())
    assert objects(plain, DCTERMS.isReplacedBy) == objects(plain, SCHEMA.expires) == []


@pytest.mark.parametrize("name", CASES)
def test_two_publishers_share_only_what_registers_know(name: str) -> None:
    """Graphs of papers with equal names, loaded together: no local node of one is in the other, and all is sound."""

    def published(base: str) -> set[ox.Quad]:
        return {
            quad
            for document, frames, council in CASES[name][0]
            for quad in to_quads(
                document, frames, council=council, names=Names(base, document.source, document.entry.url)
            )
        }

    made = [published(base) for base in ("https://one.example/", "https://two.example/")]
    one, two = ({term for q in quads for term in (q.subject, q.object)} for quads in made)
    shared = {node.value for node in one & two if isinstance(node, ox.NamedNode)}
    known = {entry.key.replace(":", "/") for entry in Registers.load().entries}
    for iri in shared:
        local = iri.partition("https://w3id.org/send-governance/id/")[2].removesuffix("/area")
        assert not local or local in known or local.startswith("authority/E1"), iri
    report = check(store_of([*made[0], *made[1]]))
    assert report.sound, report.findings
