"""Feeds that move, number anew, date anew or list their archive: no story is told twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.data import gazetteer
from monitor.domain.body import BodyKind
from tests.domain import copied_stories as told
from tests.service.papers import Press, press, row

TITLE = "Inspectors damn probation office on the harbour"
SHORT = "Plymouth PDU rated ‘Inadequate’ by probation inspectors"
NAMES = [body.short_name for body in gazetteer().bodies.values() if body.kind is BodyKind.PDU][:20]


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Press]:
    with press(tmp_path, "echo") as opened:
        yield opened


def lists(papers: Press, at: datetime | None, path: str = "/story", **more: str) -> None:
    """The paper's one story stands there, under that date."""
    papers.lists("echo", row(TITLE, papers.prints("echo", TITLE, told.AGENCY, path), at, **more))


def tell(papers: Press) -> datetime:
    """The story is told; when it appeared."""
    lists(papers, papers.now)
    assert papers.visit(hours=1) == ["first_rating"]
    return papers.now - timedelta(hours=1)


def pages_asked(papers: Press) -> int:
    return sum(not path.endswith("/rss") for path in papers.site.asked)


def test_new_guids_for_the_same_links_are_nothing_new(papers: Press) -> None:
    began = tell(papers)
    for number in range(3):
        lists(papers, began, guid=f"new-{number}")
        assert papers.visit(days=number) == ["first_rating"]
    assert pages_asked(papers) == 1


@pytest.mark.parametrize("spelling", ["/story/", "/story?utm_source=rss", "/story#comments"])
def test_another_spelling_of_a_link_is_nothing_new(papers: Press, spelling: str) -> None:
    tell(papers)
    papers.lists("echo", row(TITLE, f"{papers.site.url}/echo{spelling}", papers.now))
    assert papers.visit(hours=1) == ["first_rating"]
    assert pages_asked(papers) == 1


@pytest.mark.slow
@pytest.mark.parametrize("months", [0, 3, 8, 20])
@pytest.mark.parametrize("dated", ["as before", "today", "not at all", "ahead"])
def test_a_story_that_moved_to_another_address_is_told_once(papers, dated, months) -> None:
    began = tell(papers)
    papers.now += timedelta(days=30 * months)
    moved = {"as before": began, "today": papers.now, "not at all": None}
    date = moved.get(dated, papers.now + timedelta(days=40))
    papers.restart()
    lists(papers, date, "/2026/story")
    assert papers.visit(hours=1) == ["first_rating"]
    assert papers.visit(days=50) == ["first_rating"]
    assert len(papers.app.records.ledger.inspections()) == 1


def test_the_next_inspection_is_told_although_the_paper_writes_alike(papers: Press) -> None:
    tell(papers)
    papers.now += timedelta(days=400)
    text = told.AGENCY.replace("‘Inadequate’", "‘Good’")
    papers.lists("echo", row(TITLE, papers.prints("echo", TITLE, text, "/next"), papers.now))
    assert papers.visit(hours=1) == ["first_rating", "rating_up"]


def test_an_item_that_falls_out_and_comes_back_is_nothing_new(papers: Press) -> None:
    began = tell(papers)
    for days in (1, 200, 400):
        papers.lists("echo")
        papers.visit(days=days)
        lists(papers, began)
        assert papers.visit(hours=1) == ["first_rating"]
    assert pages_asked(papers) == 1


def test_an_item_that_is_dated_anew_each_day_is_nothing_new(papers: Press) -> None:
    tell(papers)
    for _day in range(3):
        lists(papers, papers.now)
        assert papers.visit(days=150) == ["first_rating"]
    assert pages_asked(papers) == 1


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=400)])
def test_a_date_that_lies_ahead_is_told_at_once_and_once(papers: Press, ahead: timedelta) -> None:
    lists(papers, papers.now + ahead)
    assert papers.visit(hours=1) == ["first_rating"]
    for _visit in range(3):
        assert papers.visit(days=200) == ["first_rating"]


def test_an_item_without_a_date_is_told_at_once_and_once(papers: Press) -> None:
    lists(papers, None)
    assert papers.visit(hours=1) == ["first_rating"]
    lists(papers, None, "/moved")
    for _visit in range(3):
        assert papers.visit(days=200) == ["first_rating"]


def begin_anew(papers: Press, *rows: str) -> None:
    """The paper is new to the service: what it lists is learned in silence."""
    file = papers.folder / "sources.toml"
    file.write_text(file.read_text().replace('name = "echo"', 'name = "The Echo"'))
    papers.lists("echo", *rows)
    papers.restart()
    assert papers.visit(hours=1) == []


