"""Pages of no known layout, pages that are no pages, and what is taken from which part."""

import pytest

from monitor.errors import ParseError
from monitor.sources import page_text
from tests.sources.arrivals import arrived

REPORT = "https://hmiprobation.justiceinspectorates.gov.uk/document/an-inspection-2025"
RELEASE = "https://www.hmiprobation.justiceinspectorates.gov.uk/news/rated-good"
OLD_REPORT = "http://www.justiceinspectorates.gov.uk/hmiprobation/inspections/wf2024/"
OLD_RELEASE = (
    "https://justiceinspectorates.gov.uk/hmiprobation/media/press-releases/2020/05/northshire/"
)


def fault(body: bytes | str, media_type: str = "text/html") -> str:
    with pytest.raises(ParseError) as caught:
        page_text(arrived(body, media_type))
    return caught.value.wanted


@pytest.mark.parametrize(
    ("body", "media_type", "wanted"),
    [
        (b"", "text/html", "text of an article; the body was empty"),
        (b"<html><body></body></html>", "text/html", "text of an article"),
        (b"<title>Only this</title><script>1</script>", "text/html", "text of an article"),
        (b"\x89PNG", "", "text of an article; the server sent an image"),
        (b"PK\x03\x04", "", "text of an article; the server sent a ZIP or Office file"),
        (b"x", "video/mp4", "text of an article; the server sent a film"),
        (b"<p>" + b"a" * 5_000_000, "", "text of an article; the page is larger than 5 MB"),
        (
            b"<title>Just a moment...</title><p>Enable JavaScript and cookies to continue",
            "text/html",
            "text of an article; the server sent a check for robots",
        ),
    ],
)
def test_what_holds_no_article_is_said_in_words(body: bytes, media_type: str, wanted: str) -> None:
    assert fault(body, media_type).startswith(wanted)


def test_a_long_article_may_speak_of_robots() -> None:
    words = "<p>The page said: checking your browser. " + "It took some time. " * 200
    assert "checking your browser" in page_text(arrived(words)).text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>T | Echo</title><body><article><h1>In the article</h1>", "In the article"),
        ("<title>T | Echo</title><body><h1>Echo</h1><main><h1>M</h1>", "M"),
        ("<title>T</title><meta property='og:title' content='To &amp; share'><body>", "To & share"),
        ("<title>T</title><body><h1>One</h1><h1>Two</h1>", "T"),
        ("<body>", ""),
    ],
)
def test_the_title_is_the_headline_rather_than_the_windows(head: str, title: str) -> None:
    assert page_text(arrived(f"<html><head>{head}<p>Words.</p>")).title == title


@pytest.mark.parametrize(
    ("mark", "published"),
    [
        (
            '<meta property="article:published_time" content="2025-09-16T00:01:00+01:00">',
            "2025-09-15 23:01:00+00:00",
        ),
        ('<meta name="date" content="2025-09-16">', "2025-09-16 00:00:00+00:00"),
        ('<meta itemprop="datePublished" content="20250916T0700Z">', "2025-09-16 07:00:00+00:00"),
        (
            '<script type="application/ld+json">[{"datePublished":"2025-09-16T05:00Z"}]</script>',
            "2025-09-16 05:00:00+00:00",
        ),
        ('<script type="application/ld+json">{"datePublished": 5, broken</script>', "None"),
        ('<script type="application/ld+json">{"@graph": [1, null]}</script>', "None"),
        ('<meta name="date" content="Tuesday">', "None"),
        ('<meta name="date" content="0001-01-01T00:00:00+14:00">', "None"),
        ("<p>Published on 16 September 2025</p>", "None"),
    ],
)
def test_the_date_comes_from_what_the_page_says_of_itself(mark: str, published: str) -> None:
    page = arrived(f"<html><head>{mark}</head><body><p>Words.</p>")
    assert str(page_text(page).published) == published


@pytest.mark.parametrize("url", [REPORT, REPORT + "/", RELEASE, OLD_REPORT, OLD_RELEASE])
def test_the_link_to_the_report_is_found(url: str) -> None:
    page = arrived(f'<article><p>Words and <a href=" {url} ">more</a>.</p></article>')
    assert page_text(page).report_url == url


