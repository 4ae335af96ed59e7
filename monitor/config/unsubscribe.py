"""How a reader of the mails leaves: what an operator may write into [email] unsubscribe.

RFC 8058 asks for an https address that says by itself who leaves; RFC 2369 allows a mail as well.
"""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

_ADDRESS = "{address}"
# What may stand in a header between < and > and cannot end it.
_SAFE = re.compile(r"[!#-+\-.-;=?-z|~]{1,1000}")


def _way(value: str) -> str:
    filled = value.replace(_ADDRESS, "a%40b.org")
    parts = urlsplit(filled)
    if not _SAFE.fullmatch(filled):
        raise ValueError(f"{value!r} may hold only what an address may, and {_ADDRESS}")
    if parts.scheme == "mailto":
        if not re.fullmatch(r"[^@?]+@[^@?]+", parts.path):
            raise ValueError(f"{value!r} names no mail address")
    elif parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"{value!r} is neither an https nor a mailto address")
    elif _ADDRESS not in value:
        raise ValueError(f"{value!r} must hold {_ADDRESS}, or nobody knows who leaves")
    return value


WayOut = Annotated[str, AfterValidator(_way)]
