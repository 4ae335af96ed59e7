"""Feeds that are none, are half, are empty, or are malformed as real ones are."""

from datetime import timedelta

import pytest

from monitor.domain.article import SourceName
from monitor.domain.source import Source
from monitor.errors import ParseError
from monitor.sources import PARSERS
from tests.sources.arrivals import URL, arrived, index

ITEM = "<item><title>{0}</title><link>https://a.example/{0}</link></item>"
RSS = '<rss version="2.0"><channel><title>x</title>{}</channel></rss>'


def fault(body: bytes | str, media_type: str = "application/xml") -> str:
    with pytest.raises(ParseError) as caught:
        index("feed", body, media_type)
    return caught.value.wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("", "feed; the body was empty"),
        (" \r\n\t ", "feed; the body was empty"),
        (b"\xef\xbb\xbf", "feed; the body was empty"),
        ("<!DOCTYPE html><p>Sorry", "feed; the server sent an HTML page"),
        ("<html><p>about &lt;rss> and <rss></html>", "feed; the server sent an HTML page"),
        ("Service unavailable", "feed; the server sent application/xml"),
        ("<opml><body/></opml>", "feed; the server sent an HTML page"),
        ("<urlset></urlset>", "feed; the server sent application/xml"),
        ('{"articles": [1]}', "feed; the server sent JSON that is no JSON Feed"),
        ('{"articles": [{"seendate": ""}]}', "url and title in each article"),
        ('{"articles": []}', "entries in the feed"),
        ("{}", "entries in the feed"),
        ("[1, 2]", "feed; the server sent JSON that is no JSON Feed"),
        ('{"version": 1}', "feed; the server sent JSON that is no JSON Feed"),
        ('{"version":\n"https://json', "whole feed; the JSON breaks at line 2"),
        ("[" * 100_000, "feed; the JSON cannot be read"),
        ('{"a": ' + "9" * 5000 + "}", "feed; the JSON cannot be read"),
        ('{"version": "https://jsonfeed.org/version/1"}', 'list "items" in the JSON Feed'),
        (
            '{"version": "https://jsonfeed.org/version/1", "items": ["a"]}',
            'list "items" in the JSON Feed',
        ),
    ],
)
def test_what_is_no_feed_is_said_in_words(body: bytes | str, wanted: str) -> None:
    assert fault(body) == wanted


@pytest.mark.parametrize(
    "body",
    [
        RSS.format(ITEM.format("a")).removesuffix("</channel></rss>"),
        RSS.format(ITEM.format("a"))[:-4],
        RSS.format(ITEM.format("a") + "<item><title>b</ti").removesuffix("</channel></rss>"),
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title></entry>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel/>',
    ],
)
def test_half_a_feed_is_read_as_none(body: str) -> None:
    assert fault(body) == "whole feed; the XML breaks off at line 1"


def test_the_line_where_it_breaks_off_is_named() -> None:
    assert fault('<rss version="2.0">\n<channel>\n<item><ti').endswith("at line 3")


def test_wide_letters_break_off_too() -> None:
    whole = '<?xml version="1.0" encoding="utf-16"?>' + RSS.format(ITEM.format("a"))
    assert [entry.title for entry in index("feed", whole.encode("utf-16"))] == ["a"]
    assert fault(whole.encode("utf-16")[:-20]).startswith("whole feed")


@pytest.mark.parametrize("body", [RSS.format(""), '<rss version="2.0"/>'])
def test_an_empty_feed_is_a_fault_unless_it_may_be_empty(body: str) -> None:
    assert fault(body) == "entries in the feed"
    assert index("feed", body, may_be_empty=True) == ()


def test_entries_without_address_are_no_entries() -> None:
    assert fault(RSS.format("<item><title>a</title></item>")) == "entries in the feed"


def test_a_feed_that_says_it_has_ended_is_a_fault() -> None:
    body = RSS.format(
        "<item><title>This feed has ended</title><link>https://a.example/</link></item>"
    )
    assert fault(body) == "entries; the feed says that it has ended"


