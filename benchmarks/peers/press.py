"""The feeds of the bench: made up, and the same at every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

NEWEST = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVERY_NTH_CONCERNS_US = 25
_FILLING = (
    "The council met on Monday and heard from residents about the new bus route. ",
    "A bakery on the high street opens again after the flood of last winter. ",
    "Volunteers counted more swifts than in any summer since the survey began. ",
    "The school's choir sang in the market hall; the proceeds go to the hospice. ",
)
_BODIES = ("West Kent", "Essex North", "Cumbria", "Gloucestershire", "Norfolk")
_RATINGS = ("Good", "Requires improvement", "Inadequate")


@dataclass(frozen=True, slots=True)
class Size:
    """``feeds`` of ``entries`` each."""

    feeds: int
    entries: int


def feed(number: int, entries: int, *, with_news: bool = False) -> bytes:
    """RSS 2.0, newest first; ``with_news``: one entry more than before, at its head."""
    numbers = [*([entries] if with_news else []), *range(entries - 1, -1, -1)]
    items = "".join(_items(number, numbers))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Paper {number}</title><link>https://paper{number}.example/</link>"
        f"<description>All of it</description>{items}</channel></rss>"
    ).encode()


def _items(paper: int, numbers: list[int]) -> Iterator[str]:
    for nth in numbers:
        url = f"https://paper{paper}.example/story/{nth}"
        title, told = story(paper, nth)
        published = format_datetime(NEWEST - timedelta(hours=100 - nth), usegmt=True)
        yield (
            f"<item><title>{escape(title)}</title><link>{url}</link>"
            f'<guid isPermaLink="true">{url}</guid><pubDate>{published}</pubDate>'
            f"<description>{escape(f'<p>{told}</p>')}</description></item>"
        )


def story(paper: int, nth: int) -> tuple[str, str]:
    """Title and text; one in every so many is about a rating."""
    if (paper + nth) % EVERY_NTH_CONCERNS_US == 0:
        return _concerning_us(paper, nth)
    told = "".join(_FILLING[(paper + nth + step) % len(_FILLING)] for step in range(6))
    return f"Around town {paper}, day {nth}", f"{told}Report {nth} of paper {paper}."


def _concerning_us(paper: int, nth: int) -> tuple[str, str]:
    body, rating = _BODIES[paper % len(_BODIES)], _RATINGS[nth % len(_RATINGS)]
    return (
        f"Probation service in {body} rated ‘{rating}’ by inspectors, paper {paper}",
        f"HM Inspectorate of Probation has rated {body} Probation Delivery Unit (PDU) as "
        f"‘{rating}’. Inspectors said that staff were committed. Story {nth} of paper {paper}.",
    )


def article(paragraphs: int) -> str:
    """A newspaper's page, with what stands around an article."""
    some = enumerate(_FILLING * (paragraphs // len(_FILLING)))
    told = "".join(f"<p>{nth}. {each * 3}</p>" for nth, each in some)
    links = "".join(f'<li><a href="/{n}">More of day {n}</a></li>' for n in range(paragraphs))
    return (
        "<!doctype html><html><head><title>Around town</title></head><body>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>Around town</h1>{told}</article></main>"
        "<footer>All rights reserved</footer></body></html>"
    )
