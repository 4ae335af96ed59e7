"""A newsroom on loopback: a paper, a mail server, a Slack hook, and the real commands."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import forked
from tests.empty_database import put_empty_database
from tests.journey.stories import Told
from tests.loopback import Hook, MailServer, Site, article_page, rss, slack_hook, web_site

PLAIN_MAIL = """
[email]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "Probation Monitor <alerts@example.org>"
to = ["desk@example.org"]
timeout_seconds = 5

[dashboard]
port = 0
"""


@dataclass
class Newsroom:
    """Everything on the wire's far end, and a folder with configuration and database."""

    folder: Path
    paper: Site
    mail: MailServer
    slack: Hook
    mail_port: int

    def publish(self, *stories: Told, feed: str = "/rss") -> None:
        """Put stories behind the paper's feed, newest first, as papers do."""
        for story in stories:
            self.paper.pages[story.path] = article_page(story.headline, story.text)
        items = [(s.headline, self.paper.url + s.path, s.date) for s in reversed(stories)]
        self.paper.pages[feed] = rss(items)

    def configure(self, *, baseline: bool, sources: str | None = None) -> None:
        listed = sources or source("The Paper", f"{self.paper.url}/rss")
        (self.folder / "monitor.toml").write_text(
            f'database = "sqlite:///{self.folder}/monitor.sqlite3"\n'
            "gap_seconds = 0\n"
            f"baseline = {str(baseline).lower()}\n" + PLAIN_MAIL.format(port=self.mail_port)
        )
        (self.folder / "sources.toml").write_text(listed)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "monitor", *words, *self._where]

    @property
    def _where(self) -> tuple[str, ...]:
        return ("--config", str(self.folder))

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "MONITOR_SLACK_WEBHOOK": self.slack.url, "COLUMNS": "200"}

    def once(self, as_of: str) -> subprocess.CompletedProcess[str]:
        return self.call("once", "--as-of", as_of)

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        return forked.run((*words, *self._where), self.environment)

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own command
            self.command(*words),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mail.mails]

    @property
    def slack_texts(self) -> list[str]:
        return [got["text"] for got in self.slack.got]


def source(name: str, url: str, kind: str = "feed", **keys: object) -> str:
    """One [[source]] of sources.toml."""
    extra = "".join(f"{key} = {str(value).lower()}\n" for key, value in keys.items())
    return f'[[source]]\nname = "{name}"\nkind = "{kind}"\nurl = "{url}"\n{extra}'


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    mail = MailServer()
    with web_site() as paper, slack_hook() as slack, mail.running() as port:
        put_empty_database(tmp_path / "monitor.sqlite3")
        yield Newsroom(tmp_path, paper, mail, slack, port)
