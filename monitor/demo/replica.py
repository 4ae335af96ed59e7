"""A faithful replica of the inspectorate's site on loopback, for the demonstration and for tests.

    with Replica(clock) as site:
        (address,) = site.publish(report)         # a Publication; its number is the post's id
        site.edit(report.number, title="…")       # any field; ``edited`` becomes the clock's time
        site.move(report.number, "another-slug")  # the old address redirects, the number stays
        site.withdraw(report.number)              # gone from every list, its address is a 404
        site.ways = {Way.SITEMAP}                 # which ways of discovery work; the others fail
        site.markup = Markup.BLOCK                # how listings are written
        site.by_title = True                      # listings from A to Z, as an editor may choose
        site.empty_feeds = True                   # feeds well formed, and without any entry
        site.taxonomies = False                   # REST does not tell how pages are sorted
        site.page_cache = True                    # plain addresses up to an hour stale
        site.fail(503)                            # every answer is the error page, until fail(None)
        site.shut_out(429, retry_after=30)        # so for ten minutes of the clock
        site.asked                                # every request, path and query, in order

Time is the clock's, so that a year can be played in seconds: nothing here sleeps. Addresses of the
ways: ``news``, ``reports`` (listings), ``rest`` (types), ``feed(type)``, ``sitemap``. What the real
site does, and where that is known from: docs/inspectorate-site.md.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from monitor.bootstrap.clock import utc_now
from monitor.demo.listing_markup import Markup
from monitor.demo.loopback import Answer, LoopbackServer, Request
from monitor.demo.publication import PostType, Publication
from monitor.demo.routes import ERROR_PAGE, Shown, Way, answer_to, is_cached

_CACHE = timedelta(minutes=60)
_PENALTY = timedelta(minutes=10)

__all__ = ["Markup", "Replica", "Way"]


class Replica(LoopbackServer):
    """Runs from ``with`` to its end. ``clock``: aware instants; the real time if left out."""

    def __init__(self, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__(self._answered)
        self.ways: set[Way] = set(Way)
        self.markup = Markup.THEME
        self.by_title = False
        self.empty_feeds = False
        self.taxonomies = True
        self.page_cache = False
        self._clock = clock
        self._published: dict[int, Publication] = {}
        self._moved: dict[str, int] = {}
        self._cached: dict[str, tuple[datetime, Answer]] = {}
        self._failing: int | None = None
        self._shut: tuple[datetime, Answer] | None = None

    def publish(self, *pages: Publication) -> tuple[str, ...]:
        """Put pages on the site; one of the same number is replaced. Their addresses.

        Raises ValueError for two pages at one address, which WordPress does not let happen.
        """
        published = self._published | {page.number: page for page in pages}
        if len({page.path for page in published.values()}) < len(published):
            raise ValueError(f"two pages at one address among {sorted(published)}")
        self._published = published
        return tuple(self.url + page.path for page in pages)

    def edit(self, number: int, **fields: Any) -> str:
        """Change a page, now by the clock unless ``edited`` says otherwise. Its address.

        Raises KeyError for a number that is not on the site.
        """
        page = replace(self._published[number], **({"edited": self._clock()} | fields))
        self._published[number] = page
        return self.url + page.path

    def move(self, number: int, slug: str) -> str:
        """Give a page another slug; its former address redirects. Its new address."""
        self._moved[self._published[number].path] = number
        return self.edit(number, slug=slug)

    def withdraw(self, number: int) -> Publication:
        """Take a page off the site, and hand it back."""
        return self._published.pop(number)

    def fail(self, status: int | None) -> None:
        """Answer everything with the server's error page; None: no longer."""
        self._failing = status

    def shut_out(self, status: int = 429, retry_after: int | None = None) -> None:
        """Refuse everything for ten minutes, as the platform's firewall does."""
        told = (("Retry-After", str(retry_after)),) if retry_after is not None else ()
        refusal = Answer(b"Too Many Requests", "text/plain", status, told)
        self._shut = (self._clock() + _PENALTY, refusal)

    @property
    def news(self) -> str:
        """The address of the listing of news."""
        return f"{self.url}/news/"

    @property
    def reports(self) -> str:
        """The address of the listing of reports."""
        return f"{self.url}/reports/"

    @property
    def rest(self) -> str:
        """Where the REST interface names its types."""
        return f"{self.url}/wp-json/wp/v2/types"

    @property
    def sitemap(self) -> str:
        """The index of sitemaps."""
        return f"{self.url}/sitemap_index.xml"

    def feed(self, kind: PostType) -> str:
        """The feed of one type of posts."""
        return f"{self.url}/?post_type={kind}&feed=rss2"

    def _answered(self, request: Request) -> Answer:
        now = self._clock()
        if self._shut and now < self._shut[0]:
            return self._shut[1]
        if self._failing:
            return replace(ERROR_PAGE, status=self._failing)
        kept = self._cached.get(request.asked)
        if self.page_cache and kept and now - kept[0] < _CACHE:
            return replace(kept[1], headers=(*kept[1].headers, ("X-FastCGI-Cache", "HIT")))
        answer = answer_to(request, self._shown())
        if is_cached(request) and answer.status == HTTPStatus.OK:
            self._cached[request.asked] = (now, answer)
        return answer

    def _shown(self) -> Shown:
        return Shown(
            self.url,
            tuple(self._published.values()),
            self._moved,
            frozenset(self.ways),
            self.markup,
            self.by_title,
            self.empty_feeds,
            self.taxonomies,
        )
