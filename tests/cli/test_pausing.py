"""Sources paused, resumed and visited by hand."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from rich.console import Console

from monitor.bootstrap.records import open_records
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.domain.article import SourceName
from tests.loopback import rss, web_site

PAPER, TWIN, OFF = SourceName("The Paper"), SourceName("The Other Paper"), SourceName("Closed")


def row(name: str, url: str, more: str = "") -> str:
    return f'[[source]]\nname = "{name}"\nkind = "feed"\nurl = "{url}"\n{more}\n'


@pytest.fixture
def papers(desk):
    made = desk()
    rows = (
        row(PAPER, "https://one.example/rss", 'groups = ["Kent"]'),
        row(TWIN, "https://two.example/rss", 'groups = ["Kent"]'),
        row(OFF, "https://off.example/rss", "enabled = false"),
    )
    (made.folder / "sources.toml").write_text("".join(rows))
    monitor = made.folder / "monitor.toml"
    monitor.write_text('sources = ["Kent"]\n' + monitor.read_text())
    return made


def states(desk) -> dict[str, str]:
    return {one["name"]: one["state"] for one in json.loads(desk.show("sources", "--json"))}


def test_a_pause_is_listed_with_its_end_and_its_reason_and_ends_when_told(papers):
    until = (datetime.now(UTC) + timedelta(days=3)).date()
    told = papers.show("sources", "pause", "the paper", "--until", str(until), "--reason", "moves")
    assert f"{until:%-d %b %Y}, 00:00 (London time): The Paper." in " ".join(told.split())
    assert states(papers) == {PAPER: "paused", TWIN: "not visited yet"}
    (row, _other) = json.loads(papers.show("sources", "--json"))
    assert row["paused"]["reason"] == "moves"
    assert "moves" in papers.show("sources", columns=200)
    assert "Resumed: The Paper." in papers.show("sources", "resume", PAPER)
    assert states(papers)[PAPER] == "not visited yet"


def test_a_whole_group_is_paused_and_resumed(papers):
    assert "The Paper, The Other Paper." in papers.show("sources", "pause", "--group", "kent")
    assert set(states(papers).values()) == {"paused"}
    papers.show("sources", "resume", "--group", "Kent")
    assert set(states(papers).values()) == {"not visited yet"}


def test_what_was_taken_out_of_the_list_can_be_resumed(papers):
    papers.show("sources", "pause", TWIN)
    file = papers.folder / "sources.toml"
    file.write_text(file.read_text().replace(TWIN, "Another"))
    papers.show("sources", "resume", TWIN)
    with open_records(read_config(papers.folder, {})) as records:
        assert not records.pauses.all()[TWIN].holds(datetime.now(UTC))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pause", "Papre"), "look with: probation-monitor sources"),
        (("pause", "Papers"), "no source is called 'Papers'"),
        (("pause", "paper"), "did you mean: The Paper, The Other Paper"),
        (("pause", "Teh Paper"), "did you mean: The Paper"),
        (("pause", "--group", "Wales"), "no group 'Wales'; there are: Kent, all"),
        (("pause",), "name sources, or a group"),
        (("pause", PAPER, "--group", "Kent"), "name sources, or a group"),
        (("pause", OFF), "switched off, so that nobody visits it: Closed"),
        (("pause", PAPER, "--until", "soon"), "is no end; write 2026-05"),
        (("resume", PAPER), "not paused: The Paper"),
        (("resume", "--group", "Kent"), "no source of 'Kent' is paused"),
        (("visit", "Nobody's"), "no source is called"),
    ],
)
def test_wrong_words_are_told_with_the_right_ones(papers, words, told):
    done = papers.call("sources", *words)
    assert done.exit_code != 0
    assert told in " ".join(f"{done.output} {done.exception}".split())
    assert "paused" not in states(papers).values()


def test_a_visit_by_hand_needs_no_service(desk):
    made = desk()
    with web_site() as site:
        site.pages["/rss"] = rss([])
        (made.folder / "sources.toml").write_text(
            row(PAPER, f"{site.url}/rss", "may_be_empty = true") + row(TWIN, f"{site.url}/two")
        )
        made.show("sources", "pause", PAPER)
        assert "✓ The Paper: entries: 0" in made.show("sources", "visit", PAPER)
        assert site.asked == ["/rss"]
        missing = made.call("sources", "visit", TWIN)
    assert missing.exit_code == 1
    assert "404" in missing.output


def test_where_the_service_runs_it_makes_the_visit(desk):
    made = desk()
    with web_site() as site, ExitStack() as stack:
        site.pages["/rss"] = rss([])
        rows = row(PAPER, f"{site.url}/rss", "may_be_empty = true") + row(TWIN, f"{site.url}/two")
        (made.folder / "sources.toml").write_text(rows)
        made.show("sources", "pause", "--group", "all")
        service = stack.enter_context(build(read_config(made.folder, {}), Console(quiet=True)))
        ended = Event()
        ticks = Thread(target=lambda: [service.rounds.start_due() for _ in forever(ended)])
        ticks.start()
        stack.callback(ticks.join)
        stack.callback(ended.set)
        assert "✓ The Paper: visited" in made.show("sources", "visit", PAPER)
        missing = made.call("sources", "visit", TWIN)
        assert missing.exit_code == 1
        assert "✗ The Other Paper: HTTP 404" in missing.output
        assert site.asked == ["/rss", "/two"]


def forever(ended: Event) -> Iterator[None]:
    while not ended.wait(0.1):
        yield
