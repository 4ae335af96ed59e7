"""The orderly end of a long command that Ctrl-C or SIGTERM interrupts."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer


class _Terminated(KeyboardInterrupt):
    """SIGTERM, where Ctrl-C would do the same."""


@contextmanager
def interruptible(words: str) -> Iterator[None]:
    """What is open is closed, ``words`` go to standard error, and the exit code is the shell's.

    130 after Ctrl-C, 143 after SIGTERM: https://tldp.org/LDP/abs/html/exitcodes.html
    """
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except KeyboardInterrupt as interruption:
        ended = isinstance(interruption, _Terminated)
        typer.echo(words, err=True)
        raise typer.Exit(128 + (signal.SIGTERM if ended else signal.SIGINT)) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise _Terminated
