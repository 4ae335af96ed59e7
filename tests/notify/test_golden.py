"""Every sort of message as every channel shows it, beside what a person once looked at and kept.

``REGOLD=1`` writes the files anew and fails, so that somebody looks before they are kept.
"""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from monitor.domain.delivery import Letter
from monitor.notify import relay_text
from monitor.notify.console import Terminal
from monitor.notify.look import SHIPPED
from monitor.notify.mail_document import Sender, mail
from monitor.notify.render import render
from monitor.notify.slack_blocks import payload
from monitor.notify.webhook_body import body
from tests.notify.samples import LETTERS

GOLDEN = Path(__file__).parent / "golden"
SHOWN = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "List-Id",
    "List-Unsubscribe",
    "Auto-Submitted",
)


def text_mail(letter: Letter) -> str:
    document = mail(letter, Sender("monitor@example.org"), "reader@example.org")
    head = "".join(f"{name}: {document[name]}\n" for name in SHOWN if document[name])
    body = document.get_body(("plain",))
    assert body is not None
    return f"{head}\n{body.get_content()}"


def html_mail(letter: Letter) -> str:
    return SHIPPED.html(render(letter))


def slack_json(letter: Letter) -> str:
    return json.dumps(payload(render(letter)), ensure_ascii=False, indent=2) + "\n"


def console(letter: Letter) -> str:
    page = io.StringIO()
    Terminal(Console(file=page, width=80, force_terminal=False)).send(letter, "")
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def webhook(letter: Letter) -> str:
    return json.dumps(body(letter), ensure_ascii=False, indent=2) + "\n"


def chat(letter: Letter) -> str:
    message = render(letter)
    return f"{relay_text.subject(message)}\n\n{relay_text.text(message)}\n"


SHAPES: dict[str, Callable[[Letter], str]] = {
    "mail.txt": text_mail,
    "mail.html": html_mail,
    "slack.json": slack_json,
    "console.txt": console,
    "webhook.json": webhook,
    "chat.txt": chat,
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", LETTERS)
def test_an_alert_looks_as_it_was_kept(name: str, shape: str) -> None:
    kept = GOLDEN / f"{name}.{shape}"
    shown = SHAPES[shape](LETTERS[name])
    if os.environ.get("REGOLD") == "1":
        kept.write_bytes(shown.encode())
        pytest.fail(f"{kept.name} was written anew: look at it, then run without REGOLD")
    assert shown == kept.read_bytes().decode()


def test_no_kept_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{name}.{shape}" for name in LETTERS for shape in SHAPES
    }
