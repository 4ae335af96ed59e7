"""What real feeds do beside the formats, one by one: the entry comes out as it was meant."""

import json

import pytest

from monitor.domain.identity import article_id
from tests.sources.arrivals import index

SPACES = " ".join(
    (
        'xmlns:media="http://search.yahoo.com/mrss/"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
        'xmlns:atom="http://www.w3.org/2005/Atom"',
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
    )
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry>{}</entry></feed>'


def channel(inside: str) -> str:
    return f'<rss version="2.0" {SPACES}><channel><title>x</title>{inside}</channel></rss>'


def item(inside: str = "", title: str = "T", link: str = "https://a.example/1") -> str:
    return channel(f"<item><title>{title}</title><link>{link}</link>{inside}</item>")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 16 Sep 2025 08:00:00 GMT", "2025-09-16T08:00:00"),
        ("Tue, 16 Sep 2025 08:00:00 +0100", "2025-09-16T07:00:00"),
        ("Tue, 16 Sep 2025 08:00:00 BST", "2025-09-16T07:00:00"),
        ("Tue, 16 Sep 2025 08:00:00 GMT+0100", "2025-09-16T07:00:00"),
        ("Tue, 16 Sep 2025 08:00:00 Z", "2025-09-16T08:00:00"),
        ("Tue, 16 Sep 2025 08:00:00", "2025-09-16T08:00:00"),
        ("Tue, 16 Sep 2025 08:00 GMT", "2025-09-16T08:00:00"),
        ("Tue, 16 Sep 25 08:00:00 GMT", "2025-09-16T08:00:00"),
        ("Tue, 16 Sept 2025 08:00:00 GMT", "2025-09-16T08:00:00"),
        ("Tuesday, 16 September 2025 08:00:00 GMT", "2025-09-16T08:00:00"),
        ("Mon, 16 Sep 2025 08:00:00 GMT", "2025-09-16T08:00:00"),
        ("16 September 2025", "2025-09-16T00:00:00"),
        ("2025-09-16T08:00:00Z", "2025-09-16T08:00:00"),
        ("2025-09-16 08:00:00", "2025-09-16T08:00:00"),
        ("20250916T080000Z", "2025-09-16T08:00:00"),
        ("2025-09-16T08:00:00.123+01:00", "2025-09-16T07:00:00"),
        ("<![CDATA[Tue, 16 Sep 2025 08:00:00 GMT]]>", "2025-09-16T08:00:00"),
        ("\n Tue, 16 Sep 2025 08:00:00 GMT\n", "2025-09-16T08:00:00"),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, meant: str) -> None:
    (entry,) = index("feed", item(f"<pubDate>{written}</pubDate>"))
    assert entry.published is not None
    assert entry.published.strftime("%Y-%m-%dT%H:%M:%S") == meant


@pytest.mark.parametrize("written", ["", "yesterday", "16/09/2025 08:00", "9/10/2025 8:00:00 AM"])
def test_a_date_that_could_be_two_or_none_is_none(written: str) -> None:
    (entry,) = index("feed", item(f"<pubDate>{written}</pubDate>"))
    assert entry.published is None


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ("<dc:date>2025-09-16T08:00:00Z</dc:date>", 16),
        ("<pubDate>yesterday</pubDate><dc:date>2025-09-16T08:00:00Z</dc:date>", 16),
        (
            "<dc:date>2025-09-17T08:00:00Z</dc:date>"
            "<pubDate>Tue, 16 Sep 2025 08:00:00 GMT</pubDate>",
            16,
        ),
        ("<atom:updated>2025-09-16T08:00:00Z</atom:updated>", 16),
    ],
    ids=["another name", "the first is none", "published before edited", "edited only"],
)
def test_the_first_date_that_is_one_counts(dates: str, day: int) -> None:
    (entry,) = index("feed", item(dates))
    assert entry.published is not None
    assert entry.published.day == day


@pytest.mark.parametrize(
    ("inside", "dated"),
    [
        ("<id>urn:1</id>", False),
        ("<published>2025-09-16T08:00:00Z</published>", True),
        ("<updated>2025-09-16T08:00:00Z</updated>", True),
    ],
)
def test_atom_without_its_dates_is_read(inside: str, dated: bool) -> None:
    body = ATOM.format(f'<title>T</title><link href="https://a.example/1"/>{inside}')
    (entry,) = index("feed", body)
    assert (entry.title, entry.published is not None) == ("T", dated)


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("/news/1", "https://site.example/news/1"),
        ("../1", "https://site.example/1"),
        ("//www.a.example/1", "https://www.a.example/1"),
        ("\n  https://a.example/1 \n", "https://a.example/1"),
        ("<![CDATA[ https://a.example/1?x=1&y=2 ]]>", "https://a.example/1?x=1&y=2"),
        ("https://a.example/?x=1&amp;amp;y=2", "https://a.example/?x=1&y=2"),
        ("https://a.example/a b", "https://a.example/a%20b"),
    ],
)
def test_a_link_leads_where_it_was_meant_to(link: str, meant: str) -> None:
    (entry,) = index("feed", item(link=link))
    assert entry.url == meant


@pytest.mark.parametrize(
    "links",
    [
        "<id>https://a.example/1</id>",
        '<id>tag:a</id><link rel="self" href="https://a.example/self.xml"/>'
        '<link rel="replies" href="https://a.example/replies"/>'
        '<link rel="alternate" href="https://a.example/1"/>',
    ],
    ids=["the id alone", "among others"],
)
def test_of_an_atom_entry_the_address_of_the_article_is_taken(links: str) -> None:
    (entry,) = index("feed", ATOM.format(f"<title>T</title>{links}"))
    assert entry.url == "https://a.example/1"


