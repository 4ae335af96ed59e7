"""Links to what the inspectorate itself published."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import Tag

from monitor.domain.identity import canonical_url
from monitor.domain.inspectorate_hosts import BEFORE_2025, TODAY, host_in
from monitor.domain.plain_address import plain_address

# Path patterns: the report first, since it says more than the release about it.
_REPORT_TODAY = re.compile(r"^/document/(?!.*(?:guidance|manual|consultation))[^/]+/?$")
_NEWS_TODAY = re.compile(r"/news/[^/]+/?$")
_REPORT_THEN = re.compile(
    r"/hmiprobation/(?:inspections/[^/]+/?$|wp-content/uploads/.+\.pdf$)", re.IGNORECASE
)
_NEWS_THEN = re.compile(r"/hmiprobation/media/press-releases/\d{4}/\d\d/[^/]+/?$")


def absolute(base: str, href: str) -> str | None:
    """An http or https address, or None for anything else."""
    if plain_address(href):
        return href
    try:
        url = urljoin(base, href.strip().replace(" ", "%20"))
        parts = urlsplit(url)
    except ValueError:
        return None
    usable = parts.scheme in {"http", "https"} and parts.netloc and url.isprintable()
    return url if usable else None


def report_link(node: Tag, base: str, *, own_host: bool = False) -> str | None:
    """The first link to a report of the inspectorate, or else to a press release; None if none.

    ``own_host``: the page is the inspectorate's own, so links to its host count as well. Links to
    the page itself, such as those to its own headings, never do.
    """
    here = urlsplit(base).netloc if own_host else None
    hrefs = (absolute(base, str(link["href"])) for link in node.select("a[href]"))
    itself = canonical_url(base)
    urls = (urldefrag(url).url for url in hrefs if url and canonical_url(url) != itself)
    ranked = [(rank, url) for url in urls if (rank := _rank(url, here)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def is_report(url: str) -> bool:
    """Does the path look like one of the inspectorate's reports? The host is not looked at."""
    path = urlsplit(url).path
    return bool(_REPORT_TODAY.match(path) or _REPORT_THEN.match(path))


def _rank(url: str, here: str | None) -> int | None:
    parts = urlsplit(url)
    if host_in(url) == TODAY or parts.netloc == here:
        patterns = (_REPORT_TODAY, _NEWS_TODAY)
    elif host_in(url) == BEFORE_2025:
        patterns = (_REPORT_THEN, _NEWS_THEN)
    else:
        return None
    return next((n for n, pattern in enumerate(patterns) if pattern.match(parts.path)), None)
