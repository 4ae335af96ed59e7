"""``doctor``: says what is wrong, in words, and what to do."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from typer.testing import CliRunner

from monitor.cli.commands.app import app
from monitor.cli.examining import examined
from monitor.domain.ledger.change import Change
from monitor.domain.upkeep.diagnosis import Verdict, fine
from monitor.store.engine.database import connect
from monitor.store.heartbeats import Heartbeats
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from tests.empty_database import put_empty_database
from tests.loopback import MailServer, free_port, reply, rss, serving, web_site
from tests.store.values import change, keep

FRESH = "Mon, 23 Nov 2026 10:00:00 GMT"


def put(folder, source, more=""):
    folder.chmod(0o700)
    (folder / "monitor.toml").write_text(
        f'database = "sqlite:///{folder}/monitor.sqlite3"\ngap_seconds = 0\n{more}'
    )
    (folder / "sources.toml").write_text(
        f'[[source]]\nname = "Inspectorate"\nkind = "feed"\nurl = "{source}"\nofficial = true\n'
    )
    put_empty_database(folder / "monitor.sqlite3")
    return folder


@pytest.fixture
def home(tmp_path):
    return put(tmp_path, "http://127.0.0.1:9/rss")


def doctor(folder, *words, **env):
    runner = CliRunner(env={"MONITOR_SLACK_WEBHOOK": None, **env})
    done = runner.invoke(app, ["doctor", "--config", str(folder), "--json", *words])
    assert done.exit_code in (0, 1), done.output
    return done.exit_code, {one["part"]: one for one in json.loads(done.stdout)}


def test_where_all_is_well_it_says_so(tmp_path):
    mails = MailServer()
    with web_site() as site, mails.running() as port:
        site.pages["/rss"] = rss([("News", f"{site.url}/1", FRESH)])
        mail = f'[email]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        put(tmp_path, f"{site.url}/rss", f'{mail}sender = "a@b.org"\nto = ["c@b.org"]\n')
        with slack_answering("no_text") as webhook:
            code, found = doctor(tmp_path, MONITOR_SLACK_WEBHOOK=webhook)
    assert code == 0, found
    assert {part for part, one in found.items() if one["verdict"] == "fine"} >= {
        *("database", "disk", "clock", "names", "sources", "email", "slack")
    }
    assert mails.mails == []


def slack_answering(word):
    """It refuses a message without words, or knows no such webhook."""
    return serving(reply(word, 400, "text/plain"))


def test_each_that_does_not_answer_is_named_with_what_to_do(tmp_path):
    nobody = free_port()
    mail = f'[email]\nhost = "127.0.0.1"\nport = {nobody}\nsecurity = "none"\n'
    put(
        tmp_path,
        f"http://127.0.0.1:{nobody}/rss",
        f'{mail}sender = "a@b.org"\nto = ["c@b.org"]\n',
    )
    with slack_answering("no_service") as webhook:
        code, found = doctor(tmp_path, MONITOR_SLACK_WEBHOOK=webhook)
    assert code == 1
    wrong = {part: one["told"] for part, one in found.items() if one["verdict"] == "wrong"}
    assert wrong.keys() == {"network", "sources", "email", "slack"}
    assert wrong["slack"] == "slack: HTTP 400 no_service"
    assert all(found[part]["todo"] for part in wrong)


def test_a_clock_that_is_wrong_is_told_by_another(tmp_path):
    def of_last_year(handler):
        handler.send_response_only(200)
        handler.send_header("Date", "Sun, 23 Nov 2025 10:00:00 GMT")
        handler.end_headers()

    with web_site() as site:
        site.pages["/robots.txt"] = of_last_year
        site.pages["/rss"] = rss([("News", f"{site.url}/1", FRESH)])
        code, found = doctor(put(tmp_path, f"{site.url}/rss"))
    assert code == 1
    assert "127.0.0.1 2025-11-23 10:00 UTC" in found["clock"]["told"]


def test_offline_nobody_is_asked(tmp_path):
    with web_site() as site:
        code, found = doctor(put(tmp_path, f"{site.url}/rss"), "--offline")
        assert site.asked == []
    assert code == 0
    assert found.keys() == {"database", "service", "disk", "clock", "permissions"}


@pytest.mark.parametrize(
    ("minutes", "verdict", "told"),
    [
        ((), "note", "it has not run here yet"),
        ((0, 0), "fine", "all parts of it are at work"),
        ((90, 90), "note", "it does not run"),
        ((0, 90), "wrong", "no sign of life of watch"),
    ],
)
def test_it_says_whether_the_service_is_at_work(home, minutes, verdict, told):
    with connect(f"sqlite:///{home}/monitor.sqlite3") as database:
        for part, ago in zip(("visits", "watch"), minutes, strict=False):
            Heartbeats(database).beat(part, datetime.now(UTC) - timedelta(minutes=ago))
    _code, found = doctor(home, "--offline")
    assert (found["service"]["verdict"], found["service"]["told"]) == (verdict, told)


def test_alerts_that_were_given_up_are_worth_a_note(home):
    with connect(f"sqlite:///{home}/monitor.sqlite3") as database:
        made = keep(Ledger(database), change())
        Outbox(database).give_up(made.deliveries[0], "no such user", Change())
        Heartbeats(database).beat("visits", datetime.now(UTC))
    code, found = doctor(home, "--offline")
    assert (code, found["service"]["told"]) == (0, "it is at work; 1 alert was given up")


def test_a_damaged_database_is_found(home):
    file = home / "monitor.sqlite3"
    whole = bytearray(file.read_bytes())
    whole[-4096:] = bytes(4096)  # the last page: no look at the tables' names comes there
    file.write_bytes(whole)
    code, found = doctor(home, "--offline")
    assert code == 1
    assert "the database is damaged" in found["database"]["told"]
    assert "probation-monitor restore" in found["database"]["todo"]


def test_what_was_written_lately_counts_among_its_size(home):
    def told():
        words = doctor(home, "--offline")[1]["database"]["told"]
        return float(words.split(": ")[1].split()[0])

    before = told()
    file = home / "monitor.sqlite3"
    with closing(sqlite3.connect(file)) as held:
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("CREATE TABLE large (words BLOB)")
        held.execute("INSERT INTO large VALUES (zeroblob(3000000))")
        held.commit()
        grown = told()
    assert grown > before + 2.5


def test_a_database_that_is_not_there_yet_is_no_fault_and_is_not_made(home):
    (home / "monitor.sqlite3").unlink()
    code, found = doctor(home, "--offline")
    assert (code, found["database"]["verdict"]) == (0, "note")
    assert not (home / "monitor.sqlite3").exists()


def test_a_secret_that_others_can_read_is_found(home):
    file = home / "secrets.env"
    file.write_text("MONITOR_SMTP_PASSWORD=x\n")
    file.chmod(0o644)
    code, found = doctor(home, "--offline")
    assert code == 1
    assert found["permissions"]["todo"] == f"chmod 600 {file}"


def test_a_file_from_the_future_tells_that_the_clock_was_set_back(home):
    ahead = (home / "monitor.sqlite3").stat().st_mtime + 3600
    os.utime(home / "monitor.sqlite3", (ahead, ahead))
    code, found = doctor(home, "--offline")
    assert (code, found["clock"]["verdict"]) == (1, "wrong")


def test_who_never_answers_is_not_waited_for(wait_for_ever):
    found = {
        one.part: one.verdict
        for one in examined({"slow": wait_for_ever, "quick": lambda: fine("quick", "")}, 0.2)
    }
    assert found == {"quick": Verdict.FINE, "slow": Verdict.WRONG}


@pytest.fixture
def wait_for_ever():
    end = Event()

    def wait():
        end.wait(30)
        return fine("slow", "")

    yield wait
    end.set()


def test_faults_of_the_configuration_are_told_first(home):
    (home / "monitor.toml").write_text("worker = 1\n")
    done = CliRunner().invoke(app, ["doctor", "--config", str(home)])
    assert "there is no such key" in str(done.exception)


def test_people_see_marks_and_the_end(home):
    done = CliRunner().invoke(app, ["doctor", "--config", str(home), "--offline"])
    assert "✓ disk: " in done.stdout
    assert "Nothing needs doing." in done.stdout
