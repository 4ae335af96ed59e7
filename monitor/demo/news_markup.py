"""PressStory -> the page and the feeds of a newspaper, with all that usually stands around."""

from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from monitor.demo.press import PressStory
from monitor.domain.london import LONDON

_MENU = ("Home", "News", "Crime", "Sport", "What's On", "Notices", "Jobs")
_ELSEWHERE = (  # other inspectorates' ratings, as papers show them beside every article
    "Hospital trust rated Inadequate by the CQC for the second year running",
    "Primary school celebrates Outstanding Ofsted report",
    "Care home 'Requires improvement' after surprise visit",
)


def article_page(paper: str, story: PressStory) -> str:
    """The article among navigation, related stories and readers' comments."""
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(story.headline)} | {paper}</title>
<meta property="og:title" content="{escape(story.headline)}">
<meta property="article:published_time" content="{story.published.isoformat()}"></head><body>
<div id="cookie-consent"><p>We and our 214 partners value your privacy.</p></div>
<header><p class="masthead">{paper}</p><nav><ul>{_items(_MENU)}</ul></nav></header>
<main><article>
<h1>{escape(story.headline)}</h1>
<p class="byline">By our reporters</p>
<time datetime="{story.published.isoformat()}">{_shown(story)}</time>
<p class="standfirst"><strong>{escape(story.standfirst)}</strong></p>
{_paragraphs(story.paragraphs)}
</article></main>
<aside class="related"><h2>Related stories</h2><ul>{_items(_ELSEWHERE)}</ul></aside>
<section id="comments" class="comments"><h2>Comments</h2>{_paragraphs(story.comments)}</section>
<aside class="newsletter"><p>Get the morning's headlines by email.</p></aside>
<footer><p>{paper}: a newspaper that exists in a demonstration only.</p></footer>
</body></html>
"""


def rss(paper: str, url: str, stories: Iterable[PressStory]) -> str:
    """RSS 2.0, the newest first."""
    items = "\n".join(_rss_item(url, story) for story in stories)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title><![CDATA[{paper}]]></title><link>{url}/</link><description>News</description>
<language>en-gb</language><ttl>15</ttl>
<atom:link href="{url}/news/rss/" rel="self" type="application/rss+xml"/>
{items}
</channel></rss>
"""


def atom(paper: str, url: str, stories: Iterable[PressStory]) -> str:
    """Atom 1.0, the newest first."""
    shown = tuple(stories)
    entries = "\n".join(_atom_entry(url, story) for story in shown)
    updated = shown[0].published.isoformat() if shown else "1970-01-01T00:00:00+00:00"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{paper}</title><id>{url}/</id>
<link href="{url}/feed.atom" rel="self"/><updated>{updated}</updated>
{entries}
</feed>
"""


def _rss_item(url: str, story: PressStory) -> str:
    return f"""<item><title><![CDATA[{story.headline}]]></title>
<description><![CDATA[{story.standfirst}]]></description>
<link>{url}{story.path}?utm_source=rss</link>
<guid isPermaLink="false">{url}{story.path}#0</guid>
<pubDate>{format_datetime(story.published)}</pubDate></item>"""


def _atom_entry(url: str, story: PressStory) -> str:
    stamp = story.published.isoformat()
    return f"""<entry><title>{escape(story.headline)}</title><id>{url}{story.path}</id>
<link href="{url}{story.path}"/><published>{stamp}</published><updated>{stamp}</updated>
<summary type="html">{escape(f"<p>{escape(story.standfirst)}</p>")}</summary></entry>"""


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts)


def _items(texts: Iterable[str]) -> str:
    return "".join(f'<li><a href="/">{escape(text)}</a></li>' for text in texts)


def _shown(story: PressStory) -> str:
    return f"{story.published.astimezone(LONDON):%-d %B %Y, %H:%M}"
