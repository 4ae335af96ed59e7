"""The newspapers are read by the real parsers; what stands around an article is left out."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.demo.loopback import Answer
from monitor.demo.newspaper import Newspaper
from monitor.demo.press import PressStory
from monitor.domain.article import SourceName
from monitor.domain.source import Source
from monitor.errors import FetchError
from monitor.sources import PARSERS
from monitor.web import Web

STORY = PressStory(
    slug="wigan-good",
    headline="Probation in Wigan & district is 'Good'",
    standfirst="Wigan PDU has been rated 'Good' by HM Inspectorate of Probation.",
    paragraphs=(
        "The overall rating of Wigan PDU is 'Good', up from 'Requires improvement' in 2023.",
        "Staff in the town heard of it at a meeting on Tuesday, and there was cake for all.",
        "The inspectorate will come back within three years, as it does everywhere.",
    ),
    published=datetime(2026, 3, 3, 6, 40, tzinfo=UTC),
    comments=("My school was rated Outstanding.",),
)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_both_feeds_say_the_same(paper: Newspaper, web: Web, form: str) -> None:
    paper.publish(STORY)
    url = str(getattr(paper, form))
    source = Source(SourceName("here"), "feed", url, timedelta(minutes=10))
    page = web.get(url)
    assert page
    (entry,) = PARSERS["feed"].index(source, page)
    assert entry.url.startswith(f"{paper.url}/news/wigan-good")
    assert (entry.title, entry.summary) == (STORY.headline, STORY.standfirst)
    assert entry.published == STORY.published


def test_the_article_is_found_among_the_clutter(paper: Newspaper, web: Web) -> None:
    (url,) = paper.publish(STORY)
    page = web.get(url)
    assert page
    read = PARSERS["feed"].page_text(page)
    assert read.title == STORY.headline
    assert read.published == STORY.published
    assert all(paragraph in read.text for paragraph in STORY.paragraphs)
    for clutter in ("CQC", "Ofsted", "My school", "privacy", "What's On"):
        assert clutter.encode() in page.body.replace(b"&#x27;", b"'")
        assert clutter not in read.text


def test_trouble_comes_and_goes(paper: Newspaper, web: Web) -> None:
    paper.publish(STORY)
    paper.troubles["/news/rss/"] = Answer(b"", status=500)
    with pytest.raises(FetchError, match="500"):
        web.get(paper.rss)
    paper.troubles.clear()
    assert web.get(paper.rss)
