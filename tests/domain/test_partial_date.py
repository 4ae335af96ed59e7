"""Days that are known only roughly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2019-05-30", date(2019, 5, 30), date(2019, 5, 30), "30 May 2019"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024-10/2025-02", date(2024, 10, 1), date(2025, 2, 28), "October 2024 to February 2025"),
    ],
)
def test_what_a_rough_date_means(text, first, last, words):
    rough = PartialDate(text)
    assert (rough.first, rough.last, str(rough)) == (first, last, words)


@pytest.mark.parametrize("text", ["", "May 2019", "2019-13", "2019-02-30", "2025/2024", "19"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate(text)


@given(st.dates())
def test_an_exact_day_comes_back(day):
    exact = PartialDate.of(day)
    assert (exact.first, exact.last) == (day, day)
