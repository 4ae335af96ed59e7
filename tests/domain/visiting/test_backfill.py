"""How far a walk has come, and what differs from the shipped history."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.inspection import Authority, Evidence
from monitor.domain.ledger.baseline_check import Difference, discrepancies
from monitor.domain.ledger.citation import Citation
from monitor.domain.rating import Rating, Score
from monitor.domain.visiting.backfill import Progress
from tests.domain.samples import inspection

URL = "https://site.example/report"
SHIPPED = replace(inspection(Rating.GOOD, "2024-03"), score=Score(20, 27))


def test_a_walk_goes_on_where_a_list_says():
    walk = Progress.begin("/1", None).after("/1", ("/2", "/3", "/2"), owing=False)
    assert (walk.waiting, walk.walked, walk.owing) == (("/2", "/3"), ("/1",), ())


def test_nothing_is_walked_twice():
    walk = Progress(waiting=("/2",), walked=("/1",)).after("/2", ("/1", "/2", "/3"), owing=False)
    assert walk.waiting == ("/3",)
    assert walk.after("/3", ("/1",), owing=False).waiting == ()


def test_what_is_owed_comes_first_the_next_time():
    walk = Progress.begin("/1", None).after("/1", ("/2",), owing=True)
    assert (walk.waiting, walk.owing) == (("/2",), ("/1",))
    assert walk.resumed().waiting == ("/1", "/2")
    assert walk.resumed().owing == ()
    assert walk.resumed().after("/1", ("/2",), owing=False).waiting == ("/2",)


def test_a_list_that_leads_only_back_goes_round():
    walk = Progress(waiting=("/3",), walked=("/1", "/2"))
    assert walk.goes_round("/3", ("/1",))
    assert walk.goes_round("/3", ("/3",))
    assert not walk.goes_round("/3", ("/1", "/4"))
    assert not walk.goes_round("/3", ())


def test_a_page_read_again_leads_rightly_to_what_was_read():
    walk = Progress.begin("/1", None).after("/1", ("/2",), owing=True).after("/2", (), owing=False)
    assert not walk.resumed().goes_round("/1", ("/2",))


def test_what_could_not_be_read_goes_round_no_less_the_next_time():
    walk = Progress(waiting=("/2",), walked=("/1",)).without("/2", owing=True)
    assert walk.resumed().waiting == ("/2",)
    assert walk.resumed().goes_round("/2", ("/1",))


def test_the_oldest_page_is_remembered():
    early, late = datetime(2020, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)
    walk = Progress.begin("/1", None)
    assert walk.reached(None).oldest is None
    assert walk.reached(late).reached(early).reached(late).reached(None).oldest == early


def cited(rating=Rating.GOOD, day="2024-03-10", *, score=None, authority=Authority.OFFICIAL):
    evidence = Evidence(
        SHIPPED.id, ArticleId("a"), authority, rating, None, None, score, "so", 0, 2, 0.9
    )
    at = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=UTC)
    return Citation(evidence, "A title", SourceName("site"), URL, at, at)


def found(*citations, standing=(SHIPPED,), since=None, shipped=SHIPPED):
    made = discrepancies([shipped], standing, citations, since)
    return [(each.what, each.baseline, each.site) for each in made]


EXACT = replace(SHIPPED, published=inspection(None, "2024-03-10").published)


@pytest.mark.parametrize(
    ("shipped", "citation", "differences"),
    [
        (EXACT, cited(score=Score(20, 27)), []),
        (EXACT, cited(), []),
        (EXACT, cited(Rating.INADEQUATE), [(Difference.RATING, "Good", "Inadequate")]),
        (EXACT, cited(day="2024-03-12"), [(Difference.DATE, "2024-03-10", "2024-03-12")]),
        (SHIPPED, cited(), [(Difference.DATE, "2024-03", "2024-03-10")]),
        (EXACT, cited(score=Score(3, 27)), [(Difference.SCORE, "20/27", "3/27")]),
        (
            replace(EXACT, score=None),
            cited(score=Score(3, 27)),
            [(Difference.SCORE, None, "3/27")],
        ),
        (EXACT, cited(Rating.INADEQUATE, authority=Authority.PRESS), []),
    ],
)
def test_what_the_inspectorates_page_says_otherwise(shipped, citation, differences):
    assert found(citation, shipped=shipped, standing=(shipped,)) == differences


def test_a_release_some_days_from_its_report_is_no_other_day():
    assert found(cited(day="2024-03-12"), cited(), shipped=EXACT) == []


def test_missing_on_the_site_only_where_the_walk_has_been():
    missing = [(Difference.NOT_ON_SITE, "Good, March 2024", None)]
    assert found(since=date(2024, 3, 1)) == missing
    assert found(since=date(2024, 3, 2)) == []
    assert found(since=None) == []


def test_missing_in_the_baseline():
    other = inspection(Rating.GOOD, "2022-01-05")
    one = cited(day="2022-01-05")
    said = replace(one, evidence=replace(one.evidence, inspection_id=other.id))
    told = [(Difference.NOT_IN_BASELINE, None, "Good, 5 January 2022")]
    assert found(said, standing=(other, SHIPPED)) == told
