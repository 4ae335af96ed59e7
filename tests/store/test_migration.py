import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import monitor.store
from monitor.domain.article import SourceName, Validators
from monitor.domain.copies import text_of
from monitor.domain.document import DocumentType
from monitor.domain.event import EventKind
from monitor.domain.ledger.change import Change
from monitor.domain.rating import Rating
from monitor.domain.reading import Finding, Quote
from monitor.domain.visiting.health import Trouble
from monitor.domain.visiting.rhythm import Rhythm
from monitor.domain.visiting.source_state import Condition, State
from monitor.domain.visiting.visit import Answered, Visit
from monitor.domain.vocabulary import Vocabulary
from monitor.errors import StoreError
from monitor.store.admissions import Admissions
from monitor.store.decisions import Decisions
from monitor.store.engine.database import Database, connect
from monitor.store.engine.migration import HEAD, upgrade
from monitor.store.ledger import Ledger
from monitor.store.lookback import Lookback
from monitor.store.outbox import Outbox
from monitor.store.pages import Pages
from monitor.store.pauses import Pauses
from monitor.store.quarantine import Quarantine
from monitor.store.reviews import Reviews
from monitor.store.rhythms import Rhythms
from monitor.store.source_states import SourceStates
from monitor.store.tables import METADATA
from monitor.store.troubles import Troubles
from monitor.store.visit_requests import VisitRequests
from monitor.store.visits import Visits
from monitor.store.vocabularies import Vocabularies
from tests.store.values import KENT, NOW, READING, article, change, keep, later

SCRIPTS = Path(monitor.store.__file__).with_name("migrations")


def schema(connection: Connection) -> set[str]:
    rows = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    lines = {" ".join(sql.split()) for (sql,) in rows}
    return {line for line in lines if "alembic_version" not in line}


def test_the_steps_lead_to_the_tables_of_today(database: Database) -> None:
    with database.reading() as connection:
        # PostgreSQL has no way to compare two values of JSON.
        options = {"compare_type": True, "compare_server_default": database.name.endswith("3")}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


@pytest.mark.sqlite
def test_not_a_word_of_the_schema_differs(database: Database, tmp_path: Path) -> None:
    fresh = create_engine(f"sqlite:///{tmp_path}/fresh.sqlite3")
    METADATA.create_all(fresh)
    with database.reading() as stepped, fresh.connect() as at_once:
        assert schema(stepped) == schema(at_once)
    fresh.dispose()


def test_the_program_knows_its_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


_OLD_DELIVERIES = """
    INSERT INTO deliveries (id, event_key, channel, address, state, attempts, due_at)
    SELECT id, event_key, channel, address, state, attempts, due_at
    FROM other.deliveries JOIN other.delivery_events ON delivery_id = id
"""


def first_tables(file: Path, rows_of: Path) -> None:
    """A database as the first version made it, with as much of another's rows as it could hold."""
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.connect() as connection:
        connection.execute(text("ATTACH :file AS other"), {"file": str(rows_of)})
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for table in ("articles", "readings", "ledger", "evidence", "events"):
            names = ", ".join(column["name"] for column in inspect(connection).get_columns(table))
            copied = f"INSERT INTO {table} ({names}) SELECT {names} FROM other.{table}"  # noqa: S608
            connection.execute(text(copied))
        connection.execute(text(_OLD_DELIVERIES))
        connection.commit()
    engine.dispose()


@pytest.mark.sqlite
def test_what_the_first_tables_held_is_still_there(database: Database, tmp_path: Path) -> None:
    keep(Ledger(database), change())
    database.close()
    old = tmp_path / "old.sqlite3"
    first_tables(old, Path(database.name))
    with connect(f"sqlite:///{old}") as upgraded:
        assert Ledger(upgraded).inspections() == change().entries
        assert Ledger(upgraded).events() == change().events
        assert Outbox(upgraded).deliveries() == change().deliveries
        (cited,) = Lookback(upgraded).citations()
    assert cited.evidence == change().evidence[0]
    assert (cited.read_at, cited.ended_at) == (NOW, None)


