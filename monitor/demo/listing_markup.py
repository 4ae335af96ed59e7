"""Listings as the site may write them: the theme's template, the newer block, an archive page.

Markup: https://github.com/ministryofjustice/hale (``page-listing.php``,
``template-parts/flexible-cpts``, ``content-archive-list-item.php``) and
https://github.com/ministryofjustice/website-builder-blocks (``filterable-listing``).
"""

from collections.abc import Callable
from enum import StrEnum
from html import escape

from monitor.demo.hale_markup import document, time_tag
from monitor.demo.publication import Publication

_NOTHING = '<h2 class="govuk-heading-l">Your search matched no documents</h2>'


class Markup(StrEnum):
    """How listings are written. UNKNOWN: as after a change of the site that nobody announced."""

    THEME = "theme"
    BLOCK = "block"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


def listing(
    markup: Markup, title: str, shown: tuple[Publication, ...], total: int, pages: tuple[int, int]
) -> str:
    """One page of a listing. ``pages``: which one this is, and of how many."""
    items = "\n".join(map(_ITEMS[markup], shown)) or _NOTHING
    count = f"{total} document{'' if total == 1 else 's'}"
    return document(title, _AROUND[markup](title, count, items) + _pagination(*pages))


def _theme(title: str, count: str, items: str) -> str:
    return f"""<h1 class="govuk-heading-xl">{escape(title)}</h1>
<div class="listing-search-section"><div class="listing-search-form"><form method="GET">
<label for="listing_search">Search</label><input id="listing_search" name="listing_search">
<button class="govuk-button">Search</button></form></div></div>
<div class="listing-item-count">{count}</div>
<div class="flexible-post-type-list flexible-post-type-list--shaded">
{items}
</div>
"""


def _theme_item(page: Publication) -> str:
    return f"""<div class="list-item">
<h2 class="list-item-title govuk-heading-m"><a href="{page.path}">{escape(page.title)}</a></h2>
<div class="list-item-detail detail-published-date">
<div class="list-item-detail-label">Published:</div>{time_tag(page.published)}</div>
<div class="list-item-detail detail-post_summary"><p>{escape(page.summary)}</p></div>
</div>"""


def _block(title: str, count: str, items: str) -> str:
    return f"""<h1>{escape(title)}</h1>
<div class="wb-block-filterable-listing"><form method="GET"><input name="listing_search"></form>
<div class="wb-listing">{count}</div>
{items}
</div>
"""


def _block_item(page: Publication) -> str:
    return f"""<div class="wb-listing">
<h2 class="font-bold"><a href="{page.path}">{escape(page.title)}</a></h2>
<h3>Published<span class="colon">:</span></h3><div>{time_tag(page.published)}</div>
<h3>Summary<span class="colon">:</span></h3><div><p>{escape(page.summary)}</p></div>
</div>"""


def _archive(title: str, count: str, items: str) -> str:
    return f'<h1 class="govuk-heading-xl">{escape(title)}</h1><p>{count}</p>\n{items}\n'


def _archive_item(page: Publication) -> str:
    return f"""<div class="archive-list-item">
<h2 class="archive-list-item__title"><a href="{page.path}">{escape(page.title)}</a></h2>
<div class="archive-published-date">Published: {time_tag(page.published)}</div>
<div class="archive-excerpt"><p>{escape(page.summary)}</p></div>
</div>"""


def _unknown_item(page: Publication) -> str:
    title = f'<a href="{page.path}">{escape(page.title)}</a>'
    return f'<section class="card-{page.number}">{title}</section>'


def _pagination(page: int, pages: int) -> str:
    onward = (
        '<li class="archive-pagination-next-btn"><a class="govuk-link govuk-pagination__link" '
        f'rel="next" href="{"../../" if page > 1 else ""}page/{page + 1}/">Next page</a></li>'
    )
    return f"""<nav class="archive-pagination-nav"><ul class="archive-pagination">
<li class="archive-pagination-current-page">Page {page} of {pages}</li>
{onward if page < pages else ""}</ul></nav>"""


_ITEMS: dict[Markup, Callable[[Publication], str]] = {
    Markup.THEME: _theme_item,
    Markup.BLOCK: _block_item,
    Markup.ARCHIVE: _archive_item,
    Markup.UNKNOWN: _unknown_item,
}
_AROUND: dict[Markup, Callable[[str, str, str], str]] = {
    Markup.THEME: _theme,
    Markup.BLOCK: _block,
    Markup.ARCHIVE: _archive,
    Markup.UNKNOWN: _archive,
}
