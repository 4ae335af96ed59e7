"""The real command walks a real list on loopback into the past."""

import json
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest

from tests.journey.archive import PLACES, Archive
from tests.journey.conftest import Newsroom, kill, newsroom, source
from tests.loopback import Reply, reply

__all__ = ["newsroom"]


@pytest.fixture
def archive(newsroom: Newsroom) -> Archive:
    made = Archive(newsroom.paper)
    made.publish()
    configure(newsroom)
    return made


def configure(newsroom: Newsroom, *, baseline: bool = False) -> None:
    listing = source("Reports", f"{newsroom.paper.url}/list", "listing", official=True)
    newsroom.configure(baseline=baseline, sources=listing)
    with (newsroom.folder / "monitor.toml").open("r+") as file:
        old = file.read()
        file.seek(0)
        file.write(f"backfill_gap_seconds = 0.0\n{old}")


def ledger(newsroom: Newsroom) -> list[tuple[str, str]]:
    rows = json.loads(newsroom.call("history", "--json").stdout)
    return sorted((row["inspection_id"], row["overall_rating"]) for row in rows)


def walked(newsroom: Newsroom, *words: str, code: int = 0) -> dict[str, object]:
    done = newsroom.call("backfill", "--json", *words)
    assert done.returncode == code, done.stdout + done.stderr
    (made,) = json.loads(done.stdout)["sources"]
    assert isinstance(made, dict)
    return made


@contextmanager
def stuck_at(archive: Archive, path: str) -> Iterator[threading.Event]:
    """Yields what is set once that page was asked for; until the end it says nothing."""
    reached, go = threading.Event(), threading.Event()
    answer = archive.site.pages[path]

    def wait(_handler: BaseHTTPRequestHandler) -> None:
        reached.set()
        go.wait(60)

    archive.site.pages[path] = wait
    yield reached
    archive.site.pages[path] = answer
    go.set()


def test_the_whole_list_is_taken_in_without_a_word(archive, newsroom):
    made = walked(newsroom)
    assert (made["lists"], made["taken"], made["missed"]) == (4, len(PLACES), [])
    assert made["stopped"] is None
    assert archive.asked_for == archive.paths
    assert len(ledger(newsroom)) == len(PLACES)
    assert newsroom.subjects == []
    assert json.loads(newsroom.call("events", "--json").stdout) == []


def test_a_second_run_asks_for_no_page_again_and_changes_nothing(archive, newsroom):
    walked(newsroom)
    before = newsroom.call("history", "--json", "--evidence").stdout
    made = walked(newsroom)
    assert (made["taken"], made["known"]) == (0, len(PLACES))
    assert archive.asked_for == archive.paths
    assert newsroom.call("history", "--json", "--evidence").stdout == before


@pytest.mark.parametrize(
    ("how", "code", "form"),
    [
        (signal.SIGKILL, -signal.SIGKILL, ()),
        (signal.SIGINT, 130, ()),
        (signal.SIGTERM, 143, ("--json",)),
    ],
)
def test_stopped_in_the_middle_it_goes_on_there(archive, newsroom, how, code, form):
    with stuck_at(archive, archive.paths[7]) as reached:
        process = newsroom.start("backfill", *form)
        assert reached.wait(30)
        process.send_signal(how)
        shown, told = process.communicate(timeout=30)
    assert (process.returncode, shown) == (code, "")
    assert ("run it again" in told) is (how is not signal.SIGKILL)
    assert "Traceback" not in told
    archive.site.asked.clear()
    made = walked(newsroom)
    assert archive.asked_for == archive.paths[7:]
    assert archive.lists_asked == ["/list/page/3", "/list/page/4"]
    assert (made["known"], made["taken"]) == (1, 3)
    assert len(ledger(newsroom)) == len(PLACES)
    assert newsroom.subjects == []


