"""Pages as the door to the web hands them over."""

from datetime import timedelta

from monitor.domain.article import Entry, Page, SourceName, Validators
from monitor.domain.source import Selectors, Source
from monitor.sources import PARSERS

URL = "https://site.example/news/"


def arrived(body: bytes | str, media_type: str = "text/html", url: str = URL) -> Page:
    raw = body if isinstance(body, bytes) else body.encode()
    return Page(url, raw, media_type, Validators())


def index(
    kind: str,
    body: bytes | str,
    media_type: str = "application/xml",
    *,
    may_be_empty: bool = False,
    selectors: Selectors | None = None,
) -> tuple[Entry, ...]:
    source = Source(
        SourceName("x"),
        kind,
        URL,
        timedelta(hours=1),
        may_be_empty=may_be_empty,
        selectors=selectors or Selectors(),
    )
    return PARSERS[kind].index(source, arrived(body, media_type))
