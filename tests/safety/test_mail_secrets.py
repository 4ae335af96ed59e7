"""V27: whatever goes wrong between us and a mail server, no secret is told, logged or kept."""

import base64
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, Envelope, Session

from tests.loopback import free_port
from tests.notify.certificates import Certificate, made_in
from tests.notify.mail_servers import (
    DRIP,
    HANG_UP,
    SILENCE,
    Mailbox,
    mail_server,
    scripted_server,
)
from tests.safety.hiding_places import leaks
from tests.safety.house import House, house
from tests.safety.secret_words import PASSWORD, SIGNING, WORDS

ENV = {"MONITOR_SMTP_PASSWORD": PASSWORD, "MONITOR_UNSUBSCRIBE_SECRET": SIGNING}
IN_BASE64 = base64.b64encode(f"\0monitor\0{PASSWORD}".encode()).decode()
REPEATED = f"550 {PASSWORD} {IN_BASE64} {base64.b64encode(PASSWORD.encode()).decode()} is wrong"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return made_in(tmp_path_factory.mktemp("certificate"))


class HangsUp(Mailbox):
    """Takes the mail and is gone before it says so."""

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: Any, _session: Session, _envelope: Envelope
    ) -> str:
        server.transport.abort()
        return "250 taken"


@contextmanager
def mailing(
    folder: Path,
    port: int,
    ca_file: Path | None,
    security: str = "starttls",
    timeout: float = 5.0,
) -> Iterator[House]:
    trusted = f'ca_file = "{ca_file}"\n' if ca_file else ""
    main = f"""
[email]
host = "127.0.0.1"
port = {port}
security = "{security}"
sender = "alerts@example.org"
to = ["desk@example.org"]
username = "monitor"
timeout_seconds = {timeout}
unsubscribe = ["https://example.org/out?who={{address}}&proof={{token}}"]
{trusted}"""
    with house(folder, main, ENV) as home:
        yield home


def assert_nothing_is_told(home: House) -> None:
    home.try_it()
    assert '"reason": ' in home.said[0].getvalue()
    assert home.errors
    assert leaks(WORDS, home.places()) == []


def _repeats(_server: object, _session: object, _envelope: object, _how: str, who: Any) -> Any:
    word = who.password.decode()
    encoded = base64.b64encode(who.password).decode()
    return AuthResult(success=False, handled=False, message=f"535 5.7.8 no: {word} {encoded}")


@pytest.mark.attack("V27")
def test_a_server_that_refuses_the_login_and_repeats_it(
    certificate: Certificate, tmp_path: Path
) -> None:
    server = {"tls_context": certificate.server, "authenticator": _repeats, "auth_required": True}
    with (
        mail_server(Mailbox(), **server) as port,
        mailing(tmp_path, port, certificate.cert) as home,
    ):
        assert_nothing_is_told(home)
    assert "login refused (535)" in home.screen.getvalue()


@pytest.mark.attack("V27")
@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_repeats_the_login_when_it_refuses_the_mail(
    command: str, certificate: Certificate, tmp_path: Path
) -> None:
    box = Mailbox(**{command: REPEATED})
    server = {"tls_context": certificate.server, **box.admits(PASSWORD)}
    with mail_server(box, **server) as port, mailing(tmp_path, port, certificate.cert) as home:
        assert_nothing_is_told(home)
    assert box.logins, "it knew the password"
    assert "550 [secret]" in home.screen.getvalue()


@pytest.mark.attack("V27")
def test_a_server_that_is_gone_with_the_mail(certificate: Certificate, tmp_path: Path) -> None:
    box = HangsUp()
    server = {"tls_context": certificate.server, **box.admits(PASSWORD)}
    with mail_server(box, **server) as port, mailing(tmp_path, port, certificate.cert) as home:
        assert_nothing_is_told(home)
    assert box.logins


@pytest.mark.attack("V27")
@pytest.mark.parametrize(
    "answers",
    [
        {"BANNER": HANG_UP},
        {"BANNER": SILENCE},
        {"BANNER": DRIP},
        {"BANNER": "554 go away"},
        {"EHLO": HANG_UP},
        {"EHLO": "250-here\r\n250 STARTTLS", "STARTTLS": "454 not now"},
        {"EHLO": "250-here\r\n250 STARTTLS", "STARTTLS": "220 go on"},
        {"EHLO": "250-here\r\n250 AUTH PLAIN LOGIN"},
    ],
)
def test_a_server_with_which_no_encryption_begins(answers: dict[str, str], tmp_path: Path) -> None:
    with ExitStack() as end:
        port = end.enter_context(scripted_server(**answers))
        assert_nothing_is_told(end.enter_context(mailing(tmp_path, port, None, timeout=0.1)))


@pytest.mark.attack("V27")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_nobody_there(security: str, tmp_path: Path) -> None:
    with mailing(tmp_path, free_port(), None, security) as home:
        assert_nothing_is_told(home)


@pytest.mark.attack("V32")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_server_with_a_certificate_of_its_own_making_gets_no_password(
    security: str, certificate: Certificate, tmp_path: Path
) -> None:
    box = Mailbox()
    with ExitStack() as end:
        more = {"tls_context": certificate.server} if security == "starttls" else {}
        whole = certificate.server if security == "tls" else None
        port = end.enter_context(mail_server(box, whole, **more, **box.admits(PASSWORD)))
        home = end.enter_context(mailing(tmp_path, port, None, security))
        assert_nothing_is_told(home)
    assert (box.logins, box.raw) == ([], [])
    assert "certificate is not trusted" in home.screen.getvalue()


@pytest.mark.attack("V27")
def test_no_mail_holds_the_secret_by_which_its_links_are_signed(
    certificate: Certificate, tmp_path: Path
) -> None:
    box = Mailbox()
    server = {"tls_context": certificate.server, **box.admits(PASSWORD)}
    with mail_server(box, **server) as port, mailing(tmp_path, port, certificate.cert) as home:
        home.try_it()
    assert len(box.raw) == 3
    assert b"proof=" in box.raw[0]
    assert leaks(WORDS, [("a mail", raw) for raw in box.raw]) == []
