"""Texts that nothing rests on go once they are old; all else stays."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.article import Article, ArticleId
from monitor.domain.ledger.change import Change
from monitor.domain.reading import Category, Reading
from monitor.domain.upkeep.pruning import Dropped
from monitor.store.archive import Archive
from monitor.store.engine.compaction import Compaction
from monitor.store.engine.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.retention import Retention
from monitor.store.visits import Visits
from tests.store.values import NOW, READING, article, change, keep, later

OLD = NOW - timedelta(days=200)
LIMIT = NOW - timedelta(days=180)
UNRELATED = Reading(Category.UNRELATED, (), (), ("nothing of ours",))


def unrelated(ledger: Ledger, *names: str, **other: object) -> None:
    made = [replace(article(name, OLD), **other) for name in names]  # type: ignore[arg-type]
    ledger.add_idle([(one, UNRELATED) for one in made])


def dropped(database: Database) -> Dropped:
    made, place = Retention(database).drop(LIMIT, NOW)
    while place is not None:
        more, place = Retention(database).drop(LIMIT, NOW, place)
        made += more
    return made


def kept(ledger: Ledger, name: str = "a") -> Article:
    found = ledger.article(ArticleId(name))
    assert found is not None
    return found


def test_an_old_text_that_concerns_nobody_goes_and_all_else_of_it_stays(
    database: Database, ledger: Ledger
) -> None:
    unrelated(ledger, "a")
    before, seen = kept(ledger), ledger.seen(ArticleId("a"))
    assert Retention(database).droppable(LIMIT) == Dropped(1, len(before.text))
    assert dropped(database) == Dropped(1, len(before.text))
    assert kept(ledger) == replace(before, text="", text_dropped_at=NOW)
    assert ledger.seen(ArticleId("a")) == seen
    assert dropped(database) == Retention(database).droppable(LIMIT) == Dropped()


def test_a_young_text_stays(database: Database, ledger: Ledger) -> None:
    unrelated(ledger, "a", read_at=LIMIT)
    assert dropped(database) == Dropped()


@pytest.mark.parametrize("other", [{"official": True}, {"text": ""}])
def test_so_does_one_of_the_inspectorate_and_an_empty_one_is_none(
    database: Database, ledger: Ledger, other: dict[str, object]
) -> None:
    unrelated(ledger, "a", **other)
    assert dropped(database) == Dropped()


@pytest.mark.parametrize("of", ["evidence", "events"])
def test_what_evidence_or_an_event_refers_to_stays_whatever_it_was_read_as(
    database: Database, ledger: Ledger, of: str
) -> None:
    whole = change()
    told = Change(events=whole.events) if of == "events" else Change(evidence=whole.evidence)
    ledger.record(article("a", OLD), UNRELATED, (), lambda _known: told)
    assert dropped(database) == Dropped()
    assert kept(ledger).text


def test_what_was_read_as_a_report_or_a_mention_stays(database: Database, ledger: Ledger) -> None:
    mention = replace(UNRELATED, category=Category.RATING_MENTION)
    ledger.add_idle([(article("a", OLD), READING), (article("b", OLD), mention)])
    assert dropped(database) == Dropped()


def test_of_texts_that_it_had_before_nothing_stays(database: Database, ledger: Ledger) -> None:
    for number, text in enumerate(("first", "second", "third")):
        edited = replace(article("a", OLD), text=text, fingerprint=f"print {number}")
        ledger.record(edited, UNRELATED, (), lambda _known: Change())
    assert dropped(database) == Dropped(1, len("third"), readings=2)
    assert ledger.first_read(ArticleId("a"), "print 2") == OLD
    assert ledger.first_read(ArticleId("a"), "print 0") is None


def test_a_text_that_comes_again_is_kept_again(database: Database, ledger: Ledger) -> None:
    unrelated(ledger, "a")
    dropped(database)
    ledger.record(article(), UNRELATED, (), lambda _known: Change())
    assert kept(ledger) == article()


def test_however_many_there_are_each_goes_once_in_small_steps(
    database: Database, ledger: Ledger
) -> None:
    """All of one moment, as those of one list are, so that their ids tell them apart."""
    unrelated(ledger, *map(str, range(450)))
    keep(ledger, change(), "a")
    first, place = Retention(database).drop(LIMIT, NOW)
    assert (first.texts, place) == (200, (OLD, kept(ledger, place[1]).id if place else None))
    assert first.texts + dropped(database).texts == 450


def test_reading_again_leaves_it_out_and_counts_it(database: Database, ledger: Ledger) -> None:
    unrelated(ledger, "a", "b")
    unrelated(ledger, "c", read_at=NOW)
    dropped(database)
    archive = Archive(database)
    assert (archive.ids(), archive.textless()) == ((ArticleId("c"),), 2)
    assert archive.textless(since=LIMIT) == 0


def test_a_page_that_no_list_names_any_more_is_owed_no_more(
    database: Database, visits: Visits
) -> None:
    visits.owe(ArticleId("old"), OLD)
    visits.owe(ArticleId("young"), NOW)
    assert Retention(database).forget_owed(LIMIT) == Dropped(owed=1)
    assert visits.owed(ArticleId("old")) is None
    assert visits.owed(ArticleId("young")) is not None


def long_texts(ledger: Ledger) -> None:
    unrelated(ledger, *map(str, range(100)), text="nothing of ours " * 2000)


@pytest.mark.sqlite
def test_its_room_is_given_back_in_small_steps(
    database: Database, ledger: Ledger, file: Path
) -> None:
    long_texts(ledger)
    dropped(database)
    compaction = Compaction(database)
    before = compaction.room()
    assert before.returnable
    assert before.unused > 2_000_000
    assert compaction.give_back(10)
    assert compaction.room().size == before.size - 10 * 4096
    while compaction.give_back(500):
        pass
    compaction.checkpoint()
    assert file.stat().st_size == compaction.room().size <= before.size - before.unused
    assert not compaction.give_back(10)


@pytest.mark.sqlite
def test_a_file_of_an_older_program_gives_room_back_once_it_was_written_anew(
    database: Database, ledger: Ledger, url: str
) -> None:
    long_texts(ledger)
    dropped(database)
    with database.reader.raw_connection() as raw:
        raw.cursor().execute("PRAGMA auto_vacuum = 0")
        raw.cursor().execute("VACUUM")
    database.close()
    with connect(url) as old:
        unrelated(Ledger(old), *map(str, range(100, 200)), text="nothing of ours " * 2000)
        dropped(old)
        compaction = Compaction(old)
        assert not compaction.give_back(10)
        before = compaction.room()
        assert not before.returnable
        compaction.rewrite()
        after = compaction.room()
    assert after.returnable
    assert (after.unused, after.size) < (1, before.size - before.unused // 2)


def test_any_database_says_how_large_it_is(database: Database, ledger: Ledger) -> None:
    unrelated(ledger, "a")
    assert Compaction(database).room().size > 50_000
    assert Retention(database).articles() == 1


def test_it_is_younger_by_when_it_was_read_last(database: Database, ledger: Ledger) -> None:
    unrelated(ledger, "a")
    ledger.record(article("a", later(0)), UNRELATED, (), lambda _known: Change())
    assert dropped(database) == Dropped()
