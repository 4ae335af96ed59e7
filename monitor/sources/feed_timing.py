"""What a feed says of how often it is to be asked for.

https://www.rssboard.org/rss-specification (``ttl`` in minutes),
https://www.rssboard.org/skip-hours-days, https://web.resource.org/rss/1.0/modules/syndication/.
"""

import re
from datetime import timedelta

from monitor.domain.article import Page
from monitor.domain.source import Timing
from monitor.sources.decoding import text_of

_FIRST_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_MOST = 20_000
_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<sy:updatePeriod>\s*(\w+)\s*</sy:updatePeriod>", re.IGNORECASE)
_TIMES = re.compile(r"<sy:updateFrequency>\s*(\d{1,4})\s*</sy:updateFrequency>", re.IGNORECASE)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*(\w+)\s*</day>", re.IGNORECASE)
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 7 * 24, "monthly": 30 * 24, "yearly": 365 * 24}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MIDNIGHT = 24


def timing(page: Page) -> Timing:
    """What stands before the first entry, as far as it can be understood."""
    head = _head(text_of(page))
    return Timing(
        max(_ttl(head), _period(head)),
        frozenset(int(hour) % _MIDNIGHT for hour in _HOUR.findall(head) if int(hour) <= _MIDNIGHT),
        frozenset(_DAYS.index(d.lower()) for d in _DAY.findall(head) if d.lower() in _DAYS),
    )


def _head(text: str) -> str:
    beginning = text[:_MOST]
    first = _FIRST_ENTRY.search(beginning)
    return beginning[: first.start()] if first else beginning


def _ttl(head: str) -> timedelta:
    said = _TTL.search(head)
    return timedelta(minutes=int(said[1])) if said else timedelta()


def _period(head: str) -> timedelta:
    said, times = _PERIOD.search(head), _TIMES.search(head)
    hours = _PERIODS.get(said[1].lower(), 0) if said else 0
    return timedelta(hours=hours) / max(1, int(times[1]) if times else 1)
