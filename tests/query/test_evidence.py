"""Each row can be followed to the exact sentence, with document, date, address, positions and rule."""

from pathlib import Path

import pytest
from query.papers import body, paper, place, store

from kg.errors import QueryError
from kg.graph.store import Store
from kg.model.kinds.monitoring import Monitoring
from kg.query.catalogue import Catalogue, Question
from kg.query.evidence import places_of
from kg.query.run import answer_to

QUESTION = """\
#+ title: Who monitors what
#+ answers: Who monitors what.
#+ theme: oversight
#+ parameters:
#+   council: {type: text}
#+ columns: [source, monitor, subject, url]
PREFIX sg: <https://w3id.org/send-governance/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?source ?monitor ?subject ("here" AS ?url) ?fact
WHERE {
  VALUES ?param_council { UNDEF }
  ?fact a sg:Monitoring ; sg:subject ?subject ; prov:hadPrimarySource ?paper .
  ?paper dcterms:identifier ?source ; dcterms:publisher/rdfs:label ?council .
  OPTIONAL { ?fact sg:monitor/rdfs:label ?monitor }
  FILTER(!BOUND(?param_council) || CONTAINS(LCASE(?council), LCASE(?param_council)))
}
ORDER BY ?source ?monitor ?subject
"""

SENTENCES = [
    "The SEND Board met in the usual room.",
    "The SEND Board checks the plan “each month”,\tit was said.",
    "Again: the SEND Board checks the plan.",
]


@pytest.fixture
def graph() -> Store:
    """One paper in which one fact stands in two places."""
    board = body("SEND Board")
    once = Monitoring(monitor=board, subject="the plan", evidence=place(1, "monitor-checks"))
    again = Monitoring(monitor=board, subject="the plan", evidence=place(2, "monitor-again"))
    other = Monitoring(monitor=None, subject="the budget", evidence=place(0))
    return store(paper("minutes-1", "2021-06-08", SENTENCES, once, again, other))


@pytest.fixture
def question() -> Question:
    """A question with a column that the evidence has too."""
    return Question("monitoring", Path("monitoring.rq"), QUESTION)


def test_a_row_comes_once_for_each_sentence(graph: Store, question: Question) -> None:
    """The sentence is word for word what stands in the text between the positions."""
    answer = answer_to(question, graph, evidence=True)
    assert answer.columns[3:7] == ("url", "sentence", "document", "said")
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [row["subject"] for row in rows] == ["the budget", "the plan", "the plan"]
    assert [row["rule"] for row in rows] == ["by hand", "monitor-checks", "monitor-again"]
    text = "\n".join(SENTENCES)
    for row in rows:
        assert text[int(row["start"]) : int(row["end"])] == row["sentence"]
    first = rows[1]
    assert (first["document"], first["said"], first["page"]) == ("minutes-1.txt", "2021-06-08", "")
    assert (first["url"], first["evidence_url"]) == ("here", "https://northmere.example/minutes-1")


def test_what_is_no_fact_has_no_evidence(graph: Store) -> None:
    """A query of the user's own may call anything ?fact; it is never put into a query."""
    assert places_of(["no iri", "http://x/> } #", "http://example.com/none"], graph) == {}


def test_a_misspelt_council_is_told_from_one_without_rows(graph: Store, question: Question) -> None:
    """An empty answer means that there is nothing, not that a letter was wrong."""
    with pytest.raises(QueryError, match=r"has no council 'Northmeer'\. Perhaps you mean Northmere County Council"):
        answer_to(question, graph, {"council": "Northmeer"})
    assert len(list(answer_to(question, graph, {"council": "northmere"}).rows)) == 2


def test_part_of_a_documents_name_is_none(graph: Store) -> None:
    """A document is asked for by its whole name; one that is near is suggested."""
    actions = Catalogue.load().question("actions")
    assert list(answer_to(actions, graph, {"source": "minutes-1"}).rows) == []
    with pytest.raises(QueryError, match=r"has no source 'minutes'\. Perhaps you mean minutes-1"):
        answer_to(actions, graph, {"source": "minutes"})
