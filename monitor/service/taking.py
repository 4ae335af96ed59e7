"""Take in what a list brought: each entry by itself, but what is new in few transactions."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TypeVar

from monitor.domain.article import Entry
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.quarantine import Waiting
from monitor.domain.source import Source
from monitor.domain.visiting.visit import Visit
from monitor.errors import StoreError
from monitor.service.intake import Intake
from monitor.service.ports import Clock
from monitor.service.staging import Staging
from monitor.service.unread import Unread

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_LONGEST_VISIT = timedelta(seconds=60)
"""What is not read by then is owed, so that one slow site does not keep a worker for itself."""

_AT_ONCE = 50
"""Entries kept in one transaction."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Of this program, with one entry."""

    url: str
    reason: str


Taken = Change | Unread | Fault


@dataclass(frozen=True, slots=True)
class Found:
    """Addresses of entries. ``strangers``: nothing is known of them, as the whole list was asked
    about. ``put_off``: to be met again at the next visit."""

    strangers: frozenset[str] = frozenset()
    put_off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taking:
    """``wall``: the true time. ``stopping`` is true once the service must end."""

    intake: Intake
    staging: Staging
    wall: Clock
    stopping: Callable[[], bool]

    def __call__(
        self, source: Source, entries: tuple[Entry, ...], visit: Visit, found: Found
    ) -> dict[str, Taken]:
        """What became of each, by its address. Raises StoreError.

        Every page of an official list is asked for: so many at a time, the rest next time.
        """
        work = _Work(self, source, visit, found.strangers)
        act = work.read if self.staging.wanted(source, entries, visit) else work.take
        until = self.wall() + _LONGEST_VISIT
        for entry in entries:
            if entry.url in found.put_off or self.stopping() or self.wall() > until:
                work.done[entry.url] = Unread.OWED
            else:
                act(entry)
        work.keep_new()
        self._settle(source, work)
        return {entry.url: work.done[entry.url] for entry in entries}

    def _settle(self, source: Source, work: "_Work") -> None:
        """What was only read so far is weighed together, and then taken in or held."""
        if not work.unweighed:
            return
        weighed = {
            url: _guarded(source, url, partial(self.intake.weighed, each))
            for url, each in work.unweighed.items()
        }
        changes = {url: each for url, each in weighed.items() if isinstance(each, Change)}
        held = self.staging.held(source, work.unweighed, changes)
        for url, each in work.unweighed.items():
            work.done[url] = Change() if url in held else self.kept(source, url, each)

    def kept(self, source: Source, url: str, read: Waiting) -> Taken:
        """Taken in by itself."""
        return _guarded(source, url, partial(self.intake.keep, read))

    def kept_new(self, source: Source, new: Mapping[str, Waiting]) -> dict[str, Taken]:
        """The same of several of which nothing is known: those that tell nothing in one go."""
        done: dict[str, Taken] = {}
        rest: Mapping[str, Callable[[], Taken]]
        try:
            idle, rest = self.intake.keep_idle(new)
            done |= idle
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - met again at once, and told then where it is
            log.info("kept_singly", extra={"source": source.name, "reason": str(error)})
            rest = {url: partial(self.intake.keep, read) for url, read in new.items()}
        return done | {url: _guarded(source, url, keep) for url, keep in rest.items()}


@dataclass(slots=True)
class _Work:
    """``new``: read, but not kept yet; ``unweighed``: only to be kept once all are read."""

    tools: Taking
    source: Source
    visit: Visit
    strangers: frozenset[str]
    done: dict[str, Taken] = field(default_factory=dict)
    new: dict[str, Waiting] = field(default_factory=dict)
    unweighed: dict[str, Waiting] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Kept before anything slow begins: what is known by then is told by then."""
        if self.tools.intake.fetches(self.source, entry):
            self.strangers = frozenset()  # time passes since the list was asked about
        if entry.url in self.strangers and not self._was_met(entry):
            self._put(entry, self._prepared(entry, stranger=True), self.new)
            if len(self.new) >= _AT_ONCE:
                self.keep_new()
            return
        self.keep_new()
        read = self._prepared(entry)
        self.done[entry.url] = (
            self.tools.kept(self.source, entry.url, read) if isinstance(read, Waiting) else read
        )

    def read(self, entry: Entry) -> None:
        """Nothing is kept yet."""
        self._put(entry, self._prepared(entry), self.unweighed)

    def keep_new(self) -> None:
        """All that was read and waits for nothing."""
        new, self.new = self.new, {}
        if new:
            self.done |= self.tools.kept_new(self.source, new)

    def _was_met(self, entry: Entry) -> bool:
        return entry.url in self.new or entry.url in self.done

    def _put(self, entry: Entry, read: "Waiting | Taken", where: dict[str, Waiting]) -> None:
        if isinstance(read, Waiting):
            where[entry.url] = read
        else:
            self.done[entry.url] = read

    def _prepared(self, entry: Entry, *, stranger: bool = False) -> "Waiting | Taken":
        visit, prepare = self.visit, self.tools.intake.prepared
        return _guarded(
            self.source,
            entry.url,
            lambda: prepare(
                self.source, entry, visit.last_good_at, visit.began_at, stranger=stranger
            ),
        )


def _guarded(source: Source, url: str, work: Callable[[], _T]) -> "_T | Fault":
    """A fault of ours in one entry is no reason to leave the others unread."""
    try:
        return work()
    except StoreError:
        raise
    except Exception as error:
        log.error("entry_broke", extra={"source": source.name, "url": url}, exc_info=error)
        return Fault(url, f"{type(error).__name__}: {error}")
