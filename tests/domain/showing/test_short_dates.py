"""Dates for columns."""

import pytest

from monitor.domain.partial_date import PartialDate, Precision
from monitor.domain.showing.short_dates import short


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("2019-05-03", "3 May 2019", Precision.DAY),
        ("2019-09", "Sep 2019", Precision.MONTH),
        ("2024", "2024", Precision.YEAR),
        ("2024-10/2025-02", "Oct 2024 – Feb 2025", Precision.SPAN),
    ],
)
def test_a_date_is_as_short_as_it_is_exact(text, words, precision):
    assert short(PartialDate(text)) == words
    assert PartialDate(text).precision is precision
