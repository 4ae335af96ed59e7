"""What nobody wants to hear of for a while: said by a person, with a reason and an end."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """What is silent."""

    BODY = "body"
    SOURCE = "source"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Silence:
    """``target``: a body's id, or the name of a source or a channel. Ends at ``until``, by itself.

    What would have been sent is held back until then, never dropped.
    """

    scope: Scope
    target: str
    reason: str
    since: datetime
    until: datetime

    def active(self, now: datetime) -> bool:
        """Does it hold then?"""
        return self.since <= now < self.until
