"""What is kept of the words of articles, to be compared with each new one."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from monitor.domain.article import Article
from monitor.domain.copies import text_of
from monitor.domain.ledger.change import Change
from monitor.domain.rating import Rating
from monitor.domain.reading import Category, Reading
from monitor.store.engine.database import Database
from monitor.store.ledger import Ledger
from tests.domain.samples import finding
from tests.store.values import ESSEX, KENT, article, later

WEEKS = 3 * 7 * 24 * 60


def says(*bodies: str | None, doubts: tuple[str, ...] = ()) -> Reading:
    found = tuple(finding(Rating.GOOD, body=body) for body in bodies)
    return Reading(Category.RATING_REPORT, found, (), (), doubts)


def keep(ledger: Ledger, page: Article, reading: Reading) -> None:
    ledger.record(page, reading, (), lambda _known: Change())


def names(texts: Iterable[object]) -> list[str]:
    return [text.article for text in texts]


@pytest.fixture
def ledger(database: Database) -> Ledger:
    kept = Ledger(database)
    keep(kept, article("kent"), says(KENT))
    keep(kept, article("both", later(1)), says(KENT, ESSEX))
    keep(kept, article("nobody"), says(None, doubts=("whose?",)))
    keep(kept, article("idle"), Reading(Category.UNRELATED, (), (), ()))
    return kept


def test_texts_on_the_same_bodies_are_found_newest_first(ledger: Ledger) -> None:
    new = article("new", later(WEEKS))
    assert names(ledger.texts_beside(new, says(KENT))) == ["both", "kent"]
    assert names(ledger.texts_beside(new, says(ESSEX))) == ["both"]
    (found,) = ledger.texts_beside(new, says(ESSEX))
    said = frozenset({(str(ESSEX), Rating.GOOD)})
    assert found == replace(text_of(article("both", later(1))), says=said)


def test_of_nobody_only_what_is_young_is_compared(ledger: Ledger) -> None:
    unclear = says(None, doubts=("whose?",))
    assert names(ledger.texts_beside(article("new", later(60)), unclear)) == ["nobody"]
    assert ledger.texts_beside(article("new", later(WEEKS)), unclear) == ()


def test_neither_itself_nor_for_the_inspectorate_is_anything_compared(ledger: Ledger) -> None:
    assert names(ledger.texts_beside(article("kent"), says(KENT))) == ["both"]
    assert ledger.texts_beside(replace(article("new"), official=True), says(KENT)) == ()


def test_an_edited_article_is_known_by_what_it_says_now(ledger: Ledger) -> None:
    edited = replace(article("kent", later(5)), text="Other words " * 9, fingerprint="other")
    keep(ledger, edited, says(ESSEX))
    new = article("new", later(9))
    assert names(ledger.texts_beside(new, says(KENT))) == ["both"]
    found = ledger.texts_beside(new, says(ESSEX))
    assert {text.article: text.sketch for text in found}["kent"] == text_of(edited).sketch
    keep(ledger, edited, Reading(Category.UNRELATED, (), (), ()))
    assert names(ledger.texts_beside(new, says(ESSEX))) == ["both"]
