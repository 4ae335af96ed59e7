"""Config -> one audit, by hand: beside the running service, which keeps its database."""

from collections.abc import Iterator
from contextlib import contextmanager

from monitor.bootstrap.auditing import audit_of
from monitor.bootstrap.channels import door
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import is_there, open_records
from monitor.bootstrap.visiting import intake_of
from monitor.config import Config
from monitor.errors import DataError
from monitor.service.audit import Audit
from monitor.store.engine.whereabouts import shown


@contextmanager
def open_audit(settings: Config, clocks: Clocks | None = None) -> Iterator[Audit]:
    """What it finds missing the service tells the operators. Raises DataError where no service has
    worked yet, StoreError."""
    clocks = clocks or Clocks()
    if not is_there(settings):
        raise DataError(
            f"there is no database {shown(settings.database)}: the service has not run here yet"
        )
    if not any(source.official for source in settings.sources):
        raise DataError(f"{settings.folder / 'sources.toml'}: no official source that can be asked")
    with open_records(settings, clocks.now) as records:
        web = door(settings, records.robots, clocks.now, hosts=records.hosts)
        intake = intake_of(settings, records, web, clocks)
        yield audit_of(settings, records, web, intake, lambda: False)
