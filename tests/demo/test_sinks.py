"""The sinks keep what really came, and refuse as the real ones do."""

import json
import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest

from monitor.demo.arrival import Arrival
from monitor.demo.mail_sink import MailSink
from monitor.demo.slack_sink import SlackSink
from monitor.web import Web


def mail(subject: str) -> EmailMessage:
    document = EmailMessage()
    document["From"], document["To"] = "from@example.org", "to@example.org"
    document["Subject"] = subject
    document.set_content("Words, with “quotes”.\n.\nA line of one dot stood above.")
    return document


def send(sink: MailSink, document: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port, timeout=5) as server:
        server.send_message(document)


def test_a_mail_is_kept_as_a_file_and_told(mail_sink: MailSink, tmp_path: Path) -> None:
    send(mail_sink, mail("▼ Wigan PDU"))
    send(mail_sink, mail("second"))
    assert mail_sink.arrived[0] == Arrival("email to to@example.org", "▼ Wigan PDU")
    assert sorted(file.name for file in (tmp_path / "mail").iterdir()) == ["01.eml", "02.eml"]
    assert b"A line of one dot stood above." in (tmp_path / "mail" / "01.eml").read_bytes()


def test_a_server_that_is_down_takes_nothing_and_comes_back(mail_sink: MailSink) -> None:
    mail_sink.down = True
    with pytest.raises(smtplib.SMTPSenderRefused, match="421"):
        send(mail_sink, mail("now"))
    mail_sink.down = False
    send(mail_sink, mail("later"))
    assert [arrival.says for arrival in mail_sink.arrived] == ["later"]


def test_slack_says_ok_and_keeps_the_json(slack_sink: SlackSink, tmp_path: Path, web: Web) -> None:
    payload = {"text": "▲ Wigan PDU\nmore", "blocks": []}
    answer = web.post(slack_sink.webhook, json=payload)
    assert (answer.status, answer.text) == (200, "ok")
    assert slack_sink.arrived == [Arrival("Slack", "▲ Wigan PDU")]
    assert json.loads((tmp_path / "slack" / "01.json").read_text(encoding="utf-8")) == payload


@pytest.mark.parametrize("payload", [{"blocks": []}, ["text"], None])
def test_slack_refuses_what_is_no_message(slack_sink: SlackSink, web: Web, payload: object) -> None:
    answer = web.post(slack_sink.webhook, json=payload)
    assert (answer.status, answer.text) == (400, "invalid_payload")
    assert not slack_sink.arrived


def test_slack_knows_only_its_own_webhook(slack_sink: SlackSink, web: Web) -> None:
    answer = web.post(f"{slack_sink.url}/services/other", json={"text": "x"})
    assert (answer.status, answer.text) == (404, "no_service")
