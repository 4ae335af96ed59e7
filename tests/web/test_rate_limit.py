"""What a server says of its allowance is obeyed, within bounds."""

import pytest

from monitor.errors import FetchError
from monitor.web import Settings, Web
from monitor.web.rate_limit import seconds_asked, used_up
from tests.loopback import HERE
from tests.web.conftest import NOW, reply

IN_A_MINUTE = str(int(NOW.timestamp()) + 60)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "30", "ratelimit-reset": "900"}, 30.0),
        ({"retry-after": "soon", "ratelimit-reset": "900"}, 900.0),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "50"}, 50.0),
        ({"ratelimit-remaining": "7", "ratelimit-reset": "50"}, None),
        ({"ratelimit": "limit=100, remaining=0, reset=50"}, 50.0),
        ({"ratelimit": '"default";r=0;t=45'}, 45.0),
        ({"ratelimit": '"default";r=12;t=45'}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "20"}, 20.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": IN_A_MINUTE}, 60.0),
        ({"x-ratelimit-reset": "1000000001"}, 0.0),
        ({"x-ratelimit-reset": "999999999999"}, 86_400.0),
        ({"ratelimit-reset": "9" * 40}, 86_400.0),
        ({"ratelimit-reset": "-5"}, None),
        ({"ratelimit-reset": "1.5"}, None),
        ({"ratelimit": "\u0663=1; t=\u0663"}, None),
    ],
)
def test_how_long_a_server_wants_to_be_left_alone(headers, seconds) -> None:
    assert seconds_asked(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"ratelimit-reset": "50"}, 0),
        ({"ratelimit-remaining": "1", "ratelimit-reset": "50"}, 0),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "50"}, 50),
        ({"ratelimit": '"default";r=0;t=45'}, 45),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "999999999999"}, 3600),
    ],
)
def test_an_allowance_that_a_good_answer_has_used_up(headers, seconds) -> None:
    assert used_up(headers, NOW) == seconds


def test_who_gave_all_that_it_gives_is_left_alone(site) -> None:
    site.pages["/a"] = reply(X_RateLimit_Remaining="0", X_RateLimit_Reset="120")
    web = Web(Settings("tests", inner=HERE), lambda: NOW)
    assert web.get(f"{site.url}/a")
    with pytest.raises(
        FetchError, match=r"said that this was all for now, and is left alone until"
    ):
        web.get(f"{site.url}/a")
    assert len(site.asked) == 1


def test_too_many_is_said_to_all_that_is_asked_of_the_host(site) -> None:
    site.pages["/a"], site.pages["/b"] = reply(429, X_RateLimit_Reset="120"), reply()
    web = Web(Settings("tests", inner=HERE), lambda: NOW)
    for path in ("/a", "/b"):
        with pytest.raises(FetchError) as caught:
            web.get(f"{site.url}{path}")
        assert (caught.value.status, caught.value.retry_after) == (429, 120.0)
    assert "left alone until" in caught.value.reason
    assert len(site.asked) == 1


def test_too_many_without_a_time_speaks_of_the_next_moment_only(site) -> None:
    site.pages["/a"], site.pages["/b"] = reply(429), reply()
    web = Web(Settings("tests", inner=HERE), lambda: NOW)
    with pytest.raises(FetchError):
        web.get(f"{site.url}/a")
    assert web.get(f"{site.url}/b")
