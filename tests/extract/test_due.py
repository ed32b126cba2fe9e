"""When something is due that is asked for in words, counted from the day on which it was asked."""

import pytest

from kg.extract.due import due_in


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("a report be brought back in six months", "2024-09"),
        ("an update be provided within two weeks", "2024-03-18"),
        ("the policy return in a year's time", "2025-03"),
        ("a briefing within the next ten days", "2024-03-14"),
        ("figures be sent by the end of April", "2024-04"),
        ("a paper in January", "2025-01"),
        ("figures be sent by Friday", "2024-03-08"),  # said on a Monday
        ("figures be sent before this Monday", "2024-03-11"),
        ("figures be sent by the end of the month", "2024-03"),
        ("a draft before Christmas", "2024-12"),
        ("a report to the November meeting", "2024-11"),
        ("a paper in January 2026", ""),  # a date of its own
        ("plans issued within 20 weeks", ""),
        ("bring a report to the next meeting", ""),
        ("a report in due course", ""),
    ],
)
def test_due_is_counted_from_the_meeting(text: str, due: str) -> None:
    """Months give a month, weeks and days a day; what is past or uncertain gives nothing."""
    assert due_in(text, "2024-03-04") == due


def test_without_a_date_of_the_meeting_nothing_is_due() -> None:
    """A month of the meeting is enough for months, and not for weeks."""
    assert due_in("a report in six months", "") == ""
    assert due_in("a report in six months", "2024-10") == "2025-04"
    assert due_in("a report in two weeks", "2024-10") == ""
