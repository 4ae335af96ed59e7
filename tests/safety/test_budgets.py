"""However much a stranger's page would cost, it costs seconds, and fails alone."""

import json
import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.domain.article import Page
from monitor.errors import EmptyListError, ParseError
from monitor.sources import PARSERS, feed, listing, page_text, wall
from monitor.sources import page as pages
from monitor.sources.stoppable import stoppable
from tests.safety import readers
from tests.sources.arrivals import arrived
from tests.sources.test_examples import EXAMPLES, page_of, reader_of

HEAVY = arrived(b"x " * 100_000)
PADDING = b" " * 200_000
SOURCE = readers.SOURCE
RSS = b"<rss version='2.0'><channel><title>t</title>%s</channel></rss>"


def read(reader: Callable[[Page], object], seconds: float = 30.0) -> object:
    return stoppable(reader, "words", seconds)(HEAVY)


def fault(reader: Callable[[Page], object], seconds: float = 30.0) -> str:
    with pytest.raises(ParseError) as caught:
        read(reader, seconds)
    return caught.value.cause


@pytest.mark.attack("V34")
@pytest.mark.parametrize("reader", [readers.sleeps, readers.works])  # each takes its whole budget
def test_a_page_that_would_take_for_ever_is_left_and_the_next_one_is_read(reader) -> None:
    assert fault(reader, 1.0) == "it took longer than 1 s to read"
    assert read(readers.prints) == "told"


@pytest.mark.attack("V34")
def test_a_page_that_would_eat_all_memory_is_refused_in_words() -> None:
    assert fault(readers.fills) == "it takes too much memory to read"


@pytest.mark.attack("V34")
def test_a_page_that_kills_its_reader_kills_nobody_else() -> None:
    assert fault(readers.dies) == "the process that read it died"
    assert fault(readers.stumbles) == "it cannot be read (ZeroDivisionError)"
    assert read(readers.prints) == "told"


@pytest.mark.attack("V34")
def test_what_read_a_strangers_page_hands_back_values_of_ours_only() -> None:
    assert fault(readers.hands_out_a_path) == "the process that read it died"


def test_an_ordinary_page_is_read_at_once_and_a_heavy_one_by_a_process_that_is_kept() -> None:
    here = str(os.getpid())
    assert stoppable(readers.who_reads, "words")(arrived(b"x")) == here
    first = read(readers.who_reads)
    assert first != here
    assert read(readers.who_reads) == first


def test_a_fault_that_a_page_has_arrives_as_what_it_is() -> None:
    with pytest.raises(EmptyListError, match="no entries"):
        read(readers.finds_nothing)


@pytest.mark.attack("V34")
@pytest.mark.parametrize("name", PARSERS)
def test_no_reader_of_strangers_pages_can_stall_the_service(name: str) -> None:
    parser = PARSERS[name]
    for reader in (parser.index, parser.page_text, parser.following):
        assert hasattr(reader, "__wrapped__") or reader.__module__.startswith("monitor.domain")


@pytest.mark.attack("V34")
@pytest.mark.parametrize(
    "inside",
    [b"<a>" * 2_600_000, b"<item/>" * 1_100_000, b"<item><author>" + b"a" * 7_000_000],
    ids=["deep", "million", "word"],
)
def test_a_hostile_feed_of_8_mb_costs_no_more_than_its_budget(inside: bytes) -> None:
    # Be the machine ever so fast: within its second there is no entry in it.
    with pytest.raises(ParseError, match=r"took longer than 1 s to read|no entries"):
        stoppable(feed.index, "feed", 1.0)(SOURCE, arrived(RSS % inside, "text/xml"))


@pytest.mark.attack("V34")
def test_a_word_that_takes_squared_time_is_read_where_it_can_be_stopped() -> None:
    word = RSS % (b"<item><link>http://a/</link><x/><author>%s</author></item>" % (b"a" * 100_000))
    with pytest.raises(ParseError, match="took longer than 1 s to read"):
        stoppable(feed.index, "feed", 1.0)(SOURCE, arrived(word, "text/xml"))


@pytest.mark.attack("V34")
def test_items_within_items_are_not_looked_into_again_and_again() -> None:
    body = b"<div class=list-item>" * 900 + b"<p>x</p>" * 29_000
    with pytest.raises(ParseError, match="no link"):
        stoppable(listing.index, "list", 20.0)(SOURCE, arrived(body))


@pytest.mark.attack("V34")
def test_a_posts_million_tags_are_read_as_words() -> None:
    content = "<p>Rated Good</p>" * 400_000
    post = {"id": 1, "link": "https://a.example/b", "content": {"rendered": content}}
    url = "https://a.example/wp-json/wp/v2/news"
    parser = PARSERS["wordpress"]
    (entry,) = parser.index(SOURCE, arrived(json.dumps([post]), "application/json", url))
    assert parser.told(entry).summary.startswith("Rated Good Rated Good")


@pytest.mark.attack("V34")
def test_what_stands_before_a_heavy_page_is_not_asked_at_its_cost() -> None:
    assert wall(replace(HEAVY, url="https://consent.example.org/")) == "a consent wall"
    assert wall(arrived(b"<p>We value your privacy</p>")) == "a consent wall"
    assert wall(arrived(b"<p>We value your privacy</p>" + PADDING)) is None


@pytest.mark.attack("V17")
def test_no_pattern_of_the_parsers_takes_squared_time() -> None:
    assert int(str(read(readers.floods_all_patterns))) > 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_heavy_page_is_read_to_the_same_as_a_light_one(path) -> None:
    light = page_of(path)
    heavy = replace(light, body=light.body + PADDING)
    kind = reader_of(path)
    if kind in PARSERS:
        source = replace(SOURCE, kind=kind, url=light.url)
        index = PARSERS[kind].index
        assert index(source, heavy) == index.__wrapped__(source, light)
    else:
        assert page_text(heavy) == pages.page_text(light)
