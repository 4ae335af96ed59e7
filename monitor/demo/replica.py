"""A replica of the inspectorate's site on loopback: listings and the pages behind them."""

import re
from datetime import datetime

from monitor.demo.hale_markup import listing, single
from monitor.demo.loopback import NOT_FOUND, Answer, LoopbackServer, Request
from monitor.demo.publication import PostType, Publication

_PER_PAGE = 10
_LISTING = re.compile(r"/(news|reports)/(?:page/(\d+)/)?")
_TYPES = {"news": PostType.NEWS, "reports": PostType.DOCUMENT}


class Replica(LoopbackServer):
    """Shows what was published so far, newest first, ten to a page of a listing."""

    def __init__(self) -> None:
        super().__init__(self._page)
        self._published: dict[str, Publication] = {}

    def publish(self, *pages: Publication) -> tuple[str, ...]:
        """Put pages on the site; one of the same path is replaced. Their addresses."""
        self._published |= {page.path: page for page in pages}
        return tuple(self.url + page.path for page in pages)

    @property
    def news(self) -> str:
        """The address of the listing of news."""
        return f"{self.url}/news/"

    @property
    def reports(self) -> str:
        """The address of the listing of reports."""
        return f"{self.url}/reports/"

    def _page(self, request: Request) -> Answer:
        asked = _LISTING.fullmatch(request.path)
        if asked:
            return self._listing(_TYPES[asked[1]], int(asked[2] or 1))
        page = self._published.get(request.path)
        return _html(single(page, f"{self.url}/")) if page else NOT_FOUND

    def _listing(self, kind: PostType, number: int) -> Answer:
        found = sorted(
            (page for page in self._published.values() if page.type is kind),
            key=_newest,
            reverse=True,
        )
        pages = max(1, -(-len(found) // _PER_PAGE))
        if not 1 <= number <= pages:
            return NOT_FOUND
        shown = tuple(found[(number - 1) * _PER_PAGE : number * _PER_PAGE])
        return _html(listing(kind.label, shown, len(found), (number, pages)))


def _newest(page: Publication) -> tuple[datetime, int]:
    return page.published, page.number


def _html(text: str) -> Answer:
    return Answer(text.encode())
