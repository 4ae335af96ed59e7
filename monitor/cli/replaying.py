"""The command that reads all kept articles again."""

from datetime import date, datetime, time
from pathlib import Path

from monitor.bootstrap.replaying import open_replay
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.progress import progress
from monitor.cli.terminal.screen import out, settings_of
from monitor.cli.views.replay import show_replay
from monitor.cli.views.replay_rows import replay_row
from monitor.domain.london import LONDON


def replay(folder: Path, since: date | None, how: Form, *, apply: bool) -> None:
    """``since``: a London day. Raises BusyError where ``apply`` meets the running service."""
    begin = datetime.combine(since, time(), LONDON) if since else None
    settings = settings_of(folder, "ERROR")
    with open_replay(settings, writing=apply) as work, progress("articles read again") as step:
        done = work(apply=apply, since=begin, progress=step)
    if how is Form.JSON:
        return print_json(replay_row(done, applied=apply))
    return show_replay(done, out, applied=apply)
