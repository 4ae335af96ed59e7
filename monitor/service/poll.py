"""Visit one source: fetch what it lists, and hand each new entry on to be read."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.article import Entry, Page, Validators
from monitor.domain.backoff import next_visit
from monitor.domain.change import Change
from monitor.domain.freshness import asks_anew
from monitor.domain.london import LONDON
from monitor.domain.source import Parser, Source
from monitor.domain.visit import Outcome, Visit
from monitor.errors import FetchError, ParseError
from monitor.service.intake import Intake, Unread
from monitor.service.ports import Clock, Visits, Web

log = logging.getLogger(__name__)

_LONGEST_VISIT = timedelta(seconds=60)
"""What is not read by then is owed, so that one slow site does not keep a worker for itself."""

_STOPPING = "the service is stopping"


@dataclass(frozen=True, slots=True)
class Poll:
    """``clock`` is the time of the run, ``wall`` the true time.

    ``share`` gives a number between 0 and 1; ``stopping`` is true once the service must end.
    """

    web: Web
    parsers: Mapping[str, Parser]
    visits: Visits
    intake: Intake
    clock: Clock
    wall: Clock
    share: Callable[[], float]
    stopping: Callable[[], bool]

    def __call__(self, source: Source) -> Outcome:
        """One visit. Raises StoreError, after which the source is still due."""
        visit = self.visits.of(source.name)
        try:
            page = self.web.get(source.url, self._validators(source, visit))
            entries = self.parsers[source.kind].index(source, page) if page else ()
        except (FetchError, ParseError) as error:
            return self._failed(source, visit, error)
        return self._read_all(source, visit, page, entries)

    def _failed(self, source: Source, visit: Visit, error: FetchError | ParseError) -> Outcome:
        if self.stopping():
            return Outcome(source, reason=_STOPPING)
        asked = error.retry_after if isinstance(error, FetchError) else None
        due = self._mark_failed(source, visit, error.reason, asked)
        return Outcome(source, reason=error.reason, next_due_at=due)

    def _validators(self, source: Source, visit: Visit) -> Validators:
        return Validators() if asks_anew(source, visit, self.clock()) else visit.validators

    def _read_all(
        self, source: Source, visit: Visit, page: Page | None, entries: tuple[Entry, ...]
    ) -> Outcome:
        until = self.wall() + _LONGEST_VISIT
        taken = [self._take(source, entry, visit, until) for entry in entries]
        changes = tuple(each for each in taken if isinstance(each, Change))
        listed = None if page is None else len(entries)
        outcome = Outcome(source, listed, changes, owed=taken.count(Unread.OWED))
        if self.stopping():
            return replace(outcome, reason=_STOPPING)
        if outcome.owed and visit.last_good_at is None:
            return self._unfinished(outcome, visit)
        return self._succeeded(outcome, _to_keep(page, unread=len(changes) < len(taken)))

    def _take(self, source: Source, entry: Entry, visit: Visit, until: datetime) -> Change | Unread:
        if self.stopping() or self.wall() > until:
            return Unread.OWED
        return self.intake(source, entry, visit.last_good_at)

    def _unfinished(self, outcome: Outcome, visit: Visit) -> Outcome:
        # As long as the first visit is not done, what it still owes is old news, not new.
        reason = f"the first visit is not done yet; pages still owed: {outcome.owed}"
        due = self._mark_failed(outcome.source, visit, reason, None)
        return replace(outcome, reason=reason, next_due_at=due)

    def _succeeded(self, outcome: Outcome, validators: Validators | None) -> Outcome:
        source, now = outcome.source, self.clock()
        due = next_visit(source.every, 0, now, self.share())
        self.visits.succeeded(source.name, validators, now, due)
        said = "not modified" if outcome.entries is None else f"entries: {outcome.entries}"
        log.info("source_visited", extra=_about(source, said, due))
        return replace(outcome, next_due_at=due)

    def _mark_failed(
        self, source: Source, visit: Visit, reason: str, asked: float | None
    ) -> datetime:
        now = self.clock()
        due = next_visit(source.every, visit.failures + 1, now, self.share(), asked)
        self.visits.failed(source.name, reason, now, due)
        log.warning("source_failed", extra=_about(source, reason, due))
        return due


def _to_keep(page: Page | None, *, unread: bool) -> Validators | None:
    # With an article still owed, forget the validators: a 304 would hide it for good.
    if page is None:
        return None
    return Validators() if unread else page.validators


def _about(source: Source, what: str, due: datetime) -> dict[str, str]:
    next_visit_at = due.astimezone(LONDON)
    return {"source": source.name, "what": what, "next": f"next visit {next_visit_at:%d %b %H:%M}"}
