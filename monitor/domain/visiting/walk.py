"""How far a source's lists were walked. Instants are UTC."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Walk:
    """``lists``: where the source said, at ``asked_at``, that its lists are.

    ``unfinished``: further pages of a list that were begun and not read to their end; they are
    asked for again, however well known the first page has become.
    """

    lists: tuple[str, ...] = ()
    asked_at: datetime | None = None
    unfinished: tuple[str, ...] = ()


def still_told(walk: Walk, now: datetime, lasts: timedelta) -> bool:
    """May the lists be taken from memory?"""
    return bool(walk.lists) and walk.asked_at is not None and now - walk.asked_at < lasts
