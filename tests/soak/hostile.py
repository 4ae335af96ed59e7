"""How hosts behave that wish us no good, each a conduct of its own."""

import gzip
import random
from collections.abc import Callable
from functools import cache

from tests.soak.town import Conduct, Guest
from tests.soak.wire import INSIDE

_LONG = 240
"""Drops at half a second each: longer than anybody should wait."""

RSS = "application/rss+xml"
_MEGABYTE = 1_000_000


def items(*rows: tuple[str, str]) -> bytes:
    """A feed of (headline, link)."""
    listed = "".join(f"<item><title>{t}</title><link>{a}</link></item>" for t, a in rows)
    feed = f'<rss version="2.0"><channel><title>x</title>{listed}</channel></rss>'
    return feed.encode()


def _polite(guest: Guest, say: Callable[[], None]) -> None:
    """Only robots.txt is answered as it should be."""
    if guest.path == "/robots.txt":
        guest.answer(b"", status="404 Not Found")
    else:
        say()


def _silent(guest: Guest) -> None:
    guest.over.wait(_LONG / 2)


def _slow_head(guest: Guest) -> None:
    guest.send(b"HTTP/1.1 200 OK\r\n")
    guest.drip(b"X-A: b\r\n", _LONG, 0.5)


def _slow_body(guest: Guest) -> None:
    def drip() -> None:
        guest.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss>")
        guest.drip(b" ", _LONG, 0.5)

    _polite(guest, drip)


def _slow_articles(guest: Guest) -> None:
    """A list in order, behind which every page drips."""
    if guest.path.startswith("/story"):
        guest.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        guest.drip(b"x", _LONG, 0.5)
        return
    rows = [
        (f"Probation inspection report {n}", f"{guest.here}/story-{guest.nth}-{n}")
        for n in range(9)
    ]
    _polite(guest, lambda: guest.answer(items(*rows), RSS))


def _endless(guest: Guest) -> None:
    guest.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
    guest.drip(b"<a>" * 30_000, 1_000, 0.0)


@cache
def _packed(times: int) -> bytes:
    raw = b"\0" * 100 * _MEGABYTE
    for _ in range(times):
        raw = gzip.compress(raw)
    return raw


def _bomb(guest: Guest) -> None:
    times = 1 + guest.nth % 2
    coding = ", ".join(["gzip"] * times)
    guest.answer(_packed(times), RSS, more=f"Content-Encoding: {coding}\r\n")


def _round_and_round(guest: Guest) -> None:
    guest.answer(b"", status="302 Found", more=f"Location: /{guest.nth}\r\n")


def _inward(guest: Guest) -> None:
    there = f"{guest.here.replace(guest.host, INSIDE)}/secret"
    _polite(guest, lambda: guest.answer(b"", status="301 Moved", more=f"Location: {there}\r\n"))


def _wrong_length(guest: Guest) -> None:
    told = ("1000000", "3", "-5", "0x10", "7\r\nContent-Length: 9")[guest.nth % 5]
    guest.send(f"HTTP/1.1 200 OK\r\nContent-Length: {told}\r\n\r\n".encode() + items())


def _reset(guest: Guest) -> None:
    if guest.nth % 2:
        guest.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>")
    guest.slam()


def _garbage(guest: Guest) -> None:
    """To whoever would speak TLS."""
    guest.send(random.Random(guest.nth).randbytes(4_000))  # noqa: S311 - noise


def _huge_head(guest: Guest) -> None:
    line = b"X-Filler: " + b"y" * 990 + b"\r\n"
    guest.send(b"HTTP/1.1 200 OK\r\n" + line * 1_000 + b"\r\n" + items())


def _hostile_robots(guest: Guest) -> None:
    if guest.path == "/robots.txt":
        rows = b"Allow: /" + b"*a" * 200 + b"$\n"
        slow = b"User-agent: *\nCrawl-delay: 99999999\n"
        guest.answer(slow + rows * 15_000 * (guest.nth % 2), "text/plain")
    else:
        guest.answer(items(("Quiet", "/q")), RSS)


def _xml_bomb(guest: Guest) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    outside = f'<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY i SYSTEM "http://{INSIDE}/">'
    kind = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}{outside}]>'
    feed = b"<rss><channel><title>&l9;&f;&i;</title></channel></rss>"
    _polite(guest, lambda: guest.answer(kind.encode() + feed, RSS))


@cache
def _giant(deep: bool) -> bytes:
    if deep:
        return b"<div>" * 1_500_000
    rows = ((f"Probation story {n}", f"/{n}") for n in range(90_000))
    return items(*rows)


def _giant_page(guest: Guest) -> None:
    _polite(guest, lambda: guest.answer(_giant(bool(guest.nth % 2)), RSS))


def _ever_new(guest: Guest) -> None:
    """List, links and pages are others at each visit, some on hosts that nobody knows."""
    places = (f"{guest.here}/{guest.nth}-", f"http://x{guest.nth}-{guest.host}.example/")
    rows = [
        (f"Probation inspectorate rates service {guest.nth} {n}", f"{places[n % 2]}{n}")
        for n in range(8)
    ]
    page = f"<h1>Probation service {guest.nth}</h1><p>rated {guest.nth}".encode()
    if guest.path.startswith("/rss"):
        guest.answer(items(*rows), RSS, more=f'ETag: "{guest.nth}"\r\n')
    else:
        _polite(guest, lambda: guest.answer(page))


def _shut_out(guest: Guest) -> None:
    guest.answer(b"", status="429 Slow down", more="Retry-After: 999999999999\r\n")


def _broken(guest: Guest) -> None:
    status = ("500 Oops", "503 Away", "200 OK", "999 What")[guest.nth % 4]
    guest.answer(b"\xff\xfe\0<rss", RSS, status=status)


WAYS: dict[str, Conduct] = {
    "says nothing": _silent,
    "drips its head": _slow_head,
    "drips its body": _slow_body,
    "drips its articles": _slow_articles,
    "never ends": _endless,
    "gzip bomb": _bomb,
    "redirects in circles": _round_and_round,
    "redirects inward": _inward,
    "lies of its length": _wrong_length,
    "resets": _reset,
    "TLS garbage": _garbage,
    "1 MB of headers": _huge_head,
    "hostile robots.txt": _hostile_robots,
    "XML bomb": _xml_bomb,
    "giant page": _giant_page,
    "another page each time": _ever_new,
    "too many requests": _shut_out,
    "broken": _broken,
}
