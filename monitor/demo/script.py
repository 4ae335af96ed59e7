"""The words a demonstration is written in: days, scenes, what is done and what must come of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.demo.press import PressStory
from monitor.demo.publication import Publication


class Paper(StrEnum):
    """The two newspapers; the value is the name people read."""

    COURIER = "Pennine Courier"
    MERCURY = "Harbour Mercury"


class Trouble(StrEnum):
    """What a broken source answers."""

    SERVER_ERROR = "HTTP 500"
    WEB_PAGE = "a web page in place of the feed"


@dataclass(frozen=True, slots=True)
class Publish:
    """The inspectorate puts pages on its site."""

    pages: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class Print:
    """A newspaper prints."""

    paper: Paper
    stories: tuple[PressStory, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A newspaper's feed breaks."""

    paper: Paper
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Mend:
    """It is whole again."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class MailServer:
    """The mail server goes down, or comes back."""

    up: bool


Deed = Publish | Print | Break | Mend | MailServer


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that must arrive: it names this body and says this."""

    body: str
    says: str

    def __str__(self) -> str:
        return f"{self.body}: {self.says}"


@dataclass(frozen=True, slots=True)
class Scene:
    """Things happen, then the service does a round.

    ``alerts`` must arrive in Slack, and ``mails`` by email (None: the same), and nothing else.
    ``failing``: the sources that must be told to be broken. ``remark``: said at the end.
    """

    at: datetime
    tells: str
    deeds: tuple[Deed, ...] = ()
    alerts: tuple[Alert, ...] = ()
    mails: tuple[Alert, ...] | None = None
    failing: tuple[str, ...] = ()
    remark: str = ""

    @property
    def expected_mails(self) -> tuple[Alert, ...]:
        """What must arrive by email."""
        return self.alerts if self.mails is None else self.mails


@dataclass(frozen=True, slots=True)
class Day:
    """Scenes in the order of time."""

    title: str
    scenes: tuple[Scene, ...]
