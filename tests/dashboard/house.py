"""The dashboard as it is in service: a real database, a real server on loopback, a real client."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from monitor.bootstrap.deciding import decide_of
from monitor.bootstrap.desk import RecordsDesk
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.dashboard import Desk, Door, Doorkeeper, Keys, Server
from monitor.dashboard.app import site
from monitor.domain.article import Article, ArticleId
from monitor.domain.body import BodyId
from monitor.domain.delivery import Delivery, DeliveryId, DeliveryState
from monitor.domain.event import Event, EventKey, EventKind
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.decision import Answer, Verdict
from monitor.domain.partial_date import PartialDate
from monitor.domain.secret import Secret
from tests.empty_database import put_empty_database
from tests.store import values

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
KENT = BodyId("pdu-west-kent")
OPEN = Keys(frozenset(("127.0.0.1", "localhost")))
PASSWORD = "a long enough password"
CLOSED = replace(OPEN, password=Secret(PASSWORD))
GUESTS = replace(CLOSED, guests=True)

_FILES = {
    "monitor.toml": 'database = "sqlite:///{folder}/monitor.sqlite3"\nbaseline = true\n',
    "sources.toml": """
[[source]]
name = "The Paper"
kind = "feed"
url = "https://paper.example/rss"
""",
}


@dataclass
class House:
    """``address``: of the dashboard. ``at``: what its clock shows, for tests to move."""

    address: str
    records: Records
    settings: Config
    at: list[datetime] = field(default_factory=lambda: [NOW])

    def visitor(self, **headers: str) -> httpx.Client:
        """A browser that keeps cookies, and says where its forms were; redirects are shown."""
        own = {"Origin": self.address, **headers}
        return httpx.Client(base_url=self.address, headers=own, trust_env=False)

    def get(self, path: str, **headers: str) -> httpx.Response:
        with self.visitor(**headers) as visitor:
            return visitor.get(path)

    def later(self, **span: float) -> None:
        self.at[0] += timedelta(**span)


@contextmanager
def opened(folder: Path, keys: Keys = OPEN, address: str = "") -> Iterator[House]:
    """With the shipped history, as it is before anything happened."""
    for name, text in _FILES.items():
        (folder / name).write_text(text.format(folder=folder))
    if not (folder / "monitor.sqlite3").exists():
        put_empty_database(folder / "monitor.sqlite3")
    with served(read_config(folder, {}), keys, address) as house:
        yield house


@contextmanager
def served(
    settings: Config,
    keys: Keys = OPEN,
    address: str = "",
    now: datetime = NOW,
    behind: Callable[[Desk], Desk] = lambda desk: desk,
) -> Iterator[House]:
    """The dashboard of a service that is set up already. ``behind``: what answers in place of
    the desk that it has."""
    with ExitStack() as stack:
        records = stack.enter_context(open_records(settings))
        at = [now]

        def clock() -> datetime:
            return at[0]

        keeper = Doorkeeper(keys, records.admissions, clock)
        desk = behind(RecordsDesk(records, lambda: settings, clock))
        door = Door("127.0.0.1", 0)
        stack.enter_context(Server(lambda: site(desk, keeper, address), door))
        yield House(door.address, records, settings, at)


def rated(
    house: House,
    name: str = "kent",
    article: Callable[[Article], Article] = lambda one: one,
    event: Callable[[Event], Event] = lambda one: one,
) -> Event:
    """An article that rated West Kent, and everything that came of it."""
    told = article(
        replace(
            values.article(name, NOW),
            id=ArticleId(name),
            title="West Kent falls short",
            text="West Kent PDU has been rated ‘Inadequate’.",
            published=NOW,
        )
    )
    inspection = replace(
        values.inspection("2026-03-02", KENT),
        id=InspectionId(f"pdu-west-kent-2026-03-02-{name}"),
        published=PartialDate("2026-03-02"),
        recorded_at=NOW,
    )
    evidence = replace(values.evidence(inspection, told.id), quote="rated ‘Inadequate’", start=39)
    news = event(
        replace(
            values.event(name, NOW),
            key=EventKey(name),
            kind=EventKind.RATING_DOWN,
            body="West Kent PDU",
            body_id=KENT,
            inspection_id=inspection.id,
        )
    )
    change = Change((inspection,), (replace(evidence, end=57),), (news,), (dead(news),))
    house.records.ledger.record(told, values.READING, (KENT,), lambda known: change)
    return news


def asked(house: House, key: str = "asked", **other: object) -> Event:
    """A question about West Kent that waits."""
    article = replace(values.article(key, NOW), published=NOW)
    plain = replace(
        values.event(key, NOW),
        key=EventKey(key),
        kind=EventKind.NEEDS_REVIEW,
        body="West Kent PDU",
        body_id=KENT,
        inspection_id=None,
        before=None,
    )
    origin = replace(plain.origin, article_id=article.id)
    question = replace(plain, origin=origin, **other)  # type: ignore[arg-type]
    change = Change(events=(question,))
    house.records.ledger.record(article, values.READING, (), lambda known: change)
    return question


def decided(house: House, key: str = "decided") -> None:
    """A question that a person has dismissed."""
    question = asked(house, key)
    decide = decide_of(house.records, house.settings, lambda: house.at[0])
    decide(question.key, Answer(Verdict.DISMISS, "Ann Lee"))


def dead(news: Event) -> Delivery:
    """An alert that was given up."""
    kept = replace(values.delivery(news), id=DeliveryId(f"{news.key}-mail"))
    return replace(kept, state=DeliveryState.DEAD, error="550 no such mailbox")
