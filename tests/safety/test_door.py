"""Nothing that strangers write leads the service anywhere but to where it was sent."""

import ast
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from monitor.errors import FetchError
from monitor.web import Settings, Web
from monitor.web.address import AddressError, redirected
from tests.journey.conftest import Newsroom, newsroom, source
from tests.loopback import HERE, reply, rss, web_site
from tests.notify.certificates import made_in
from tests.test_architecture import FILES, name_of
from tests.web.conftest import NOW

__all__ = ["newsroom"]

TITLE = "Probation inspectorate rates Kent Probation Delivery Unit ‘Inadequate’"


@contextmanager
def inside() -> Iterator[tuple[str, list[str]]]:
    """A server of a private network that the operator never named; and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"the secret")

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.2", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.2:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def away(address: str):
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.end_headers()

    return send


@pytest.mark.attack("V1")
@pytest.mark.attack("V2")
def test_no_way_out_leads_into_a_network_that_nobody_named(newsroom: Newsroom):
    """A feed's redirect, an article, a sitemap's next page, a report file: each points inside."""
    with inside() as (address, asked):
        paper = newsroom.paper
        paper.pages["/rss"] = rss([(TITLE, f"{address}/article", "Mon, 02 Mar 2026 10:00:00 GMT")])
        paper.pages["/moved"] = away(f"{address}/feed")
        paper.pages["/sitemap.xml"] = reply(
            f"<sitemapindex><sitemap><loc>{address}/map</loc></sitemap></sitemapindex>",
            media="application/xml",
        )
        paper.pages["/list"] = reply(
            f'<ul><li><a href="{address}/a.pdf">{TITLE}</a> <time>2 March 2026</time></li></ul>'
        )
        newsroom.configure(
            baseline=False,
            sources="".join(
                (
                    source("feed", f"{paper.url}/rss"),
                    source("moved", f"{paper.url}/moved"),
                    source("map", f"{paper.url}/sitemap.xml", "sitemap", official=True),
                    source("list", f"{paper.url}/list", "listing", official=True),
                )
            ),
        )
        newsroom.once("2026-03-02T12:00Z")
        assert paper.asked
        assert asked == []


@pytest.mark.attack("V1")
@pytest.mark.attack("V2")
def test_no_source_leads_to_a_private_host_that_was_named_for_another(newsroom: Newsroom):
    with inside() as (address, asked):
        paper = newsroom.paper
        paper.pages["/rss"] = rss([(TITLE, f"{address}/article", "Mon, 02 Mar 2026 10:00:00 GMT")])
        paper.pages["/moved"] = away(f"{address}/feed")
        lists = source("feed", f"{paper.url}/rss") + source("moved", f"{paper.url}/moved")
        theirs = source("theirs", f"{address}/their-own")
        newsroom.configure(baseline=False, sources=lists + theirs)
        newsroom.once("2026-03-02T12:00Z")
        assert "/rss" in paper.asked
        assert "/moved" in paper.asked
        assert set(asked) == {"/robots.txt", "/their-own"}


def test_a_source_within_a_private_network_leads_to_hosts_that_are_allowed_by_name(
    newsroom: Newsroom,
):
    with inside() as (address, asked):
        newsroom.paper.pages["/moved"] = away(f"{address}/feed")
        lists = source("moved", f"{newsroom.paper.url}/moved")
        newsroom.configure(baseline=False, sources=lists)
        main = newsroom.folder / "monitor.toml"
        main.write_text(f'private_hosts = ["127.0.0.2"]\n{main.read_text()}')
        newsroom.once("2026-03-02T12:00Z")
        assert "/feed" in asked


@pytest.mark.attack("V2")
def test_a_redirect_does_not_leave_the_secure_line():
    with pytest.raises(AddressError, match="from a secure address"):
        redirected("https://paper.example/a", "http://paper.example/a")
    assert redirected("http://paper.example/a", "https://paper.example/a")
    assert redirected("https://paper.example/a", "/b") == "https://paper.example/b"


@pytest.mark.attack("V25")
def test_a_host_that_wants_to_be_left_alone_speaks_for_itself_only():
    with web_site() as hostile, web_site() as paper:
        hostile.pages["/"] = reply("go away", 429)
        paper.pages["/"] = reply("here")
        web = Web(Settings("tests", inner=HERE), lambda: NOW)
        with pytest.raises(FetchError):
            web.get(f"{hostile.url}/")
        assert web.get(f"{paper.url.replace('127.0.0.1', 'localhost')}/")


@pytest.mark.attack("V32")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path):
    with secure_site(tmp_path) as (address, asked):
        web = Web(Settings("tests", inner=HERE), lambda: NOW)
        with pytest.raises(FetchError, match="certificate not accepted"):
            web.get(f"{address}/")
        assert asked == []


@pytest.mark.attack("V32")
def test_no_file_turns_the_check_of_certificates_off():
    for path in FILES:
        words = path.read_text()
        assert "CERT_NONE" not in words
        assert "check_hostname = False" not in words
        assert "verify=False" not in words
        assert "_create_unverified_context" not in words


@pytest.mark.attack("V26")
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_words_of_a_stranger_reach_a_shell(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"os.system", "os.popen", "eval", "exec", "subprocess.getoutput"}
            shell = [key for key in node.keywords if key.arg == "shell"]
            assert not shell, "no command of ours needs one"


@contextmanager
def secure_site(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A site with a certificate of its own making."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context: ssl.SSLContext = made_in(folder).server
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_error: None  # type: ignore[method-assign]  # a hand was refused
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
