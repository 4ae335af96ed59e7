"""The demonstration's configuration: real files, read by the real loader."""

import json

from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.demo.folder import DemoFolder
from monitor.demo.script import Paper
from monitor.demo.stage import Stage

RECIPIENT = "newsdesk@example.org"
_WEBHOOK = "MONITOR_SLACK_WEBHOOK"


def configure(folder: DemoFolder, stage: Stage) -> Config:
    """Write the files that an operator would write, and load them. Raises ConfigError.

    The webhook comes by the environment, as secrets do; nothing of the real one is let in.
    """
    (folder.config / "monitor.toml").write_text(_monitor(folder, stage), encoding="utf-8")
    (folder.config / "sources.toml").write_text(_sources(stage), encoding="utf-8")
    return read_config(folder.config, {_WEBHOOK: stage.slack.webhook})


def _monitor(folder: DemoFolder, stage: Stage) -> str:
    return f"""# Written by the demonstration.
database = {_quoted(f"sqlite:///{folder.database.resolve()}")}
contact = "demo@example.org"
log_level = "ERROR"
gap_seconds = 0

[email]
host = "127.0.0.1"
port = {stage.mail.port}
security = "none"
sender = "Probation Monitor <alerts@example.org>"
to = [{_quoted(RECIPIENT)}]

[dashboard]
port = 0  # any that is free
"""


def _sources(stage: Stage) -> str:
    courier, mercury = stage.papers[Paper.COURIER], stage.papers[Paper.MERCURY]
    return f"""# Written by the demonstration. The servers are gone when it has ended.
{_source("HMI Probation news", "listing", stage.inspectorate.news, official=True)}
{_source("HMI Probation reports", "listing", stage.inspectorate.reports, official=True)}
{_source(courier.name, "feed", courier.rss)}
{_source(mercury.name, "feed", mercury.atom)}"""


def _source(name: str, kind: str, url: str, *, official: bool = False) -> str:
    return f"""
[[source]]
name = {_quoted(name)}
kind = "{kind}"
url = {_quoted(url)}
official = {str(official).lower()}
"""


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings.
    return json.dumps(text)
