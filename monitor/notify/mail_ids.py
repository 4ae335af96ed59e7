"""The names by which mail programs know a message and its thread; the same on every try.

Message-ID, References, In-Reply-To: RFC 5322, 3.6.4.
"""

import re
from hashlib import sha256

from monitor.domain.delivery import Letter, Shape
from monitor.domain.event import Event, EventKind

# Python folds a longer word of a References header into an encoded word, which no program reads.
_DOMAIN = re.compile(r"(?=.{1,40}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[.]?[A-Za-z0-9])*")
_NO_DOMAIN = "probation-monitor.invalid"


def domain(address: str) -> str:
    """The part after the @ where it may stand in an id, else one that exists nowhere."""
    found = address.rpartition("@")[2]
    return found.lower() if _DOMAIN.fullmatch(found) else _NO_DOMAIN


def message_id(delivery: str, where: str) -> str:
    """One delivery, one id: who gets it twice after a crash sees it once."""
    return f"<{_digest('delivery', delivery)}@{where}>"


def thread_ids(letter: Letter, where: str) -> tuple[str, ...]:
    """The ids that all mail about one inspection answers to; no such mails exist.

    A digest stands alone: it would tie together what has nothing to do with each other.
    """
    if letter.shape is not Shape.ALERT:
        return ()
    about = dict.fromkeys(map(_thread, letter.events))
    return tuple(f"<{_digest(*each)}@{where}>" for each in about if each)


def _thread(event: Event) -> tuple[str, str] | None:
    if event.kind is EventKind.TEST:
        return None
    if event.inspection_id:
        return "inspection", event.inspection_id
    name = event.body_id or event.body
    return ("body", name) if name else None


def boundary(delivery: str) -> str:
    """What parts a mail; the same each time, so that the same alert is the same bytes."""
    return f"=_{_digest('boundary', delivery)}"


def _digest(what: str, name: str) -> str:
    return sha256(f"{what}\0{name}".encode("utf-8", "replace")).hexdigest()[:32]
