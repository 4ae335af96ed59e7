"""Log lines: one JSON object each, or words for a person; no secret in either."""

import io
import json
import logging

import pytest

from monitor import logs
from monitor.domain.masking import Mask
from monitor.domain.secret import Secret

log = logging.getLogger("monitor.test")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(params=[io.StringIO, Terminal], ids=["file", "terminal"])
def stream(request):
    made = request.param()
    logs.configure("INFO", Mask([Secret("s3cret-webhook")]), made)
    yield made
    logging.getLogger().handlers.clear()


def test_no_secret_leaves(stream):
    log.warning("oops", extra={"url": "https://hooks.example.org/s3cret-webhook"})
    try:
        raise ValueError("s3cret-webhook")
    except ValueError:
        log.exception("worse")
    assert "s3cret" not in stream.getvalue()
    assert stream.getvalue().count("[secret]") >= 2


def test_one_event_is_one_json_object(stream):
    if isinstance(stream, Terminal):
        log.info("visit_broke", extra={"source": "A\x1b[31m\nB"})
        assert "visit broke · A" in stream.getvalue()
        assert "\x1b[31m" not in stream.getvalue()
        assert stream.getvalue().count("\n") == 1
        return
    log.info("visit_broke", extra={"source": "A\nB", "entries": 3})
    line = json.loads(stream.getvalue())
    assert (line["event"], line["source"], line["entries"], line["level"]) == (
        "visit_broke",
        "A\nB",
        3,
        "info",
    )


def test_httpx_does_not_write_addresses(stream):
    logging.getLogger("httpx").info("HTTP Request: POST https://hooks.example.org/x")
    assert stream.getvalue() == ""
