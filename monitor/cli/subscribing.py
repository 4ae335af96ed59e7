"""Who would be told of an event, where and when, and who would not, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.text import Text

from monitor.bootstrap.channels import router_of, subscriptions_of
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.reference import gazetteer
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.domain.article import ArticleId, SourceName
from monitor.domain.body import Body
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event, EventKey, EventKind, Origin
from monitor.domain.rating import Rating
from monitor.domain.showing.lookup import bodies_like
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription, refusals
from monitor.errors import DataError

_MANY = 8


def show(folder: Path) -> None:
    """All subscriptions, with what each is about."""
    for one in subscriptions_of(settings_of(folder, "ERROR")):
        out.print(Text(one.name, style="bold"))
        out.print(Text(f"  to {', '.join(map(str, one.to))}"))
        out.print(Text(f"  {_wanted(one)}"))


@dataclass(frozen=True, slots=True)
class Supposed:
    """An event that somebody makes up. ``name``: of a body, as typed; ``rating``: the new one.

    ``press``: only the press says so. ``confidence``: how sure the reading is, 0 to 1.
    """

    name: str
    kind: EventKind
    rating: Rating | None
    press: bool
    confidence: float

    def about(self, body: Body | None) -> Event:
        """It, happening to that body now; None: to one that nobody knows."""
        now = utc_now()
        return Event(
            key=EventKey("supposed"),
            kind=self.kind,
            body=body.short_name if body else self.name,
            at=now,
            origin=Origin(ArticleId(""), SourceName(""), not self.press, "", "", now),
            body_id=body.id if body else None,
            after=self.rating,
            confidence=self.confidence,
        )


def trial(folder: Path, supposed: Supposed) -> None:
    """Print who would be told. Raises DataError where the name means too many bodies."""
    router, name = router_of(settings_of(folder, "ERROR")), supposed.name
    bodies: tuple[Body | None, ...] = bodies_like(gazetteer(), name) or (None,)
    if len(bodies) > _MANY:
        raise DataError(f"{name!r} means {len(bodies)} bodies; look with: bodies {name!r}")
    if bodies == (None,):
        out.print(Text(f"No body is called {name!r}: shown as for one that is unknown."))
    for body in bodies:
        _tell(router, supposed.about(body), body)


def _tell(router: Router, event: Event, body: Body | None) -> None:
    out.print(Text(f"{event.kind} · {event.body}", style="bold"))
    told = router((event,), event.at)
    for one in router.subscriptions:
        why_not = refusals(one.wants, event, body)
        if why_not:
            out.print(Text(f"  – {one.name}: not told: {'; '.join(why_not)}"))
            continue
        ways = "; ".join(_ways(one, told, event.at))
        out.print(Text(f"  ✓ {one.name}: {ways}", style="green"))


def _ways(one: Subscription, told: tuple[Delivery, ...], now: datetime) -> Iterator[str]:
    for each in told:
        if each.recipient in one.to:
            yield f"{each.recipient}, {_when(each, now)}{_also(each, one)}"


def _when(delivery: Delivery, now: datetime) -> str:
    if delivery.due_at == now:
        return "at once"
    return f"{delivery.shape.replace('_', ' ')} on {local(delivery.due_at)}"


def _also(delivery: Delivery, one: Subscription) -> str:
    others = [name for name in delivery.why if name != one.name]
    return f" (one message, with: {', '.join(others)})" if others else ""


def _wanted(one: Subscription) -> str:
    wants = one.wants
    bodies = f"{len(wants.bodies)} bodies" if wants.bodies else "all bodies"
    kinds = f" of {', '.join(sorted(wants.kinds))}" if wants.kinds else ""
    events = ", ".join(kind for kind in EventKind if kind in wants.events)
    return f"{bodies}{kinds}: {events}"