@pytest.mark.slow
def test_killed_again_and_again_it_comes_to_the_same_end(archive, newsroom):
    for path in archive.paths[1::3]:
        with stuck_at(archive, path) as reached:
            process = newsroom.start("backfill")
            assert reached.wait(30)
            kill(process)
    walked(newsroom)
    assert max(Counter(archive.asked_for).values()) <= 2
    assert [each for _, each in ledger(newsroom)].count("Good") == 5
    assert len(ledger(newsroom)) == len(PLACES)


def failing(status: int, **headers: str) -> Reply:
    return reply("away", status, **headers)


def test_a_page_that_does_not_arrive_is_asked_for_by_the_next_run(archive, newsroom):
    missing = archive.paths[4]
    page, archive.site.pages[missing] = archive.site.pages[missing], failing(503)
    made = walked(newsroom, code=1)
    assert [(each["url"], each["lasting"]) for each in made["missed"]] == [
        (archive.site.url + missing, False)
    ]
    assert made["taken"] == len(PLACES) - 1
    archive.site.pages[missing] = page
    archive.site.asked.clear()
    made = walked(newsroom)
    assert archive.asked_for == [missing]
    assert archive.lists_asked == ["/list/page/2"]
    assert made["stopped"] is None


def test_a_title_that_says_it_all_does_not_stand_for_its_page(archive, newsroom):
    title = "West Kent PDU given overall rating of ‘Good’ by HM Inspectorate of Probation"
    archive.site.pages["/list"] = reply(
        f'<main><div class="list-item"><h2><a href="{archive.paths[0]}">{title}</a></h2>'
        '<time datetime="2024-12-10T00:01:00Z"></time></div></main>'
    )
    page, archive.site.pages[archive.paths[0]] = archive.site.pages[archive.paths[0]], failing(503)
    walked(newsroom, code=1)
    assert ledger(newsroom) == []
    archive.site.pages[archive.paths[0]] = page
    assert walked(newsroom)["taken"] == 1
    assert len(ledger(newsroom)) == 1


def test_a_page_that_is_gone_does_not_hold_up_the_walk(archive, newsroom):
    del archive.site.pages[archive.paths[4]]
    made = walked(newsroom)
    assert [each["lasting"] for each in made["missed"]] == [True]
    assert (made["taken"], made["stopped"]) == (len(PLACES) - 1, None)


def test_three_pages_in_a_row_that_do_not_arrive_end_the_run(archive, newsroom):
    kept = {path: archive.site.pages[path] for path in archive.paths[3:]}
    archive.site.pages |= dict.fromkeys(kept, failing(502))
    made = walked(newsroom, code=1)
    assert "502" in made["stopped"]
    assert archive.asked_for == archive.paths[:6]
    archive.site.pages |= kept
    assert walked(newsroom)["taken"] == len(kept)


def test_a_refusal_ends_the_run_at_once(archive, newsroom):
    archive.site.pages[archive.paths[1]] = failing(429)
    made = walked(newsroom, code=1)
    assert "429" in made["stopped"]
    assert archive.asked_for == archive.paths[:2]


def test_a_list_that_does_not_arrive_ends_the_run(archive, newsroom):
    kept = archive.site.pages["/list/page/2"]
    archive.site.pages["/list/page/2"] = failing(500)
    made = walked(newsroom, code=1)
    assert "500" in made["stopped"]
    assert made["taken"] == 3
    archive.site.pages["/list/page/2"] = kept
    archive.site.asked.clear()
    walked(newsroom)
    assert archive.lists_asked == ["/list/page/2", "/list/page/3", "/list/page/4"]


def test_so_many_pages_and_not_further_back(archive, newsroom):
    made = walked(newsroom, "--limit", "4")
    assert (made["taken"], made["limited"]) == (4, True)
    assert walked(newsroom, "--limit", "4")["taken"] == 4
    assert walked(newsroom)["taken"] == 2
    assert archive.asked_for == archive.paths


def test_a_limit_that_was_asked_for_is_no_failure(archive, newsroom):
    done = newsroom.call("backfill", "--limit", "4")
    assert done.returncode == 0
    assert "✓ Reports: lists: 1 · pages taken in: 4" in done.stdout
    assert "as far as --limit goes. Run it again to go on there." in done.stdout


