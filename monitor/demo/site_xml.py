"""The site's feeds and sitemaps, as WordPress and Yoast write them."""

from collections.abc import Iterable
from datetime import UTC
from email.utils import format_datetime
from html import escape

from monitor.demo.loopback import Answer
from monitor.demo.publication import PostType, Publication

_RSS = "application/rss+xml; charset=UTF-8"
_XML = "text/xml; charset=UTF-8"
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def feed(title: str, pages: Iterable[Publication], home: str) -> Answer:
    """RSS 2.0 of one type of posts; well formed and empty where there are none."""
    items = "\n".join(_item(page, home) for page in pages)
    return _answer(
        f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{escape(title)}</title><link>{home}</link><description></description>
<generator>https://wordpress.org/?v=7.0.3</generator>
{items}
</channel></rss>""",
        _RSS,
    )


def sitemap_index(types: Iterable[PostType], home: str) -> Answer:
    """``/sitemap_index.xml``: pages, one sitemap per type of posts, and a taxonomy."""
    names = ("page", *types, "document_type")
    rows = "".join(f"<sitemap><loc>{home}/{name}-sitemap.xml</loc></sitemap>" for name in names)
    return _answer(f"{_prolog(home)}<sitemapindex {_NAMESPACE}>{rows}</sitemapindex>", _XML)


def sitemap(pages: Iterable[Publication], home: str) -> Answer:
    """Every page of one type, with the instant of its last change."""
    rows = "\n".join(
        f"<url><loc>{home}{page.path}</loc><lastmod>"
        f"{page.changed.astimezone(UTC).isoformat(timespec='seconds')}</lastmod></url>"
        for page in pages
    )
    return _answer(f"{_prolog(home)}<urlset {_NAMESPACE}>{rows}</urlset>", _XML)


def robots(home: str) -> Answer:
    """As Yoast's default."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {home}/sitemap_index.xml\n"
    return _answer(text, "text/plain; charset=UTF-8")


def _item(page: Publication, home: str) -> str:
    return f"""<item><title>{escape(page.title)}</title>
<link>{home}{page.path}</link>
<dc:creator><![CDATA[HM Inspectorate of Probation]]></dc:creator>
<pubDate>{format_datetime(page.published.astimezone(UTC))}</pubDate>
<guid isPermaLink="false">{home}/?post_type={page.type}&#038;p={page.number}</guid>
<description><![CDATA[<p>{escape(page.summary)} [&#8230;]</p>]]></description></item>"""


def _prolog(home: str) -> str:
    sheet = f'<?xml-stylesheet type="text/xsl" href="{home}/main-sitemap.xsl"?>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{sheet}\n'


def _answer(text: str, media_type: str) -> Answer:
    return Answer(text.encode(), media_type)
