"""Listings without entries, with given selectors, and what stands where a listing should be."""

from datetime import timedelta

import pytest

from monitor.domain.article import SourceName
from monitor.domain.source import Following, Selectors, Source
from monitor.errors import ParseError
from monitor.sources import PARSERS
from tests.sources.arrivals import URL, arrived, index

ITEM = '<div class="list-item"><h2><a href="{0}">{0}</a></h2>{1}</div>'


def fault(body: bytes | str, selectors: Selectors | None = None) -> str:
    with pytest.raises(ParseError) as caught:
        index("listing", body, "text/html", selectors=selectors)
    return caught.value.wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("", "list of articles; the body was empty"),
        ("%PDF-1.7 ...", "list of articles; the server sent a PDF file"),
        (
            '<h2 class="govuk-heading-l">Your search matched no documents</h2>',
            "entries; the page says that nothing was found",
        ),
        (
            "<title>Just a moment...</title><p>Verify you are human by completing the action",
            "list of articles; the server sent a check for robots",
        ),
        (
            "<p>Our new page</p>",
            "list of articles (.list-item, .wb-listing, .archive-list-item, .result.inspection)",
        ),
        (
            '<div class="list-item"><h2>No link</h2></div>',
            "link (h2 a[href], h3 a[href], h4 a[href]) in any item of the list",
        ),
    ],
)
def test_a_page_without_entries_is_a_fault_that_says_why(body: str, wanted: str) -> None:
    assert fault(body) == wanted


def test_a_listing_may_be_allowed_to_be_empty() -> None:
    page = "<h2>Your search matched no documents</h2>"
    assert index("listing", page, "text/html", may_be_empty=True) == ()


def test_a_check_for_robots_is_a_fault_even_where_empty_is_allowed() -> None:
    with pytest.raises(ParseError):
        index("listing", "<p>Checking your browser", "text/html", may_be_empty=True)


def test_newest_come_first_and_undated_last_in_their_own_order() -> None:
    stamp = '<time datetime="{}"></time>'
    body = (
        ITEM.format("u1", "")
        + ITEM.format("old", stamp.format("2025-01-01T00:00:00Z"))
        + ITEM.format("u2", stamp.format("soon"))
        + ITEM.format("new", stamp.format("2026-01-01T00:30:00+01:00"))
    )
    assert [entry.title for entry in index("listing", body)] == ["new", "old", "u1", "u2"]


def test_an_entry_listed_twice_is_one() -> None:
    assert len(index("listing", ITEM.format("a", "") * 2)) == 1


def test_an_operator_may_name_the_parts() -> None:
    body = (
        '<ul><li class="row"><i>5 Jan 2026</i><a class="more" href="/a?x=1">A title</a>'
        '<q>And what it says</q></li></ul><div class="list-item"><h2><a href="/b">B</a></h2></div>'
    )
    given = Selectors(item="li.row", link="a.more", date="i", summary="q")
    (entry,) = index("listing", body, "text/html", selectors=given)
    assert (entry.url, entry.title) == ("https://site.example/a?x=1", "A title")
    assert (str(entry.published), entry.summary) == (
        "2026-01-05 00:00:00+00:00",
        "And what it says",
    )


def test_an_item_may_be_the_link_itself() -> None:
    body = '<a class="card" href="/a">A <b>tit</b>le</a>'
    (entry,) = index("listing", body, "text/html", selectors=Selectors(item="a.card"))
    assert entry.title == "A title"


def test_a_selector_that_matches_nothing_is_named() -> None:
    assert fault(ITEM.format("a", ""), Selectors(item="li.row")) == "list of articles (li.row)"
    assert "(b.more)" in fault(ITEM.format("a", ""), Selectors(link="b.more"))


def test_a_selector_that_is_none_is_a_fault() -> None:
    assert fault(ITEM.format("a", ""), Selectors(item="li[")).startswith("usable selector")


def test_links_that_lead_out_of_the_web_are_no_entries() -> None:
    assert "link" in fault(ITEM.format("javascript:void(0)", ""))


NEXT = '<nav class="archive-pagination-nav"><a rel="next" href="page/2/">Next</a></nav>'
STAMP = '<time datetime="{}"></time>'


def dated(*days: str) -> str:
    return "".join(ITEM.format(day, STAMP.format(f"{day}T00:00:00Z")) for day in days)


def goes_on(body: str) -> Following:
    source = Source(SourceName("x"), "listing", URL, timedelta(hours=1))
    return PARSERS["listing"].following(source, arrived(body))


@pytest.mark.parametrize(
    ("items", "newest_first"),
    [
        (dated("2026-02-01", "2026-01-01", "2026-01-01"), True),
        (dated("2026-01-01", "2026-02-01", "2025-01-01"), False),
        ("".join(ITEM.format(title, "") for title in ("Derby", "Bath", "Ely")), True),
        ("".join(ITEM.format(title, "") for title in ("Bath", "Derby", "Ely")), False),
    ],
    ids=["by date", "by anything else", "without dates", "without dates, from A to Z"],
)
def test_a_listing_says_where_it_goes_on_and_in_which_order(items: str, newest_first: bool) -> None:
    assert goes_on(items + NEXT) == Following((f"{URL}page/2/",), newest_first)


def test_the_last_page_of_a_listing_leads_nowhere() -> None:
    assert goes_on(dated("2026-02-01", "2026-01-01")) == Following()
