"""A fact as a nanopublication: as the form asks, and only of that fact."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from command import run_kg
from query.papers import body, paper, place

from kg.graph import to_quads
from kg.graph.dataset import Made
from kg.graph.store import Store
from kg.graph.vocabulary import NP, OA, PROV, RDF, SCHEMA, SG
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one paper with two facts, by a build that tells of itself."""
    board, cabinet = body("SEND Board"), body("Cabinet", "cabinet")
    line = ReportingLine(evidence=place(0), body=board, to=cabinet, relation="reports to")
    watch = Monitoring(evidence=place(1), monitor=board, subject="the budget")
    document, frames, council = paper("a", "2021-06-08", ["It reports to Cabinet.", "It watches."], line, watch)
    with Store.write(tmp_path / "store") as writer:
        writer.made = Made("9.8", "ab" * 32)
        writer.replace_document("a", to_quads(document, frames, council=council))
    return tmp_path / "store"


def fact_of(store: Path, kind: ox.NamedNode) -> str:
    """The IRI of the only fact of a kind."""
    (subject,) = {quad.subject for quad in Store.read(store).engine.quads_for_pattern(None, RDF.type, kind, None)}
    assert isinstance(subject, ox.NamedNode)
    return subject.value


@pytest.fixture
def card(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[ox.Quad]:
    """What `kg card --format trig` writes of the reporting line; twice the same."""
    given = ("card", fact_of(store, SG.ReportingLine), "--format", "trig", "--store", store)
    told, again = (run_kg(capsys, monkeypatch, *given) for _ in range(2))
    assert told == again
    assert (told.status, told.err) == (0, "")
    return list(ox.parse(told.out, format=ox.RdfFormat.TRIG))


def values(card: list[ox.Quad], predicate: ox.NamedNode) -> list[ox.NamedNode]:
    """The names to which a property leads."""
    return [quad.object for quad in card if quad.predicate == predicate and isinstance(quad.object, ox.NamedNode)]


def test_a_validator_of_the_form_would_accept_it(card: list[ox.Quad]) -> None:
    """One head that names three other graphs; nothing outside of the four; none empty; none about nothing."""
    (typed,) = (quad for quad in card if quad.predicate == RDF.type and quad.object == NP.Nanopublication)
    whole = typed.subject
    (assertion,) = values(card, NP.hasAssertion)
    (provenance,) = values(card, NP.hasProvenance)
    (publication,) = values(card, NP.hasPublicationInfo)
    graphs = {typed.graph_name, assertion, provenance, publication}
    assert len(graphs) == 4
    assert {quad.graph_name for quad in card} == graphs
    heads = [quad for quad in card if quad.graph_name == typed.graph_name]
    assert len(heads) == 4
    assert {quad.subject for quad in heads} == {whole}
    assert any(quad.subject == assertion for quad in card if quad.graph_name == provenance)
    assert any(quad.subject == whole for quad in card if quad.graph_name == publication)
    assert not any(isinstance(term, ox.BlankNode) for quad in card for term in (quad.subject, quad.object))


def test_the_assertion_is_the_fact_and_no_other(card: list[ox.Quad], store: Path) -> None:
    """With its slots and the names of its things; evidence and paper stand in the provenance."""
    (graph,) = values(card, NP.hasAssertion)
    claimed = [quad for quad in card if quad.graph_name == graph]
    assert any(str(quad.subject) == f"<{fact_of(store, SG.ReportingLine)}>" for quad in claimed)
    words = {quad.object.value for quad in claimed if isinstance(quad.object, ox.Literal)}
    assert words >= {"SEND Board", "Cabinet", "held"}
    assert not any(quad.predicate in {PROV.wasDerivedFrom, PROV.hadPrimarySource} for quad in claimed)
    assert not any("the budget" in str(quad) for quad in card)


def test_the_provenance_has_words_reader_and_paper_without_its_text(card: list[ox.Quad]) -> None:
    """So that the claim can be looked up, and no more of the paper is given away than the quote."""
    (graph,) = values(card, NP.hasProvenance)
    told = [quad for quad in card if quad.graph_name == graph]
    assert [quad.object for quad in told if quad.predicate == OA.exact] == [ox.Literal("It reports to Cabinet.")]
    assert any(quad.predicate == SG.sha256 for quad in told)
    assert not any(quad.predicate == SCHEMA.text for quad in told)


def test_the_publication_info_names_the_program(card: list[ox.Quad]) -> None:
    """The data set, its build, and the program in its version."""
    (graph,) = values(card, NP.hasPublicationInfo)
    told = [quad for quad in card if quad.graph_name == graph]
    assert any(quad.object == ox.Literal("9.8") for quad in told)
    assert any(quad.predicate == PROV.wasGeneratedBy for quad in told)


def test_a_card_of_html_can_be_cited(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the claim, the words, the digest of the paper and a citation."""
    ended = run_kg(capsys, monkeypatch, "card", fact_of(store, SG.ReportingLine), "--format", "html", "--store", store)
    for part in ("<blockquote>It reports to Cabinet.</blockquote>", "Cite as", "SHA-256", "https://northmere.example/a"):
        assert part in ended.out
