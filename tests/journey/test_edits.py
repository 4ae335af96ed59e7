"""A service at work whose sources are paused and visited by hand, and whose files are edited."""

import pytest

from tests.journey.conftest import Newsroom, source
from tests.journey.stories import CUMBRIA
from tests.journey.test_service import ended, wait_for
from tests.loopback import rss


@pytest.mark.slow
def test_a_running_service_visits_when_asked_and_follows_edits_or_tells_why_not(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    newsroom.paper.pages["/second"] = rss([])
    listed = newsroom.folder / "sources.toml"
    first = listed.read_text()
    second = source("Second", f"{newsroom.paper.url}/second", may_be_empty=True)
    process = newsroom.start("run")
    wait_for(lambda: CUMBRIA.path in newsroom.paper.asked, process)
    assert newsroom.call("sources", "pause", "the paper", "--reason", "moves").returncode == 0
    before = newsroom.paper.asked.count("/rss")
    visited = newsroom.call("sources", "visit", "The Paper")
    assert "✓ The Paper: visited" in visited.stdout
    assert newsroom.paper.asked.count("/rss") == before + 1
    listed.write_text(first + second.replace("may_be_empty", "may_be_emptied"))
    wait_for(lambda: any("Configuration" in each for each in newsroom.subjects), process)
    (told,) = (mail for mail in newsroom.mail.mails if "Configuration" in mail["Subject"])
    assert told["Subject"].startswith("⚠ Configuration: edited, but faulty")
    text = " ".join(told.get_body(("plain",)).get_content().split())
    assert "source 2 ('Second'), may_be_emptied: there is no such key" in text
    health = newsroom.call("health")
    assert health.returncode == 0, health.stdout
    assert "may_be_emptied: there is no such key" in health.stdout
    listed.write_text(first + second)
    wait_for(lambda: "/second" in newsroom.paper.asked, process)
    wait_for(lambda: any(each.startswith("✓ Conf") for each in newsroom.subjects), process)
    healthy = newsroom.call("health").stdout
    assert "Well;" in healthy
    assert "fault" not in healthy
    monitor = newsroom.folder / "monitor.toml"
    monitor.write_text(monitor.read_text().replace("[email]", 'log_level = "DEBUG"\n[email]'))
    code, out, err = ended(process)
    assert code == 0, err
    assert "Stopped." in out
