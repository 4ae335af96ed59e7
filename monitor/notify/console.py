"""Alerts on the terminal: the channel used until email or Slack is set up."""

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from monitor.domain.delivery import Letter
from monitor.errors import DeliveryError
from monitor.notify.message import Entry, Link, Message, Tone
from monitor.notify.render import render

_COLOURS = {
    Tone.BETTER: "green",
    Tone.WORSE: "red",
    Tone.SAME: "blue",
    Tone.FIRST: "cyan",
    Tone.CORRECTION: "magenta",
    Tone.UNRATED: "cyan",
    Tone.REVIEW: "yellow",
    Tone.FOLLOW_UP: "cyan",
    Tone.TROUBLE: "red",
    Tone.RELIEF: "green",
    Tone.TEST: "magenta",
}


class Terminal:
    """Prints each alert to one Rich console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def send(self, letter: Letter, address: str) -> None:
        """Print the alert; there is no address. Raises DeliveryError if the output is gone."""
        try:
            self._console.print(_drawn(render(letter), self._console.encoding))
        except (OSError, ValueError) as error:  # a full disk, a closed file
            reason = f"console: cannot write: {type(error).__name__}"
            raise DeliveryError(reason, permanent=False) from None


def _drawn(message: Message, encoding: str) -> RenderableType:
    last = [message.footer, *([message.why] if message.why else [])]
    footer = (Text(_printable(words, encoding), style="dim", overflow="fold") for words in last)
    return Group(*(_entry(each, encoding) for each in message.entries), *footer)


def _entry(message: Entry, encoding: str) -> RenderableType:
    # Rich's Text takes strings as they are: markup in square brackets stays text.
    def text(words: str, style: str = "") -> Text:
        return Text(_printable(words, encoding), style=style, overflow="fold")

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    for name, value in _rows(message):
        rows.add_row(text(name), text(value))
    heading = text(message.subject, f"bold {_COLOURS[message.tone]}")
    return Group(text(""), heading, text(message.summary), rows)


def _rows(message: Entry) -> list[tuple[str, str]]:
    facts = [(fact.name, fact.value) for fact in message.facts]
    reasons = [("Why", why) for why in message.reasons]
    quote = [("Quote", f"“{message.quote}”")] if message.quote else []
    links = [row for link in message.links for row in _link(link)]
    return [*facts, *reasons, *quote, *links, ("How sure", message.certainty)]


def _link(link: Link) -> list[tuple[str, str]]:
    told = f"{link.title}, {link.detail}" if link.detail else link.title
    return [(link.role, told), *([("", link.url)] if link.url else [])]


def _printable(words: str, encoding: str) -> str:
    """What this terminal can show: "?" for the rest, rather than an error."""
    return words.encode(encoding, "replace").decode(encoding)
