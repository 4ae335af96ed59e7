"""What somebody acknowledged is kept when it comes again, and told to nobody."""

from dataclasses import replace

from monitor.domain.event import Event, EventKey, EventKind
from monitor.store.announcements import Announcements
from monitor.store.engine.database import Database
from monitor.store.outbox import Outbox
from monitor.store.reviews import Reviews
from tests.store.values import NOW, delivery, event, later


def trouble(key: str, kind: EventKind = EventKind.SOURCE_BROKEN, minutes: int = 0) -> Event:
    made = replace(event(key, later(minutes)), kind=kind, body="The Paper", body_id=None)
    return replace(made, reasons=("HTTP 503",), inspection_id=None)


def tell(database: Database, told: Event) -> None:
    Announcements(database).tell([told], [delivery(told)])


def keys(outbox: Outbox) -> set[str]:
    return {one.events[0].key for one in outbox.deliveries()}


def test_the_same_again_is_told_to_nobody(database: Database, outbox: Outbox) -> None:
    tell(database, trouble("first"))
    Reviews(database).acknowledge(EventKey("first"), NOW)
    tell(database, trouble("again"))
    assert keys(outbox) == {"first"}


def test_after_it_was_over_it_is_told_again(database: Database, outbox: Outbox) -> None:
    tell(database, trouble("first"))
    Reviews(database).acknowledge(EventKey("first"), NOW)
    tell(database, trouble("back", EventKind.SOURCE_BACK, 5))
    tell(database, trouble("again", minutes=9))
    assert keys(outbox) == {"first", "back", "again"}


def test_what_nobody_knows_of_is_told(database: Database, outbox: Outbox) -> None:
    tell(database, trouble("first"))
    tell(database, trouble("again"))
    assert keys(outbox) == {"first", "again"}


def test_an_event_is_found_by_how_its_key_begins(database: Database) -> None:
    tell(database, trouble("abc1"))
    tell(database, trouble("abd2"))
    tell(database, event("abe3"))
    reviews = Reviews(database)
    assert [one.key for one in reviews.named("abc")] == ["abc1"]
    assert [one.key for one in reviews.named("ab")] == ["abc1", "abd2"]
    assert reviews.named("%") == ()


def test_what_is_over_waits_for_nobody_and_neither_does_good_news(database: Database) -> None:
    for begun, end in (("SOURCE_BROKEN", "SOURCE_BACK"), ("ALERT_MISSING", "ALERT_FOUND")):
        tell(database, trouble(begun, EventKind[begun], 1))
        reviews = Reviews(database)
        assert [one.key for one in reviews.unacknowledged()] == [begun]
        tell(database, replace(trouble(end, EventKind[end], 5), body="Another Paper"))
        assert [one.key for one in reviews.unacknowledged()] == [begun]
        tell(database, trouble(f"{end} 2", EventKind[end], 6))
        assert reviews.unacknowledged() == ()
