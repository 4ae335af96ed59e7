"""Who is alive, who leads, and what hosts are asked when: the same for all at one database."""

from datetime import datetime, timedelta

from monitor.domain.visiting.host_hold import HostHold
from monitor.store.engine.database import Database
from monitor.store.hosts import Hosts
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.workers import GONE_AFTER, Roll, Workers
from tests.store.values import EMAIL, NOW, change, keep, later

SOON = timedelta(seconds=5)


def test_the_first_leads_and_the_next_follow(database: Database) -> None:
    workers = Workers(database)
    assert workers.present("a", NOW) == Roll(leads=True, present=frozenset({"a"}))
    assert workers.present("b", NOW + SOON) == Roll(leads=False, present=frozenset({"a", "b"}))
    assert workers.present("a", NOW + SOON).leads


def test_where_the_leader_is_silent_another_leads(database: Database) -> None:
    workers = Workers(database)
    workers.present("a", NOW)
    workers.present("b", NOW)
    assert not workers.present("b", NOW + GONE_AFTER - SOON).leads
    roll = workers.present("b", NOW + GONE_AFTER)
    assert roll == Roll(leads=True, present=frozenset({"b"}))
    assert not workers.present("a", NOW + GONE_AFTER + SOON).leads, "it comes back as one of many"


def test_whoever_leaves_makes_room_at_once(database: Database) -> None:
    workers = Workers(database)
    workers.present("a", NOW)
    workers.present("b", NOW)
    workers.leave("a")
    assert workers.present("b", NOW + SOON) == Roll(leads=True, present=frozenset({"b"}))


def test_what_the_dead_had_is_free_and_what_the_living_have_is_not(database: Database) -> None:
    ledger = Ledger(database)
    keep(ledger, change("one", "one"), "one")
    dead, alive = Outbox(database, "dead"), Outbox(database, "alive")
    (lost,) = dead.claim(EMAIL, NOW, later(60))
    keep(ledger, change("two", "two"), "two")
    (held,) = alive.claim(EMAIL, NOW, later(60))
    assert alive.free(later(1), {"alive"}) == 1
    (again,) = alive.claim(EMAIL, later(1), later(61))
    assert again.id == lost.id != held.id


def test_hosts_are_asked_one_after_the_other_whoever_asks(database: Database) -> None:
    clock = [NOW]

    def wall() -> datetime:
        return clock[0]

    one, other = Hosts(database, wall), Hosts(database, wall)
    assert [one.turn("h", 2.0), other.turn("h", 2.0), one.turn("h", 2.0)] == [0.0, 2.0, 4.0]
    assert other.turn("another", 2.0) == 0.0
    clock[0] = NOW + timedelta(seconds=60)
    assert other.turn("h", 2.0) == 0.0


def test_a_hold_is_known_to_all_and_a_turn_does_not_end_it(database: Database) -> None:
    hosts = Hosts(database, lambda: NOW)
    assert hosts.held("h") is None
    hold = HostHold("answered 429", later(10), 429)
    hosts.hold("h", hold, NOW)
    hosts.turn("h", 1.0)
    assert Hosts(database, lambda: NOW).held("h") == hold
    assert hosts.held("another") is None


def test_hosts_that_nobody_asks_any_more_are_forgotten(database: Database) -> None:
    hosts = Hosts(database, lambda: NOW)
    hosts.hold("old", HostHold("answered 403", later(10), 403), NOW)
    hosts.hold("new", HostHold("answered 403", later(10), 403), NOW + timedelta(days=2))
    assert hosts.held("old") is None
