"""One event of every kind, as the ledger would hand it over: for previews, checks and tests."""

import re
from datetime import UTC, datetime
from typing import Any

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.event import Earlier, Event, EventKey, EventKind, Origin
from monitor.domain.inspection import InspectionId
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score

AT = datetime(2019, 5, 30, 10, 0, tzinfo=UTC)
_SITE = "https://hmiprobation.justiceinspectorates.gov.uk"
_REPORT = "https://www.justiceinspectorates.gov.uk/hmiprobation/inspections/"


def sample_origin(
    *, official: bool = False, url: str = "", title: str = "", source: str = ""
) -> Origin:
    """An article; of a newspaper, if nothing else is said."""
    return Origin(
        article_id=ArticleId("a1"),
        source=SourceName(source or "Kent Online"),
        official=official,
        url=url or "https://news.example/kent-probation?id=7&from=feed",
        title=title or "Probation service ‘must do better’, inspectors say",
        published=AT,
    )


OFFICIAL = sample_origin(
    official=True,
    url=f"{_REPORT}kent-pdu/",
    title="An inspection of probation services in: Kent PDU",
    source="HM Inspectorate of Probation",
)


def sample_event(kind: EventKind, body: str = "Kent PDU", **more: Any) -> Event:
    """An event of that kind; ``more``: its fields."""
    of = re.sub(r"[^a-z0-9]+", "-", body.lower())[:60]
    fields: dict[str, Any] = {
        "key": EventKey(f"{kind}:{of}"),
        "kind": kind,
        "body": body,
        "at": AT,
        "origin": sample_origin(),
        "body_id": BodyId(of),
        "inspection_id": InspectionId(f"{of}-2019"),
        "quote": "Inspectors rated the service ‘requires improvement’ overall.",
        **more,
    }
    return Event(**fields)


def _operational(
    kind: EventKind, about: str, reasons: tuple[str, ...], url: str = "", title: str = ""
) -> Event:
    origin = Origin(ArticleId(""), SourceName(""), False, url, title, None)
    key = EventKey(f"{kind}:{about}")
    return Event(key=key, kind=kind, body=about, at=AT, origin=origin, reasons=reasons)


