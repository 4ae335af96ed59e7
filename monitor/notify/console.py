"""Alerts on the terminal: the channel used until email or Slack is set up."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from monitor.domain.delivery import Letter
from monitor.errors import DeliveryError
from monitor.notify.message import Entry, Link, Message, Row, Tone
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
    def lines(texts: Iterable[str], style: str = "") -> list[RenderableType]:
        return [_text(words, encoding, style) for words in texts if words]

    heading = lines(("", message.heading), "bold") if message.heading else []
    return Group(
        *heading,
        *lines(message.notes, "yellow"),
        *(_row(row, encoding) for row in message.rows),
        *_told(message, encoding),
        *lines(": ".join(filter(None, row)) for link in message.links for row in _link(link)),
        *lines((message.certainty,)),
        *lines(f"Silent for now: {each}" for each in message.silences),
        *lines((message.coverage and f"Did we see all? {message.coverage}",)),
        *lines((message.footer, message.why), "dim"),
    )


def _told(message: Message, encoding: str) -> Iterator[RenderableType]:
    for section in message.sections:
        yield Text(f"\n{section.heading}", style="bold")
        yield from (_entry(each, encoding) for each in section.entries)
    if not message.sections:
        yield from (_entry(each, encoding) for each in message.entries)


def _row(row: Row, encoding: str) -> Text:
    told = f"{row.mark} {row.body}: {row.before} → {row.after} ({row.change}, {row.when})"
    return _text(told, encoding, _COLOURS[row.tone])


def _text(words: str, encoding: str, style: str = "") -> Text:
    # Rich's Text takes strings as they are: markup in square brackets stays text.
    return Text(_printable(words, encoding), style=style, overflow="fold")


def _entry(message: Entry, encoding: str) -> RenderableType:
    def text(words: str, style: str = "") -> Text:
        return _text(words, encoding, style)

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
    sure = [("How sure", message.certainty)] if message.certainty else []
    links = [row for link in message.links for row in _link(link)]
    return [*facts, *reasons, *quote, *links, *sure]


def _link(link: Link) -> list[tuple[str, str]]:
    told = f"{link.title}, {link.detail}" if link.detail else link.title
    return [(link.role, told), *([("", link.url)] if link.url else [])]


def _printable(words: str, encoding: str) -> str:
    """What this terminal can show: "?" for the rest, rather than an error."""
    return words.encode(encoding, "replace").decode(encoding)
