"""A mail server in a process of its own: ``python -m benchmarks.peers.postbox``.

Prints its port; answers each line from stdin by how many mails it has taken.
"""

import asyncio
import sys

from aiosmtpd.smtp import SMTP, Envelope, Session


class _Taker:
    def __init__(self) -> None:
        self.taken = 0

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, _envelope: Envelope
    ) -> str:
        self.taken += 1
        return "250 taken"


async def _serve() -> None:
    taker = _Taker()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(taker, hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(taker.taken, flush=True)


if __name__ == "__main__":
    asyncio.run(_serve())
