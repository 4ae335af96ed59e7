"""Log lines: JSON, one a line, or plain for a person at a terminal; secrets masked."""

import logging
import sys
from collections.abc import Callable, Mapping, MutableMapping
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


def configure(level: str, hide: Callable[[str], str], stream: TextIO | None = None) -> None:
    """Send all logging to ``stream`` (standard error); ``hide`` takes the secrets out of a line."""
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(_formatter(hide, person=out.isatty()))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, lowest in _LOUD_LIBRARIES.items():
        logging.getLogger(name).setLevel(lowest)


_COLOURS = {"warning": "\x1b[33m", "error": "\x1b[31m", "critical": "\x1b[31m"}
_PLAIN = "\x1b[0m"


def _formatter(hide: Callable[[str], str], *, person: bool) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper("%H:%M:%S" if person else "iso", utc=not person),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            lambda _logger, _name, line: _masked(line, hide),
            _in_words if person else structlog.processors.JSONRenderer(),
        ],
    )


def _masked(value: Any, hide: Callable[[str], str]) -> Any:
    """Each text in it for itself: within a finished line a secret could tear JSON apart."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return hide(value)
        case Mapping():
            return {key: _masked(inner, hide) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_masked(inner, hide) for inner in value]
    return hide(str(value))


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
