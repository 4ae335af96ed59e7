"""Read everything kept again with today's rules, and set the ledger right."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.article import Article
from monitor.domain.body import BodyId
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.comparing import Rules
from monitor.domain.ledger.rereading import reread
from monitor.domain.ledger.revising import in_question, revise
from monitor.domain.ledger.revision import Held, Replayed, Revised, Revision, Tabled
from monitor.domain.ledger.righting import Occasion
from monitor.domain.reading import Reading
from monitor.domain.telling.routing import Route
from monitor.service.ports import Archive, Clock


@dataclass(frozen=True, slots=True)
class Replay:
    """``read``: an article as kept -> today's reading of it. ``window``: how old news may be.

    ``baseline``: the inspections of the shipped history.
    """

    archive: Archive
    read: Callable[[Article], Reading]
    rules: Rules
    route: Route
    baseline: Container[InspectionId]
    window: timedelta
    clock: Clock

    def __call__(
        self, *, apply: bool, since: datetime | None, progress: Callable[[int, int], None]
    ) -> Replayed:
        """``since``: leave out what was first read before. ``progress``: done, of so many.

        Articles come in batches; what stays in memory is what is read otherwise. All is written
        at once, at the end: interrupted before, nothing is changed. Raises StoreError.
        """
        bodies = self.archive.bodies()
        revisions, tables, count = self._read_all(bodies, since, progress)
        wanted = in_question(revisions, tables, bodies, self.rules.gazetteer)

        def decide(held: Held) -> Revised:
            return self._decided(held, revisions, tables)

        if apply:
            revised = self.archive.revise(wanted, decide, self.clock())
        else:
            revised = self.archive.consider(wanted, decide)
        return Replayed(count, revisions, revised, self.archive.textless(since))

    def _read_all(
        self,
        bodies: Mapping[InspectionId, BodyId],
        since: datetime | None,
        progress: Callable[[int, int], None],
    ) -> tuple[tuple[Revision, ...], tuple[Tabled, ...], int]:
        ids = self.archive.ids(since)
        revisions: list[Revision] = []
        tables: list[Tabled] = []
        progress(0, len(ids))
        for number, kept in enumerate(self.archive.kept(ids), start=1):
            again = reread(kept, self.read(kept.article), bodies, self.rules)
            revisions += [again.revision] if again.revision else []
            tables += again.tables
            progress(number, len(ids))
        return tuple(revisions), tuple(tables), len(ids)

    def _decided(
        self, held: Held, revisions: tuple[Revision, ...], tables: tuple[Tabled, ...]
    ) -> Revised:
        now = self.clock()
        held = replace(held, baseline=self.baseline)
        revised = revise(held, revisions, tables, Occasion(now, self.window), self.rules)
        return replace(revised, deliveries=self.route(revised.events, now))