@pytest.mark.sqlite
def test_deliveries_of_before_keep_all_that_they_had(url: str, file: Path) -> None:
    with connect(url) as database:
        keep(Ledger(database), change())
        Outbox(database).retry(change().deliveries[0], later(5), "refused")
    step_back_to_0010(file)
    with connect(url) as upgraded:
        (kept,) = Outbox(upgraded).deliveries()
    (made,) = change().deliveries
    assert kept == replace(made, due_at=later(5), attempts=1, error="refused")


def step_back_to_0010(file: Path) -> None:
    """As the tables were before deliveries knew how long they had waited."""
    step_back_to_0011(file)
    engine = create_engine(f"sqlite:///{file}")
    lost = ("planned_at", "waited", "instead_of", "folded_into", "held_by")
    with engine.begin() as connection:
        for table in ("acknowledged", "silences", "circuits"):
            connection.execute(text(f"DROP TABLE {table}"))
        for column in lost:
            connection.execute(text(f"ALTER TABLE deliveries DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0010'"))
    engine.dispose()


@pytest.mark.sqlite
def test_a_source_of_before_keeps_what_it_had(url: str, file: Path) -> None:
    feed, marks = SourceName("feed"), Validators('"etag"', "Thu, 30 May 2024 10:00:00 GMT")
    with connect(url) as database:
        answered = Answered("https://x.org/rss", marks, {"https://x.org/rss": 25})
        Visits(database).succeeded(feed, answered, NOW, later(5))
        Visits(database).failed(feed, "404", later(5), later(10))
    step_back_to_0011(file)
    with connect(url) as upgraded:
        kept = Visits(upgraded).of(feed)
    assert kept == Visit(marks, NOW, later(5), later(10), 1, "404", url=None, held={})


def step_back_to_0011(file: Path) -> None:
    """As the tables were before a source knew its address, and what its lists held."""
    step_back_to_0012(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for column in ("url", "held"):
            connection.execute(text(f"ALTER TABLE sources DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0011'"))
    engine.dispose()


def step_back_to_0012(file: Path) -> None:
    """As the tables were before a message knew that it may have arrived."""
    step_back_to_0013(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE deliveries DROP COLUMN perhaps_sent"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0012'"))
    engine.dispose()


@pytest.mark.sqlite
def test_no_source_of_before_is_paused(url: str, file: Path) -> None:
    with connect(url) as database:
        Visits(database).failed(SourceName("feed"), "404", NOW, later(5))
    step_back_to_0013(file)
    with connect(url) as upgraded:
        assert Visits(upgraded).of(SourceName("feed")).reason == "404"
        assert Pauses(upgraded).all() == {}
        assert VisitRequests(upgraded).waiting() == {}


