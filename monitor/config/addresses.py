"""Which web addresses may stand in the configuration, and what is told of the others."""

import re
from urllib.parse import urlsplit

_HERE = {"127.0.0.1", "localhost", "::1"}
_SCHEMES = ("http", "https")
_LONGEST = 8_000  # as the door to the web has it
_NEVER = re.compile(r"[\x00-\x20\x7f\\]")


def fault(url: str) -> str | None:
    """Why it cannot be asked, in words that hold nothing of it; None where it can."""
    if len(url) > _LONGEST or _NEVER.search(url):
        return "is too long, or holds a blank, a backslash or a control character"
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:  # whose own words repeat a part of the address
        return "is not well formed"
    if parts.scheme not in _SCHEMES or not host:
        return "is not an http or https address"
    if "@" in parts.netloc:
        return "holds a user name or a password before the host, which is never sent"
    return None


def is_encrypted(url: str) -> bool:
    """https, or a server on this machine: for addresses that are secret, or get what is."""
    if fault(url):
        return False
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in _HERE


def shown(url: str) -> str:
    """The address itself, unless it may hold a password."""
    return "(not shown here)" if "@" in url else repr(url)
