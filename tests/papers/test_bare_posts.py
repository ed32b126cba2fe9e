"""A bare title is a post of the body that met: two committees of one council have two chairs."""

from pathlib import Path

import pytest
from papers.asking import ask

from kg.documents import read_document
from kg.extract.load import load_extractor
from kg.graph.quads import names_of, to_quads
from kg.model.document import ManifestEntry
from kg.resolve import resolve

MINUTES = (
    "{body}\nMinutes of the meeting held on 12 May 2021\n\n"
    "Present: Councillor {name} (Chair), Councillor Bel Ostler\n\n"
    "1. SEND Improvement Plan\n\nThe Chair introduced the report on SEND.\n"
)


def posts(path: Path) -> set[str]:
    """The IRIs of the posts of a paper of one council, below what publishes it."""
    document = read_document(path, ManifestEntry(path.name, council="Marlshire County Council"))
    extractor = load_extractor()
    frames = resolve(document, extractor.read(document).frames, extractor.registers)
    named = {str(quad.subject) for quad in to_quads(document, frames)}
    base = names_of(document).base
    return {iri.removeprefix(f"<{base}").rstrip(">") for iri in named if "/post/" in iri}


def test_the_chairs_of_two_committees_are_two_posts(tmp_path: Path) -> None:
    """Each belongs to the committee whose minutes it stands in."""
    found = []
    for file, body, name in (("a.txt", "Scrutiny Committee", "Ann Harrow"), ("b.txt", "Cabinet", "Col Dunn")):
        (tmp_path / file).write_text(MINUTES.format(body=body, name=name))
        found.append(posts(tmp_path / file))
    council = "council/marlshire-county-council/post/chair/of"
    assert found == [{f"{council}/scrutiny-committee"}, {f"{council}/cabinet"}]


def test_the_answer_names_the_body(tmp_path: Path) -> None:
    """Who asks for posts reads whose chair it is."""
    rows = ask(tmp_path, "Northmere County Council\n\n" + MINUTES.format(body="Scrutiny Committee", name="Ann Harrow"))
    assert ("Chair", "Scrutiny Committee") in rows["roles"]
    assert ("Ann Harrow", "Chair", "Scrutiny Committee") in rows["people"]


@pytest.mark.parametrize("title", ["Chair", "Vice-Chair", "Independent Chair"])
def test_without_a_meeting_it_is_the_papers_own(tmp_path: Path, title: str) -> None:
    """A letter tells of no body that met, so the post is nobody else's."""
    (tmp_path / "c.txt").write_text(f"Marlshire County Council\n\nThe {title} presented the SEND report.\n")
    assert posts(tmp_path / "c.txt") == {f"file/c/post/{title.lower().replace(' ', '-')}"}


def test_a_post_with_words_of_its_own_stays_the_councils(tmp_path: Path) -> None:
    """A director is one post, whichever committee hears from them."""
    (tmp_path / "d.txt").write_text(
        "Scrutiny Committee\nMinutes of the meeting held on 12 May 2021\n\n1. SEND\n\n"
        "The Director of Education presented the SEND report.\n"
    )
    assert posts(tmp_path / "d.txt") == {"council/marlshire-county-council/post/director-of-education"}
