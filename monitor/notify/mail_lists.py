"""What tells a mail program that a mail belongs to a list, and how to leave it.

List-Id: RFC 2919. List-Unsubscribe: RFC 2369. List-Unsubscribe-Post: RFC 8058, which asks for an
https address that says by itself who leaves; the operator's mail server signs both (section 4).
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.policy import Policy
from urllib.parse import quote

from monitor.domain.secret import Secret

ADDRESS, TOKEN = "{address}", "{token}"
"""Stand in an operator's address for that of the one who leaves, and for the proof that we wrote
to them: without it anybody could make anybody leave."""

ONE_CLICK = "List-Unsubscribe=One-Click"


def list_id(where: str) -> str:
    """By which people filter."""
    return f"Probation Monitor alerts <alerts.probation-monitor.{where}>"


_NONE = Secret("")


@dataclass(frozen=True, slots=True)
class WaysOut:
    """https and mailto addresses by which a reader leaves, and the secret of their tokens."""

    ways: tuple[str, ...] = ()
    secret: Secret = _NONE


BY_MAIL = WaysOut()
"""To the sender, where nothing else is said."""


def token(secret: Secret, reader: str) -> str:
    """HMAC-SHA256 of the reader's address, in hexadecimal: whoever knows the secret can tell."""
    return hmac.digest(secret.reveal().encode(), reader.encode(), "sha256").hex()


def unsubscribing(out: WaysOut, sender: str, reader: str) -> Iterator[tuple[str, str]]:
    """The headers; without any way of the operator's, a mail to the sender is the way."""
    named = out.ways or (f"mailto:{sender}?subject=unsubscribe",)
    proof = token(out.secret, reader)
    filled = sorted(
        way.replace(TOKEN, proof).replace(ADDRESS, quote(reader, safe="")) for way in named
    )
    yield "List-Unsubscribe", ", ".join(f"<{way}>" for way in filled)
    if any(way.startswith("https:") for way in filled):
        yield "List-Unsubscribe-Post", ONE_CLICK


class _Unbroken(UnstructuredHeader, BaseHeader):
    """Python would fold a long address into encoded words, which no mail program follows."""

    def fold(self, *, policy: Policy) -> str:
        ways = str(self).replace(", ", f",{policy.linesep} ")
        return f"{self.name}: {ways}{policy.linesep}"


def _headers() -> HeaderRegistry:
    known = HeaderRegistry()
    known.map_to_type("list-unsubscribe", _Unbroken)
    return known


POLICY = policy.SMTP.clone(header_factory=_headers())
"""How our mails are written."""
