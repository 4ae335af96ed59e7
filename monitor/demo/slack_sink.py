"""An HTTP server that behaves like Slack's incoming webhook, and keeps what it is sent."""

import json
from http import HTTPStatus
from pathlib import Path

from monitor.demo.arrival import Arrival
from monitor.demo.loopback import Answer, LoopbackServer, Request

_PATH = "/services/T0DEMO/B0DEMO/loopback"
_PLAIN = "text/plain; charset=utf-8"


class SlackSink(LoopbackServer):
    """Answers 200 and ``ok``, or in Slack's own words what was wrong."""

    def __init__(self, folder: Path) -> None:
        super().__init__(self._take)
        self.arrived: list[Arrival] = []
        self.payloads: list[dict[str, object]] = []
        self._folder = folder

    @property
    def webhook(self) -> str:
        """The address to post to."""
        return self.url + _PATH

    def _take(self, request: Request) -> Answer:
        if request.path != _PATH or request.method != "POST":
            return Answer(b"no_service", _PLAIN, HTTPStatus.NOT_FOUND)
        payload = _payload(request.body)
        if payload is None:
            return Answer(b"invalid_payload", _PLAIN, HTTPStatus.BAD_REQUEST)
        self._keep(payload)
        return Answer(b"ok", _PLAIN)

    def _keep(self, payload: dict[str, object]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(payload, ensure_ascii=False, indent=2)
        (self._folder / f"{len(self.payloads) + 1:02d}.json").write_text(text, encoding="utf-8")
        self.payloads.append(payload)
        self.arrived.append(Arrival("Slack", str(payload["text"]).partition("\n")[0]))


def _payload(body: bytes) -> dict[str, object] | None:
    try:
        payload = json.loads(body)
    except ValueError:
        return None
    return payload if isinstance(payload, dict) and payload.get("text") else None
