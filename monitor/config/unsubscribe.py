"""How a reader of the mails leaves: what an operator may write into [email] unsubscribe.

RFC 8058 asks for an https address that says by itself who leaves, and that nobody else can make up
(section 3.1 and 6); RFC 2369 allows a mail as well.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator

from monitor.config.secrets import NOT_SHOWN
from monitor.domain.secret import Secret

SECRET = "MONITOR_UNSUBSCRIBE_SECRET"  # noqa: S105 - the variable's name, not its content

_ADDRESS = "{address}"
_TOKEN = "{token}"  # noqa: S105 - what stands for it
_SHORTEST = 16
# What may stand in a header between < and > and cannot end it.
_SAFE = re.compile(r"[!#-+\-.-;=?-z|~]{1,1000}")


def _way(value: str) -> str:
    filled = value.replace(_ADDRESS, "a%40b.org").replace(_TOKEN, "0")
    parts = urlsplit(filled)
    if not _SAFE.fullmatch(filled):
        raise ValueError(f"{value!r} may hold only what an address may, {_ADDRESS} and {_TOKEN}")
    if parts.scheme == "mailto":
        if not re.fullmatch(r"[^@?]+@[^@?]+", parts.path):
            raise ValueError(f"{value!r} names no mail address")
    elif parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"{value!r} is neither an https nor a mailto address")
    elif _ADDRESS not in value:
        raise ValueError(f"{value!r} must hold {_ADDRESS}, or nobody knows who leaves")
    return value


WayOut = Annotated[str, AfterValidator(_way)]


def secret_faults(path: Path, raw: Mapping[str, Any], secret: Secret | None) -> list[str]:
    """A token without the secret that it is made with, and the other way round."""
    table = raw.get("email")
    ways = table.get("unsubscribe") if isinstance(table, dict) else None
    signed = any(_TOKEN in str(way) for way in ways) if isinstance(ways, list) else False
    if signed and not secret:
        return [f"{path}: email.unsubscribe: {_TOKEN} needs a secret in {SECRET}"]
    if secret and not signed:
        return [f"{SECRET}: is set, but no {_TOKEN} stands in email.unsubscribe in {path}"]
    if secret and len(secret.reveal()) < _SHORTEST:
        return [f"{SECRET}: has less than {_SHORTEST} characters {NOT_SHOWN}"]
    return []


def forgeable(ways: tuple[str, ...]) -> tuple[str, ...]:
    """Those by which anybody could make anybody leave."""
    return tuple(way for way in ways if way.startswith("https:") and _TOKEN not in way)
