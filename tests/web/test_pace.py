"""A host is not hurried, and left alone when it says so."""

import time
from datetime import datetime, timedelta

import pytest

from monitor.domain.inspectorate_hosts import host_in
from monitor.errors import FetchError
from monitor.web import Settings, Web
from tests.loopback import HERE
from tests.web.conftest import NOW, Site, reply


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def careful(site: Site, clock: Clock, gap_s: float = 0.0) -> Web:
    return Web(
        Settings("tests", inner=HERE, gap_s=gap_s, careful=frozenset({host_in(site.url)})), clock
    )


def fault(web: Web, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web.get(url)
    return caught.value


@pytest.mark.parametrize("status", [403, 429])
def test_after_a_refusal_the_whole_host_is_left_alone_for_ten_minutes(site, status) -> None:
    clock = Clock()
    web = careful(site, clock)
    site.pages["/a"], site.pages["/b"] = reply(status), reply()
    first = fault(web, f"{site.url}/a")
    assert (first.status, first.transient, first.retry_after) == (status, True, 600.0)
    clock.now += timedelta(minutes=9)
    second = fault(web, f"{site.url}/b")
    assert "left alone until 09:10" in second.reason
    assert str(status) in second.reason
    assert (second.transient, second.retry_after) == (True, 60.0)
    assert len(site.asked) == 1
    clock.now += timedelta(minutes=1)
    assert web.get(f"{site.url}/b")


@pytest.mark.attack("V25")
@pytest.mark.parametrize(
    ("header", "seconds"), [("30", 600.0), ("3600", 3600.0), ("99999999", 86_400.0)]
)
def test_a_longer_wish_of_the_server_is_obeyed_up_to_a_day(site, header, seconds) -> None:
    site.pages["/a"] = reply(429, Retry_After=header)
    assert fault(careful(site, Clock()), f"{site.url}/a").retry_after == seconds


def test_at_other_hosts_one_forbidden_page_speaks_for_itself_only(site) -> None:
    site.pages["/a"], site.pages["/b"] = reply(403), reply()
    web = Web(Settings("tests", inner=HERE), Clock())
    first = fault(web, f"{site.url}/a")
    assert (first.transient, first.retry_after) == (False, None)
    assert web.get(f"{site.url}/b")


def test_between_two_requests_to_one_host_lies_a_gap(site) -> None:
    site.pages["/a"] = reply()
    web = careful(site, Clock(), gap_s=0.2)
    began = time.monotonic()
    for _ in range(3):
        web.get(f"{site.url}/a")
    assert time.monotonic() - began >= 0.4


def test_the_end_of_the_program_does_not_wait_for_its_turn(site) -> None:
    site.pages["/a"] = reply()
    web = careful(site, Clock(), gap_s=600.0)
    web.get(f"{site.url}/a")
    web.close()
    assert "closing down" in fault(web, f"{site.url}/a").reason


def test_the_name_of_a_json_refusal_is_told(site) -> None:
    site.pages["/a"] = reply(
        404, b'{"code": "rest_no_route", "message": "x"}', Content_Type="application/json"
    )
    site.pages["/b"] = reply(404, b'{"code": "<b>odd</b>"}', Content_Type="application/json")
    assert fault(careful(site, Clock()), f"{site.url}/a").reason.endswith("(rest_no_route)")
    assert fault(careful(site, Clock()), f"{site.url}/b").reason == "HTTP 404 Not Found"


def test_where_a_list_goes_on_is_kept_with_the_page(site) -> None:
    site.pages["/a"] = reply(200, b"x", Link='</a?page=2>; rel="next", </>; rel="up"')
    site.pages["/b"] = reply(200, b"x", Link='<ftp://x.org/>; rel="next"')
    web = careful(site, Clock())
    assert web.get(f"{site.url}/a").next_url == f"{site.url}/a?page=2"
    assert web.get(f"{site.url}/b").next_url is None
