"""What the shipped history knows besides the entries it makes."""

import re
from collections import Counter
from datetime import UTC, datetime

from monitor import data
from monitor.data.provenance import provenance
from monitor.domain.inspection import Status
from monitor.domain.provenance import Confidence
from monitor.domain.rating import Rating

HISTORY = data.baseline(datetime(2026, 1, 1, tzinfo=UTC))


def test_every_shipped_inspection_has_one_and_nothing_else_has():
    assert provenance().keys() == {each.id for each in HISTORY}


def test_no_column_is_lost():
    known = provenance()["yjs-western-bay-2019-03"]
    assert known.fieldwork is not None
    assert known.fieldwork.text == "2018-12"
    assert known.other_urls
    durham = provenance()["crc-durham-tees-valley-2020-04"]
    assert durham.previous_stated is Rating.REQUIRES_IMPROVEMENT


def test_fieldwork_and_earlier_ratings_are_all_there():
    assert sum(each.fieldwork is not None for each in provenance().values()) == 95
    stated = Counter(each.previous_stated for each in provenance().values())
    assert stated[Rating.INADEQUATE] == 10


def test_further_pages_are_addresses():
    urls = [url for each in provenance().values() for url in each.other_urls]
    assert len(urls) > 200
    assert all(url.startswith(("http://", "https://")) for url in urls)


def test_what_was_derived_is_unconfirmed_and_nothing_else_is():
    for each in HISTORY:
        derived = provenance()[each.id].confidence is Confidence.LOW
        assert (each.status is Status.UNCONFIRMED) is derived, each.id


def test_the_fieldwork_began_before_the_report():
    for each in HISTORY:
        fieldwork = provenance()[each.id].fieldwork
        assert fieldwork is None or fieldwork.first <= each.published.last, each.id


def test_an_inspection_met_by_the_service_never_takes_a_shipped_id():
    # The service writes the body and an exact day.
    assert not [each.id for each in HISTORY if re.search(r"\d{4}-\d{2}-\d{2}$", each.id)]
