"""Full disks, servers that refuse, drop or think too long, clocks that jump: nothing is lost."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.service import App
from monitor.domain.delivery import DeliveryState
from monitor.errors import StoreError
from tests.crash.fault_points import no_room
from tests.crash.world import MAILBOXES, PLACES, World, world
from tests.loopback import Reply, reply

DESK, COUNCIL = MAILBOXES
HOUR = timedelta(hours=1)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path, 3, every_minutes=10, feeds=1) as made:
        yield made


def work(service: App) -> None:
    """Visits and deliveries, once each."""
    for _outcome in service.rounds.visit_all():
        pass
    service.deliver()


def later(here: World, service: App, **ahead: float) -> None:
    here.ahead += timedelta(**ahead)
    work(service)


def copies(here: World) -> Counter[str]:
    return Counter(one.place for one in here.arrived)


ONCE_EACH = Counter(PLACES)


@pytest.mark.parametrize("answer", ["451 greylisted", "421 shutting down"])
def test_mail_that_is_put_off_comes_later_and_slack_does_not_wait(here: World, answer: str):
    here.report()
    here.mail.refused = dict.fromkeys(MAILBOXES, answer)
    with here.service() as service:
        work(service)
        assert copies(here) == Counter(["Slack"])
        here.mail.refused = {}
        later(here, service, hours=2)
    assert copies(here) == ONCE_EACH
    assert here.missing() == []


def test_one_address_refused_for_good_is_given_up_loudly_and_delays_no_other(here: World):
    here.report()
    here.mail.refused = {COUNCIL: "550 no such user"}
    with here.service() as service:
        work(service)
        assert here.missing() == [(f"email to {COUNCIL}", here.told[0])]
        dead = service.records.outbox.deliveries(state=DeliveryState.DEAD)
    assert [one.recipient.address for one in dead] == [COUNCIL]
    assert "550 no such user" in str(dead[0].error)


def test_a_server_that_takes_mail_and_drops_the_line_gets_it_again_under_one_id(here: World):
    here.report()
    here.mail.drops = True
    with here.service() as service:
        work(service)
        here.mail.drops = False
        later(here, service, hours=2)
        pending = service.records.outbox.deliveries(state=DeliveryState.PENDING)
    assert pending == ()
    assert here.missing() == []
    ids = {(one.place, one.key) for one in here.mail.arrived}
    assert len(ids) == len(MAILBOXES)
    assert len(here.mail.arrived) > len(ids)


@pytest.mark.slow
def test_a_mail_server_that_thinks_longer_than_we_wait_is_asked_again(here: World):
    here.report()
    here.mail.late = 5.0
    with here.service() as service:
        work(service)
        assert service.records.outbox.deliveries(state=DeliveryState.PENDING)
        here.mail.late = 0.0
        later(here, service, hours=2)
    assert here.missing() == []
    assert len({(one.place, one.key) for one in here.mail.arrived}) == len(MAILBOXES)


def busy(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(429)
    handler.send_header("Retry-After", "600")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Says nothing until the client has gone."""
    handler.connection.recv(1)


def test_slack_that_says_when_is_not_asked_before(here: World):
    here.report()
    here.slack.says = busy
    with here.service() as service:
        work(service)
        later(here, service, minutes=5)
        assert here.slack.asked == 1
        here.slack.says = None
        later(here, service, hours=2)
    assert copies(here) == ONCE_EACH


@pytest.mark.parametrize(
    "says", [reply("error", 500), pytest.param(silent, marks=pytest.mark.slow)], ids=["500", "mute"]
)
def test_slack_that_fails_is_tried_again_and_mail_does_not_wait(here: World, says: Reply):
    here.report()
    here.slack.says = says
    with here.service() as service:
        work(service)
        assert copies(here) == ONCE_EACH - Counter(["Slack"])
        here.slack.says = None
        later(here, service, hours=2)
    assert copies(here) == ONCE_EACH


def test_what_a_full_disk_could_not_hold_is_told_when_there_is_room(here: World):
    for _report in range(8):
        here.report()
    with no_room(), here.service() as service:
        with suppress(StoreError):
            work(service)
        assert here.missing(), "the disk was not full"
    here.ahead += 2 * HOUR
    with here.service() as service:
        work(service)
        later(here, service, hours=1)
        assert service.records.outbox.deliveries(state=DeliveryState.PENDING) == ()
    assert here.missing() == []
    assert len({(one.place, one.key) for one in here.arrived}) == len(here.arrived)


@pytest.mark.parametrize("jump", [2 * HOUR, -2 * HOUR], ids=["ahead", "back"])
def test_a_clock_that_jumps_delays_and_loses_nothing(here: World, jump: timedelta):
    here.report()
    here.mail.refused = dict.fromkeys(MAILBOXES, "451 greylisted")
    with here.service() as service:
        work(service)
        here.mail.refused = {}
        here.ahead += jump
        here.report()
        work(service)
        later(here, service, hours=3)
    assert here.missing() == []
    assert len({(one.place, one.key) for one in here.arrived}) == len(here.arrived)


NIGHT = """
[[subscription]]
name = "Desk"
to = ["email:desk@example.org"]
quiet = "22:00-07:00"

[[subscription]]
name = "Council"
to = ["email:council@example.org"]
when = "daily at 01:30"
"""


@contextmanager
def night(folder: Path, evening: datetime) -> Iterator[World]:
    (folder / "subscriptions.toml").write_text(NIGHT)

    def set_clocks(made: World) -> None:
        made.ahead = evening - utc_now()

    with world(folder, 3, every_minutes=10, feeds=1, set_up=set_clocks) as made:
        yield made


@pytest.mark.parametrize(
    ("evening", "morning", "digest"),
    [
        # The clock goes from 01:00 to 02:00: 01:30 there is none, 02:30 stands for it.
        ((2026, 3, 28, 22), (2026, 3, 29, 6), (2026, 3, 29, 1, 30)),
        # The clock goes from 02:00 back to 01:00: 01:30 comes twice, the first counts.
        ((2026, 10, 24, 21, 30), (2026, 10, 25, 7), (2026, 10, 25, 0, 30)),
    ],
    ids=["March", "October"],
)
def test_in_the_night_of_the_changing_clock_each_is_told_once_at_its_hour(
    tmp_path: Path, evening: tuple[int, ...], morning: tuple[int, ...], digest: tuple[int, ...]
):
    came: dict[str, datetime] = {}
    with night(tmp_path, datetime(*evening, tzinfo=UTC)) as here, here.service() as service:
        here.report()
        work(service)
        for _quarter in range(44):
            here.ahead += timedelta(minutes=15)
            service.deliver()
            came |= {one.place: here.clock() for one in here.arrived if one.place not in came}
        told = [one for one in here.mail.arrived if here.told[0] in one.text]
    assert Counter(one.place for one in told) == Counter(f"email to {box}" for box in MAILBOXES)
    for box, hour in ((DESK, morning), (COUNCIL, digest)):
        due = datetime(*hour, tzinfo=UTC)
        assert due <= came[f"email to {box}"] < due + timedelta(minutes=16), box
