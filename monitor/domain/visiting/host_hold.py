"""A host that is left alone for a while."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HostHold:
    """``why``: what it did, for people. ``status``: of its answer, if that was it. UTC."""

    why: str
    until: datetime
    status: int | None = None
