"""People with titles, where a paper has the title without the person."""

from pathlib import Path

from kg.documents import read_document
from kg.extract.load import load_extractor


def test_a_title_with_nothing_but_honours_behind_it_is_nobody(tmp_path: Path) -> None:
    """The person before keeps place and name."""
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes:\n\nCouncillor Ada Marsh thanked Dr PhD for the report.\n", encoding="utf-8")
    sentence = load_extractor().names_in(read_document(path)).sentences[-1]
    people = [
        (name.text, sentence.span_text(name.first, name.last)) for name in sentence.names if name.label == "PERSON"
    ]
    assert people == [("Ada Marsh", "Ada Marsh")]
