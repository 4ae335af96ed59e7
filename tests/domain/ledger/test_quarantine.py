"""Which runs change so much that a person should look first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.article import ArticleId
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.newness import Before
from monitor.domain.ledger.quarantine import Touch, Waiting, held_back, touch_of
from monitor.domain.pages.completion import Completed
from monitor.domain.rating import Rating
from monitor.domain.seen import Seen
from tests.domain.samples import article, change, finding, knowing, report

DAY = date(2026, 3, 3)
MOST = 15


def reports(count: int, day: date | None = DAY) -> list[Touch]:
    """Each about a body of its own."""
    return [Touch(ArticleId(f"{day} {n}"), frozenset({f"b{n}"}), day) for n in range(count)]


STORY = [Touch(ArticleId(f"s{n}"), frozenset({"kent"}), DAY) for n in range(90)]
REGION = [Touch(ArticleId("region"), frozenset(f"pdu{n}" for n in range(40)), DAY)]
FORTNIGHT = [each for n in range(14) for each in reports(6, DAY - timedelta(days=n))]


@pytest.mark.parametrize(
    "run",
    [[], reports(12), reports(MOST), STORY, REGION, FORTNIGHT, [*reports(12), *REGION]],
    ids=["nothing", "a busy day", "the most", "one story", "a region", "two weeks away", "both"],
)
def test_what_may_happen_on_an_honest_day_passes(run: list[Touch]) -> None:
    assert held_back(run, MOST, goes_on=False) == frozenset()


@pytest.mark.parametrize(
    "run",
    [reports(MOST + 1), reports(30, None), [*FORTNIGHT, *reports(16, None)]],
    ids=["a listing dated anew", "what was known", "a parser gone wild among news"],
)
def test_what_nobody_publishes_is_held_with_all_that_came_with_it(run: list[Touch]) -> None:
    assert held_back(run, MOST, goes_on=False) is None


def test_what_goes_on_joins_what_is_held_and_news_passes() -> None:
    more, news = reports(3, None), reports(2)
    assert held_back([*more, *news], MOST, goes_on=True) == {each.article for each in more}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3))))
def test_a_run_in_any_order_is_judged_alike(rows: list[tuple[int, int, int]]) -> None:
    run = [
        Touch(ArticleId(str(a)), frozenset({str(b)}), DAY - timedelta(days=d)) for a, b, d in rows
    ]
    verdict = held_back(run, MOST, goes_on=False)
    assert held_back(run[::-1], MOST, goes_on=False) == verdict
    assert verdict in (None, frozenset())
    assert held_back(run[:MOST], MOST, goes_on=False) == frozenset()


def waiting(seen: Seen | None = None, late: int = 0) -> Waiting:
    one = article("2026-03-03")
    good = one.dated + timedelta(days=late)
    return Waiting(Completed(one), Before(last_good=good, seen=seen))


def held(fingerprint: str) -> Seen:
    one = article("2026-03-03")
    return Seen(one.source, False, "", fingerprint, one.read_at, one.read_at)


CHANGE = change(article("2026-03-03"), report(finding(Rating.GOOD)), knowing())


def test_news_counts_on_its_day() -> None:
    touch = touch_of(waiting(), CHANGE)
    assert touch
    assert touch.day == article("2026-03-03").dated.date()
    assert len(touch.bodies) == 1


@pytest.mark.parametrize("one", [waiting(held("other words")), waiting(late=5)])
def test_what_was_known_and_what_is_old_counts_as_the_past(one: Waiting) -> None:
    touch = touch_of(one, CHANGE)
    assert touch
    assert touch.day is None


def test_questions_asked_again_by_the_same_words_count_nothing() -> None:
    asked = Change(events=CHANGE.events)
    assert touch_of(waiting(held(article("2026-03-03").fingerprint)), asked) is None
    assert touch_of(waiting(), Change(evidence=CHANGE.evidence)) is None