SAMPLES: dict[str, Event] = {
    "first_rating": sample_event(
        EventKind.FIRST_RATING,
        "Cumbria and Lancashire CRC",
        origin=sample_origin(
            source="Cumbria Crack",
            title="Probation service has ‘much to do’ to improve",
            url="https://news.example/cumbria",
        ),
        after=Rating.REQUIRES_IMPROVEMENT,
        quote="HM Inspectorate of Probation has given Cumbria and Lancashire Community "
        "Rehabilitation Company (CRC) an overall ‘requires improvement’ rating.",
    ),
    "first_rating_after_predecessor": sample_event(
        EventKind.FIRST_RATING,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        after=Rating.GOOD,
        before=Earlier(Rating.INADEQUATE, PartialDate("2019-03"), body="Kent, Surrey & Sussex CRC"),
    ),
    "rating_up": sample_event(
        EventKind.RATING_UP,
        origin=OFFICIAL,
        report_url=f"{_REPORT}kent-pdu.pdf",
        after=Rating.OUTSTANDING,
        before=Earlier(Rating.GOOD, PartialDate("2021-05-17")),
        score=Score(25, 27),
        quote="We have given Kent PDU an overall rating of ‘Outstanding’.",
    ),
    "rating_down": sample_event(
        EventKind.RATING_DOWN,
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.GOOD, PartialDate("2021-05")),
        score=Score(9, 27),
        confidence=0.8,
    ),
    "rating_kept": sample_event(
        EventKind.RATING_KEPT,
        "Northumbria CRC",
        origin=sample_origin(title="Probation service ‘still requires improvement’"),
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.REQUIRES_IMPROVEMENT, stated=True),
        confidence=0.6,
        quote="Although we have given the CRC the same rating again, we found that much had "
        "improved.",
    ),
    "correction": sample_event(
        EventKind.CORRECTION,
        origin=OFFICIAL,
        report_url=f"{_REPORT}kent-pdu.pdf",
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.GOOD, PartialDate("2019-05-28")),
    ),
    "correction_withdrawn": sample_event(
        EventKind.CORRECTION,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        before=Earlier(Rating.GOOD, PartialDate("2019-05-28")),
        quote="",
        reasons=(
            "the inspectorate’s page is gone (HTTP 404 Not Found, and so it was on 29 May 2019)",
        ),
    ),
    "correction_returned": sample_event(
        EventKind.CORRECTION,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        after=Rating.GOOD,
        quote="",
        reasons=("its report had been withdrawn, and is published again",),
    ),
    "report_unrated": sample_event(
        EventKind.REPORT_UNRATED,
        "South West region",
        origin=sample_origin(
            official=True,
            url=f"{_SITE}/document/dynamic-inspection-of-public-protection-in-south-west-region",
            title="Dynamic inspection of public protection in South West region",
            source="HMI Probation reports",
        ),
        report_url=f"{_SITE}/document/dynamic-inspection-of-public-protection-in-south-west-region",
        before=Earlier(Rating.REQUIRES_IMPROVEMENT, PartialDate("2024-11")),
        quote="",
    ),
    "report_unrated_no_body": sample_event(
        EventKind.REPORT_UNRATED,
        "",
        body_id=None,
        origin=sample_origin(official=True, title="Dynamic inspection of public protection"),
        quote="",
    ),
    "needs_review": sample_event(
        EventKind.NEEDS_REVIEW,
        inspection_id=None,
        confidence=0.3,
        quote="The service scored nine out of 27.",
        reasons=("a score without a rating word", "two bodies are named: Kent PDU, Medway"),
    ),
    "needs_review_no_body": sample_event(
        EventKind.NEEDS_REVIEW,
        "",
        body_id=None,
        inspection_id=None,
        quote="",
        reasons=("a body we do not know",),
    ),
    "confirmed": sample_event(
        EventKind.CONFIRMED,
        origin=OFFICIAL,
        report_url=OFFICIAL.url,
        after=Rating.REQUIRES_IMPROVEMENT,
        before=Earlier(Rating.GOOD, PartialDate("2021-05")),
        quote="",
    ),
    "coverage": sample_event(
        EventKind.COVERAGE,
        origin=sample_origin(
            title="Kent probation officers ‘overworked’, report says",
            url="https://news.example/kent-overworked",
            source="The Paper",
        ),
        quote="",
    ),
    "source_broken": _operational(
        EventKind.SOURCE_BROKEN,
        "Kent Online",
        (
            "unreachable: HTTP 500 Internal Server Error, at the last 4 visits; last good visit "
            "29 May 2019, 14:15",
        ),
        url="https://news.example/rss",
    ),
    "source_silent": _operational(
        EventKind.SOURCE_SILENT,
        "Kent Online",
        (
            "late: nothing new for 41 days; its longest silence before was 4 days; last good "
            "visit 13 May 2019, 14:15",
        ),
        url="https://news.example/rss",
    ),
    "source_back": _operational(EventKind.SOURCE_BACK, "Kent Online", ()),
    "source_paused": _operational(
        EventKind.SOURCE_PAUSED,
        "Kent Online",
        ("paused since 16 May 2019, without an end", "moves to a new site"),
    ),
    "delivery_dead": _operational(
        EventKind.DELIVERY_DEAD,
        "email:desk@example.org",
        (
            "▼ Kent PDU: Good → Requires improvement",
            "email: recipient refused: 550 5.1.1 no such user",
        ),
    ),
    "alert_missing": _operational(
        EventKind.ALERT_MISSING,
        "Kent PDU",
        ("not delivered to email:desk@example.org (Kent desk): dead after 78 tries: 421 busy",),
        url=OFFICIAL.url,
        title=OFFICIAL.title,
    ),
    "alert_late": _operational(
        EventKind.ALERT_LATE,
        "Kent PDU",
        ("the last was told on 30 May 2019, 10:55; at worst it took 2 h 5 min",),
        url=OFFICIAL.url,
        title=OFFICIAL.title,
    ),
    "alert_found": _operational(
        EventKind.ALERT_FOUND,
        "Kent PDU",
        (
            "it had been told as: not delivered",
            "the last was told on 30 May 2019, 10:55; at worst it took 2 h 5 min",
        ),
        url=OFFICIAL.url,
        title=OFFICIAL.title,
    ),
    "audit_stopped": _operational(
        EventKind.AUDIT_STOPPED,
        "Audit of alerts",
        (
            "no good audit since 30 May 2019, 07:10",
            "HMI Probation sitemap: HTTP 503 Service Unavailable",
        ),
    ),
    "run_held": _operational(
        EventKind.RUN_HELD,
        "HMI Probation reports",
        (
            "22 pages are held: more than 15 changes of one day, or of the past",
            "An inspection of probation services in Kent PDU",
            "and 21 more",
            "probation-monitor quarantine show 1",
        ),
    ),
    "config_refused": _operational(
        EventKind.CONFIG_REFUSED,
        "Configuration",
        ("config/sources.toml: source 3 ('Kent Online'), every_minutes: is missing",),
    ),
    "config_accepted": _operational(EventKind.CONFIG_ACCEPTED, "Configuration", ()),
    "test": sample_event(EventKind.TEST, after=Rating.GOOD, quote=""),
}
