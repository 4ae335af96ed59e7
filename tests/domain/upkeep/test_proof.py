"""From what the service holds of a report to a verdict, link by link."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from monitor.data import gazetteer
from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.delivery import (
    ChannelName,
    Delivery,
    DeliveryId,
    DeliveryState,
    Recipient,
    Shape,
)
from monitor.domain.event import Event, EventKey, EventKind, Origin
from monitor.domain.rating import Rating
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription, Wants, mark_of
from monitor.domain.telling.timing import Quiet
from monitor.domain.upkeep.audit import Audited, Link, Proof, Rated, Report, Verdict, appeared
from monitor.domain.upkeep.proof import Terms, Trace, prove

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KENT = BodyId("pdu-west-kent")
DESK = Recipient(ChannelName("email"), "desk@example.org")
BACKUP = Recipient(ChannelName("slack"))
SUBSCRIPTION = Subscription("Desk", (DESK,), Wants(), fallback=BACKUP)
PAGE = ArticleId("page")
ARTICLE = Article(
    PAGE, SourceName("rest"), True, "https://x.org/document/kent", "Kent", NOON, "", "", "", NOON
)
REPORT = Report(ARTICLE, (Rated(KENT, Rating.GOOD),))


def event(kind: EventKind = EventKind.RATING_UP, *, after: timedelta = MINUTE, **more) -> Event:
    origin = Origin(PAGE, SourceName("rest"), True, ARTICLE.url, "Kent", NOON)
    made = Event(EventKey(kind), kind, "Kent", NOON + after, origin, body_id=KENT)
    return replace(made, **more)


def delivery(*events: Event, to: Recipient = DESK, due: timedelta = MINUTE, **more) -> Delivery:
    name = DeliveryId(f"{to}{events[0].key}")
    return replace(Delivery(name, events, to, NOON + due), **more)


def sent(*events: Event, after: timedelta = 2 * MINUTE, **more) -> Delivery:
    fields = {"state": DeliveryState.SENT, "attempts": 1, "sent_at": NOON + after} | more
    return delivery(*events, **fields)


def proof(
    *deliveries: Delivery,
    events: tuple[Event, ...] = (event(),),
    subscriptions: tuple[Subscription, ...] = (SUBSCRIPTION,),
    after: timedelta = timedelta(hours=2),
    report: Report = REPORT,
    wishes: dict[str, datetime | None] | None = None,
    **trace,
) -> Proof:
    bodies = gazetteer().bodies
    terms = Terms(
        router=Router(subscriptions, bodies),
        target=30 * MINUTE,
        window=timedelta(days=2),
        began=NOON - timedelta(days=30),
        wishes=wishes or {},
        now=NOON + after,
    )
    return prove(report, NOON, Trace(events=events, deliveries=deliveries, **trace), terms)


def test_a_report_that_was_told_is_proven() -> None:
    one = proof(sent(event()))
    assert (one.verdict, one.delay, one.told) == (Verdict.TOLD, 2 * MINUTE, NOON + 2 * MINUTE)


@pytest.mark.parametrize(
    ("trace", "link"),
    [
        ({}, Link.DISCOVERY),
        ({"asked": 3}, Link.READING),
        ({"asked": 1, "first_read": NOON}, Link.EVENT),
    ],
)
def test_the_first_link_that_is_missing_is_named(trace, link) -> None:
    assert proof(events=(), **trace).missing is link
    assert proof(events=(), after=29 * MINUTE, **trace).verdict is Verdict.WAITING


def test_each_body_of_a_report_needs_its_event() -> None:
    two = replace(REPORT, rated=(*REPORT.rated, Rated(BodyId("pdu-swansea"), Rating.GOOD)))
    assert proof(sent(event()), report=two, first_read=NOON).missing is Link.EVENT
    asked = event(EventKind.NEEDS_REVIEW, body_id=None)
    both = (event(), asked)
    assert proof(sent(event()), sent(asked), report=two, events=both).verdict is Verdict.TOLD


def test_an_event_of_another_page_on_the_same_inspection_counts() -> None:
    elsewhere = event(origin=replace(event().origin, article_id=ArticleId("press")))
    assert proof(sent(elsewhere), events=(elsewhere,)).verdict is Verdict.TOLD


def test_what_was_told_before_the_report_appeared_took_no_time() -> None:
    early = event(after=timedelta(hours=-5))
    one = proof(sent(early, after=timedelta(hours=-4), due=timedelta(hours=-5)), events=(early,))
    assert (one.verdict, one.delay) == (Verdict.TOLD, timedelta(0))


def test_follow_ups_and_troubles_prove_nothing() -> None:
    for kind in (EventKind.CONFIRMED, EventKind.COVERAGE, EventKind.ALERT_MISSING):
        assert proof(events=(event(kind),)).missing is Link.DISCOVERY


def test_a_correction_is_counted_from_its_own_time() -> None:
    later = event(EventKind.CORRECTION, after=timedelta(hours=50))
    one = proof(
        sent(event()),
        sent(later, after=timedelta(hours=50, minutes=3), due=timedelta(hours=50)),
        events=(event(), later),
        after=timedelta(hours=60),
    )
    assert (one.verdict, one.delay) == (Verdict.TOLD, 3 * MINUTE)


@pytest.mark.parametrize("state", [DeliveryState.DEAD, DeliveryState.FOLDED])
def test_what_was_given_up_or_folded_into_nothing_is_missing(state) -> None:
    lost = delivery(event(), state=state, attempts=3, error="gone")
    one = proof(lost)
    assert one.missing is Link.DELIVERY
    assert "desk@example.org" in one.words[0]
    told = sent(event(), shape=Shape.CATCH_UP, planned_at=NOON + MINUTE, due=timedelta(hours=1))
    assert proof(lost, replace(told, id=DeliveryId("other"))).verdict in {
        Verdict.TOLD,
        Verdict.LATE,
    }


def test_the_fallback_counts_once_the_first_place_is_dead() -> None:
    dead = delivery(event(), state=DeliveryState.DEAD)
    instead = sent(event(), to=BACKUP, instead_of="email:desk@example.org")
    assert proof(dead, instead).verdict is Verdict.TOLD
    assert proof(dead).missing is Link.DELIVERY


def test_a_fallback_after_days_is_late() -> None:
    dead = delivery(event(), state=DeliveryState.DEAD)
    three = timedelta(days=3)
    fields = {"instead_of": "email", "planned_at": NOON + MINUTE, "due": three}
    one = proof(dead, sent(event(), to=BACKUP, after=three, **fields), after=2 * three)
    assert (one.verdict, one.delay) == (Verdict.LATE, three)


def test_what_waits_for_its_hour_is_held_and_what_waits_for_a_server_is_not() -> None:
    assert proof(delivery(event(), due=timedelta(hours=9))).verdict is Verdict.HELD
    tried = delivery(event(), due=timedelta(hours=9), attempts=4, error="451 later")
    assert proof(tried).words == (
        "not delivered to email:desk@example.org (Desk): pending after 4 tries: 451 later",
    )
    assert proof(delivery(event())).missing is Link.DELIVERY
    assert proof(delivery(event()), after=20 * MINUTE).verdict is Verdict.WAITING


def test_quiet_hours_and_silences_are_no_delay() -> None:
    quiet = replace(SUBSCRIPTION, quiet=Quiet(time(11), time(14)))
    late = sent(event(), after=timedelta(hours=2, minutes=1), due=timedelta(hours=2))
    told = proof(late, subscriptions=(quiet,))
    assert (told.verdict, told.delay) == (Verdict.TOLD, 2 * MINUTE)
    silenced = replace(late, planned_at=NOON + MINUTE)
    assert proof(silenced).verdict is Verdict.TOLD
    assert proof(replace(silenced, attempts=9)).verdict is Verdict.LATE
    assert proof(replace(silenced, waited=timedelta(hours=2))).verdict is Verdict.LATE


def test_who_did_not_want_it_or_not_yet_is_not_missed() -> None:
    other = replace(SUBSCRIPTION, wants=Wants(change="worse"))
    assert proof(subscriptions=(other,)).verdict is Verdict.UNWANTED
    mark = mark_of(SUBSCRIPTION)
    assert proof(wishes={mark: NOON + timedelta(hours=1)}).verdict is Verdict.UNWANTED
    for wishes in ({mark: NOON}, {mark: None}):
        assert proof(wishes=wishes).missing is Link.DELIVERY
    assert proof(wishes={"another": None}).verdict is Verdict.UNWANTED


def test_one_of_two_places_is_not_enough() -> None:
    two = replace(SUBSCRIPTION, to=(DESK, BACKUP))
    one = proof(sent(event()), subscriptions=(two,))
    assert one.words == ("not delivered to slack (Desk): there is no delivery of it",)


def test_what_nobody_was_to_be_told_of_is_no_gap() -> None:
    assert proof(events=(), known=True).verdict is Verdict.KNOWN
    old = replace(REPORT, article=replace(ARTICLE, published=NOON - timedelta(days=33)))
    assert proof(events=(), report=old).verdict is Verdict.KNOWN
    young = replace(REPORT, article=replace(ARTICLE, published=NOON - timedelta(days=31)))
    assert proof(events=(), report=young).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("published", "before", "first_read", "since"),
    [
        (-50, None, None, -50),
        (-50, -40, None, 0),  # an audit since then did not list it: it was put up late
        (-50, -60, None, -50),
        (-50, -40, -45, -45),
        (None, None, None, 0),
        (None, None, -3, -3),
        (+9, None, None, 0),  # a date that lies ahead
        (-9_000, None, None, -500),  # the service did not look before
    ],
)
def test_since_when_a_report_can_have_been_found(published, before, first_read, since) -> None:
    now = NOON + 7 * MINUTE

    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else now + minutes * MINUTE

    last = Audited(now + before * MINUTE, NOON - timedelta(days=7)) if before else None
    began = now - 500 * MINUTE
    said = appeared(at(published), now, before=last, first_read=at(first_read), began=began)
    assert said == now + since * MINUTE


def test_a_bare_day_says_no_hour() -> None:
    midnight = NOON.replace(hour=0)
    assert appeared(midnight, NOON, before=None, first_read=None, began=midnight) == NOON
