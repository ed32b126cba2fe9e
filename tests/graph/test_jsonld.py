"""JSON-LD: short names by a context that stands in the file, and frames that give plain JSON."""

import io
import json
import re
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld
from queries.cases import CASES
from query.papers import paper, store
from rdflib import Dataset

from kg.errors import KgError
from kg.export import export, frames, write_framed
from kg.graph.jsonld import context
from kg.graph.store import Store
from kg.model.kinds import KINDS
from kg.resources import folder


@pytest.fixture(scope="module")
def whole() -> Store:
    """All small data sets as documents of one store."""
    papers = [
        (paper(f"{name} {number}", "2021-06-08", document.text.splitlines())[0], frames_, council)
        for name, (papers, _) in CASES.items()
        for number, (document, frames_, council) in enumerate(papers)
    ]
    return store(*papers)


@pytest.fixture(scope="module")
def written(whole: Store) -> dict[str, Any]:
    """The export, read as JSON."""
    out = io.BytesIO()
    export(whole, "jsonld", out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def quads_of(engine: Any, name: str, kind: ox.RdfFormat) -> set[ox.Quad]:
    """An export as statements."""
    out = io.BytesIO()
    export(engine, name, out)
    return set(ox.parse(out.getvalue(), format=kind))


def test_it_says_what_nquads_say(whole: Store) -> None:
    """Each statement, with its datatype, language and graph."""
    assert quads_of(whole, "jsonld", ox.RdfFormat.JSON_LD) == quads_of(whole, "nquads", ox.RdfFormat.N_QUADS)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_three_libraries_read_the_same(written: dict[str, Any]) -> None:
    """PyLD and rdflib give as many statements as Oxigraph."""
    dataset = Dataset()
    dataset.parse(data=json.dumps(written), format="json-ld")
    by_oxigraph = set(ox.parse(json.dumps(written), format=ox.RdfFormat.JSON_LD))
    assert len(set(dataset.quads())) == len(by_oxigraph)
    by_pyld = jsonld.to_rdf(written, {"format": "application/n-quads"})
    assert set(ox.parse(by_pyld, format=ox.RdfFormat.N_QUADS)) == by_oxigraph


def test_names_are_short_and_types_are_types(written: dict[str, Any]) -> None:
    """No key is an IRI or has a prefix, but where two vocabularies share a name."""
    nodes = [node for graph in written["@graph"] for node in graph["@graph"]]
    keys = {key for node in nodes for key in node}
    assert {"@id", "@type", "label", "status", "saidOn", "exact", "monitor", "kind"} <= keys
    assert {key for key in keys if ":" in key} <= {"void:triples"}
    assert all("@type" in node for node in nodes if "/monitoring/" in node["@id"])
    places = [node for node in nodes if node.get("@type") == "TextPositionSelector"]
    assert places
    assert all(isinstance(node["start"], int) for node in places)


def test_the_context_is_the_published_one(written: dict[str, Any]) -> None:
    """What stands in a file is the file of the ontology; each name is once there, and stands for a known term."""
    assert written["@context"] == context()
    meant = [told["@id"] if isinstance(told, dict) else told for told in context().values()]
    assert len(meant) == len(set(meant))


def test_there_is_a_frame_for_each_kind() -> None:
    """It is named after the kind, and wants only names of the context."""
    assert sorted(frames()) == sorted(re.sub(r"\W", "-", kind.word) for kind in KINDS)
    for path in frames().values():
        frame = json.loads(path.read_text(encoding="utf-8"))
        assert frame["@context"] == "https://w3id.org/send-governance/context.jsonld"
        assert {frame["@type"], *(key for key in frame if key[0] != "@")} <= set(context())


def framed(engine: Any, name: str) -> dict[str, Any]:
    """What a frame gives."""
    out = io.BytesIO()
    write_framed(engine, name, out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def plain(told: Any) -> Any:
    """A value in which the order of several does not count."""
    if isinstance(told, dict):
        return {key: plain(value) for key, value in told.items()}
    if isinstance(told, list):
        return sorted((plain(value) for value in told), key=str)
    return told


@pytest.mark.parametrize("name", ["monitoring", "membership", "measure", "inspection"])
def test_a_processor_of_framing_gives_the_same(name: str, whole: Store) -> None:
    """PyLD, by the same frame, on the Turtle of the store."""
    out = io.BytesIO()
    export(whole, "turtle", out, texts=False)
    turtle = ox.parse(out.getvalue(), format=ox.RdfFormat.TURTLE)
    lines = b"".join(f"{triple} .\n".encode() for triple in turtle).decode()
    frame = json.loads((folder("ontology") / "frames" / f"{name}.jsonld").read_text(encoding="utf-8"))
    frame["@context"] = dict(context())
    graph = jsonld.from_rdf(lines, {"format": "application/n-quads", "useNativeTypes": False})
    theirs = jsonld.frame(graph, frame, {"omitGraph": False})["@graph"]
    ours = framed(whole, name)["@graph"]
    assert ours
    as_rdf = [
        set(jsonld.to_rdf({"@context": dict(context()), "@graph": one}, {"format": "application/n-quads"}).splitlines())
        for one in (ours, theirs)
    ]
    assert as_rdf[0] == as_rdf[1]
    assert [one["@id"] for one in plain(ours)] == [one["@id"] for one in plain(theirs)]


def test_a_framed_fact_reads_like_json(whole: Store) -> None:
    """Its things, paper and words are inside of it; what it does not say is left out."""
    facts = framed(whole, "reporting-line")["@graph"]
    one = next(fact for fact in facts if fact["reportingBody"]["label"] == "SEND Improvement Board")
    assert one["answersTo"]["label"] == "Cabinet"
    assert one["status"]["prefLabel"] == "held"
    assert one["hadPrimarySource"]["publisher"]["label"] == "Northmere County Council"
    places = one["wasDerivedFrom"]
    first = places if isinstance(places, dict) else places[0]
    assert any("exact" in selector for selector in first["hasSelector"])
    assert "schema:text" not in json.dumps(facts)


def test_an_unknown_frame_is_told(whole: Store) -> None:
    """With the names of those there are."""
    with pytest.raises(KgError, match="The frames are: action, "):
        framed(whole, "weather")
