"""The server of the bench, in a process of its own: ``python -m benchmarks.peers.far_end``.

Arguments: how many feeds, and of how many entries. Prints its port; each line read from stdin is
the name of how to answer from then on, and is printed when that holds.
"""

import asyncio
import sys
from dataclasses import dataclass, field
from hashlib import sha256

from benchmarks.peers.press import Size, feed

_NOTHING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@dataclass
class FarEnd:
    """``manner``: "validators", "bare" (the same without validators) or "news" (one entry more)."""

    size: Size
    manner: str = "validators"
    old: list[bytes] = field(default_factory=list)
    new: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        numbers, entries = range(self.size.feeds), self.size.entries
        self.old = [feed(number, entries) for number in numbers]
        self.new = [feed(number, entries, with_news=True) for number in numbers]

    async def meet(self, asked: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        """One connection, for as many requests as come by it."""
        try:
            while head := await asked.readuntil(b"\r\n\r\n"):
                answer.write(self._answer(head))
                await answer.drain()
                if b"\r\nconnection: close" in head.lower():
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            answer.close()

    def _answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1]
        if not path.startswith(b"/feed/"):
            return _NOTHING
        number = int(path.rpartition(b"/")[2])
        body = (self.new if self.manner == "news" else self.old)[number]
        if self.manner == "bare":
            return _whole(body, b"")
        tag = b'"' + sha256(body).hexdigest()[:16].encode() + b'"'
        if tag in head:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
        return _whole(body, b"ETag: " + tag + b"\r\n")


def _whole(body: bytes, more: bytes) -> bytes:
    length = str(len(body)).encode()
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\n"
        b"Content-Length: " + length + b"\r\n" + more + b"\r\n" + body
    )


async def _serve(size: Size) -> None:
    far_end = FarEnd(size)
    server = await asyncio.start_server(far_end.meet, "0.0.0.0", 0, backlog=512)  # noqa: S104 - 127/8
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        far_end.manner = line.strip()
        print(far_end.manner, flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(Size(*map(int, sys.argv[1:]))))
