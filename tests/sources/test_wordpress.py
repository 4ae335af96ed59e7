"""The REST interface: its types, its lists, and what stands where they should be."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from monitor.domain.article import Entry, Page, SourceName, Validators
from monitor.domain.source import Following, Source
from monitor.errors import ParseError
from monitor.sources import PARSERS
from tests.sources.arrivals import arrived

API = "https://site.example/wp-json/wp/v2"
SOURCE = Source(SourceName("rest"), "wordpress", f"{API}/types", timedelta(minutes=10))
REST = PARSERS["wordpress"]


def answer(content: Any, path: str = "/document?per_page=10") -> Page:
    return arrived(json.dumps(content), "application/json", API + path)


def kind(base: str, **more: object) -> dict[str, object]:
    return {"name": base.title(), "rest_base": base, "rest_namespace": "wp/v2", **more}


def types(*names: str) -> dict[str, dict[str, object]]:
    return {name: kind(name) for name in ("post", "page", "attachment", "wp_block", *names)}


def lists(content: Any) -> list[str]:
    urls = REST.following(SOURCE, answer(content, "/types")).urls
    return [urlsplit(url).path.removeprefix("/wp-json/wp/v2/") for url in urls]


def fault(page: Page) -> str:
    with pytest.raises(ParseError) as caught:
        (REST.index(SOURCE, page), REST.following(SOURCE, page))
    return caught.value.wanted


def test_the_site_says_itself_which_lists_there_are() -> None:
    assert lists(types("document", "news", "team_member")) == ["document", "news"]
    assert REST.index(SOURCE, answer(types("document"), "/types")) == ()


def test_types_of_other_names_are_taken_where_none_is_known() -> None:
    assert lists(types("outcome", "story")) == ["outcome", "story"]


def test_a_list_is_asked_for_by_its_own_base_newest_first_and_in_few_fields() -> None:
    (url,) = REST.following(SOURCE, answer({"news": kind("press-news")}, "/types")).urls
    asked = parse_qs(urlsplit(url).query)
    assert urlsplit(url).path == "/wp-json/wp/v2/press-news"
    assert (asked["orderby"], asked["order"], asked["per_page"]) == (["date"], ["desc"], ["10"])
    assert {"id", "link", "modified_gmt", "post_meta"} <= set(asked["_fields"][0].split(","))


def test_all_lists_of_a_site_are_looked_at_and_of_each_the_next_page_if_there_is_one() -> None:
    assert not REST.following(SOURCE, answer(types("news"), "/types")).newest_first
    assert REST.following(SOURCE, answer([])) == Following()
    more = Page(f"{API}/news", b"[]", "application/json", Validators(), "https://x.org/2")
    assert REST.following(SOURCE, more) == Following(("https://x.org/2",))


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (arrived("<!DOCTYPE html><p>Hello", "text/html", f"{API}/news"), "sent an HTML page"),
        (arrived("[{", "application/json", f"{API}/news"), "cannot be read"),
        (answer({"code": "rest_no_route", "message": "No route"}), "says rest_no_route (No route)"),
        (answer([], "/document?page=1"), "posts in /wp-json/wp/v2/document; the list is empty"),
        (answer([{"link": "https://site.example/x"}]), '"id" in every post'),
        (answer(["x"]), '"id" in every post'),
        (answer([{"id": 7}]), '"link" in post 7'),
        (answer(types(), "/types"), "type of posts for reports or news among: post, page"),
        (answer([], "/types"), "types of posts; the answer is valid but names none"),
        (answer({}, "/types"), "among: none at all"),
        (answer(types("news"), "/others"), "must end in /wp-json/wp/v2/types"),
    ],
)
def test_what_is_no_list_is_a_fault_that_says_why(page: Page, wanted: str) -> None:
    assert wanted in fault(page)


def test_a_list_of_a_lesser_type_may_be_empty() -> None:
    assert REST.index(SOURCE, answer([], "/consultation")) == ()


def test_where_there_is_no_text_the_excerpt_must_do() -> None:
    post = {"id": 7, "link": "/x/y", "excerpt": {"rendered": "<p>In short&hellip;"}}
    (entry,) = REST.index(SOURCE, answer([post]))
    assert (entry.url, REST.told(entry).summary) == ("https://site.example/x/y", "In short…")
    assert (entry.published, entry.modified, entry.title) == (None, None, "")


def test_what_a_post_says_in_html_is_not_read_before_somebody_asks() -> None:
    post = {
        "id": 7,
        "link": "/x/y",
        "post_meta": {"summary": "In short."},
        "content": {"rendered": "<p>At <b>length</b>.</p>"},
    }
    (entry,) = REST.index(SOURCE, answer([post]))
    assert entry.summary == ""
    assert entry.markup == ("In short.", "<p>At <b>length</b>.</p>", "")
    assert REST.told(entry).summary == "In short.\nAt length."


def test_an_entry_of_another_origin_stays_as_it_is() -> None:
    entry = Entry("https://site.example/x/y", "A page", None, "")
    assert REST.told(entry) == entry
