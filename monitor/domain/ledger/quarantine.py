"""Which runs change so much at once that a person should look first. Instants are UTC."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.delivery import Delivery
from monitor.domain.event import FOLLOW_UPS, Event, EventKind, Origin
from monitor.domain.identity import event_key
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.newness import Before
from monitor.domain.ledger.withdrawal import says_withdrawn
from monitor.domain.london import london_day
from monitor.domain.pages.completion import Completed
from monitor.domain.source import Source

_LISTED_LATE = timedelta(days=4)
"""A report dated on a Friday and listed on the Tuesday after it is new all the same."""

_SHOWN = 5


class Verdict(StrEnum):
    """What became of a held run."""

    HELD = "held"
    RELEASED = "released"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that was read and not taken in yet; ``before``: what was known when it was."""

    made: Completed
    before: Before


@dataclass(frozen=True, slots=True)
class Touch:
    """What one article would change: entries of these bodies.

    ``day``: when it appeared, where it is new to us and of the time since the last good visit;
    None: it changes what was known, or adds to the past.
    """

    article: ArticleId
    bodies: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class HeldRun:
    """A run that waits for a person, or did. ``most``: so many changes were thought plausible."""

    number: int
    source: SourceName
    at: datetime
    most: int
    pages: int
    verdict: Verdict
    settled_at: datetime | None = None


Tell = Callable[[int], tuple[Event, tuple[Delivery, ...]]]
"""The number of a run -> its notice, and the messages that it becomes."""


def touch_of(waiting: Waiting, change: Change) -> Touch | None:
    """None where neither entry nor news would come of it. ``change``: what would."""
    article, seen = waiting.made.article, waiting.before.seen
    same = seen is not None and seen.fingerprint == article.fingerprint
    told = () if same else tuple(e for e in change.events if e.kind not in FOLLOW_UPS)
    bodies = {str(entry.body_id) for entry in change.entries}
    bodies |= {str(event.body_id or article.id) for event in told}
    if article.official and not same and says_withdrawn(article.title, article.text):
        bodies.add(article.id)
    if not bodies:
        return None
    good, corrects = waiting.before.last_good, any(e.kind is EventKind.CORRECTION for e in told)
    fresh = good is not None and article.dated >= good - _LISTED_LATE
    news = fresh and seen is None and not corrects
    return Touch(article.id, frozenset(bodies), london_day(article.dated) if news else None)


def held_back(touches: Iterable[Touch], most: int, *, goes_on: bool) -> frozenset[ArticleId] | None:
    """The articles that must wait; None: all that came with them, too.

    More than ``most`` changes dated on one day, or in what was known: nobody publishes so much.
    Many articles about one body are one story, and one article about many bodies is one report.
    ``goes_on``: a run of the source is held already: what adds to it joins it, news does not.
    """
    groups: dict[date | None, list[Touch]] = defaultdict(list)
    for touch in touches:
        groups[touch.day].append(touch)
    too_many = [group for group in groups.values() if _changes(group) > most]
    if too_many and not goes_on:
        return None
    joining = [*too_many, groups[None]] if goes_on else []
    return frozenset(touch.article for group in joining for touch in group)


def _changes(group: list[Touch]) -> int:
    bodies = frozenset(body for touch in group for body in touch.bodies)
    return min(len({touch.article for touch in group}), len(bodies))


def notice(
    number: int, source: Source, waiting: Mapping[str, Waiting], most: int, now: datetime
) -> Event:
    """What those who run the service are told, once for each run."""
    titles = [each.made.article.title or url for url, each in waiting.items()]
    more = len(titles) - _SHOWN
    others = (f"and {more} more",) if more > 0 else ()
    why = f"{len(titles)} pages are held: more than {most} changes of one day, or of the past"
    command = f"probation-monitor quarantine show {number}"
    return Event(
        key=event_key(EventKind.RUN_HELD, source.name, str(number), now.isoformat()),
        kind=EventKind.RUN_HELD,
        body=source.name,
        at=now,
        origin=Origin(ArticleId(""), source.name, source.official, source.url, "", None),
        reasons=(why, *titles[:_SHOWN], *others, command),
    )
