"""Walk an official list from the newest to the oldest, and take each page in without a word."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from monitor.domain.article import Entry, Page, Validators
from monitor.domain.ledger.change import Change
from monitor.domain.london import london_day
from monitor.domain.source import Source
from monitor.domain.visiting.backfill import Missed, Progress, Walked
from monitor.errors import FetchError, ParseError
from monitor.service.intake import Intake
from monitor.service.list_page import ListPage
from monitor.service.ports import Backfills, Clock, Visits, Web
from monitor.service.unread import Unread
from monitor.service.way import is_gone
from monitor.service.worded_lists import Lists

_IN_A_ROW = 3
"""So many pages that do not arrive, one after the other, and the site is taken to be away."""
_MOST_LISTS = 1_000
"""So many list pages in one run at most: more than ten times what the inspectorate's lists have."""
_UNKNOWN_SHAPE = "a page of a shape we do not know"
_FILE_OWED = "the report's file did not arrive"

Step = Callable[[int, int], None]


class Watched:
    """A door to the web that remembers how the last request went."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.fault: FetchError | None = None
        self.asked = 0

    def get(self, url: str, validators: Validators | None = None) -> Page | None:
        """As the door behind it. Raises FetchError."""
        self.asked += 1
        self.fault = None
        try:
            return self._web.get(url, validators or Validators())
        except FetchError as fault:
            self.fault = fault
            raise


@dataclass(frozen=True, slots=True)
class Asked:
    """``since``: leave out what appeared before. ``limit``: so many pages at most in this run;
    ``lists``: so many pages of the list itself, whatever stands on them.
    """

    since: date | None = None
    limit: int | None = None
    lists: int = _MOST_LISTS


@dataclass(frozen=True, slots=True)
class Backfill:
    """``intake`` must be a quiet one that asks through ``web``, as ``lists`` must."""

    web: Watched
    lists: Lists
    intake: Intake
    visits: Visits
    backfills: Backfills
    clock: Clock

    def __call__(self, source: Source, asked: Asked, step: Step) -> Walked:
        """Go on where the last run stopped; from the newest where it was done. Raises StoreError.

        ``step``: pages done, of so many listed. Whatever ends it, the next run goes on there.
        """
        walk = _Walk(self, source, asked, step, self._resumed(source, asked))
        walk.save()
        while walk.goes_on:
            walk.list_page(walk.progress.waiting[0])
        return walk.ended()

    def _resumed(self, source: Source, asked: Asked) -> Progress:
        kept = self.backfills.of(source.name)
        if kept is None or kept.finished_at or kept.since != asked.since:
            return Progress.begin(source.url, asked.since)
        return kept.resumed()


@dataclass(slots=True)
class _Walk:
    """One run over one source."""

    tools: Backfill
    source: Source
    asked: Asked
    step: Step
    progress: Progress
    last_good: datetime | None = field(init=False)
    began: datetime | None = field(init=False)
    listed: int = 0
    faults: int = 0
    endless: bool = False
    seen: set[str] = field(default_factory=set)
    done: Walked = field(init=False)

    def __post_init__(self) -> None:
        self.done = Walked(self.source.name)
        visit = self.tools.visits.of(self.source.name)
        self.last_good, self.began = visit.last_good_at, visit.began_at

    @property
    def goes_on(self) -> bool:
        return bool(self.progress.waiting) and self.done.stopped is None

    def save(self) -> None:
        """What was met is safe before the next request."""
        self.tools.backfills.keep(self.source.name, self.progress, self.tools.clock())

    def list_page(self, url: str) -> None:
        """Read one, take its entries in, note where it goes on."""
        if self.done.lists >= self.asked.lists:
            return self._stop(f"{self.asked.lists} pages of the list are enough for one run")
        page = self._read(url)
        if page is None:
            return None
        entries = [entry for entry in page.entries if not self._too_old(entry)]
        missed = len(self.done.missed)
        self._take_all(entries)
        if self.done.stopped is not None:
            return None
        owing = any(not each.lasting for each in self.done.missed[missed:])
        following = page.following.urls if self._older_follow(page, entries) else ()
        self.done = replace(self.done, lists=self.done.lists + 1)
        fault = self._round_about(page, following)
        if fault is not None:
            return self._without_end(url, fault)
        self.progress = self.progress.after(url, following, owing=owing)
        return self.save()

    def ended(self) -> Walked:
        """What was done; a walk that owes nothing is finished."""
        if not self.progress.waiting and not self.progress.owing:
            self.progress = replace(self.progress, finished_at=self.tools.clock())
            self.save()
        elif self.done.stopped is None:
            why = "a list does not come to its end" if self.endless else "some pages did not arrive"
            self.done = replace(self.done, stopped=why)
        return replace(self.done, oldest=self.progress.oldest)

    def _read(self, url: str) -> ListPage | None:
        try:
            return self.tools.lists(self.source, url, None)
        except (FetchError, ParseError) as fault:
            self._without_list(url, fault)
        return None

    def _without_list(self, url: str, fault: FetchError | ParseError) -> None:
        """A site that is away ends the run; one list out of order does not hold up the others."""
        away = isinstance(fault, FetchError) and (fault.transient or fault.retry_after is not None)
        if away:
            return self._stop(f"{fault.reason} ({url})")
        shorter = is_gone(fault) and url != self.source.url
        if not shorter:
            missed = Missed(url, fault.reason, lasting=False)
            self.done = replace(self.done, missed=(*self.done.missed, missed))
        self.progress = self.progress.without(url, owing=not shorter)
        return self.save()

    def _round_about(self, page: ListPage, following: tuple[str, ...]) -> str | None:
        """Why the list has no end, where it says that it goes on and brings nothing new.

        A page that holds no entries but tells where lists are may name one twice.
        """
        listed = {entry.url for entry in page.entries}
        if not listed:
            return None
        stale = listed <= self.seen
        self.seen |= listed
        if self.progress.goes_round(page.url, following):
            return f"the list goes round: its next page is {following[0]}, which was read before"
        if stale and following:
            return f"the list goes on at {following[0]}, but nothing on this page is new"
        return None

    def _without_end(self, url: str, reason: str) -> None:
        """Left behind and asked for again by the next run; other lists are still walked."""
        self.endless = True
        self.done = replace(self.done, missed=(*self.done.missed, Missed(url, reason, False)))
        self.progress = self.progress.without(url, owing=True)
        return self.save()

    def _too_old(self, entry: Entry) -> bool:
        since = self.asked.since
        return bool(since and entry.published and london_day(entry.published) < since)

    def _older_follow(self, page: ListPage, entries: list[Entry]) -> bool:
        """Nothing wanted on a page with the newest first: what follows is older still."""
        return bool(entries) or not page.entries or not page.following.newest_first

    def _take_all(self, entries: list[Entry]) -> None:
        self.listed += len(entries)
        for entry in entries:
            if self.done.stopped is not None:
                return
            self._take(entry)
            self.step(self.done.taken + self.done.known + self.done.news, self.listed)

    def _take(self, entry: Entry) -> None:
        limit = self.asked.limit
        if limit is not None and self.done.taken >= limit and self._wanted(entry):
            self.done = replace(self.done, limited=True)
            return self._stop("the limit is reached")
        before = self.tools.web.asked
        taken = self.tools.intake(self.source, entry, self.last_good, self.began)
        self.progress = self.progress.reached(entry.published)
        return self._count(entry, taken, asked=self.tools.web.asked > before)

    def _wanted(self, entry: Entry) -> bool:
        return self.tools.intake.wants(self.source, entry)

    def _count(self, entry: Entry, taken: Change | Unread, *, asked: bool) -> None:
        if taken is Unread.OWED or (isinstance(taken, Change) and taken.owing):
            return self._missed(entry, self.tools.web.fault if asked else None, taken)
        self.faults = 0
        if isinstance(taken, Unread):
            self.done = replace(self.done, news=self.done.news + 1)
        elif asked:
            self.done = replace(self.done, taken=self.done.taken + 1)
        else:
            self.done = replace(self.done, known=self.done.known + 1)
        return None

    def _missed(self, entry: Entry, fault: FetchError | None, taken: Change | Unread) -> None:
        lasting = taken is Unread.OWED and (fault is None or not fault.transient)
        reason = fault.reason if fault else _UNKNOWN_SHAPE if lasting else _FILE_OWED
        missed = Missed(entry.url, reason, lasting)
        self.done = replace(self.done, missed=(*self.done.missed, missed))
        self.faults = 0 if lasting else self.faults + 1
        if fault and (fault.retry_after is not None or self.faults >= _IN_A_ROW):
            self._stop(f"{fault.reason} ({entry.url})")

    def _stop(self, reason: str) -> None:
        self.done = replace(self.done, stopped=reason)
