"""Plays a scene: lets things happen on the stage, runs the real service, looks at what came."""

from collections.abc import Iterable

from monitor.bootstrap.reference import gazetteer
from monitor.bootstrap.service import App
from monitor.demo.clock import SteppingClock
from monitor.demo.outcome import Fault, Result
from monitor.demo.script import Scene
from monitor.demo.stage import Stage
from monitor.domain.article import Article, ArticleId
from monitor.domain.identity import article_id
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.change import Change
from monitor.domain.visiting.visit import Outcome


class Director:
    """Has the service and the world around it in hand."""

    def __init__(self, service: App, stage: Stage, clock: SteppingClock) -> None:
        self._service = service
        self._stage = stage
        self._clock = clock
        self._met: set[ArticleId] = set()

    def play(self, scene: Scene) -> Result:
        """One real round of all sources, one real pass over the outbox."""
        self._clock.step_to(scene.at)
        for deed in scene.deeds:
            self._stage.perform(deed)
        return self._round()

    def articles(self) -> tuple[Article, ...]:
        """Everything that the service has read, as it kept it."""
        ledger = self._service.records.ledger
        found = (ledger.article(article_id(url)) for url in self._stage.addresses)
        return tuple(article for article in found if article)

    def _round(self) -> Result:
        stage, service = self._stage, self._service
        before = stage.not_modified
        mails, slack = len(stage.mail.arrived), len(stage.slack.arrived)
        outcomes = tuple(service.rounds.visit_all())
        tally = service.deliver()
        changes = tuple(change for outcome in outcomes for change in outcome.changes)
        entries = tuple(entry for change in changes for entry in change.entries)
        return Result(
            read=self._newly_met(),
            not_modified=stage.not_modified - before,
            evidence=_evidence(changes),
            learned=_names(entry for entry in entries if not self._superseding(entry)),
            confirmed=_names(entry for entry in entries if self._superseding(entry)),
            faults=tuple(_fault(outcome) for outcome in outcomes if outcome.reason),
            postponed=len(tally.postponed),
            mails=tuple(stage.mail.arrived[mails:]),
            slack=tuple(stage.slack.arrived[slack:]),
        )

    def _newly_met(self) -> int:
        met = {article.id for article in self.articles()}
        new = len(met - self._met)
        self._met = met
        return new

    def _superseding(self, entry: Inspection) -> bool:
        return len(self._service.records.ledger.entries(entry.id)) > 1


def _evidence(changes: tuple[Change, ...]) -> int:
    return sum(len(change.evidence) for change in changes)


def _names(entries: Iterable[Inspection]) -> tuple[str, ...]:
    bodies = gazetteer().bodies
    return tuple(bodies[entry.body_id].short_name for entry in entries)


def _fault(outcome: Outcome) -> Fault:
    return Fault(outcome.source.name, outcome.reason or "")
