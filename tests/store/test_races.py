"""What two workers do at the same moment, at one server."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier, Event
from typing import TypeVar

import pytest

from monitor.domain.article import Article, ArticleId
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.change import Change, Known
from monitor.domain.reading import Category, Reading
from monitor.store.engine.database import Database, connect
from monitor.store.ledger import Ledger
from tests import postgres
from tests.store.values import KENT, READING, article, event, inspection

IDLE = Reading(Category.UNRELATED, (), (), ("nothing to do with it",))
MANY = [article(f"a{number:03}") for number in range(900)]


@pytest.fixture
def pair(server: postgres.Server) -> Iterator[tuple[Ledger, Ledger]]:
    """As two workers have them."""
    url = server.empty_database()
    with connect(url, busy_timeout=10) as one, connect(url, busy_timeout=10) as other:
        yield Ledger(one), Ledger(other)
    server.drop(url)


@pytest.fixture
def databases(server: postgres.Server) -> Iterator[tuple[Database, Database]]:
    url = server.empty_database()
    with connect(url) as one, connect(url, busy_timeout=0.5) as other:
        yield one, other
    server.drop(url)


Made = TypeVar("Made")


def at_once(*works: Callable[[], Made]) -> list[Made]:
    with ThreadPoolExecutor(len(works)) as threads:
        return [each.result() for each in [threads.submit(work) for work in works]]


def test_one_rating_in_two_papers_read_at_the_same_moment_is_one_inspection_and_one_event(
    pair: tuple[Ledger, Ledger],
) -> None:
    looking = (Event(), Event())

    def read(number: int) -> Change:
        name = f"paper {number}"

        def decide(known: Known) -> Change:
            looking[number].set()
            looking[1 - number].wait(0.5)  # who looks at the same time must see the same
            if known.inspections:
                return Change()
            opened = replace(inspection(), id=InspectionId(name))
            return Change((opened,), (), (event(name),))

        return pair[number].record(article(name), READING, (KENT,), decide)

    told = at_once(lambda: read(0), lambda: read(1))
    assert sorted(len(each.events) for each in told) == [0, 1]
    assert len(pair[0].inspections(KENT)) == 1


def test_what_tells_nothing_is_kept_once_and_neither_of_two_waits_for_ever(
    pair: tuple[Ledger, Ledger],
) -> None:
    for turn in range(6):
        some = [replace(one, id=ArticleId(f"{one.id}-{turn}")) for one in MANY]
        begin = Barrier(2)

        def keep(ledger: Ledger, articles: list[Article], begin: Barrier = begin) -> set[str]:
            begin.wait()
            return set(ledger.add_idle([(one, IDLE) for one in articles]))

        one, other = at_once(
            partial(keep, pair[0], some),
            partial(keep, pair[1], some[::-1]),  # as another list may have them
        )
        assert one | other == {each.id for each in some}
        assert not one & other


def test_what_tells_nothing_waits_for_no_decision(databases: tuple[Database, Database]) -> None:
    one, other = databases
    with one.writing():
        kept = Ledger(other).add_idle([(article("a"), IDLE)])
    assert kept == {"a"}


def test_an_article_that_tells_in_one_paper_and_not_in_another_is_told_whoever_comes_first(
    pair: tuple[Ledger, Ledger],
) -> None:
    for turn in range(20):
        name, begin = f"a-{turn}", Barrier(2)

        def told(name: str = name, begin: Barrier = begin) -> bool:
            begin.wait()
            change = Change((), (), (event(name),))
            return bool(pair[0].record(article(name), READING, (KENT,), lambda _: change).events)

        def kept(name: str = name, begin: Barrier = begin) -> bool:
            begin.wait()
            pair[1].add_idle([(article(name), IDLE)])
            return True

        assert at_once(told, kept) == [True, True]
