"""The same article under two spellings of its address is one article."""

import pytest

from monitor.domain.identity import article_id, canonical_url, fingerprint

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


def test_a_fingerprint_sees_words_and_not_white_space():
    assert fingerprint("A  title", "and\ntext") == fingerprint("a title", "and text")
    assert fingerprint("A title", "and text") != fingerprint("A title", "other text")
