"""Every kind of source we can read. A kind that is not listed here does not exist.

All readers that are handed on here can be stopped, however much a stranger's page would cost.
"""

from datetime import timedelta

from monitor.domain.source import Parser
from monitor.sources import govuk, listing, sitemap, wordpress
from monitor.sources import page as pages
from monitor.sources.feed import index as feed_index
from monitor.sources.feed_timing import timing
from monitor.sources.obstacles import wall
from monitor.sources.offered_feed import offered_feed
from monitor.sources.stoppable import stoppable
from monitor.sources.wordpress_terms import WORDPRESS_TERMS

_LIST = "list of articles"
page_text = stoppable(pages.page_text, "text of an article")

PARSERS: dict[str, Parser] = {
    "feed": Parser(stoppable(feed_index, "feed"), page_text, timing=timing),
    "govuk": Parser(stoppable(govuk.index, _LIST), page_text),
    "listing": Parser(
        stoppable(listing.index, _LIST), page_text, stoppable(listing.following, _LIST)
    ),
    "sitemap": Parser(
        stoppable(sitemap.index, "sitemap"), page_text, stoppable(sitemap.following, "sitemap")
    ),
    "wordpress": Parser(
        stoppable(wordpress.index, _LIST),
        page_text,
        stoppable(wordpress.following, _LIST),
        timedelta(days=7),
        wordpress.told,
        WORDPRESS_TERMS,
    ),
}

__all__ = ["PARSERS", "offered_feed", "page_text", "wall"]
