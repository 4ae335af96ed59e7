"""Config -> reading again all that was kept."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from monitor import data
from monitor.bootstrap.channels import door, router_of
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import open_records
from monitor.bootstrap.reference import provenance
from monitor.bootstrap.visiting import intake_of
from monitor.config import Config
from monitor.domain.ledger.comparing import Rules
from monitor.service.replay import Replay
from monitor.store.engine.locks import lock_of


@contextmanager
def open_replay(settings: Config, *, writing: bool) -> Iterator[Replay]:
    """``writing``: hold the database for oneself. Raises BusyError, StoreError."""
    clocks = Clocks()
    lock = lock_of(settings.database) if writing else nullcontext()
    with lock, open_records(settings, clocks.now) as records:
        web = door(settings, records.robots, clocks.now, hosts=records.hosts)
        yield Replay(
            archive=records.archive,
            read=intake_of(settings, records, web, clocks).reading,
            rules=Rules(data.gazetteer(), data.programmes()),
            route=router_of(settings),
            baseline=provenance(),
            window=settings.window,
            clock=clocks.now,
        )
