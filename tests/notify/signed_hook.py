"""A webhook's far end on loopback: it keeps what arrives as it arrives."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.loopback import serving


@dataclass
class Receiver:
    """``got``: headers and raw body of each request."""

    url: str = ""
    status: int = 200
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def receiver() -> Iterator[Receiver]:
    made = Receiver()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        raw = handler.rfile.read(int(handler.headers["Content-Length"]))
        made.got.append(({name.lower(): value for name, value in handler.headers.items()}, raw))
        handler.send_response(made.status)
        if made.status == 429:
            handler.send_header("Retry-After", "17")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with serving(handle) as address:
        made.url = f"{address}/hooks/s3cr3t-path"
        yield made
