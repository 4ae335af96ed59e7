"""What was understood of an article, held against the ledger and kept."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.article import Article, ArticleId
from monitor.domain.body import BodyId
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.ledger.change import Change, Known, together
from monitor.domain.ledger.comparing import Rules, bodies_concerned, compare
from monitor.domain.ledger.follow_up import without_idle_follow_ups
from monitor.domain.ledger.newness import Telling
from monitor.domain.ledger.unrated import unrated_bodies
from monitor.domain.ledger.withdrawal import says_withdrawn
from monitor.domain.telling.routing import Route
from monitor.service.plans import PlanKeeper
from monitor.service.ports import Clock, Ledger
from monitor.service.understanding import Understood
from monitor.service.unread import Unread
from monitor.service.withdrawing import Withdrawing

log = logging.getLogger(__name__)


class _IsNewsError(Exception):
    """To a quiet intake: nothing of it is kept."""


class _WeighedError(Exception):
    """To a look at what would change, its argument: nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Recording:
    """``clock``: the time of the run. ``quiet``: see ``Intake``. All raise StoreError."""

    ledger: Ledger
    plans: PlanKeeper
    rules: Rules
    route: Route
    clock: Clock
    quiet: bool = False

    def __call__(self, got: Understood) -> Change | Unread:
        """What it changed; NEWS where that is left to others."""
        if self.quiet and got.tell is Telling.TELL:
            return Unread.NEWS
        try:
            return self._recorded(got)
        except _IsNewsError:
            return Unread.NEWS

    def strangers(self, idle: Collection[Understood]) -> frozenset[ArticleId]:
        """Keep what changes nothing (``comparing.changes_nothing``). Returns the articles of which
        nothing was known; the others are left as they are."""
        for got in idle:
            self.plans(got.article)
        return self.ledger.add_idle([(got.article, got.reading) for got in idle])

    def weighed(self, got: Understood) -> Change:
        """What it would change were it taken in now; nothing is written."""

        def look(known: Known) -> Change:
            raise _WeighedError(compare(got.article, got.reading, known, got.tell, self.rules))

        try:
            return self.ledger.record(got.article, got.reading, self._bodies(got), look)
        except _WeighedError as weighed:
            change: Change = weighed.args[0]
            return change

    def _recorded(self, got: Understood) -> Change:
        now, article = self.clock(), got.article
        self.plans(article)

        def decide(known: Known) -> Change:
            change = compare(article, got.reading, known, got.tell, self.rules)
            told = replace(change, deliveries=self._routed(change.events, now))
            return without_idle_follow_ups(told)

        taken_down = self._taken_down(article)
        change = self.ledger.record(article, got.reading, self._bodies(got), decide)
        for event in change.events:
            log.info("event", extra={"kind": event.kind, "body": event.body, "url": article.url})
        return together(taken_down, change)

    def _bodies(self, got: Understood) -> tuple[BodyId, ...]:
        unrated = unrated_bodies(got.article, self.rules.programmes, self.rules.gazetteer)
        return (*bodies_concerned(got.reading, self.rules.gazetteer), *unrated)

    def _routed(self, events: Iterable[Event], now: datetime) -> tuple[Delivery, ...]:
        told = tuple(events)
        if self.quiet and told:
            raise _IsNewsError
        return self.route(told, now)

    def _taken_down(self, article: Article) -> Change:
        """What an official page that says to be withdrawn takes with it."""
        words = says_withdrawn(article.title, article.text) if article.official else None
        if words is None:
            return Change()
        gazetteer = self.rules.gazetteer
        withdrawing = Withdrawing(self.ledger, gazetteer, self._routed, self.clock)
        return withdrawing.away(article, f"the page says: “{words}”")