@pytest.mark.parametrize(
    "url",
    [
        "https://hmiprobation.justiceinspectorates.gov.uk/",
        "https://hmiprobation.justiceinspectorates.gov.uk/about-us/our-inspections/pdu",
        "https://hmiprobation.justiceinspectorates.gov.uk/document/some-guidance-manual",
        "https://www.justiceinspectorates.gov.uk/hmiprisons/inspections/x/",
        "https://hmiprobation.justiceinspectorates.gov.uk.evil.example/document/x",
        "https://inspectorates-staging.bang-on.net/hmiprobation/inspections/x/",
        "/document/x",
        "http://[oops",
    ],
)
def test_other_links_are_not_the_report(url: str) -> None:
    page = arrived(f'<article><p>Words and <a href="{url}">more</a>.</p></article>')
    assert page_text(page).report_url is None


def test_a_report_comes_before_a_release_and_the_article_before_the_rest() -> None:
    page = arrived(
        f'<p><a href="{OLD_REPORT}">elsewhere</a></p><article><p>Words: '
        f'<a href="{RELEASE}">release</a>, <a href="{REPORT}">report</a></p></article>'
    )
    assert page_text(page).report_url == REPORT


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("<meta charset=utf-8><p>‘café’ – £5".encode(), "text/html"),
        ("<p>‘café’ – £5".encode(), "text/html; charset=iso-8859-1"),
        ("<p>‘café’ – £5".encode("cp1252"), "text/html; charset=ISO-8859-1"),
        ("<p>‘café’ – £5".encode("cp1252"), "text/html; charset=utf-8"),
        ("<meta charset=windows-1252><p>‘café’ – £5".encode("cp1252"), "text/html"),
        ("<p>‘café’ – £5".encode("cp1252"), "text/html; charset=hex"),
        ("<p>‘café’ – £5".encode("cp1252"), "text/html; charset=no-such"),
        ("<p>‘café’ – £5".encode("utf-16"), "text/html"),
        ("<p>‘café’ – £5".encode("utf-16-le"), "text/html; charset=utf-16"),
        ("<p>‘café’ – £5".encode("utf-16-be"), ""),
        ("<p>‘café’ – £5".encode("utf-8-sig"), ""),
        ("<p>‘café’ – £5".encode("mac-roman"), "text/html; charset=macintosh"),
    ],
)
def test_letters_survive_whatever_the_server_calls_them(body: bytes, media_type: str) -> None:
    assert page_text(arrived(body, media_type)).text == "‘café’ – £5"


def test_words_are_not_torn_and_lines_not_joined() -> None:
    page = arrived(
        "<?xml version='1.0'?><main><p>Re<b>quires</b>&shy;&nbsp;im<wbr>prove\nment</p>"
        "<div>One<div>Two</div>Three<br/>Four</div><!-- not this --><p hidden>nor this</p>"
        "<table><tr><td><p>A</p><p>B</p></td><td></td><td>C</td></tr></table></main>"
    )
    assert page_text(page).text.split("\n") == [
        "Requires improve ment",
        "One",
        "Two",
        "Three",
        "Four",
        "A B – C",
    ]


def test_deep_nesting_is_no_trouble() -> None:
    assert page_text(arrived("<div>" * 900 + "<p>Words.</p>")).text == "Words."
    wanted = fault("<article><a>x</a> " * 20_000)
    assert wanted == "text of an article; the page is nested too deeply"


def test_a_page_of_tags_is_not_an_article() -> None:
    assert fault("<br>" * 70_000).endswith("more than 60000 tags")


def test_a_table_inside_a_table_is_read_row_by_row() -> None:
    inner = (
        "<table><tr><td>1.1</td><td>Good</td></tr><tr><td>1.2</td><td>Inadequate</td></tr></table>"
    )
    page = arrived(f"<main><table><tr><td>{inner}</td></tr></table></main>")
    assert page_text(page).text == "1.1 – Good\n1.2 – Inadequate"
