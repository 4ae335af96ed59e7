"""How far a long command has come: a bar on a terminal, a plain line now and then elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Step = Callable[[int, int], None]

_PLAIN_EVERY = 1_000
_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeRemainingColumn(),
)


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """Yields what is called with "so many done, of so many". Written to standard error."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda done, of: _plainly(console, what, done, of)
        return
    with Progress(*_COLUMNS, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _plainly(console: Console, what: str, done: int, of: int) -> None:
    if done and (done % _PLAIN_EVERY == 0 or done == of):
        console.print(f"{what}: {done} of {of}")
