"""Who wants to be told what, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from monitor.domain.body import Body, BodyId, BodyKind
from monitor.domain.delivery import Recipient
from monitor.domain.event import FOLLOW_UPS, OPERATIONAL, Event, EventKind
from monitor.domain.identity import fingerprint
from monitor.domain.rating import Rating
from monitor.domain.telling.timing import AT_ONCE, Pace, Quiet

NEWS = frozenset(EventKind) - FOLLOW_UPS - OPERATIONAL - {EventKind.TEST}
"""What one is told of who did not choose."""

BETTER = "better"
WORSE = "worse"
_WAYS = {BETTER: EventKind.RATING_UP, WORSE: EventKind.RATING_DOWN}


@dataclass(frozen=True, slots=True)
class Wants:
    """Conditions that must all hold; an empty one always does.

    ``ratings``: the new one. ``change``: ``better`` or ``worse``. ``least``: how sure the reading
    must be, between 0 and 1.
    """

    bodies: frozenset[BodyId] = frozenset()
    kinds: frozenset[BodyKind] = frozenset()
    nations: frozenset[str] = frozenset()
    ratings: frozenset[Rating] = frozenset()
    events: frozenset[EventKind] = NEWS
    change: str = ""
    official_only: bool = False
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Subscription:
    """``name``: who, as people say it. ``to``: every place where they are told.

    ``urgent`` kinds of events break through the quiet hours. ``fallback``: where an alert goes
    that could not be brought to one of ``to``. ``empty_digests``: one comes at its hour even if
    nothing happened.
    """

    name: str
    to: tuple[Recipient, ...]
    wants: Wants = Wants()
    pace: Pace = AT_ONCE
    quiet: Quiet | None = None
    urgent: frozenset[EventKind] = frozenset()
    fallback: Recipient | None = None
    empty_digests: bool = False


def mark_of(one: Subscription) -> str:
    """Changes with who is told and of what; the same in every run."""
    wants = [getattr(one.wants, field.name) for field in fields(one.wants)]
    said = [sorted(map(str, each)) if isinstance(each, frozenset) else each for each in wants]
    return fingerprint(f"{one.name} {sorted(map(str, one.to))}", str(said))


def refusals(wants: Wants, event: Event, body: Body | None) -> tuple[str, ...]:
    """Why an event is not wanted, in words for people; empty: it is.

    ``body``: whom the event is about, None where that is not known.
    """
    if event.kind in OPERATIONAL:
        # It is about no body and no rating: only the kind counts.
        return () if event.kind in wants.events else (_kind_refused(event),)
    return (*_of_body(wants, event, body), *_of_event(wants, event))


def _of_body(wants: Wants, event: Event, body: Body | None) -> Iterator[str]:
    if wants.bodies and (body is None or body.id not in wants.bodies):
        yield f"{event.body or 'an unknown body'} is none of its bodies"
    if wants.kinds and (body is None or body.kind not in wants.kinds):
        yield f"its kind of body is {_listed(wants.kinds)}"
    if wants.nations and (body is None or body.nation not in wants.nations):
        yield f"its nation is {_listed(wants.nations)}"


def _of_event(wants: Wants, event: Event) -> Iterator[str]:
    if event.kind not in wants.events:
        yield _kind_refused(event)
    if wants.ratings and event.after not in wants.ratings:
        yield f"its ratings are {_listed(rating.label for rating in wants.ratings)}"
    if wants.change and event.kind is not _WAYS[wants.change]:
        yield f"only what got {wants.change} is wanted"
    if wants.official_only and not event.origin.official:
        yield "only the inspectorate's own word is wanted"
    if event.confidence < wants.least:
        yield f"the reading is {event.confidence:.0%} sure, {wants.least:.0%} is wanted"


def _kind_refused(event: Event) -> str:
    return f"{event.kind} is not among its events"


def _listed(words: Iterable[str]) -> str:
    return " or ".join(sorted(words))
