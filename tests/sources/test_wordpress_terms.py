"""Taxonomies, their terms, and the terms that posts bear."""

import json
from datetime import timedelta
from typing import Any

import pytest

from monitor.domain.article import Page, SourceName
from monitor.domain.source import Source
from monitor.domain.vocabulary import Taxonomy
from monitor.errors import ParseError
from monitor.sources import PARSERS
from monitor.sources.wordpress_terms import WORDPRESS_TERMS as TERMS
from tests.sources.arrivals import arrived

API = "https://site.example/wp-json/wp/v2"


def answer(content: Any, path: str = "/taxonomies") -> Page:
    return arrived(json.dumps(content), "application/json", API + path)


def taxonomy(name: str, base: str) -> dict[str, str]:
    return {"name": name, "slug": base, "rest_base": base, "rest_namespace": "wp/v2"}


def test_only_those_that_say_what_sort_of_page_a_post_is_are_asked_for() -> None:
    told = {
        "category": taxonomy("Categories", "categories"),
        "post_format": taxonomy("Formats", "formats"),
        "document_type": taxonomy("Sorts", "document-types"),
        "kinds": taxonomy("Publication type", "kinds"),
        "document_category": taxonomy("Category", "document_category"),
        "document_location": taxonomy("Region", "document_location"),
        "hidden_type": {"name": "Hidden type"},
    }
    query = "per_page=100&_fields=id,name"
    assert TERMS.place(f"{API}/types") == f"{API}/taxonomies"
    assert TERMS.taxonomies(answer(told)) == (
        Taxonomy("document-types", f"{API}/document-types?{query}"),
        Taxonomy("kinds", f"{API}/kinds?{query}"),
    )


def test_a_site_without_taxonomies_is_no_fault() -> None:
    assert TERMS.taxonomies(answer([])) == TERMS.taxonomies(answer({})) == ()


def test_terms_are_told_by_number_in_plain_words() -> None:
    told = [{"id": 7, "name": "Reports &#038; data"}, {"name": "nameless"}, "odd"]
    assert TERMS.terms(answer(told, "/document_type")) == {7: "Reports & data"}


@pytest.mark.parametrize("content", [{"code": "rest_forbidden", "message": "No."}, {"a": 1}])
def test_anything_else_is_a_fault(content: object) -> None:
    with pytest.raises(ParseError):
        TERMS.terms(answer(content, "/document_type"))


def test_a_post_bears_the_terms_of_the_fields_that_it_was_asked_for() -> None:
    list_url = TERMS.asking(f"{API}/document?_fields=id,link", ["document_type"])
    assert list_url == f"{API}/document?_fields=id,link,document_type"
    second = f"{API}/document?_fields=id%2Clink%2Cdocument_type&page=2"
    assert TERMS.asking(second, ["document_type"]) == list_url + "&page=2"
    post = {"id": 1, "link": "https://site.example/a", "document_type": [7, 9], "class_list": ["x"]}
    source = Source(SourceName("rest"), "wordpress", f"{API}/types", timedelta(minutes=10))
    (entry,) = PARSERS["wordpress"].index(source, answer([post], "/document"))
    assert entry.terms == (("document_type", 7), ("document_type", 9))
