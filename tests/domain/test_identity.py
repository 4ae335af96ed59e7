"""The same article under two spellings of its address is one article."""

import pytest

from monitor.domain.identity import (
    article_id,
    canonical_url,
    fingerprint,
    has_own_page,
    marked_entry,
    marked_story,
)

SAME = [
    ("https://www.bbc.com/news/articles/cz07#0", "https://www.bbc.com/news/articles/cz07#7"),
    ("http://example.org/a/", "https://www.example.org/a"),
    ("https://example.org/a?utm_source=x&b=1", "https://EXAMPLE.org/a?b=1"),
    ("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2"),
    (
        "https://www.bbc.com/news/articles/cz07?at_medium=RSS&at_campaign=rss",
        "https://www.bbc.com/news/articles/cz07",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_address(one, other):
    assert article_id(one) == article_id(other)


def test_what_names_the_article_stays():
    assert article_id("https://x.org/?p=1") != article_id("https://x.org/?p=2")


def test_a_canonical_address_is_its_own():
    once = canonical_url("http://www.Example.org/a/?utm_x=1&c=%C3%A9")
    assert canonical_url(once) == once


def test_a_mark_of_ours_is_part_of_the_address_and_any_other_is_not():
    one = marked_entry("http://www.example.org/news/#top", "guid 1")
    assert canonical_url(one) == canonical_url(marked_entry("https://example.org/news", "GUID  1"))
    assert article_id(one) != article_id(marked_entry("https://example.org/news", "guid 2"))
    assert canonical_url(canonical_url(one)) == canonical_url(one)
    assert not has_own_page(one)
    assert has_own_page("https://example.org/news#entry-of-the-day")


def test_a_story_is_known_by_its_names_on_that_host_only():
    one = marked_story("https://news.google.com/rss/articles/A?oc=5", "Title", "echo.example")
    other = marked_story("https://news.google.com/rss/articles/B", "title", "echo.example")
    assert article_id(one) == article_id(other)
    assert article_id(one) != article_id(marked_story("https://e.org/A", "Title", "echo.example"))


def test_a_fingerprint_sees_words_and_not_white_space():
    assert fingerprint("A  title", "and\ntext") == fingerprint("a title", "and text")
    assert fingerprint("A title", "and text") != fingerprint("A title", "other text")
