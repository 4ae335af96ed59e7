"""A Slack-shaped Web API on loopback: it keeps what was posted, and refuses when told to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import serving

TOKEN = "xoxb-s3cr3t-t0ken"
CHANNEL = "C0123456"


@dataclass
class Workspace:
    """``refuse[method]``: the error word it answers. ``status``: of every answer."""

    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    status: int = 200
    body: str | None = None

    def answer(self, method: str, asked: dict[str, Any]) -> str:
        if self.body is not None:
            return self.body
        threaded = f"{method} in thread" if "thread_ts" in asked else method
        if error := self.refuse.get(threaded, self.refuse.get(method)):
            return json.dumps({"ok": False, "error": error})
        ts = asked.get("ts") or f"1700000000.{len(self.calls):06}"
        # As Slack does, it repeats the whole message, here before what we are after.
        return json.dumps({"message": asked, "ok": True, "channel": CHANNEL, "ts": ts})


@contextmanager
def workspace() -> Iterator[Workspace]:
    made = Workspace()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        asked = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        method = handler.path.rsplit("/", 1)[-1]
        made.calls.append((method, asked))
        made.tokens.append(handler.headers["Authorization"])
        raw = made.answer(method, asked).encode()
        handler.send_response(made.status)
        if made.status == 429:
            handler.send_header("Retry-After", "17")
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)

    with serving(handle) as address:
        made.url = f"{address}/api"
        yield made
