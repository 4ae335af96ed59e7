"""What is kept, opened for use."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from monitor import data
from monitor.bootstrap.clock import utc_now
from monitor.config import Config
from monitor.service.ports import Clock
from monitor.store.addresses import Addresses
from monitor.store.admissions import Admissions
from monitor.store.announcements import Announcements
from monitor.store.archive import Archive
from monitor.store.audits import Audits
from monitor.store.backfills import Backfills
from monitor.store.chronicle import Chronicle
from monitor.store.decisions import Decisions
from monitor.store.engine.compaction import Compaction
from monitor.store.engine.database import Database, connect
from monitor.store.engine.whereabouts import database_path, file_of
from monitor.store.heartbeats import Heartbeats
from monitor.store.hosts import Hosts
from monitor.store.ledger import Ledger
from monitor.store.lookback import Lookback
from monitor.store.outbox import Outbox
from monitor.store.pages import Pages
from monitor.store.pauses import Pauses
from monitor.store.plans import Plans
from monitor.store.quarantine import Quarantine
from monitor.store.retention import Retention
from monitor.store.reviews import Reviews
from monitor.store.rhythms import Rhythms
from monitor.store.robots import RobotsFiles
from monitor.store.silences import Silences
from monitor.store.source_states import SourceStates
from monitor.store.traces import Traces
from monitor.store.troubles import Troubles
from monitor.store.visit_requests import VisitRequests
from monitor.store.visits import Visits
from monitor.store.vocabularies import Vocabularies
from monitor.store.walks import Walks
from monitor.store.workers import Workers
from monitor.store.yields import Yields


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept, for looking at it. ``hosts``: None where one process asks them all."""

    database: Database
    ledger: Ledger
    lookback: Lookback
    visits: Visits
    addresses: Addresses
    walks: Walks
    vocabularies: Vocabularies
    outbox: Outbox
    heartbeats: Heartbeats
    archive: Archive
    plans: Plans
    backfills: Backfills
    pages: Pages
    silences: Silences
    reviews: Reviews
    audits: Audits
    traces: Traces
    announcements: Announcements
    troubles: Troubles
    pauses: Pauses
    requests: VisitRequests
    states: SourceStates
    rhythms: Rhythms
    robots: RobotsFiles
    yields: Yields
    quarantine: Quarantine
    chronicle: Chronicle
    admissions: Admissions
    decisions: Decisions
    workers: Workers
    hosts: Hosts | None
    retention: Retention
    compaction: Compaction

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.database.close()


def database_file(settings: Config) -> Path:
    """Where everything is kept, be it there yet or not."""
    return database_path(settings.database)


_ALONE_S = 5.0
_BESIDE_OTHERS_S = 30.0
"""So long one waits for a turn to write: where workers share a database, there may be a queue."""


def is_there(settings: Config) -> bool:
    """Has the service worked with it yet? Of a server that is only told by asking it."""
    file = file_of(settings.database)
    return file is None or file.is_file()


def open_records(settings: Config, clock: Clock = utc_now, worker: str | None = None) -> Records:
    """The database, made and filled with the baseline where it is new. Raises StoreError.

    ``worker``: the name of whoever opens it, where several share it.
    """
    patience = _ALONE_S if file_of(settings.database) else _BESIDE_OTHERS_S
    database = connect(settings.database, patience)
    ledger = Ledger(database)
    if settings.baseline:
        ledger.load_baseline(data.baseline(clock()))
    return Records(
        database,
        ledger,
        Lookback(database),
        Visits(database),
        Addresses(database),
        Walks(database),
        Vocabularies(database),
        Outbox(database, worker),
        Heartbeats(database),
        Archive(database),
        Plans(database),
        Backfills(database),
        Pages(database),
        Silences(database),
        Reviews(database),
        Audits(database),
        Traces(database),
        Announcements(database),
        Troubles(database),
        Pauses(database),
        VisitRequests(database),
        SourceStates(database),
        Rhythms(database),
        RobotsFiles(database),
        Yields(database),
        Quarantine(database),
        Chronicle(database),
        Admissions(database),
        Decisions(database),
        Workers(database),
        None if file_of(settings.database) else Hosts(database, utc_now),
        Retention(database),
        Compaction(database),
    )
