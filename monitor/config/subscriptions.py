"""subscriptions.toml: who is told what, and when. Its shape, and the faults no shape shows."""

import re
from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from monitor.config.names import Names
from monitor.config.places import recipient, unreachable
from monitor.config.schema import Strict
from monitor.config.ways import Ways
from monitor.domain.body import BodyId, BodyKind, Gazetteer
from monitor.domain.delivery import Shape
from monitor.domain.event import FOLLOW_UPS, EventKind
from monitor.domain.rating import Rating
from monitor.domain.telling.subscription import NEWS, Subscription, Wants
from monitor.domain.telling.timing import AT_ONCE, Pace, Quiet

_HOUR = r"([01]\d|2[0-3]):([0-5]\d)"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHEN = re.compile(
    rf"at once|daily at {_HOUR}|weekly on ({'|'.join(_DAYS)}) at {_HOUR}", re.IGNORECASE
)
_QUIET = re.compile(rf"{_HOUR}\s*(?:-|–|to)\s*{_HOUR}")
_RATINGS = {rating.label.casefold(): rating for rating in Rating}


def _when(value: str) -> str:
    if not _WHEN.fullmatch(value):
        raise ValueError(
            f"{value!r} is none of 'at once', 'daily at 08:00', 'weekly on Monday at 08:00'"
        )
    return value


def _quiet(value: str) -> str:
    found = _QUIET.fullmatch(value)
    if not found or found.group(1, 2) == found.group(3, 4):
        raise ValueError(f"{value!r} is no span such as '22:00-07:00'")
    return value


def _rating(value: str) -> str:
    if value.casefold() not in _RATINGS:
        raise ValueError(f"{value!r} is none of {', '.join(r.label for r in Rating)}")
    return value


When = Annotated[str, AfterValidator(_when)]
QuietHours = Annotated[str, AfterValidator(_quiet)]
RatingWord = Annotated[str, AfterValidator(_rating)]
Kind = Literal["crc", "nps_division", "region", "pdu", "yjs", "national"]
Event = Annotated[EventKind, Field(strict=False)]


class SubscriptionTable(Strict):
    """[[subscription]] of subscriptions.toml."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    """Shown in every message: 'you get this because of …'."""
    to: Annotated[list[str], Field(min_length=1)]
    """Where: email:desk@example.org, slack, slack:#kent, webhook:crm, apprise:teams, console."""
    fallback: str | None = None
    """Where it goes if it cannot be brought there at all."""
    bodies: list[str] = Field(default_factory=list)
    """Names, short names, ids, or words of them."""
    places: list[str] = Field(default_factory=list)
    """Towns and counties."""
    councils: list[str] = Field(default_factory=list)
    """With or without the word 'council'."""
    regions: list[str] = Field(default_factory=list)
    """Probation regions, with all bodies in them."""
    kinds: list[Kind] = Field(default_factory=list)
    """Sorts of bodies."""
    nation: Literal["England", "Wales", ""] = ""
    """Only bodies of England, or of Wales."""
    ratings: list[RatingWord] = Field(default_factory=list)
    """Only these new ratings."""
    events: list[Event] = Field(default_factory=list)
    """Only these events; left out, all news of ratings."""
    follow_ups: bool = False
    """Also more about what was told."""
    change: Literal["better", "worse", ""] = ""
    """Only what got better, or worse."""
    official_only: bool = False
    """Only the inspectorate's own word, not the press's."""
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    """How sure the reading must be."""
    when: When = "at once"
    """'at once', 'daily at 08:00' or 'weekly on Monday at 08:00', in London."""
    quiet: QuietHours | None = None
    """Hours such as '22:00-07:00' in which it is held back."""
    urgent: list[Event] = Field(default_factory=list)
    """Events that break through quiet hours."""
    empty_digests: bool | None = None
    """Does a digest come without news, too?"""


class SubscriptionsFile(Strict):
    """subscriptions.toml."""

    subscription: list[SubscriptionTable] = Field(default_factory=list)
    """Who is told what, and when."""


def subscription(
    table: SubscriptionTable, ways: Ways, gazetteer: Gazetteer
) -> tuple[Subscription, list[str]]:
    """Table -> Subscription, and one line for each name in it that is not known.

    ``ways``: those to people that are set up.
    """
    places = [*table.to, *([table.fallback] if table.fallback else [])]
    faults = [fault for place in places for fault in unreachable(place, ways)]
    bodies, unknown = _names(table).found(gazetteer)
    made = Subscription(
        name=table.name,
        to=tuple(map(recipient, table.to)),
        wants=_wants(table, bodies),
        pace=_pace(table.when),
        quiet=_span(table.quiet) if table.quiet else None,
        urgent=frozenset(table.urgent),
        fallback=recipient(table.fallback) if table.fallback else None,
        empty_digests=_empty_digests(table),
    )
    return made, [*faults, *unknown]


def _empty_digests(table: SubscriptionTable) -> bool:
    """Where nothing is said, a weekly report comes in any case, and a daily one with news only."""
    if table.empty_digests is None:
        return _pace(table.when).shape is Shape.WEEKLY
    return table.empty_digests


def _names(table: SubscriptionTable) -> Names:
    listed = (table.bodies, table.places, table.councils, table.regions)
    return Names(*map(tuple, listed))


def _wants(table: SubscriptionTable, bodies: frozenset[BodyId]) -> Wants:
    return Wants(
        bodies=bodies,
        kinds=frozenset(BodyKind(kind) for kind in table.kinds),
        nations=frozenset({table.nation} if table.nation else ()),
        ratings=frozenset(_RATINGS[word.casefold()] for word in table.ratings),
        events=_events(table),
        change=table.change,
        official_only=table.official_only,
        least=table.confidence,
    )


def _events(table: SubscriptionTable) -> frozenset[EventKind]:
    chosen = frozenset(table.events) or NEWS
    return chosen | FOLLOW_UPS if table.follow_ups else chosen


def _pace(when: str) -> Pace:
    found = _WHEN.fullmatch(when)
    if found is None or when.casefold() == "at once":
        return AT_ONCE
    if found[3]:
        hour = time(int(found[4]), int(found[5]))
        return Pace(Shape.WEEKLY, hour, _DAYS.index(found[3].casefold()))
    return Pace(Shape.DAILY, time(int(found[1]), int(found[2])))


def _span(quiet: str) -> Quiet | None:
    found = _QUIET.fullmatch(quiet)
    if found is None:
        return None
    a, b, c, d = map(int, found.groups())
    return Quiet(time(a, b), time(c, d))
