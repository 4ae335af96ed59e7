"""Publication -> HTML as the inspectorate's WordPress theme writes it.

Markup: https://github.com/ministryofjustice/hale (``single.php``, ``flexible-cpts/single.php``,
``content-documents.php``, ``flexible-cpts/full-width-heading.php``), with the oddities that readers
of these pages have to cope with: a licence in every source, a cookie banner, "(Back to top)" in
headings, a lede twice, a heading whose date is a plain string.
"""

import re
from datetime import datetime
from html import escape

from monitor.demo.publication import Attachment, Block, Heading, Link, PostType, Publication, Table
from monitor.domain.london import LONDON, london_day

_LICENCE = (
    "All content is available under the Open Government Licence v3.0 except where otherwise "
    "stated. To view this licence write to The National Archives, Kew, London TW9 4DU. "
    "This publication is available at: "
)


def single(page: Publication, home: str) -> str:
    """A page of its own. ``home``: the site's address, printed in the licence."""
    kind = "document" if page.type is PostType.DOCUMENT else "flexible-post-type"
    own_heading = "" if page.wide_heading else _heading_inside(page, kind)
    return document(
        page.title,
        f"""{_wide_heading(page) if page.wide_heading else ""}{_contents(page)}
<div class="page-break hale-print-only"><p>{_LICENCE}{escape(home)}</p></div>
<div id="primary" class="govuk-grid-column-two-thirds"><div class="single">
<article id="post-{page.number}" class="post-{page.number} {page.type} type-{page.type} \
status-publish hentry flexible-post-type-single">
{own_heading}
{_terms(page)}
{_summary(page)}
<div class="{kind}-content">
{content(page)}
</div></article></div></div>""",
        f'<link rel="shortlink" href="{escape(home)}?p={page.number}">',
    )


def content(page: Publication) -> str:
    """The blocks alone, as the REST interface hands them over."""
    # Releases repeat their summary as the first paragraph.
    lede = (page.summary,) if page.type is PostType.NEWS else ()
    link = f'<p><a href="/document/{page.report}/">Read the report</a></p>' if page.report else ""
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    parts = (_block(block, headings) for block in (*lede, *page.blocks))
    return "\n".join((*parts, link))


def time_tag(instant: datetime) -> str:
    """The theme's date: a stamp for machines, a London day for people."""
    stamp = instant.astimezone(LONDON).isoformat(timespec="seconds")
    return f'<time class="entry-date published-date" datetime="{stamp}">{shown_day(instant)}</time>'


def shown_day(instant: datetime) -> str:
    """16 September 2025."""
    return f"{london_day(instant):%-d %B %Y}"


def document(title: str, main: str, head: str = "") -> str:
    """A whole page around its main part."""
    return f"""<!DOCTYPE html>
<html lang="en-GB" class="govuk-template"><head><meta charset="utf-8">
<title>{escape(title)} – HM Inspectorate of Probation (demonstration)</title>
<link rel="alternate" type="application/rss+xml" href="/feed/">{head}</head><body>
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


def _heading_inside(page: Publication, kind: str) -> str:
    label = '<div class="flexible-post-type-published-date-label">Published: </div>'
    return f"""<h1 class="{kind}-title govuk-heading-xl">{escape(page.title)}</h1>
<div class="flexible-post-type-published-date">
{label}{time_tag(page.published)}</div>"""


def _wide_heading(page: Publication) -> str:
    """Once a page was edited on another day, the day of publication is not shown at all."""
    edited = london_day(page.changed) != london_day(page.published)
    dates = f"Updated: {shown_day(page.changed)}" if edited else _shown_published(page)
    return f"""<div class="govuk-grid-column-full hale-shaded-heading">
<span class='govuk-caption-l'>{page.type.label}</span>
<h1 class="govuk-heading-xl">{escape(page.title)}</h1>
<span class="govuk-caption-m">{dates}</span></div>
"""


def _shown_published(page: Publication) -> str:
    return f"Published: {shown_day(page.published)}"


def _contents(page: Publication) -> str:
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    if not headings:
        return ""
    items = "".join(
        f'<li><a href="#{_anchor(number, heading)}">{escape(heading.text)}</a></li>'
        for number, heading in enumerate(headings, start=1)
    )
    return f"""<div id='toc'><div id='table-of-contents' class='hale-table-of-contents'>
<h2 id="table-of-contents-heading">Contents</h2>
<ol class='hale-table-of-contents__list'>{items}</ol></div></div>"""


def _terms(page: Publication) -> str:
    rows = "".join(
        '<div class="flexible-post-type-detail"><div class="flexible-post-type-detail-label">'
        f"{escape(taxonomy)}: </div>{escape(terms)}</div>"
        for taxonomy, terms in page.terms
    )
    return f'<div class="flexible-post-type-details">{rows}</div>' if rows else ""


def _summary(page: Publication) -> str:
    if page.type is not PostType.DOCUMENT:
        return f'<div class="intro"><p>{escape(page.summary)}</p></div>'
    return f"""<div class="document-summary">{_offered(page)}
<div class="document-summary-text"><p>{escape(page.summary)}</p></div></div>"""


def _offered(page: Publication) -> str:
    if page.pdf is None:
        return ""
    size = f"(PDF, {len(page.pdf) / 1e6:.1f} MB)"
    return f"""<div class="document-summary__link"><p><b><a class='govuk-link' \
href='{page.file_path}'>{escape(page.title)}<span class='govuk-visually-hidden'> {size}</span></a>\
</b> {size}</p></div>"""


def _block(block: Block, headings: list[Heading]) -> str:
    match block:
        case Heading():
            return _heading(block, headings.index(block) + 1)
        case Table():
            return _table(block)
        case Link():
            return f'<p><a href="{escape(block.href)}">{escape(block.text)}</a></p>'
        case Attachment():
            return (
                f'<div class="mojblocks-file"><a href="{escape(block.href)}">{escape(block.title)}'
                '<span class="govuk-visually-hidden"> (PDF, 0.4 MB)</span></a></div>'
            )
        case _:
            return f"<p>{escape(block)}</p>"


def _heading(heading: Heading, number: int) -> str:
    jump = '<a href="#table-of-contents-heading">Back to top</a>'
    return (
        f'<h2 id="{_anchor(number, heading)}" class="govuk-heading-l">{escape(heading.text)}'
        f'<span class="hale-jump-link"> ({jump})</span></h2>'
    )


def _anchor(number: int, heading: Heading) -> str:
    return f"{number}-{re.sub(r'[^A-Za-z0-9]', '', heading.text)}"


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return f"""<figure class="wp-block-table"><table><thead><tr>{heads}</tr></thead>
<tbody>{rows}</tbody></table></figure>"""
