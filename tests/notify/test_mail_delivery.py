"""Mail handed over to a real server: encryption, login, and what arrives."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from monitor.domain.secret import Secret
from monitor.errors import ConfigError, DeliveryError
from monitor.notify.email import Email
from monitor.notify.mail_document import Sender, mail
from monitor.notify.smtp_session import Security, Server
from tests.notify.certificates import Certificate, made_in
from tests.notify.mail_servers import Mailbox, mail_server
from tests.notify.samples import EVENTS, letter

SENDER = Sender("monitor@example.org")
READER = "reader@example.org"
EVENT = EVENTS["rating_down"]
PASSWORD = "pa55w0rd-of-mail"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return made_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def box() -> Mailbox:
    return Mailbox()


def sending(port: int, security: Security = Security.NONE, **more: object) -> Email:
    return Email(Server("127.0.0.1", port, security, timeout=5, **more), SENDER)


def trusting(port: int, security: Security, certificate: Certificate, password: str = "") -> Email:
    username = "monitor" if password else ""
    return sending(
        port, security, ca_file=certificate.cert, username=username, password=Secret(password)
    )


def refusal(channel: Email) -> tuple[str, bool]:
    with pytest.raises(DeliveryError) as caught:
        channel.send(letter(EVENT, "d1"), READER)
    return str(caught.value), caught.value.permanent


def test_a_mail_arrives_byte_for_byte(box: Mailbox) -> None:
    with mail_server(box) as port:
        sending(port).send(letter(EVENT, "d1"), READER)
    assert box.raw == [mail(letter(EVENT, "d1"), SENDER, READER).as_bytes()]


def test_a_retried_mail_is_the_same_mail(box: Mailbox) -> None:
    with mail_server(box) as port:
        sending(port).send(letter(EVENT, "d1"), READER)
        sending(port).send(letter(EVENT, "d1"), READER)
    first, second = box.raw
    assert first == second


def test_both_parts_can_be_read_by_a_mail_program(box: Mailbox) -> None:
    with mail_server(box) as port:
        sending(port).send(letter(EVENT, "d1"), READER)
    got = message_from_bytes(box.raw[0], policy=policy.default)
    assert [part.get_content_type() for part in got.iter_parts()] == ["text/plain", "text/html"]
    assert not [part.defects for part in got.walk() if part.defects]
    assert all("Good → Requires improvement" in part.get_content() for part in got.iter_parts())


def test_no_line_is_longer_than_smtp_takes(box: Mailbox) -> None:
    with mail_server(box) as port:
        sending(port).send(letter(EVENTS["hostile"], "d1"), READER)
    assert max(len(line) for line in box.raw[0].split(b"\r\n")) <= 998
    assert box.raw[0].isascii()


def test_starttls_encrypts_and_logs_in(box: Mailbox, certificate: Certificate) -> None:
    settings = {"tls_context": certificate.server, "require_starttls": True}
    with mail_server(box, **settings, **box.admits(PASSWORD)) as port:
        trusting(port, Security.STARTTLS, certificate, PASSWORD).send(letter(EVENT, "d1"), READER)
    assert len(box.raw) == 1
    assert box.logins[0].login == b"monitor"


def test_tls_encrypts_from_the_first_byte(box: Mailbox, certificate: Certificate) -> None:
    with mail_server(box, certificate.server) as port:
        trusting(port, Security.TLS, certificate).send(letter(EVENT, "d1"), READER)
    assert len(box.raw) == 1


def test_a_refused_login_waits_for_the_operator(box: Mailbox, certificate: Certificate) -> None:
    with mail_server(box, tls_context=certificate.server, **box.admits("another")) as port:
        channel = trusting(port, Security.STARTTLS, certificate, PASSWORD)
        reason, permanent = refusal(channel)
    assert reason == "email: login refused (535): check the user name and the password"
    assert not permanent
    assert box.raw == []


def test_a_login_that_was_forgotten_waits_for_the_operator(
    box: Mailbox, certificate: Certificate
) -> None:
    with mail_server(box, tls_context=certificate.server, **box.admits(PASSWORD)) as port:
        reason, permanent = refusal(trusting(port, Security.STARTTLS, certificate))
    assert "530" in reason
    assert not permanent


def test_a_server_without_starttls_gets_no_password(box: Mailbox, certificate: Certificate) -> None:
    with mail_server(box) as port:
        channel = trusting(port, Security.STARTTLS, certificate, PASSWORD)
        reason, permanent = refusal(channel)
    assert reason.startswith("email: the server offers no STARTTLS")
    assert (permanent, box.raw, box.logins) == (False, [], [])


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_nobody_vouches_for_is_refused(
    security: Security, box: Mailbox, certificate: Certificate
) -> None:
    tls = certificate.server if security is Security.TLS else None
    later = {} if tls else {"tls_context": certificate.server}
    with mail_server(box, tls, **later) as port:
        reason, permanent = refusal(sending(port, security))
    assert reason.startswith("email: the server's certificate is not trusted: self")
    assert (permanent, box.raw) == (False, [])


def test_tls_to_a_server_that_speaks_plainly_is_a_hint(box: Mailbox) -> None:
    with mail_server(box) as port:
        reason, permanent = refusal(sending(port, Security.TLS))
    assert reason == "email: no encrypted connection: check the port and the security"
    assert not permanent


def test_a_ca_file_of_no_use_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("not a certificate")
    for name in ("ca.pem", "nowhere.pem"):
        with pytest.raises(ConfigError, match=name):
            sending(25, ca_file=tmp_path / name)


def test_a_login_beyond_ascii_is_a_fault_of_the_configuration() -> None:
    with pytest.raises(ConfigError) as caught:
        Server("localhost", username="monitor", password=Secret("pässwort"))
    assert "pässwort" not in repr(caught.value)