def step_back_to_0013(file: Path) -> None:
    """As the tables were before a source could be paused."""
    step_back_to_0014(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for table in ("pauses", "visit_requests"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0013'"))
    engine.dispose()


@pytest.mark.sqlite
def test_of_a_source_of_before_nobody_knows_when_it_began(url: str, file: Path) -> None:
    feed = SourceName("feed")
    with connect(url) as database:
        Visits(database).begin(feed, NOW)
        Visits(database).failed(feed, "404", NOW, later(5))
    step_back_to_0014(file)
    with connect(url) as upgraded:
        assert Visits(upgraded).of(feed) == Visit(Validators(), None, NOW, later(5), 1, "404")
        assert Vocabularies(upgraded).of(feed) == Vocabulary()


@pytest.mark.sqlite
def test_what_was_told_of_a_source_before_is_that_it_did_not_answer(url: str, file: Path) -> None:
    feed = SourceName("feed")
    with connect(url) as database:
        Troubles(database).tell({feed: Trouble(NOW, None, State.GONE, NOW)}, (), ())
        SourceStates(database).keep(feed, Condition(State.GONE))
    step_back_to_0015(file)
    with connect(url) as upgraded:
        assert Troubles(upgraded).all() == {feed: Trouble(NOW, None, State.UNREACHABLE)}
        assert SourceStates(upgraded).of(feed) == Condition()


@pytest.mark.sqlite
def test_the_rhythm_of_a_source_of_before_is_not_known(url: str, file: Path) -> None:
    feed = SourceName("feed")
    with connect(url) as database:
        Visits(database).failed(feed, "404", NOW, later(5))
        Rhythms(database).keep(feed, Rhythm(usual=timedelta(hours=1)))
    step_back_to_0018(file)
    with connect(url) as upgraded:
        assert Visits(upgraded).of(feed).next_due_at == later(5)
        assert Rhythms(upgraded).of(feed) == Rhythm()


def step_back_to_0025(file: Path) -> None:
    """As the tables were before articles were looked up by their addresses."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX ix_articles_url"))
        connection.execute(
            text("CREATE INDEX ix_articles_source ON articles (source, last_read_at)")
        )
        connection.execute(text("UPDATE alembic_version SET version_num = '0025'"))
    engine.dispose()


def step_back_to_0024(file: Path) -> None:
    """As the tables were before a text could be dropped."""
    step_back_to_0025(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for index in ("articles_last_read_at", "events_article_id"):
            connection.execute(text(f"DROP INDEX ix_{index}"))
        connection.execute(text("ALTER TABLE articles DROP COLUMN text_dropped_at"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0024'"))
    engine.dispose()


@pytest.mark.sqlite
def test_every_article_of_before_has_its_text(url: str, file: Path) -> None:
    with connect(url) as database:
        keep(Ledger(database), change())
    step_back_to_0024(file)
    with connect(url) as upgraded:
        assert Ledger(upgraded).article(article().id) == article()


def step_back_to_0023(file: Path) -> None:
    """As the tables were before there were several workers."""
    step_back_to_0024(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for table in ("workers", "hosts"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE deliveries DROP COLUMN lent_to"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0023'"))
    engine.dispose()


def step_back_to_0022(file: Path) -> None:
    """As the tables were before a list was known by its bytes."""
    step_back_to_0023(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE sources DROP COLUMN digest"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0022'"))
    engine.dispose()


@pytest.mark.sqlite
def test_a_list_of_before_is_known_by_what_its_server_said(url: str, file: Path) -> None:
    feed, marks = SourceName("feed"), Validators('"etag"', None, "0" * 64)
    with connect(url) as database:
        Visits(database).succeeded(feed, Answered("https://x.org/rss", marks), NOW, later(5))
    step_back_to_0022(file)
    with connect(url) as upgraded:
        kept = Visits(upgraded).of(feed).validators
    assert (kept.etag, kept.digest) == ('"etag"', None)


def step_back_to_0021(file: Path) -> None:
    """As the tables were before the dashboard looked things up at every page."""
    step_back_to_0022(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for index in ("ix_articles_first_read_at", "ix_evidence_ended_at"):
            connection.execute(text(f"DROP INDEX {index}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0021'"))
    engine.dispose()


def step_back_to_0020(file: Path) -> None:
    """As the tables were before people decided on questions."""
    step_back_to_0021(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE decisions"))
        connection.execute(text("ALTER TABLE evidence DROP COLUMN decided_by"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0020'"))
    engine.dispose()


@pytest.mark.sqlite
def test_what_was_read_before_anybody_could_decide_is_nobodys_decision(
    database: Database, file: Path
) -> None:
    question = replace(change().events[0], kind=EventKind.NEEDS_REVIEW)
    keep(Ledger(database), replace(change(), events=(question,)))
    database.close()
    step_back_to_0020(file)
    with connect(f"sqlite:///{file}") as upgraded:
        (inspection,) = change().entries
        assert Ledger(upgraded).evidence(inspection.id) == change().evidence
        assert Decisions(upgraded).on(question.key) == ()
        assert Reviews(upgraded).awaiting() == (question,)


def step_back_to_0019(file: Path) -> None:
    """As the tables were before there was a dashboard."""
    step_back_to_0020(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for table in ("sessions", "tokens"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0019'"))
    engine.dispose()


@pytest.mark.sqlite
def test_before_there_was_a_dashboard_nobody_was_let_in(url: str, file: Path) -> None:
    connect(url).close()
    step_back_to_0019(file)
    with connect(url) as upgraded:
        assert Admissions(upgraded).tokens() == {}
        assert not Admissions(upgraded).goes_on("anything", "", NOW)


def step_back_to_0018(file: Path) -> None:
    """As the tables were before rhythms and the wishes of hosts were kept."""
    step_back_to_0019(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for table in ("source_rhythms", "robots"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0018'"))
    engine.dispose()


def step_back_to_0017(file: Path) -> None:
    """As the tables were before articles were compared with one another."""
    step_back_to_0018(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE sketches"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0017'"))
    engine.dispose()


@pytest.mark.sqlite
def test_what_articles_of_before_say_can_be_compared(database: Database, file: Path) -> None:
    keep(Ledger(database), change())
    database.close()
    step_back_to_0017(file)
    found = Finding(KENT, "Kent", None, Rating.GOOD, Quote("", 0, 0), 1.0)
    reading = replace(READING, findings=(found,))
    with connect(f"sqlite:///{file}") as upgraded:
        (known,) = Ledger(upgraded).texts_beside(article("other"), reading)
    assert known == replace(text_of(article()), says=frozenset({(KENT, Rating.GOOD)}))


def step_back_to_0016(file: Path) -> None:
    """As the tables were before runs were held."""
    step_back_to_0017(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for table in ("quarantined", "quarantines"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0016'"))
    engine.dispose()


@pytest.mark.sqlite
def test_nothing_was_held_before_there_was_a_quarantine(database: Database, file: Path) -> None:
    keep(Ledger(database), change())
    database.close()
    step_back_to_0016(file)
    with connect(f"sqlite:///{file}") as upgraded:
        assert Ledger(upgraded).article(article().id) == article()
        assert Quarantine(upgraded).runs() == ()
        assert not Quarantine(upgraded).is_held(article().source)


def step_back_to_0015(file: Path) -> None:
    """As the tables were before sources had states."""
    step_back_to_0016(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE source_states"))
        for column in ("state", "reminded_at"):
            connection.execute(text(f"ALTER TABLE troubles DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0015'"))
    engine.dispose()


def step_back_to_0014(file: Path) -> None:
    """As the tables were before a site's terms and the begin of a first visit were kept."""
    step_back_to_0015(file)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for table in ("vocabularies", "beginnings"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0014'"))
    engine.dispose()


@pytest.mark.sqlite
def test_an_article_of_the_first_tables_gets_its_sort_when_it_is_read_again(
    database: Database, tmp_path: Path
) -> None:
    keep(Ledger(database), change())
    database.close()
    old = tmp_path / "old.sqlite3"
    first_tables(old, Path(database.name))
    with connect(f"sqlite:///{old}") as upgraded:
        ledger = Ledger(upgraded)
        assert ledger.article(article().id) == article()
        again = replace(article(), document=DocumentType.REPORT, report_file="https://x.org/a.pdf")
        ledger.record(again, READING, (), lambda known: Change())
        assert ledger.article(again.id) == again
        assert Pages(upgraded).watched(NOW) == ()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(url: str) -> None:
    with connect(url) as database, database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for _attempt in range(2):
        with pytest.raises(StoreError, match=r"newer than this program .*9999.*update the prog"):
            connect(url)


def test_a_database_of_another_program_is_refused_and_left_alone(
    url: str, database: Database
) -> None:
    with database.writing() as connection:
        METADATA.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(StoreError, match="belongs to another program"):
        connect(url)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["recipes"]


def test_an_upgrade_that_fails_leaves_nothing_behind(database: Database) -> None:
    def tables() -> list[str]:
        with database.reading() as connection:
            return inspect(connection).get_table_names()

    def stumble() -> None:
        with database.writing() as connection:
            upgrade(connection, "here")
            raise RuntimeError("killed after the last step")

    with database.writing() as connection:
        METADATA.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    assert tables() == []
    with pytest.raises(RuntimeError):
        stumble()
    assert tables() == []
    with database.writing() as connection:
        upgrade(connection, "here")
    assert set(tables()) == {*METADATA.tables, "alembic_version"}


def test_a_folder_with_odd_characters_is_no_hindrance(tmp_path: Path) -> None:
    connect(f"sqlite:///{tmp_path}/100% %(here)s ü/monitor.sqlite3").close()


def test_a_start_without_anything_to_do_does_not_load_alembic(url: str) -> None:
    connect(url).close()
    program = (
        "import sys; from monitor.store.engine.database import connect;"
        f"connect({url!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 our own words


def test_nothing_in_the_tables_is_sqlite_only() -> None:
    dialect = postgresql.dialect()
    for table in METADATA.sorted_tables:
        made = str(CreateTable(table).compile(dialect=dialect))
        assert "TIMESTAMP WITHOUT" not in made
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))