@pytest.mark.parametrize(
    "beside",
    [
        "<atom:link rel='self' href='https://a.example/self'/>",
        "<comments>https://a.example/1#respond</comments>",
        "<image><title>I</title><link>https://a.example/i</link></image>",
        "<enclosure url='https://a.example/1.mp3' type='audio/mpeg' length='1'/>",
    ],
)
def test_other_addresses_in_an_item_are_not_its_own(beside: str) -> None:
    (entry,) = index("feed", item(beside))
    assert (entry.url, entry.title) == ("https://a.example/1", "T")


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Smith &amp;amp; Sons: &amp;#8216;Good&amp;#8217;", "Smith & Sons: ‘Good’"),
        ("<![CDATA[Rated &#8216;Good&#8217; &amp; more]]>", "Rated ‘Good’ & more"),
        ("&lt;b&gt;Rated&lt;/b&gt; Good", "Rated Good"),
        ("Rated &lsquo;Good&rsquo; &ndash; &pound;5", "Rated ‘Good’ – £5"),
        ("<![CDATA[Score < 10 of 27]]>", "Score < 10 of 27"),
        ("Score &amp;lt; 10 of 27", "Score < 10 of 27"),
        ("\n   Rated\n   Good\n", "Rated Good"),
    ],
)
def test_a_title_is_what_a_reader_would_see(title: str, meant: str) -> None:
    (entry,) = index("feed", item(title=title))
    assert entry.title == meant


@pytest.mark.parametrize(
    "picture",
    [
        "<media:title>Dalesfoot</media:title>",
        "<media:description>Dalesfoot, rated Outstanding in a longer text</media:description>",
        "<media:description><![CDATA[Dalesfoot <b>rated</b> Outstanding &]]></media:description>",
        "<media:group><media:content url='u'><media:title>Dalesfoot</media:title>"
        "<media:description type='plain'/></media:content></media:group>",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_a_picture_shows_is_not_what_the_item_says(picture: str, first: bool) -> None:
    own = "<title>Moorside</title><description>Rated Good</description>"
    both = picture + own if first else own + picture
    (entry,) = index("feed", channel(f"<item>{both}<link>https://a.example/1</link></item>"))
    assert (entry.title, entry.summary) == ("Moorside", "Rated Good")


def test_captions_that_never_end_cost_no_time() -> None:
    body = item("<media:title>a<![CDATA[" * 100_000)
    assert [entry.title for entry in index("feed", body)] == ["T"]


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\xef\xbb\xbf",
        b"\r\n\r\n",
        b"<!-- from a cache -->\n",
        b"<br />\n<b>Warning</b>: Undefined variable in <b>/srv/feed.php</b><br />\n",
    ],
    ids=["a mark", "two marks", "lines", "a comment", "a complaint of PHP"],
)
def test_what_stands_before_a_feed_does_not_hide_it(before: bytes) -> None:
    prolog = b"" if before.endswith(b">\n") else b'<?xml version="1.0" encoding="utf-8"?>'
    (entry,) = index("feed", before + prolog + item(title="‘Café’").encode())
    assert entry.title == "‘Café’"


def test_how_often_a_feed_wants_to_be_asked_is_no_entry() -> None:
    told = (
        "<ttl>60</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1"
        "</sy:updateFrequency><skipHours><hour>3</hour></skipHours>"
    )
    inside = f"{told}<item><title>T</title><link>https://a.example/1</link></item>"
    assert len(index("feed", channel(inside))) == 1


@pytest.mark.parametrize(
    "addresses",
    [
        [
            "https://www.bbc.com/news/articles/c0abc123xyzo",
            "https://www.bbc.com/news/articles/c0abc123xyzo#4",
            "https://www.bbc.com/news/articles/c0abc123xyzo?at_medium=RSS&amp;at_campaign=rss",
        ],
        [
            "https://www.advertiser.example/news/24921234.in-words/",
            "http://advertiser.example/news/24921234.in-words/?ref=rss",
        ],
        [
            "https://site.example/news/in-words/",
            "https://www.site.example/news/in-words?utm_source=feed&amp;utm_medium=rss",
        ],
    ],
)
def test_one_article_under_several_spellings_of_its_address_is_one(addresses: list[str]) -> None:
    rows = "".join(f"<item><title>T</title><link>{one}</link></item>" for one in addresses)
    assert len({article_id(entry.url) for entry in index("feed", channel(rows))}) == 1


def test_a_title_that_google_cut_is_taken_as_it_is() -> None:
    row = (
        "<title>Probation unit rated ‘Inadequate’ for the second... - Moor Gazette</title>"
        "<link>https://news.google.com/rss/articles/CBMiAAA_yqL?oc=5</link>"
        '<source url="https://gazette.example">Moor Gazette</source>'
    )
    (entry,) = index("feed", channel(f"<item>{row}</item>"))
    assert entry.title == "Probation unit rated ‘Inadequate’ for the second..."


def test_when_gdelt_came_across_an_article_is_not_when_it_appeared() -> None:
    row = {"url": "https://a.example/1", "title": "T", "seendate": "20260205T081500Z"}
    (entry,) = index("feed", json.dumps({"articles": [row]}), "application/json")
    assert entry.published is None


@pytest.mark.parametrize("body", ["{}", '{"articles": []}'])
def test_a_search_of_gdelt_may_find_nothing(body: str) -> None:
    assert index("feed", body, "application/json", may_be_empty=True) == ()


def test_a_feed_that_opens_as_html_does_is_a_feed():
    (entry,) = index("feed", f"<!DOCTYPE html>\n{item()}")
    assert entry.url == "https://a.example/1"
