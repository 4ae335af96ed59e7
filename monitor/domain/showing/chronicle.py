"""What people look through: events by what they are about, and one article with its evidence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import Article
from monitor.domain.event import EventKey, EventKind
from monitor.domain.inspection import Evidence, InspectionId
from monitor.domain.reading import Category

Bookmark = tuple[datetime, EventKey]
"""The last event that was seen of a list, by its instant and key."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Which events; None: whatever. ``bodies`` and ``inspection``: what they are about."""

    kinds: Collection[EventKind] | None = None
    bodies: Collection[str] | None = None
    inspection: InspectionId | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it is kept, what was made of it, and what of it counts today."""

    article: Article
    category: Category | None
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of all that is kept. ``readings`` by category, ``events`` by kind, ``deliveries`` by channel
    and state."""

    articles: int
    readings: Mapping[str, int]
    events: Mapping[str, int]
    deliveries: Mapping[tuple[str, str], int]
