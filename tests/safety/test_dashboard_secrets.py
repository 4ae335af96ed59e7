"""V27 and V7: the dashboard shows no secret to anybody, and a server's words to operators alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from monitor.bootstrap.dashboard import dashboard
from tests.notify.mail_servers import mail_server
from tests.safety.hiding_places import leaks
from tests.safety.hostile_hooks import MARK, far_end
from tests.safety.house import House, house
from tests.safety.routes import routes
from tests.safety.secret_words import WORDS
from tests.safety.test_secrets import CHANNELS
from tests.safety.test_who_is_told import GONE, MAIL, Choosy, give_up, wish

DASHBOARD = "[dashboard]\nport = 0\nguests = true\n"
PASSWORD = 'D4sh/+b"0ard\\&Zz'
ENV = {"MONITOR_DASHBOARD_PASSWORD": PASSWORD}
ENDLESS = "/live"
PATHS = sorted({path for method, path in routes() if method == "GET"} - {ENDLESS})


def shown(home: House, url: str, password: str = "") -> Iterator[tuple[str, bytes]]:
    """All pages, the addresses that they send to, and what becomes of the form to log in."""
    with httpx.Client(base_url=url, headers={"Origin": url}, trust_env=False) as visitor:
        if password:
            wrong = visitor.post("/login", data={"password": f"{password}?"})
            yield "a login refused", wrong.content
            entered = visitor.post("/login", data={"password": password})
            assert entered.status_code == 303
        events = [f"/events/{event.key}" for event in home.app.records.ledger.events()]
        for path in (*PATHS, *events):
            answer = visitor.get(path)
            yield path, f"{answer.status_code} {answer.headers}\n{answer.text}".encode()


@pytest.mark.attack("V27")
@pytest.mark.parametrize("channel", ["slack bot", "webhook"])
def test_no_page_shows_a_secret(channel: str, tmp_path: Path) -> None:
    way = CHANNELS[channel]
    with ExitStack() as end:
        far = end.enter_context(far_end())
        main, env = f"{way.main(far.url)}{DASHBOARD}", way.env(far.url) | ENV
        home = end.enter_context(house(tmp_path, main, env))
        url = end.enter_context(dashboard(home.app)) or ""
        for far.way in ("500", "invalid_auth", "an error that is what was sent", "no HTTP"):
            home.try_it()
        seen = dict(shown(home, url, PASSWORD))
        words = [*WORDS, PASSWORD, MARK]
        assert leaks(words, seen.items()) == []
        assert leaks(words, shown(home, url)) == []
        assert leaks(words, home.places()) == []
    assert b"HTTP" in seen["/deliveries"]


@pytest.mark.attack("V7")
def test_a_guest_of_the_dashboard_sees_nothing_of_what_a_server_said(tmp_path: Path) -> None:
    wish(tmp_path, f"email:{GONE}")
    with ExitStack() as end:
        port = end.enter_context(mail_server(Choosy(f"550 5.1.1 {MARK}")))
        home = end.enter_context(house(tmp_path, MAIL.format(port=port) + DASHBOARD, ENV))
        url = end.enter_context(dashboard(home.app)) or ""
        give_up(home)
        to_operators, to_guests = dict(shown(home, url, PASSWORD)), dict(shown(home, url))
    assert leaks([MARK], to_operators.items())
    assert leaks([MARK, GONE], to_guests.items()) == []
