"""Bodies that are too large, too slow, broken or a trap, against a real server."""

import gzip
import threading
import tracemalloc
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.errors import FetchError
from tests.web.conftest import Site, reply, web

LIMIT = 1_000_000


def fault(site: Site, **settings: float) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web(max_bytes=LIMIT, **settings).get(f"{site.url}/a")
    return caught.value


def body(site: Site) -> bytes:
    page = web(max_bytes=LIMIT).get(f"{site.url}/a")
    assert page is not None
    return page.body


def test_a_body_of_exactly_the_limit_is_read(site: Site) -> None:
    site.pages["/a"] = reply(200, b"x" * LIMIT)
    assert len(body(site)) == LIMIT


@pytest.mark.attack("V34")
def test_a_body_over_the_limit_is_a_fault(site: Site) -> None:
    site.pages["/a"] = reply(200, b"x" * (LIMIT + 1))
    error = fault(site)
    assert (error.reason, error.transient) == ("larger than 1 MB", False)


def test_a_compressed_body_is_read(site: Site) -> None:
    site.pages["/a"] = reply(200, gzip.compress(b"hello" * 50_000), Content_Encoding="gzip")
    assert body(site) == b"hello" * 50_000


def test_gzip_in_several_members_and_padding_is_read(site: Site) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0\0"
    site.pages["/a"] = reply(200, packed, Content_Encoding="x-gzip")
    assert body(site) == b"one two"


@pytest.mark.parametrize("wbits", [15, -15], ids=["zlib", "bare"])
def test_both_forms_of_deflate_are_read(site: Site, wbits: int) -> None:
    packer = zlib.compressobj(wbits=wbits)
    packed = packer.compress(b"hello") + packer.flush()
    site.pages["/a"] = reply(200, packed, Content_Encoding="deflate")
    assert body(site) == b"hello"


@pytest.mark.attack("V16")
def test_a_bomb_is_stopped_before_it_takes_memory(site: Site) -> None:
    site.pages["/a"] = reply(200, gzip.compress(b"\0" * 100_000_000), Content_Encoding="gzip")
    tracemalloc.start()
    error = fault(site)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.reason == "larger than 1 MB"
    assert peak < 10 * LIMIT


@pytest.mark.attack("V16")
@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "gzip, identity, deflate"])
def test_chained_or_unknown_compression_is_not_undone(site: Site, encoding: str) -> None:
    site.pages["/a"] = reply(
        200, gzip.compress(gzip.compress(b"\0" * 10_000_000)), Content_Encoding=encoding
    )
    error = fault(site)
    assert "compressed in a way we do not read" in error.reason
    assert not error.transient


def test_compression_that_breaks_off_is_a_fault_that_may_pass(site: Site) -> None:
    site.pages["/a"] = reply(200, gzip.compress(b"hello" * 999)[:-12], Content_Encoding="gzip")
    error = fault(site)
    assert (error.reason, error.transient) == ("the compressed body breaks off", True)


def test_compression_that_is_none_is_a_fault(site: Site) -> None:
    site.pages["/a"] = reply(200, b"<html>not gzip", Content_Encoding="gzip")
    assert fault(site).reason == "the compressed body is damaged"


def test_a_body_shorter_than_announced_is_a_fault_that_may_pass(site: Site) -> None:
    def breaks_off(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"only this")

    site.pages["/a"] = breaks_off
    error = fault(site)
    assert (error.reason, error.transient) == ("the answer breaks off or is not HTTP", True)


def test_a_hung_server_is_left_after_its_silence(site: Site) -> None:
    site.pages["/a"] = lambda _handler: (site.closing.wait(10), None)[1]
    error = fault(site, read_s=0.2)
    assert (error.reason, error.transient) == ("no answer in time", True)


def drip(site: Site, piece: bytes) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not site.closing.wait(0.05):
            handler.wfile.write(piece)

    site.pages["/a"] = slowly


@pytest.mark.parametrize("piece", [b"X-A: b\r\n", b"x"], ids=["lines", "letters"])
def test_a_slow_drip_of_headers_does_not_outlive_the_total(site: Site, piece: bytes) -> None:
    drip(site, piece)
    error = fault(site, total_s=0.5, read_s=0.4)
    assert (error.reason, error.transient) == ("took longer than 0.5 s", True)


@pytest.mark.attack("V16")
def test_a_slow_drip_of_a_body_does_not_outlive_the_total(site: Site) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.closing.wait(0.05):
            handler.wfile.write(b"x")

    site.pages["/a"] = slowly
    assert fault(site, total_s=0.5, read_s=0.4).reason == "took longer than 0.5 s"


def test_closing_ends_what_is_under_way(site: Site) -> None:
    site.pages["/a"] = lambda _handler: (site.closing.wait(10), None)[1]
    door = web()
    threading.Timer(0.1, door.close).start()
    with pytest.raises(FetchError) as caught:
        door.get(f"{site.url}/a")
    assert caught.value.reason == "given up because the program is closing down"
    assert caught.value.transient


def test_many_threads_may_ask_at_once(site: Site) -> None:
    site.pages["/a"] = reply(200, b"here")
    door, bodies = web(), []

    def ask() -> None:
        page = door.get(f"{site.url}/a")
        bodies.append(page.body if page else b"")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bodies == [b"here"] * 8
