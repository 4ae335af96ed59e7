"""Letter -> the JSON of a webhook. Pure; ``webhook_schema`` describes it for those who read it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from monitor.domain.delivery import Letter
from monitor.domain.digest import Coverage, Edition
from monitor.domain.event import Earlier, Event, Origin
from monitor.domain.pause import Pause
from monitor.domain.rating import Score
from monitor.domain.silence import Silence
from monitor.notify.inert import NAME_MAX, REASON_MAX, inert, line
from monitor.notify.render import render

Json = Mapping[str, object]


def body(letter: Letter) -> Json:
    """Any events, however hostile their texts: each text is one clean line, each address http(s)
    or null, each instant UTC."""
    message = render(letter)
    return {
        "type": f"probation.{letter.shape}",
        "timestamp": _instant(message.at),
        "data": {
            "id": letter.id,
            "subject": message.subject,
            "late": letter.late,
            "instead_of": line(letter.instead_of, NAME_MAX) or None,
            "subscriptions": [line(name, NAME_MAX) for name in letter.why],
            "events": [_event(event) for event in letter.events],
            "digest": _digest(letter.edition) if letter.edition else None,
        },
    }


def _event(event: Event) -> Json:
    clean = inert(event)
    return {
        "key": line(clean.key, NAME_MAX),
        "kind": clean.kind,
        "at": _instant(clean.at),
        "body": {"id": line(clean.body_id, NAME_MAX) or None, "name": clean.body},
        "inspection": line(clean.inspection_id, NAME_MAX) or None,
        "rating": clean.after.label if clean.after else None,
        "before": _before(clean.before) if clean.before else None,
        "score": _score(clean.score) if clean.score else None,
        "quote": clean.quote,
        # What is no number between the two cannot be written in JSON, and says nothing.
        "confidence": clean.confidence if 0 <= clean.confidence <= 1 else None,
        "official": clean.origin.official,
        "article": _article(clean.origin),
        "report_url": clean.report_url,
        "reasons": list(clean.reasons),
    }


def _before(before: Earlier) -> Json:
    return {
        "rating": before.rating.label,
        "published": before.published.text if before.published else None,
        "predecessor": before.body,
        "stated_by_article": before.stated,
    }


def _score(score: Score) -> Json:
    return {"points": score.points, "out_of": score.out_of}


def _article(origin: Origin) -> Json:
    return {
        "source": origin.source,
        "url": origin.url or None,
        "title": origin.title,
        "published": _instant(origin.published) if origin.published else None,
    }


def _digest(edition: Edition) -> Json:
    return {
        "since": _instant(edition.since),
        "until": _instant(edition.until),
        "coverage": _coverage(edition.coverage) if edition.coverage else None,
        "silences": [_silence(each) for each in edition.silences],
        "paused": [_pause(each) for each in edition.paused],
        "awaiting": [_event(event) for event in edition.awaiting],
    }


def _coverage(coverage: Coverage) -> Json:
    worst = coverage.worst
    return {
        "published": coverage.published,
        "alerted": coverage.alerted,
        "worst_delay_seconds": worst.total_seconds() if worst is not None else None,
        "sources_healthy": coverage.healthy,
        "sources": coverage.sources,
    }


def _silence(silence: Silence) -> Json:
    return {
        "scope": silence.scope,
        "target": line(silence.target, NAME_MAX),
        "reason": line(silence.reason, REASON_MAX),
        "until": _instant(silence.until),
    }


def _pause(pause: Pause) -> Json:
    return {
        "source": line(pause.source, NAME_MAX),
        "reason": line(pause.reason, REASON_MAX),
        "since": _instant(pause.since),
        "until": _instant(pause.until) if pause.until else None,
    }


def _instant(at: datetime) -> str:
    try:
        return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:  # the first and the last day there are: a feed may well claim them
        return at.isoformat()
