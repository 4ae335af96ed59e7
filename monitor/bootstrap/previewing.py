"""What a message would look like, written to a file. Nothing is sent."""

import io
import json
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.channels import CONSOLE, EMAIL, SLACK, look_of
from monitor.bootstrap.records import is_there, open_records
from monitor.config import Config
from monitor.domain.delivery import ChannelName, DeliveryId, Letter
from monitor.errors import DataError
from monitor.notify.console import Terminal
from monitor.notify.look import Look
from monitor.notify.mail_document import Sender, mail
from monitor.notify.relay_text import subject, text
from monitor.notify.render import render
from monitor.notify.sample_letters import letters
from monitor.notify.slack_blocks import payload
from monitor.notify.webhook_body import body

_ENDINGS = {
    EMAIL: (".html", ".txt", ".eml"),
    SLACK: (".json",),
    ChannelName("webhook"): (".json",),
    ChannelName("apprise"): (".txt",),
    CONSOLE: (".txt",),
}
CHANNELS = tuple(_ENDINGS)
_SENDER = Sender("monitor@example.org")
_READER = "reader@example.org"
_FOLDER = Path("var/preview")
_ALL = 1_000_000


def samples() -> tuple[str, ...]:
    """The names of what can be shown without a ledger."""
    return tuple(letters())


@dataclass(frozen=True, slots=True)
class Preview:
    """``event``: a sample's name, or how the key of an event of the ledger begins.

    ``out``: None for a file in ``var/preview``. A mail's ending says which part of it is wanted:
    ``.html``, ``.txt``, or ``.eml`` for the whole.
    """

    event: str
    channel: str
    out: Path | None = None

    def write(self, settings: Config) -> Path:
        """Where it stands now. Raises DataError for what is not there to be shown or written."""
        endings = _ENDINGS.get(ChannelName(self.channel))
        if endings is None:
            raise DataError(f"--channel {self.channel}: there are: {', '.join(CHANNELS)}")
        path = self.out or _FOLDER / f"{self.event}{endings[0]}"
        if path.suffix not in endings:
            raise DataError(f"--out {path}: for {self.channel} end it in {' or '.join(endings)}")
        _write(path, self._shown(_letter(self.event, settings), path.suffix, settings))
        return path

    def _shown(self, letter: Letter, ending: str, settings: Config) -> bytes:
        match self.channel:
            case "slack":
                return _json(payload(render(letter)))
            case "webhook":
                return _json(body(letter))
            case "apprise":
                message = render(letter)
                return f"{subject(message)}\n\n{text(message)}\n".encode()
            case "console":
                return _printed(letter)
            case _:
                return _mail(letter, ending, look_of(settings))


def _mail(letter: Letter, ending: str, look: Look) -> bytes:
    match ending:
        case ".html":
            return look.html(render(letter)).encode()
        case ".txt":
            return look.plain(render(letter)).encode()
        case _:
            return mail(letter, _SENDER, _READER, look).as_bytes()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _letter(event: str, settings: Config) -> Letter:
    known = letters()
    return known[event] if event in known else _of_ledger(event, settings)


def _of_ledger(begins: str, settings: Config) -> Letter:
    if not is_there(settings):
        raise _unknown(begins)
    with open_records(settings) as records:
        found = [event for event in records.ledger.events(_ALL) if event.key.startswith(begins)]
    if len(found) > 1:
        raise DataError(f"{len(found)} events begin with {begins!r}; give more of the key")
    if not found:
        raise _unknown(begins)
    return Letter(DeliveryId(found[0].key), (found[0],))


def _unknown(event: str) -> DataError:
    return DataError(
        f"{event!r} is neither a sample nor how the key of an event of the ledger begins "
        f"(see: probation-monitor events --json). Samples: {', '.join(samples())}"
    )


def _printed(letter: Letter) -> bytes:
    page = io.StringIO()
    Terminal(Console(file=page, width=100)).send(letter, "")
    return page.getvalue().encode()


def _write(path: Path, shown: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shown)
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from None
