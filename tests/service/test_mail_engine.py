"""The engine with a real mail client and servers that refuse, hang up or say nothing."""

from threading import Event

import pytest

from monitor.domain.delivery import ChannelName, DeliveryState
from monitor.notify.email import Email
from monitor.notify.mail_document import Sender
from monitor.notify.smtp_session import Security, Server
from monitor.service.deliver import Deliver
from tests.notify.mail_servers import HANG_UP, SILENCE, Mailbox, mail_server, scripted_server
from tests.service.conftest import Post, saved

EMAIL, SLACK = ChannelName("email"), ChannelName("slack")


def deliver(records, clock, port, slack):
    server = Server("127.0.0.1", port, Security.NONE, timeout=0.3)
    mail = Email(server, Sender("alerts@example.org", "Probation Monitor"))
    return Deliver(records.outbox, {EMAIL: mail, SLACK: slack}, clock, Event().is_set)


@pytest.mark.parametrize(
    "answers",
    [
        {"RCPT": "451 greylisted"},
        {"DATA": "452 the disk is full"},
        {"END": HANG_UP},
        {"MAIL": SILENCE},
        {"BANNER": "421 too busy"},
    ],
    ids=["recipient put off", "data put off", "taken and hung up", "silent", "busy"],
)
def test_what_a_server_puts_off_arrives_later_and_delays_nobody(records, clock, answers):
    saved(records, "email a@a.org", "slack", count=2)
    slack = Post()
    with scripted_server(**answers) as port:
        tally = deliver(records, clock, port, slack)()
    assert (len(tally.postponed), len(tally.sent), len(tally.dead)) == (2, 2, 0)
    clock.pass_by(minutes=1)
    box = Mailbox()
    with mail_server(box) as port:
        deliver(records, clock, port, slack)()
    assert len(box.raw) == 2
    assert {one.state for one in records.outbox.deliveries()} == {DeliveryState.SENT}


def test_a_recipient_refused_for_good_dies_and_the_others_arrive(records, clock):
    saved(records, "email a@a.org", "email b@a.org")

    class Picky(Mailbox):
        async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
            if address == "a@a.org":
                return "550 5.1.1 no such user"
            return await super().handle_RCPT(server, session, envelope, address, options)

    box = Picky()
    with mail_server(box) as port:
        tally = deliver(records, clock, port, Post())()
    assert [str(one.recipient) for one in tally.dead] == ["email:a@a.org"]
    assert len(box.raw) == len(tally.sent) == 1