def leads(archive: Archive, page: str, to: str) -> None:
    """That page of the listing, the third report alone on it, names another as the next one."""
    item = f'<div class="list-item"><h2><a href="{archive.paths[3]}">A report</a></h2></div>'
    archive.site.pages[page] = reply(f'<main>{item}</main><a rel="next" href="{to}">Next</a>')


@pytest.mark.parametrize("to", ["/list/page/2", "/list"])
def test_a_list_that_goes_round_is_named(archive, newsroom, to):
    leads(archive, "/list/page/2", to)
    for taken in (4, 0):  # it is no less a fault the next time
        made = walked(newsroom, code=1)
        (fault,) = made["missed"]
        assert f"the list goes round: its next page is {archive.site.url}{to}," in fault["reason"]
        assert fault["url"] == f"{archive.site.url}/list/page/2"
        assert (made["taken"], made["stopped"]) == (taken, "a list does not come to its end")
    assert archive.lists_asked == ["/list", "/list/page/2", "/list/page/2"]
    archive.site.pages["/list/page/2"] = archive.site.pages["/list/page/3"]
    assert walked(newsroom)["stopped"] is None
    assert archive.asked_for == [*archive.paths[:4], *archive.paths[6:]]


def test_pages_without_end_that_bring_nothing_new_are_not_followed(archive, newsroom):
    for number in range(2, 9):
        leads(archive, f"/list/page/{number}", f"/list/page/{number + 1}")
    made = walked(newsroom, code=1)
    (fault,) = made["missed"]
    assert "nothing on this page is new" in fault["reason"]
    assert archive.lists_asked == ["/list", "/list/page/2", "/list/page/3"]


def test_not_further_back_than_that_day(archive, newsroom):
    made = walked(newsroom, "--since", "2024-10-10")
    assert made["taken"] == 3
    assert archive.lists_asked == ["/list", "/list/page/2"]
    assert walked(newsroom)["taken"] == len(PLACES) - 3


def test_what_differs_from_the_baseline(archive, newsroom):
    configure(newsroom, baseline=True)
    done = newsroom.call("backfill", "--json")
    assert done.returncode == 0, done.stderr
    differences = json.loads(done.stdout)["differences"]
    kinds = {each["what"] for each in differences}
    assert {"rating", "date", "not in the baseline", "not on the site"} <= kinds
    shown = newsroom.call("backfill").stdout
    assert "Missing in the baseline" in shown
    assert "Differences from the baseline: rating: " in shown


def test_for_people(archive, newsroom):
    done = newsroom.call("backfill")
    assert "✓ Reports: lists: 4 · pages taken in: 10 · known already: 0" in done.stdout
    assert "walked back to 10 Mar 2024" in done.stdout
    assert "The baseline is switched off" in done.stdout
    assert "Reports: 10 of 10" in done.stderr


def test_what_is_still_news_is_left_to_the_service(archive, newsroom):
    archive.site.pages["/list"] = reply("<main>Nothing yet.</main>")
    newsroom.configure(
        baseline=False,
        sources=source(
            "Reports", f"{newsroom.paper.url}/list", "listing", official=True, may_be_empty=True
        ),
    )
    assert newsroom.call("once").returncode == 0
    archive.publish_now(*PLACES[0])
    made = walked(newsroom)
    assert made["news"] == 1, made
    assert newsroom.call("events", "--json").stdout.strip() == "[]"
    assert newsroom.call("once").returncode == 0
    assert len(newsroom.subjects) == 1


@pytest.mark.parametrize("name", ["Elsewhere", "The Paper"])
def test_a_source_that_is_not_the_inspectorates_is_refused(archive, newsroom, name):
    done = newsroom.call("backfill", "--source", name)
    assert done.returncode == 2
    assert f"{name!r} is no official source; there are: Reports" in done.stderr


def test_a_day_that_lies_ahead_is_refused(archive, newsroom):
    done = newsroom.call("backfill", "--since", "2999-01-01")
    assert done.returncode == 2
    assert "'2999-01-01' lies in the future; today is " in done.stderr
    assert archive.site.asked == []
