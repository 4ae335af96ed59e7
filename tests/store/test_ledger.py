from dataclasses import replace

import pytest

from monitor.domain.article import ArticleId
from monitor.domain.delivery import DeliveryState
from monitor.domain.inspection import Authority, Status
from monitor.domain.ledger.change import Change, Known
from monitor.domain.rating import Rating
from monitor.domain.seen import Seen
from monitor.domain.visiting.visit import Owed
from monitor.errors import StoreError
from monitor.store.engine.database import Database
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.tables import METADATA
from monitor.store.visits import Visits
from tests.store.values import (
    ESSEX,
    KENT,
    NOW,
    READING,
    article,
    change,
    delivery,
    event,
    evidence,
    inspection,
    keep,
    known_of,
    later,
)


def rows(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return {
            table.name: len(connection.execute(table.select()).all())
            for table in METADATA.sorted_tables
        }


def test_a_stranger_is_not_seen(ledger: Ledger) -> None:
    assert ledger.seen(ArticleId("a")) is None
    assert ledger.article(ArticleId("a")) is None


def test_an_article_that_was_recorded_is_seen(ledger: Ledger) -> None:
    keep(ledger, Change())
    assert ledger.seen(ArticleId("a")) == Seen(
        article().source, article().official, "mark", "print", NOW, NOW
    )
    assert ledger.article(ArticleId("a")) == article()


def test_an_edited_article_takes_the_place_of_the_former_but_was_first_read_then(
    ledger: Ledger,
) -> None:
    edited = replace(
        article(), text="now", title="new", fingerprint="2", entry_mark="3", read_at=later(9)
    )
    keep(ledger, Change())
    ledger.record(edited, READING, (), lambda known: Change())
    assert ledger.seen(ArticleId("a")) == Seen(
        article().source, article().official, "3", "2", NOW, later(9)
    )
    assert ledger.article(ArticleId("a")) == edited


def test_what_is_recorded_first_is_all_new(ledger: Ledger, outbox: Outbox) -> None:
    assert keep(ledger, change()) == change()
    assert ledger.inspections() == change().entries
    assert ledger.evidence(inspection().id) == change().evidence
    assert ledger.events() == change().events
    assert outbox.deliveries() == change().deliveries


def test_recording_the_same_again_adds_nothing(ledger: Ledger, database: Database) -> None:
    keep(ledger, change())
    before = rows(database)
    assert keep(ledger, change()) == Change()
    assert rows(database) == before


def test_an_entry_that_says_the_same_at_another_time_is_not_new(ledger: Ledger) -> None:
    keep(ledger, change())
    again = replace(inspection(), recorded_at=later(60))
    assert keep(ledger, Change(entries=(again,))).entries == ()


def test_an_event_that_was_there_is_not_new_and_gets_no_new_deliveries(
    ledger: Ledger, outbox: Outbox
) -> None:
    keep(ledger, change())
    slack = delivery(event(), "slack")
    assert keep(ledger, Change(events=(event(),), deliveries=(slack,)), "b") == Change()
    assert outbox.deliveries() == change().deliveries


def test_an_event_learned_in_silence_stays_silent(ledger: Ledger, outbox: Outbox) -> None:
    keep(ledger, replace(change(), deliveries=()))
    assert keep(ledger, change(), "b").deliveries == ()
    assert outbox.deliveries() == ()


def test_a_delivery_of_an_event_that_is_not_in_the_change_is_left_out(
    ledger: Ledger, outbox: Outbox
) -> None:
    keep(ledger, Change(deliveries=(delivery(event()),)))
    assert outbox.deliveries() == ()


def test_of_two_events_with_one_key_the_first_counts(ledger: Ledger) -> None:
    twice = Change(events=(event(), replace(event(), body="Essex PDU")))
    assert keep(ledger, twice).events == (event(),)


def test_a_superseding_entry_leaves_the_old_one(ledger: Ledger) -> None:
    corrected = replace(
        inspection(),
        rating=Rating.INADEQUATE,
        status=Status.CORRECTED,
        authority=Authority.OFFICIAL,
        recorded_at=later(60),
    )
    keep(ledger, change())
    keep(ledger, Change(entries=(corrected,)), "b")
    assert ledger.entries(inspection().id) == (inspection(), corrected)
    assert ledger.inspections() == (corrected,)


def test_an_entry_can_go_back_to_what_stood_before(ledger: Ledger) -> None:
    other = replace(inspection(), rating=Rating.INADEQUATE)
    for entry in (inspection(), other, inspection()):
        keep(ledger, Change(entries=(entry,)))
    assert ledger.entries(inspection().id) == (inspection(), other, inspection())


def test_a_decision_sees_the_standing_entries_in_order_of_publication(ledger: Ledger) -> None:
    dates = ("2024-05-30", "2018-01-09", "2024", "2024-05", "2023-12-31/2024-05-30")
    ledger.load_baseline(inspection(date) for date in dates)
    corrected = replace(inspection("2018-01-09"), rating=Rating.INADEQUATE)
    keep(ledger, Change(entries=(corrected,)))
    seen = [one.published.text for one in known_of(ledger, KENT).of(KENT)]
    assert seen == ["2018-01-09", "2023-12-31/2024-05-30", "2024-05-30", "2024-05", "2024"]
    assert known_of(ledger, KENT).of(KENT)[0] == corrected


def test_a_decision_sees_the_bodies_asked_for_and_no_others(ledger: Ledger) -> None:
    ledger.load_baseline([inspection(), inspection(body=ESSEX)])
    assert known_of(ledger, KENT) == Known({KENT: (inspection(),)})
    assert known_of(ledger, KENT, ESSEX).of(ESSEX) == (inspection(body=ESSEX),)
    assert known_of(ledger) == Known({})


def test_an_inspection_that_moved_to_another_body_is_known_there_only(ledger: Ledger) -> None:
    moved = replace(inspection(), body_id=ESSEX)
    keep(ledger, change())
    keep(ledger, Change(entries=(moved,)), "b")
    assert known_of(ledger, KENT, ESSEX).inspections == {ESSEX: (moved,)}


def test_nothing_is_kept_when_the_decision_fails(ledger: Ledger, database: Database) -> None:
    def stumble(known: Known) -> Change:
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        ledger.record(article(), READING, (KENT,), stumble)
    assert set(rows(database).values()) == {0}


def test_nothing_is_kept_when_a_part_cannot_be(ledger: Ledger, database: Database) -> None:
    foreign = evidence(inspection(), "an article that was never kept")
    with pytest.raises(StoreError, match=r"monitor.*(?i:foreign key)"):
        keep(ledger, replace(change(), evidence=(foreign,)))
    assert set(rows(database).values()) == {0}


def test_an_edited_article_speaks_again_beside_what_it_said_before(ledger: Ledger) -> None:
    said = replace(evidence(inspection()), rating=Rating.OUTSTANDING)
    keep(ledger, change())
    edited = replace(article(), fingerprint="another")
    new = ledger.record(edited, READING, (), lambda known: Change(evidence=(said,)))
    assert new.evidence == (said,)
    assert ledger.evidence(inspection().id) == (evidence(inspection()), said)


def test_an_article_that_arrived_is_no_longer_owed(ledger: Ledger, visits: Visits) -> None:
    visits.owe(ArticleId("a"), NOW)
    visits.owe(ArticleId("b"), NOW)
    keep(ledger, Change())
    assert visits.owed(ArticleId("a")) is None
    assert visits.owed(ArticleId("b")) == Owed(1, NOW, NOW)


def test_the_baseline_is_loaded_once(ledger: Ledger) -> None:
    baseline = [inspection("2019"), inspection("2020-03")]
    assert ledger.load_baseline(baseline) == 2
    assert ledger.load_baseline([*baseline, inspection("2021")]) == 1
    assert [one.published.text for one in ledger.inspections()] == ["2019", "2020-03", "2021"]


@pytest.mark.parametrize(
    ("shipped", "added"),
    [
        ("2024-06-11", 0),
        ("2024-05", 0),
        ("2024", 0),
        ("2024-04-02", 0),
        ("2024-09-30", 1),
        ("2023", 1),
    ],
)
def test_what_was_learned_before_a_newer_history_ships_it_is_not_there_twice(
    ledger: Ledger, shipped: str, added: int
) -> None:
    keep(ledger, change())
    assert ledger.load_baseline([inspection(shipped)]) == added
    assert ledger.load_baseline([inspection(shipped, body=ESSEX)]) == 1


def test_what_was_taken_back_a_newer_history_does_not_bring_again(ledger: Ledger) -> None:
    keep(ledger, change())
    back = replace(inspection(), status=Status.RETRACTED)
    ledger.record(article("b"), READING, (KENT,), lambda known: Change((back,)))
    assert ledger.load_baseline([inspection()]) == 0
    assert ledger.inspections(KENT) == ()


def test_the_baseline_overrules_nothing(ledger: Ledger) -> None:
    keep(ledger, change())
    assert ledger.load_baseline([replace(inspection(), rating=Rating.INADEQUATE)]) == 0
    assert ledger.inspections(KENT) == (inspection(),)


def test_of_two_baseline_rows_with_one_id_the_first_counts(ledger: Ledger) -> None:
    assert ledger.load_baseline([inspection(), replace(inspection(), rating=None)]) == 1
    assert ledger.entries(inspection().id) == (inspection(),)


def test_an_empty_baseline_is_no_fault(ledger: Ledger) -> None:
    assert ledger.load_baseline([]) == 0


def test_inspections_of_one_body(ledger: Ledger) -> None:
    ledger.load_baseline([inspection(), inspection(body=ESSEX)])
    assert ledger.inspections(ESSEX) == (inspection(body=ESSEX),)


def test_events_come_newest_first_and_no_more_than_asked_for(ledger: Ledger) -> None:
    events = tuple(event(str(minute), later(minute)) for minute in (2, 3, 1))
    keep(ledger, Change(events=events))
    assert [one.key for one in ledger.events()] == ["3", "2", "1"]
    assert [one.key for one in ledger.events(limit=2)] == ["3", "2"]


def test_new_deliveries_are_pending(ledger: Ledger, outbox: Outbox) -> None:
    keep(ledger, change())
    assert [one.state for one in outbox.deliveries()] == [DeliveryState.PENDING]


def test_a_decision_sees_what_was_said_of_each_inspection(ledger: Ledger) -> None:
    keep(ledger, change())
    keep(ledger, replace(change(name="b"), events=(), deliveries=()), "b")
    (said,) = known_of(ledger, KENT).said.values()
    assert [(one.evidence, one.title) for one in said] == [
        (evidence(inspection(), name), "Kent falls short") for name in ("a", "b")
    ]
    assert known_of(ledger, ESSEX).said == {}
