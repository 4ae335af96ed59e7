"""For how long an answer says that it is fresh."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.web.lasting import lasting

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": 'Max-Age="60"'}, 60),
        ({"cache-control": "max-age=600", "age": "450"}, 150),
        ({"cache-control": "max-age=600", "age": "9000"}, 0),
        ({"cache-control": "s-maxage=600"}, 0),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"cache-control": "max-age=99999999999999999999"}, 0),
        ({"expires": "Mon, 02 Mar 2026 12:10:00 GMT"}, 600),
        ({"expires": "Mon, 02 Mar 2026 11:10:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        (
            {"cache-control": "max-age=60", "expires": "Mon, 02 Mar 2026 12:10:00 GMT"},
            60,
        ),
    ],
)
def test_seconds_told(headers, seconds):
    assert lasting(headers, NOW) == timedelta(seconds=seconds)
