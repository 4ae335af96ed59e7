"""What we remember of a source, and how a visit to it went. Instants are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.domain.article import Validators
from monitor.domain.ledger.change import Change
from monitor.domain.source import Source


@dataclass(frozen=True, slots=True)
class Owed:
    """A page that could not be had: how often it was asked for, first and last."""

    attempts: int
    first_tried_at: datetime
    last_tried_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """What we remember of a source.

    ``failures``: in a row, since the last good visit. ``reason``: of the last failure, or why the
    first visit goes on; None after a good visit. ``url``: the address that the validators are of,
    None where that was not noted yet; ``held``: how many entries each of its lists had then, by
    the list's address. ``began_at``: when the first visit was begun, done since or not.
    """

    validators: Validators = field(default_factory=Validators)
    last_good_at: datetime | None = None
    last_tried_at: datetime | None = None
    next_due_at: datetime | None = None
    failures: int = 0
    reason: str | None = None
    url: str | None = None
    held: Mapping[str, int] = field(default_factory=dict)
    began_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a good visit brought, other than entries.

    ``url``: of the source. ``validators``, ``held``: see ``Visit``; None: nothing was modified.
    """

    url: str
    validators: Validators | None
    held: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit went.

    ``entries``: how many the source listed; None where nothing was modified since the last visit.
    ``owed``: those whose page did not arrive. ``reason``: why it failed, None where it did not.
    """

    source: Source
    entries: int | None = 0
    changes: tuple[Change, ...] = ()
    owed: int = 0
    reason: str | None = None
    next_due_at: datetime | None = None
