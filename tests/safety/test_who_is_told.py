"""V7 and V27: what a server said is for those who run the service, short and clean."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.notify.mail_servers import Mailbox, mail_server
from tests.notify.samples import EVENTS
from tests.safety.hiding_places import leaks
from tests.safety.hostile_hooks import MARK, far_end
from tests.safety.house import House, house
from tests.safety.secret_words import BELOW, KEY, WORDS

OPERATOR, READER, GONE = "desk@example.org", "reader@example.org", "gone@example.org"
MAIL = """
[email]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "alerts@example.org"
to = ["desk@example.org"]
timeout_seconds = 5
"""


class Choosy(Mailbox):
    """Refuses one reader, with many words."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server, session, envelope, address, options
    ) -> str:
        if address == GONE:
            return self._said
        return await super().handle_RCPT(server, session, envelope, address, options)


def give_up(home: House) -> None:
    """An alert goes to those who wished for it, and is refused for good."""
    event = EVENTS["rating_down"]
    home.clock.now = event.at
    home.app.records.announcements.tell((event,), home.app.router((event,), event.at))
    home.app.deliver()
    home.clock.pass_by(minutes=5)
    home.app.deliver()


def wish(tmp_path: Path, to: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "subscriptions.toml").write_text(
        f'[[subscription]]\nname = "All"\nto = ["{to}"]\nfallback = "email:{READER}"\n'
    )


def mails(box: Mailbox) -> dict[str, str]:
    """Whom -> all that was written to them."""
    read = [message_from_bytes(raw, policy=policy.default) for raw in box.raw]
    told = {str(mail["To"]): "" for mail in read}
    for mail in read:
        text = "".join(part.get_content() for part in mail.walk() if not part.is_multipart())
        told[str(mail["To"])] += f"{mail['Subject']}\n{text}"
    return told


@pytest.mark.attack("V7")
def test_a_webhook_s_answer_is_shown_to_nobody(tmp_path: Path) -> None:
    box = Mailbox()
    wish(tmp_path, "webhook:crm")
    with mail_server(box) as port, far_end() as crm:
        crm.way = "422"
        env = {"MONITOR_WEBHOOK_CRM_SECRET": KEY, "MONITOR_WEBHOOK_CRM_URL": f"{crm.url}/{BELOW}"}
        main = f'{MAIL.format(port=port)}[[webhook]]\nname = "crm"\n'
        with house(tmp_path, main, env) as home:
            give_up(home)
            assert leaks([*WORDS, MARK], home.places()) == []
    told = mails(box)
    assert "HTTP 422" in told[OPERATOR]
    assert "422" not in told[READER]
    assert MARK not in "".join(told.values())


@pytest.mark.attack("V27")
def test_a_mail_server_s_words_reach_the_operators_alone_short_and_clean(tmp_path: Path) -> None:
    box = Choosy(f"550-5.1.1 {MARK} \x1b[31m<script>\r\n550 {'x' * 400}")
    wish(tmp_path, f"email:{GONE}")
    with mail_server(box) as port, house(tmp_path, MAIL.format(port=port), {}) as home:
        give_up(home)
    told = mails(box)
    assert MARK in told[OPERATOR]
    assert "\x1b" not in told[OPERATOR]
    assert "<script>" not in told[OPERATOR].partition("<html")[2]
    assert "x" * 180 not in told[OPERATOR]
    assert MARK not in told[READER]
