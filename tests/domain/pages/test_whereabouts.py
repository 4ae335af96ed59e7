"""Where the address of a page leads: to itself, to a list, or to nobody knows what."""

from dataclasses import replace

import pytest

from monitor.domain.article import ArticleId, PageText, PostId
from monitor.domain.pages.post import Tie
from monitor.domain.pages.whereabouts import Whereabouts, leads_to_a_list, whereabouts
from tests.domain.samples import article

HOME = "https://site.example"
PAGE = f"{HOME}/document/coventry"
MOVED = f"{HOME}/document/coventry-2025"
SEVEN, EIGHT = PostId(f"{HOME}/?p=7"), PostId(f"{HOME}/?p=8")
ASKED = replace(article("2025-09-01", official=True), url=PAGE)
OURS, THEIRS = Tie(ASKED.id, SEVEN), Tie(ArticleId("another"), EIGHT)


@pytest.mark.parametrize(
    "arrived",
    [
        f"{HOME}/",
        f"{HOME}/document/",
        f"{HOME}/document/page/2/",
        f"{HOME}/our-reports/",
        f"{HOME}/news",
        f"{HOME}/inspections/page/3",
    ],
)
def test_a_front_page_or_a_list_is_no_page_of_its_own(arrived: str) -> None:
    assert leads_to_a_list(PAGE, arrived)
    assert whereabouts(ASKED, arrived, PageText("", "", None), {}) is Whereabouts.ELSEWHERE


@pytest.mark.parametrize(
    "arrived",
    [
        PAGE,
        f"{PAGE}/",
        "http://www.site.example/document/coventry?utm_source=x",
        MOVED,
        f"{HOME}/about-us/reports",
        "https://elsewhere.example/",
        f"{HOME}/documentary",
    ],
)
def test_anything_else_may_be_the_page(arrived: str) -> None:
    assert not leads_to_a_list(PAGE, arrived)


@pytest.mark.parametrize(
    ("arrived", "shown", "ties", "where"),
    [
        (PAGE, None, {}, Whereabouts.ITSELF),
        (MOVED, None, {}, Whereabouts.UNTOLD),
        (MOVED, SEVEN, {SEVEN: OURS}, Whereabouts.ITSELF),
        (PAGE, EIGHT, {EIGHT: THEIRS}, Whereabouts.UNTOLD),
        (PAGE, EIGHT, {PAGE: OURS}, Whereabouts.UNTOLD),
        (MOVED, SEVEN, {PAGE: OURS}, Whereabouts.ITSELF),
        (PAGE, SEVEN, {}, Whereabouts.ITSELF),
        (MOVED, SEVEN, {}, Whereabouts.UNTOLD),
    ],
    ids=[
        "the same address, and no number",
        "another address, and no number",
        "its post has moved",
        "another article's post at its address",
        "a strange post at its address",
        "its post at a new address",
        "the same address, its number not known yet",
        "another address, its number not known",
    ],
)
def test_the_number_of_the_post_decides_and_else_the_address(arrived, shown, ties, where) -> None:
    text = PageText("", "", None, post=shown)
    assert whereabouts(ASKED, arrived, text, ties) is where
