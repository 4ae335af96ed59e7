"""The feed that a page names in its head.

https://html.spec.whatwg.org/multipage/links.html#rel-alternate
"""

from monitor.domain.article import Page
from monitor.errors import ParseError
from monitor.sources.links import absolute
from monitor.sources.obstacles import tree_of
from monitor.sources.stoppable import stoppable

_FEED = ", ".join(
    f'link[rel~="alternate"][type="application/{kind}"][href]'
    for kind in ("rss+xml", "atom+xml", "feed+json")
)


def offered_feed(page: Page) -> str | None:
    """The first one's address; None where the page names none or is no page."""
    try:
        return _in_time(page)
    except ParseError:
        return None


def named_feed(page: Page) -> str | None:
    """The same, but raises ParseError where it is no page."""
    tree = tree_of(page, "page")
    links = (absolute(page.url, str(link["href"])) for link in tree.select(_FEED))
    return next(filter(None, links), None)


_in_time = stoppable(named_feed, "page")
