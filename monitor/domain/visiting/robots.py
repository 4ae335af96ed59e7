"""What is known of a host's robots.txt, and what follows from it: RFC 9309, sections 2.3 and 2.4.

https://www.rfc-editor.org/rfc/rfc9309. Instants are UTC.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

LASTS = timedelta(days=1)
"""No copy is used for longer without asking for a new one."""

_ASKED_AGAIN = timedelta(minutes=5)
"""Where it does not come, it is not asked for again for each of a list's pages."""

_ENOUGH = timedelta(days=1)
"""A host that answers, but not with this file, for so long is taken to have none. The RFC names
thirty days as an example; but by then each report would be old."""

LONGEST_DELAY = 30.0
"""Seconds; more would keep a report waiting behind the pages before it."""


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """``text``: of the last that came; None where none ever did; empty where the host has none.

    ``tried_at``: when it was asked for last. ``fault``: why it did not come then, and has not since
    ``failing_since``; None where it did.
    """

    tried_at: datetime
    text: str | None = None
    fault: str | None = None
    failing_since: datetime | None = None


def must_be_asked(known: RobotsFile | None, now: datetime) -> bool:
    """Is what we know too old, or not enough?"""
    if known is None or now < known.tried_at:  # by a clock that was wrong
        return True
    return now - known.tried_at >= (_ASKED_AGAIN if known.fault else LASTS)


def came(text: str, now: datetime) -> RobotsFile:
    """It is there; ``text`` is empty where the host says that there is none."""
    return RobotsFile(now, text)


def failed(known: RobotsFile | None, fault: str, now: datetime) -> RobotsFile:
    """It did not come, and nobody knows what it says today."""
    before = known or RobotsFile(now)
    return replace(before, tried_at=now, fault=fault, failing_since=before.failing_since or now)


def in_force(known: RobotsFile, now: datetime) -> str | None:
    """The text to go by; None where nothing may be asked until it comes."""
    if known.text is not None:
        return known.text
    since = known.failing_since or now
    return "" if now - since >= _ENOUGH else None
