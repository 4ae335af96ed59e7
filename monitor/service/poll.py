"""Visit one source: fetch what it lists, and hand each new entry on to be read."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.article import Entry, SourceName, Validators
from monitor.domain.ledger.change import Change
from monitor.domain.london import LONDON
from monitor.domain.source import Source
from monitor.domain.visiting.freshness import asks_anew
from monitor.domain.visiting.source_state import Condition, Sight, State, accepted, after
from monitor.domain.visiting.visit import Answered, Outcome, Visit
from monitor.errors import FetchError, ParseError, StoreError
from monitor.service.appointments import Appointments
from monitor.service.ports import Clock, Visits
from monitor.service.sieve import Sieve, Sifted
from monitor.service.sighting import SHOWN_BY_LISTS, of_fault, of_list, of_not_modified
from monitor.service.source_ports import SourceStates
from monitor.service.survey import Survey
from monitor.service.taking import Fault, Found, Taking
from monitor.service.unread import Unread
from monitor.service.way import Way

log = logging.getLogger(__name__)

_MOST_READ = 30
"""Pages of the inspectorate in one visit."""

_STOPPING = "the service is stopping"


@dataclass(frozen=True, slots=True)
class Poll:
    """``together``: the notes about a source that are written inside are one transaction.
    ``within``: what holds while a source is visited, such as where it may lead. ``stopping`` is
    true once the service must end."""

    survey: Survey
    visits: Visits
    states: SourceStates
    sieve: Sieve
    taking: Taking
    appointments: Appointments
    together: Callable[[SourceName], AbstractContextManager[None]]
    clock: Clock
    within: Callable[[Source], AbstractContextManager[None]]
    stopping: Callable[[], bool]

    def __call__(self, source: Source) -> Outcome:
        """One visit. Raises StoreError, after which the source is still due."""
        with self.within(source):
            return self._visited(source)

    def _visited(self, source: Source) -> Outcome:
        visit = self._begun(source, self._at_its_address(source, self.visits.of(source.name)))
        condition = self.states.of(source.name)
        validators = self._validators(source, visit, condition)
        try:
            first = visit.began_at if visit.last_good_at is None else None
            way = self.survey(source, validators, visit.held, first)
        except (FetchError, ParseError) as error:
            return self._failed(source, visit, error)
        if way:
            before = replace(visit, held={}) if accepted(condition, self.clock()) else visit
            sight = of_list(source, way, before, condition.mark, self.clock())
            return self._read_all(source, visit, way, sight)
        return self._read_all(source, visit, way, of_not_modified(condition, visit))

    def _at_its_address(self, source: Source, visit: Visit) -> Visit:
        """What a server said of one list is not asked of another."""
        if visit.url in {None, source.url}:
            return visit
        self.survey.forget(source)
        self.visits.moved(source.name, source.url)
        log.info("source_moved", extra={"source": source.name, "url": source.url})
        return replace(visit, validators=Validators(), url=source.url, held={})

    def _begun(self, source: Source, visit: Visit) -> Visit:
        """What is published from now on is news, however often the first visit is cut short."""
        if visit.last_good_at or visit.began_at:
            return visit
        now = self.clock()
        self.visits.begin(source.name, now)
        return replace(visit, began_at=now)

    def _failed(self, source: Source, visit: Visit, error: FetchError | ParseError) -> Outcome:
        if self.stopping():
            return Outcome(source, reason=_STOPPING)
        due = self._mark_failed(source, visit, error.reason, of_fault(error), _asked(error))
        return Outcome(source, reason=error.reason, next_due_at=due)

    def _validators(self, source: Source, visit: Visit, condition: Condition) -> Validators:
        # "Not modified" would put off for a day what a second look at the list decides.
        doubted = State.LYING_VALIDATOR is condition.state or condition.suspected in SHOWN_BY_LISTS
        anew = doubted or asks_anew(source, visit, self.clock())
        return Validators() if anew else visit.validators

    def _read_all(
        self, source: Source, visit: Visit, way: Way | None, sight: Sight | None
    ) -> Outcome:
        entries = way.entries if way else ()
        sifted = self._sifted(source, entries)
        put_off = frozenset(sifted.wanted[_MOST_READ:]) if source.official else frozenset()
        pending = tuple(entry for entry in entries if entry.url not in sifted.settled)
        taken = self.taking(source, pending, visit, Found(sifted.strangers, put_off))
        unread = frozenset(url for url, each in taken.items() if _leaves_more(each))
        faults = tuple(each for each in taken.values() if isinstance(each, Fault))
        if way:
            self.survey.done(source, way, unread)
        outcome = Outcome(
            source,
            len(entries) if way else None,
            tuple(each for each in taken.values() if isinstance(each, Change)),
            owed=list(taken.values()).count(Unread.OWED),
        )
        with self.together(source.name):
            if way:
                self.appointments.learn(source, way)
            return self._ended(outcome, visit, way, _Left(unread, put_off, faults, sight))

    def _sifted(self, source: Source, entries: tuple[Entry, ...]) -> Sifted:
        """An entry that breaks the sieve must not hide its neighbours: then each is met singly."""
        try:
            return self.sieve(source, entries)
        except StoreError:
            raise
        except Exception as error:
            log.error("sieve_broke", extra={"source": source.name}, exc_info=error)
            return Sifted()

    def _ended(self, outcome: Outcome, visit: Visit, way: Way | None, left: "_Left") -> Outcome:
        if self.stopping():
            return replace(outcome, reason=_STOPPING)
        if way and way.faults:
            return self._partly(outcome, visit, way)
        if left.faults:
            return self._hindered(outcome, visit, left)
        if outcome.owed and visit.last_good_at is None:
            return self._unfinished(outcome, visit, left)
        return self._succeeded(outcome, way, left)

    def _partly(self, outcome: Outcome, visit: Visit, way: Way) -> Outcome:
        """What came was read; what did not come is named."""
        url, fault = next(iter(way.faults.items()))
        reason = f"a part of it: {fault.reason} ({url})"
        sight = replace(of_fault(fault), detail=reason)
        due = self._mark_failed(outcome.source, visit, reason, sight, _asked(fault))
        return replace(outcome, reason=reason, next_due_at=due)

    def _hindered(self, outcome: Outcome, visit: Visit, left: "_Left") -> Outcome:
        """Everything came, but some of it this program could not take in.

        The source is visited as often as ever. Its last good visit stays what it was, so that what
        was not taken in is still news once it can be; only the first one is over once nothing else
        is owed, as the source must not stay unknown for one of its articles.
        """
        first, more = left.faults[0], len(left.faults) - 1
        others = f"; and at {more} more" if more else ""
        reason = f"a fault of this program at {first.url}: {first.reason}{others}"
        source, now = outcome.source, self.clock()
        good = visit.last_good_at or (None if outcome.owed else now)
        due = self._due(source, more=bool(outcome.owed))
        self.visits.hindered(source.name, reason, good, now, due)
        self._observe(source, Sight(State.SHAPE_CHANGED, reason))
        log.error("source_hindered", extra=_about(source, reason, due))
        return replace(outcome, reason=reason, next_due_at=due)

    def _unfinished(self, outcome: Outcome, visit: Visit, left: "_Left") -> Outcome:
        # As long as the first visit is not done, what it still owes is old news, not new.
        reason = f"the first visit is not done yet; pages still owed: {outcome.owed}"
        if left.put_off:
            due = self._due(outcome.source, more=True)
            self.visits.learning(outcome.source.name, reason, self.clock(), due)
            log.info("first_visit_goes_on", extra=_about(outcome.source, reason, due))
        else:
            sight = Sight(State.UNREACHABLE, reason)
            due = self._mark_failed(outcome.source, visit, reason, sight, None)
        return replace(outcome, reason=reason, next_due_at=due)

    def _due(self, source: Source, *, more: bool) -> datetime:
        return self.appointments.soon(source) if more else self.appointments.regular(source)

    def _succeeded(self, outcome: Outcome, way: Way | None, left: "_Left") -> Outcome:
        source, now = outcome.source, self.clock()
        due = self._due(source, more=bool(left.unread))
        validators = Validators() if left.unread else way.validators if way else None
        shrunk = left.sight is not None and left.sight.state is State.SHAPE_CHANGED
        answered = Answered(source.url, validators, way.held if way and not shrunk else None)
        self.visits.succeeded(source.name, answered, now, due)
        if left.sight:
            self._observe(source, left.sight)
        said = "not modified" if outcome.entries is None else f"entries: {outcome.entries}"
        log.info("source_visited", extra=_about(source, said, due))
        return replace(outcome, next_due_at=due)

    def _mark_failed(
        self, source: Source, visit: Visit, reason: str, sight: Sight, asked: float | None
    ) -> datetime:
        now = self.clock()
        due = self.appointments.after_failure(source, visit.failures + 1, asked)
        self.visits.failed(source.name, reason, now, due)
        self._observe(source, sight)
        log.warning("source_failed", extra=_about(source, reason, due))
        return due

    def _observe(self, source: Source, sight: Sight) -> None:
        before = self.states.of(source.name)
        now = after(before, sight, source.every, self.clock())
        if now != before or before == Condition():  # each that was visited has a row
            self.states.keep(source.name, now)


@dataclass(frozen=True, slots=True)
class _Left:
    """Addresses that were not read in this visit, those among them that had to wait, and what
    went wrong with others. ``sight``: what the list showed; None where it showed nothing new.

    With an article still owed the validators are forgotten: a 304 would hide it for good.
    """

    unread: frozenset[str]
    put_off: frozenset[str]
    faults: tuple[Fault, ...]
    sight: Sight | None


def _leaves_more(taken: Change | Unread | Fault) -> bool:
    return not isinstance(taken, Change) or taken.owing


def _asked(error: FetchError | ParseError) -> float | None:
    return error.retry_after if isinstance(error, FetchError) else None


def _about(source: Source, what: str, due: datetime) -> dict[str, str]:
    next_visit_at = due.astimezone(LONDON)
    return {"source": source.name, "what": what, "next": f"next visit {next_visit_at:%d %b %H:%M}"}
