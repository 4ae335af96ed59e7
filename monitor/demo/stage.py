"""Everything around the service, on loopback: two kinds of sites, and two places alerts go to."""

from contextlib import AbstractContextManager, ExitStack
from typing import Self

from monitor.demo.folder import DemoFolder
from monitor.demo.loopback import HTML, Answer
from monitor.demo.mail_sink import MailSink
from monitor.demo.newspaper import Newspaper
from monitor.demo.replica import Replica
from monitor.demo.script import Break, Deed, MailServer, Mend, Paper, Print, Publish, Trouble
from monitor.demo.slack_sink import SlackSink

_ANSWERS = {
    Trouble.SERVER_ERROR: Answer(b"<h1>Internal Server Error</h1>", HTML, 500),
    Trouble.WEB_PAGE: Answer(
        b"<!DOCTYPE html><html><head><title>Welcome</title></head>"
        b"<body><h1>Our new site</h1><p>We have moved things around a little.</p></body></html>"
    ),
}
_FEED_PATHS = {Paper.COURIER: "/news/rss/", Paper.MERCURY: "/feed.atom"}


class Stage:
    """Runs from ``with`` to its end. ``addresses``: every page that was ever put up."""

    def __init__(self, folder: DemoFolder) -> None:
        self.inspectorate = Replica()
        self.papers = {paper: Newspaper(paper) for paper in Paper}
        self.mail = MailSink(folder.mail)
        self.slack = SlackSink(folder.slack)
        self.addresses: list[str] = []
        self._running = ExitStack()

    @property
    def not_modified(self) -> int:
        """How often a site could say that nothing had changed."""
        sites = (self.inspectorate, *self.papers.values())
        return sum(site.not_modified for site in sites)

    def perform(self, deed: Deed) -> None:
        """Let it happen."""
        match deed:
            case Publish(pages):
                self.addresses += self.inspectorate.publish(*pages)
            case Print(paper, stories):
                self.addresses += self.papers[paper].publish(*stories)
            case Break(paper, trouble):
                self.papers[paper].troubles[_FEED_PATHS[paper]] = _ANSWERS[trouble]
            case Mend(paper):
                self.papers[paper].troubles.clear()
            case MailServer(up):
                self.mail.down = not up

    def __enter__(self) -> Self:
        servers: tuple[AbstractContextManager[object], ...] = (
            self.inspectorate,
            *self.papers.values(),
            self.mail,
            self.slack,
        )
        with ExitStack() as starting:
            for server in servers:
                starting.enter_context(server)
            self._running = starting.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._running.close()
