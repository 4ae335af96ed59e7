"""Events -> messages: who is told, when, and what is told together."""

from datetime import UTC, datetime, time

import pytest

from monitor.data import gazetteer
from monitor.domain.body import BodyId, BodyKind
from monitor.domain.delivery import ChannelName, Recipient, Shape
from monitor.domain.event import FOLLOW_UPS, EventKey, EventKind
from monitor.domain.inspection import InspectionId
from monitor.domain.rating import Rating
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import NEWS, Subscription, Wants
from monitor.domain.telling.timing import Pace, Quiet
from tests.notify.samples import event

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)  # a Friday, 13:00 in London
NIGHT = datetime(2024, 5, 10, 22, 30, tzinfo=UTC)
MAIL = Recipient(ChannelName("email"), "desk@example.org")
SLACK = Recipient(ChannelName("slack"))
DAILY = Pace(Shape.DAILY, time(8))


def happened(kind=EventKind.RATING_DOWN, body="pdu-west-kent", **more):
    key = EventKey(f"{kind}/{body}")
    return event(kind, key=key, body_id=BodyId(body) if body else None, **more)


def routed(*subscriptions, events=None, now=NOW):
    made = Router(subscriptions, gazetteer().bodies)(events or [happened()], now)
    return [(one.recipient, one.due_at, one.shape) for one in made]


def desk(*to, **more):
    return Subscription("desk", to or (MAIL,), **more)


def test_every_event_goes_to_each_place_once():
    assert routed(desk(MAIL, SLACK, MAIL), desk(MAIL)) == [
        (MAIL, NOW, Shape.ALERT),
        (SLACK, NOW, Shape.ALERT),
    ]


def test_a_message_made_again_has_the_same_id_whatever_the_order():
    router = Router((desk(),), gazetteer().bodies)
    one, other = happened(), happened(body="yjs-kent")
    assert router([one, other], NOW)[0].id == router([other, one], NOW)[0].id
    assert router([one], NOW)[0].id != router([other], NOW)[0].id


def test_what_happened_together_is_told_together():
    (made,) = Router((desk(),), gazetteer().bodies)(
        [happened(body=name) for name in ("pdu-west-kent", "pdu-east-kent", "yjs-kent")], NOW
    )
    assert [e.body_id for e in made.events] == ["pdu-west-kent", "pdu-east-kent", "yjs-kent"]


def test_of_two_subscriptions_the_earlier_message_counts_and_both_are_named():
    slow = Subscription("slow", (MAIL,), pace=DAILY)
    (made,) = Router((slow, desk()), gazetteer().bodies)([happened()], NOW)
    assert (made.shape, made.due_at, made.why) == (Shape.ALERT, NOW, ("slow", "desk"))


def test_quiet_hours_hold_and_urgent_kinds_break_through():
    quiet = Quiet(time(22), time(7))
    morning = datetime(2024, 5, 11, 6, tzinfo=UTC)
    assert routed(desk(quiet=quiet), now=NIGHT) == [(MAIL, morning, Shape.ALERT)]
    urgent = frozenset({EventKind.RATING_DOWN})
    assert routed(desk(quiet=quiet, urgent=urgent), now=NIGHT) == [(MAIL, NIGHT, Shape.ALERT)]


def test_a_day_s_events_join_one_digest():
    router = Router((desk(pace=DAILY),), gazetteer().bodies)
    (noon,), (night,) = router([happened()], NOW), router([happened(body="yjs-kent")], NIGHT)
    assert noon.id == night.id
    assert noon.due_at == datetime(2024, 5, 11, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wants", "what", "wanted"),
    [
        (Wants(), {}, True),
        (Wants(bodies=frozenset({BodyId("pdu-west-kent")})), {}, True),
        (Wants(bodies=frozenset({BodyId("pdu-west-kent")})), {"body": "yjs-kent"}, False),
        (Wants(bodies=frozenset({BodyId("pdu-west-kent")})), {"body": ""}, False),
        (Wants(kinds=frozenset({BodyKind.YJS})), {}, False),
        (Wants(kinds=frozenset({BodyKind.YJS})), {"body": "yjs-kent"}, True),
        (Wants(nations=frozenset({"Wales"})), {}, False),
        (Wants(ratings=frozenset({Rating.INADEQUATE})), {"after": Rating.GOOD}, False),
        (Wants(ratings=frozenset({Rating.INADEQUATE})), {"after": Rating.INADEQUATE}, True),
        (Wants(change="better"), {}, False),
        (Wants(change="worse"), {}, True),
        (Wants(least=0.9), {"confidence": 0.8}, False),
        (Wants(), {"kind": EventKind.SOURCE_BROKEN}, False),
        (Wants(), {"kind": EventKind.COVERAGE}, False),
        (
            Wants(kinds=frozenset({BodyKind.YJS}), events=NEWS | {EventKind.SOURCE_BROKEN}),
            {"kind": EventKind.SOURCE_BROKEN, "body": ""},
            True,
        ),
    ],
)
def test_each_condition_must_hold(wants, what, wanted):
    assert bool(routed(desk(wants=wants), events=[happened(**what)])) is wanted


def test_a_follow_up_travels_apart_with_its_own_inspection():
    wants = Wants(events=NEWS | FOLLOW_UPS)
    events = [
        happened(),
        happened(EventKind.CONFIRMED, "yjs-kent", inspection_id=InspectionId("yjs")),
        happened(EventKind.COVERAGE, "pdu-east-kent", inspection_id=InspectionId("pdu")),
    ]
    made = Router((desk(wants=wants),), gazetteer().bodies)(events, NOW)
    assert [[event.kind for event in one.events] for one in made] == [
        [EventKind.RATING_DOWN],
        [EventKind.CONFIRMED],
        [EventKind.COVERAGE],
    ]
    (digest,) = Router((desk(wants=wants, pace=DAILY),), gazetteer().bodies)(events, NOW)
    assert len(digest.events) == 3
