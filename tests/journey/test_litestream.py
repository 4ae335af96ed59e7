"""Litestream beside the service, by the lines of the documentation, until the machine is lost."""

import email.utils
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journey.conftest import Newsroom, kill
from tests.journey.stories import CUMBRIA
from tests.journey.test_service import wait_for
from tests.loopback import rss

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
PROGRAM = str(Path(sys.executable).with_name("litestream"))
DOCS = (Path(__file__).parents[2] / "docs/backup.md").read_text()
ITS_DATABASE = "/var/lib/probation-monitor/monitor.sqlite3"


def line(opening: str, newsroom: Newsroom) -> list[str]:
    """The documented line that opens so, about this newsroom's database."""
    (found,) = re.findall(rf"^{opening}.*$", DOCS, re.MULTILINE)
    database = f"{newsroom.folder}/monitor.sqlite3"
    return shlex.split(found.replace(ITS_DATABASE, database))[1:]


def put_settings(newsroom: Newsroom) -> None:
    (written,) = re.findall(r"```yaml\n(dbs:.*?)```", DOCS, re.DOTALL)
    copies = newsroom.folder / "copies"
    copies.mkdir()
    here = written.replace(ITS_DATABASE, f"{newsroom.folder}/monitor.sqlite3")
    (newsroom.folder / "litestream.yml").write_text(re.sub(r"s3://\S+", copies.as_uri(), here))


@contextmanager
def copying(newsroom: Newsroom) -> Iterator[subprocess.Popen[bytes]]:
    words = line("litestream replicate", newsroom)
    with (newsroom.folder / "litestream.log").open("w") as log:
        process = subprocess.Popen([PROGRAM, *words], cwd=newsroom.folder, stdout=log, stderr=log)  # noqa: S603
        try:
            yield process
        finally:
            process.terminate()  # it copies what is new, and ends
            process.wait(30)


def lose_the_disk(newsroom: Newsroom) -> None:
    for file in newsroom.folder.glob("monitor.sqlite3*"):
        file.unlink()


def test_what_was_told_before_the_disk_was_lost_is_known_after_it(newsroom: Newsroom) -> None:
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    put_settings(newsroom)
    assert newsroom.once("2019-05-29").returncode == 0  # a first visit tells nothing
    address = newsroom.paper.url + CUMBRIA.path
    newsroom.paper.pages["/rss"] = rss([(CUMBRIA.headline, address, email.utils.formatdate())])
    with copying(newsroom):
        service = newsroom.start("run")
        try:
            wait_for(lambda: newsroom.subjects, service)
        finally:
            kill(service)
    told = newsroom.call("deliveries", "--json").stdout
    lose_the_disk(newsroom)
    words = line("litestream restore", newsroom)
    subprocess.run([PROGRAM, *words], cwd=newsroom.folder, check=True)  # noqa: S603
    (copy,) = line("probation-monitor restore copied", newsroom)[1:]
    done = newsroom.call("restore", str(newsroom.folder / copy))
    assert done.returncode == 0, done.stderr
    assert newsroom.call("deliveries", "--json").stdout == told
    assert "Cumbria" in newsroom.call("events").stdout


def test_a_backup_of_a_database_that_is_copied_can_be_restored(newsroom: Newsroom) -> None:
    newsroom.configure(baseline=True)
    newsroom.publish(CUMBRIA)
    put_settings(newsroom)
    assert newsroom.once("2019-05-31").returncode == 0
    log = newsroom.folder / "litestream.log"
    with copying(newsroom) as process:
        wait_for(lambda: "snapshot complete" in log.read_text(), process)
    backup = str(newsroom.folder / "put-away.sqlite3")
    assert newsroom.call("backup", backup).returncode == 0
    done = newsroom.call("restore", backup)
    assert done.returncode == 0, done.stderr
