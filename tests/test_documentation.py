"""The documentation is true: its generated parts are up to date, and its commands print what it says they print."""

import re
from pathlib import Path

import generated
import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", generated.FILES)
def test_generated_parts_are_up_to_date(name: str) -> None:
    """Tables and output in the documentation are what the code makes now; `make docs` writes them again."""
    assert (CHECKOUT / name).read_text(encoding="utf-8") == generated.renewed(name)


def test_every_generated_part_is_used() -> None:
    """Each generated part stands in some file, and the README runs a fair number of commands."""
    texts = [(CHECKOUT / name).read_text(encoding="utf-8") for name in generated.FILES]
    used = {part for text in texts for part in re.findall(r"<!-- generated: (\w+) -->", text)}
    assert used == set(generated.PARTS)
    assert len(re.findall(r"^\$ ", texts[0], re.MULTILINE)) >= 5


def test_links_lead_somewhere() -> None:
    """A relative link in a Markdown file names a file that is there."""
    checked = 0
    for path in sorted(CHECKOUT.glob("*.md")) + sorted(CHECKOUT.glob("*/*.md")):
        if path.parts[len(CHECKOUT.parts)].startswith("."):
            continue
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8")):
            checked += 1
            assert (path.parent / link).exists(), f"{path.name} links to {link}, which is not there"
    assert checked > 3


def test_paths_in_the_recipes_exist() -> None:
    """A path of the project that README or CONTRIBUTING names is there; capitals stand for what the reader chooses."""
    checked = 0
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        for path in re.findall(r"(?<![\w./-])((?:kg|tests|ontology|queries|examples)/[\w./-]*\w)", text):
            if not re.search(r"[A-Z]{3}", Path(path).stem) or path.endswith(".md"):
                checked += 1
                assert (CHECKOUT / path).exists(), f"{name} names {path}, which is not there"
    assert checked > 10
