"""What audits found comes back as it was."""

from datetime import timedelta

from monitor.domain.article import SourceName
from monitor.domain.upkeep.audit import Audited, Link, Proof, Verdict
from monitor.domain.visiting.health import Trouble
from monitor.store.audits import Audits
from monitor.store.engine.database import Database, connect
from monitor.store.troubles import Troubles
from tests.store.values import NOW

LONG = Proof(
    url="https://x.org/document/kent",
    title="An inspection of Kent PDU \ud800",
    bodies="Kent PDU",
    published=NOW - timedelta(hours=3),
    appeared=NOW - timedelta(hours=2, microseconds=7),
    verdict=Verdict.MISSING,
    noticed=NOW - timedelta(hours=1),
    told=NOW,
    delay=timedelta(minutes=61, microseconds=5),
    missing=Link.DELIVERY,
    words=("not delivered to slack (Desk): dead after 3 tries: gone",),
)
SHORT = Proof("https://x.org/document/wigan", "Wigan", "", None, NOW, Verdict.UNWANTED)
WHOLE = Audited(
    at=NOW,
    since=NOW - timedelta(days=7),
    way=(SourceName("sitemap"), SourceName("feed")),
    proofs=(LONG, SHORT),
    faults=("rest: HTTP 503",),
    healthy=30,
    sources=31,
)
FAILED = Audited(at=NOW + timedelta(hours=1), since=NOW - timedelta(days=7), faults=("all: 503",))


def test_an_audit_comes_back_as_it_was(url: str) -> None:
    with connect(url) as database:
        audits = Audits(database)
        audits.keep(WHOLE)
        audits.keep(FAILED)
        assert audits.last() == FAILED
        assert audits.last_good() == WHOLE
        assert audits.since(NOW) == (WHOLE, FAILED)
        assert audits.since(NOW + timedelta(minutes=1)) == (FAILED,)


def test_before_any_audit_nothing_is_known(database: Database) -> None:
    audits = Audits(database)
    assert (audits.last(), audits.last_good(), audits.since(NOW)) == (None, None, ())
    assert audits.coverage(NOW - timedelta(days=1), NOW) is None


def test_very_old_audits_are_forgotten(database: Database) -> None:
    audits = Audits(database)
    audits.keep(WHOLE)
    audits.keep(Audited(at=NOW + timedelta(days=100), since=NOW))
    assert len(audits.since(NOW - timedelta(days=1))) == 1


def test_the_coverage_of_a_span_is_of_what_appeared_in_it(database: Database) -> None:
    audits = Audits(database)
    audits.keep(WHOLE)
    audits.keep(FAILED)
    found = audits.coverage(NOW - timedelta(hours=4), NOW + timedelta(hours=2))
    assert found is not None
    assert found.line == "2 published · 1 alerted · worst delay 1 h 1 min · sources healthy 30/31"
    later = audits.coverage(NOW, NOW + timedelta(hours=2))
    assert later is not None
    assert later.published == 1
    assert audits.coverage(NOW + timedelta(minutes=1), NOW + timedelta(hours=2)) is None


def test_a_subscription_holds_since_it_was_first_met(database: Database) -> None:
    audits = Audits(database)
    audits.wish(["a", "b"], NOW)
    assert audits.wishes() == {"a": None, "b": None}, "who knows since when"
    audits.wish(["b", "c"], NOW + timedelta(days=1))
    audits.wish(["b", "c"], NOW + timedelta(days=2))
    assert audits.wishes() == {"b": None, "c": NOW + timedelta(days=1)}


def test_a_trouble_is_remembered(database: Database) -> None:
    troubles, name = Troubles(database), SourceName("rest")
    assert troubles.all() == {}
    for trouble in (Trouble(NOW), Trouble(NOW, NOW + timedelta(hours=1))):
        assert troubles.tell({name: trouble}, (), ()) == ()
        assert troubles.all() == {name: trouble}
