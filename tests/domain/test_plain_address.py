"""Plain addresses mean what they meant when they were taken apart."""

from urllib.parse import urlsplit

import pytest

from monitor.domain.identity import canonical_url
from monitor.domain.plain_address import plain_address

PLAIN = (
    "https://site.example",
    "http://WWW.Site.example/",
    "https://site.example:8080/document/a-b_c~1/",
    "https://site.example//document/%20a//",
)
OTHERS = (
    "https://site.example/?p=1004",
    "https://site.example/a#b",
    "https://me@site.example/a",
    "https://[::1]/a",
    "https://site.example/a;b",
    "https://site.example/ä",
    " https://site.example/a",
    "HTTPS://site.example/a",
    "//site.example/a",
    "/document/a",
    "https:///a",
    "",
)


@pytest.mark.parametrize("url", PLAIN)
def test_host_and_path_are_those_of_the_address(url: str) -> None:
    parts = urlsplit(url)
    assert plain_address(url) == (parts.netloc, parts.path)
    assert canonical_url(url) == canonical_url(f"{url}#")


@pytest.mark.parametrize("url", OTHERS)
def test_anything_else_must_be_taken_apart(url: str) -> None:
    assert plain_address(url) is None
