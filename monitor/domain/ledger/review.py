"""What a person has to decide, because it cannot be read with confidence."""

from monitor.domain.article import Article
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import event_key, fingerprint
from monitor.domain.london import london_day
from monitor.domain.reading import Finding, Reading

CONFIDENT = 0.5
"""Below this a finding is not believed without a person."""


def origin(article: Article) -> Origin:
    """The part of an article that an event keeps."""
    return Origin(
        article.id, article.source, article.official, article.url, article.title, article.published
    )


def official_page(article: Article) -> str | None:
    """The inspectorate's own page: the report it links to, else itself if it is official."""
    return article.report_url or (article.url if article.official else None)


def doubts_about(finding: Finding) -> tuple[str, ...]:
    """Why a finding must not enter the ledger by itself; empty: it may."""
    reasons = [finding.doubt] if finding.doubt else []
    if finding.body_id is None and not reasons:
        reasons.append(f"{finding.body!r} is not among the known bodies")
    if finding.overall is None and not reasons:
        reasons.append("no overall rating could be read")
    if finding.confidence < CONFIDENT:
        reasons.append(f"the reading is only {finding.confidence:.0%} sure")
    return tuple(reasons)


def review_of_finding(article: Article, finding: Finding, reasons: tuple[str, ...]) -> Event:
    """One question a year for one body and rating, however many articles raise it."""
    subject = finding.body_id or " ".join(finding.body.casefold().split())
    rating = finding.overall.label if finding.overall else "?"
    key = event_key(EventKind.NEEDS_REVIEW, subject, rating, london_day(article.dated).year)
    return Event(
        key=key,
        kind=EventKind.NEEDS_REVIEW,
        body=finding.body,
        body_id=finding.body_id,
        at=article.read_at,
        origin=origin(article),
        after=finding.overall,
        score=finding.score,
        quote=finding.quote.text,
        confidence=finding.confidence,
        report_url=official_page(article),
        reasons=reasons,
    )


def review_of_reading(article: Article, reading: Reading) -> Event:
    """An outcome is reported, but not whose or which."""
    key = event_key(EventKind.NEEDS_REVIEW, fingerprint(article.title, ""))
    return Event(
        key=key,
        kind=EventKind.NEEDS_REVIEW,
        body=article.title,
        at=article.read_at,
        origin=origin(article),
        confidence=0.0,
        report_url=official_page(article),
        reasons=reading.doubts or ("an inspection's outcome is reported, but not readable",),
    )
