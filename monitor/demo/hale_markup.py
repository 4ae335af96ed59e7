"""Publication -> HTML as the inspectorate's WordPress theme writes it.

Markup: https://github.com/ministryofjustice/hale (``page-listing.php``, ``single.php``,
``flexible-cpts/single.php``, ``content-documents.php``), with the oddities that readers of these
pages have to cope with: a licence in every source, "(Back to top)" in headings, a lede twice.
"""

import re
from datetime import datetime
from html import escape

from monitor.demo.publication import Block, Heading, PostType, Publication, Table
from monitor.domain.london import LONDON

_LICENCE = (
    "All content is available under the Open Government Licence v3.0 except where otherwise "
    "stated. To view this licence write to The National Archives, Kew, London TW9 4DU. "
    "This publication is available at: "
)


def listing(title: str, shown: tuple[Publication, ...], total: int, pages: tuple[int, int]) -> str:
    """One page of a listing. ``pages``: which one this is, and of how many."""
    count = f"{total} document{'' if total == 1 else 's'}"
    items = "\n".join(map(_item, shown)) or (
        '<h2 class="govuk-heading-l">Your search matched no documents</h2>'
    )
    return _document(
        title,
        f"""<h1 class="govuk-heading-xl">{escape(title)}</h1>
<div class="listing-search-section"><div class="listing-search-form"><form method="GET">
<label for="listing_search">Search</label><input id="listing_search" name="listing_search">
<button class="govuk-button">Search</button></form></div></div>
<div class="listing-item-count">{count}</div>
<div class="flexible-post-type-list flexible-post-type-list--shaded">
{items}
</div>
{_pagination(*pages)}""",
    )


def single(page: Publication, home: str) -> str:
    """A page of its own. ``home``: the site's address, printed in the licence."""
    kind = "document" if page.type is PostType.DOCUMENT else "flexible-post-type"
    return _document(
        page.title,
        f"""<div class="page-break hale-print-only"><p>{_LICENCE}{escape(home)}</p></div>
<div id="primary" class="govuk-grid-column-two-thirds"><div class="single">
<article id="post-{page.number}" class="type-{page.type} flexible-post-type-single">
<h1 class="{kind}-title govuk-heading-xl">{escape(page.title)}</h1>
<div class="flexible-post-type-published-date">
<div class="flexible-post-type-published-date-label">Published: </div>{_time(page.published)}</div>
{_summary(page)}
<div class="{kind}-content">
{_content(page)}
</div></article></div></div>""",
    )


def _item(page: Publication) -> str:
    return f"""<div class="list-item">
<h2 class="list-item-title govuk-heading-m"><a href="{page.path}">{escape(page.title)}</a></h2>
<div class="list-item-detail detail-published-date">
<div class="list-item-detail-label">Published:</div>{_time(page.published)}</div>
<div class="list-item-detail detail-post_summary"><p>{escape(page.summary)}</p></div>
</div>"""


def _time(instant: datetime) -> str:
    local = instant.astimezone(LONDON)
    stamp = local.isoformat(timespec="seconds")
    shown = f"{local:%-d %B %Y}"
    return f'<time class="entry-date published-date" datetime="{stamp}">{shown}</time>'


def _pagination(page: int, pages: int) -> str:
    onward = (
        '<li class="archive-pagination-next-btn"><a class="govuk-link govuk-pagination__link" '
        f'rel="next" href="page/{page + 1}/">Next page</a></li>'
    )
    return f"""<nav class="archive-pagination-nav"><ul class="archive-pagination">
<li class="archive-pagination-current-page">Page {page} of {pages}</li>
{onward if page < pages else ""}</ul></nav>"""


def _summary(page: Publication) -> str:
    if page.type is PostType.NEWS:
        return f'<div class="intro"><p>{escape(page.summary)}</p></div>'
    return f"""<div class="document-summary"><div class="document-summary__link"><p><b>
<a class="govuk-link" href="/uploads/{page.slug}.pdf">{escape(page.title)}
<span class="govuk-visually-hidden"> (PDF, 1.2 MB)</span></a></b> (PDF, 1.2 MB)</p></div>
<div class="document-summary-text"><p>{escape(page.summary)}</p></div></div>"""


def _content(page: Publication) -> str:
    # Releases repeat their summary as the first paragraph.
    lede = (page.summary,) if page.type is PostType.NEWS else ()
    link = f'<p><a href="/document/{page.report}/">Read the report</a></p>' if page.report else ""
    return "\n".join((*map(_block, (*lede, *page.blocks)), link))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block.text)
    return _table(block) if isinstance(block, Table) else f"<p>{escape(block)}</p>"


def _heading(text: str) -> str:
    anchor = re.sub(r"[^A-Za-z0-9]", "", text)
    jump = '<a href="#table-of-contents-heading">Back to top</a>'
    return (
        f'<h2 id="1-{anchor}" class="govuk-heading-l">{escape(text)}'
        f'<span class="hale-jump-link"> ({jump})</span></h2>'
    )


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return f"""<figure class="wp-block-table"><table><thead><tr>{heads}</tr></thead>
<tbody>{rows}</tbody></table></figure>"""


def _document(title: str, main: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{escape(title)} – HM Inspectorate of Probation (demonstration)</title></head><body>
<div class="ccfw-page-banner" id="cookie-banner"><p>Are you OK with cookies? We use small files
to make this site better.</p><button>Yes</button></div>
<a class="govuk-skip-link" href="#main">Skip to content</a>
<nav class="govuk-breadcrumbs"><ol><li><a href="/">Home</a></li><li>{escape(title)}</li></ol></nav>
<main id="main">
{main}
</main>
<footer class="govuk-footer"><p>A replica for a demonstration. Nothing on it has happened.</p>
</footer></body></html>
"""
