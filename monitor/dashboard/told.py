"""Events as pages show them."""

from dataclasses import dataclass

from monitor.dashboard.desk import Desk, Words
from monitor.domain.event import Event


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the words for it."""

    event: Event
    words: Words


def told(desk: Desk, event: Event) -> Told:
    """The words are the same as in alerts."""
    return Told(event, desk.words(event))
