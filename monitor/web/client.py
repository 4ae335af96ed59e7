"""Asking for pages, and handing payloads to webhooks."""

import json as jsonlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

import httpx

from monitor.domain.article import Page, Validators
from monitor.errors import DeliveryError, FetchError
from monitor.web.address import AddressError, checked, redirected
from monitor.web.body import BodyError, plain_chunks
from monitor.web.deadline import Deadline
from monitor.web.error_code import error_code
from monitor.web.faults import in_words, is_transient, status_in_words
from monitor.web.guard import Guard
from monitor.web.lasting import lasting
from monitor.web.pace import HostsMemory, Pace
from monitor.web.rate_limit import seconds_asked, used_up
from monitor.web.retry_after import moment, seconds_to_wait
from monitor.web.robots import Robots, RobotsMemory
from monitor.web.settings import Settings
from monitor.web.transport import Transport, trusted

_UNCONDITIONAL = Validators()
_ANSWER_BYTES = 2_000
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_ACCEPT = "text/html, application/xhtml+xml, application/xml, application/json, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a webhook said. ``text``: its beginning. ``retry_after``: seconds, if told."""

    status: int
    text: str
    retry_after: float | None


class Web:
    """Safe to use from several threads at once: nothing but the TLS settings is shared.

    ``clock`` tells the current instant, aware UTC. ``memory``: where is kept what hosts ask of
    programs; None for the errand of a person, who asks for one page as with a browser. ``hosts``:
    when they may be asked, where other processes ask them for us, too.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime],
        memory: RobotsMemory | None = None,
        hosts: HostsMemory | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._tls = trusted()
        self._guard = Guard(settings.inner, settings.ports)
        self._stop = threading.Event()
        self._pace = Pace(settings.gap_s, settings.careful, clock, self._stop, hosts)
        self._robots = Robots(self._fetched, memory, settings.permitted, clock) if memory else None

    def only(self, inner: frozenset[str]) -> AbstractContextManager[None]:
        """Within the block, in this thread, of the hosts within a private network that the operator
        named only these may be asked."""
        return self._guard.only(inner)

    def close(self) -> None:
        """End what is under way, from any thread, within a second; ask for nothing more."""
        self._stop.set()

    def get(self, url: str, validators: Validators = _UNCONDITIONAL) -> Page | None:
        """The page, or None for "not modified". Raises FetchError, and StoreError of the memory."""
        return self._fetched(url, validators, self._robots)

    def clock_at(self, url: str) -> datetime | None:
        """What the server's clock says, aware UTC, whatever else it answers; None where it says
        nothing. Raises FetchError."""
        self._pace.await_turn(url, 0.0)
        deadline = Deadline(self._settings.total_s, self._stop)
        try:
            with (
                closing(Transport(self._tls, deadline, self._guard)) as transport,
                _answered(transport, self._request("GET", checked(url), {})) as response,
            ):
                return moment(response.headers.get("date", ""))
        except httpx.HTTPError as error:
            raise FetchError(url, in_words(error, deadline), transient=True) from error
        except (AddressError, httpx.InvalidURL) as error:
            raise FetchError(url, str(error), transient=False) from error

    def _fetched(
        self, url: str, validators: Validators = _UNCONDITIONAL, robots: Robots | None = None
    ) -> Page | None:
        self._pace.await_turn(url, robots.delay(url) if robots else 0.0)
        deadline = Deadline(self._settings.total_s, self._stop)
        try:
            with closing(Transport(self._tls, deadline, self._guard)) as transport:
                return self._follow(transport, url, validators, robots)
        except httpx.HTTPError as error:
            raise FetchError(url, in_words(error, deadline), transient=True) from error
        except BodyError as error:
            raise FetchError(url, error.reason, transient=error.transient) from error
        except (AddressError, httpx.InvalidURL) as error:
            raise FetchError(url, str(error), transient=False) from error

    def post(
        self,
        url: str,
        *,
        json: object,
        timeout: float = 15.0,
        headers: Mapping[str, str] = _NO_HEADERS,
        most: int = _ANSWER_BYTES,
    ) -> Answer:
        """Hand ``json`` to a webhook; whatever it answers is returned, redirects too.

        ``json``: a value, or bytes that are sent as they are, as where a signature covers them.
        ``most``: so many bytes of the answer are read.

        Raises DeliveryError when there is no answer. The address is a secret: it is in no
        message, and the error is raised outside ``except`` so that it hangs on no chain either.
        """
        deadline = Deadline(timeout, self._stop)
        try:
            with closing(Transport(self._tls, deadline, self._guard)) as transport:
                return self._hand_over(transport, url, json, headers, most)
        except httpx.HTTPError as error:
            fault = DeliveryError(in_words(error, deadline), permanent=False)
        except (AddressError, httpx.InvalidURL):
            fault = DeliveryError("the address is not one that can be asked", permanent=True)
        raise fault

    def _follow(
        self, transport: Transport, url: str, validators: Validators, robots: Robots | None
    ) -> Page | None:
        place, hops = checked(url), set[int]()
        for _hop in range(self._settings.redirects + 1):
            request = self._request("GET", place, _conditions(validators))
            with _answered(transport, request) as response:
                target = response.headers.get("location")
                if response.status_code not in _REDIRECTS or target is None:
                    page = self._page(url, request, response)
                    return replace(page, moved=bool(hops) and hops <= _FOR_GOOD) if page else None
                hops.add(response.status_code)
            place = redirected(place, target)
            if robots:
                robots.delay(place)
        raise FetchError(
            url, f"redirected more than {self._settings.redirects} times", transient=False
        )

    def _page(self, asked: str, request: httpx.Request, response: httpx.Response) -> Page | None:
        if _not_modified(request, response):
            return None
        self._refuse(asked, str(request.url), response)
        self._pace.rest(str(request.url), used_up(response.headers, self._clock()))
        encoding = response.headers.get("content-encoding", "")
        body = b"".join(plain_chunks(response.iter_raw(), encoding, self._settings.max_bytes))
        return Page(
            url=str(request.url),
            body=body,
            media_type=response.headers.get("content-type", ""),
            validators=Validators(
                response.headers.get("etag"),
                response.headers.get("last-modified"),
                sha256(body).hexdigest(),
            ),
            next_url=_next_url(request, response),
            fresh=lasting(response.headers, self._clock()),
        )

    def _refuse(self, asked: str, place: str, response: httpx.Response) -> None:
        if response.is_success:
            return
        status, code = response.status_code, _error_code(response)
        told = seconds_asked(response.headers, self._clock())
        raise FetchError(
            asked,
            status_in_words(status) + (f" ({code})" if code else ""),
            transient=is_transient(status) or self._pace.shuts_us_out(place, status),
            retry_after=self._pace.refusal(place, status, told),
            status=status,
        )

    def _hand_over(
        self,
        transport: Transport,
        url: str,
        payload: object,
        headers: Mapping[str, str],
        most: int,
    ) -> Answer:
        told = {"content-type": "application/json; charset=utf-8", **headers}
        body = payload if isinstance(payload, bytes) else _written(payload)
        with _answered(transport, self._request("POST", checked(url), told, body)) as response:
            return Answer(
                response.status_code,
                _few_bytes(response, most),
                seconds_to_wait(response.headers.get("retry-after"), self._clock()),
            )

    def _request(
        self, method: str, url: str, headers: dict[str, str], body: bytes | None = None
    ) -> httpx.Request:
        told = {
            "user-agent": self._settings.user_agent,
            "accept": _ACCEPT,
            "accept-encoding": "gzip",
            "connection": "close",
        }
        settings = self._settings
        patience = httpx.Timeout(settings.read_s, connect=settings.connect_s).as_dict()
        return httpx.Request(
            method, url, headers=told | headers, content=body, extensions={"timeout": patience}
        )


@contextmanager
def _answered(transport: Transport, request: httpx.Request) -> Iterator[httpx.Response]:
    # Straight to the transport: httpx.Client would log every address, webhooks included.
    response = transport.handle_request(request)
    try:
        yield response
    finally:
        response.close()


def _written(payload: object) -> bytes:
    return jsonlib.dumps(payload, ensure_ascii=False).encode()


def _conditions(validators: Validators) -> dict[str, str]:
    asked = {"if-none-match": validators.etag, "if-modified-since": validators.last_modified}
    return {name: value for name, value in asked.items() if value and value.isascii()}


def _not_modified(request: httpx.Request, response: httpx.Response) -> bool:
    """A 304 that nobody asked for is not an answer: there is nothing it could refer to."""
    asked = "if-none-match" in request.headers or "if-modified-since" in request.headers
    return asked and response.status_code == httpx.codes.NOT_MODIFIED


def _next_url(request: httpx.Request, response: httpx.Response) -> str | None:
    """RFC 8288: where the list goes on; None where nothing usable is said."""
    target = response.links.get("next", {}).get("url")
    try:
        return redirected(str(request.url), target) if target else None
    except AddressError:
        return None


def _error_code(response: httpx.Response) -> str | None:
    said = "json" in response.headers.get("content-type", "").lower()
    return error_code(_few_bytes(response)) if said else None


def _few_bytes(response: httpx.Response, most: int = _ANSWER_BYTES) -> str:
    encoding = response.headers.get("content-encoding", "")
    return _beginning(plain_chunks(response.iter_raw(), encoding, most), most)


def _beginning(pieces: Iterable[bytes], most: int) -> str:
    """As much text as arrives: the status is the answer, a broken body cannot take it back."""
    read = b""
    try:
        for piece in pieces:
            read += piece
    except (BodyError, httpx.HTTPError):
        pass
    return read[:most].decode("utf-8", "replace")
