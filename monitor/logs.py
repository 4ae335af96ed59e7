"""Log lines: JSON, one a line, or plain for a person at a terminal; secrets masked."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

_LOUD_LIBRARIES = {
    "httpx": logging.WARNING,  # writes every URL at INFO, and a webhook's URL is its password
    "httpcore": logging.WARNING,
    "apscheduler": logging.WARNING,
    "alembic": logging.WARNING,
    "trafilatura": logging.CRITICAL,  # tells of every odd page, which is their normal state
    "htmldate": logging.CRITICAL,
    "mail.log": logging.WARNING,
}


def configure(level: str, secrets: tuple[str, ...], stream: TextIO | None = None) -> None:
    """Send all logging to ``stream`` (standard error), with every secret replaced."""
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(_Masking(_formatter(person=out.isatty()), secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, lowest in _LOUD_LIBRARIES.items():
        logging.getLogger(name).setLevel(lowest)


_COLOURS = {"warning": "\x1b[33m", "error": "\x1b[31m", "critical": "\x1b[31m"}
_PLAIN = "\x1b[0m"


class _Masking(logging.Formatter):
    def __init__(self, inner: logging.Formatter, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._inner = inner
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def _formatter(*, person: bool) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper("%H:%M:%S" if person else "iso", utc=not person),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _in_words if person else structlog.processors.JSONRenderer(default=str),
        ],
    )


def _in_words(_logger: object, _name: str, line: MutableMapping[str, Any]) -> str:
    """10:15:00 source failed · BBC Kent · unreachable: name not known · next visit 10:45."""
    at, level, event = (str(line.pop(key)) for key in ("timestamp", "level", "event"))
    trace = line.pop("exception", None)
    said = [event.replace("_", " "), *map(_shown, line.values())]
    colour = _COLOURS.get(level, "")
    text = f"{at} {colour}{' · '.join(said)}{_PLAIN if colour else ''}"
    return f"{text}\n{trace}" if trace else text


def _shown(value: object) -> str:
    # What the web sent must not steer the terminal.
    return "".join(sign if sign.isprintable() else " " for sign in str(value))
