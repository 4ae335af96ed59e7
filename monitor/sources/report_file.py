"""The link to a report's own PDF file on a page about it.

Blocks of files: https://github.com/ministryofjustice/hale (``content-documents.php``),
https://github.com/ministryofjustice/wp-moj-blocks and website-builder-blocks (``file``). On the
old site it is the first file whose name speaks of an inspection:
https://github.com/data-to-insight/hmi-probation-youth-justice-scrape.
"""

import re

from bs4 import Tag

from monitor.domain.inspectorate_hosts import is_own_file
from monitor.sources.links import absolute
from monitor.sources.markup import line_of

_TODAY = ", ".join(
    f"{block} a[href]" for block in (".document-summary__link", ".mojblocks-file", ".wp-block-file")
)
_PDF = re.compile(r"\.pdf$", re.IGNORECASE)
_OTHER_FILE = re.compile(
    r"annexe?\b|\bdata\b|supporting[ _-]information|action[ _-]plan|easy[ _-]?read|welsh|cymraeg"
    r"|infographic|poster|methodology|guidance|manual|press[ _-]release|terms[ _-]of[ _-]reference",
    re.IGNORECASE,
)
_INSPECTION = re.compile(r"inspection", re.IGNORECASE)


def report_file(article: Tag, page: str) -> str | None:
    """Address of the report's file in an article of today's site; None if there is none.

    ``page``: where the article stands. Files of strangers' hosts are none.
    """
    return _first(article.select(_TODAY), page)


def old_report_file(main: Tag, page: str) -> str | None:
    """The same on the old site, where any link may lead to a file."""
    named = [link for link in main.select("a[href]") if _INSPECTION.search(line_of(link))]
    return _first(named, page)


def _first(links: list[Tag], page: str) -> str | None:
    for link in links:
        url = absolute(page, str(link["href"]))
        if url and _PDF.search(url) and is_own_file(url, page) and not _is_other(link, url):
            return url
    return None


def _is_other(link: Tag, url: str) -> bool:
    name = f"{line_of(link)} {url.rpartition('/')[2]}"
    return _OTHER_FILE.search(name) is not None
