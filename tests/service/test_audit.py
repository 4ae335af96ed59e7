"""The auditor against the replica of the site and a real mail server."""

from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from monitor.demo.publication import PostType, Publication
from monitor.demo.replica import Way
from monitor.domain.event import Event, EventKind
from monitor.domain.upkeep.audit import Audited, Link, Proof, Verdict
from tests.loopback import MailServer
from tests.service.replica_world import World, watching

DESK = "desk@example.org"


@contextmanager
def audited(
    folder, *ways: Way, settled: bool = True, more: str = ""
) -> Iterator[tuple[World, MailServer]]:
    """The service with its mail server, told to one desk."""
    server = MailServer()
    with server.running() as port:
        mail = (
            f'{more}\n[email]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
            f'sender = "monitor@example.org"\nto = ["{DESK}"]\n'
        )
        with watching(folder, *ways, settled=settled, more=mail) as world:
            yield world, server


def audit(world: World, **later: float) -> tuple[Audited, tuple[Event, ...]]:
    world.now += timedelta(**later)
    assert world.app.audit is not None
    done = world.app.audit.audit(7)
    assert done is not None
    return done


def proof(world: World, **later: float) -> Proof:
    (one,) = audit(world, **later)[0].proofs
    return one


def lose_deliveries(world: World) -> None:
    with world.app.records.database.writing() as connection:
        connection.execute(text("DELETE FROM delivery_events"))
        connection.execute(text("DELETE FROM deliveries"))


def told(server: MailServer) -> list[str]:
    return [str(mail["Subject"]) for mail in server.mails]


@pytest.mark.parametrize("way", Way)
def test_a_report_that_was_told_is_proven(tmp_path, way) -> None:
    """By each way in which the auditor can ask."""
    with audited(tmp_path, way) as (world, server):
        world.now += timedelta(minutes=5)
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        world.app.deliver()
        world.site.asked.clear()
        done, new = audit(world, minutes=30)
        (one,) = done.proofs
        assert (one.verdict, one.bodies) == (Verdict.TOLD, "Plymouth PDU")
        assert one.delay is not None
        assert one.delay <= timedelta(minutes=7)
        assert (len(told(server)), new, done.answered) == (1, (), True)
        assert world.fetched(page) == 1, "it looks itself"
        found = world.app.records.audits.coverage(world.now - timedelta(days=1), world.now)
        assert found is not None
        assert (found.published, found.alerted, found.healthy) == (1, 1, found.sources)


def test_what_was_there_before_the_service_is_not_missed(tmp_path) -> None:
    """Old news is learned in silence at the first visit: that is no gap."""
    with watching(tmp_path, Way.REST) as world:
        world.site.edit(100, published=world.now - timedelta(days=5))
        assert proof(world, minutes=90).verdict is Verdict.KNOWN


def test_a_delivery_that_was_lost_is_told_once(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, server):
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        lose_deliveries(world)
        done, new = audit(world, minutes=30)
        (one,) = done.proofs
        assert (one.verdict, one.missing) == (Verdict.MISSING, Link.DELIVERY)
        assert f"not delivered to email:{DESK}" in one.words[0]
        assert [event.kind for event in new] == [EventKind.ALERT_MISSING]
        assert audit(world, hours=1)[1] == ()
        world.app.deliver()
        assert told(server) == ["⚠ Alert missing: Plymouth PDU: published, but not told to all"]


def test_a_delivery_that_is_refused_is_missing_with_its_state_and_error(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, server):
        server.refusing = True
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        world.app.deliver()
        assert proof(world, minutes=5).verdict is Verdict.WAITING
        one = proof(world, minutes=60)
        assert one.missing is Link.DELIVERY
        assert "pending after" in one.words[0]
        assert "try again later" in one.words[0]


def test_what_was_missing_and_is_told_after_all_is_told_once(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, server):
        server.refusing = True
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        world.app.deliver()
        assert [event.kind for event in audit(world, hours=1)[1]] == [EventKind.ALERT_MISSING]
        server.refusing = False
        world.now += timedelta(hours=1)
        world.app.deliver()
        _done, new = audit(world, minutes=1)
        assert [event.kind for event in new] == [EventKind.ALERT_FOUND], "and not that it was late"
        assert new[0].reasons[0] == "it had been told as: not delivered"
        assert audit(world, hours=1)[1] == ()


def test_what_is_missing_is_followed_beyond_the_days_of_an_audit(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, _server):
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        lose_deliveries(world)
        assert proof(world, days=6).verdict is Verdict.MISSING
        assert proof(world, days=6).verdict is Verdict.MISSING, "though it is twelve days old"
        assert audit(world, days=20)[0].proofs == (), "a month is enough"


def release(world: World, number: int, place: str, rating: str) -> Publication:
    """A press release that rates a PDU by itself."""
    slug = f"{place.lower()}-rated"
    page = Publication(
        number,
        PostType.NEWS,
        slug,
        f"{place} PDU rated ‘{rating}’",
        world.now,
        f"{place} PDU has been inspected.",
        (f"HM Inspectorate of Probation has rated {place} PDU as ‘{rating}’ overall.",),
    )
    world.site.publish(page)
    return page