@pytest.mark.parametrize(
    "body",
    [
        "\n\n  " + RSS.format(ITEM.format("a")),
        '<?xml version="1.0"?>' + RSS.format(ITEM.format("a")) + "\n<!-- 0.3 s --><script/>",
        RSS.format("<item><title>a</title><link>https://a.example/a</link><b></item>"),
        RSS.format("<item><title>a\x0b</title><link>https://a.example/a</link></item>"),
        RSS.format("<item><title>a</title><link>https://a.example/a</link>&nbsp;</item>"),
    ],
    ids=["blank lines first", "junk after", "crossed tags", "control character", "HTML entity"],
)
def test_malformed_feeds_are_still_read(body: str) -> None:
    assert [(entry.title, entry.url) for entry in index("feed", body)] == [
        ("a", "https://a.example/a")
    ]


def test_a_bare_ampersand_stays_what_it_is() -> None:
    body = RSS.format(
        "<item><title>R&D at M&S</title>"
        "<link><![CDATA[https://a.example/?x=1&y=2]]></link>"
        "<description>Q&amp;A &#8211; &pound;5</description></item>"
    )
    (entry,) = index("feed", body)
    assert (entry.title, entry.url) == ("R&D at M&S", "https://a.example/?x=1&y=2")
    assert entry.summary == "Q&A – £5"


def test_entities_neither_open_files_nor_explode() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    body = (
        f'<!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{bomb}]>'
        + RSS.format("<item><title>&e11;&f;</title><link>https://a.example/</link></item>")
    )
    (entry,) = index("feed", body)
    assert "root:" not in entry.title
    assert len(entry.title) < 100


def test_a_garbled_number_of_a_character_is_a_fault_and_no_crash() -> None:
    body = RSS.format("<item><title>&#99999999999999;</title>") + "<"
    assert fault(body) == "feed that can be read"


@pytest.mark.parametrize(
    ("header", "declared", "codec"),
    [
        ("text/xml", "utf-8", "utf-8"),
        ("text/xml; charset=windows-1252", "windows-1252", "cp1252"),
        ("application/rss+xml", "ISO-8859-1", "cp1252"),
        ("application/octet-stream", "utf-8", "utf-8"),
        ("", "utf-8", "utf-8"),
    ],
)
def test_letters_survive_whatever_the_server_calls_them(
    header: str, declared: str, codec: str
) -> None:
    body = f'<?xml version="1.0" encoding="{declared}"?>' + RSS.format(ITEM.format("‘café’"))
    (entry,) = index("feed", body.encode(codec), header)
    assert entry.title == "‘café’"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://[oops", "\u2028"],
)
def test_only_addresses_of_the_web_are_taken(link: str) -> None:
    body = RSS.format(f"<item><title>a</title><link>{link}</link></item>" + ITEM.format("b"))
    assert [entry.title for entry in index("feed", body)] == ["b"]


def test_a_suffix_stays_where_the_item_names_no_such_publisher() -> None:
    item = "<item><title>Rated - Good</title><link>https://a.example/</link>{}</item>"
    (bare,) = index("feed", RSS.format(item.format("")))
    (named,) = index("feed", RSS.format(item.format('<source url="https://b/">Echo</source>')))
    assert (bare.title, named.title) == ("Rated - Good", "Rated - Good")


def test_a_whole_article_in_a_feed_is_capped() -> None:
    body = RSS.format(
        "<item><title>a</title><link>https://a.example/</link>"
        f"<description>{'word ' * 10_000}</description></item>"
    )
    (entry,) = index("feed", body)
    assert len(entry.summary) == 20_000


def test_an_empty_feed_of_the_inspectorate_is_suspicious_and_not_quiet() -> None:
    source = Source(SourceName("x"), "feed", URL, timedelta(hours=1), official=True)
    page = arrived("<rss version='2.0'><channel><title>News</title></channel></rss>")
    with pytest.raises(ParseError, match="empty, which here means a wrong address"):
        PARSERS["feed"].index(source, page)


def test_the_guid_of_wordpress_tells_which_post_it_is() -> None:
    guid = "https://site.example/?post_type=document&#038;p=6702"
    item = f"<item><link>https://site.example/document/a/</link><guid>{guid}</guid></item>"
    (entry,) = index("feed", f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert entry.post == "https://site.example/?p=6702"
