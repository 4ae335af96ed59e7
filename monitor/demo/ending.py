"""How the demonstration ends: what was seen, which promises were kept, where to look."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.demo.account import Account
from monitor.demo.folder import DemoFolder
from monitor.demo.outcome import Promise
from monitor.domain.reading import Category

_ASIDE = {
    Category.OTHER_INSPECTORATE: "another inspectorate's",
    Category.UNRELATED: "about something else",
    Category.REPORT_NO_RATING: "a report without a rating",
    Category.RATING_MENTION: "ratings counted, or told in passing",
}


def end(console: Console, account: Account, aside: Counter[Category], folder: DemoFolder) -> None:
    """Print it. What went wrong comes last, where nobody overlooks it."""
    _section(console, "What was seen", _seen(account, aside))
    _section(console, "Promises kept" if not account.amiss else "Promises", _promises(account))
    _section(console, "Where to look", _places(folder))
    console.print()
    for command in _commands(folder):
        console.print(Text(f"  {command}", style="cyan"), soft_wrap=True)
    _verdict(console, account)


def _section(console: Console, title: str, rows: Iterable[tuple[str, str]]) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for head, text in rows:
        grid.add_row(Text(head, style="bold"), Text(text))
    console.print()
    console.rule(f"[bold]{title}[/]", align="left", style="dim")
    console.print(Padding(grid, (0, 0, 0, 2)))


def _seen(account: Account, aside: Counter[Category]) -> Iterator[tuple[str, str]]:
    yield f"{account.read:3}", "articles read"
    yield f"{account.mails:3}", "alerts by email"
    yield f"{account.slack:3}", "alerts in Slack"
    for category, number in aside.most_common():
        yield f"{number:3}", f"set aside: {_ASIDE[category]}"


def _promises(account: Account) -> Iterator[tuple[str, str]]:
    told = {
        Promise.MISSED: f"{account.expected} alerts were due by email and in Slack.",
        Promise.FALSE: "no other message was sent.",
        Promise.LOST: f"mail had to wait {account.postponed}× for its server; none is left over.",
        Promise.SILENT: f"{account.failures} visits failed; each was named, with the reason.",
    }
    for promise, words in told.items():
        kept = account.kept(promise)
        yield "✓" if kept else "✗", f"{promise}: {words}" if kept else f"{promise}: not so."


def _places(folder: DemoFolder) -> Iterator[tuple[str, str]]:
    yield str(folder.album), "mails, for a browser"
    yield f"{folder.mail}/", "mails as they came"
    yield f"{folder.slack}/", "Slack messages"
    yield str(folder.database), "database"


def _commands(folder: DemoFolder) -> Iterator[str]:
    program = _program()
    for command in ("history pdu-plymouth", "events", "deliveries", "sources"):
        yield f"{program} {command} --config {folder.config}"


def _program() -> str:
    """As it was called: with ``make`` it is not on the path."""
    called = Path(sys.argv[0])
    if called.name != "probation-monitor" or not called.is_file():
        return "probation-monitor"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)


def _verdict(console: Console, account: Account) -> None:
    console.print()
    if not account.amiss:
        console.print("[bold green]All came as the script says, and nothing else.[/]")
        return
    console.print("[bold red]What came is not what the script says:[/]")
    for each in account.amiss:
        console.print(Padding(Text(f"✗ {each.words}", style="red"), (0, 0, 0, 2)))
