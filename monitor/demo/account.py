"""What all scenes together brought: the figures of the end."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from monitor.demo.outcome import Difference, Promise, Result, differences
from monitor.demo.script import Scene
from monitor.domain.article import Article
from monitor.domain.delivery import Delivery
from monitor.domain.reading import Category, Reading, Story


@dataclass(slots=True)
class Account:
    """Grows scene by scene. ``amiss``: every difference between the script and the facts."""

    read: int = 0
    mails: int = 0
    slack: int = 0
    expected: int = 0
    postponed: int = 0
    failures: int = 0
    amiss: list[Difference] = field(default_factory=list)

    def add(self, scene: Scene, result: Result) -> tuple[Difference, ...]:
        """Count a scene in; what differed in it from the script."""
        self.read += result.read
        self.mails += len(result.mails)
        self.slack += len(result.slack)
        self.expected += len(scene.alerts)
        self.postponed += result.postponed
        self.failures += len(result.faults)
        wrong = differences(scene, result)
        self.amiss += wrong
        return wrong

    def close(self, undelivered: Iterable[Delivery]) -> None:
        """Whatever is still in the outbox when all is over is lost."""
        for delivery in undelivered:
            told = ", ".join(event.body for event in delivery.events)
            words = f"never left the outbox: {told} by {delivery.recipient.channel}"
            self.amiss.append(Difference(Promise.LOST, words))

    def kept(self, promise: Promise) -> bool:
        """No difference speaks against it."""
        return all(each.broken is not promise for each in self.amiss)


def set_aside(articles: Iterable[Article], read: Callable[[Story], Reading]) -> Counter[Category]:
    """How many articles are no report of a rating, and what they are instead."""
    categories = (read(article.story).category for article in articles)
    return Counter(each for each in categories if each is not Category.RATING_REPORT)
