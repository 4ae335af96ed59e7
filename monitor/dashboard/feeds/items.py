"""Events as the items of a feed."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from monitor.dashboard.desk import Desk
from monitor.domain.event import Event


@dataclass(frozen=True, slots=True)
class Item:
    """``id``: the same for ever. ``author``: who reports it. ``source``: the article or report it
    comes from, if it is on the web."""

    id: str
    kind: str
    title: str
    author: str
    summary: str
    at: datetime
    page: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """``address``: its own; ``page``: for people. ``updated``: of the newest item."""

    id: str
    title: str
    address: str
    page: str
    updated: datetime
    items: tuple[Item, ...]


def item(event: Event, desk: Desk, address: str) -> Item:
    """``address``: of the dashboard, without a slash at its end."""
    words = desk.words(event)
    at = f"/inspections/{quote(event.inspection_id)}" if event.inspection_id else "/"
    quoted = f"\n“{event.quote}”" if event.quote else ""
    return Item(
        id=f"tag:probation-monitor,2026:event/{event.key}",
        kind=event.kind,
        title=f"{words.mark} {words.title}: {words.headline}",
        author=event.origin.source,
        summary=words.summary + quoted,
        at=event.at,
        page=address + at,
        source=_web(event.report_url or event.origin.url),
    )


def _web(url: str) -> str | None:
    return url if urlsplit(url).scheme in {"http", "https"} else None
