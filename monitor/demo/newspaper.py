"""A newspaper's site on loopback: a feed, and the articles behind it."""

from collections.abc import Callable, Iterable

from monitor.demo.loopback import NOT_FOUND, Answer, LoopbackServer, Request
from monitor.demo.news_markup import article_page, atom, rss
from monitor.demo.press import PressStory

_FEEDS: dict[str, tuple[str, Callable[[str, str, Iterable[PressStory]], str]]] = {
    "/news/rss/": ("application/rss+xml; charset=utf-8", rss),
    "/feed.atom": ("application/atom+xml; charset=utf-8", atom),
}
_IN_A_FEED = 50


class Newspaper(LoopbackServer):
    """Offers its news in RSS 2.0 and in Atom."""

    def __init__(self, name: str) -> None:
        super().__init__(self._page)
        self.name = name
        self._stories: dict[str, PressStory] = {}

    def publish(self, *stories: PressStory) -> tuple[str, ...]:
        """Print them; one of the same path is replaced. Their addresses."""
        self._stories |= {story.path: story for story in stories}
        return tuple(self.url + story.path for story in stories)

    @property
    def rss(self) -> str:
        """The address of the RSS feed."""
        return f"{self.url}/news/rss/"

    @property
    def atom(self) -> str:
        """The address of the Atom feed."""
        return f"{self.url}/feed.atom"

    def _page(self, request: Request) -> Answer:
        if request.path in _FEEDS:
            media_type, write = _FEEDS[request.path]
            return Answer(write(self.name, self.url, self._newest()).encode(), media_type)
        story = self._stories.get(request.path)
        return Answer(article_page(self.name, story).encode()) if story else NOT_FOUND

    def _newest(self) -> list[PressStory]:
        ordered = sorted(self._stories.values(), key=lambda story: story.published, reverse=True)
        return ordered[:_IN_A_FEED]
