"""The service in figures, as Prometheus wants them: https://prometheus.io/docs/practices/naming/"""

from collections import Counter
from collections.abc import Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from monitor.dashboard.desk import Desk
from monitor.domain.rating import Rating

_LONGEST = 120
_SHOWN = 1000
"""Sources with lines of their own, those in trouble first: each line is a series that Prometheus
keeps: https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels"""

_PREFIX = "probation_monitor_"


def registry(desk: Desk) -> CollectorRegistry:
    """Asked once, for one answer: all figures stand in the database."""
    made = CollectorRegistry()
    made.register(_Figures(desk))
    return made


class _Figures(Collector):
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield from self._of_sources()
        yield from self._of_ledger()
        yield from self._of_the_service()

    def _of_sources(self) -> Iterator[GaugeMetricFamily]:
        stand = self._desk.sources()
        states = _family("sources", "Sources that are on, by how they stand.", "state")
        for state, count in sorted(Counter(str(one.state) for one in stand).items()):
            states.add_metric([state], count)
        yield states
        good = _family("source_last_good_timestamp_seconds", "Last good visit.", "source")
        tried = _family("source_last_poll_timestamp_seconds", "Last visit, good or bad.", "source")
        failed = _family("source_failures", "Bad visits in a row.", "source")
        for one in sorted(stand, key=lambda one: one.rank)[:_SHOWN]:
            if one.visit.last_good_at:
                good.add_metric([one.source.name], one.visit.last_good_at.timestamp())
            failed.add_metric([one.source.name], one.visit.failures)
            if one.visit.last_tried_at:
                tried.add_metric([one.source.name], one.visit.last_tried_at.timestamp())
        yield good
        yield tried
        yield failed

    def _of_ledger(self) -> Iterator[GaugeMetricFamily]:
        known = self._desk.sight().known.inspections
        ratings = _family("inspections", "Inspections in the ledger, by rating.", "rating")
        found = Counter(one.rating for each in known.values() for one in each)
        for rating in (*Rating, None):
            ratings.add_metric([rating.label if rating else "none"], found[rating])
        yield ratings

    def _of_the_service(self) -> Iterator[GaugeMetricFamily]:
        counts = self._desk.counts()
        articles = _family("articles", "Articles that are kept.")
        articles.add_metric([], counts.articles)
        yield articles
        readings = _family("readings", "How articles were read, by category.", "category")
        for category, count in sorted(counts.readings.items()):
            readings.add_metric([category], count)
        yield readings
        events = _family("events", "Events ever recorded, by kind.", "kind")
        for kind, count in sorted(counts.events.items()):
            events.add_metric([kind], count)
        yield events
        deliveries = _family("deliveries", "Alerts by channel and state.", "channel", "state")
        for (channel, state), count in sorted(counts.deliveries.items()):
            deliveries.add_metric([channel, state], count)
        yield deliveries
        dead = _family("given_up", "Alerts given up, by channel and reason.", "channel", "reason")
        for (channel, reason), count in sorted(self._desk.given_up().items()):
            dead.add_metric([channel, reason[:_LONGEST]], count)
        yield dead
        yield from self._of_audits()
        beats = _family("heartbeat_timestamp_seconds", "Last sign of life of each part.", "part")
        for part, at in self._desk.beats().items():
            beats.add_metric([part], at.timestamp())
        yield beats
        review = _family("awaiting_review", "Questions that wait for a person.")
        review.add_metric([], len(self._desk.awaiting()))
        yield review

    def _of_audits(self) -> Iterator[GaugeMetricFamily]:
        coverage = self._desk.coverage()
        if coverage is None:
            return
        published = _family("audit_published", "Rated reports of the last 30 days.")
        published.add_metric([], coverage.published)
        alerted = _family("audit_alerted", "Those told to all who are to be told.")
        alerted.add_metric([], coverage.alerted)
        yield published
        yield alerted
        if coverage.worst is not None:
            worst = _family("audit_worst_delay_seconds", "From appearing to being told, at worst.")
            worst.add_metric([], coverage.worst.total_seconds())
            yield worst


def _family(name: str, words: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(_PREFIX + name, words, labels=list(labels))
