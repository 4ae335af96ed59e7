"""One event of every kind, as the ledger would hand it over, and one that means us harm."""

from datetime import UTC, datetime
from typing import Any

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.delivery import DeliveryId, Letter
from monitor.domain.event import Earlier, Event, EventKey, EventKind, Origin
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score

AT = datetime(2019, 5, 30, 10, 0, tzinfo=UTC)
SITE = "https://hmiprobation.justiceinspectorates.gov.uk"
REPORT = "https://www.justiceinspectorates.gov.uk/hmiprobation/inspections/"


def origin(*, official: bool = False, url: str = "", title: str = "", source: str = "") -> Origin:
    return Origin(
        article_id=ArticleId("a1"),
        source=SourceName(source or "Kent Online"),
        official=official,
        url=url or "https://news.example/kent-probation?id=7&from=feed",
        title=title or "Probation service ‘must do better’, inspectors say",
        published=AT,
    )


OFFICIAL = origin(
    official=True,
    url=f"{REPORT}kent-pdu/",
    title="An inspection of probation services in: Kent PDU",
    source="HM Inspectorate of Probation",
)


def event(kind: EventKind, body: str = "Kent PDU", **more: Any) -> Event:
    fields: dict[str, Any] = {
        "key": EventKey(f"{kind}:kent"),
        "kind": kind,
        "body": body,
        "at": AT,
        "origin": origin(),
        "body_id": BodyId(body.lower().replace(" ", "-")),
        "quote": "Inspectors rated the service ‘requires improvement’ overall.",
        **more,
    }
    return Event(**fields)


def letter(about: Event, delivery: str) -> Letter:
    """One event in a message of its own."""
    return Letter(DeliveryId(delivery), (about,))


EVENTS = {
    "first_rating": event(
        EventKind.FIRST_RATING,
        "Cumbria and Lancashire CRC",
        origin=origin(
            source="Cumbria Crack",
            title="Probation service has ‘much to do’ to improve",
            url="https://news.example/cumbria",
        ),
        after=Rating.REQUIRES_IMPROVEMENT,
        quote="HM Inspectorate of Probation has given Cumbria and Lancashire Community "
        "Rehabilitation Company (CRC) an overall ‘requires improvement’ rating.",
    ),
    "first_rating_after_predecessor": event(
        EventKind.FIRST_RATING,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        after=Rating.GOOD,
        before=Earlier(Rating.INADEQUATE, PartialDate("2019-03"), body="Kent, Surrey & Sussex CRC"),
    ),
    "rating_up": event(
        EventKind.RATING_UP,
        origin=OFFICIAL,
        report_url=f"{REPORT}kent-pdu.pdf",
        after=Rating.OUTSTANDING,
        before=Earlier(Rating.GOOD, PartialDate("2021-05-17")),
        score=Score(25, 27),
        quote="We have given Kent PDU an overall rating of ‘Outstanding’.",
    ),
    "rating_down": event(
        EventKind.RATING_DOWN,
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.GOOD, PartialDate("2021-05")),
        score=Score(9, 27),
        confidence=0.8,
    ),
    "rating_kept": event(
        EventKind.RATING_KEPT,
        "Northumbria CRC",
        origin=origin(title="Probation service ‘still requires improvement’"),
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.REQUIRES_IMPROVEMENT, stated=True),
        confidence=0.6,
        quote="Although we have given the CRC the same rating again, we found that much had "
        "improved.",
    ),
    "correction": event(
        EventKind.CORRECTION,
        origin=OFFICIAL,
        report_url=f"{REPORT}kent-pdu.pdf",
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.GOOD, PartialDate("2019-05-28")),
    ),
    "correction_withdrawn": event(
        EventKind.CORRECTION,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        before=Earlier(Rating.GOOD, PartialDate("2019-05-28")),
        quote="",
        reasons=(
            "the inspectorate’s page is gone (HTTP 404 Not Found, and so it was on 29 May 2019)",
        ),
    ),
    "correction_returned": event(
        EventKind.CORRECTION,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        after=Rating.GOOD,
        quote="",
        reasons=("its report had been withdrawn, and is published again",),
    ),
    "report_unrated": event(
        EventKind.REPORT_UNRATED,
        "South West region",
        origin=origin(
            official=True,
            url=f"{SITE}/document/dynamic-inspection-of-public-protection-in-south-west-region",
            title="Dynamic inspection of public protection in South West region",
            source="HMI Probation reports",
        ),
        report_url=f"{SITE}/document/dynamic-inspection-of-public-protection-in-south-west-region",
        before=Earlier(Rating.REQUIRES_IMPROVEMENT, PartialDate("2024-11")),
        quote="",
    ),
    "report_unrated_no_body": event(
        EventKind.REPORT_UNRATED,
        "",
        body_id=None,
        origin=origin(official=True, title="Dynamic inspection of public protection"),
        quote="",
    ),
    "needs_review": event(
        EventKind.NEEDS_REVIEW,
        confidence=0.3,
        quote="The service scored nine out of 27.",
        reasons=("a score without a rating word", "two bodies are named: Kent PDU, Medway"),
    ),
    "needs_review_no_body": event(
        EventKind.NEEDS_REVIEW, "", body_id=None, quote="", reasons=("a body we do not know",)
    ),
    "test": event(EventKind.TEST, after=Rating.GOOD, quote=""),
}

ENCODED_WORD = "=?utf-8?q?x=0D=0ABcc:_victim=40evil.test?="
HOSTILE_TEXT = (
    "<img src=x onerror=alert(1)> <!channel> @here <http://evil.test|text> & &amp; "
    f"\r\nBcc: victim@evil.test\r\n\r\n{ENCODED_WORD} \u202eevil\u2066 "
    "\x1b[31mred\x1b]8;;http://evil.test\x07 \x9b2J [red]markup[/red] {{ 7*7 }} {body} "
    "\ud800 \u2028 \x00 \u200b\U000e0041"
)
HOSTILE = event(
    EventKind.NEEDS_REVIEW,
    HOSTILE_TEXT,
    origin=origin(url="javascript:alert(1)", title=HOSTILE_TEXT, source=HOSTILE_TEXT),
    report_url="data:text/html,<script>alert(1)</script>",
    before=Earlier(Rating.GOOD, body=HOSTILE_TEXT),
    after=Rating.GOOD,
    quote=HOSTILE_TEXT + "<b>&" * 25_000,
    reasons=(HOSTILE_TEXT,) * 99,
    confidence=float("nan"),
)
EVENTS["hostile"] = HOSTILE
