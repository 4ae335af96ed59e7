"""Apprise, against real servers: what arrives, what is refused, and addresses kept secret."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.domain.delivery import DeliveryId, Letter
from monitor.domain.secret import Secret
from monitor.notify.message import Message
from monitor.notify.relay import Relay, understood
from monitor.notify.relay_text import plain, subject, text
from monitor.notify.render import render
from monitor.web import Fence
from tests.loopback import HERE, free_port, reply, serving
from tests.notify.channel_kit import assert_silent, failure
from tests.notify.samples import EVENTS, HOSTILE, LETTERS, letter

NEWS = letter(EVENTS["rating_down"], "d1")


def relay(urls: list[Secret], inner: frozenset[str] = HERE) -> Relay:
    """``inner``: hosts that the operator named."""
    return Relay(urls, Fence(inner))


SECRET = "s3cr3t-path"


@dataclass
class Server:
    """``refuse``: the statuses of its next answers; then all is well."""

    host: str = ""
    got: list[str] = field(default_factory=list)
    refuse: list[int] = field(default_factory=list)


@contextmanager
def server() -> Iterator[Server]:
    made = Server()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        raw = handler.rfile.read(int(handler.headers["Content-Length"]))
        made.got.append(raw.decode())
        reply(SECRET, made.refuse.pop(0) if made.refuse else 200)(handler)

    with serving(handle) as address:
        made.host = address.removeprefix("http://")
        yield made


def test_a_message_arrives_whole_as_plain_text() -> None:
    with server() as far_end:
        relay([Secret(f"json://{far_end.host}/{SECRET}")]).send(NEWS, "")
    got = json.loads(far_end.got[0])
    assert got["title"] == "▼ Kent PDU: Good → Requires improvement"
    assert got["message"] == text(render(NEWS))


@pytest.mark.parametrize("status", [302, 400, 401, 404, 429, 500, 503])
def test_whatever_is_refused_is_for_later_and_no_secret_is_told(
    status: int, log: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    with server() as far_end:
        far_end.refuse = [status] * 5
        error = failure(lambda: relay([Secret(f"json://{far_end.host}/{SECRET}")]).send(NEWS, ""))
    assert not error.permanent
    assert str(error).startswith("apprise: ")
    assert_silent(error, (SECRET,), log.getvalue() + "".join(capfd.readouterr()))


def test_the_reason_is_told_where_it_gives_one() -> None:
    with server() as far_end:
        far_end.refuse = [503]
        error = failure(lambda: relay([Secret(f"json://{far_end.host}/{SECRET}")]).send(NEWS, ""))
    assert "503" in str(error)


def test_nobody_there_and_an_address_of_no_service(log: io.StringIO) -> None:
    nobody = relay([Secret(f"json://127.0.0.1:{free_port()}/{SECRET}")])
    error = failure(lambda: nobody.send(NEWS, ""))
    assert (str(error), error.permanent) == ("apprise: not accepted", False)
    unknown = failure(lambda: relay([Secret(f"nonsense://{SECRET}")]).send(NEWS, ""))
    assert str(unknown) == "apprise: the address is none it understands"
    assert_silent(error, (SECRET,), log.getvalue())
    assert_silent(unknown, (SECRET,), log.getvalue())


def test_another_try_goes_only_where_the_first_one_did_not_arrive() -> None:
    with server() as one, server() as other:
        both = relay([Secret(f"json://{one.host}/a"), Secret(f"json://{other.host}/b")])
        other.refuse = [500]
        failure(lambda: both.send(NEWS, ""))
        both.send(NEWS, "")
        both.send(replace(NEWS, id=DeliveryId("d2")), "")
    assert (len(one.got), len(other.got)) == (2, 3)


@pytest.mark.attack("V7")
@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_nothing_leads_into_a_private_network_but_where_the_operator_said_so(name: str) -> None:
    with server() as far_end:
        host = far_end.host.replace("127.0.0.1", name)
        error = failure(lambda: relay([Secret(f"json://{host}/")], frozenset()).send(NEWS, ""))
    assert "into a private network" in str(error)
    assert not far_end.got


def test_after_it_was_refused_the_next_one_is_sent() -> None:
    with server() as far_end:
        failure(lambda: relay([Secret("json://127.0.0.2:9/")], frozenset()).send(NEWS, ""))
        relay([Secret(f"json://{far_end.host}/")]).send(NEWS, "")
    assert len(far_end.got) == 1


def test_what_is_longer_than_a_service_takes_comes_in_parts() -> None:
    events = tuple(replace(EVENTS["rating_down"], body=f"Body {n} PDU") for n in range(30))
    with server() as far_end:
        relay([Secret(f"ntfy://{far_end.host}/topic")]).send(Letter(DeliveryId("d1"), events), "")
    assert len(far_end.got) > 1
    told = "".join(far_end.got)
    assert all(f"Body {n} PDU" in told for n in range(30))


def test_only_what_apprise_knows_is_understood() -> None:
    assert understood(Secret("ntfy://topic"))
    assert not understood(Secret("nonsense://topic"))
    assert not understood(Secret("topic"))


@pytest.mark.parametrize("name", LETTERS)
def test_every_message_names_all_it_is_about(name: str) -> None:
    message: Message = render(LETTERS[name])
    told = f"{subject(message)}\n{text(message)}"
    entries = (*message.entries, *(each for part in message.sections for each in part.entries))
    assert all(plain(entry.subject) in told for entry in entries)
    assert message.footer in told


@pytest.mark.attack("V10")
def test_hostile_text_calls_nobody_and_hides_no_address() -> None:
    told = text(render(letter(HOSTILE, "d1")))
    assert "@here" not in told
    assert "<!channel>" not in told
    assert "javascript:" not in told


@pytest.mark.parametrize(
    "trick", ["@everyone", "@here", "@room", "<@123>", "<#1>", "[x](http://evil.test)", "`code`"]
)
def test_a_trick_is_broken_and_still_readable(trick: str) -> None:
    told = plain(f"see {trick} now")
    assert trick not in told
    assert told.replace("\N{WORD JOINER}", "").replace("'", "`") == f"see {trick} now"
