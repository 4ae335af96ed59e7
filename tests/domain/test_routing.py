"""Event -> the deliveries it becomes."""

from datetime import UTC, datetime

from monitor.domain.event import ChannelName, Recipient
from monitor.domain.rating import Rating
from monitor.domain.routing import route
from tests.domain.samples import article, change, finding, knowing, report

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
MAIL = Recipient(ChannelName("email"), "desk@example.org")
SLACK = Recipient(ChannelName("slack"))
EVENTS = change(article("2024-05-01"), report(finding(Rating.GOOD)), knowing()).events


def test_every_event_goes_to_everybody_once():
    assert [d.recipient for d in route(EVENTS, (MAIL, SLACK, MAIL), NOW)] == [MAIL, SLACK]


def test_a_delivery_made_again_has_the_same_id():
    assert route(EVENTS, (MAIL,), NOW)[0].id == route(EVENTS, (MAIL,), NOW)[0].id
    assert route(EVENTS, (MAIL,), NOW)[0].id != route(EVENTS, (SLACK,), NOW)[0].id
