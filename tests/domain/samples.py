"""Values for the tests of comparing, as each test needs them."""

from datetime import UTC, date, datetime, time
from typing import Any

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.domain.inspection import Authority, Inspection, InspectionId, Status
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.comparing import Rules, compare
from monitor.domain.ledger.newness import Telling
from monitor.domain.partial_date import PartialDate
from monitor.domain.programme import Programme
from monitor.domain.rating import Direction, Rating
from monitor.domain.reading import Category, Finding, Quote, Reading

KENT = BodyId("pdu-kent")
OLD_KENT = BodyId("pdu-old-kent")
KENT_CRC = BodyId("crc-kent")
LONG_AGO = datetime(2018, 1, 1, tzinfo=UTC)

RULES = Rules(
    Gazetteer(
        {
            KENT: Body(KENT, "Kent Probation Delivery Unit", "Kent PDU", BodyKind.PDU),
            OLD_KENT: Body(
                OLD_KENT, "Old Kent PDU", "Old Kent PDU", BodyKind.PDU, renamed_to=(KENT,)
            ),
            KENT_CRC: Body(KENT_CRC, "Kent CRC", "Kent CRC", BodyKind.CRC, succeeded_by=(KENT,)),
        }
    ),
    (Programme("pdu-2021", BodyKind.PDU, date(2021, 6, 26), True, 3, 27),),
)


def article(day: str, *, official: bool = False, name: str = "a") -> Article:
    at = datetime.combine(date.fromisoformat(day), time(9), tzinfo=UTC)
    url = f"https://example.org/{name}"
    return Article(
        id=ArticleId(name),
        source=SourceName("inspectorate" if official else "paper"),
        official=official,
        url=url,
        title="A title",
        published=at,
        text="A text.",
        entry_mark="m",
        fingerprint=f"f-{name}",
        read_at=at,
    )


def finding(
    rating: Rating | None,
    *,
    body: BodyId | None = KENT,
    previous: Rating | None = None,
    direction: Direction | None = None,
    **unsure: Any,
) -> Finding:
    return Finding(
        body_id=body,
        body="Kent PDU",
        kind=BodyKind.PDU,
        overall=rating,
        quote=Quote("so it was rated", 0, 15),
        confidence=unsure.get("confidence", 0.9),
        previous=previous,
        direction=direction,
        doubt=unsure.get("doubt"),
    )


def report(*findings: Finding, doubts: tuple[str, ...] = ()) -> Reading:
    return Reading(Category.RATING_REPORT, findings, (), ("says so",), doubts)


def inspection(
    rating: Rating | None,
    published: str,
    *,
    body: BodyId = KENT,
    authority: Authority = Authority.OFFICIAL,
) -> Inspection:
    return Inspection(
        id=InspectionId(f"{body}-{published}"),
        body_id=body,
        programme="pdu-2021",
        published=PartialDate(published),
        rating=rating,
        score=None,
        status=Status.CONFIRMED if authority is Authority.OFFICIAL else Status.UNCONFIRMED,
        authority=authority,
        report_url=None,
        recorded_at=LONG_AGO,
    )


def knowing(*inspections: Inspection) -> Known:
    bodies = dict.fromkeys(i.body_id for i in inspections)
    return Known({b: tuple(i for i in inspections if i.body_id == b) for b in bodies})


def change(art: Article, reading: Reading, known: Known, telling: Telling = Telling.TELL) -> Change:
    return compare(art, reading, known, telling, RULES)
