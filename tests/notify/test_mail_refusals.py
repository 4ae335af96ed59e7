"""What a mail server refuses, and what to do next; no secret in any of it."""

import logging
import traceback
from email import message_from_bytes

import pytest

from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.email import Email
from monitor.notify.mail_document import Sender, mail
from monitor.notify.smtp_session import Security, Server
from tests.loopback import free_port
from tests.notify.certificates import made_in
from tests.notify.mail_servers import DRIP, HANG_UP, SILENCE, Mailbox, mail_server, scripted_server
from tests.notify.samples import EVENTS, letter

EVENT = EVENTS["rating_down"]
READER = "reader@example.org"
PASSWORD = "pa55w0rd-of-mail"


def channel(port: int, timeout: float = 5.0, host: str = "127.0.0.1") -> Email:
    return Email(Server(host, port, Security.NONE, timeout=timeout), Sender("monitor@example.org"))


def failure(mailer: Email, address: str = READER) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        mailer.send(letter(EVENT, "d1"), address)
    return caught.value


def refusal(port: int, **settings: float) -> tuple[str, bool]:
    error = failure(channel(port, **settings))
    assert error.__cause__ is None
    assert error.__context__ is None
    return str(error), error.permanent


@pytest.mark.parametrize(
    ("command", "answer", "reason", "permanent"),
    [
        ("RCPT", "550 5.1.1 no such user", "recipient refused: 550 5.1.1 no such user", True),
        ("RCPT", "553 not local", "recipient refused: 553 not local", True),
        ("RCPT", "450 greylisted", "recipient refused: 450 greylisted", False),
        ("RCPT", "452 too many", "recipient refused: 452 too many", False),
        ("RCPT", "421 closing", "recipient refused: 421 closing", False),
        ("DATA", "554 spam", "refused: 554 spam", True),
        ("DATA", "552 too big", "refused: 552 too big", True),
        ("DATA", "451 later", "refused: 451 later", False),
        ("MAIL", "553 not your name", "sender refused: 553 not your name", False),
        ("MAIL", "451 later", "sender refused: 451 later", False),
        ("MAIL", "530 log in first", "sender refused: 530 log in first", False),
        ("RCPT", "530 log in first", "recipient refused: 530 log in first", False),
    ],
)
def test_a_refusal_is_for_good_or_for_now(
    command: str, answer: str, reason: str, permanent: bool
) -> None:
    with mail_server(Mailbox(**{command: answer})) as port:
        assert refusal(port) == (f"email: {reason}", permanent)


@pytest.mark.parametrize(
    ("command", "answer", "reason"),
    [
        ("BANNER", "554 go away", "the server is not ready (554)"),
        ("BANNER", "421 busy", "the server is not ready (421)"),
        ("DATA", "451 not now", "refused: 451 not now"),
    ],
)
def test_a_server_that_is_not_ready_is_asked_again(command: str, answer: str, reason: str) -> None:
    with scripted_server(**{command: answer}) as port:
        assert refusal(port) == (f"email: {reason}", False)


def test_a_refused_greeting_is_no_refused_mail() -> None:
    with scripted_server(EHLO="550 who are you", HELO="550 who are you") as port:
        assert refusal(port) == ("email: the server is not ready (550)", False)


@pytest.mark.parametrize("command", ["BANNER", "EHLO", "MAIL", "RCPT", "DATA", "END"])
@pytest.mark.parametrize("answer", [HANG_UP, SILENCE])
def test_a_broken_or_silent_conversation_is_tried_again(command: str, answer: str) -> None:
    with scripted_server(**{command: answer}) as port:
        reason, permanent = refusal(port, timeout=0.1)
    assert reason.startswith("email: the server ")
    assert reason.endswith("did not answer in time")
    assert not permanent


@pytest.mark.parametrize("command", ["BANNER", "MAIL", "END"])
def test_a_server_that_drips_byte_by_byte_does_not_hold_the_channel(command: str) -> None:
    with scripted_server(**{command: DRIP}) as port:
        reason, permanent = refusal(port, timeout=0.1)
    assert reason == "email: the server broke the connection off or did not answer in time"
    assert not permanent


def test_a_mail_lost_before_it_was_confirmed_comes_again_under_its_own_name() -> None:
    box = Mailbox()
    with scripted_server(END=HANG_UP) as port:
        _, permanent = refusal(port)
    with mail_server(box) as port:
        channel(port).send(letter(EVENT, "d1"), READER)
    lost = mail(letter(EVENT, "d1"), Sender("monitor@example.org"), READER)
    assert not permanent
    assert message_from_bytes(box.raw[0])["Message-ID"] == lost["Message-ID"]


def test_a_refused_recipient_takes_nobody_along() -> None:
    box = Mailbox(refused="gone@example.org")
    with mail_server(box) as port:
        channel(port).send(letter(EVENT, "d1"), READER)
        refused = failure(channel(port), "gone@example.org")
        channel(port).send(letter(EVENT, "d3"), "other@example.org")
    assert refused.permanent
    assert [message_from_bytes(raw)["To"] for raw in box.raw] == [READER, "other@example.org"]


@pytest.mark.parametrize("answer", [HANG_UP, SILENCE, "500 what?"])
def test_a_server_that_cannot_say_goodbye_took_the_mail_all_the_same(answer: str) -> None:
    with scripted_server(QUIT=answer) as port:
        channel(port, timeout=0.1).send(letter(EVENT, "d1"), READER)


def test_nobody_there_is_tried_again() -> None:
    assert refusal(free_port()) == ("email: no connection: ConnectionRefusedError", False)


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".test"])
def test_a_host_that_is_no_name_is_said_to_be_none(host: str) -> None:
    error = failure(channel(25, host=host))
    assert str(error) == "email: the server's name is no host name"
    assert not error.permanent


def test_what_the_server_says_is_one_short_line() -> None:
    said = "550-\x1b[31mred\r\n550 " + "x" * 400
    with mail_server(Mailbox(RCPT=said)) as port:
        reason, permanent = refusal(port)
    assert permanent
    assert "\x1b" not in reason
    assert "\n" not in reason
    assert len(reason) < 260


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_repeats_the_password_is_not_quoted(
    command: str, tmp_path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "monitor")
    certificate = made_in(tmp_path)
    box = Mailbox(**{command: f"550 {PASSWORD} is a fine password"})
    server = {"tls_context": certificate.server, **box.admits(PASSWORD)}
    with mail_server(box, **server) as port:
        login = {"username": "monitor", "password": Secret(PASSWORD), "ca_file": certificate.cert}
        settings = Server("127.0.0.1", port, timeout=5, **login)
        mailer = Email(settings, Sender("monitor@example.org"))
        error = failure(mailer)
    ours = "".join(row.getMessage() for row in caplog.records if row.name.startswith("monitor"))
    told = [ours, repr(error), repr(vars(error)), *traceback.format_exception(error)]
    assert PASSWORD not in "".join([*told, repr(settings), repr(mailer)])
    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@", "@b.org", "a b@c.org", "a@b.org\r\nBcc: c@d.org", "a@b.org, c@d.org"],
)
def test_what_is_no_address_is_given_up_unasked(address: str) -> None:
    error = failure(channel(free_port()), address)
    assert str(error).startswith("email: no mail address")
    assert "\n" not in str(error)
    assert error.permanent
