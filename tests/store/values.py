"""Plain values to begin from; ``dataclasses.replace`` makes the odd ones."""

from datetime import UTC, datetime, timedelta

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.delivery import ChannelName, Delivery, DeliveryId, Recipient
from monitor.domain.event import Earlier, Event, EventKey, EventKind, Origin
from monitor.domain.inspection import Authority, Evidence, Inspection, InspectionId, Status
from monitor.domain.ledger.change import Change, Known
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Direction, Rating, Score
from monitor.domain.reading import Category, Reading
from monitor.store.ledger import Ledger

EMAIL = ChannelName("email")
NOW = datetime(2024, 5, 30, 10, 0, 0, 123456, tzinfo=UTC)
KENT = BodyId("pdu-kent")
ESSEX = BodyId("pdu-essex")
READING = Reading(Category.RATING_REPORT, (), (), ("names a body and a rating",), ("a doubt",))


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def article(name: str = "a", read_at: datetime = NOW) -> Article:
    return Article(
        id=ArticleId(name),
        source=SourceName("paper"),
        official=False,
        url=f"https://paper.example/{name}",
        title="Kent falls short",
        published=later(-60),
        text="Probation services in Kent have been rated ‘Requires improvement’.",
        entry_mark="mark",
        fingerprint="print",
        read_at=read_at,
        report_url="https://inspectorate.example/kent",
    )


def inspection(
    published: str = "2024-05-30", body: BodyId = KENT, rating: Rating | None = Rating.GOOD
) -> Inspection:
    return Inspection(
        id=InspectionId(f"{body}-{published}"),
        body_id=body,
        programme="pdu-2021",
        published=PartialDate(published),
        rating=rating,
        score=Score(7, 27),
        status=Status.UNCONFIRMED,
        authority=Authority.PRESS,
        report_url="https://inspectorate.example/kent",
        recorded_at=NOW,
        note="from the paper",
    )


def evidence(one: Inspection, name: str = "a") -> Evidence:
    return Evidence(
        inspection_id=one.id,
        article_id=ArticleId(name),
        authority=Authority.PRESS,
        rating=Rating.GOOD,
        previous=Rating.INADEQUATE,
        direction=Direction.IMPROVED,
        score=Score(7, 27),
        quote="rated ‘Good’",
        start=3,
        end=17,
        confidence=0.83,
    )


def event(key: str = "kent", at: datetime = NOW) -> Event:
    return Event(
        key=EventKey(key),
        kind=EventKind.RATING_UP,
        body="Kent PDU",
        at=at,
        origin=_origin(),
        body_id=KENT,
        inspection_id=InspectionId("pdu-kent-2024-05-30"),
        after=Rating.GOOD,
        before=Earlier(Rating.INADEQUATE, PartialDate("2021-06"), "Kent CRC", stated=True),
        score=Score(7, 27),
        quote="rated ‘Good’",
        confidence=0.83,
        report_url="https://inspectorate.example/kent",
        reasons=("two ratings", "no score"),
    )


def _origin() -> Origin:
    return Origin(
        article_id=ArticleId("a"),
        source=SourceName("paper"),
        official=True,
        url="https://paper.example/a",
        title="Kent falls short",
        published=later(-60),
    )


def delivery(of: Event, channel: str = "email", due_at: datetime = NOW) -> Delivery:
    return Delivery(
        id=DeliveryId(f"{of.key}/{channel}"),
        events=(of,),
        recipient=Recipient(ChannelName(channel), "ann@example.org"),
        due_at=due_at,
    )


def change(key: str = "kent", name: str = "a") -> Change:
    """One of each; ``name`` is the article's."""
    news = event(key)
    one = inspection()
    return Change((one,), (evidence(one, name),), (news,), (delivery(news),))


def keep(ledger: Ledger, what: Change, name: str = "a") -> Change:
    """Record an article that changes this, whatever is known."""
    return ledger.record(article(name), READING, (KENT,), lambda known: what)


def known_of(ledger: Ledger, *bodies: BodyId) -> Known:
    """What a decision about these bodies gets to see."""
    looked: list[Known] = []

    def look(known: Known) -> Change:
        looked.append(known)
        return Change()

    ledger.record(article("looker"), READING, bodies, look)
    return looked[0]
