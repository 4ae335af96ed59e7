"""Addresses of posts, their terms, and how far lists were walked."""

import pytest

from monitor.domain.article import ArticleId, PostId, SourceName
from monitor.domain.identity import article_id
from monitor.domain.pages.post import Tie
from monitor.domain.visiting.walk import Walk
from monitor.domain.vocabulary import Vocabulary
from monitor.store.addresses import Addresses
from monitor.store.engine.database import Database
from monitor.store.visits import Visits
from monitor.store.vocabularies import Vocabularies
from monitor.store.walks import Walks
from tests.store.values import NOW

POST = PostId("https://site.example/?p=7")
TIE = Tie(ArticleId("seven"), POST)
PAGE = "https://site.example/document/a"


@pytest.fixture
def addresses(database: Database) -> Addresses:
    return Addresses(database)


def test_an_address_that_nobody_tied_leads_nowhere(addresses: Addresses) -> None:
    assert addresses.of([PAGE]) == {}


def test_several_addresses_lead_to_one_article(addresses: Addresses) -> None:
    addresses.tie([PAGE, POST], TIE)
    assert addresses.of([PAGE, POST, "https://site.example/b"]) == {PAGE: TIE, POST: TIE}


def test_an_address_may_go_over_to_another_post(addresses: Addresses) -> None:
    addresses.tie([PAGE], TIE)
    other = Tie(ArticleId("eight"), PostId("https://site.example/?p=8"))
    addresses.tie([PAGE], other)
    assert addresses.of([PAGE]) == {PAGE: other}


def test_what_an_address_owed_under_its_own_name_is_forgotten(
    addresses: Addresses, visits: Visits
) -> None:
    visits.owe(article_id(PAGE), NOW)
    visits.owe(TIE.article, NOW)
    addresses.tie([PAGE], TIE)
    assert visits.owed(article_id(PAGE)) is None
    assert visits.owed(TIE.article)


def test_terms_are_kept_by_number_and_written_over(database: Database) -> None:
    vocabularies, source = Vocabularies(database), SourceName("rest")
    assert vocabularies.of(source) == Vocabulary()
    for kept in (Vocabulary({"document_type": {7: "Report"}, "kinds": {}}, NOW), Vocabulary()):
        vocabularies.keep(source, kept)
        assert vocabularies.of(source) == kept


def test_a_walk_is_kept_and_written_over(database: Database) -> None:
    walks, source = Walks(database), SourceName("rest")
    assert walks.of(source) == Walk()
    for walk in (Walk(("a", "b"), NOW, ("b?page=2",)), Walk(unfinished=("c",)), Walk()):
        walks.keep(source, walk)
        assert walks.of(source) == walk
