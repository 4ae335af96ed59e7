"""What the papers' servers answer, broken or not, and what they were asked."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http import HTTPStatus

from monitor.demo.loopback import NOT_FOUND, Answer
from tests.politeness import Asked
from tests.quarter import forms
from tests.quarter.items import Item, Story
from tests.quarter.net import Call
from tests.quarter.papers import Break, Paper, Trouble

AWAY = timedelta(hours=20)
"""For so long does a server that says "too many" want to be left alone."""

_SORRY = b"<h1>Sorry</h1>"
_PLAIN = {
    Break.RESHAPED: Answer(b"<!doctype html><html><body><h1>Our new site</h1></body></html>"),
    Break.CAPTCHA: Answer(b"<title>Just a moment...</title><p>Verify you are human by a click."),
    Break.CONSENT: Answer(b"<title>A paper</title><h1>We value your privacy</h1><p>Accept all."),
    Break.FORBIDDEN: Answer(_SORRY, status=HTTPStatus.FORBIDDEN),
    Break.TOO_MANY: Answer(
        _SORRY,
        status=HTTPStatus.TOO_MANY_REQUESTS,
        headers=(("Retry-After", str(int(AWAY.total_seconds()))),),
    ),
    Break.GONE: Answer(_SORRY, status=HTTPStatus.GONE),
    Break.NOT_FOUND: Answer(_SORRY, status=HTTPStatus.NOT_FOUND),
    Break.FAILING: Answer(_SORRY, status=HTTPStatus.SERVICE_UNAVAILABLE),
    Break.FLAPPING: Answer(_SORRY, status=HTTPStatus.SERVICE_UNAVAILABLE),
}
_REDIRECTS = {
    Break.MOVED: HTTPStatus.MOVED_PERMANENTLY,
    Break.MOVED_STRICTLY: HTTPStatus.PERMANENT_REDIRECT,
}
_NEW = "/moved"
_JSON = "application/json"
_READ = {Break.MOVED, Break.MOVED_STRICTLY, Break.UNPINNED, Break.FLAPPING, Break.FLOODED}
"""What stands in such a list reaches us all the same."""

Place = tuple[str, str]
"""Host and path."""


@dataclass
class Press:
    """``clock``: the time of the world.

    ``asked``: the requests for each list, redirected or not; ``pages``: how often each page behind
    a list was asked for; ``strays``: what was asked for and was never there.
    ``robots``: when each host was asked for its wishes.
    """

    papers: tuple[Paper, ...]
    stories: tuple[Story, ...]
    troubles: tuple[Trouble, ...]
    began: datetime
    clock: Callable[[], datetime]
    asked: dict[Place, list[Asked]] = field(default_factory=dict)
    pages: Counter[Place] = field(default_factory=Counter)
    strays: list[Place] = field(default_factory=list)
    robots: dict[str, list[datetime]] = field(default_factory=dict)
    _there: dict[Place, Item] = field(default_factory=dict)
    _visits: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.lists: Mapping[Place, Paper] = {(each.host, each.path): each for each in self.papers}

    def answer(self, call: Call) -> Answer:
        """As the paper that is asked would, at this moment."""
        if call.path == "/robots.txt":
            return self._wishes(call.host)
        path = call.path.removeprefix(_NEW)
        posts = path.startswith("/wp-json/wp/v2/news?")
        paper = self.lists.get((call.host, forms.TYPES if posts else path))
        if paper is None:
            return self._other((call.host, call.path.partition("?")[0]))
        answer = self._list(paper, call, posts=posts)
        if answer.status not in _REDIRECTS.values():
            self._note((call.host, path), call, answer)
        return answer

    def first_told(self, story: Story) -> datetime:
        """When it stood first in a list that could be read."""
        papers = {paper.name: paper for paper in self.papers}
        told = ((papers[name], item.at) for name in story.papers if (item := story.told_by(name)))
        return min(self._readable(paper, at) for paper, at in told)

    def _wishes(self, host: str) -> Answer:
        """Every second host has none."""
        now = self.clock()
        self.robots.setdefault(host, []).append(now)
        barring = [
            each for each in self.troubles if each.broken is Break.BARRED and each.holds(now)
        ]
        barred = {paper.name for paper in self.papers if paper.host == host}
        if any(barred.intersection(each.papers) for each in barring):
            return Answer(b"User-agent: *\nDisallow: /\n", "text/plain")
        if sum(map(ord, host)) % 2:
            return NOT_FOUND
        return Answer(b"User-agent: *\nDisallow: /search\n", "text/plain")

    def _other(self, place: Place) -> Answer:
        if place[1] == forms.TERMS:
            return Answer(b"{}", _JSON)
        item = self._there.get(place)
        if item is None:
            self.strays.append(place)
            return NOT_FOUND
        self.pages[place] += 1
        return Answer(forms.page(item).encode())

    def _note(self, place: Place, call: Call, answer: Answer) -> None:
        given = {name.lower(): value for name, value in answer.headers}
        away = AWAY if answer.status == HTTPStatus.TOO_MANY_REQUESTS else timedelta()
        tags = {name: value for name, value in given.items() if name == "etag"}
        asked = Asked(self.clock(), place[1], call.headers, answer.status, tags, away)
        self.asked.setdefault(place, []).append(asked)

    def _list(self, paper: Paper, call: Call, *, posts: bool) -> Answer:
        broken = next((each.broken for each in self._troubles(paper, self.clock())), None)
        if broken in _REDIRECTS and not call.path.startswith(_NEW):
            to = f"{_base(call)}{_NEW}{call.path}"
            return Answer(b"", status=_REDIRECTS[broken], headers=(("Location", to),))
        if broken in _PLAIN and not (broken is Break.FLAPPING and self._calm(paper)):
            return _PLAIN[broken]
        if paper.form is forms.REST and not posts:
            return Answer(forms.TYPES_ANSWER.encode(), _JSON)
        answer = self._written(paper, broken, _base(call))
        if posts or broken is Break.EMPTY:  # WordPress gives its lists of posts no validators
            return answer
        return _with_tag(answer, call, "always the same" if broken is Break.LYING else None)

    def _written(self, paper: Paper, broken: Break | None, base: str) -> Answer:
        items = _left(paper, broken, paper.items(self.began, self._latest(paper), self.stories))
        if broken is Break.FLOODED:
            items = [*self._retold(paper), *items]
        self._there |= {(paper.host, item.path): item for item in items}
        body = paper.form.render(base, items).encode(paper.form.encoding, "xmlcharrefreplace")
        return Answer(body, paper.form.media)

    def _retold(self, paper: Paper) -> Iterator[Item]:
        """All reports so far, as if they had come out when the flood began."""
        begins = next(each.begins for each in self._troubles(paper, self.clock()))
        told = (story.told_by(story.papers[0]) for story in self.stories if story.at < begins)
        for item in filter(None, told):
            yield replace(item, number=item.number - 300_000, at=begins)

    def _latest(self, paper: Paper) -> datetime:
        """What is newer than this is not published."""
        now = self.clock()
        silent = (each for each in self._troubles(paper, now) if each.broken is Break.SILENT)
        return next((each.begins for each in silent), now)

    def _calm(self, paper: Paper) -> bool:
        """At every other visit."""
        self._visits[paper.name] += 1
        return self._visits[paper.name] % 2 == 0

    def _readable(self, paper: Paper, at: datetime) -> datetime:
        """When what it published then can be read."""
        hiding = (each for each in self._troubles(paper, at) if each.broken not in _READ)
        return max([at, *(each.ends for each in hiding)])

    def _troubles(self, paper: Paper, at: datetime) -> Iterator[Trouble]:
        ours = (each for each in self.troubles if paper.name in each.papers)
        return (each for each in ours if each.holds(at))


def _base(call: Call) -> str:
    return f"http://{call.headers['host']}"


def _left(paper: Paper, broken: Break | None, items: list[Item]) -> list[Item]:
    """What a list still names."""
    if broken is Break.EMPTY:
        return []
    if broken is Break.SHRUNK:
        return items[:2]
    lost = paper.pinned if broken is Break.UNPINNED else None
    return [item for item in items if item.headline != lost]


def _with_tag(answer: Answer, call: Call, said: str | None) -> Answer:
    tag = f'W/"{said or hashlib.sha256(answer.body).hexdigest()[:16]}"'
    answer = replace(answer, headers=(("ETag", tag),))
    if call.headers.get("if-none-match") == tag:
        return replace(answer, body=b"", status=HTTPStatus.NOT_MODIFIED)
    return answer
