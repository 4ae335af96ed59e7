"""What nobody wants to hear of for a while: said by a person, with a reason and an end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from monitor.domain.body import Body, BodyId
from monitor.domain.event import OPERATIONAL, Event


class Scope(StrEnum):
    """What is silent."""

    BODY = "body"
    SOURCE = "source"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Silence:
    """``target``: a body's id, or the name of a source or a channel. Ends at ``until``, by itself.

    What would have been sent is held back until then, never dropped. ``number``: by which people
    name it; 0 before it is kept.
    """

    scope: Scope
    target: str
    reason: str
    since: datetime
    until: datetime
    number: int = 0

    def active(self, now: datetime) -> bool:
        """Does it hold then?"""
        return self.since <= now < self.until


def channel_silence(silences: Iterable[Silence], channel: str, now: datetime) -> Silence | None:
    """What keeps a whole channel silent; the one that ends last."""
    return _last(one for one in silences if _is(one, Scope.CHANNEL, channel) and one.active(now))


def holding(silences: Iterable[Silence], event: Event, now: datetime) -> Silence | None:
    """What keeps an event from being told: a silence of its body, or of the source it is from or
    about; the one that ends last."""
    return _last(one for one in silences if one.active(now) and _concerns(one, event))


def named(silence: Silence, bodies: Mapping[BodyId, Body]) -> Silence:
    """As people read it: with the body's name for its id."""
    body = bodies.get(BodyId(silence.target)) if silence.scope is Scope.BODY else None
    return replace(silence, target=body.short_name) if body else silence


def _concerns(silence: Silence, event: Event) -> bool:
    if event.kind in OPERATIONAL and _is(silence, Scope.SOURCE, event.body):
        return True
    of_body = event.body_id is not None and _is(silence, Scope.BODY, event.body_id)
    return of_body or _is(silence, Scope.SOURCE, event.origin.source)


def _is(silence: Silence, scope: Scope, target: str) -> bool:
    return silence.scope is scope and silence.target == target


def _last(silences: Iterable[Silence]) -> Silence | None:
    return max(silences, key=lambda one: one.until, default=None)
