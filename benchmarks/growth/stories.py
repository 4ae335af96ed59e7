"""Papers, what they wrote, and their feeds: made up, and the same at every run."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape

from monitor import data
from monitor.domain.article import Page, Validators

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
STORIES = 100
"""That each paper has written so far."""

LISTED = 50
"""Of them its feed names the newest."""

CONCERNS_US = 200
"""One story in so many is about a rating."""

_FILLING = (
    "The council met on Monday and heard from residents about the new bus route. ",
    "A bakery on the high street opens again after the flood of last winter. ",
    "Volunteers counted more swifts than in any summer since the survey began. ",
    "The school's choir sang in the market hall; the proceeds go to the hospice. ",
)
_RATINGS = ("Good", "Requires improvement", "Inadequate")


@cache
def units() -> tuple[tuple[str, str], ...]:
    """Id and place of each unit."""
    return tuple((one.id, one.short_name) for one in data.gazetteer() if one.kind == "pdu")


def address(paper: int, nth: int) -> str:
    """Of a story."""
    return f"https://paper{paper}.example/story/{nth}"


def appeared(nth: int) -> datetime:
    """One every three days; those behind ``STORIES`` are of today."""
    if nth >= STORIES:
        return NOW - timedelta(hours=1)
    return NOW - timedelta(days=3 * (STORIES - nth))


def concerns_us(paper: int, nth: int) -> bool:
    """Is it about a rating?"""
    return (paper * STORIES + nth) % CONCERNS_US == 7


def story(paper: int, nth: int, *, relevant: bool) -> tuple[str, str]:
    """Title and text."""
    if not relevant:
        told = "".join(_FILLING[(paper + nth + step) % len(_FILLING)] for step in range(6))
        return f"Around town {paper}, day {nth}", f"{told}Report {nth} of paper {paper}."
    (_, name), rating = units()[(paper + nth) % len(units())], _RATINGS[nth % len(_RATINGS)]
    return (
        f"Probation service in {name} rated ‘{rating}’ by inspectors, paper {paper}",
        f"HM Inspectorate of Probation has rated {name} as ‘{rating}’. Inspectors said that "
        f"staff were committed. Story {nth} of paper {paper}.",
    )


@dataclass
class Press:
    """The far end of the wire: hands out feeds. ``news``: stories that a paper has written since,
    each about a rating or not; ``modified``: False where all say that nothing changed."""

    news: dict[int, list[bool]] = field(default_factory=dict)
    modified: bool = True

    def only(self, _hosts: object) -> AbstractContextManager[None]:
        """It leads nowhere else."""
        return nullcontext()

    def get(self, url: str, _validators: object = None, **_how: object) -> Page | None:
        """A paper's feed, by its number at the end of the address."""
        if not self.modified:
            return None
        body = self._feed(int(url.rsplit("/", 1)[-1]))
        return Page(url, body, "application/rss+xml", Validators(f'"{len(body)}"'))

    def _feed(self, paper: int) -> bytes:
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>Paper {paper}</title><link>https://paper{paper}.example/</link>"
            f"<description>All of it</description>{''.join(self._items(paper))}</channel></rss>"
        ).encode()

    def _items(self, paper: int) -> Iterator[str]:
        news = self.news.get(paper, [])
        written = [concerns_us(paper, nth) for nth in range(STORIES)] + news
        for nth in range(len(written) - 1, len(written) - 1 - LISTED, -1):
            url = address(paper, nth)
            title, told = story(paper, nth, relevant=written[nth])
            yield (
                f"<item><title>{escape(title)}</title><link>{url}</link>"
                f'<guid isPermaLink="true">{url}</guid>'
                f"<pubDate>{format_datetime(appeared(nth), usegmt=True)}</pubDate>"
                f"<description>{escape(told)}</description></item>"
            )
