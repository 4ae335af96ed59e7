"""Sitemaps, and what stands where one should be."""

import pytest

from monitor.errors import ParseError
from monitor.sources import PARSERS
from tests.sources.arrivals import arrived
from tests.sources.test_wordpress import SOURCE

MAP = PARSERS["sitemap"]
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def index_of(*files: str):
    nodes = "".join(f"<sitemap><loc>https://site.example/{f}</loc></sitemap>" for f in files)
    return arrived(f"<sitemapindex {NAMESPACE}>{nodes}</sitemapindex>", "text/xml")


def test_of_all_sitemaps_those_of_articles_are_looked_at() -> None:
    page = index_of(
        "page-sitemap.xml", "document-sitemap.xml", "document-sitemap2.xml", "post_tag-sitemap.xml"
    )
    found = MAP.following(SOURCE, page)
    assert [url.rpartition("/")[2] for url in found.urls] == [
        "document-sitemap.xml",
        "document-sitemap2.xml",
    ]
    assert not found.newest_first
    assert MAP.index(SOURCE, page) == ()


def test_the_sitemaps_that_wordpress_writes_itself_are_looked_at() -> None:
    page = index_of(
        "wp-sitemap-posts-page-1.xml",
        "wp-sitemap-posts-document-1.xml",
        "wp-sitemap-posts-document-2.xml",
        "wp-sitemap-taxonomies-news_type-1.xml",
        "wp-sitemap-users-1.xml",
    )
    assert [url.rpartition("/")[2] for url in MAP.following(SOURCE, page).urls] == [
        "wp-sitemap-posts-document-1.xml",
        "wp-sitemap-posts-document-2.xml",
    ]
    assert MAP.following(SOURCE, index_of("wp-sitemap.xml")).inner


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<!doctype html><html><body>Hello<br></body></html>", "declares a document type"),
        ("", "cannot be read as XML"),
        ("<rss><channel/></rss>", "the server sent something else"),
        (f"<urlset {NAMESPACE}></urlset>", "pages in the sitemap"),
        (
            f"<urlset {NAMESPACE}><url><loc>https://site.example/news/</loc></url></urlset>",
            "pages in the sitemap",
        ),
    ],
)
def test_what_is_no_sitemap_is_a_fault_that_says_why(body: str, wanted: str) -> None:
    with pytest.raises(ParseError, match=wanted):
        MAP.index(SOURCE, arrived(body, "text/xml"))


def test_an_index_without_reports_or_news_is_a_fault_that_names_what_there_is() -> None:
    with pytest.raises(ParseError, match=r"reports or news among: /page-sitemap\.xml"):
        MAP.following(SOURCE, index_of("page-sitemap.xml"))


def test_an_index_within_an_index_is_followed() -> None:
    found = MAP.following(SOURCE, index_of("page-sitemap.xml", "sitemap-index-2.xml"))
    assert [url.rpartition("/")[2] for url in found.urls] == ["sitemap-index-2.xml"]
    assert found.inner


def test_an_index_speaks_for_its_own_host_only() -> None:
    foreign = "<sitemap><loc>https://other.example/news-sitemap.xml</loc></sitemap>"
    page = arrived(f"<sitemapindex {NAMESPACE}>{foreign}</sitemapindex>", "text/xml")
    with pytest.raises(ParseError, match=r"on its own host; all lead to other\.example"):
        MAP.following(SOURCE, page)


def test_an_index_of_too_many_sitemaps_is_a_fault() -> None:
    page = index_of(*(f"news-sitemap{n}.xml" for n in range(201)))
    with pytest.raises(ParseError, match="201 sitemaps, over 200"):
        MAP.following(SOURCE, page)
