"""V27: whatever goes wrong at the far end of a channel, no secret is told, logged or kept."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import forked
from tests.loopback import free_port
from tests.notify.certificates import Certificate, made_in
from tests.safety.hiding_places import leaks
from tests.safety.hostile_hooks import MARK, WAYS, Far, encrypted_far_end, far_end
from tests.safety.house import House, house
from tests.safety.secret_words import BELOW, HEADER, KEY, PATH, TOKEN, USER, WORDS

PHONES = f"json{{scheme}}://{USER}:{PATH}@{{host}}/{BELOW}&+x-key={HEADER}"


class Way(NamedTuple):
    """A channel over HTTP: what stands in monitor.toml, and the environment, for an address."""

    main: Callable[[str], str]
    env: Callable[[str], dict[str, str]]


CHANNELS = {
    "slack hook": Way(lambda _: "", lambda url: {"MONITOR_SLACK_WEBHOOK": f"{url}/{BELOW}"}),
    "slack bot": Way(
        lambda url: f'[slack]\nchannel = "#a"\napi = "{url}/api"\n',
        lambda _: {"MONITOR_SLACK_TOKEN": TOKEN},
    ),
    "webhook": Way(
        lambda _: '[[webhook]]\nname = "crm"\n',
        lambda url: {
            "MONITOR_WEBHOOK_CRM_URL": f"{url}/{BELOW}",
            "MONITOR_WEBHOOK_CRM_SECRET": KEY,
        },
    ),
    "apprise": Way(
        lambda _: '[[apprise]]\nname = "phones"\n',
        lambda url: {
            "MONITOR_APPRISE_PHONES": PHONES.format(
                scheme=url.partition("http")[2].partition(":")[0], host=url.partition("//")[2]
            )
        },
    ),
    "ntfy": Way(
        lambda _: '[[apprise]]\nname = "phones"\n',
        lambda url: {
            "MONITOR_APPRISE_PHONES": f"{url.replace('http', 'ntfy')}/{HEADER}?mode=private"
        },
    ),
    "ping": Way(lambda _: "", lambda url: {"MONITOR_PING_URL": f"{url}/{BELOW}"}),
}
OF_THE_CHANNEL = (("check-config",), ("deliveries", "--json"), ("test-alert",))
OF_THE_SERVICE = (
    ("deliveries", "--dead"),
    ("events",),
    ("sources",),
    ("health",),
    ("audit",),
    ("subscriptions",),
    ("--help",),
    ("test-alert", "--help"),
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return made_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def hostile() -> Iterator[Far]:
    with far_end() as far:
        yield far


def shown_by(commands: Iterable[tuple[str, ...]], home: House) -> Iterator[tuple[str, bytes]]:
    environment = {**os.environ, **home.env, "COLUMNS": "300"}
    for words in commands:
        where = () if "--help" in words else ("--config", str(home.config))
        done = forked.run((*words, *where), environment)
        assert "Traceback" not in done.stderr, done.stderr
        yield " ".join(words), (done.stdout + done.stderr).encode()


@pytest.mark.slow
@pytest.mark.attack("V27")
@pytest.mark.attack("V7")
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_server_that_repeats_what_it_was_sent_brings_no_secret_to_light(
    channel: str, hostile: Far, tmp_path: Path
) -> None:
    way = CHANNELS[channel]
    with house(tmp_path, way.main(hostile.url), way.env(hostile.url)) as home:
        for hostile.way in WAYS:
            before = len(hostile.heard)
            home.try_it()
            assert len(hostile.heard) > before, hostile.way
        found = leaks([*WORDS, MARK], home.places())
    assert '"reason": ' in home.said[0].getvalue()
    assert leaks(WORDS, [("what it was sent", "".join(hostile.heard).encode())])
    assert found == []
    assert leaks([*WORDS, MARK], shown_by(OF_THE_CHANNEL, home)) == []
    assert leaks([*WORDS, MARK], home.places()) == []


@pytest.mark.attack("V27")
def test_no_command_shows_a_secret(hostile: Far, tmp_path: Path) -> None:
    way = CHANNELS["webhook"]
    with house(tmp_path, way.main(hostile.url), way.env(hostile.url)) as home:
        for hostile.way in ("500", "422"):
            home.try_it()
    shown = dict(shown_by(OF_THE_SERVICE, home))
    assert b"HTTP 422" in shown["deliveries --dead"]
    assert leaks([*WORDS, MARK], shown.items()) == []


@pytest.mark.attack("V27")
@pytest.mark.parametrize("channel", CHANNELS)
def test_nobody_there_brings_no_secret_to_light(channel: str, tmp_path: Path) -> None:
    way, url = CHANNELS[channel], f"http://127.0.0.1:{free_port()}"
    with house(tmp_path, way.main(url), way.env(url)) as home:
        home.try_it()
        assert leaks(WORDS, home.places()) == []
    assert '"reason": ' in home.said[0].getvalue()


@pytest.mark.attack("V32")
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_server_with_a_certificate_of_its_own_making_hears_nothing(
    channel: str, certificate: Certificate, tmp_path: Path
) -> None:
    way = CHANNELS[channel]
    with ExitStack() as end:
        far = end.enter_context(encrypted_far_end(certificate.server))
        home = end.enter_context(house(tmp_path, way.main(far.url), way.env(far.url)))
        home.try_it()
        assert leaks(WORDS, home.places()) == []
    assert far.heard == []
    assert '"reason": ' in home.said[0].getvalue()
