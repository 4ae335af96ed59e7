"""Who is who: the same article under two spellings of its address is one article."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit, urlunsplit

from monitor.domain.article import ArticleId, Entry
from monitor.domain.delivery import DeliveryId, Recipient
from monitor.domain.event import EventKey
from monitor.domain.plain_address import plain_address

_ENTRY, _STORY = "entry-", "story-"
_OWN_MARK = re.compile(rf"(?:{_ENTRY}|{_STORY})[0-9a-f]{{16}}")
_TRACKING = re.compile(r"utm_\w+|at_\w+|ns_\w+|fbclid|gclid|cmpid|ref|oc", re.IGNORECASE)

_ASKED_AGAIN = 512
"""Addresses remembered: each one of a list is asked about several times while it is read."""


@lru_cache(_ASKED_AGAIN)
def canonical_url(url: str) -> str:
    """The address without what varies between copies of it.

    https for http, lower-case host without ``www.``, no fragment (the BBC counts edits there) but
    our own mark, no tracking parameters, parameters in order, no slash at the end.
    """
    plain = plain_address(url)
    if plain:
        host = plain.host.lower().removeprefix("www.")
        return f"https://{host}{plain.path.rstrip('/') or '/'}"
    parts = urlsplit(url.strip())
    kept = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)]
    host = parts.netloc.lower().removeprefix("www.")
    mark = parts.fragment if _OWN_MARK.fullmatch(parts.fragment) else ""
    if mark.startswith(_STORY):
        return urlunsplit(("https", host, "/", "", mark))
    path = parts.path.rstrip("/") or "/"
    return urlunsplit(("https", host, path, urlencode(sorted(kept)), mark))


def marked_entry(url: str, *names: str) -> str:
    """The address of one entry among several that lead there: it is told from them by ``names``."""
    return _marked(url, _ENTRY, names)


def marked_story(url: str, *names: str) -> str:
    """An address that changes from list to list: the story is known by its host and ``names``."""
    return _marked(url, _STORY, names)


def has_own_page(url: str) -> bool:
    """False for addresses that were marked: what stands there may be about something else."""
    return "#" not in url or _OWN_MARK.fullmatch(urldefrag(url).fragment) is None


def _marked(url: str, mark: str, names: tuple[str, ...]) -> str:
    told = "\x1f".join(" ".join(name.split()).casefold() for name in names)
    return f"{urldefrag(url).url}#{mark}{_digest(told)[:16]}"


def article_id(url: str) -> ArticleId:
    """The same for every spelling of an address."""
    return ArticleId(_digest(canonical_url(url)))


_DATED = "edited "


def entry_mark(entry: Entry) -> str:
    """Changes when the publisher edits the row in the feed, or the page that it is about.

    Where the row says when the page was edited, that and the title say it all.
    """
    if entry.modified:
        return _DATED + fingerprint(entry.title, entry.modified.isoformat())
    return fingerprint(entry.title, " ".join(entry.markup) or entry.summary)


def tells_of_edits(mark: str) -> bool:
    """Was the mark made of a row that says when the page was edited?"""
    return mark.startswith(_DATED)


def fingerprint(title: str, text: str) -> str:
    """Changes when the words change; white space and case do not count."""
    return _digest(" ".join(f"{title} {text}".split()).casefold())


def event_key(*parts: object) -> EventKey:
    """The same parts give the same key, whenever and however often."""
    return EventKey(_digest("\x1f".join(map(str, parts))))


def delivery_id(events: Iterable[EventKey], recipient: Recipient) -> DeliveryId:
    """The same events to one recipient are one delivery, in whatever order."""
    told = ",".join(sorted(events))
    return DeliveryId(_digest(f"{told}\x1f{recipient.channel}\x1f{recipient.address}"))


def digest_id(recipient: Recipient, shape: str, due_at: datetime) -> DeliveryId:
    """One recipient, one kind of digest, one hour: one delivery, whatever joins it."""
    return DeliveryId(_digest(f"{shape} {due_at.isoformat()}\x1f{recipient}"))


def parted_id(whole: DeliveryId, events: Iterable[EventKey]) -> DeliveryId:
    """What was taken out of a delivery, or came too late for it."""
    return DeliveryId(_digest(f"part\x1f{whole}\x1f{','.join(sorted(events))}"))


def catch_up_id(folded: Iterable[DeliveryId]) -> DeliveryId:
    """What is told instead of these, each of which is folded only once."""
    return DeliveryId(_digest(f"catch_up\x1f{','.join(sorted(folded))}"))


def instead_id(dead: DeliveryId, fallback: Recipient) -> DeliveryId:
    """A digest that could not be brought to the first, brought to the fallback."""
    return DeliveryId(_digest(f"instead\x1f{dead}\x1f{fallback}"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
