"""Evidence tells which values of a fact rest on it, who read it there, in which version, and how certainly."""

from kg.graph import to_quads
from kg.graph.memory import store_of
from kg.graph.vocabulary import SG
from kg.model.document import Document, ManifestEntry
from kg.model.frames import Evidence, Thing
from kg.model.kinds.monitoring import Monitoring
from kg.query.evidence import places_of
from kg.query.rows import answer_of

TEXT = "The SEND Board watches over the plan. It does so every month."
PAPER = Document(source="a", path="a.txt", text=TEXT, sha256="0", media_type="text/plain", entry=ManifestEntry("a.txt"))
BOARD = Thing("body", "SEND Board", kind="board")
FACT = Monitoring(
    monitor=BOARD,
    subject="the plan",
    frequency="monthly",
    evidence=(
        Evidence(0, 37, "watches", ("monitor", "subject"), "predicates", "3", 0.8),
        Evidence(38, 61, "how-often", ("frequency",), "rules", "1"),
    ),
)


WHO = """
PREFIX sg: <https://w3id.org/send-governance/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT ?reader ?version ?slot ?score WHERE {
  ?fact prov:wasDerivedFrom ?place .
  ?place sg:supports ?property ; prov:wasAttributedTo ?agent .
  ?agent a prov:SoftwareAgent ; rdfs:label ?reader ; owl:versionInfo ?version .
  OPTIONAL { ?place sg:score ?score }
  BIND (STRAFTER(STR(?property), "#") AS ?slot)
} ORDER BY ?reader ?slot
"""


def test_each_place_supports_what_it_says() -> None:
    """The second sentence supports how often, the first all else; each is attributed to its reader."""
    rows = answer_of(store_of(to_quads(PAPER, [FACT])).query(WHO)).rows
    assert list(rows) == [
        ("predicates", "3", "monitor", "0.8"),
        ("predicates", "3", "subject", "0.8"),
        ("rules", "1", "frequency", ""),
    ]


def test_the_answer_shows_which_values_a_sentence_supports() -> None:
    """Evidence of an answer names them in words; a sentence that says all names none."""
    store = store_of(to_quads(PAPER, [FACT]))
    found = answer_of(store.query(f"SELECT ?fact WHERE {{ ?fact {SG.frequency} ?often }}")).rows
    fact = next(iter(found))[0]
    assert [(place.sentence, place.supports) for place in places_of([fact], store)[fact]] == [
        ("The SEND Board watches over the plan.", "monitor; subject"),
        ("It does so every month.", "frequency"),
    ]
