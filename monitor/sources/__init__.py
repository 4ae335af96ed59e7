"""Every kind of source we can read. A kind that is not listed here does not exist."""

from monitor.domain.source import Parser
from monitor.sources import feed, listing
from monitor.sources.page import page_text

PARSERS: dict[str, Parser] = {
    "feed": Parser(feed.index, page_text),
    "listing": Parser(listing.index, page_text),
}

__all__ = ["PARSERS", "page_text"]
