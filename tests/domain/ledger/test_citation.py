"""What articles tell of an inspection besides its rating."""

from dataclasses import replace

import pytest

from monitor.domain.article import SourceName
from monitor.domain.inspection import Authority
from monitor.domain.ledger.citation import Citation, address_of, each_once, previous_stated
from monitor.domain.partial_date import PartialDate
from monitor.domain.provenance import Confidence, Provenance, fieldwork_of
from monitor.domain.rating import Rating
from tests.store import values

UNADDRESSED = replace(values.inspection(), report_url=None)


def cited(authority, previous=None):
    said = replace(values.evidence(UNADDRESSED), authority=authority, previous=previous)
    url = f"https://{authority.name.lower()}.example"
    return Citation(said, "A title", SourceName("a source"), url, None, values.NOW)


PRESS = cited(Authority.PRESS, Rating.GOOD)
OFFICIAL = cited(Authority.OFFICIAL, Rating.INADEQUATE)
SILENT = cited(Authority.OFFICIAL)


def shipped(previous):
    return Provenance(Confidence.HIGH, None, previous, ())


@pytest.mark.parametrize("order", [(PRESS, OFFICIAL), (OFFICIAL, PRESS)])
def test_the_inspectorates_word_goes_before_the_presss(order):
    assert address_of(UNADDRESSED, order) == "https://official.example"
    assert previous_stated(None, order) is Rating.INADEQUATE


def test_the_ledgers_own_address_goes_first():
    assert address_of(values.inspection(), [OFFICIAL]) == values.inspection().report_url
    assert address_of(UNADDRESSED, []) is None


def test_who_says_nothing_of_the_rating_before_is_passed_over():
    assert previous_stated(None, [SILENT, PRESS]) is Rating.GOOD
    assert previous_stated(None, [SILENT]) is None


def test_the_shipped_history_goes_first_where_it_knows():
    assert previous_stated(shipped(Rating.OUTSTANDING), [OFFICIAL]) is Rating.OUTSTANDING
    assert previous_stated(shipped(None), [OFFICIAL]) is Rating.INADEQUATE


def test_a_reports_own_word_on_its_fieldwork_goes_before_the_shipped_one():
    known = replace(shipped(None), fieldwork=PartialDate("2019"))
    told = replace(UNADDRESSED, fieldwork=PartialDate("2019-03"))
    assert fieldwork_of(told, known) == PartialDate("2019-03")
    assert fieldwork_of(UNADDRESSED, known) == PartialDate("2019")
    assert fieldwork_of(UNADDRESSED, None) is None


def test_words_that_an_article_repeats_after_an_edit_are_shown_once():
    later = replace(OFFICIAL, read_at=OFFICIAL.read_at.replace(year=2027))
    moved = replace(later, evidence=replace(later.evidence, start=900, end=915))
    better = replace(later, evidence=replace(later.evidence, rating=Rating.OUTSTANDING))
    assert each_once([OFFICIAL, moved, better]) == (OFFICIAL, better)
