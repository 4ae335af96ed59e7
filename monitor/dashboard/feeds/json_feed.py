"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""

import json

from monitor.dashboard.feeds.items import Feed, Item
from monitor.dashboard.rendering import visible

TYPE = "application/feed+json; charset=utf-8"


def json_feed(feed: Feed) -> bytes:
    """The whole document."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": visible(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": "en-GB",
        "authors": [{"name": "Probation Monitor"}],
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _item(item: Item) -> dict[str, object]:
    told: dict[str, object] = {
        "id": item.id,
        "url": item.page,
        "title": visible(item.title),
        "authors": [{"name": visible(item.author)}],
        "content_text": visible(item.summary),
        "date_published": item.at.isoformat(),
        "tags": [item.kind],
    }
    return told | ({"external_url": item.source} if item.source else {})
