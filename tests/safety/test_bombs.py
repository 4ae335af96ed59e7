"""A few bytes that want to become hundreds of megabytes stay a few bytes."""

import bz2
import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.errors import FetchError, ParseError
from monitor.sources import page_text
from monitor.sources.decoding import text_of
from tests.loopback import serving
from tests.sources.arrivals import arrived
from tests.web.conftest import web

ZEROS = b"\0" * 100_000_000
MOST = 1_000_000
TWICE = gzip.compress(gzip.compress(ZEROS))
MEMBERS = gzip.compress(b"") * 400_000


def peak(work: Callable[[], object]) -> int:
    """Bytes that the work had at most."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.fixture
def sends() -> Iterator[Callable[[bytes, str], str]]:
    """Makes a server answer with a body and its encoding; its address."""
    answer: list[tuple[bytes, str]] = []

    def handle(handler: BaseHTTPRequestHandler) -> None:
        body, encoding = answer[-1]
        handler.send_response(200)
        handler.send_header("Content-Encoding", encoding)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        with suppress(ConnectionError):  # who asked has seen enough
            handler.wfile.write(body)

    with serving(handle) as url:

        def set_answer(body: bytes, encoding: str) -> str:
            answer.append((body, encoding))
            return f"{url}/a"

        yield set_answer


@pytest.mark.attack("V16")
@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (TWICE, "gzip, gzip", "compressed in a way we do not read (gzip, gzip)"),
        (TWICE, "GZIP,gzip", "compressed in a way we do not read (GZIP,gzip)"),
        (gzip.compress(ZEROS), "gzip", "larger than 1 MB"),
        (zlib.compress(ZEROS), "deflate", "larger than 1 MB"),
        (TWICE, "br", "compressed in a way we do not read (br)"),
        (TWICE, "zstd", "compressed in a way we do not read (zstd)"),
        (MEMBERS, "gzip", "larger than 1 MB"),
    ],
    ids=["twice", "twice in capitals", "gzip", "deflate", "br", "zstd", "members"],
)
def test_a_bomb_on_the_wire_is_refused_before_it_grows(
    body: bytes, encoding: str, reason: str, sends
) -> None:
    url = sends(body, encoding)

    def get() -> None:
        with pytest.raises(FetchError) as caught:
            web(max_bytes=MOST).get(url)
        assert caught.value.reason == reason

    assert peak(get) < 10 * MOST


def test_a_body_that_was_packed_twice_but_says_so_once_is_unpacked_once(sends) -> None:
    page = web(max_bytes=MOST).get(sends(TWICE, "gzip"))
    assert page is not None
    assert len(page.body) < MOST
    assert gzip.decompress(page.body) == ZEROS
    with pytest.raises(ParseError, match="the server sent a compressed file"):
        page_text(page)


@pytest.mark.attack("V16")
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("zlib_codec", zlib.compress(ZEROS)),
        ("zip", zlib.compress(ZEROS)),
        ("bz2_codec", bz2.compress(ZEROS)),
    ],
)
def test_the_name_of_a_charset_unpacks_nothing(name: str, body: bytes) -> None:
    page = arrived(body, f"text/html; charset={name}")
    assert peak(lambda: text_of(page)) < 10 * MOST
