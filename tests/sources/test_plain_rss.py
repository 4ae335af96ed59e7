"""Feeds that lxml reads come out as they do by feedparser; whatever it might not is left alone."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.peers.press import feed
from monitor.domain.article import Page, Validators
from monitor.sources import plain_rss, xml_feed
from monitor.sources.decoding import text_of
from monitor.sources.one_link import Row

PAGES = sorted((Path(__file__).parent / "pages").glob("feed_*.xml"))
QUICK = {"feed_bbc.xml", "feed_guardian.xml", "feed_newsquest.xml", "feed_wordpress.xml"}
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
WORDS = st.lists(
    st.sampled_from(
        (
            *("word", " ", "\n", "é", "Ã©", "\x96", "&amp;amp;", "&amp;lt;", "&#150;", "&#233;"),
            *("&lt;p&gt;", "&lt;/p&gt;", "&lt;b&gt;", "&amp;nbsp;", "&#38;", "R&D", "’", "&#60;"),
            *("<![CDATA[<p>x & y</p>]]>", "<![CDATA[ ]]>", "<!-- c -->", "<b>x</b>", "&nbsp;"),
        )
    ),
    max_size=4,
).map("".join)
LINKS = st.sampled_from(
    (
        *(
            "https://a.example/1",
            " https://a.example/2\n",
            "/3",
            "",
            "https://a.example/?a=1&amp;b=2",
        ),
        *("https://a.example/x?y#0", "http://a.example:80/..", "tag:a,1", "https://a.example/?"),
        *(
            "https://a.example/a b",
            "HTTPS://A.example/ü",
            "mailto:a@a.example",
            "https://a.example#",
        ),
    )
)
DATES = st.sampled_from(
    (
        *("Tue, 16 Sep 2025 08:00:00 GMT", "16 Sep 2025 08:00:00 +0100", "2025-09-16T08:00:00Z"),
        *("Tue, 16 Sep 2025 08:00:00 BST", "Tue, 31 Feb 2025 08:00:00 GMT", "yesterday", ""),
        *("Mon, 16 Sep 2025 24:00:00 GMT", "2025-09-16", "Tue, 06 Sep 1985 08:00:00 -0930"),
    )
)


def element(names: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(name: str, told: str) -> str:
        return f"<{name}>{told}</{name.partition(' ')[0]}>"

    return st.builds(made, st.sampled_from(names), inside)


PART = st.one_of(
    element(("title", "description", "content:encoded", 'title type="html"', "author"), WORDS),
    element(("link", "guid", 'guid isPermaLink="false"', 'guid isPermaLink="true"'), LINKS),
    element(("pubDate", "dc:date", "atom:updated"), DATES),
    element(("category", "dc:creator", "media:credit", "media:title", "itunes:summary"), WORDS),
    st.sampled_from(
        (
            '<media:content url="x"/>',
            '<source url="https://b.example/">B</source>',
            '<enclosure url="https://a.example/a.mp3" type="audio/mpeg" length="1"/>',
            "<!-- c -->",
            "<author><name>x</name><title>y</title></author>",
        )
    ),
)
ITEM = st.lists(PART, max_size=7).map(lambda parts: f"<item>{''.join(parts)}</item>")
TOLD = (
    element(("title",), WORDS),
    element(("description",), WORDS),
    element(("content:encoded",), WORDS),
    element(
        ("guid", 'guid isPermaLink="true"'), st.sampled_from(("https://a.example/1?x=1#0", ""))
    ),
    element(('guid isPermaLink="false"',), LINKS),
    element(("pubDate",), DATES),
    element(("dc:date",), DATES),
    element(("category", "dc:creator", "media:credit", "author"), WORDS),
)
LINK = st.just("<link>https://a.example/2?at=1&amp;b=2</link>")
PLAIN_ITEM = (
    st.lists(st.sampled_from(range(len(TOLD))), max_size=5, unique=True)
    .flatmap(lambda chosen: st.tuples(LINK, *(TOLD[each] for each in chosen)))
    .flatmap(st.permutations)
    .map(lambda parts: f"<item>{''.join(parts)}</item>")
)
BEFORE = st.sampled_from(("", "<generator>NFE/5.0</generator>", "<image><title>y</title></image>"))
FEED = st.builds(
    lambda before, items: (
        f'<rss version="2.0" {SPACES}><channel><title>t</title>{before}{"".join(items)}'
        "</channel></rss>"
    ),
    BEFORE,
    st.lists(PLAIN_ITEM, min_size=1, max_size=3) | st.lists(ITEM, min_size=1, max_size=3),
)


def page(body: bytes) -> Page:
    return Page("https://site.example/feed.xml", body, "application/rss+xml", Validators())


def by_feedparser(of: Page, text: str) -> tuple[Row, ...]:
    return xml_feed.rows_by_feedparser(of, xml_feed.repaired(text))


def from_root(body: bytes) -> str:
    text = text_of(page(body))
    return text[max(0, text.find("<rss")) :]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_example_comes_out_as_by_feedparser(path: Path) -> None:
    body = path.read_bytes()
    of, text = page(body), from_root(body)
    assert xml_feed.rows(of, text) == by_feedparser(of, text)
    quick = plain_rss.items(xml_feed.repaired(text)) is not None
    assert quick == (path.name in QUICK)


@settings(deadline=None)
@given(FEED)
def test_whatever_a_feed_holds_comes_out_as_by_feedparser(text: str) -> None:
    of = page(text.encode())
    assert xml_feed.rows(of, text) == by_feedparser(of, text)


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_so_do_all_characters(title: str, told: str) -> None:
    text = (
        '<rss version="2.0"><channel><item><link>https://a.example/1</link>'
        f"<title>{escape(title)}</title><description>{escape(told)}</description>"
        "</item></channel></rss>"
    )
    of = page(text.encode("utf-8", "replace"))
    assert xml_feed.rows(of, text) == by_feedparser(of, text)


@pytest.mark.parametrize(
    "item",
    [
        '<item><title mode="base64" type="application/octet-stream">R29vZA==</title>{}</item>',
        "<item><title>a</title><title>b</title>{}</item>",
        "<item><description>a</description><description>bb</description>{}</item>",
        "<item><title>a <b>b</b> c</title>{}</item>",
        "<item><title>a <!-- b --> c</title>{}</item>",
        '<item lastmod="2025-09-16T08:00:00Z"><title>a</title>{}</item>',
        "<item><title>It&#150;s Ã©</title>{}</item>",
        "<item><title>a</title><dc:date>16/09/2025 08:00</dc:date>{}</item>",
        "<item><title>a</title><pubDate>Tue, 31 Feb 2025 08:00:00 GMT</pubDate>{}</item>",
        "<item><title>a</title><author><title>b</title></author>{}</item>",
        '<item><title>a</title><atom:link href="https://b.example/"/>{}</item>',
        "<item><title>a</title><guid>1</guid>{}</item>",
        '<item><title>a</title><source url="https://b.example/">B</source>{}</item>',
        "<item><title>a</title><itunes:summary>a longer summary</itunes:summary>{}</item>",
        "<item><link>/relative</link></item>{}",
    ],
)
def test_what_feedparser_makes_more_of_is_left_to_it(item: str) -> None:
    link = "<link>https://a.example/1</link>"
    text = f'<rss version="2.0" {SPACES}><channel>{item.format(link)}</channel></rss>'
    of = page(text.encode())
    assert plain_rss.items(text) is None
    assert xml_feed.rows(of, text) == by_feedparser(of, text)


def test_so_is_a_feed_of_google_news() -> None:
    item = "<item><title>T - A</title><link>https://a.example/1</link></item>"
    text = f"<rss><channel><generator>NFE/5.0</generator>{item}</channel></rss>"
    assert plain_rss.items(text) is None


def test_so_do_the_feeds_of_the_bench_and_are_read_quickly() -> None:
    body = feed(3, 20, with_news=True)
    of, text = page(body), from_root(body)
    assert plain_rss.items(text) is not None
    assert xml_feed.rows(of, text) == by_feedparser(of, text)
    assert len(xml_feed.rows(of, text)) == 21


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item></rss>",
        "<rss><channel><item><link>https://a.example/1</link><x/></item></channel></rss>",
        "<rss><channel><item><link>https://a.example/1</link></item></channel><channel/></rss>",
        "<rss><channel><image><item><link>https://a.example/1</link></item></image></channel></rss>",
        "<rdf><channel><item><link>https://a.example/1</link></item></channel></rdf>",
    ],
)
def test_what_is_not_plain_is_left_to_feedparser(text: str) -> None:
    assert plain_rss.items(text) is None


SCRAPS = st.sampled_from(
    (
        *("&", "&amp;", "&#8217;", "&#x;", "&R", "<![CDATA[", "]]>", "<title>", "a b", ";"),
        *("<media:title>", "</media:title>", "<MEDIA:Description/>", "<media:titles>"),
    )
)


@given(st.lists(SCRAPS, max_size=12))
def test_what_needs_no_repair_is_told_from_what_does(scraps):
    text = "".join(scraps)
    beside_one_that_does = xml_feed.repaired(f"{text}&")
    assert beside_one_that_does in {f"{xml_feed.repaired(text)}{sign}" for sign in ("&amp;", "&")}