def test_a_press_release_without_a_report_is_proven_too(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, _server):
        page = release(world, 200, "Plymouth", "Good")
        world.visit(minutes=7)
        world.app.deliver()
        one = proof(world, minutes=30)
        assert (one.verdict, one.bodies) == (Verdict.TOLD, "Plymouth PDU")
        assert one.url.endswith(page.path)
        lose_deliveries(world)
        assert proof(world, minutes=30).missing is Link.DELIVERY


def test_a_press_release_beside_its_report_counts_once(tmp_path) -> None:
    with audited(tmp_path, Way.REST, Way.FEEDS) as (world, _server):
        report = world.publish(200, "Plymouth", "Good")
        release(world, 201, "Plymouth", "Good")
        release(world, 202, "Swindon", "Inadequate")
        world.visit(minutes=7)
        world.app.deliver()
        proofs = audit(world, minutes=30)[0].proofs
        assert {one.bodies for one in proofs} == {"Plymouth PDU", "Swindon and Wiltshire PDU"}
        assert sum(one.url.endswith(report.path) for one in proofs) == 1
        assert len(proofs) == 2


def test_a_report_that_one_way_hides_is_found_by_another(tmp_path) -> None:
    """The visits see an empty feed; the auditor asks the sitemap, though nobody visits it today."""
    with audited(tmp_path, Way.FEEDS, Way.SITEMAP) as (world, server):
        world.publish(200, "Plymouth", "Good")
        world.site.ways = {Way.SITEMAP, Way.FEEDS}
        world.site.empty_feeds = True
        world.now += timedelta(minutes=15)
        wait(world.app.rounds.start_due())
        assert world.told == []
        one = proof(world)
        assert one.verdict is Verdict.WAITING
        one = proof(world, minutes=45)
        assert (one.verdict, one.missing) == (Verdict.MISSING, Link.DISCOVERY)
        world.app.deliver()
        (subject,) = told(server)
        assert subject.startswith("⚠ Alert missing: Plymouth PDU")


def test_a_report_that_was_read_without_consequence_is_a_gap(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, _server):
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        with world.app.records.database.writing() as connection:
            for table in ("delivery_events", "deliveries", "events"):
                connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - our own names
        one = proof(world, minutes=45)
        assert (one.missing, one.noticed is not None) == (Link.EVENT, True)


def test_what_was_told_late_is_said_so(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, _server):
        world.publish(200, "Plymouth", "Good")
        world.visit(hours=3)
        world.app.deliver()
        done, new = audit(world, minutes=1)
        assert [(one.verdict, one.delay) for one in done.proofs] == [
            (Verdict.LATE, timedelta(hours=3))
        ]
        assert [event.kind for event in new] == [EventKind.ALERT_LATE]
        assert new[0].reasons == ("the last was told on 2 March 2026, 11:00; at worst it took 3 h",)
        assert audit(world, hours=1)[1] == (), "once"


def test_a_digest_that_waits_for_its_hour_is_no_gap(tmp_path) -> None:
    (tmp_path / "subscriptions.toml").write_text(
        f'[[subscription]]\nname = "Desk"\nto = ["email:{DESK}"]\nwhen = "daily at 17:00"\n'
    )
    with audited(tmp_path, Way.REST) as (world, server):
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        world.app.deliver()
        assert proof(world, hours=2).verdict is Verdict.HELD
        world.now = world.now.replace(hour=17, minute=1)
        world.app.deliver()
        one = proof(world, minutes=1)
        assert one.verdict is Verdict.TOLD
        assert one.delay is not None
        assert one.delay < timedelta(minutes=10)
        assert len(told(server)) == 1
        coverage = "1 published · 1 alerted"
        assert coverage in server.mails[0].get_body(("plain",)).get_content()


def test_who_subscribes_later_was_not_to_be_told(tmp_path) -> None:
    with audited(tmp_path, Way.REST) as (world, _server):
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=7)
        world.app.deliver()
        (tmp_path / "subscriptions.toml").write_text(
            '[[subscription]]\nname = "New desk"\nto = ["email:new@example.org"]\n'
        )
        world.now += timedelta(hours=1)
        world.restart()
        assert proof(world, minutes=30).verdict is Verdict.UNWANTED


def test_two_reports_at_once_are_proven_each(tmp_path) -> None:
    with audited(tmp_path, Way.SITEMAP) as (world, _server):
        world.publish(200, "Plymouth", "Good")
        page = world.publish(201, "Swindon", "Inadequate")
        world.site.publish(
            replace(page, number=202, slug="a-manual", title="A manual for inspectors")
        )
        world.visit(minutes=7)
        world.app.deliver()
        done, _new = audit(world, minutes=30)
        assert {(one.bodies, one.verdict) for one in done.proofs} == {
            ("Plymouth PDU", Verdict.TOLD),
            ("Swindon and Wiltshire PDU", Verdict.TOLD),
        }


def test_where_no_way_answers_nothing_is_proven(tmp_path) -> None:
    with audited(tmp_path, *Way) as (world, _server):
        world.site.fail(503)
        done, new = audit(world, hours=1)
        assert (done.answered, done.proofs, new) == (False, (), ())
        assert any("503" in fault for fault in done.faults)
        since = world.now - timedelta(days=1)
        assert world.app.records.audits.coverage(since, world.now) is None
