"""What people read, before any channel gives it a shape."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.delivery import Shape
from monitor.notify.inert import cut

_SHOWN = 300
"""More of what stands under a subject no list of messages shows."""


class Tone(StrEnum):
    """How the news feels; a channel may give it a colour."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    FIRST = "first"
    CORRECTION = "correction"
    UNRATED = "unrated"
    REVIEW = "review"
    FOLLOW_UP = "follow_up"
    TROUBLE = "trouble"
    RELIEF = "relief"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: a name and what is so."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where it says so. ``url`` is http(s), or None where there is nothing to click on.

    ``detail``: the source and the day, for an article.
    """

    role: str
    title: str
    url: str | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in words: every text is one clean line, not yet escaped for any format.

    ``subject`` says all in one line: ``mark`` is the sign it begins with, ``headline`` what comes
    after the body's name.
    ``certainty``: whose word it is and how sure we are that we read it right. ``reasons``: why a
    person should look. ``footer``: when it was noticed, and by whom. ``at``: that instant.
    """

    tone: Tone
    subject: str
    mark: str
    body: str
    headline: str
    summary: str
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]
    quote: str
    links: tuple[Link, ...]
    certainty: str
    footer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One rating in an overview. ``before``: "–" where unknown. ``when``: noticed on that day."""

    tone: Tone
    mark: str
    body: str
    before: str
    after: str
    change: str
    when: str


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one sort, under a heading of a digest."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A whole message: one entry for each event, in the same clean words, the weightiest first.

    ``why``: who asked for it, in a sentence; empty where nobody did. ``at``: the instant of the
    latest event, or the end of the span that a digest tells of. ``heading``: what a message of
    several events is, and ``rows`` all their ratings; a single event speaks for itself.
    ``notes``: sentences before everything else, such as that it comes late. ``links`` and
    ``certainty``: what all entries share and none of them repeats. Of a digest: ``sections``,
    which hold the entries and what awaits a person; ``silences``, a line each; ``coverage``.
    """

    subject: str
    entries: tuple[Entry, ...]
    why: str
    footer: str
    at: datetime
    shape: Shape = Shape.ALERT
    heading: str = ""
    notes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    links: tuple[Link, ...] = ()
    certainty: str = ""
    sections: tuple[Section, ...] = ()
    silences: tuple[str, ...] = ()
    coverage: str = ""

    @property
    def summary(self) -> str:
        """What a list of messages shows under the subject."""
        if self.notes:
            return self.notes[0]
        return cut(" ".join(entry.summary for entry in self.entries), _SHOWN) or self.coverage