def archive(papers: Press, folder: str, *, old: bool = False) -> list[str]:
    """One story on each of these units, as it stands in that folder, dated today or long ago."""
    rows = []
    for number, name in enumerate(NAMES):
        day = papers.now - timedelta(days=200 + number) if old else papers.now
        text = told.AGENCY.replace("Plymouth PDU", name).replace("Plymouth", "the area")
        title = f"{name} rated ‘Inadequate’ by probation inspectors"
        link = papers.prints("echo", title, text, f"/{folder}/{number}")
        rows.append(row(title, link, day))
    return rows


@pytest.mark.parametrize("again", ["today", "not at all"])
@pytest.mark.parametrize("dated", ["old", "not at all"])
def test_an_archive_learned_in_silence_is_no_news_after_it_moved(papers, dated, again) -> None:
    link = papers.prints("echo", TITLE, told.AGENCY)
    old = papers.now - timedelta(days=300) if dated == "old" else None
    begin_anew(papers, row(TITLE, link, old))
    lists(papers, papers.now if again == "today" else None, "/2026/story")
    assert papers.visit(hours=1) == []


def test_what_moved_and_is_edited_afterwards_is_no_news_either(papers: Press) -> None:
    begin_anew(papers, row(TITLE, papers.prints("echo", TITLE, told.AGENCY), None))
    lists(papers, papers.now, "/2026/story")
    papers.visit(hours=1)
    lists(papers, papers.now, "/2026/story", more="<description>More soon.</description>")
    assert papers.visit(hours=1) == []
    assert papers.site.asked.count("/echo/2026/story") == 2


@pytest.mark.parametrize("again", ["today", "not at all"])
def test_rows_that_are_never_followed_are_known_by_their_words(tmp_path: Path, again: str) -> None:
    lead = "Officers had lost sight of risk, and visits were put off again and again, they said."
    said = f"<description>{lead}</description>"
    with press(tmp_path, "echo", more="fetch_pages = false\n") as papers:
        begun = papers.now - timedelta(days=300)
        begin_anew(papers, row(SHORT, f"{papers.site.url}/1", begun, more=said))
        date = papers.now if again == "today" else None
        papers.lists("echo", row(SHORT, f"{papers.site.url}/2026/1", date, more=said))
        assert papers.visit(hours=1) == []


def test_an_archive_with_today_s_date_under_new_links_is_told_to_nobody(papers: Press) -> None:
    begin_anew(papers, *archive(papers, "archive", old=True))
    known = papers.app.records.ledger.inspections()
    assert len(known) == len(NAMES)
    papers.now += timedelta(days=300)
    papers.lists("echo", *archive(papers, "relaunch"))
    for _visit in range(3):
        assert papers.visit(hours=1) == []
    assert papers.app.records.ledger.inspections() == known


def test_what_is_news_is_told_in_the_midst_of_an_archive(papers: Press) -> None:
    begin_anew(papers, *archive(papers, "archive", old=True))
    papers.now += timedelta(days=300)
    news = told.AGENCY.replace("‘Inadequate’", "‘Good’").replace("Plymouth", "Wigan")
    link = papers.prints("echo", "Wigan probation unit praised", news, "/today")
    fresh = row("Wigan probation unit praised", link, papers.now)
    papers.lists("echo", *archive(papers, "relaunch"), fresh)
    assert len(papers.visit(hours=1)) == 1
    assert papers.app.records.ledger.events()[0].body == "Wigan PDU"


def test_an_archive_that_nobody_ever_saw_with_today_s_date_waits_for_a_person(papers) -> None:
    papers.lists("echo", *archive(papers, "unknown"))
    for _visit in range(3):
        assert papers.visit(hours=1) == ["run_held"]
    assert papers.app.records.ledger.inspections() == ()


def test_where_the_pages_say_how_old_they_are_the_feed_s_new_dates_are_not_believed(papers) -> None:
    date = (papers.now - timedelta(days=90)).isoformat()
    rows = [
        row(title, papers.prints("echo", title, text, f"/{number}", date), papers.now)
        for number, name in enumerate(NAMES[:8])
        for title in [f"{name} rated ‘Inadequate’ by probation inspectors"]
        for text in [told.AGENCY.replace("Plymouth PDU", name).replace("Plymouth", "the area")]
    ]
    papers.lists("echo", *rows)
    assert papers.visit(hours=1) == []
    days = {each.published.text for each in papers.app.records.ledger.inspections()}
    assert days == {"2025-12-02"}
