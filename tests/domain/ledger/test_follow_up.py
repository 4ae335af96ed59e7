"""Nothing new, but more about what was told before."""

from dataclasses import replace

from monitor.domain.delivery import ChannelName, Recipient
from monitor.domain.event import EventKind
from monitor.domain.inspection import Authority
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.follow_up import without_idle_follow_ups
from monitor.domain.ledger.newness import Telling
from monitor.domain.rating import Rating
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import NEWS, Subscription, Wants
from tests.domain.samples import KENT, RULES, article, change, finding, inspection, report

GOOD = Rating.GOOD
BEFORE = inspection(Rating.INADEQUATE, "2022-05-01")
PRESS = inspection(GOOD, "2024-05-03", authority=Authority.PRESS)
SLACK = Recipient(ChannelName("slack"))


def known(*names: str) -> Known:
    """What the papers of these names said."""
    made = [
        change(article("2024-05-03", name=name), report(finding(GOOD)), Known({})) for name in names
    ]
    said = tuple(
        Citation(
            replace(one.evidence[0], inspection_id=PRESS.id), "", "", "", None, PRESS.recorded_at
        )
        for one in made
    )
    return Known({KENT: (BEFORE, PRESS)}, {PRESS.id: said})


def heard(
    name: str, *before: str, official: bool = False, telling: Telling = Telling.TELL
) -> Change:
    page = article("2024-05-04", official=official, name=name)
    return change(page, report(finding(GOOD)), known(*before), telling)


def kinds(made: Change) -> list[EventKind]:
    return [event.kind for event in made.events]


def test_the_inspectorate_s_word_is_told_with_the_rating_before():
    (event,) = heard("report", "paper", official=True).events
    assert event.kind is EventKind.CONFIRMED
    assert (event.inspection_id, event.after, event.before.rating) == (
        PRESS.id,
        GOOD,
        BEFORE.rating,
    )


def test_each_further_article_is_coverage_once():
    first, second = heard("b", "a"), heard("c", "a", "b")
    assert kinds(first) == kinds(second) == [EventKind.COVERAGE]
    assert first.events[0].key != second.events[0].key
    assert first.events[0].key == heard("b", "a", "c").events[0].key


def test_an_article_that_is_edited_is_no_other_article():
    assert kinds(heard("a", "a", "b")) == []


def test_of_the_shipped_history_there_is_no_coverage():
    assert kinds(heard("a")) == []


def test_old_news_has_no_follow_ups():
    assert kinds(heard("b", "a", telling=Telling.LEARN)) == []
    assert kinds(heard("report", "a", official=True, telling=Telling.LEARN)) == []


def routed(made: Change, wants: Wants) -> Change:
    router = Router((Subscription("desk", (SLACK,), wants),), RULES.gazetteer.bodies)
    deliveries = router(made.events, PRESS.recorded_at)
    return without_idle_follow_ups(replace(made, deliveries=deliveries))


def test_what_nobody_asked_for_is_not_kept():
    made = heard("b", "a")
    assert routed(made, Wants()).events == ()
    asked = routed(made, Wants(events=NEWS | {EventKind.COVERAGE}))
    assert asked.events == made.events


def test_news_stays_even_where_it_goes_to_nobody():
    made = change(article("2024-05-03"), report(finding(GOOD)), Known({}))
    kept = routed(made, Wants(events=frozenset({EventKind.TEST})))
    assert kinds(kept) == [EventKind.FIRST_RATING]
