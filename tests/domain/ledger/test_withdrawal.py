"""When a page is asked for again, and what falls with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor import data
from monitor.domain.article import ArticleId
from monitor.domain.document import DocumentType
from monitor.domain.event import EventKind
from monitor.domain.inspection import Status
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.official import official_word
from monitor.domain.ledger.standing import known_of, standing
from monitor.domain.ledger.withdrawal import (
    Look,
    OfficialPage,
    Resting,
    Watched,
    brings_back,
    is_withdrawn,
    missed,
    next_to_ask,
    not_told,
    rests_on,
    returned,
    says_withdrawn,
    seen_there,
    site_moved,
    withdrawn,
)
from monitor.domain.rating import Rating
from monitor.domain.showing.timeline import timeline
from tests.domain.samples import KENT, RULES, article, change, finding, inspection, knowing, report

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
GAZETTEER = RULES.gazetteer
PAGE, OTHER = ArticleId("a"), ArticleId("b")
RATED = inspection(Rating.GOOD, "2024-05-01")


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("Withdrawn: An inspection of Kent", "", "Withdrawn: An inspection of Kent"),
        ("An inspection of Kent [withdrawn]", "", "An inspection of Kent [withdrawn]"),
        (
            "An inspection of Kent",
            "Note\nThis inspection report has been withdrawn while we check it. Sorry.",
            "This inspection report has been withdrawn while we check it",
        ),
        ("Kent", "We have withdrawn this report.", "We have withdrawn this report"),
        ("Kent", "The report was withdrawn in May.", "The report was withdrawn in May"),
        ("Kent", "The previous report was withdrawn because of an error.", None),
        ("Kent", "The earlier inspection report has been withdrawn.", None),
        ("Kent", "Staff said that the draft report was withdrawn.", None),
        ("Kent", "The first edition of the report was withdrawn in March.", None),
        ("Kent", "The first edition was withdrawn.", None),
        ("Kent", "We have withdrawn the first report.", None),
        ("Kent", "Support was withdrawn from people too early.", None),
        ("Kent", "x" * 600 + " This report has been withdrawn.", None),
        ("Staff withdrawn from Kent office", "The report was damning.", None),
    ],
)
def test_a_page_says_that_it_is_withdrawn_in_its_title_or_opening(title, text, words):
    assert says_withdrawn(title, text) == words


@pytest.mark.parametrize(
    ("look", "read_at", "missing", "due"),
    [
        (None, ago(days=8), False, True),
        (None, ago(days=6), False, False),
        (Look(ago(days=6)), ago(days=90), False, False),
        (Look(ago(days=8)), ago(days=90), False, True),
        (Look(ago(hours=25), ago(hours=25)), ago(days=90), True, True),
        (Look(ago(hours=23), ago(hours=23)), ago(days=90), True, False),
        (Look(ago(days=2), ago(days=9)), ago(days=90), False, False),
    ],
)
def test_a_page_is_asked_for_weekly_and_a_missing_one_after_a_day(look, read_at, missing, due):
    page = Watched(PAGE, read_at, look, missing)
    assert (next_to_ask([page], NOW) == page) is due


def test_the_one_that_has_waited_longest_comes_first():
    pages = [Watched(ArticleId(str(days)), ago(days=days)) for days in (8, 30, 9)]
    assert next_to_ask(pages, NOW).article == "30"


def test_one_failure_is_none():
    first = missed(None, ago(hours=25))
    assert not is_withdrawn(first, ago(hours=25))
    assert is_withdrawn(missed(first, NOW), NOW)
    assert not is_withdrawn(missed(first, ago(hours=2)), ago(hours=2))
    assert not is_withdrawn(missed(seen_there(ago(hours=5)), NOW), NOW)
    assert not_told(first, NOW) == Look(NOW, ago(hours=25))


@pytest.mark.parametrize(("count", "moved"), [(0, False), (3, False), (4, True)])
def test_many_pages_gone_are_a_site_that_moved(count, moved):
    pages = [Watched(ArticleId(str(n)), NOW, missing=n < count) for n in range(20)]
    assert site_moved(pages) is moved


REPORT, RELEASE, OLD = DocumentType.REPORT, DocumentType.RELEASE, None


@pytest.mark.parametrize(
    ("mine", "other", "gone", "falls"),
    [
        (REPORT, None, False, True),
        (REPORT, RELEASE, False, True),
        (RELEASE, REPORT, False, False),
        (RELEASE, REPORT, True, True),
        (REPORT, REPORT, False, False),
        (REPORT, REPORT, True, True),
        (RELEASE, RELEASE, False, False),
        (RELEASE, RELEASE, True, True),
    ],
)
def test_an_inspection_falls_with_its_last_report(mine, other, gone, falls):
    pages = (OfficialPage(PAGE, mine, True),)
    pages += (OfficialPage(OTHER, other, gone),) if other else ()
    assert rests_on(PAGE, Resting(RATED, pages)) is falls


def taken_down(entry=RATED) -> Change:
    page = article("2024-05-01", official=True)
    resting = (Resting(entry, (OfficialPage(PAGE, REPORT, True),)),)
    return withdrawn(page, resting, "it is gone", GAZETTEER, NOW)


def test_a_withdrawal_is_a_new_entry_and_one_correction():
    (entry,), (event,) = taken_down().entries, taken_down().events
    assert (entry.id, entry.status, entry.rating, entry.recorded_at) == (
        RATED.id,
        Status.WITHDRAWN,
        Rating.GOOD,
        NOW,
    )
    assert (event.kind, event.after, event.before.rating) == (
        EventKind.CORRECTION,
        None,
        Rating.GOOD,
    )
    assert event.reasons == ("it is gone",)
    assert taken_down(entry) == Change()


def test_what_is_withdrawn_counts_no_more():
    (gone,) = taken_down().entries
    before = inspection(Rating.INADEQUATE, "2022-05-01")
    stands = standing(GAZETTEER.bodies[KENT], known_of((before, gone)), GAZETTEER)
    assert stands.current == before
    assert [mark.rating for mark in timeline(stands, NOW.date()).marks] == [
        Rating.INADEQUATE,
        None,
    ]
    made = change(article("2025-06-01"), report(finding(Rating.INADEQUATE)), knowing(before, gone))
    assert made.events[0].kind is EventKind.RATING_KEPT


def test_what_is_there_again_counts_again():
    (gone,) = taken_down().entries
    page = article("2024-05-01", official=True)
    pages = (OfficialPage(page.id, REPORT, False),)
    made = returned(page, (Resting(gone, pages), Resting(RATED, pages)), GAZETTEER, NOW)
    (entry,), (event,) = made.entries, made.events
    assert (entry.status, entry.counts) == (Status.CONFIRMED, True)
    assert (event.after, event.before) == (Rating.GOOD, None)
    assert "published again" in event.reasons[0]
    assert event.key != taken_down().events[0].key


@pytest.mark.parametrize(
    ("mine", "other", "gone", "back"),
    [
        (REPORT, RELEASE, False, True),
        (REPORT, RELEASE, True, True),
        (RELEASE, REPORT, True, False),
        (RELEASE, REPORT, False, False),
        (REPORT, REPORT, True, False),
        (REPORT, REPORT, False, True),
        (RELEASE, RELEASE, False, True),
    ],
)
def test_only_what_it_fell_with_brings_it_back(mine, other, gone, back):
    (entry,) = taken_down().entries
    pages = (OfficialPage(PAGE, mine, False), OfficialPage(OTHER, other, gone))
    assert brings_back(PAGE, Resting(entry, pages)) is back


@pytest.mark.parametrize(
    ("rating", "status", "before"),
    [
        (Rating.GOOD, Status.CONFIRMED, None),
        (Rating.INADEQUATE, Status.CORRECTED, Rating.GOOD),
    ],
)
def test_a_new_official_page_publishes_it_again(rating, status, before):
    (gone,) = taken_down().entries
    page = article("2024-06-10", official=True, name="new")
    made = change(page, report(finding(rating)), knowing(gone))
    (entry,), (event,) = made.entries, made.events
    assert (entry.id, entry.rating, entry.status) == (gone.id, rating, status)
    assert (event.kind, event.before and event.before.rating) == (EventKind.CORRECTION, before)


@pytest.mark.parametrize("rating", [Rating.GOOD, Rating.INADEQUATE])
def test_the_press_only_repeats_what_was_withdrawn(rating):
    (gone,) = taken_down().entries
    made = change(article("2024-06-10"), report(finding(rating)), knowing(gone))
    assert (made.entries, made.events, len(made.evidence)) == ((), (), 1)


def test_a_page_that_says_so_rates_nobody():
    page = replace(article("2024-05-01", official=True), title="Withdrawn: Kent", document=REPORT)
    reading = official_word(page, report(finding(Rating.GOOD)), data.programmes())
    assert (reading.findings, reading.doubts) == ((), ())
    assert reading.reasons[0] == "the page says: “Withdrawn: Kent”"
