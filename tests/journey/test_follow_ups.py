"""From the wire to the thread: news, another paper's article, and the inspectorate's own word."""

import base64
import json
import os
import subprocess
from dataclasses import replace

import jsonschema
import pytest

from monitor.notify.webhook_schema import SCHEMA
from tests.journey.conftest import Newsroom, source
from tests.journey.stories import CUMBRIA, CUMBRIA_AGAIN
from tests.loopback import article_page, rss
from tests.notify.signed_hook import receiver
from tests.notify.slack_workspace import CHANNEL, TOKEN, workspace

KEY = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
WAYS = """
[slack]
channel = "{channel}"
api = "{api}"
[[webhook]]
name = "crm"
url = "{hook}"
[[apprise]]
name = "phones"
"""
WISHES = """
[[subscription]]
name = "All of it"
to = ["slack"]
follow_ups = true
[[subscription]]
name = "News"
to = ["webhook:crm", "apprise:phones"]
"""
RELEASE = replace(
    CUMBRIA,
    path="/hmip/cumbria-and-lancashire-crc",
    headline="Cumbria and Lancashire CRC: ‘much to do’ to improve",
    date="Fri, 31 May 2019 09:00:00 GMT",
)


def once(newsroom: Newsroom, as_of: str, phones: str) -> str:
    secrets = {
        "MONITOR_SLACK_TOKEN": TOKEN,
        "MONITOR_WEBHOOK_CRM_SECRET": KEY,
        "MONITOR_APPRISE_PHONES": f"{phones.replace('http:', 'json:')}/s3cr3t",
    }
    done = subprocess.run(  # noqa: S603 - our own command
        newsroom.command("once", "--as-of", as_of),
        env={**os.environ, **secrets},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert not [secret for secret in (TOKEN, KEY, "s3cr3t") if secret in told]
    return told


@pytest.mark.slow
def test_follow_ups_reach_the_thread_of_those_who_asked_and_nobody_else(newsroom: Newsroom) -> None:
    pages, site = newsroom.paper.pages, newsroom.paper.url
    official = source("HMIP", f"{site}/hmip/rss", official=True, may_be_empty=True)
    newsroom.configure(baseline=False, sources=source("The Paper", f"{site}/rss") + official)
    pages["/hmip/rss"] = rss([])
    with workspace() as slack, receiver() as crm, receiver() as phones:
        main = newsroom.folder / "monitor.toml"
        ways = WAYS.format(channel=CHANNEL, api=slack.url, hook=crm.url)
        main.write_text(main.read_text() + ways)
        (newsroom.folder / "subscriptions.toml").write_text(WISHES)
        newsroom.publish(CUMBRIA)
        once(newsroom, "2019-05-30T10:00Z", phones.url)
        newsroom.publish(CUMBRIA, CUMBRIA_AGAIN)
        once(newsroom, "2019-05-31T08:00Z", phones.url)
        pages[RELEASE.path] = article_page(RELEASE.headline, RELEASE.text)
        pages["/hmip/rss"] = rss([(RELEASE.headline, site + RELEASE.path, RELEASE.date)])
        once(newsroom, "2019-05-31T10:00Z", phones.url)
    assert [(method, "thread_ts" in asked) for method, asked in slack.calls] == [
        ("chat.postMessage", False),
        ("chat.postMessage", True),
        ("chat.update", False),
        ("chat.postMessage", True),
    ]
    news, coverage, updated, confirmed = (asked for _, asked in slack.calls)
    assert "Requires improvement (first known rating)" in news["text"]
    assert CUMBRIA_AGAIN.headline in json.dumps(coverage, ensure_ascii=False)
    assert "now confirmed" in updated["text"]
    assert "confirmed by the inspectorate" in confirmed["text"]
    ((headers, raw),) = crm.got
    jsonschema.validate(json.loads(raw), SCHEMA)
    assert headers["webhook-signature"].startswith("v1,")
    assert len(phones.got) == 1
