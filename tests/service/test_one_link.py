"""What tells entries apart where their address does not, from the wire to the alert."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.loopback import reply
from tests.service.papers import Press, press, row

PLACES = ("Plymouth", "Wigan", "Kirklees")
GUIDS = {
    "guids": [{"guid": f"item-{n}"} for n in range(4)],
    "no guids": [{}] * 4,
    "the link for guid": [{"guid": "LINK"}] * 4,
    "one guid for all": [{"guid": "feed"}] * 4,
}


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Press]:
    with press(tmp_path, "echo") as opened:
        yield opened


def headline(place: str, rating: str = "Inadequate") -> str:
    return f"{place} PDU rated ‘{rating}’ by probation inspectors"


def bodies(papers: Press) -> list[str]:
    return sorted(event.body for event in papers.app.records.ledger.events())


@pytest.mark.parametrize("named", GUIDS.values(), ids=GUIDS)
@pytest.mark.parametrize("path", ["/news", "/"], ids=["a page", "the front page"])
def test_entries_that_share_a_link_are_each_told(papers: Press, path: str, named: list) -> None:
    link = papers.site.url + path
    papers.site.pages[path] = reply("<p>Stoke PDU was rated ‘Good’ by HM Inspectorate</p>" * 9)
    names = [{key: link if word == "LINK" else word for key, word in n.items()} for n in named]
    rows = [
        row(headline(place), link, papers.now + timedelta(minutes=number), **names[number])
        for number, place in enumerate(PLACES)
    ]
    papers.lists("echo", rows[0], row("Harbour fair", link, papers.now, **names[3]))
    papers.visit(hours=1)
    papers.lists("echo", *rows)
    for _again in range(3):
        papers.visit(hours=1)
        assert bodies(papers) == sorted(f"{place} PDU" for place in PLACES)
    assert path not in papers.site.asked
    assert len({cited.evidence.article_id for cited in papers.cited}) == len(PLACES)


def test_json_entries_that_share_a_link_are_each_told(papers: Press) -> None:
    items = [
        {"id": str(n), "url": f"{papers.site.url}/news", "title": headline(place)}
        | {"date_published": papers.now.isoformat()}
        for n, place in enumerate(PLACES)
    ]
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "Echo", "items": items}
    papers.site.pages["/echo/rss"] = reply(json.dumps(told), media="application/feed+json")
    papers.visit(hours=1)
    assert bodies(papers) == sorted(f"{place} PDU" for place in PLACES)


def test_entries_that_nothing_tells_apart_are_one_and_the_first_counts(papers: Press) -> None:
    link = f"{papers.site.url}/"
    first = row("Probation report", link, more=f"<description>{headline('Wigan')}</description>")
    second = row(
        "Probation report", link, more=f"<description>{headline('Kirklees')}</description>"
    )
    papers.lists("echo", first, second)
    for _again in range(3):
        papers.visit(hours=1)
        assert bodies(papers) == ["Wigan PDU"]


def test_an_article_that_is_listed_twice_is_read_once_from_its_page(papers: Press) -> None:
    text = "HM Inspectorate of Probation has rated Wigan PDU as ‘Good’ overall. " * 3
    link = papers.prints("echo", "Probation unit inspected", text)
    twice = [row(f"Probation unit inspected{more}", link, papers.now) for more in ("", ": report")]
    others = [row(f"Fair {n}", f"{papers.site.url}/{n}", papers.now) for n in range(4)]
    papers.lists("echo", *twice, *others)
    papers.visit(hours=1)
    papers.visit(hours=1)
    assert (bodies(papers), papers.site.asked.count("/echo/story")) == (["Wigan PDU"], 1)


def test_where_no_page_is_read_two_titles_are_two_entries(tmp_path: Path) -> None:
    with press(tmp_path, "echo", more="fetch_pages = false\n") as papers:
        link = f"{papers.site.url}/news"
        others = [row(f"Fair {n}", f"{papers.site.url}/{n}", papers.now) for n in range(4)]
        pair = [row(headline(place), link, papers.now) for place in PLACES[:2]]
        papers.lists("echo", *pair, *others)
        papers.visit(hours=1)
        assert bodies(papers) == ["Plymouth PDU", "Wigan PDU"]


def google(papers: Press, token: str, title: str, paper: str = "Moor Echo", **date: float) -> str:
    """One item of a search: its link is another in each list."""
    source = f'<source url="https://echo.example">{paper}</source>'
    link = f"https://news.google.com/rss/articles/{token}?oc=5"
    at = papers.now + timedelta(**date)
    return row(f"{title} - {paper}", link, at, token, more=source)


def test_a_story_that_google_lists_under_other_links_is_one_and_never_followed(papers) -> None:
    papers.lists("echo", google(papers, "CBMiA", headline("Wigan")))
    assert papers.visit(minutes=20) == ["first_rating"]
    again = google(papers, "CBMiB", headline("Wigan"), minutes=-20)
    papers.lists("echo", again, google(papers, "CBMiC", headline("Wigan"), minutes=-20))
    assert papers.visit(minutes=20) == ["first_rating"]
    assert len(papers.cited) == 1
    assert papers.cited[0].url.startswith("https://news.google.com/rss/articles/CBMiA?oc=5#")


def test_another_paper_s_story_under_the_same_headline_is_another(papers: Press) -> None:
    papers.lists("echo", google(papers, "CBMiA", headline("Wigan")))
    papers.visit(hours=1)
    other = google(papers, "CBMiB", headline("Wigan"), "Vale Star").replace("echo.", "star.")
    papers.lists("echo", other)
    papers.visit(hours=1)
    assert len(papers.cited) == 2


def test_the_paper_s_own_feed_and_google_tell_one_story(tmp_path: Path) -> None:
    title = headline("Wigan")
    text = "HM Inspectorate of Probation has rated Wigan PDU as ‘Inadequate’ overall.\n" + (
        "The unit had too few officers, and those it had were new to the work, inspectors said. "
    )
    with press(tmp_path, "search", "echo") as papers:
        papers.lists("search", google(papers, "CBMiA", title))
        papers.lists("echo", row(title, papers.prints("echo", title, text), papers.now))
        assert papers.visit(hours=1) == ["first_rating"]
        papers.restart()
        assert papers.visit(hours=1) == ["first_rating"]
        assert len(papers.cited) == 2
