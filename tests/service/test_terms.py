"""The terms of the site's editors: asked for once, kept, and part of what tells a page's sort."""

from dataclasses import replace

import pytest

from monitor.demo.replica import Way
from monitor.domain.article import ArticleId
from monitor.domain.document import DocumentType
from monitor.domain.identity import article_id
from tests.service.replica_world import OLD, World, report, watching

TAXONOMIES, TERMS = "/wp-json/wp/v2/taxonomies", "/wp-json/wp/v2/document_type"
THEMATIC = "Thematic inspection"


def put(world: World, number: int, place: str, *sorts: str) -> ArticleId:
    page = replace(report(number, place, "Good", world.now), sorts=sorts)
    (address,) = world.site.publish(page)
    return article_id(address)


def sort_of(world: World, article: ArticleId) -> DocumentType | None:
    kept = world.app.records.ledger.article(article)
    return kept.document if kept else None


def asked(world: World, path: str) -> int:
    return sum(one.startswith(path) for one in world.site.asked)


@pytest.fixture
def world(tmp_path):
    known = replace(OLD, number=150, slug="thematic", title="On courts", sorts=(THEMATIC,))
    with watching(tmp_path, Way.REST, pages=[known]) as opened:
        yield opened


def test_a_term_tells_the_sort_that_title_and_address_do_not(world):
    plain = put(world, 200, "Plymouth")
    sorted_so = put(world, 201, "Bradford", THEMATIC)
    world.visit(minutes=15)
    assert sort_of(world, plain) is DocumentType.REPORT
    assert sort_of(world, sorted_so) is DocumentType.THEMATIC
    assert world.told == [("Plymouth PDU", "Good")]


def test_taxonomies_are_asked_for_once_and_outlast_a_restart(world):
    for _ in range(2):
        world.visit(minutes=15)
        assert asked(world, TAXONOMIES) == asked(world, TERMS) == 0
        world.restart()
    world.visit(days=8)
    assert (asked(world, TAXONOMIES), asked(world, TERMS)) == (1, 1)


def test_a_term_that_was_added_is_asked_for_when_a_post_bears_it(world):
    page = put(world, 200, "Plymouth", "Annual report")
    world.visit(hours=2)
    assert (asked(world, TAXONOMIES), asked(world, TERMS)) == (1, 1)
    assert sort_of(world, page) is DocumentType.ANNUAL


def test_a_site_that_does_not_tell_its_taxonomies_is_read_without(tmp_path):
    with watching(tmp_path, Way.REST) as world:
        world.site.taxonomies = False
        page = put(world, 200, "Plymouth", THEMATIC)
        outcomes = world.visit(days=8)
        assert [one.reason for one in outcomes.values()] == [None]
        assert sort_of(world, page) is DocumentType.REPORT
        world.visit(minutes=15)
        assert asked(world, TAXONOMIES) == 0
