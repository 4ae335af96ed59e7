"""A post is known by its number on its own site, never by its slug."""

import pytest

from monitor.domain.article import ArticleId, PostId
from monitor.domain.identity import article_id
from monitor.domain.pages.post import Tie, article_meant, post_id, post_in, same_site

SITE = "https://hmiprobation.justiceinspectorates.gov.uk"
PAGE = f"{SITE}/document/an-inspection-of-a"
POST = post_id(SITE, 7)
OTHER = post_id(SITE, 8)
KNOWN = Tie(ArticleId("seven"), POST)


@pytest.mark.parametrize(
    ("url", "post"),
    [
        (f"{SITE}/?p=1004", f"{SITE}/?p=1004"),
        (f"http://www.{SITE.removeprefix('https://')}/?p=1004", f"{SITE}/?p=1004"),
        (f"{SITE}/?post_type=document&p=6702", f"{SITE}/?p=6702"),
        (
            "https://www.justiceinspectorates.gov.uk/hmiprobation/?p=21239",
            "https://justiceinspectorates.gov.uk/hmiprobation?p=21239",
        ),
        (PAGE, None),
        (f"{SITE}/?p=0", None),
        (f"{SITE}/?p=12x", None),
        (f"{SITE}/?p=" + "9" * 40, None),
        ("tag:site.example,2026:?p=7", None),
        ("http://[", None),
    ],
)
def test_a_short_link_names_a_post_and_other_addresses_do_not(url, post):
    assert post_in(url) == post


def test_equal_numbers_on_the_old_and_the_new_site_are_two_posts():
    old = post_in("https://www.justiceinspectorates.gov.uk/hmiprobation/?p=21239")
    assert old != post_id(SITE, 21239)


def test_a_post_speaks_for_pages_of_its_own_host_only():
    assert same_site(POST, f"https://www.{PAGE.removeprefix('https://')}")
    assert not same_site(PostId("https://elsewhere.example/?p=7"), PAGE)


@pytest.mark.parametrize(
    ("post", "ties", "meant"),
    [
        (None, {}, article_id(PAGE)),
        (None, {PAGE: KNOWN}, "seven"),
        (POST, {}, article_id(PAGE)),
        (POST, {POST: KNOWN}, "seven"),
        (POST, {PAGE: KNOWN, POST: KNOWN}, "seven"),
        (OTHER, {PAGE: KNOWN}, article_id(OTHER)),
        (OTHER, {PAGE: KNOWN, OTHER: Tie(ArticleId("eight"), OTHER)}, "eight"),
    ],
    ids=[
        "nothing is known",
        "a known address",
        "a post at an address nobody knows",
        "a known post at a new address",
        "all is known",
        "a new post at a known address",
        "a known post at another's address",
    ],
)
def test_which_article_is_meant(post, ties, meant):
    assert article_meant(f"{PAGE}/", post, ties) == meant
