"""Visit one source: fetch what it lists, and hand each new entry on to be read."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import Entry, Page, Validators
from monitor.domain.backoff import next_visit
from monitor.domain.change import Change
from monitor.domain.london import LONDON
from monitor.domain.source import Parser, Source
from monitor.domain.visit import Outcome, Visit
from monitor.errors import FetchError, ParseError
from monitor.service.intake import Intake
from monitor.service.ports import Clock, Visits, Web

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Poll:
    """``share`` gives a number between 0 and 1; ``stopping`` is true once the service must end."""

    web: Web
    parsers: Mapping[str, Parser]
    visits: Visits
    intake: Intake
    clock: Clock
    share: Callable[[], float]
    stopping: Callable[[], bool]

    def __call__(self, source: Source) -> Outcome:
        """One visit. Raises StoreError, after which the source is still due."""
        visit = self.visits.of(source.name)
        try:
            page = self.web.get(source.url, visit.validators)
            entries = self.parsers[source.kind].index(source, page) if page else ()
        except (FetchError, ParseError) as error:
            return self._failed(source, visit, error)
        return self._read_all(source, visit, page, entries)

    def _failed(self, source: Source, visit: Visit, error: FetchError | ParseError) -> Outcome:
        if self.stopping():
            return Outcome(source, reason="the service is stopping")
        now = self.clock()
        asked = error.retry_after if isinstance(error, FetchError) else None
        due = next_visit(source.every, visit.failures + 1, now, self.share(), asked)
        self.visits.failed(source.name, error.reason, now, due)
        log.warning("source_failed", extra=_about(source, error.reason, due))
        return Outcome(source, reason=error.reason, next_due_at=due)

    def _read_all(
        self, source: Source, visit: Visit, page: Page | None, entries: tuple[Entry, ...]
    ) -> Outcome:
        taken = [self._take(source, entry, visit) for entry in entries]
        changes = tuple(change for change in taken if change)
        owed = sum(change is None for change in taken)
        now = self.clock()
        due = next_visit(source.every, 0, now, self.share())
        self.visits.succeeded(source.name, _to_keep(page, owed), now, due)
        log.info("source_visited", extra=_about(source, f"{len(entries)} entries", due))
        return Outcome(source, len(entries), changes, owed, next_due_at=due)

    def _take(self, source: Source, entry: Entry, visit: Visit) -> Change | None:
        if self.stopping():
            return None
        return self.intake(source, entry, visit.last_good_at)


def _to_keep(page: Page | None, owed: int) -> Validators | None:
    # With an article still owed, forget the validators: a 304 would hide it for good.
    if page is None:
        return None
    return Validators() if owed else page.validators


def _about(source: Source, what: str, due: datetime) -> dict[str, str]:
    next_visit_at = due.astimezone(LONDON)
    return {"source": source.name, "what": what, "next": f"next visit {next_visit_at:%d %b %H:%M}"}
