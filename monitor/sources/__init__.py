"""Every kind of source we can read. A kind that is not listed here does not exist."""

from datetime import timedelta

from monitor.domain.source import Parser
from monitor.sources import govuk, sitemap, wordpress
from monitor.sources.feed import index as feed_index
from monitor.sources.feed_timing import timing
from monitor.sources.listing import following as listing_following
from monitor.sources.listing import index as listing_index
from monitor.sources.obstacles import wall
from monitor.sources.offered_feed import offered_feed
from monitor.sources.page import page_text
from monitor.sources.wordpress_terms import WORDPRESS_TERMS

PARSERS: dict[str, Parser] = {
    "feed": Parser(feed_index, page_text, timing=timing),
    "govuk": Parser(govuk.index, page_text),
    "listing": Parser(listing_index, page_text, listing_following),
    "sitemap": Parser(sitemap.index, page_text, sitemap.following),
    "wordpress": Parser(
        wordpress.index,
        page_text,
        wordpress.following,
        timedelta(days=7),
        wordpress.told,
        WORDPRESS_TERMS,
    ),
}

__all__ = ["PARSERS", "offered_feed", "page_text", "wall"]
