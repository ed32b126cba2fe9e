"""A body's name is cut out of what pages write around it."""

import pytest

from kg.documents.titles import trim_title


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("(2023/24) Scrutiny Panel 3 - Children's Services", "Scrutiny Panel 3 - Children's Services"),
        ("Meeting | People Scrutiny Committee", "People Scrutiny Committee"),
        ("SEND EXECUTIVE - NOTE OF MEETING AND ACTION LOG", "SEND EXECUTIVE"),
        ("SEND Executive - note of", "SEND Executive"),
        ("Minutes of a meeting of the Schools Forum held at the Town Hall", "Schools Forum"),
        ("Scrutiny Committee - Children and Families", "Scrutiny Committee - Children and Families"),
    ],
)
def test_what_a_page_writes_around_a_name_is_no_part_of_it(written: str, name: str) -> None:
    """The municipal year, a label and what the paper is; a committee's second half stays."""
    assert trim_title(written) == name
