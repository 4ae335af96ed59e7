"""The ledger's whole past."""

from dataclasses import replace
from datetime import date

from monitor.domain.ledger.change import Change
from monitor.domain.ledger.lookback import as_known_on
from monitor.domain.rating import Rating
from monitor.store.engine.database import Database
from monitor.store.ledger import Ledger
from monitor.store.lookback import Lookback
from tests.store.values import (
    ESSEX,
    NOW,
    READING,
    article,
    change,
    evidence,
    inspection,
    keep,
    later,
)


def test_every_entry_comes_back_in_the_order_of_writing(database: Database) -> None:
    ledger = Ledger(database)
    ledger.load_baseline([inspection("2026", ESSEX), inspection()])
    corrected = replace(inspection(), rating=Rating.INADEQUATE, recorded_at=later(60))
    keep(ledger, Change(entries=(corrected,)))
    assert Lookback(database).entries() == (inspection("2026", ESSEX), inspection(), corrected)


def test_looking_back_from_the_end_of_time_finds_what_stands(database: Database) -> None:
    ledger = Ledger(database)
    ledger.load_baseline([inspection("2026", ESSEX), inspection("2019"), inspection()])
    corrected = replace(inspection(), rating=Rating.INADEQUATE, recorded_at=later(60))
    moved = replace(inspection("2019"), body_id=ESSEX)
    keep(ledger, Change(entries=(corrected, moved)))
    entries = Lookback(database).entries()
    assert as_known_on(entries, date.max, ()) == ledger.inspections()


def test_an_empty_ledger_has_no_past(database: Database) -> None:
    assert Lookback(database).entries() == ()
    assert Lookback(database).citations() == ()


def test_evidence_comes_with_its_article(database: Database) -> None:
    keep(Ledger(database), change())
    (cited,) = Lookback(database).citations()
    assert cited.evidence == evidence(inspection())
    assert (cited.title, cited.source, cited.url) == (
        "Kent falls short",
        "paper",
        "https://paper.example/a",
    )
    assert (cited.published, cited.read_at) == (later(-60), NOW)


def test_each_text_of_an_edited_article_was_read_at_its_own_time(database: Database) -> None:
    ledger = Ledger(database)
    keep(ledger, change())
    edited = replace(article(), fingerprint="another", read_at=later(60))
    said = Change(evidence=(replace(evidence(inspection()), rating=Rating.OUTSTANDING),))
    ledger.record(edited, READING, (), lambda known: said)
    assert [cited.read_at for cited in Lookback(database).citations()] == [NOW, later(60)]


def test_a_text_read_again_was_first_read_before(database: Database) -> None:
    ledger = Ledger(database)
    keep(ledger, change())
    ledger.record(article(read_at=later(60)), READING, (), lambda known: Change())
    assert [cited.read_at for cited in Lookback(database).citations()] == [NOW]
