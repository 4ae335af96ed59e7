"""Text from strangers -> text that does nothing but be read.

Articles, feeds and page titles come from anyone. What they hold must neither start a header, nor
colour a terminal, nor turn the reading direction round. Escaping for HTML or Slack is the
channel's own matter and comes on top.
"""

import re
import unicodedata
from dataclasses import replace
from urllib.parse import quote, urlsplit

from monitor.domain.article import SourceName
from monitor.domain.event import Earlier, Event, Origin

# ECMA-48: control sequences (colours, cursor) and operating system commands (titles, links).
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
)
_JOINERS = "\u200c\u200d"  # format characters that real words need
_URL_SAFE = "%/:=&?~#+!$,;'@()*[]"
_URL_MAX = 2_000  # longer ones break in mail programs, and none of ours comes near

NAME_MAX = 120
TITLE_MAX = 200
QUOTE_MAX = 1_200
REASON_MAX = 300
REASONS_MAX = 10


def line(text: str | None, limit: int) -> str:
    """Any text -> one line of at most ``limit`` characters, without controls; never None."""
    if not text:
        return ""
    # A bound before the slow part: nobody reads the end of a 100 kB title.
    shown = _TERMINAL.sub("", text[: limit * 8])
    return cut(" ".join("".join(map(_visible, shown)).split()), limit)


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, the last being "…" where something was left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def web_link(url: str | None) -> str | None:
    """The address if a person may click on it: http or https, a host, no disguise; else None.

    A user name before the host is refused: ``https://gov.uk@evil.test`` shows one name and leads
    to another.
    """
    if not url or len(url) > _URL_MAX or any(_visible(sign) != sign for sign in url):
        return None
    try:
        parts = urlsplit(url)
        honest = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:  # such as a broken IPv6 address
        return None
    return quote(url, safe=_URL_SAFE) if honest else None


def inert(event: Event) -> Event:
    """The same event with every text in it one clean line and every address clickable or gone."""
    return replace(
        event,
        body=line(event.body, NAME_MAX),
        origin=_inert_origin(event.origin),
        before=_inert_earlier(event.before),
        quote=line(event.quote, QUOTE_MAX),
        report_url=web_link(event.report_url),
        reasons=tuple(filter(None, (line(why, REASON_MAX) for why in event.reasons)))[:REASONS_MAX],
    )


def _inert_origin(origin: Origin) -> Origin:
    return replace(
        origin,
        source=SourceName(line(origin.source, NAME_MAX)),
        url=web_link(origin.url) or "",
        title=line(origin.title, TITLE_MAX),
    )


def _inert_earlier(before: Earlier | None) -> Earlier | None:
    return before and replace(before, body=line(before.body, NAME_MAX) or None)


def _visible(sign: str) -> str:
    """A character as it may be shown: itself, a space, a replacement or nothing."""
    match unicodedata.category(sign):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf":  # bidi overrides, invisible tags, zero-width spaces
            return sign if sign in _JOINERS else ""
        case "Cs":  # half a character: cannot be encoded
            return "\N{REPLACEMENT CHARACTER}"
    return sign
