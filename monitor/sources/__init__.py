"""Every kind of source we can read. A kind that is not listed here does not exist."""

from monitor.domain.source import Parser
from monitor.sources.feed import index as feed_index
from monitor.sources.listing import index as listing_index
from monitor.sources.page import page_text

PARSERS: dict[str, Parser] = {
    "feed": Parser(feed_index, page_text),
    "listing": Parser(listing_index, page_text),
}

__all__ = ["PARSERS", "page_text"]
