"""A page of the inspectorate is gone or says that it is withdrawn: tell the ledger, and people."""

import logging
from dataclasses import dataclass, replace

from monitor.domain.article import Article
from monitor.domain.body import Gazetteer
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.withdrawal import Decide, Resting, returned, withdrawn
from monitor.domain.telling.routing import Route
from monitor.service.ports import Clock, Ledger

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """Both ways are idempotent: what is withdrawn is not withdrawn again."""

    ledger: Ledger
    gazetteer: Gazetteer
    route: Route
    clock: Clock

    def away(self, article: Article, reason: str) -> Change:
        """``reason``: how we know, in words for people. Raises StoreError."""
        now = self.clock()
        return self._settled(
            article, lambda resting: withdrawn(article, resting, reason, self.gazetteer, now)
        )

    def back(self, article: Article) -> Change:
        """It is there as before. Raises StoreError."""
        now = self.clock()
        return self._settled(
            article, lambda resting: returned(article, resting, self.gazetteer, now)
        )

    def _settled(self, article: Article, decide: Decide) -> Change:
        def routed(resting: tuple[Resting, ...]) -> Change:
            change = decide(resting)
            return replace(change, deliveries=self.route(change.events, self.clock()))

        change = self.ledger.settle_page(article, routed)
        for event in change.events:
            log.info("event", extra={"kind": event.kind, "body": event.body, "url": article.url})
        return change
