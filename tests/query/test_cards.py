"""A card holds what one needs to cite a fact, and runs nothing that a paper says."""

import pytest
from query.papers import body, paper, place, store

from kg.errors import QueryError
from kg.graph.store import Store
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.cards import card, to_html, to_markdown
from kg.query.catalogue import Catalogue
from kg.query.run import answer_to

SENTENCES = ["The SEND Board <b>watches</b> the plan | each month.", "It reports to Cabinet."]


@pytest.fixture(scope="module")
def graph() -> Store:
    """One paper with two facts."""
    board = body("SEND Board")
    return store(
        paper(
            "north_1",
            "2021-06-08",
            SENTENCES,
            Monitoring(monitor=board, subject="the plan", frequency="monthly", evidence=place(0, "monitor-watches")),
            ReportingLine(body=board, to=body("Cabinet", "cabinet"), relation="reports to", evidence=place(1)),
        )
    )


@pytest.fixture(scope="module")
def fact(graph: Store) -> str:
    """The IRI of the monitoring fact, as `kg query --facts` tells it."""
    answer = answer_to(Catalogue.load().question("monitoring"), graph, facts=True)
    assert answer.columns[-1] == "fact"
    return next(iter(answer.rows))[-1]


def test_a_card_holds_claim_quote_paper_and_citation(graph: Store, fact: str) -> None:
    """With the hash of the original and the rule that read it."""
    shown = card(fact, graph)
    assert shown.claim == "SEND Board monitors the plan, monthly."
    assert shown.places[0].sentence == SENTENCES[0]
    assert shown.sha256 == "0" * 64
    assert shown.citation == (
        "Northmere County Council, “north_1”, 2021-06-08, north_1.txt, characters 0–52, "
        "https://northmere.example/north_1 (SHA-256 0000000000000000…)."
    )
    text = to_markdown(shown)
    assert "> The SEND Board \\<b\\>watches\\</b\\> the plan \\| each month." in text
    assert "| Rule | monitor-watches |" in text


def test_a_card_in_html_runs_nothing(graph: Store, fact: str) -> None:
    """Markup in a sentence is text."""
    page = to_html(card(fact, graph))
    assert "<blockquote>The SEND Board &lt;b&gt;watches&lt;/b&gt; the plan | each month.</blockquote>" in page
    assert '<a href="https://northmere.example/north_1"' in page


def test_the_end_of_the_name_is_enough(graph: Store, fact: str) -> None:
    """From the kind on, as long as it fits one."""
    assert card("monitoring/" + fact.rpartition("/")[2], graph) == card(fact, graph)


@pytest.mark.parametrize("name", ["", "nothing", "http://example.com/none", '" } #', "http://x/> }", "\\"])
def test_a_fact_that_is_none_is_told(graph: Store, name: str) -> None:
    """Also where the name looks like SPARQL."""
    with pytest.raises(QueryError, match="There is no fact"):
        card(name, graph)
