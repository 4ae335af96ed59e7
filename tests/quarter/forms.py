"""Items -> a list of every form that sources have. ``base``: the paper's address."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tests.quarter.items import Item

Render = Callable[[str, Sequence[Item]], str]


@dataclass(frozen=True, slots=True)
class Form:
    """``path``: where the list stands. ``pages``: may the page behind a row be asked for?"""

    kind: str
    path: str
    media: str
    render: Render
    pages: bool = True
    encoding: str = "utf-8"


def _rss(row: Callable[[str, Item], str], head: str = "") -> Render:
    def render(base: str, items: Sequence[Item]) -> str:
        rows = "".join(f"<item>{row(base, item)}</item>" for item in items)
        return (
            '<?xml version="1.0"?><rss version="2.0" '
            'xmlns:media="http://search.yahoo.com/mrss/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:atom="http://www.w3.org/2005/Atom" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>News</title>{head}{rows}</channel></rss>"
        )

    return render


def _plain(base: str, item: Item) -> str:
    return (
        f"<title>{escape(item.headline)}</title><link>{base}{item.path}</link>"
        f"<description>{escape(item.lead)}</description><pubDate>{_mail(item.at)}</pubDate>"
    )


def _bbc(base: str, item: Item) -> str:
    address = f"{base}{item.path}"
    return (
        f"<title><![CDATA[{item.headline}]]></title><description><![CDATA[{item.lead}]]>"
        f"</description><link>{address}?at_medium=RSS&amp;at_campaign=rss</link>"
        f'<guid isPermaLink="false">{address}#{item.number % 3}</guid>'
        f'<pubDate>{_mail(item.at)}</pubDate><media:thumbnail url="{base}/i.jpg"/>'
    )


def _reach(base: str, item: Item) -> str:
    return (
        "<media:group><media:title>A picture</media:title></media:group>"
        f"{_plain(base, item)}<media:content><media:description>Somebody at the gate"
        f"</media:description></media:content><dc:date>{item.at.isoformat()}</dc:date>"
    )


def _guardian(base: str, item: Item) -> str:
    told = escape(f"<p>{escape(item.lead)}</p> <a href='{base}{item.path}'>Continue reading...</a>")
    return (
        f"<title>{escape(item.headline)}</title><link>{base}{item.path}</link>"
        f"<description>{told}</description><dc:date>{item.at.isoformat()}</dc:date>"
    )


def _wordpress_feed(base: str, item: Item) -> str:
    whole = "".join(f"<p>{escape(line)}</p>" for line in item.text.splitlines())
    return (
        f"{_plain(base, item)}<guid isPermaLink='false'>{base}/?p={item.number}</guid>"
        f"<content:encoded><![CDATA[{whole}]]></content:encoded>"
    )


def _blogger(base: str, item: Item) -> str:
    return (
        f"<guid isPermaLink='false'>tag:blogger.com,1999:blog-1.post-{item.number}</guid>"
        f"<atom:updated>{item.at.isoformat()}</atom:updated>{_plain(base, item)}"
    )


def _relative(_base: str, item: Item) -> str:
    return (
        f"<title>{escape(item.headline)}</title><link>{item.path}</link>"
        f"<pubDate>{item.at:%a, %d %b %Y %H:%M:%S}</pubDate>"
    )


def _atom(base: str, items: Sequence[Item]) -> str:
    rows = "".join(
        f"<entry><id>{base}{item.path}#{item.at.isoformat()}</id><title>{escape(item.headline)}"
        f'</title><updated>{item.at.isoformat()}</updated><link href="{item.path}"/>'
        f'<summary type="html">{escape(escape(item.lead))}</summary></entry>'
        for item in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{rows}</feed>'


def _rdf(base: str, items: Sequence[Item]) -> str:
    rows = "".join(
        f'<item rdf:about="{base}{item.path}"><title>{escape(item.headline)}</title>'
        f"<link>{base}{item.path}</link><description>{escape(item.lead)}</description>"
        f"<dc:date>{item.at.isoformat()}</dc:date></item>"
        for item in items
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>News</title></channel>{rows}</rdf:RDF>"
    )


def _json_feed(base: str, items: Sequence[Item]) -> str:
    rows = [
        {
            "id": f"{base}{item.path}",
            "title": item.headline,
            "content_text": item.lead,
            "date_published": item.at.isoformat(),
        }
        for item in items
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": rows})


def _listing(_base: str, items: Sequence[Item]) -> str:
    rows = "".join(
        f'<div class="list-item"><h2><a href="{item.path}">{escape(item.headline)}</a></h2>'
        f'<time datetime="{item.at.isoformat()}">{item.at:%d %B %Y}</time>'
        f"<p>{escape(item.lead)}</p></div>"
        for item in items
    )
    return f"<!doctype html><html><body><h1>News</h1>{rows}</body></html>"


def _sitemap(base: str, items: Sequence[Item]) -> str:
    rows = "".join(
        f"<url><loc>{base}{item.path}</loc><lastmod>{item.at.isoformat()}</lastmod></url>"
        for item in items
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def _govuk(_base: str, items: Sequence[Item]) -> str:
    rows = [
        {
            "title": item.headline,
            "link": item.path,
            "description": item.lead,
            "public_timestamp": item.at.isoformat(),
        }
        for item in items
    ]
    return json.dumps({"results": rows, "total": len(rows), "start": 0})


def _google(base: str, items: Sequence[Item]) -> str:
    rows = "".join(
        f"<item><title>{escape(item.headline)} - Valley News</title>"
        f"<link>{base}/rss/articles/CBMi{item.number}?oc=5</link>"
        f'<guid isPermaLink="false">CBMi{item.number}</guid><pubDate>{_mail(item.at)}</pubDate>'
        f'<source url="https://valley.example">Valley News</source></item>'
        for item in items
    )
    channel = f"<generator>NFE/5.0</generator><title>News</title>{rows}"
    return f'<rss version="2.0"><channel>{channel}</channel></rss>'


def _gdelt(base: str, items: Sequence[Item]) -> str:
    rows = [
        {
            "url": f"{base}{item.path}",
            "title": item.headline,
            "seendate": f"{item.at:%Y%m%dT%H%M%SZ}",
        }
        for item in items
    ]
    return json.dumps({"articles": rows})


def _posts(base: str, items: Sequence[Item]) -> str:
    return json.dumps(
        [
            {
                "id": item.number,
                "link": f"{base}{item.path}",
                "date_gmt": f"{item.at:%Y-%m-%dT%H:%M:%S}",
                "modified_gmt": f"{item.at:%Y-%m-%dT%H:%M:%S}",
                "title": {"rendered": escape(item.headline)},
                "excerpt": {"rendered": f"<p>{escape(item.lead)}</p>"},
                "content": {"rendered": f"<p>{escape(item.text)}</p>"},
            }
            for item in items
        ]
    )


TYPES = "/wp-json/wp/v2/types"
TERMS = "/wp-json/wp/v2/taxonomies"
TYPES_ANSWER = json.dumps({"news": {"name": "News", "rest_base": "news"}})

_XML, _RSS, _JSON = "application/xml", "application/rss+xml", "application/json"
_HTML = "text/html; charset=utf-8"

FEEDS = (
    Form("feed", "/rss", _RSS, _rss(_plain)),
    Form("feed", "/news/rss.xml", "text/xml", _rss(_bbc, "<ttl>15</ttl>")),
    Form("feed", "/news/rss/", _XML, _rss(_plain), encoding="utf-8-sig"),
    Form("feed", "/news/?service=rss", _RSS, _rss(_reach)),
    Form("feed", "/society/rss", _XML, _rss(_guardian)),
    Form("feed", "/feed/", _RSS, _rss(_wordpress_feed), pages=False),
    Form("feed", "/feeds/posts/default?alt=rss", _XML, _rss(_blogger)),
    Form("feed", "/old.rss", "text/html", _rss(_relative), encoding="cp1252"),
    Form("feed", "/news.atom", "application/atom+xml", _atom),
    Form("feed", "/news.rdf", _XML, _rdf),
    Form("feed", "/feed.json", "application/feed+json", _json_feed),
)
GOOGLE = Form("feed", "/rss/search?q=probation", _XML, _google, pages=False)
GDELT = Form("feed", "/api/v2/doc/doc?format=json", _JSON, _gdelt)
LISTING = Form("listing", "/news/", _HTML, _listing)
SITEMAP = Form("sitemap", "/news-sitemap.xml", "text/xml", _sitemap)
GOVUK = Form("govuk", "/api/search.json?q=probation", _JSON, _govuk)
REST = Form("wordpress", TYPES, _JSON, _posts)
"""Its list stands elsewhere: what is at ``path`` only says where."""

FORMS = (*FEEDS, GOOGLE, GDELT, LISTING, SITEMAP, GOVUK, REST)


def page(item: Item) -> str:
    """The article among what stands around it."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in item.text.splitlines())
    return (
        f"<!doctype html><html><head><title>{escape(item.headline)}</title></head><body>"
        "<nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{escape(item.headline)}</h1><time datetime='{item.at.isoformat()}'>"
        f"{item.at:%d %B %Y}</time>{lines}</article></main><footer>All rights reserved</footer>"
        "</body></html>"
    )


def _mail(at: datetime) -> str:
    return format_datetime(at)
