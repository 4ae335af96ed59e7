"""Whether a channel answers, tried without a message: in its own words, and without its secret."""

import io
from pathlib import Path

import pytest

from monitor.domain.secret import Secret
from monitor.notify.email import Email
from monitor.notify.mail_document import Sender
from monitor.notify.reach import Reachable
from monitor.notify.slack import Slack
from monitor.notify.slack_bot import SlackBot
from monitor.notify.smtp_session import Security, Server
from monitor.web import Settings, Web
from tests.loopback import HERE, free_port
from tests.notify.certificates import made_in
from tests.notify.channel_kit import assert_silent, failure
from tests.notify.mail_servers import Mailbox, mail_server
from tests.notify.samples import AT, EVENTS, letter
from tests.notify.slack_workspace import TOKEN, workspace
from tests.notify.test_slack_wire import SECRET, answering

DOOR = Web(Settings("Probation Monitor (contact@example.org)", inner=HERE), lambda: AT)
PASSWORD = "pa55w0rd-of-mail"


def bot(url: str) -> SlackBot:
    return SlackBot(DOOR.post, Secret(TOKEN), "#probation", api=url)


@pytest.mark.parametrize("word", ["no_text", "invalid_payload"])
def test_a_webhook_that_asks_for_words_is_there(word: str) -> None:
    with answering(400, word) as url:
        Slack(DOOR.post, Secret(url)).reach()


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (404, "no_service", "slack: HTTP 404 no_service"),
        (403, "invalid_token", "slack: HTTP 403 invalid_token"),
        (410, "channel_is_archived", "slack: HTTP 410 channel_is_archived"),
        (200, "<html>a page</html>", "slack: HTTP 200, but not in Slack's words"),
    ],
)
def test_any_other_word_tells_what_is_wrong(
    status: int, said: str, told: str, log: io.StringIO
) -> None:
    with answering(status, said) as url:
        error = failure(Slack(DOOR.post, Secret(url)).reach)
    assert str(error) == told
    assert_silent(error, (SECRET,), log.getvalue())


def test_a_message_is_not_taken_for_sent_because_it_had_no_words() -> None:
    with answering(400, "no_text") as url:
        hook = Slack(DOOR.post, Secret(url))
        assert failure(lambda: hook.send(letter(EVENTS["rating_down"], "d1"), "")).permanent


def test_a_bot_is_asked_who_it_is_and_posts_nothing(log: io.StringIO) -> None:
    with workspace() as slack:
        bot(slack.url).reach()
        assert slack.calls == [("auth.test", {})]
        slack.refuse["auth.test"] = "invalid_auth"
        error = failure(bot(slack.url).reach)
    assert str(error) == "slack: the token is not valid (invalid_auth)"
    assert_silent(error, (TOKEN,), log.getvalue())


def test_a_mail_server_is_greeted_and_left_without_a_mail() -> None:
    box = Mailbox()
    with mail_server(box) as port:
        server = Server("127.0.0.1", port, Security.NONE, timeout=5.0)
        Email(server, Sender("monitor@example.org")).reach()
    assert box.raw == []


def test_a_wrong_password_is_told_without_it(tmp_path: Path) -> None:
    certificate, box = made_in(tmp_path), Mailbox()
    with mail_server(box, tls_context=certificate.server, **box.admits("another")) as port:
        server = Server(
            "127.0.0.1", port, Security.STARTTLS, "me", Secret(PASSWORD), certificate.cert, 5.0
        )
        error = failure(Email(server, Sender("monitor@example.org")).reach)
    assert "login refused" in str(error)
    assert_silent(error, (PASSWORD,), "")


def test_a_mail_server_that_is_not_there_is_told() -> None:
    server = Server("127.0.0.1", free_port(), Security.NONE, timeout=5.0)
    error = failure(Email(server, Sender("monitor@example.org")).reach)
    assert str(error) == "email: no connection: ConnectionRefusedError"


def test_channels_that_cannot_tell_are_known() -> None:
    assert isinstance(bot("https://slack.example/api"), Reachable)
    assert not isinstance(object(), Reachable)
