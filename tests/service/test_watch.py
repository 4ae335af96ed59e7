"""Sources in trouble, and an auditor that fell silent: told once each."""

from datetime import timedelta

from monitor.demo.replica import Way
from monitor.domain.event import EventKind
from tests.service.replica_world import World, watching
from tests.service.test_audit import audit, audited, told


def kinds(world: World) -> list[EventKind]:
    found = reversed(world.app.records.ledger.events())
    return [event.kind for event in found if event.body in {"rest", "Audit of alerts"}]


def watched(world: World, **later: float) -> list[EventKind]:
    """After a round of visits, and a look of the watch."""
    world.visit(**later)
    world.app.watch()
    return kinds(world)


def test_a_source_in_trouble_is_told_once_and_so_is_its_end(tmp_path) -> None:
    with audited(tmp_path, Way.REST, more="audit_every_minutes = 0") as (world, server):
        world.site.fail(503)
        assert watched(world, minutes=20) == []
        assert watched(world, minutes=20) == []
        assert watched(world, minutes=20) == [EventKind.SOURCE_BROKEN]
        assert watched(world, hours=5) == [EventKind.SOURCE_BROKEN]
        world.site.fail(None)
        assert watched(world, minutes=20) == [EventKind.SOURCE_BROKEN, EventKind.SOURCE_BACK]
        assert watched(world, minutes=20) == [EventKind.SOURCE_BROKEN, EventKind.SOURCE_BACK]
        world.app.deliver()
        assert told(server) == [
            "Late: ⚠ Source: rest: it cannot be reached",
            "✓ Source: rest: it is well again",
        ]
        text = " ".join(server.mails[0].get_body(("plain",)).get_content().split())
        assert "503" in text
        assert "last good visit 2 March 2026, 08:00" in text


def test_what_breaks_together_is_told_together(tmp_path) -> None:
    with audited(tmp_path, Way.REST, Way.FEEDS) as (world, server):
        world.site.fail(500)
        for _ in range(3):
            world.visit(minutes=20)
        world.app.watch()
        world.app.deliver()
        (subject,) = told(server)
        assert subject.startswith("3 notices: ")


def test_an_auditor_that_stopped_is_told_once_until_it_stops_again(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        audit(world)
        for minutes in (170, 11, 60):
            watched(world, minutes=minutes)
        assert kinds(world) == [EventKind.AUDIT_STOPPED]
        (event,) = (e for e in world.app.records.ledger.events() if e.body == "Audit of alerts")
        assert event.reasons[1] == "it has not run since"
        audit(world)
        watched(world, hours=4)
        assert kinds(world) == [EventKind.AUDIT_STOPPED] * 2


def test_an_auditor_that_always_fails_is_told_with_its_reasons(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        world.site.fail(503)
        for _ in range(4):
            audit(world, hours=1)
            world.app.watch()
        found = [e for e in world.app.records.ledger.events() if e.body == "Audit of alerts"]
        assert len(found) == 1
        assert "503" in found[0].reasons[1]


def test_what_the_service_missed_while_it_was_down_is_no_fault_of_the_auditor(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        audit(world)
        world.now += timedelta(days=3)
        world.restart()
        world.app.watch()
        assert kinds(world) == []


def test_nobody_misses_an_auditor_that_was_switched_off(tmp_path) -> None:
    with watching(tmp_path, Way.REST, more="audit_every_minutes = 0\n") as world:
        assert world.app.audit is None
        watched(world, days=2)
        assert kinds(world) == []


def test_the_round_audits_when_it_is_due_and_beats_only_for_a_good_one(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        records, begun = world.app.records, world.now
        assert world.app.audit is not None
        world.app.audit.begin()
        world.app.audit()
        assert records.audits.last() is None, "what is new must have time to be found"
        world.now += timedelta(minutes=26)
        world.app.audit()
        first = records.audits.last()
        assert first is not None
        assert records.heartbeats.all()["audit"] == world.now > begun
        world.site.fail(503)
        world.now += timedelta(minutes=59)
        world.app.audit()
        assert records.audits.last() == first
        world.now += timedelta(minutes=1)
        world.app.audit()
        failed = records.audits.last()
        assert failed is not None
        assert not failed.answered
        assert records.heartbeats.all()["audit"] == first.at
