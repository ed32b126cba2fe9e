"""Each kind of paper that was once misread, with names, amounts, wording, layout and format varied, gives its rows."""

from pathlib import Path

import pytest
from papers.varying import Answers, Variant, answers, load

VARIANTS = load(Path(__file__).with_name("variants"))
PAPERS = [(variant, form) for variant in VARIANTS for form in variant.formats]
#: so many of each kind at least
FEWEST = 3


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answers]:
    """What all of them answer."""
    return answers(VARIANTS, tmp_path_factory.mktemp("variants"))


@pytest.mark.parametrize(("variant", "form"), PAPERS, ids=[variant.source(form) for variant, form in PAPERS])
def test_a_variant_gives_its_rows(variant: Variant, form: str, told: dict[str, Answers]) -> None:
    """All of them, whole, and no others, whatever the format."""
    assert told[variant.source(form)] == variant.rows


def test_there_are_several_variants_of_each_kind() -> None:
    """Nothing can be fitted to one paper."""
    kinds = {variant.kind for variant in VARIANTS}
    assert kinds
    assert [kind for kind in kinds if sum(one.kind == kind for one in VARIANTS) < FEWEST] == []
