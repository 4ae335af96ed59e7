"""Known troubles stay quiet until they change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.event import EventKind
from monitor.domain.telling.acknowledging import Acknowledged, is_known
from tests.store.values import NOW, event

BROKEN = replace(
    event("broken"),
    kind=EventKind.SOURCE_BROKEN,
    body="The Paper",
    reasons=("HTTP 503, at the last 4 visits, since 29 May 2019, 14:15",),
)
KNOWN = Acknowledged(BROKEN, NOW)


@pytest.mark.parametrize(
    "again",
    [
        replace(BROKEN, key="2", at=NOW + timedelta(days=1)),
        replace(BROKEN, reasons=("HTTP 503, at the last 9 visits, since 30 June 2019, 09:00",)),
        replace(BROKEN, reasons=("HTTP 503, at the last 190 visits, since 9 June 2019, 09:00",)),
    ],
)
def test_the_same_trouble_on_another_day_is_known(again):
    assert is_known(again, [KNOWN])


@pytest.mark.parametrize(
    "other",
    [
        replace(BROKEN, body="Another Paper"),
        replace(BROKEN, kind=EventKind.SOURCE_SILENT),
        replace(BROKEN, reasons=("HTTP 404, at the last 4 visits, since 29 May 2019, 14:15",)),
    ],
)
def test_another_trouble_is_not(other):
    assert not is_known(other, [KNOWN])


def test_what_was_over_and_comes_again_is_told_again():
    later, before = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
    assert not is_known(BROKEN, [replace(KNOWN, over_at=later)])
    assert is_known(BROKEN, [replace(KNOWN, over_at=before)])


def test_a_question_about_another_article_is_another_question():
    asked = replace(event("asked"), kind=EventKind.NEEDS_REVIEW)
    other = replace(asked, origin=replace(asked.origin, article_id="b"))
    assert is_known(asked, [Acknowledged(asked, NOW)])
    assert not is_known(other, [Acknowledged(asked, NOW)])
